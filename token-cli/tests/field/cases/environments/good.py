"""Environments without findings."""

from environment import (
    AGENT,
    AP,
    CHECK,
    CR,
    GOOD,
    GUEST,
    HOST,
    IS,
    KS,
    LIVEKIT_GUEST,
    LIVEKIT_SERVER,
    LK,
    SK,
    UNSET,
    WS,
    ZM,
    ZOOM_HOST,
    env,
    file,
)
from forge import ACCOUNT, AUTH_TOKEN, KEY, OTHER_ACCOUNT, OTHER_KEY, SECRET, digits

LINES = [f"{key}={value}" for key, value in GOOD.items()]
ALSO = {"PATH": "/usr/bin", "HOME": "/home/app", "NODE_ENV": "production"}


def good(name, why, changes, **more):
    return env(f"good-{name}", why, changes, **more)


def secret(name, why, value):
    assert len(value) == 32 and value.isascii() and value.isalnum(), value
    return good(f"secret-{name}", why, {KS: value})


DESK = (CHECK, ["issue", "field_engineer", "--identity", "eve", "--input", "case=7"])
CASES = {
    "good": [
        good("plain", "all variables are set", {}),
        good(
            "with-others",
            "other variables do not matter",
            ALSO | {"TOKEN": "undefined", "DEBUG": "null", "API_KEY": "${API_KEY}", "COMMENT": "a # b"},
        ),
        good(
            "sid-names",
            "key and secret have second names",
            {SK: UNSET, KS: UNSET, "TWILIO_API_KEY_SID": KEY, "TWILIO_API_KEY_SECRET": SECRET},
        ),
        good(
            "both-names",
            "both names of the key have one value",
            {"TWILIO_API_KEY_SID": KEY, "TWILIO_API_KEY_SECRET": SECRET},
        ),
        good(
            "neighbour-beside",
            "a variable of a similar name does not matter",
            {"ACCOUNT_SID": OTHER_ACCOUNT, "TWILIO_API_SID": OTHER_KEY},
        ),
        good("auth-token-beside", "the Auth Token is in its own variable", {"TWILIO_AUTH_TOKEN": AUTH_TOKEN}),
        good("region-us1", "`TWILIO_REGION` is the default", {"TWILIO_REGION": "us1"}, commands=(AGENT,)),
        good(
            "region-ie1-worker",
            "`TWILIO_REGION` is the declared `region`",
            {"TWILIO_REGION": "ie1"},
            commands=(["issue", "worker", "--identity", "bob", "--input", f"worker_sid=WK{digits(8)}"],),
        ),
        good("region-empty", "an empty `TWILIO_REGION` is not a Region", {"TWILIO_REGION": ""}, commands=(AGENT,)),
        good("edge", "an edge location is not a Region", {"TWILIO_EDGE": "dublin"}, commands=(AGENT,)),
        good("upper-case-digits", "a SID may be in upper case", {IS: f"IS{digits(2).upper()}"}),
        good(
            "same-digits",
            "an account and a service may have the same digits",
            {IS: f"IS{digits(0)}", AP: f"AP{digits(0)}"},
        ),
        good(
            "only-video",
            "a token without variables requires the credentials only",
            {IS: UNSET, AP: UNSET, WS: UNSET, CR: UNSET},
            commands=(["issue", "meeting_guest", "--identity", "alice", "--input", "room=lobby"],),
        ),
        good("dashboard", "Sync has a default service", {}, commands=(["issue", "dashboard", "--identity", "wall"],)),
        good(
            "softphone",
            "parameters are the application's",
            {},
            commands=(["issue", "softphone", "--identity", "alice", "--input", "team=null-island"],),
        ),
        good("desk-default", "the variable has a default", {"CRM_DESK": UNSET}, commands=DESK),
        good(
            "desk-words",
            "the text contains the word `undefined`",
            {"CRM_DESK": "undefined behaviour desk"},
            commands=DESK,
        ),
        good("desk-number-sign", "a number sign is not a comment", {"CRM_DESK": "Desk #4"}, commands=DESK),
        good("desk-dollar", "a price is not a variable", {"CRM_DESK": "$5 desk"}, commands=DESK),
        good("desk-umlaut", "the text is not ASCII", {"CRM_DESK": "Kundendienst M\u00fcnchen"}, commands=DESK),
        good("desk-quotes-inside", "the text contains quotes", {"CRM_DESK": 'the "north" desk'}, commands=DESK),
        good("desk-apostrophe", "the text ends with an apostrophe", {"CRM_DESK": "the engineers'"}, commands=DESK),
        good("desk-null-surname", "Null is a surname", {"CRM_DESK": "Null"}, commands=DESK),
        good("desk-percent", "a percent sign is not a variable", {"CRM_DESK": "100%"}, commands=DESK),
        secret("digits-only-end", "the secret has many digits", "FakeSecretForTests11111111111111"),
        secret("with-null", "the secret contains a word", "FakenullSecretForTests0000000000"),
        secret("with-undefined", "the secret contains a word", "FakeSecretundefined0000000000000"),
        secret("with-changeme", "the secret contains a placeholder", "FakeSecretchangeme00000000000000"),
        secret("with-xxxx", "the secret contains `xxxxxxxx`", "FakeSecretxxxxxxxxForTests000000"),
        secret("with-secret-word", "the secret contains the name of its variable", "FakeTWILIOAPISECRETForTests00000"),
        secret("begins-with-sk", "the secret begins like a SID", "SKFakeSecretForTests000000000000"),
        secret("begins-with-ac", "the secret begins like a SID", "ACFakeSecretForTests000000000000"),
        secret("begins-with-eyj", "the secret begins like a token", "eyJFakeSecretForTests00000000000"),
        secret(
            "upper-hexadecimal-g",
            "the secret has one letter that is not hexadecimal",
            "00112233445566778899AABBCCDDEEFG",
        ),
        secret("lower-and-g", "the secret has one letter that no Auth Token has", "00112233445566778899aabbccddeefG"),
        secret("your-inside", "the secret begins with `your`", "yourFakeSecretForTests0000000000"),
        env(
            "good-livekit",
            "LiveKit has two variables",
            {},
            base=LK,
            vendor="livekit",
            grants=LIVEKIT_GUEST,
            commands=GUEST,
        ),
        env(
            "good-livekit-own-key",
            "the key of a self-hosted server has any form",
            {"LIVEKIT_API_KEY": "desk_production"},
            base=LK,
            vendor="livekit",
            grants=LIVEKIT_GUEST,
            commands=GUEST,
        ),
        env(
            "good-livekit-server",
            "a server token requires no identity",
            {},
            base=LK,
            vendor="livekit",
            grants=LIVEKIT_SERVER,
            commands=(["issue", "caretaker"],),
        ),
        env(
            "good-livekit-url",
            "the URL of the server does not matter",
            {"LIVEKIT_URL": "wss://example.livekit.cloud"},
            base=LK,
            vendor="livekit",
            grants=LIVEKIT_GUEST,
            commands=GUEST,
        ),
        env("good-zoom", "Zoom has two variables", {}, base=ZM, vendor="zoom", grants=ZOOM_HOST, commands=HOST),
        env(
            "good-zoom-short-key",
            "Zoom's keys may contain `-` and `_`",
            {"ZOOM_VIDEO_SDK_KEY": "Fake-Video_Sdk-Key0001"},
            base=ZM,
            vendor="zoom",
            grants=ZOOM_HOST,
            commands=HOST,
        ),
        file(
            "good-byte-order-mark",
            "Notepad writes a byte order mark, which is ignored",
            "\ufeff" + "\n".join(LINES) + "\n",
        ),
        file(
            "good-quoted", "dotenv removes quotes", "\n".join(f'{key}="{value}"' for key, value in GOOD.items()) + "\n"
        ),
        file("good-export", "dotenv removes `export`", "\n".join(f"export {line}" for line in LINES) + "\n"),
        file(
            "good-comment",
            "dotenv removes a comment after a space",
            "\n".join(f"{line} # live" for line in LINES) + "\n",
        ),
        file("good-windows", "the file has line ends of Windows", "\r\n".join(LINES) + "\r\n"),
        file(
            "good-expanded",
            "dotenv expands variables of the file",
            f"DIGITS={digits(0)}\n" + "\n".join(LINES).replace(ACCOUNT, "AC${DIGITS}") + "\n",
        ),
    ]
}
