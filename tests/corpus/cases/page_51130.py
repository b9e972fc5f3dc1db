"""Every cause and every cure of the page of error 51130, by their numbers in README.md."""

from case import PAGE_51130, case
from forge import (
    ACCOUNT,
    AT,
    AUTH_TOKEN,
    CHAT,
    DROP,
    KEY,
    OTHER_ACCOUNT,
    OTHER_KEY,
    OTHER_SECRET,
    SECRET,
    SERVICE,
    SYNC,
    VIDEO,
    claims,
    header,
    token,
)


def cause(number, text):
    return f"cause {number} of the page, {text}: {PAGE_51130}"


def cure(number, text):
    return f"cure {number} of the page, {text}: {PAGE_51130}"


BOTH = "conversations sync"

CASES = [
    case(
        "cause-51130-1-malformed-jwt",
        cause(1, "the value is no well-formed JWT"),
        "this is not an access token",
        "not-a-jwt",
        sdk="conversations",
    ),
    case("cause-51130-1-auth-token", cause(1, "an Auth Token"), AUTH_TOKEN, "auth-token", sdk="conversations"),
    case("cause-51130-1-api-secret", cause(1, "an API Key Secret"), SECRET, "api-key-secret", sdk="conversations"),
    case("cause-51130-1-api-key-sid", cause(1, "the SID of the key"), KEY, "sid-not-token", sdk="conversations"),
    case(
        "cause-51130-1-other-format",
        cause(1, "another token format"),
        token({"iss": ACCOUNT, "exp": AT + 3600, "scope": "scope:client:incoming?clientName=alice"}, header(cty=DROP)),
        "capability-token",
        sdk="conversations",
    ),
    case(
        "cause-51130-2-secret-of-another-key",
        cause(2, "the secret does not belong to the key"),
        token(secret=OTHER_SECRET),
        "signature-mismatch",
        sdk="conversations",
    ),
    case(
        "cause-51130-2-another-key",
        cause(2, "the key is not the one whose secret is at hand"),
        token(claims(iss=OTHER_KEY), secret=OTHER_SECRET),
        "iss-other-key",
        sdk="conversations",
    ),
    case(
        "cause-51130-2-another-account",
        cause(2, "the account does not own the key"),
        token(claims(sub=OTHER_ACCOUNT)),
        "sub-other-account",
        sdk="conversations",
    ),
    case(
        "cause-51130-2-auth-token-as-secret",
        cause(2, "signed with the Auth Token"),
        token(secret=AUTH_TOKEN),
        "signature-mismatch",
        sdk="conversations",
    ),
    case(
        "cause-51130-2-test-credentials",
        cause(2, "test credentials look like live ones, so no token shows them"),
        token(claims(sub=OTHER_ACCOUNT)),
        secret="none",
        sdk="conversations",
    ),
    case(
        "cause-51130-3-json-object",
        cause(3, "a JSON object in place of the plain string"),
        f'{{"token":"{token()}"}}',
        "json-wrapped",
        sdk="conversations",
        inner=True,
    ),
    case(
        "cause-51130-4-no-grants",
        cause(4, "the payload has no grants"),
        token(claims(grants=DROP)),
        "grants-missing",
        sdk="conversations",
    ),
    case(
        "cause-51130-4-grants-not-valid",
        cause(4, "the grants are no object"),
        token(claims(grants=[])),
        "grants-not-object",
        sdk="conversations",
    ),
    case(
        "cause-51130-4-no-match-conversations",
        cause(4, "Conversations needs the chat grant"),
        token(claims(SYNC)),
        "grant-missing-for-sdk",
        sdk="conversations",
    ),
    case(
        "cause-51130-4-no-match-sync",
        cause(4, "Sync needs a SyncGrant"),
        token(),
        "grant-missing-for-sdk",
        sdk="sync",
    ),
    case(
        "cause-51130-4-sync-without-service",
        cause(4, "a SyncGrant without its service"),
        token(claims({"data_sync": {}})),
        "grant-field-missing",
        sdk="sync",
    ),
    case(
        "cause-51130-5-denied",
        cause(5, "the client is `denied`; the token that did it, here one that has ended"),
        token(),
        "expired",
        sdk="conversations",
        at=AT + 3600,
    ),
    case(
        "cause-51130-5-fresh-token",
        cause(5, "a fresh token ends the state; the state itself is no part of a token"),
        token(claims(at=AT + 3600)),
        sdk="conversations",
        at=AT + 3600,
    ),
    case(
        "cure-51130-6-new-token", cure(6, "account, key and secret that belong together"), token(), sdk="conversations"
    ),
    case(
        "cure-51130-6-account-in-place-of-key",
        cure(6, "the key's SID is the issuer, here the account's stands there"),
        token(claims(iss=ACCOUNT)),
        "iss-not-api-key",
        sdk="conversations",
    ),
    case(
        "cure-51130-6-key-in-place-of-account",
        cure(6, "the account's SID is the subject, here the key's stands there"),
        token(claims(sub=KEY)),
        "sub-not-account",
        sdk="conversations",
    ),
    case(
        "cure-51130-7-typ",
        cure(7, "check `typ`"),
        token(its_header=header(typ=DROP)),
        "header-typ",
        sdk="conversations",
    ),
    case(
        "cure-51130-7-alg",
        cure(7, "check `alg`"),
        token(its_header=header(alg="RS256")),
        "header-alg",
        sdk="conversations",
    ),
    case(
        "cure-51130-7-cty",
        cure(7, "check `cty`"),
        token(its_header=header(cty=DROP)),
        "header-cty",
        sdk="conversations",
    ),
    case("cure-51130-7-iss", cure(7, "check `iss`"), token(claims(iss=DROP)), "iss-missing", sdk="conversations"),
    case("cure-51130-7-sub", cure(7, "check `sub`"), token(claims(sub=DROP)), "sub-missing", sdk="conversations"),
    case(
        "cure-51130-7-iat",
        cure(7, "check `iat`; six of seven official libraries leave it out, so it is a warning"),
        token(claims(iat=DROP)),
        warnings="iat-missing",
        sdk="conversations",
    ),
    case("cure-51130-7-exp", cure(7, "check `exp`"), token(claims(exp=DROP)), "exp-missing", sdk="conversations"),
    case(
        "cure-51130-7-grant",
        cure(7, "check that there is a product grant"),
        token(claims(grants={"identity": "alice"})),
        "no-product-grant",
    ),
    case("cure-51130-8-raw-string", cure(8, "the raw string, here for both"), token(claims(CHAT, SYNC)), sdk=BOTH),
    case(
        "cure-51130-8-quoted",
        cure(8, "the JSON text of the string is not the string"),
        f'"{token()}"',
        "quoted",
        sdk="conversations",
        inner=True,
    ),
    case(
        "cure-51130-9-chat-grant",
        cure(9, "the grant that was right for Chat's first name"),
        token(claims({"ip_messaging": {"service_sid": SERVICE}})),
        "legacy-grant",
    ),
    case(
        "cure-51130-9-service",
        cure(9, "the Chat Service SID"),
        token(claims({"chat": {}})),
        "grant-field-missing",
        sdk="conversations",
    ),
    case(
        "cure-51130-9-identity",
        cure(9, "the identity"),
        token(claims(identity=DROP)),
        "identity-missing",
        sdk="conversations",
    ),
    case(
        "cure-51130-9-reserved-characters",
        cure(9, "reserved characters are advised against, not refused"),
        token(claims(identity="alice@example.com")),
        warnings="identity-reserved-characters",
        sdk="conversations",
    ),
    case(
        "cure-51130-10-sync-service",
        cure(10, "the right service"),
        token(claims(SYNC)),
        sdk="sync",
    ),
    case(
        "cure-51130-10-wrong-service",
        cure(10, "a SID that is no service's"),
        token(claims({"data_sync": {"service_sid": ACCOUNT}})),
        "grant-field-wrong-sid",
        sdk="sync",
    ),
    case(
        "cure-51130-11-short-lived",
        cure(11, "tokens are short-lived: 48 hours are too long"),
        token(claims(life=172_800)),
        "lifetime-too-long",
        sdk="conversations",
    ),
    case(
        "cure-51130-11-renew-before-the-end",
        cure(11, "renewal takes three minutes: a token of two asks for the next at once"),
        token(claims(life=120)),
        warnings="lifetime-short",
        sdk="conversations",
    ),
    case(
        "cure-51130-12-look-it-up",
        cure(12, "the request in the debugger: what it says is in no token, so this one is good"),
        token(claims(VIDEO, CHAT)),
        secret="none",
        sdk="conversations",
    ),
]
