"""A case, and the sources of its reason."""

from forge import AT

ACCESS_TOKENS = "https://www.twilio.com/docs/iam/access-tokens"
SYNC_PRACTICES = "https://www.twilio.com/docs/sync/sdks-best-practices"
PAGE_51130 = "https://www.twilio.com/docs/api/errors/51130"
RFC_JWT = "https://www.rfc-editor.org/rfc/rfc7519"
RFC_JWS = "https://www.rfc-editor.org/rfc/rfc7515"
RFC_JWE = "https://www.rfc-editor.org/rfc/rfc7516"
RFC_JSON = "https://www.rfc-editor.org/rfc/rfc8259"
RFC_BASE64 = "https://www.rfc-editor.org/rfc/rfc4648"


def code(number):
    """The page of an error code."""
    return f"https://www.twilio.com/docs/api/errors/{number}"


def case(name, why, given, errors="", warnings="", *, secret="ours", sdk=None, at=AT, inner=False):
    """`errors` and `warnings` are the exact sets, written with spaces between the ids."""
    return {
        "name": name,
        "why": why,
        "input": given,
        "errors": set(errors.split()),
        "warnings": set(warnings.split()),
        "secret": secret,
        "sdk": sdk.split() if sdk else None,
        "at": at,
        "inner": inner,
    }
