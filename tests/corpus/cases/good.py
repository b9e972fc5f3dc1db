"""Tokens with no error: what Twilio's pages require, and the limits of what they allow."""

import json

from case import ACCESS_TOKENS, RFC_JSON, RFC_JWS, RFC_JWT, case, code
from forge import (
    APP,
    AT,
    CHAT,
    DIGITS,
    DROP,
    KEY,
    PUSH,
    ROLE,
    SERVICE,
    SYNC,
    VIDEO,
    VOICE,
    WORK,
    WORKSPACE,
    claims,
    header,
    token,
)

VIDEO_PAGE = "https://www.twilio.com/docs/video/tutorials/user-identity-access-tokens"
TASKROUTER_JS = "https://github.com/twilio/twilio-taskrouter.js"

CASES = [
    case("good-conversations", f"the smallest token for Conversations, {ACCESS_TOKENS}", token(), sdk="conversations"),
    case(
        "good-without-secret", "no secret to check with, so it cannot be more than unverified", token(), secret="none"
    ),
    case("good-sync", f"a service by its SID, {code(51104)}", token(claims(SYNC)), sdk="sync"),
    case(
        "good-sync-default-service",
        "the word `default` stands for the default service, https://www.twilio.com/docs/sync/identity-and-access-tokens",
        token(claims({"data_sync": {"service_sid": "default"}})),
        sdk="sync",
    ),
    case("good-video", f"one room by its name, {VIDEO_PAGE}", token(claims(VIDEO)), sdk="video"),
    case(
        "good-video-any-room",
        f"an empty grant opens every room, {VIDEO_PAGE}",
        token(claims({"video": {}})),
        sdk="video",
    ),
    case("good-video-room-sid", f"a room by its SID, {VIDEO_PAGE}", token(claims({"video": {"room": f"RM{DIGITS}"}}))),
    case(
        "good-video-us1-named",
        f"the default Region may be named, {VIDEO_PAGE}",
        token(claims(VIDEO), header(twr="us1")),
        sdk="video",
    ),
    case("good-voice", f"receives and places calls, {code(31204)}", token(claims(VOICE)), sdk="voice"),
    case(
        "good-voice-incoming-only",
        "a token that only receives is legal, https://github.com/twilio/twilio-python/pull/413",
        token(claims({"voice": {"incoming": {"allow": True}}})),
        sdk="voice",
    ),
    case(
        "good-voice-outgoing-only",
        f"a token that only places calls is legal, {code(51007)}",
        token(claims({"voice": {"outgoing": {"application_sid": APP}}})),
        sdk="voice",
    ),
    case(
        "good-voice-params",
        f"parameters are free JSON, {code(51007)}",
        token(claims({"voice": {"outgoing": {"application_sid": APP, "params": {"team": "b", "tags": [1, None]}}}})),
        sdk="voice",
    ),
    case(
        "good-voice-mobile",
        f"a mobile client that registers for calls, {code(52004)}",
        token(claims({"voice": VOICE["voice"] | {"push_credential_sid": PUSH}})),
        sdk="voice",
    ),
    case("good-taskrouter", f"a worker of one workspace, {TASKROUTER_JS}", token(claims(WORK)), sdk="taskrouter"),
    case(
        "good-taskrouter-with-insights",
        f"the grant that Flex adds, its SID with an ending, {TASKROUTER_JS}/blob/master/test/util/MakeAccessToken.js",
        token(claims(WORK, {"flex_insights": {"service_sid": f"{WORKSPACE}.insights"}})),
        sdk="taskrouter",
    ),
    case(
        "good-conversations-all-fields",
        f"push credential and role, {code(52002)}",
        token(claims({"chat": {"service_sid": SERVICE, "deployment_role_sid": ROLE, "push_credential_sid": PUSH}})),
        sdk="conversations",
    ),
    case(
        "good-several-grants",
        f"several product grants in one token, {ACCESS_TOKENS}",
        token(claims(CHAT, SYNC, VIDEO, VOICE)),
        sdk="conversations sync video voice",
    ),
    case(
        "good-region-ie1",
        f"a token for a Region, {ACCESS_TOKENS}",
        token(its_header=header(twr="ie1")),
        sdk="conversations",
    ),
    case("good-region-au1", f"Voice in AU1, {ACCESS_TOKENS}", token(claims(VOICE), header(twr="au1")), sdk="voice"),
    case(
        "good-sid-upper-case-digits",
        "hexadecimal digits may be upper case in Twilio's API descriptions, https://github.com/twilio/twilio-oai",
        token(claims({"chat": {"service_sid": f"IS{DIGITS.upper()}"}})),
    ),
    case("good-nbf-is-now", f"`nbf` may be this very second, {code(20105)}", token(claims(nbf=AT))),
    case("good-life-of-a-day", f"86400 seconds are the most, {code(20157)}", token(claims(life=86_400))),
    case(
        "good-life-of-a-day-from-nbf",
        f"where `iat` is missing, `nbf` is the beginning, {code(20157)}",
        token(claims(life=86_400, nbf=AT, iat=DROP)),
        warnings="iat-missing",
    ),
    case(
        "good-last-second", f"in the second before `exp` it still lives, {RFC_JWT}#section-4.1.4", token(), at=AT + 3599
    ),
    case("good-issued-before", f"half of its life is over, {RFC_JWT}#section-4.1.4", token(), at=AT + 1800),
    case(
        "good-custom-claim",
        "PHP's `addClaim` writes claims of one's own, https://github.com/twilio/twilio-php",
        token(claims(team="b")),
    ),
    case(
        "good-header-kid", f"unknown header members are ignored, {RFC_JWS}#section-4", token(its_header=header(kid=KEY))
    ),
    case(
        "good-identity-of-video",
        f"any valid UTF-8 is an identity for Video, {code(53202)}",
        token(claims(VIDEO, identity="Zo\u00eb \u5c71\u7530 \U0001f389")),
        sdk="video",
    ),
    case(
        "good-identity-of-sync",
        f"Sync forbids no character, {code(54351)}",
        token(claims(SYNC, identity="alice@example.com")),
        sdk="sync",
    ),
    case(
        "good-identity-of-taskrouter",
        f"no page limits the identity for TaskRouter, {TASKROUTER_JS}",
        token(claims(WORK, identity="a" * 300)),
        sdk="taskrouter",
    ),
    case(
        "good-json-with-white-space",
        f"white space between the JSON's parts means nothing, {RFC_JSON}#section-2",
        token(json.dumps(claims(), indent=4) + "\n"),
    ),
    case(
        "good-json-with-escapes",
        f"an escaped character is the character, {RFC_JSON}#section-7",
        token(its_header='{"typ":"J\\u0057T","\\u0061lg":"HS256","cty":"twilio-fpa;v\\u003d1"}'),
    ),
]
