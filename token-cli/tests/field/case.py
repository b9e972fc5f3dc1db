"""One case, and where the reasons of cases come from."""

from forge import ACCOUNT, AT, CREDENTIALS, KEY

ACCESS_TOKENS = "https://www.twilio.com/docs/iam/access-tokens"
PAGE_51130 = "https://www.twilio.com/docs/api/errors/51130"
REGIONS = "https://www.twilio.com/docs/global-infrastructure/regional-product-and-feature-availability"
SYNC_PRACTICES = "https://www.twilio.com/docs/sync/sdks-best-practices"
VOICE_CLIENT = "https://www.twilio.com/docs/voice/twiml/client"
LIVEKIT_GRANTS = "https://github.com/livekit/protocol/blob/main/auth/grants.go"
LIVEKIT_VERIFIER = "https://github.com/livekit/protocol/blob/main/auth/verifier.go"
LIVEKIT_PAGE = "https://docs.livekit.io/frontends/reference/tokens-grants"
ZOOM_AUTH = "https://developers.zoom.us/docs/video-sdk/auth/"
ZOOM_CODES = "https://developers.zoom.us/docs/video-sdk/web/error-codes/"
ZOOM_SAMPLE = "https://github.com/zoom/videosdk-auth-endpoint-sample"
ZOOM_MEETING = "https://developers.zoom.us/docs/meeting-sdk/auth/"

SHOWN = (KEY, ACCOUNT, "$TWILIO_API_SECRET", "x" * 32, "*" * 32)
"""What an output may have, though it stands at the place of a secret."""

FIRST = {"twilio": "ours", "livekit": "livekit", "zoom": "zoom"}


def code(number):
    return f"https://www.twilio.com/docs/api/errors/{number}"


def ids(text):
    """A set of rules; None: not judged."""
    return None if text is None else sorted(set(text.split()))


def secrets_of(variables):
    """What may be a secret, by its variable and length."""
    named = (value for name, value in variables.items() if name.endswith(("SECRET", "AUTH_TOKEN")))
    return {value for value in named if len(value) >= 20 and value not in SHOWN}


def case(
    name, kind, why, given, errors="", warnings="", *, source=None, vendor="twilio", sdk=None, secret=None, env=None,
    at=AT, inner=False, verdict=None, mention=(), never=(), never_rules="", other=(), not_checked=(), nowhere=(),
):
    """`errors` and `warnings` are exact sets, ids with spaces between; `other` holds further pairs of sets that are as good.

    `mention`: each must stand in the printed answer, whatever its case; of a tuple one is enough. `never`: must not stand there.
    `nowhere`: values that no output has, wherever: the secrets at hand are added.
    `report`: the reported fault that this is; `unsure`: what of this expectation no source settles.
    """
    secret = secret or ("env" if env is not None else FIRST[vendor])
    variables = CREDENTIALS.get(secret, {}) if env is None else env
    held = "valid" if variables else "unverified"
    found = {
        "name": name, "kind": kind, "why": why, "source": source, "vendor": vendor,
        "sdk": sdk.split() if sdk else [], "secret": secret, "env": variables, "at": at, "input": given,
        "errors": ids(errors), "warnings": ids(warnings),
        "verdict": verdict or ("invalid" if errors else held),
        "other": [
            {"errors": ids(one), "warnings": ids(two), "verdict": "invalid" if one else held if verdict in (None, "invalid") else verdict}
            for one, two in other
        ],
        "inner": inner, "says": says,
        "mention": [list(one) if isinstance(one, tuple) else [one] for one in mention],
        "never": list(never), "nowhere": sorted({*nowhere, *secrets_of(variables)}), "never_rules": ids(never_rules), "not_checked": list(not_checked),
        "unsure": unsure, "report": report,
    }
    return found
