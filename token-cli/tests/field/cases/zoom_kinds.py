"""Zoom: other kinds of tokens, lifetimes, forms."""

import base64

from case import ZOOM_MEETING
from cases.zoom import UUID, one
from forge import AT, DROP, MEETING_KEY, PLAIN, ZOOM_SECRET, as_bytes, encode, livekit, livekit_token, mac, token, zoom

FORUM = "https://devforum.zoom.us/t"


def padded(its_claims):
    """A signed token of base64url with padding."""
    for more in ("", "a", "aa"):
        parts = [
            base64.urlsafe_b64encode(as_bytes(part)).decode()
            for part in (PLAIN, {**its_claims, "user_identity": "alice" + more})
        ]
        if parts[1].endswith("="):
            signed = ".".join(parts)
            return f"{signed}.{encode(mac(signed, ZOOM_SECRET))}"
    raise AssertionError


MEETING = {
    "sdkKey": MEETING_KEY,
    "appKey": MEETING_KEY,
    "mn": "88600000000",
    "role": 0,
    "iat": AT,
    "exp": AT + 7200,
    "tokenExp": AT + 7200,
}
CASES = {
    "other kind of token": [
        one(
            "meeting-web",
            "a Meeting SDK token for the web has `sdkKey` and `mn`",
            {"sdkKey": MEETING_KEY, "mn": "88600000000", "role": 0, "iat": AT, "exp": AT + 7200},
            "meeting-sdk-token",
            mention=["Meeting SDK"],
            source=ZOOM_MEETING,
            never_rules="grant-field-missing claim-missing",
        ),
        one(
            "meeting-both-keys",
            "a Meeting SDK token has `sdkKey` and `appKey`",
            MEETING,
            "meeting-sdk-token",
            mention=["Meeting SDK"],
            source=f"{FORUM}/signature-related-errors-when-upgrading-zoom-meeting-sdk-to-2-12-0/89071",
            never_rules="grant-field-missing claim-missing",
        ),
        one(
            "meeting-native",
            "a Meeting SDK token for a phone has `appKey` and `tokenExp`",
            {"appKey": MEETING_KEY, "iat": AT, "exp": AT + 7200, "tokenExp": AT + 7200},
            "meeting-sdk-token",
            mention=["Meeting SDK"],
            source=f"{FORUM}/jwt-expiration-clarification/65869",
        ),
        one(
            "meeting-expired",
            "a Meeting SDK token that has expired is a Meeting SDK token",
            {**MEETING, "iat": AT - 9000, "exp": AT - 1800, "tokenExp": AT - 1800},
            "meeting-sdk-token",
            mention=["Meeting SDK"],
            source=ZOOM_MEETING,
        ),
        one(
            "rest-jwt",
            "the token is for Video SDK's REST API",
            {"iss": "FakeApiKey000000000001", "iat": AT, "exp": AT + 3600},
            "rest-api-token",
            None,
            mention=[("REST", "API")],
            source="https://developers.zoom.us/docs/video-sdk/api-request/",
        ),
        one(
            "rest-jwt-aud-null",
            "the token is for Zoom's former REST API",
            {"aud": None, "iss": "FakeApiKey000000000001", "exp": AT + 3600, "iat": AT},
            "rest-api-token",
            None,
            mention=[("REST", "API")],
            source="https://developers.zoom.us/docs/api/",
        ),
        one(
            "oauth-token",
            "the token is Zoom's OAuth token",
            token(
                {
                    "ver": 10,
                    "auid": "fake",
                    "code": "fake",
                    "iss": "zm:cid:FakeClient000000000001",
                    "gno": 0,
                    "type": 0,
                    "tid": 0,
                    "aud": "https://oauth.zoom.us",
                    "uid": "fake",
                    "nbf": AT,
                    "exp": AT + 3600,
                    "iat": AT,
                    "aid": "fake",
                },
                {"sv": "000002", "alg": "HS512", "v": "2.0", "kid": UUID},
            ),
            "oauth-token",
            None,
            mention=["OAuth"],
            source=f"{FORUM}/oauth-access-token-signature-verification/7899",
        ),
        one(
            "zak",
            "the token is a Zoom Access Key",
            token(
                {
                    "aud": "clientsm",
                    "uid": "fake",
                    "zid": "fake",
                    "iss": "web",
                    "sk": "0",
                    "sty": 100,
                    "wcd": "us04",
                    "clt": 0,
                    "exp": AT + 7200,
                    "iat": AT,
                    "aid": "fake",
                    "cid": "",
                },
                {"typ": "JWT", "sv": "000001", "zm_skm": "zm_o2m", "alg": "HS256"},
            ),
            "zak-token",
            None,
            mention=["ZAK"],
            source=ZOOM_MEETING,
        ),
        one(
            "zak-for-signature",
            "the token is a Zoom Access Key that has expired",
            token(
                {
                    "aud": "clientsm",
                    "uid": "fake",
                    "iss": "web",
                    "sty": 1,
                    "wcd": "aw1",
                    "clt": 0,
                    "exp": AT - 60,
                    "iat": AT - 7260,
                    "aid": "fake",
                    "cid": "",
                },
                {"typ": "JWT", "sv": "000001", "zm_skm": "zm_o2m", "alg": "HS256"},
            ),
            "zak-token",
            None,
            mention=["ZAK"],
            source=ZOOM_MEETING,
        ),
        one(
            "legacy-signature",
            "the input is the Meeting SDK's signature of before 2022",
            "RmFrZUtleS4xMjM0NTY3ODkuMTgwMDAwMDAwMDAwMC4wLkZha2U=",
            "not-a-jwt",
            mention=[("signature", "base64", "not a JWT")],
            source=f"{FORUM}/invalid-signature-using-web-sdk/46614",
            never_rules="truncated",
        ),
    ],
    "other vendor": [
        one(
            "foreign-livekit",
            "the token is LiveKit's",
            livekit_token(livekit()),
            "other-vendor-token",
            mention=["LiveKit"],
            source="https://docs.livekit.io/frontends/reference/tokens-grants",
        ),
        one(
            "foreign-livekit-server",
            "the token is LiveKit's, for a server",
            livekit_token(livekit(sub=DROP, video={"roomList": True})),
            "other-vendor-token",
            mention=["LiveKit"],
            source="https://docs.livekit.io/frontends/reference/tokens-grants",
        ),
        one(
            "foreign-videosdk-live",
            "the token is VideoSDK.live's",
            token({"apikey": UUID, "permissions": ["allow_join"], "version": 2, "iat": AT, "exp": AT + 7200}, PLAIN),
            "other-vendor-token",
            mention=["VideoSDK"],
            source="https://docs.videosdk.live",
        ),
    ],
    "lifetime": [
        one("life-29-minutes", "Zoom requires 1800 seconds", zoom(life=1799), "lifetime-too-short", mention=["30"]),
        one("life-49-hours", "Zoom accepts at most 48 hours", zoom(life=172_801), "lifetime-too-long", mention=["48"]),
        one(
            "life-milliseconds",
            "`exp` adds a lifetime in milliseconds to seconds",
            zoom(life=7_200_000),
            "lifetime-too-long",
            mention=["milliseconds"],
        ),
        one(
            "iat-milliseconds",
            "`Date.now()` is in milliseconds",
            zoom(iat=AT * 1000, exp=AT * 1000 + 7_200_000),
            "milliseconds",
            mention=["milliseconds"],
        ),
        one(
            "iat-text",
            "`iat` is an integer, not a string",
            zoom(iat=str(AT)),
            "iat-not-integer",
            mention=["iat"],
            source="https://marketplace.zoom.us/docs/sdk/custom/auth",
        ),
        one(
            "iat-fraction",
            "`Date.now() / 1000` is not rounded",
            zoom(iat=AT + 0.5 - 1),
            "iat-not-integer",
            mention=[("fraction", "whole")],
        ),
        one("iat-missing", "the page requires `iat`", zoom(iat=DROP), "", warnings="iat-missing", mention=["iat"]),
        one(
            "token-exp",
            "`tokenExp` is the Meeting SDK's name of `exp`",
            zoom(exp=DROP, tokenExp=AT + 7200),
            "exp-missing",
            None,
            mention=["exp"],
            source=f"{FORUM}/jwt-expiration-clarification/65869",
        ),
        one(
            "token-exp-beside",
            "Video SDK ignores the Meeting SDK's `tokenExp`",
            zoom(tokenExp=AT + 7200),
            "",
            None,
            verdict="valid",
            never_rules="meeting-sdk-token",
        ),
        one(
            "iat-ahead-zone",
            "the time is Pakistan's, not UTC",
            zoom(at=AT + 5 * 3600),
            "iat-in-future",
            mention=["time zone"],
        ),
        one(
            "iat-backdated",
            "`iat` is 30 seconds in the past, as in samples",
            zoom(at=AT - 30),
            source=f"{FORUM}/websdk-2-9-5-intermittent-invalid-signature-when-joining-meeting/81534",
        ),
    ],
    "not checked": [
        one(
            "not-checked-topic",
            "the client joins with the name in `tpc`",
            zoom(),
            not_checked=["tpc"],
            source="https://github.com/zoom/videosdk-reactnative-quickstart/issues/5",
        )
    ],
    "input form": [
        one(
            "padded",
            "Java's `getUrlEncoder()` adds padding",
            padded(zoom(tpc="Cool Cars!")),
            "padded-base64",
            source=f"{FORUM}/websdk-2-9-5-intermittent-invalid-signature-when-joining-meeting/81534",
            mention=["="],
        )
    ],
}
