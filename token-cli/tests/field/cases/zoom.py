"""Zoom Video SDK: required claims, kinds of tokens, roles, recording, lives."""

import base64

from case import ZOOM_AUTH, ZOOM_CODES, ZOOM_MEETING, ZOOM_SAMPLE, case
from forge import AT, DROP, MEETING_KEY, PLAIN, ZOOM_KEY, ZOOM_SECRET, as_bytes, encode, livekit, livekit_token, mac, token, zoom, zoom_token

FORUM = "https://devforum.zoom.us/t"
UUID = "00000000-0000-4000-8000-000000000000"


def padded(its_claims):
    """Base64url with its padding, and signed so."""
    for more in ("", "a", "aa"):
        parts = [base64.urlsafe_b64encode(as_bytes(part)).decode() for part in (PLAIN, {**its_claims, "user_identity": "alice" + more})]
        if parts[1].endswith("="):
            signed = ".".join(parts)
            return f"{signed}.{encode(mac(signed, ZOOM_SECRET))}"
    raise AssertionError


NAMED = (("grant-field-missing", "grant-field-unknown"), ("grant-field-missing", "unknown-grant"))


def one(name, kind, why, given, errors="", warnings="", *, mention=(), never=(), source=ZOOM_AUTH, **more):
    text = given if isinstance(given, str) else zoom_token(given)
    return case(f"zoom-{name}", kind, why, text, errors, warnings, vendor="zoom", sdk="video", mention=mention, never=[*never, "SID", "Twilio"], source=source, says=more.pop("says", why), **more)


def misspelt(name, right, wrong, value, **more):
    return one(name, "misspelt required claim", f"`{wrong}` for `{right}`", zoom(**{right: DROP, wrong: value}), "grant-field-missing", mention=[right, wrong], other=NAMED, **more)


REQUIRED = [
    misspelt("role-type-camel", "role_type", "roleType", 1),
    misspelt("role", "role_type", "role", 1),
    misspelt("topic", "tpc", "topic", "Cool Cars", source=ZOOM_SAMPLE),
    misspelt("session-name", "tpc", "sessionName", "Cool Cars", source=ZOOM_SAMPLE),
    misspelt("ver", "version", "ver", 1),
    one("app-key-camel", "misspelt required claim", "`appKey` for `app_key`: the Meeting SDK's name", zoom(app_key=DROP, appKey=ZOOM_KEY), "claim-missing", None, mention=["app_key"],
        other=(("claim-missing", "grant-field-unknown"), ("meeting-sdk-token", ""), ("iss-missing", ""))),
    one("sdk-key", "misspelt required claim", "`sdkKey` for `app_key`: the Meeting SDK's name", zoom(app_key=DROP, sdkKey=ZOOM_KEY), "claim-missing", None, mention=["app_key"],
        other=(("claim-missing", "grant-field-unknown"), ("meeting-sdk-token", ""))),
    one("app-key-as-iss", "misspelt required claim", "`iss` for `app_key`, as a page that guesses says", zoom(app_key=DROP, iss=ZOOM_KEY), "claim-missing", None, mention=["app_key"],
        source="https://taourl.com/read-2038032.html", other=(("rest-api-token", ""),)),
    one("nothing-but-iss", "misspelt required claim", "`iss` and `exp`, as a page that guesses says", {"iss": ZOOM_KEY, "exp": AT + 3600}, "rest-api-token", None, mention=[("REST", "API")],
        source="https://taourl.com/read-2038032.html", other=(("other-vendor-token", ""), ("rest-api-token", "iat-missing"))),
    one("without-role-type", "misspelt required claim", "required since version 1.2 of the SDK", zoom(role_type=DROP), "grant-field-missing", mention=["role_type"], source=ZOOM_CODES),
    one("without-version", "misspelt required claim", "`version` is 1", zoom(version=DROP), "grant-field-missing", mention=["version"]),
    one("old-payload", "misspelt required claim", "a generator of 2021: neither `role_type` nor `version`, a `pwd`", {"app_key": ZOOM_KEY, "iat": AT, "exp": AT + 7200, "tpc": "Cool Cars", "pwd": ""}, "grant-field-missing", None, mention=["role_type", "version"],
        source="https://gist.github.com/chsh/27f49868aa3a1e8c95ac2a392f4780d1"),
    one("empty-topic", "misspelt required claim", "an empty name", zoom(tpc=""), "grant-field-missing", mention=["tpc"], other=(("grant-field-type", ""),)),
    one("topic-array", "misspelt required claim", "an array in place of the name", zoom(tpc=["Cool Cars"]), "grant-field-type", mention=["tpc"]),
]

ROLES = [
    one("role-type-text", "roles", "`\"1\"` in quotes: it must be a number", zoom(role_type="1"), "grant-field-type", mention=["role_type", ("number", "integer")], source=ZOOM_CODES),
    one("role-type-empty", "roles", "an empty text, from a sample's wrong argument", zoom(role_type=""), "grant-field-type", mention=["role_type"], source="https://github.com/zoom/videosdk-web-sample/pull/51",
        other=(("grant-field-missing", ""),)),
    one("role-type-2", "roles", "neither 0 nor 1", zoom(role_type=2), "grant-field-value", mention=["role_type"], source=ZOOM_CODES),
    one("role-type-word", "roles", "a word for the role", zoom(role_type="host"), "grant-field-type", mention=["role_type", "1"]),
    one("role-type-boolean", "roles", "true for the host", zoom(role_type=True), "grant-field-type", mention=["role_type"]),
    one("role-type-float", "roles", "1.0, as some writers print it", zoom_token('{"app_key":"' + ZOOM_KEY + f'","role_type":1.0,"tpc":"Cool Cars","version":1,"iat":{AT},"exp":{AT + 7200}' + "}"), None, None, verdict="valid", other=(("grant-field-type", ""), ("", ""))),
    one("version-2", "roles", "there is one version", zoom(version=2), "grant-field-value", mention=["version", "1"]),
    one("version-text", "roles", "`version` is a number", zoom(version="1"), "grant-field-type", mention=["version"]),
]

NAMES = [
    one("identity-uuid", "identity", "a UUID has 36 characters, which may be", zoom(user_identity=UUID)),
    one("user-key-uuid", "identity", "today's name of the identity", zoom(user_identity=DROP, user_key=UUID)),
    one("session-key-uuid", "identity", "a UUID has 36 characters, which may be", zoom(session_key=UUID)),
    one("user-key-37", "identity", "one character too many", zoom(user_identity=DROP, user_key="a" * 37), "identity-too-long", mention=["36"], other=(("text-too-long", ""),)),
    one("user-identity-37", "identity", "one character too many", zoom(user_identity="a" * 37), "identity-too-long", mention=["36"], other=(("text-too-long", ""),)),
    one("session-key-37", "identity", "one character too many", zoom(session_key="a" * 37), "text-too-long", mention=["36"]),
    one("user-key-and-identity", "identity", "both names, and they differ", zoom(user_key="bob"), "", None, verdict="valid", mention=["user_key"]),
    one("user-key-number", "identity", "a user's number", zoom(user_identity=DROP, user_key=7), "identity-not-string", mention=["user_key"], other=(("grant-field-type", ""),)),
    one("topic-201", "identity", "200 characters are the most", zoom(tpc="a" * 201), "text-too-long", mention=["200"]),
    one("topic-forbidden", "identity", "a line break is no visible symbol", zoom(tpc="Cool\nCars"), "", None, verdict="valid"),
]

RECORD = [
    one("transcript-option", "recording", "0, 1 or 2", zoom(cloud_recording_transcript_option=2)),
    one("transcript-option-3", "recording", "neither 0, 1 nor 2", zoom(cloud_recording_transcript_option=3), "grant-field-value", mention=["cloud_recording_transcript_option"]),
    one("transcript-option-text", "recording", "a number in quotes", zoom(cloud_recording_transcript_option="1"), "grant-field-type", mention=["cloud_recording_transcript_option"]),
    one("recording-for-participant", "recording", "`cloud_recording_option: 1` needs `role_type: 1`", zoom(role_type=0, cloud_recording_option=1), warnings="grant-field-conflict", mention=["role_type"],
        other=(("grant-field-missing", ""), ("grant-field-conflict", ""), ("", "grant-field-missing"))),
    one("recording-zero-for-participant", "recording", "0 needs nothing", zoom(role_type=0, cloud_recording_option=0)),
    one("recording-option-camel", "recording", "the sample's argument in place of the claim", zoom(cloudRecordingOption=1), warnings="unknown-grant", other=(("", "grant-field-unknown"),), mention=["cloud_recording_option"], source=ZOOM_SAMPLE),
    one("geo-eu", "regions", "`EU` is none of the twelve", zoom(geo_regions="EU"), "grant-field-value", mention=["EU", "DE"], source=ZOOM_SAMPLE),
    one("geo-one-of-two", "regions", "one of the list is none", zoom(geo_regions="US,UK"), "grant-field-value", mention=["UK"], source=ZOOM_SAMPLE),
    one("geo-lower-case", "regions", "the regions in lower case", zoom(geo_regions="us,de"), "grant-field-value", mention=["US"], source=ZOOM_SAMPLE, other=(("", "grant-field-value"), ("", ""))),
    one("geo-array", "regions", "an array in place of one text", zoom(geo_regions=["US", "DE"]), "grant-field-type", mention=["comma"], source=ZOOM_SAMPLE),
    one("geo-spaces", "regions", "spaces after the commas", zoom(geo_regions="US, DE"), None, None, verdict="valid", source=ZOOM_SAMPLE, other=(("grant-field-value", ""), ("", "grant-field-value"), ("", ""))),
    one("page-sample", "recording", "the page's own sample, with empty texts", zoom(telemetry_tracking_id="", session_key="", user_identity=DROP, user_key="", geo_regions="", cloud_recording_option=0, video_webrtc_mode=0),
        warnings=None, verdict="valid", never_rules="grant-field-type grant-field-missing identity-empty"),
    one("telemetry-empty", "recording", "an empty text in an optional claim", zoom(telemetry_tracking_id="")),
    one("webrtc-text", "recording", "a number in quotes", zoom(video_webrtc_mode="1"), "grant-field-type", mention=["video_webrtc_mode"]),
]

MEETING = {"sdkKey": MEETING_KEY, "appKey": MEETING_KEY, "mn": "88600000000", "role": 0, "iat": AT, "exp": AT + 7200, "tokenExp": AT + 7200}
KINDS = [
    one("meeting-web", "other kind of token", "a Meeting SDK token for the web: `sdkKey`, `mn`", {"sdkKey": MEETING_KEY, "mn": "88600000000", "role": 0, "iat": AT, "exp": AT + 7200}, "meeting-sdk-token", mention=["Meeting SDK"],
        source=ZOOM_MEETING, never_rules="grant-field-missing claim-missing"),
    one("meeting-both-keys", "other kind of token", "a Meeting SDK token with both keys", MEETING, "meeting-sdk-token", mention=["Meeting SDK"], source=f"{FORUM}/signature-related-errors-when-upgrading-zoom-meeting-sdk-to-2-12-0/89071",
        never_rules="grant-field-missing claim-missing"),
    one("meeting-native", "other kind of token", "a Meeting SDK token for a phone: `appKey`, `tokenExp`", {"appKey": MEETING_KEY, "iat": AT, "exp": AT + 7200, "tokenExp": AT + 7200}, "meeting-sdk-token", mention=["Meeting SDK"],
        source=f"{FORUM}/jwt-expiration-clarification/65869"),
    one("meeting-expired", "other kind of token", "what it is comes before when it ended", {**MEETING, "iat": AT - 9000, "exp": AT - 1800, "tokenExp": AT - 1800}, "meeting-sdk-token", mention=["Meeting SDK"], source=ZOOM_MEETING),
    one("rest-jwt", "other kind of token", "a JWT for the REST API of Video SDK", {"iss": "FakeApiKey000000000001", "iat": AT, "exp": AT + 3600}, "rest-api-token", None, mention=[("REST", "API")],
        source="https://developers.zoom.us/docs/video-sdk/api-request/", other=(("other-vendor-token", ""),)),
    one("rest-jwt-aud-null", "other kind of token", "the former app's JWT: `aud` is null", {"aud": None, "iss": "FakeApiKey000000000001", "exp": AT + 3600, "iat": AT}, "rest-api-token", None, mention=[("REST", "API")],
        source="https://developers.zoom.us/docs/api/", other=(("other-vendor-token", ""),)),
    one("oauth-token", "other kind of token", "an OAuth token of Zoom's", token({"ver": 10, "auid": "fake", "code": "fake", "iss": "zm:cid:FakeClient000000000001", "gno": 0, "type": 0, "tid": 0, "aud": "https://oauth.zoom.us", "uid": "fake",
        "nbf": AT, "exp": AT + 3600, "iat": AT, "aid": "fake"}, {"sv": "000002", "alg": "HS512", "v": "2.0", "kid": UUID}), "oauth-token", None, mention=["OAuth"], source=f"{FORUM}/oauth-access-token-signature-verification/7899",
        other=(("other-vendor-token", ""),)),
    one("zak", "other kind of token", "a Zoom Access Key", token({"aud": "clientsm", "uid": "fake", "zid": "fake", "iss": "web", "sk": "0", "sty": 100, "wcd": "us04", "clt": 0, "exp": AT + 7200, "iat": AT, "aid": "fake", "cid": ""},
        {"typ": "JWT", "sv": "000001", "zm_skm": "zm_o2m", "alg": "HS256"}), "zak-token", None, mention=["ZAK"], source=ZOOM_MEETING, other=(("other-vendor-token", ""),)),
    one("zak-for-signature", "other kind of token", "a Zoom Access Key, expired", token({"aud": "clientsm", "uid": "fake", "iss": "web", "sty": 1, "wcd": "aw1", "clt": 0, "exp": AT - 60, "iat": AT - 7260, "aid": "fake", "cid": ""},
        {"typ": "JWT", "sv": "000001", "zm_skm": "zm_o2m", "alg": "HS256"}), "zak-token", None, mention=["ZAK"], source=ZOOM_MEETING, other=(("other-vendor-token", ""),)),
    one("foreign-livekit", "other vendor", "a token of LiveKit", livekit_token(livekit()), "other-vendor-token", mention=["LiveKit"], source="https://docs.livekit.io/frontends/reference/tokens-grants"),
    one("foreign-livekit-server", "other vendor", "a token of LiveKit for a server: no `roomJoin`", livekit_token(livekit(sub=DROP, video={"roomList": True})), "other-vendor-token", mention=["LiveKit"],
        source="https://docs.livekit.io/frontends/reference/tokens-grants"),
    one("foreign-videosdk-live", "other vendor", "a token of VideoSDK.live, whose name is so near", token({"apikey": UUID, "permissions": ["allow_join"], "version": 2, "iat": AT, "exp": AT + 7200}, PLAIN), "other-vendor-token",
        mention=["VideoSDK"], source="https://docs.videosdk.live", other=(("claim-missing grant-field-missing grant-field-value", ""),)),
    one("legacy-signature", "other kind of token", "the Meeting SDK's signature of before 2022: base64 of key.meeting.time.role.hash", "RmFrZUtleS4xMjM0NTY3ODkuMTgwMDAwMDAwMDAwMC4wLkZha2U=", "not-a-jwt", mention=[("signature", "base64", "not a JWT")], source=f"{FORUM}/invalid-signature-using-web-sdk/46614",
        never_rules="truncated"),
]

TIMES = [
    one("life-29-minutes", "life", "1800 seconds are the least", zoom(life=1799), "lifetime-too-short", mention=["30"]),
    one("life-49-hours", "life", "48 hours are the most", zoom(life=172_801), "lifetime-too-long", mention=["48"]),
    one("life-milliseconds", "life", "7200 * 1000, added to seconds", zoom(life=7_200_000), "lifetime-too-long", mention=["milliseconds"]),
    one("iat-milliseconds", "life", "`Date.now()`", zoom(iat=AT * 1000, exp=AT * 1000 + 7_200_000), "milliseconds", mention=["milliseconds"]),
    one("iat-text", "life", "a text; it must be a number", zoom(iat=str(AT)), "iat-not-integer", mention=["iat"], source="https://marketplace.zoom.us/docs/sdk/custom/auth"),
    one("iat-fraction", "life", "`Date.now() / 1000` without rounding", zoom(iat=AT + 0.5 - 1), "iat-not-integer", mention=[("fraction", "whole")], other=(("", "iat-not-integer"), ("", ""))),
    one("iat-missing", "life", "required by the page", zoom(iat=DROP), "iat-missing", mention=["iat"], other=(("", "iat-missing"), ("grant-field-missing", ""))),
    one("token-exp", "life", "`tokenExp` is the Meeting SDK's, `exp` is missing", zoom(exp=DROP, tokenExp=AT + 7200), "exp-missing", None, mention=["exp"], source=f"{FORUM}/jwt-expiration-clarification/65869"),
    one("token-exp-beside", "life", "`tokenExp` beside `exp`: of the Meeting SDK, ignored here", zoom(tokenExp=AT + 7200), "", None, verdict="valid", never_rules="meeting-sdk-token"),
    one("iat-ahead-zone", "life", "local time of Pakistan taken for UTC", zoom(at=AT + 5 * 3600), "iat-in-future", mention=["time zone"]),
    one("iat-backdated", "life", "`iat` 30 seconds back, as samples do against skewed clocks", zoom(at=AT - 30), source=f"{FORUM}/websdk-2-9-5-intermittent-invalid-signature-when-joining-meeting/81534"),
    one("not-checked-topic", "not checked", "the client must join under the name in `tpc`", zoom(), not_checked=["tpc"],
        source="https://github.com/zoom/videosdk-reactnative-quickstart/issues/5"),
    one("padded", "input form", "Java's `getUrlEncoder()` pads: the signature differs by chance of the length", padded(zoom(tpc="Cool Cars!")), "padded-base64", source=f"{FORUM}/websdk-2-9-5-intermittent-invalid-signature-when-joining-meeting/81534",
        mention=["="], inner=True),
]

CASES = REQUIRED + ROLES + NAMES + RECORD + KINDS + TIMES
