"""Tokens of another kind: encrypted, of other vendors, and Twilio's that are not Access Tokens."""

from case import RFC_JWE, SYNC_PRACTICES, case, code
from forge import ACCOUNT, AT, AUTH_TOKEN, DIGITS, KEY, WORKER, WORKSPACE, as_bytes, encode, token

GITHUB = "https://github.com"
PLAIN = {"alg": "HS256", "typ": "JWT"}
TASKROUTER = {
    "iss": ACCOUNT,
    "exp": AT + 3600,
    "version": "v1",
    "friendly_name": WORKER,
    "account_sid": ACCOUNT,
    "channel": WORKER,
    "workspace_sid": WORKSPACE,
    "worker_sid": WORKER,
    "policies": [
        {
            "url": f"https://taskrouter.twilio.com/v1/Workspaces/{WORKSPACE}/Activities",
            "method": "GET",
            "query_filter": {},
            "post_filter": {},
            "allow": True,
        }
    ],
}
FLEX_JWE = ".".join(
    encode(as_bytes(part))
    for part in (
        {"alg": "dir", "enc": "A256GCM", "cty": "twilio-fpa;v=1"},
        "",
        "initialvect",
        "no text that anyone can read",
        "sixteen bytes ok",
    )
)


def foreign(name, whose, its_claims, its_header=PLAIN):
    return case(f"other-vendor-{name}", f"a token of {whose}", token(its_claims, its_header), "other-vendor-token")


CASES = [
    case("flex-token", f"from the Flex User Token API, {SYNC_PRACTICES}", FLEX_JWE, "", "flex-token", secret="none"),
    case(
        "flex-token-sync",
        f"the SDKs that Flex uses accept it, {SYNC_PRACTICES}",
        FLEX_JWE,
        "",
        "flex-token",
        secret="none",
        sdk="sync taskrouter",
    ),
    case("jwe-video", f"Video accepts only signed tokens, {code(20101)}", FLEX_JWE, "jwe", sdk="sync video"),
    case(
        "jwe-session",
        f"the session token of a login, {RFC_JWE}#section-7.1",
        ".".join(encode(part) for part in (b'{"alg":"dir","enc":"A256GCM"}', b"", b"initialvect", b"text", b"t" * 16)),
        "jwe",
    ),
    case(
        "jwe-rsa",
        f"a header as in the RFC's first example, {RFC_JWE}#appendix-A.1",
        ".".join(
            encode(part)
            for part in (b'{"alg":"RSA-OAEP","enc":"A256GCM"}', b"key" * 9, b"initialvect", b"text", b"t" * 16)
        ),
        "jwe",
    ),
    case(
        "not-a-jwt-five-parts",
        f"five parts, and no header of an encrypted token, {RFC_JWE}#section-7.1",
        f"{token()}.x.y",
        "not-a-jwt",
    ),
    foreign(
        "plivo",
        "Plivo, github plivo/plivo-php",
        {"iss": "FAKEAUTHID", "sub": "alice", "exp": AT + 3600, "grants": {"voice": {"incoming_allow": True}}},
        {"typ": "JWT", "alg": "HS256", "cty": "plivo;v=1"},
    ),
    foreign(
        "stringee",
        "Stringee, github stringeecom/server-samples; its keys begin as Twilio's do",
        {"jti": f"{KEY}-1", "iss": KEY, "exp": AT + 3600, "userId": "alice"},
        {"typ": "JWT", "alg": "HS256", "cty": "stringee-api;v=1"},
    ),
    foreign(
        "unknown-cty",
        "a service that is not known, with a `cty` as Twilio's",
        {"iss": "acme", "sub": "alice", "exp": AT + 3600, "grants": {"chat": {}}},
        {"typ": "JWT", "alg": "HS256", "cty": "acme-voice;v=1"},
    ),
    foreign(
        "jwt-io", "jwt.io, its example: https://jwt.io", {"sub": "1234567890", "name": "John Doe", "iat": 1516239022}
    ),
    foreign(
        "livekit",
        f"LiveKit, {GITHUB}/livekit/rust-sdks",
        {
            "iss": "APIdummy12345",
            "sub": "alice",
            "nbf": AT,
            "exp": AT + 21_600,
            "video": {"roomJoin": True, "room": "lobby"},
        },
    ),
    foreign("stream", f"Stream, {GITHUB}/GetStream/stream-node", {"user_id": "alice", "iat": AT - 1, "exp": AT + 3600}),
    foreign("stream-without-end", f"Stream, without an end, {GITHUB}/GetStream/stream-node", {"user_id": "alice"}),
    foreign(
        "vonage",
        f"Vonage, {GITHUB}/Vonage/vonage-node-sdk",
        {
            "application_id": "00000000-0000-4000-8000-000000000000",
            "iat": AT,
            "jti": "11111111-1111-4111-8111-111111111111",
            "exp": AT + 900,
            "sub": "alice",
            "acl": {"paths": {"/*/users/**": {}}},
        },
        {"typ": "JWT", "alg": "RS256"},
    ),
    foreign(
        "ably",
        "Ably, https://ably.com/docs/auth/token/jwt",
        {"iat": AT, "exp": AT + 3600, "x-ably-capability": '{"*":["*"]}', "x-ably-clientId": "alice"},
        {"typ": "JWT", "alg": "HS256", "kid": "appId.keyId"},
    ),
    foreign(
        "zoom",
        "Zoom's Video SDK, https://developers.zoom.us/docs/video-sdk/auth",
        {"app_key": "dummy", "role_type": 1, "tpc": "lobby", "version": 1, "iat": AT, "exp": AT + 7200},
    ),
    foreign(
        "100ms",
        "100ms, https://www.100ms.live/docs/get-started/v2/get-started/security-and-tokens",
        {
            "access_key": "dummy",
            "room_id": "r",
            "user_id": "alice",
            "role": "host",
            "type": "app",
            "version": 2,
            "iat": AT,
            "nbf": AT,
            "exp": AT + 86_400,
            "jti": "22222222-2222-4222-8222-222222222222",
        },
    ),
    foreign(
        "daily",
        "Daily, https://docs.daily.co/reference/rest-api/meeting-tokens/self-signing-tokens",
        {"r": "lobby", "d": "33333333-3333-4333-8333-333333333333", "iat": AT},
    ),
    foreign(
        "videosdk-live",
        "VideoSDK.live, https://docs.videosdk.live",
        {
            "apikey": "dummy",
            "permissions": ["allow_join"],
            "version": 2,
            "roomId": "lobby",
            "iat": AT,
            "exp": AT + 3600,
        },
    ),
    foreign(
        "openid",
        "an identity provider, https://openid.net/specs/openid-connect-core-1_0.html",
        {"iss": "https://id.example.com", "sub": "alice", "aud": "app", "iat": AT, "exp": AT + 3600},
        {"alg": "RS256", "kid": "1"},
    ),
    case(
        "capability-token",
        "for Voice 1.x, https://www.twilio.com/docs/voice/client/capability-tokens",
        token(
            {"iss": ACCOUNT, "exp": AT + 3600, "iat": AT, "scope": "scope:client:incoming?clientName=alice"},
            PLAIN,
            secret=AUTH_TOKEN,
        ),
        "capability-token",
    ),
    case(
        "capability-token-events",
        f"as Python writes it, {GITHUB}/twilio/twilio-python (twilio/jwt/client)",
        token(
            {
                "scope": "scope:stream:subscribe?path=%2F2010-04-01%2FEvents&params=",
                "iss": ACCOUNT,
                "exp": AT + 3600,
                "nbf": AT,
            },
            {"typ": "JWT", "alg": "HS256"},
            secret=AUTH_TOKEN,
        ),
        "capability-token",
        secret="none",
    ),
    case(
        "capability-token-expired",
        "what it is comes before when it ended",
        token(
            {"iss": ACCOUNT, "exp": AT - 3600, "scope": "scope:client:incoming?clientName=alice"},
            PLAIN,
            secret=AUTH_TOKEN,
        ),
        "capability-token",
    ),
    case(
        "taskrouter-capability-token",
        f"for TaskRouter.js 1, {GITHUB}/twilio/twilio-node (src/jwt/taskrouter)",
        token(TASKROUTER, PLAIN, secret=AUTH_TOKEN),
        "taskrouter-capability-token",
        sdk="taskrouter",
    ),
    case(
        "taskrouter-capability-token-queue",
        f"for a task queue, {GITHUB}/twilio/twilio-python (twilio/jwt/taskrouter)",
        token(
            {
                **{k: v for k, v in TASKROUTER.items() if k != "worker_sid"},
                "channel": f"WQ{DIGITS}",
                "taskqueue_sid": f"WQ{DIGITS}",
            },
            PLAIN,
            secret=AUTH_TOKEN,
        ),
        "taskrouter-capability-token",
    ),
    case(
        "client-validation-token",
        "a token of Public Key Client Validation, which signs a request, https://www.twilio.com/docs/iam/pkcv",
        token(
            {
                "hrh": "authorization;host",
                "iat": AT,
                "iss": KEY,
                "exp": AT + 300,
                "nbf": AT,
                "rqh": "0" * 64,
                "sub": ACCOUNT,
            },
            {"typ": "JWT", "alg": "RS256", "cty": "twilio-pkrv;v=1", "kid": f"CR{DIGITS}"},
        ),
        "public-key-client-validation",
    ),
]
