"""Siblings of each kind: other languages, other tools, other places of the same mistake, and good neighbours."""

import base64
import hashlib

from case import ZOOM_AUTH, case, code
from forge import (
    ACCOUNT,
    DROP,
    KEY,
    LIVEKIT_KEY,
    SECRET,
    SERVICE,
    SYNC_SERVICE,
    VIDEO,
    VOICE,
    WORK,
    claims,
    grants,
    header,
    livekit,
    livekit_token,
    token,
    zoom,
    zoom_token,
)

PKCV = "https://www.twilio.com/docs/iam/pkcv"
JOIN = {"roomJoin": True, "room": "lobby"}
ALONE = {"iss": LIVEKIT_KEY, "sub": "alice", "nbf": 1_800_000_000, "exp": 1_800_003_600}


def slip(name, why, secret, *mention):
    return case(f"slip-{name}", why, token(secret=secret), "signature-mismatch", source=code(51117), mention=mention)


def whole(name, why, given, *mention, rule="not-a-jwt", **more):
    return case(f"input-{name}", why, given, rule, mention=mention, **more)


def lk(name, why, its_claims, errors="", warnings="", **more):
    """Without credentials unless `env` is given: what the token alone shows."""
    return case(f"livekit-{name}", why, livekit_token(its_claims), errors, warnings, **{"vendor": "livekit"} | more)


def zm(name, why, its_claims, errors="", warnings="", **more):
    return case(
        f"zoom-{name}", why, zoom_token(its_claims), errors, warnings, **{"vendor": "zoom", "source": ZOOM_AUTH} | more
    )


def sid(name, why, value, *mention, rule="sub-not-account", **more):
    return case(f"sid-{name}", why, token(claims(VIDEO, sub=value)), rule, mention=mention, sdk="video", **more)


CASES = {
    "signature": [
        slip("full-stop", "the end of a sentence was copied too", f"{SECRET}.", "full stop"),
        slip("escaped-line", "`\\n` in single quotes is two characters", f"{SECRET}\\n", "\\n"),
        slip("bytes-of-python", "`str(secret)` of bytes", f"b'{SECRET}'", "Python"),
        slip("without-first", "a selection began one character late", SECRET[1:], "first character"),
        slip("twenty", "a column of 20 characters", SECRET[:20], "cut"),
        slip(
            "hash-in-capitals",
            "C# prints hexadecimal in capitals",
            hashlib.sha256(SECRET.encode()).hexdigest().upper(),
            "SHA-256",
        ),
        slip("test", "a word in place of the secret", "test", "word `test`"),
        slip("sha512-base64", "another hash", base64.b64encode(hashlib.sha512(SECRET.encode()).digest()), "SHA-512"),
        slip("semicolon", "a line of code", f"{SECRET};", "semicolon"),
    ],
    "object of a program": [
        whole("func-of-csharp", "a delegate of C#", "System.Func`1[System.String]", "C#", "call"),
        whole("php-object", "`print_r` of PHP", "Twilio\\Jwt\\AccessToken Object ( [ttl] => 3600 )", "toJWT()"),
        whole("go-struct", "`%v` of a pointer in Go", "&jwt.AccessToken{baseJwt:(*jwt.Jwt)(0xc000010000)}", "ToJWT()"),
        whole("dart-future", "a Future of Dart", "Instance of 'Future<String>'", "await"),
        whole("kotlin-deferred", "a coroutine of Kotlin", "DeferredCoroutine{Active}@1b2c3d4e", "await"),
        whole("csharp-task", "a Task of C#", "System.Threading.Tasks.Task`1[System.String]", "await"),
    ],
    "escaped": [
        whole("dots-of-html", "HTML escapes the dots", token().replace(".", "&#46;"), "&#46;", rule="bad-base64"),
        whole("dots-of-json", "JSON escapes the dots", token().replace(".", "\\u002e"), "u002e", rule="bad-base64"),
        whole("shortened-at-once", "a log shows three letters", "eyJ…", "ellipsis", rule="truncated"),
        whole("shortened-with-dots", "a log shows three letters", "eyJ...", "ellipsis", rule="truncated"),
    ],
    "missing grant": [
        case(
            "room-beside-identity",
            "`room` belongs into `video`",
            token(claims(grants={"identity": "alice", "room": "lobby"})),
            "grant-field-misplaced",
            sdk="video",
            mention=["`video`", "`room`"],
            never=["remove it"],
        ),
        case(
            "service-without-sdk",
            "two grants have a service",
            token(claims(grants={"identity": "alice", "service_sid": SERVICE})),
            "grant-field-misplaced",
            mention=["`chat` or `data_sync`"],
        ),
        case(
            "service-of-sync",
            "`service_sid` belongs into `data_sync`",
            token(claims(grants={"identity": "alice", "service_sid": SYNC_SERVICE})),
            "grant-field-misplaced",
            sdk="sync",
            mention=["`data_sync`"],
        ),
        case(
            "worker-beside-identity",
            "three fields of one grant",
            token(claims(grants={"identity": "alice", **WORK["task_router"]})),
            "grant-field-misplaced",
            mention=["task_router"],
        ),
        case(
            "outgoing-beside-identity",
            "`outgoing` belongs into `voice`",
            token(claims(grants={"identity": "alice", **VOICE["voice"]})),
            "grant-field-misplaced",
            sdk="voice",
            mention=["voice"],
        ),
        case(
            "room-beside-video",
            "`room` belongs into the grant that is there",
            token(claims(grants={"identity": "alice", "video": {}, "room": "lobby"})),
            "",
            "unknown-grant",
            sdk="video",
            mention=["move it into `video`"],
        ),
        case(
            "grant-for-grants",
            "the claim is `grants`",
            token(claims(grants=DROP, grant=grants(VIDEO))),
            "grants-missing",
            sdk="video",
            mention=["rename `grant`"],
        ),
        case(
            "video-beside-grants",
            "the grants are in `grants`",
            token(claims(grants=DROP, video={"room": "lobby"})),
            "grants-missing",
            sdk="video",
            mention=["move `video`"],
        ),
        case(
            "identity-only-sync",
            "one cause",
            token(claims(grants={"identity": "alice"})),
            "grant-missing-for-sdk",
            sdk="sync",
            mention=["data_sync"],
        ),
        case(
            "account-sid-for-sub",
            "the claim has another name",
            token(claims(VIDEO, sub=DROP, accountSid=ACCOUNT)),
            "sub-missing",
            sdk="video",
            mention=["rename `accountSid`"],
        ),
        case(
            "api-key-for-iss",
            "the claim has another name",
            token(claims(VIDEO, iss=DROP, apiKey=KEY)),
            "iss-missing",
            sdk="video",
            mention=["rename `apiKey`"],
        ),
        case(
            "public-key-client-validation",
            "it signs requests to the REST API",
            token({"iss": KEY, "sub": ACCOUNT, "hrh": "host"}, header(cty="twilio-pkrv;v=1")),
            "public-key-client-validation",
            source=PKCV,
            mention=["Public Key Client Validation"],
        ),
    ],
    "placeholder": [
        case(
            "sample-account",
            "an account of an example",
            token(claims(VIDEO, sub="AC" + "0" * 32)),
            "",
            "placeholder-sid",
            sdk="video",
            env={},
            mention=["one character, repeated"],
        ),
        case(
            "sample-digits",
            "digits in their order",
            token(claims(VIDEO, sub="AC" + ("1234567890" * 4)[:32])),
            "",
            "placeholder-sid",
            sdk="video",
            env={},
            mention=["1234567890"],
        ),
        case(
            "sample-service",
            "a service of an example",
            token(claims({"chat": {"service_sid": "IS" + "a" * 32}})),
            "",
            "value-placeholder",
            sdk="conversations",
            mention=["one character"],
        ),
        sid("test", "a word of a draft", "test", "placeholder `test`", rule="placeholder-sid"),
        sid("missing", "a word of a template", "missing", "word `missing`"),
        sid("void", "minified `undefined`", "void 0", "void 0"),
        sid("url", "the address of the account", f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}", "URL"),
        sid("teller", "a reference of a secret manager", "teller:TWILIO", "reference"),
    ],
    "LiveKit": [
        lk(
            "key-undefined-alone",
            "the word, with no key at hand",
            livekit(iss="undefined"),
            "iss-other-key",
            env={},
            mention=["undefined"],
        ),
        lk(
            "key-unexpanded-alone",
            "a variable of a shell",
            livekit(iss="${LIVEKIT_API_KEY}"),
            "iss-other-key",
            env={},
            mention=["LIVEKIT_API_KEY"],
        ),
        lk(
            "key-your-alone",
            "a placeholder",
            livekit(iss="YOUR_API_KEY"),
            "iss-other-key",
            env={},
            mention=["placeholder"],
        ),
        lk(
            "key-quoted-alone",
            "quotes of a .env file",
            livekit(iss=f'"{LIVEKIT_KEY}"'),
            "iss-other-key",
            env={},
            mention=["quotes"],
        ),
        lk(
            "key-url-alone",
            "the server's URL in place of its key",
            livekit(iss="wss://x.livekit.cloud"),
            "iss-other-key",
            env={},
            mention=["URL"],
        ),
        lk(
            "good-key-of-a-server",
            "a server of one's own names its keys as it likes",
            livekit(iss="media-prod-1"),
            env={},
        ),
        lk("good-key-short", "a server of one's own names its keys as it likes", livekit(iss="test"), env={}),
        lk(
            "api-key-claim",
            "the claim has another name",
            livekit(iss=DROP, apiKey=LIVEKIT_KEY),
            "iss-missing",
            env={},
            mention=["rename `apiKey`"],
        ),
        lk(
            "join-string",
            "one cause",
            livekit(video={"roomJoin": "true", "room": "lobby"}),
            "grant-field-type",
            sdk="client",
            mention=["true"],
        ),
        lk(
            "join-snake",
            "one cause",
            livekit(video={"room_join": True, "room": "lobby"}),
            "grant-field-unknown",
            sdk="client",
            mention=["roomJoin"],
        ),
        lk(
            "join",
            "the option of an SDK",
            livekit(video={"join": True, "room": "lobby"}),
            "grant-field-unknown",
            sdk="client",
            mention=["did you mean `roomJoin`"],
        ),
        lk("no-video", "one cause", ALONE, "grant-missing-for-sdk", sdk="client", mention=["video"]),
        lk(
            "permissions-video",
            "a grant in an object",
            ALONE | {"permissions": {"video": JOIN}},
            "grant-missing-for-sdk",
            sdk="client",
            mention=["move `video` out of `permissions`"],
        ),
        lk(
            "grants-video-unnamed",
            "a grant in an object, with no SDK named",
            ALONE | {"grants": {"video": JOIN}},
            "no-product-grant",
            mention=["move `video` out of `grants`"],
        ),
        lk(
            "agent-name",
            "a member of a list",
            livekit(roomConfig={"agents": [{"name": "greeter"}]}),
            "",
            "grant-field-unknown",
            sdk="client",
            mention=["agentName"],
        ),
        lk(
            "good-agent",
            "the agent that joins",
            livekit(roomConfig={"agents": [{"agentName": "greeter", "metadata": "{}"}]}),
            sdk="client",
        ),
        lk(
            "good-own-claim", "a claim of the application", livekit(tenant={"video": "on", "plan": "pro"}), sdk="client"
        ),
    ],
    "Zoom": [
        zm(
            "key-undefined-alone",
            "the word, with no key at hand",
            zoom(app_key="undefined"),
            "iss-other-key",
            env={},
            mention=["undefined"],
        ),
        zm(
            "key-your-alone",
            "a placeholder",
            zoom(app_key="YOUR_SDK_KEY"),
            "iss-other-key",
            env={},
            mention=["placeholder"],
        ),
        zm(
            "user-identity-camel",
            "the claim in camel case",
            zoom(user_identity=DROP, userIdentity="alice"),
            "",
            "unknown-grant",
            mention=["user_identity"],
        ),
        zm(
            "user-key-camel",
            "the claim in camel case",
            zoom(user_identity=DROP, userKey="alice"),
            "",
            "unknown-grant",
            mention=["user_key"],
        ),
        zm("good-user-key", "today's name of the claim", zoom(user_identity=DROP, user_key="alice")),
        zm("good-own-claim", "a claim of the application", zoom(userIdentity="alice")),
    ],
}
