"""Tokens as each of Twilio's helper libraries writes them: order of members, times, and oddities.

The order of Node and Python is that of the versions 6.2.0 and 9.13.0, run; of the others, that of their sources.
"""

from case import ACCESS_TOKENS, case, code
from forge import ACCOUNT, APP, AT, CHAT, CTY, DIGITS, DROP, KEY, SERVICE, VIDEO, VOICE, claims, token

NODE = "https://github.com/twilio/twilio-node (src/jwt/AccessToken.ts)"
PYTHON = "https://github.com/twilio/twilio-python (twilio/jwt/access_token)"
GO = "https://github.com/twilio/twilio-go (client/jwt/access_token.go)"
JAVA = "https://github.com/twilio/twilio-java (jwt/accesstoken/AccessToken.java)"
RUBY = "https://github.com/twilio/twilio-ruby (jwt/access_token.rb)"
PHP = "https://github.com/twilio/twilio-php (Jwt/AccessToken.php)"
CSHARP = "https://github.com/twilio/twilio-csharp (JWT/AccessToken)"

JTI = f"{KEY}-{AT}"
EXP = AT + 3600
NODE_HEADER = {"alg": "HS256", "typ": "JWT", "cty": CTY}
PYTHON_HEADER = {"alg": "HS256", "cty": CTY, "typ": "JWT"}
JAVA_HEADER = {"typ": "JWT", "cty": CTY, "alg": "HS256"}
RUBY_HEADER = {"cty": CTY, "typ": "JWT", "twr": None, "alg": "HS256"}
PHP_HEADER = {"cty": CTY, "typ": "JWT", "alg": "HS256"}


def node(grants, exp=EXP, **nbf):
    return {"jti": JTI, "grants": grants} | nbf | {"iat": AT, "exp": exp, "iss": KEY, "sub": ACCOUNT}


def python(grants, exp=EXP, **nbf):
    return {"jti": JTI, "grants": grants, "iss": KEY, "exp": exp} | nbf | {"sub": ACCOUNT}


def go(grants):
    return {"exp": EXP, "grants": grants, "iss": KEY, "jti": JTI, "nbf": AT, "sub": ACCOUNT}


def java(grants, jti=JTI):
    return {"jti": jti, "iss": KEY, "sub": ACCOUNT, "exp": EXP, "grants": grants}


def ruby(grants):
    return {"jti": JTI, "iss": KEY, "nbf": AT, "exp": EXP, "sub": ACCOUNT, "grants": grants}


def php(grants):
    return {"jti": JTI, "iss": KEY, "sub": ACCOUNT, "exp": EXP, "grants": grants}


ALICE = {"identity": "alice"}

CASES = [
    case("library-node", f"identity first, `iat` from jsonwebtoken, {NODE}", token(node(ALICE | CHAT), NODE_HEADER)),
    case("library-node-nbf", f"with `nbf` as asked, {NODE}", token(node(ALICE | CHAT, nbf=AT), NODE_HEADER)),
    case(
        "library-node-region",
        f"the Region after `cty`, {NODE}",
        token(node(ALICE | VOICE), NODE_HEADER | {"twr": "au1"}),
        sdk="voice",
    ),
    case(
        "library-node-integer-identity",
        f"an integer identity is written as a text, {NODE}",
        token(node({"identity": "5"} | CHAT), NODE_HEADER),
    ),
    case(
        "library-node-ttl-as-text",
        f'`ttl: "3600"` is read as milliseconds: a token of three seconds, {NODE}',
        token(node(ALICE | CHAT, exp=AT + 3), NODE_HEADER),
        warnings="lifetime-short",
    ),
    case(
        "library-node-two-days",
        f"no library knows the 24 hours, {NODE} and {code(20157)}",
        token(node(ALICE | CHAT, exp=AT + 172_800), NODE_HEADER),
        "lifetime-too-long",
    ),
    case(
        "library-node-odd-identity",
        f"an identity of 5.5 or an object is dropped without a word, {NODE}",
        token(node(CHAT), NODE_HEADER),
        "identity-missing",
    ),
    case(
        "library-python",
        f"identity last, `nbf` is now, no `iat`, {PYTHON}",
        token(python(CHAT | ALICE, nbf=AT), PYTHON_HEADER),
        warnings="iat-missing",
    ),
    case(
        "library-python-without-nbf",
        f"`nbf=None` leaves it out, and no time of issue is left, {PYTHON}",
        token(python(CHAT | ALICE), PYTHON_HEADER),
        warnings="iat-missing",
    ),
    case(
        "library-python-integer-identity",
        f"an integer identity stays a number, {PYTHON}",
        token(python(CHAT | {"identity": 5}), PYTHON_HEADER),
        "identity-not-string",
        "iat-missing",
    ),
    case(
        "library-python-zero-identity",
        f"an identity of 0 is dropped, {PYTHON}",
        token(python(CHAT), PYTHON_HEADER),
        "identity-missing",
        "iat-missing",
    ),
    case(
        "library-python-ttl-zero",
        f"`ttl=0` ends as it begins, {PYTHON}",
        token(python(CHAT | ALICE, exp=AT, nbf=AT), PYTHON_HEADER),
        "exp-before-iat",
        "iat-missing",
    ),
    case(
        "library-python-empty-playback",
        f"an empty playback grant becomes `null`; Ruby, Java and C# do the same, {PYTHON}",
        token(python({"player": None} | ALICE, nbf=AT), PYTHON_HEADER),
        "grant-not-object",
        "grant-deprecated iat-missing",
    ),
    case(
        "library-go",
        f"all members sorted, `nbf` is always now, {GO}",
        token(go(CHAT | ALICE), {"alg": "HS256", "cty": CTY, "typ": "JWT"}),
        warnings="iat-missing",
    ),
    case(
        "library-go-playback",
        f"the object of the REST API as it came, in camel case; Live has ended, {GO}",
        token(
            go({"player": {"requestCredentials": None, "playbackUrl": "u", "playerStreamerSid": f"VJ{DIGITS}"}} | ALICE)
        ),
        warnings="grant-deprecated iat-missing",
        sdk="live_player",
    ),
    case(
        "library-go-ip-messaging",
        f"it still ships the old grant class, {GO}",
        token(go({"ip_messaging": {"service_sid": SERVICE}} | ALICE)),
        "legacy-grant",
        "iat-missing",
    ),
    case(
        "library-java",
        f"neither `iat` nor `nbf`, {JAVA}",
        token(java(ALICE | CHAT), JAVA_HEADER),
        warnings="iat-missing",
    ),
    case(
        "library-java-incoming-false",
        f"`incoming.allow` is written when false, beside calls that may be placed, {JAVA}",
        token(
            java(ALICE | {"voice": {"incoming": {"allow": False}, "outgoing": {"application_sid": APP}}}), JAVA_HEADER
        ),
        warnings="iat-missing",
        sdk="voice",
    ),
    case(
        "library-java-rounded-jti",
        f"the time in `jti` is a float, off by up to 64 seconds, {JAVA}",
        token(java(ALICE | CHAT, jti=f"{KEY}-{AT + 64}"), JAVA_HEADER),
        warnings="iat-missing",
    ),
    case(
        "library-java-empty-identity",
        f"an empty identity is kept, {JAVA}",
        token(java({"identity": ""} | CHAT), JAVA_HEADER),
        "identity-empty",
        "iat-missing",
    ),
    case(
        "library-ruby",
        f'`"twr": null` where no Region was given, `nbf` is now, {RUBY}',
        token(ruby(ALICE | CHAT), RUBY_HEADER),
        warnings="iat-missing",
    ),
    case(
        "library-ruby-video",
        f'`"twr": null` is no Region that Video could lack, {RUBY}',
        token(ruby(ALICE | VIDEO), RUBY_HEADER),
        warnings="iat-missing",
        sdk="video",
    ),
    case(
        "library-php", f"neither `iat` nor `nbf`, {PHP}", token(php(ALICE | CHAT), PHP_HEADER), warnings="iat-missing"
    ),
    case(
        "library-php-sync-fields",
        f"its SyncGrant has fields that no other has, {PHP}",
        token(
            php(
                ALICE
                | {
                    "data_sync": {
                        "service_sid": SERVICE,
                        "deployment_role_sid": f"RL{DIGITS}",
                        "push_credential_sid": f"CR{DIGITS}",
                    }
                }
            ),
            PHP_HEADER,
        ),
        warnings="grant-field-deprecated iat-missing",
        sdk="sync",
    ),
    case(
        "library-php-identity-zero",
        f'the identity "0" is falsy in PHP and dropped, {PHP}',
        token(php(CHAT), PHP_HEADER),
        "identity-missing",
        "iat-missing",
    ),
    case(
        "library-php-empty-grants-array",
        "an empty PHP array is written as a list, https://github.com/twilio/twilio-php/pull/268",
        token(php(ALICE | {"video": []}), PHP_HEADER),
        "grant-not-object",
        "iat-missing",
    ),
    case(
        "library-csharp",
        f"`nbf` and `iat` only when asked, {CSHARP}",
        token({"grants": ALICE | CHAT, "jti": JTI, "exp": EXP, "iss": KEY, "sub": ACCOUNT}, NODE_HEADER),
        warnings="iat-missing",
    ),
    case(
        "library-csharp-video-profile",
        f"it still writes `configuration_profile_sid`, {CSHARP}",
        token(
            {
                "grants": ALICE | {"video": {"configuration_profile_sid": f"VS{DIGITS}", "room": "lobby"}},
                "jti": JTI,
                "exp": EXP,
                "iss": KEY,
                "sub": ACCOUNT,
            },
            NODE_HEADER,
        ),
        warnings="grant-field-deprecated iat-missing",
        sdk="video",
    ),
    case(
        "library-csharp-rtc",
        f"it still ships the grant of Video before it was called so, {CSHARP}",
        token(claims(grants=ALICE | {"rtc": {"configuration_profile_sid": f"VS{DIGITS}"}}, iat=DROP)),
        "legacy-grant",
        "grant-field-deprecated iat-missing",
    ),
    case(
        "library-example-of-the-page",
        f"the encoded example: old grant, old field, placeholders, no `iat`; its HMAC key is the text `secret`, {ACCESS_TOKENS}",
        token(
            '{"jti":"SK' + "x" * 32 + '-1450471147","iss":"SK' + "x" * 32 + '","sub":"AC' + "x" * 32 + '",'
            '"nbf":1450471147,"exp":1450474747,"grants":{"identity":"user@example.com","ip_messaging":{"service_sid":"IS'
            + "x" * 32
            + '","endpoint_id":"HipFlowSlackDockRC:user@example.com:someiosdevice"}}}',
            secret="secret",
        ),
        "legacy-grant placeholder-sid",
        "grant-field-deprecated iat-missing",
        secret="none",
        at=1_450_472_000,
    ),
]

# The page's own signature, so that this is exactly its token.
assert CASES[-1]["input"].endswith(".IHx8KeH1acIfwnd8EIin3QBGPbfnF-yVnSFp5NpQJi0")
