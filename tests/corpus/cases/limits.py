"""The limits on size and depth: 64 KiB for an input, 16 KiB for a token, 128 levels of JSON."""

import json

from case import RFC_JSON, case
from forge import APP, KEY, claims, token

TOKEN = 16 * 1024
INPUT = 64 * 1024


def of_length(length):
    """A valid token of exactly this length; a space in the header helps with lengths that base64 does not have."""
    for its_header in (None, '{"typ":"JWT","alg":"HS256", "cty":"twilio-fpa;v=1"}'):
        for note in range(length * 3 // 4 - 1000, length * 3 // 4):
            found = token(claims(note="a" * note), its_header)
            if len(found) == length:
                return found
            if len(found) > length:
                break
    raise AssertionError(length)


def nested(depth):
    """Claims with an application's parameters: nested arrays, inside three objects."""
    deep = "[" * depth + "]" * depth
    its_claims = claims({"voice": {"outgoing": {"application_sid": APP, "params": {"deep": "?"}}}})
    return token(json.dumps(its_claims, separators=(",", ":")).replace('"?"', deep))


CASES = [
    case("limit-token-of-16-kib", "the longest token that a verifier looks at", of_length(TOKEN)),
    case("limit-token-longer", "a byte more; all else is read", of_length(TOKEN + 1), "token-too-long"),
    case("limit-input-of-64-kib", "the longest input, and no token", "a" * INPUT, "not-a-jwt"),
    case("limit-input-longer", "a byte more, and nothing of it is looked at", "a" * (INPUT + 1), "token-too-long"),
    case("limit-depth-good", f"a hundred levels, {RFC_JSON}#section-9", nested(100)),
    case("limit-depth", f"two hundred levels, {RFC_JSON}#section-9", nested(200), "bad-json"),
    case("limit-depth-of-input", f"ten thousand levels and no token, {RFC_JSON}#section-9", "[" * 10_000, "not-a-jwt"),
    case(
        "limit-many-keys", "a thousand keys of a stranger", token(claims(**{f"k{index}": 0 for index in range(1000)}))
    ),
    case(
        "limit-long-key",
        "a key of a thousand characters, to be printed shortened",
        token(claims(grants=claims()["grants"] | {"k" * 1000: {}})),
        warnings="unknown-grant",
    ),
    case("limit-many-dots", "ten thousand dots", "." * 10_000, "not-a-jwt"),
    case("limit-many-blanks", "sixty thousand blanks are nothing", " " * 60_000, "empty"),
    case(
        "limit-iss-long",
        "a value of a thousand characters, to be printed shortened",
        token(claims(iss=KEY * 30)),
        "iss-not-api-key",
    ),
]
