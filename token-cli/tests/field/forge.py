"""Creates valid and invalid tokens from constant fake credentials, independent of the clock: for this corpus and tests/corpus."""

import base64
import hashlib
import hmac
import json

AT = 1_800_000_000
"""The time of a diagnosis, unless the case has another (2027-01-15)."""

HEX = "0123456789abcdef"


def digits(turn):
    """32 hexadecimal digits, others for each kind of SID: a SID in the wrong place differs from the right one."""
    return (HEX[turn:] + HEX[:turn]) * 2


DIGITS, OTHER_DIGITS = digits(0), digits(0)[::-1]
ACCOUNT = f"AC{DIGITS}"
KEY = f"SK{DIGITS}"
OTHER_ACCOUNT = f"AC{OTHER_DIGITS}"
OTHER_KEY = f"SK{OTHER_DIGITS}"
SERVICE = f"IS{digits(2)}"
SYNC_SERVICE = f"IS{digits(3)}"
APP = f"AP{digits(4)}"
PUSH = f"CR{digits(5)}"
ROLE = f"RL{digits(6)}"
WORKSPACE = f"WS{digits(7)}"
WORKER = f"WK{digits(8)}"

SECRET = "NotARealSecretNotARealSecret1234"
OTHER_SECRET = "AnotherFakeSecretAnotherFake5678"
AUTH_TOKEN = "00112233445566778899aabbccddeeff"
assert len(SECRET) == len(OTHER_SECRET) == len(AUTH_TOKEN) == 32

LIVEKIT_KEY = "APIfakekey00001"
LIVEKIT_SECRET = "FakeLiveKitSecretForTests0000000000000000"
ZOOM_KEY = "FakeVideoSdkKey000001"
ZOOM_SECRET = "FakeVideoSdkSecretForTests000000000000"
MEETING_KEY = "FakeMeetingSdkKey0001"

CTY = "twilio-fpa;v=1"
HEADER = {"typ": "JWT", "alg": "HS256", "cty": CTY}
PLAIN = {"alg": "HS256", "typ": "JWT"}

CHAT = {"chat": {"service_sid": SERVICE}}
SYNC = {"data_sync": {"service_sid": SYNC_SERVICE}}
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


def livekit(life=21_600, at=AT, video=None, **changes):
    """The claims of a valid token of LiveKit, for a client."""
    good = {
        "iss": LIVEKIT_KEY,
        "sub": "alice",
        "nbf": at,
        "exp": at + life,
        "video": {"roomJoin": True, "room": "lobby"} if video is None else video,
    }
    return changed(good, changes)


def zoom(life=7200, at=AT, **changes):
    """The claims of a valid token of Zoom Video SDK."""
    good = {
        "app_key": ZOOM_KEY,
        "role_type": 1,
        "tpc": "Cool Cars",
        "version": 1,
        "iat": at,
        "exp": at + life,
        "user_identity": "alice",
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


def livekit_token(its_claims=None, its_header=None, secret=LIVEKIT_SECRET):
    return token(livekit() if its_claims is None else its_claims, its_header or {"alg": "HS256"}, secret)


def zoom_token(its_claims=None, its_header=None, secret=ZOOM_SECRET):
    return token(zoom() if its_claims is None else its_claims, its_header or PLAIN, secret)


def jwe(its_header, key=b"k" * 32):
    """An encrypted token: only its header is readable."""
    return ".".join(encode(as_bytes(part)) for part in (its_header, key, b"initialvect0", b"cannot be read", b"t" * 16))


CREDENTIALS = {
    "twilio": {"TWILIO_ACCOUNT_SID": ACCOUNT, "TWILIO_API_KEY": KEY, "TWILIO_API_SECRET": SECRET},
    "livekit": {"LIVEKIT_API_KEY": LIVEKIT_KEY, "LIVEKIT_API_SECRET": LIVEKIT_SECRET},
    "zoom": {"ZOOM_VIDEO_SDK_KEY": ZOOM_KEY, "ZOOM_VIDEO_SDK_SECRET": ZOOM_SECRET},
}
