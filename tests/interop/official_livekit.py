"""LiveKit's Python library, as a program: one JSON object a line in, one response a line out. README.md describes them.

    .venv/bin/python official_livekit.py make | read
"""

import datetime

import lines
from livekit.api import access_token as library

CLASSES = {
    "video": library.VideoGrants,
    "sip": library.SIPGrants,
    "inference": library.InferenceGrants,
    "observability": library.ObservabilityGrants,
}


def make(line):
    token = library.AccessToken(line["api_key"], line["api_secret"])
    token = token.with_identity(line["identity"]).with_ttl(datetime.timedelta(seconds=line["ttl"]))
    for name, value in line["claims"].items():
        setattr(token.claims, name, grant_of(name, value) if name in CLASSES else value)
    return {"token": token.to_jwt()}


def grant_of(name, wire):
    """A missing option is `None`, so that the library does not write its own default."""
    fields = CLASSES[name].__dataclass_fields__
    given = {library.camel_to_snake(key): value for key, value in wire.items()}
    unset = {field: None for field in fields if field != "room"}
    return CLASSES[name](**{**unset, **given})


def read(line):
    seen = library.TokenVerifier(line["api_key"], line["api_secret"]).verify(line["token"])
    claims = seen.asdict()
    return {"ok": True, "claims": {**claims, "sub": claims.get("identity", "")}}


if __name__ == "__main__":
    lines.serve("official_livekit.py", {"make": make, "read": read})
