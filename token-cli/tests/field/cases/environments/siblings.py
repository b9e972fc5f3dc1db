"""Siblings of each kind, in environments."""

from cases.environments.names import LINES
from environment import AC, AP, AUTH_TOKEN, IS, KS, P, SK, UNSET, WRONG, bad, env, error, file, lk, warning
from forge import ACCOUNT, KEY, LIVEKIT_KEY, SECRET, SERVICE


def neighbour(name, why, variable, other, value, **more):
    changes = {variable: UNSET, other: value}
    return env(
        f"neighbour-{name}", why, changes, error("variable-missing", variable), mention=[variable, other], **more
    )


CASES = {
    "neighbour": [
        neighbour("ipm", "the product was called IP Messaging", IS, "TWILIO_IPM_SERVICE_SID", SERVICE),
        neighbour(
            "ip-messaging", "the product was called IP Messaging", IS, "TWILIO_IP_MESSAGING_SERVICE_SID", SERVICE
        ),
        neighbour("accountsid", "without the line between the words", AC, "TWILIO_ACCOUNTSID", ACCOUNT),
        neighbour("of-development", "one name for each environment", AC, "TWILIO_ACCOUNT_SID_DEV", ACCOUNT),
        neighbour("of-production", "one name for each environment", KS, "TWILIO_API_SECRET_PROD", SECRET),
        lk(
            "neighbour-lk",
            "the command line is called `lk`",
            {"LIVEKIT_API_KEY": UNSET, "LK_API_KEY": LIVEKIT_KEY},
            error("variable-missing", "LIVEKIT_API_KEY"),
            mention=["LK_API_KEY"],
        ),
        env(
            "neighbour-other-value",
            "another variable holds something else",
            {AC: UNSET, "TWILIO_ACCOUNT_SID_DEV": "x"},
            error("variable-missing", AC),
            never=["seems to hold"],
        ),
    ],
    "unintended value": [
        bad("sid-missing", "a word in place of a SID", AC, "missing", P, *WRONG, mention=["missing"]),
        bad("sid-test", "a word of a draft", AP, "test", P, *WRONG, mention=["placeholder"]),
        bad(
            "sid-op-read", "a command in place of its result", IS, "op read op://vault/twilio/sid", P, mention=["code"]
        ),
        env(
            "secret-after-its-name",
            "a line of a file without its variable",
            {KS: f"api_secret={SECRET}"},
            error("variable-own-name", KS),
            mention=["name"],
        ),
        env(
            "auth-token-in-capitals",
            "a tool printed it in capitals",
            {KS: AUTH_TOKEN.upper()},
            warning("secret-look-alike", KS),
            mention=["Auth Token"],
        ),
        lk(
            "key-url",
            "the server's URL in place of its key",
            {"LIVEKIT_API_KEY": "wss://x.livekit.cloud"},
            error("variable-wrong-value", "LIVEKIT_API_KEY"),
            mention=["a URL"],
        ),
        lk("key-of-a-server", "a server of one's own names its keys as it likes", {"LIVEKIT_API_KEY": "test"}),
    ],
    "file": [
        file(
            "placeholder-with-spaces",
            "a sample's file was copied, and its placeholder has no quotes",
            "".join(f"{line}\n" for line in LINES).replace(KEY, "<your API Key SID>"),
            error(P, SK),
            mention=["placeholder"],
        ),
        file(
            "open-quote",
            "one line is invalid, so its variable is not missing too",
            "".join(f"{line}\n" for line in LINES).replace(SECRET, f"'{SECRET} one"),
            error("env-file-line", ".env"),
        ),
    ],
}
