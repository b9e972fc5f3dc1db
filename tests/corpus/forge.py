"""Creates valid and invalid tokens from constant fake credentials, independent of the clock."""

import base64
import hashlib
import hmac
import json

AT = 1_800_000_000
"""The time of a diagnosis, unless the case has another (2027-01-15)."""

DIGITS = "0123456789abcdef" * 2
OTHER_DIGITS = "fedcba9876543210" * 2

ACCOUNT = f"AC{DIGITS}"
KEY = f"SK{DIGITS}"
SECRET = "NotARealSecretNotARealSecret1234"
OTHER_ACCOUNT = f"AC{OTHER_DIGITS}"
OTHER_KEY = f"SK{OTHER_DIGITS}"
OTHER_SECRET = "AnotherFakeSecretAnotherFake5678"
AUTH_TOKEN = DIGITS

SERVICE = f"IS{DIGITS}"
APP = f"AP{DIGITS}"
PUSH = f"CR{DIGITS}"
ROLE = f"RL{DIGITS}"
WORKSPACE = f"WS{DIGITS}"
WORKER = f"WK{DIGITS}"

CTY = "twilio-fpa;v=1"
HEADER = {"typ": "JWT", "alg": "HS256", "cty": CTY}

CHAT = {"chat": {"service_sid": SERVICE}}
SYNC = {"data_sync": {"service_sid": SERVICE}}
VIDEO = {"video": {"room": "lobby"}}
VOICE = {"voice": {"incoming": {"allow": True}, "outgoing": {"application_sid": APP}}}
WORK = {"task_router": {"workspace_sid": WORKSPACE, "worker_sid": WORKER, "role": "worker"}}

DROP = object()
"""The value of a member that is left out."""


def changed(original, changes):
    """A copy with other members; new members are at the end."""
    return {key: value for key, value in (original | changes).items() if value is not DROP}


def header(**changes):
    return changed(HEADER, changes)


def grants(*parts, identity="alice", **more):
    """The `grants` claim. An `identity` of DROP leaves it out."""
    found = {"identity": identity}
    for part in parts:
        found |= part
    return changed(found, more)


def claims(*parts, identity="alice", life=3600, at=AT, **changes):
    """The claims of a valid token, issued at `at`; by default for Conversations."""
    good = {
        "jti": f"{KEY}-{at}",
        "iss": KEY,
        "sub": ACCOUNT,
        "iat": at,
        "exp": at + life,
        "grants": grants(*(parts or (CHAT,)), identity=identity),
    }
    return changed(good, changes)


def encode(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def padded(raw):
    """Base64 as most languages write it: `+`, `/` and padding."""
    return base64.b64encode(raw).decode()


def as_bytes(part):
    """A raw part, or the JSON of an object."""
    if isinstance(part, bytes):
        return part
    text = part if isinstance(part, str) else json.dumps(part, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def mac(signed, secret=SECRET, digest=hashlib.sha256):
    secret = secret if isinstance(secret, bytes) else secret.encode()
    return hmac.new(secret, signed.encode(), digest).digest()


def sign(signed, secret=SECRET, digest=hashlib.sha256):
    return f"{signed}.{encode(mac(signed, secret, digest))}"


def token(its_claims=None, its_header=None, secret=SECRET, digest=hashlib.sha256):
    """A signed token. Both parts may be objects, or a string or bytes for JSON that no library writes."""
    parts = (HEADER if its_header is None else its_header, claims() if its_claims is None else its_claims)
    return sign(".".join(encode(as_bytes(part)) for part in parts), secret, digest)


def raw_claims(old, new, its_claims=None):
    """The JSON of the claims with a substring replaced, for numbers and keys that no library writes."""
    text = as_bytes(claims() if its_claims is None else its_claims).decode()
    assert text.count(old) == 1, (old, text)
    return text.replace(old, new)
