"""Twilio's tokens without findings, as JWT libraries write them."""

import json

from case import ACCESS_TOKENS, GH, REGIONS, SYNC_PRACTICES, case, code
from forge import (
    APP,
    AT,
    CHAT,
    CTY,
    KEY,
    PLAIN,
    PUSH,
    ROLE,
    SERVICE,
    SYNC,
    VIDEO,
    VOICE,
    WORK,
    WORKSPACE,
    claims,
    header,
    token,
)


def good(name, why, given, sdk=None, source=ACCESS_TOKENS, **more):
    return case(f"good-{name}", why, given, source=source, sdk=sdk, **more)


def body(*names, **its):
    """The claims in another order: first `names`, then the others."""
    whole = claims(**its)
    return {name: whole[name] for name in (*names, *whole) if name in whole}


def text(its_claims, **dumps):
    return json.dumps(its_claims, **dumps)


CASES = {
    "good": [
        good(
            "pyjwt",
            "PyJWT sorts header parameters since 2.4",
            token(body("iss", "sub", "iat", "exp", "jti", "grants"), {"alg": "HS256", "cty": CTY, "typ": "JWT"}),
            "conversations",
            f"{GH}/jpadilla/pyjwt",
        ),
        good(
            "pyjwt-old",
            "PyJWT 1.x writes spaces after commas and colons",
            token(text(claims()), text({"typ": "JWT", "alg": "HS256", "cty": CTY})),
            "conversations",
            f"{GH}/twilio/voice-quickstart-server-python/issues/12",
        ),
        good(
            "python-jose",
            "python-jose escapes non-ASCII characters",
            token(text(claims(VIDEO, identity="Zo\u00eb")), PLAIN | {"cty": CTY}),
            "video",
            f"{GH}/mpdavis/python-jose",
        ),
        good(
            "jsonwebtoken",
            "jsonwebtoken for Node writes `iat` after the payload",
            token(body("jti", "grants", "iat", "exp", "iss", "sub"), PLAIN | {"cty": CTY}),
            "conversations",
            f"{GH}/auth0/node-jsonwebtoken",
        ),
        good(
            "jsonwebtoken-keyid",
            "jsonwebtoken for Node writes `kid`",
            token(claims(), PLAIN | {"cty": CTY, "kid": KEY}),
            "conversations",
            f"{GH}/auth0/node-jsonwebtoken",
        ),
        good(
            "jose",
            "jose keeps the order of header parameters",
            token(body("grants", "iss", "sub", "jti", "iat", "exp"), {"alg": "HS256", "cty": CTY, "typ": "JWT"}),
            "conversations",
            f"{GH}/panva/jose",
        ),
        good(
            "jose-with-audience",
            "jose writes an audience",
            token(claims() | {"aud": "web"}, {"alg": "HS256", "cty": CTY, "typ": "JWT"}),
            "conversations",
            f"{GH}/panva/jose",
        ),
        good(
            "webcrypto",
            "WebCrypto leaves the order to the application",
            token(body("iss", "exp", "jti", "sub", "iat", "grants"), {"cty": CTY, "typ": "JWT", "alg": "HS256"}),
            "conversations",
        ),
        good(
            "golang-jwt",
            "golang-jwt sorts claims",
            token(
                {key: value for key, value in sorted(claims(VOICE).items())}, {"alg": "HS256", "cty": CTY, "typ": "JWT"}
            ),
            "voice",
            f"{GH}/golang-jwt/jwt",
        ),
        good(
            "golang-jwt-nbf",
            "golang-jwt writes `nbf`, equal to `iat`",
            token(
                {key: value for key, value in sorted(claims(nbf=AT).items())},
                {"alg": "HS256", "cty": CTY, "typ": "JWT"},
            ),
            "conversations",
            f"{GH}/golang-jwt/jwt",
        ),
        good(
            "golang-html-escape",
            "Go escapes <, > and & in JSON",
            token(
                text(claims(SYNC, identity="Q&A <desk>"), separators=(",", ":"))
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
            ),
            "sync",
            f"{GH}/golang/go",
        ),
        good(
            "firebase-php",
            "firebase/php-jwt writes `typ` and `alg` first",
            token(body("jti", "iss", "sub", "iat", "exp", "grants"), {"typ": "JWT", "alg": "HS256", "cty": CTY}),
            "conversations",
            f"{GH}/firebase/php-jwt",
        ),
        good(
            "firebase-php-slashes",
            "PHP escapes slashes in JSON",
            token(text(claims(VIDEO, identity="team/alice"), separators=(",", ":")).replace("/", "\\/")),
            "video",
            f"{GH}/firebase/php-jwt",
        ),
        good(
            "lcobucci-php",
            "lcobucci/jwt writes `aud` and `nbf`",
            token(claims(nbf=AT) | {"aud": "https://example.com"}, {"typ": "JWT", "alg": "HS256", "cty": CTY}),
            "conversations",
            f"{GH}/lcobucci/jwt",
        ),
        good(
            "ruby-jwt",
            "Ruby's jwt writes `alg` last",
            token(
                body("jti", "iss", "sub", "iat", "nbf", "exp", "grants", nbf=AT),
                {"cty": CTY, "typ": "JWT", "alg": "HS256"},
            ),
            "conversations",
            f"{GH}/jwt/ruby-jwt",
        ),
        good(
            "dotnet",
            ".NET's JwtSecurityTokenHandler writes `cty` last",
            token(
                body("grants", "jti", "nbf", "exp", "iat", "iss", "sub", nbf=AT),
                {"alg": "HS256", "typ": "JWT", "cty": CTY},
            ),
            "conversations",
            f"{GH}/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet",
        ),
        good(
            "jjwt",
            "Java's jjwt keeps the order of claims",
            token(body("sub", "iss", "jti", "exp", "iat", "grants"), {"cty": CTY, "typ": "JWT", "alg": "HS256"}),
            "conversations",
            f"{GH}/jwtk/jjwt",
        ),
        good(
            "java-jwt-auth0",
            "Auth0's java-jwt writes `cty` first",
            token(body("sub", "grants", "iss", "exp", "iat", "jti"), {"cty": CTY, "typ": "JWT", "alg": "HS256"}),
            "conversations",
            f"{GH}/auth0/java-jwt",
        ),
        good(
            "nimbus",
            "Nimbus JOSE + JWT writes `kid`",
            token(claims(), {"kid": KEY, "cty": CTY, "typ": "JWT", "alg": "HS256"}),
            "conversations",
            "https://connect2id.com/products/nimbus-jose-jwt",
        ),
        good(
            "elixir-joken",
            "Elixir's Joken writes `aud` and `nbf`",
            token({**claims(nbf=AT), "aud": "Joken"}, {"alg": "HS256", "cty": CTY, "typ": "JWT"}),
            "conversations",
            f"{GH}/danielberkompas/ex_twilio",
        ),
        good(
            "rust-jsonwebtoken",
            "Rust's jsonwebtoken writes `typ` first",
            token(body("exp", "grants", "iat", "iss", "jti", "sub"), {"typ": "JWT", "alg": "HS256", "cty": CTY}),
            "conversations",
            f"{GH}/Keats/jsonwebtoken",
        ),
        good(
            "deno-djwt",
            "Deno's djwt writes `alg` first",
            token(claims(), {"alg": "HS256", "typ": "JWT", "cty": CTY}),
            "conversations",
            f"{GH}/Zaubrik/djwt",
        ),
        good(
            "postgres",
            "pgjwt writes spaces around colons",
            token(text(claims(), separators=(", ", " : ")), text({"alg": "HS256", "typ": "JWT", "cty": CTY})),
            "conversations",
            f"{GH}/michelp/pgjwt",
        ),
        good(
            "apex",
            "Salesforce's Apex writes no spaces",
            token(body("jti", "sub", "iss", "exp", "iat", "grants"), {"typ": "JWT", "alg": "HS256", "cty": CTY}),
            "conversations",
            f"{GH}/twilio/twilio-salesforce",
        ),
        good(
            "uuid-jti",
            "`jti` may be any id",
            token(claims(jti="00000000-0000-4000-8000-000000000000")),
            "conversations",
        ),
        good(
            "claims-of-own",
            "an application may add claims",
            token(claims() | {"tenant": "north", "roles": ["agent"], "https://example.com/plan": None}),
            "conversations",
            f"{GH}/twilio/twilio-php",
        ),
        good(
            "flex-shape",
            "a contact centre has three grants and eight hours",
            token(claims(CHAT, SYNC, WORK, life=28_800)),
            "conversations sync taskrouter",
        ),
        good(
            "taskrouter-insights",
            "Flex adds the grant `flex_insights`",
            token(claims(WORK, {"flex_insights": {"service_sid": f"{WORKSPACE}.insights"}})),
            "taskrouter",
            f"{GH}/twilio/twilio-taskrouter.js",
        ),
        good(
            "role-of-own",
            "Conversations accepts a role and a push credential",
            token(claims({"chat": {"service_sid": SERVICE, "deployment_role_sid": ROLE, "push_credential_sid": PUSH}})),
            "conversations",
            code(52002),
        ),
        good(
            "params-undefined",
            "parameters are the application's, even `undefined`",
            token(
                claims(
                    {
                        "voice": {
                            "outgoing": {
                                "application_sid": APP,
                                "params": {"state": "undefined", "note": "{{later}}", "x": None},
                            }
                        }
                    }
                )
            ),
            "voice",
            code(51007),
        ),
        good("voice-86399", "Voice accepts 86399 seconds", token(claims(VOICE, life=86_399)), "voice", code(31207)),
        good("chat-86400", "Conversations accepts 24 hours", token(claims(life=86_400)), "conversations", code(20157)),
        good(
            "sync-30-minutes",
            "Twilio recommends 30 minutes for Sync",
            token(claims(SYNC, life=1800)),
            "sync",
            SYNC_PRACTICES,
        ),
        good("video-four-hours", "Video accepts four hours", token(claims(VIDEO, life=14_400)), "video"),
        good("voice-five-minutes", "Voice accepts five minutes", token(claims(VOICE, life=300)), "voice"),
        good("chat-five-minutes", "Conversations accepts 5 minutes", token(claims(life=300)), "conversations"),
        good(
            "taskrouter-ie1",
            "TaskRouter is in IE1",
            token(claims(WORK), header(twr="ie1")),
            "taskrouter",
            "https://www.twilio.com/docs/global-infrastructure/taskrouter-with-twilio-regions",
        ),
        good(
            "conversations-ie1",
            "Conversations is in IE1",
            token(claims(), header(twr="ie1")),
            "conversations",
            "https://www.twilio.com/docs/global-infrastructure/conversations-api-with-twilio-regions",
        ),
        good("voice-ie1", "Voice is in IE1", token(claims(VOICE), header(twr="ie1")), "voice", REGIONS),
        good("sync-us1", "Sync is in US1", token(claims(SYNC), header(twr="us1")), "sync", REGIONS),
        good(
            "voice-and-chat-ie1",
            "Voice and Conversations are in IE1",
            token(claims(VOICE, CHAT), header(twr="ie1")),
            "voice conversations",
            REGIONS,
        ),
    ]
}
