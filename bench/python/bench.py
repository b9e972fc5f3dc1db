"""The peers that are written for Python, timed as the harness for Rust times the others: one JSON object a line for each case.

    .venv/bin/python bench.py time MILLISECONDS
"""

import json
import pathlib
import statistics
import sys
import time

import jwt
from twilio.jwt.access_token import AccessToken, AccessTokenGrant, grants as classes

SETS = json.loads(pathlib.Path(__file__).parent.with_name("grants.json").read_text("utf-8"))
ACCOUNT = "AC0123456789abcdef0123456789abcdef"
KEY = "SK0123456789abcdef0123456789abcdef"
SECRET = "Not4RealSecretButOfTheRightShape"
TTL = 3600
HEADER = {"alg": "HS256", "typ": "JWT", "cty": "twilio-fpa;v=1"}
TOKENS = 64
"""Verified in turn, so that no candidate can learn one by heart."""
SAMPLE = 0.01
"""Seconds."""


class OtherGrant(AccessTokenGrant):
    """A grant that the library has no class for."""

    def __init__(self, key, payload):
        self._key = key
        self._payload = payload

    @property
    def key(self):
        return self._key

    def to_payload(self):
        return self._payload


def grant_of(key, payload):
    match key:
        case "chat":
            return classes.ChatGrant(service_sid=payload["service_sid"])
        case "voice":
            application = payload["outgoing"]["application_sid"]
            return classes.VoiceGrant(incoming_allow=True, outgoing_application_sid=application)
        case "data_sync":
            return classes.SyncGrant(service_sid=payload["service_sid"])
        case "video":
            return classes.VideoGrant(room=payload["room"])
        case "task_router":
            return classes.TaskRouterGrant(**payload)
    return OtherGrant(key, payload)


def sign(identity, grants):
    """As Twilio's documentation shows it."""
    token = AccessToken(ACCOUNT, KEY, SECRET, identity=identity, ttl=TTL)
    for key, payload in grants.items():
        token.add_grant(grant_of(key, payload))
    return token.to_jwt()


def decode(token):
    return jwt.decode(token, SECRET, algorithms=["HS256"], issuer=KEY)


def from_jwt(token):
    return AccessToken.from_jwt(token, SECRET)


def forged(token):
    """The same token with another signature."""
    signed, signature = token.rsplit(".", 1)
    return f"{signed}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


def report(candidate, case, grants, milliseconds, call):
    within(0.05, call)
    samples = [within(SAMPLE, call) for _ in range(max(5, round(milliseconds / 1000 / SAMPLE)))]
    line = {"candidate": candidate, "case": case, "grants": grants, "threads": 1}
    print(json.dumps({**line, "ns": statistics.median(samples), "allocations": None}), flush=True)


def within(seconds, call):
    """Nanoseconds a call, of calls that fill so many seconds."""
    begin = time.perf_counter_ns()
    end = begin + int(seconds * 1e9)
    calls = 0
    while True:
        call(calls)
        calls += 1
        now = time.perf_counter_ns()
        if now >= end:
            return (now - begin) / calls


def main():
    match sys.argv[1:]:
        case ["time", number] if number.isdecimal():
            milliseconds = int(number)
        case _:
            sys.exit("usage: bench.py time MILLISECONDS")
    for name, grants in SETS.items():
        count = int(name)
        first = jwt.decode_complete(sign("alice", grants), SECRET, algorithms=["HS256"])
        assert first["header"] == HEADER, first["header"]
        assert first["payload"]["grants"] == {"identity": "alice", **grants}, first["payload"]

        tokens = [sign(f"user_{number}", grants) for number in range(TOKENS)]
        for read in (decode, from_jwt):
            try:
                read(forged(tokens[0]))
            except Exception:
                pass
            else:
                sys.exit(f"{read.__name__} took a forged token")
        report("pypi-twilio", "sign", count, milliseconds, lambda number: sign(f"user_{number}", grants))
        report("pypi-pyjwt", "verify", count, milliseconds, lambda number: decode(tokens[number % TOKENS]))
        report("pypi-twilio", "verify", count, milliseconds, lambda number: from_jwt(tokens[number % TOKENS]))


if __name__ == "__main__":
    main()
