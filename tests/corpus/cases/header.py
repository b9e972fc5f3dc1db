"""The header: `typ`, `alg` and `cty` byte for byte, the region, and forbidden parameters."""

import hashlib

from case import ACCESS_TOKENS, RFC_JWS, RFC_JWT, case, code
from forge import CTY, DROP, HEADER, SYNC, VIDEO, VOICE, WORK, as_bytes, claims, encode, header, token

REGIONS = "https://www.twilio.com/docs/global-infrastructure/edge-locations/legacy-regions"
CONVERSATIONS = "https://www.twilio.com/docs/global-infrastructure/conversations-api-with-twilio-regions"
AVAILABILITY = "https://www.twilio.com/docs/global-infrastructure/regional-product-and-feature-availability"
TASKROUTER = "https://www.twilio.com/docs/global-infrastructure/taskrouter-with-twilio-regions"
VIDEO_PAGE = "https://www.twilio.com/docs/video/tutorials/user-identity-access-tokens"


def one(name, why, errors, **changes):
    return case(name, why, token(its_header=header(**changes)), errors)


NONE = ".".join(encode(as_bytes(part)) for part in (HEADER | {"alg": "none"}, claims())) + "."

CASES = [
    one("header-typ", f"`typ` in lower case, {code(20102)}", "header-typ", typ="jwt"),
    one("header-typ-missing", f"`typ` is missing, {code(20152)}", "header-typ", typ=DROP),
    one("header-typ-at", f"the type of another kind of token, {RFC_JWT}#section-5.1", "header-typ", typ="at+jwt"),
    case(
        "header-alg",
        f"HS512, which Node and PHP can be asked for, {ACCESS_TOKENS}",
        token(its_header=header(alg="HS512"), digest=hashlib.sha512),
        "header-alg",
    ),
    case(
        "header-alg-hs384",
        f"HS384, which Node and PHP can be asked for, {ACCESS_TOKENS}",
        token(its_header=header(alg="HS384"), digest=hashlib.sha384),
        "header-alg",
    ),
    one("header-alg-rs256", f"the algorithm of a key pair, {ACCESS_TOKENS}", "header-alg", alg="RS256"),
    one("header-alg-lower-case", f"`alg` in lower case, {RFC_JWS}#section-4.1.1", "header-alg", alg="hs256"),
    one("header-alg-missing", f"`alg` is missing, {RFC_JWS}#section-4.1.1", "header-alg", alg=DROP),
    one("header-alg-null", f"`alg` is null, {RFC_JWS}#section-4.1.1", "header-alg", alg=None),
    case("alg-none", f"nobody signed it; that the signature is missing follows, {RFC_JWT}#section-6", NONE, "alg-none"),
    case(
        "alg-none-other-case",
        f"`None`, with a signature of somebody, {RFC_JWT}#section-6",
        token(its_header=header(alg="None")),
        "alg-none",
    ),
    one("header-cty", f"a version that does not exist, {code(20102)}", "header-cty", cty="twilio-fpa;v=2"),
    one("header-cty-missing", f"`cty` is missing, {code(20102)}", "header-cty", cty=DROP),
    one("header-cty-upper-case", f"`cty` in upper case, {code(20102)}", "header-cty", cty=CTY.upper()),
    one("header-cty-blank", f"a blank after the semicolon, {code(20102)}", "header-cty", cty="twilio-fpa; v=1"),
    one(
        "header-cty-bidi",
        f"a character in it that turns the text around, to be printed escaped, {code(20102)}",
        "header-cty",
        cty="twilio-fpa;v=1\u202e\u001b[31m",
    ),
    one("header-cty-number", f"`cty` is a number, {code(20102)}", "header-cty", cty=1),
    case(
        "header-all-wrong",
        f"the header of nobody's token, {code(20152)}",
        token(its_header={"alg": "ES256"}),
        "header-alg header-cty header-typ",
    ),
    case(
        "header-empty",
        f"an empty object; the claims show whose it is, {code(20152)}",
        token(its_header="{}"),
        "header-alg header-cty header-typ",
    ),
    case(
        "header-not-object",
        f"the header is an array; the claims are read, {RFC_JWS}#section-4",
        token(its_header="[]"),
        "claims-not-object",
    ),
    one("header-twr", f"an edge location is no Region, {REGIONS}", "header-twr", twr="dublin"),
    one("header-twr-legacy", f"a legacy edge id is no Region, {REGIONS}", "header-twr", twr="us2"),
    one("header-twr-upper-case", f"Region ids are lower case, {REGIONS}", "header-twr", twr="IE1"),
    one("header-twr-empty", f"a variable that was not set, {REGIONS}", "header-twr", twr=""),
    one("header-twr-number", f"a Region is a text, {REGIONS}", "header-twr", twr=1),
    case(
        "header-twr-video",
        f"a Region that does not exist is one finding, also for Video, {REGIONS}",
        token(claims(VIDEO), header(twr="br1")),
        "header-twr",
        sdk="video",
    ),
    case(
        "video-region",
        f"Video takes keys of US1 only, {VIDEO_PAGE}",
        token(claims(VIDEO), header(twr="ie1")),
        "video-region",
        sdk="video",
    ),
    case(
        "video-region-beside-voice",
        f"Voice is there, Video is not, {VIDEO_PAGE}",
        token(claims(VOICE, VIDEO), header(twr="au1")),
        "video-region",
    ),
    case(
        "header-twr-conversations",
        f"Conversations is not in AU1, {CONVERSATIONS}",
        token(its_header=header(twr="au1")),
        "header-twr",
        sdk="conversations",
    ),
    case("header-twr-sync", f"Sync is in US1 only, {AVAILABILITY}", token(claims(SYNC), header(twr="ie1")), "header-twr"),
    case(
        "header-twr-voice-and-sync",
        f"Voice is in IE1, Sync is not, {AVAILABILITY}",
        token(claims(VOICE, SYNC), header(twr="ie1")),
        "header-twr",
        sdk="voice sync",
    ),
    case(
        "header-twr-taskrouter",
        f"TaskRouter is in US1 and IE1, {TASKROUTER}",
        token(claims(WORK), header(twr="au1")),
        "header-twr",
    ),
    case("header-twr-taskrouter-ie1", f"TaskRouter is in IE1, {TASKROUTER}", token(claims(WORK), header(twr="ie1"))),
    one(
        "header-crit",
        f"an extension that a reader must know, {RFC_JWS}#section-4.1.11",
        "header-crit",
        crit=["b64"],
        b64=True,
    ),
]
