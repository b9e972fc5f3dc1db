"""Twilio's Python library, as a program: one JSON object a line in, one response a line out. README.md describes them.

    .venv/bin/python official.py make | read
"""

import contextlib
import datetime
import json
import pathlib
from unittest import mock

import jwt
import lines
from twilio.jwt.access_token import AccessToken, AccessTokenGrant, grants as classes

TABLE = json.loads(pathlib.Path(__file__).with_name("grants.json").read_text("utf-8"))


def make(line):
    unsupported = []
    if not isinstance(line["grants"], dict):
        raise ValueError("`grants` is not a JSON object")
    grants = [grant_of(key, wire, unsupported) for key, wire in line["grants"].items()]
    with at_time(line.get("now")):
        token = AccessToken(
            line["account_sid"],
            line["api_key_sid"],
            line["api_key_secret"],
            grants=grants,
            identity=line["identity"],
            nbf=line.get("nbf"),
            ttl=line["ttl"],
            region=line.get("region"),
        ).to_jwt()
    header = jwt.get_unverified_header(token)
    claims = jwt.decode(token, options={"verify_signature": False})
    missing = dropped(line, header, claims, unsupported)
    return {"token": token, "header": header, "claims": claims, "unsupported": unsupported, "dropped": missing}


def read(line):
    """Reads the token with the library and with PyJWT; both must accept it."""
    token, secret = line["token"], line["api_key_secret"]
    with at_time(line.get("now")):
        built = AccessToken.from_jwt(token, secret)
        plain = jwt.decode_complete(token, secret, algorithms=["HS256"])
    if built.payload != plain["payload"] or built.headers != plain["header"]:
        raise ValueError("AccessToken.from_jwt and PyJWT read different things from this token")
    grants = dict(built.payload.get("grants", {}))
    return {
        "ok": True,
        "header": plain["header"],
        "claims": plain["payload"],
        "from_jwt": {
            "issuer": built.issuer,
            "subject": built.subject,
            "algorithm": built.algorithm,
            "nbf": built.nbf,
            "valid_until": built.valid_until,
            "identity": grants.pop("identity", None),
            "grants": grants,
        },
    }


MODES = {"make": make, "read": read}


class OtherGrant(AccessTokenGrant):
    """A grant without a class in the library."""

    def __init__(self, key, payload):
        self._key = key
        self._payload = payload

    @property
    def key(self):
        return self._key

    def to_payload(self):
        return self._payload


def grant_of(key, wire, unsupported):
    """The library's grant class, if it has one."""
    if not isinstance(wire, dict):
        raise ValueError(f"grant {key}: not a JSON object")
    known = TABLE.get(key)
    if known is None:
        return OtherGrant(key, wire)

    options = {}
    if "whole" in known:
        options[known["whole"]] = wire
    else:
        for path, value in fields_of(wire, known["fields"]):
            if path in known["fields"]:
                options[known["fields"][path]] = value
            else:
                unsupported.append(f"{key}.{path}")
    grant = getattr(classes, known["class"])(**options)
    # `flex_insights` is a SyncGrant with another name.
    return grant if grant.key == key else OtherGrant(key, grant.to_payload())


def fields_of(wire, named, prefix=""):
    """The fields of a grant with their paths; descends into an object only if the table has a path inside it."""
    for key, value in wire.items():
        path = prefix + key
        if isinstance(value, dict) and any(name.startswith(f"{path}.") for name in named):
            yield from fields_of(value, named, f"{path}.")
        else:
            yield path, value


def dropped(line, header, claims, unsupported):
    """The fields that the library accepted but did not write into the token."""
    missing = []
    if line.get("region") is not None and header.get("twr") != line["region"]:
        missing.append("region")
    if line.get("nbf") is not None and claims.get("nbf") != line["nbf"]:
        missing.append("nbf")
    if claims["grants"].get("identity") != line["identity"]:
        missing.append("identity")
    for key, wire in line["grants"].items():
        named = TABLE.get(key, {}).get("fields", {})
        made = dict(fields_of(claims["grants"].get(key) or {}, named))
        for path, value in fields_of(wire, named):
            full = f"{key}.{path}"
            if full not in unsupported and (path not in made or made[path] != value):
                missing.append(full)
    return missing


@contextlib.contextmanager
def at_time(now):
    """Sets the time, for responses that can be recorded: `time.time`, which Twilio uses, and PyJWT's clock."""
    if now is None:
        yield
        return

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(now, tz)

    with mock.patch("time.time", lambda: now), mock.patch("jwt.api_jwt.datetime", Clock):
        yield


if __name__ == "__main__":
    lines.serve("official.py", MODES)
