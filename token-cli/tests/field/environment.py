"""An environment for `token check --env` and `token issue`."""

from case import words
from forge import (
    ACCOUNT,
    APP,
    AUTH_TOKEN,
    KEY,
    LIVEKIT_KEY,
    LIVEKIT_SECRET,
    PUSH,
    SECRET,
    SERVICE,
    WORKSPACE,
    ZOOM_KEY,
    ZOOM_SECRET,
)

AC, SK, KS = "TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET"
IS, AP = "TWILIO_CONVERSATIONS_SERVICE_SID", "TWILIO_TWIML_APP_SID"
WS, CR = "TWILIO_WORKSPACE_SID", "TWILIO_PUSH_CREDENTIAL_SID"
GOOD = {AC: ACCOUNT, SK: KEY, KS: SECRET, IS: SERVICE, AP: APP, WS: WORKSPACE, CR: PUSH}
CHECK = ["check", "--env"]
AGENT = ["issue", "support_agent", "--identity", "alice"]
UNSET = None
"""The value of a variable that is not set."""

LIVEKIT_GUEST = """vendor = "livekit"

[token.guest]
sdk = "client"
ttl = "15m"
video.roomJoin = true
video.room = { input = "room" }
"""
LIVEKIT_SERVER = """vendor = "livekit"

[token.caretaker]
sdk = "server"
ttl = "10m"
video.roomList = true
"""
ZOOM_HOST = """vendor = "zoom"

[token.host]
sdk = "video"
ttl = "2h"
session.tpc = { input = "topic" }
session.role_type = 1
"""


def error(rule, at, *other):
    return {"severity": "error", "rule": rule, "or": list(other), "at": at}


def warning(rule, at, *other):
    return {"severity": "warning", "rule": rule, "or": list(other), "at": at}


def env(
    name,
    why,
    changes,
    *findings,
    mention=(),
    never=(),
    source=None,
    commands=(CHECK, AGENT),
    vendor="twilio",
    grants="grants.toml",
    base=None,
    env_file=None,
    exact=True,
):
    """`findings` are the exact set; with `exact=False`, others are accepted. Without findings, the answer has none."""
    whole = (GOOD if base is None else base) | changes
    values = {key: value for key, value in whole.items() if value is not UNSET}
    secrets = [
        value
        for value in (SECRET, AUTH_TOKEN, LIVEKIT_SECRET, ZOOM_SECRET)
        if value in values.values() or any(value in str(one) for one in values.values())
    ]
    return {
        "name": name,
        "why": why,
        "source": source,
        "vendor": vendor,
        "grants": grants,
        "commands": [list(one) for one in commands],
        "env": values,
        "env_file": env_file,
        "findings": list(findings),
        "exact": exact,
        "exit": 1 if any(one["severity"] == "error" for one in findings) else 0,
        "mention": words(mention),
        "never": [*never, *secrets],
    }


def bad(name, why, variable, value, rule, *other, mention=(), **more):
    """An environment with one error, at one variable."""
    return env(name, why, {variable: value}, error(rule, variable, *other), mention=[variable, *mention], **more)


P = "variable-placeholder"
WRONG = ("variable-wrong-sid",)
LK = {"LIVEKIT_API_KEY": LIVEKIT_KEY, "LIVEKIT_API_SECRET": LIVEKIT_SECRET}
ZM = {"ZOOM_VIDEO_SDK_KEY": ZOOM_KEY, "ZOOM_VIDEO_SDK_SECRET": ZOOM_SECRET}
GUEST = (CHECK, ["issue", "guest", "--identity", "alice", "--input", "room=lobby"])
HOST = (CHECK, ["issue", "host", "--identity", "alice", "--input", "topic=Cool Cars"])


def lk(name, why, changes, *findings, grants=LIVEKIT_GUEST, commands=GUEST, **more):
    return env(
        f"livekit-{name}", why, changes, *findings, base=LK, vendor="livekit", grants=grants, commands=commands, **more
    )


def file(name, why, text, *findings, mention=(), **more):
    """An environment that is read from a file, with `--env-file .env`."""
    return env(
        f"file-{name}",
        why,
        {},
        *findings,
        base={},
        env_file=text,
        mention=mention,
        commands=(
            ["check", "--env-file", ".env"],
            ["issue", "support_agent", "--identity", "alice", "--env-file", ".env"],
        ),
        **more,
    )
