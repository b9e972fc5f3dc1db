"""A case, and the sources of its reason."""

from forge import ACCOUNT, AT, CREDENTIALS, KEY

GH = "https://github.com"
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

NOT_SECRET = (KEY, ACCOUNT, "$TWILIO_API_SECRET", "x" * 32, "*" * 32)
"""Values that an output may contain, even if the variable is that of a secret."""


def code(number):
    """The page of an error code."""
    return f"https://www.twilio.com/docs/api/errors/{number}"


def ids(text):
    """A set of rules, written with spaces between the ids. None: not judged."""
    return None if text is None else sorted(set(text.split()))


def words(mention):
    """One list for each word; a tuple has alternatives."""
    return [list(one) if isinstance(one, tuple) else [one] for one in mention]


def secrets_of(variables):
    """The values that no output may contain."""
    named = (value for name, value in variables.items() if name.endswith(("SECRET", "AUTH_TOKEN")))
    return {value for value in named if len(value) >= 20 and value not in NOT_SECRET}


def case(
    name,
    why,
    given,
    errors="",
    warnings="",
    *,
    source=None,
    vendor="twilio",
    sdk=None,
    env=None,
    at=AT,
    verdict=None,
    mention=(),
    never=(),
    never_rules="",
    other=(),
    not_checked=(),
    nowhere=(),
):
    """README.md describes the members; `other` is pairs of `errors` and `warnings`."""
    variables = CREDENTIALS[vendor] if env is None else env
    unless_errors = verdict if verdict not in (None, "invalid") else "valid" if variables else "unverified"
    return {
        "name": name,
        "why": why,
        "source": source,
        "vendor": vendor,
        "sdk": sdk.split() if sdk else [],
        "env": variables,
        "at": at,
        "input": given,
        "errors": ids(errors),
        "warnings": ids(warnings),
        "verdict": verdict or ("invalid" if errors else unless_errors),
        "other": [
            {"errors": ids(one), "warnings": ids(two), "verdict": "invalid" if one else unless_errors}
            for one, two in other
        ],
        "mention": words(mention),
        "never": list(never),
        "never_rules": ids(never_rules),
        "not_checked": list(not_checked),
        "nowhere": sorted({*nowhere, *secrets_of(variables)}),
    }
