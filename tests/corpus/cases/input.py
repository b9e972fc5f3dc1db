"""The input: not a token, a wrapped token, or an unreadable one."""

import json

from case import PAGE_51130, RFC_BASE64, RFC_JSON, RFC_JWS, RFC_JWT, case, code
from forge import (
    AT,
    AUTH_TOKEN,
    HEADER,
    KEY,
    SECRET,
    SERVICE,
    as_bytes,
    claims,
    encode,
    header,
    padded,
    sign,
    token,
)

GOOD = token()
HEAD, BODY, MAC = GOOD.split(".")
# Its claims have bytes that base64 writes with `+` and `/`, and its length requires padding.
ODD = claims(identity="\u00fb\u00ff\u00fe?>", note="\u00bf\u00bf\u00bf??>>~~")
STANDARD = padded(as_bytes(ODD)).rstrip("=")
assert "+" in STANDARD and "/" in STANDARD


def repadded(its_claims):
    """Header and claims with padding, signed with it."""
    return ".".join(padded(as_bytes(part)) for part in (HEADER, its_claims))


PADDED = claims(note="=" if padded(as_bytes(claims(note="="))).endswith("=") else "==")
assert padded(as_bytes(PADDED)).endswith("=") and not set("+/") & set(padded(as_bytes(PADDED)))

NOTHING = [
    case("empty", f"nothing was handed over, {code(31102)}", "", "empty"),
    case("empty-white-space", "white space alone is nothing", " \t\r\n", "empty"),
    case(
        "not-a-jwt-word",
        f"a variable that was not set, as JavaScript prints it, {PAGE_51130}",
        "undefined",
        "not-a-jwt",
    ),
    case("not-a-jwt-object", f"an object as JavaScript prints it, {PAGE_51130}", "[object Object]", "not-a-jwt"),
    case("not-a-jwt-promise", f"a promise as JavaScript prints it, {PAGE_51130}", "[object Promise]", "not-a-jwt"),
    case(
        "not-a-jwt-uuid", f"an opaque session token, {PAGE_51130}", "123e4567-e89b-12d3-a456-426614174000", "not-a-jwt"
    ),
    case(
        "not-a-jwt-dots", f"three parts, none of which is JSON, {RFC_JWS}#section-7.1", "www.example.com", "not-a-jwt"
    ),
    case("not-a-jwt-only-dots", f"two dots and nothing else, {RFC_JWS}#section-7.1", "..", "not-a-jwt"),
    case("not-a-jwt-four-parts", f"four parts, {RFC_JWS}#section-7.1", f"{GOOD}.x", "not-a-jwt"),
    case("not-a-jwt-twice", f"the token pasted twice, {RFC_JWS}#section-7.1", GOOD + GOOD, "not-a-jwt"),
    case("not-a-jwt-no-claims", f"the claims are detached, {RFC_JWS}#appendix-F", f"{HEAD}..{MAC}", "not-a-jwt"),
    case(
        "not-a-jwt-claims-alone",
        "`btoa(JSON.stringify(claims))`: no header, no signature",
        encode(as_bytes(claims())),
        "not-a-jwt",
    ),
    case("not-a-jwt-html", "the error page of the token server", "<!DOCTYPE html><title>404</title>", "not-a-jwt"),
    case("not-a-jwt-bytes", f"bytes that are no UTF-8, {RFC_JWS}#section-3.1", bytes(range(128, 160)), "not-a-jwt"),
    case(
        "not-a-jwt-utf-16",
        "a file that PowerShell wrote, in UTF-16",
        b"\xff\xfe" + GOOD.encode("utf-16-le"),
        "not-a-jwt",
    ),
    case("auth-token", f"32 lower case hexadecimal digits, {PAGE_51130}", AUTH_TOKEN, "auth-token"),
    case(
        "auth-token-without-secret",
        f"the same, with no credentials to compare, {PAGE_51130}",
        AUTH_TOKEN,
        "auth-token",
        secret="none",
    ),
    case(
        "api-key-secret",
        f"32 letters of both cases and digits, {PAGE_51130}",
        "AbCdEfGhIjKlMnOpQrStUvWxYz012345",
        "api-key-secret",
        secret="none",
    ),
    case("api-key-secret-ours", f"the very secret of the credentials, {PAGE_51130}", SECRET, "api-key-secret"),
    case("sid-not-token", f"the SID of a key, {code(20101)}", KEY, "sid-not-token"),
    case("error-not-token", f"what the client shows, {PAGE_51130}", "51130: Twilsock: Token is invalid!", "error-not-token"),
    case(
        "error-not-token-json",
        f"what Twilio's REST API answers, {code(20101)}",
        '{"code": 20101, "message": "Invalid Access Token", "status": 401}',
        "error-not-token",
    ),
    case("sid-not-token-service", f"the SID of a service, {code(20101)}", SERVICE, "sid-not-token"),
]

WRAPPED = [
    case(
        "json-wrapped",
        f"a JSON object with the token, {PAGE_51130}",
        f'{{"token":"{GOOD}"}}',
        "json-wrapped",
        inner=True,
    ),
    case(
        "json-wrapped-deeper",
        f"the whole answer of an HTTP client, {PAGE_51130}",
        json.dumps({"status": 200, "data": {"identity": "alice", "accessToken": GOOD}}, indent=2) + "\n",
        "json-wrapped",
        inner=True,
    ),
    case("json-wrapped-array", f"a JSON array with the token, {PAGE_51130}", f'["{GOOD}"]', "json-wrapped", inner=True),
    case(
        "json-wrapped-and-expired",
        f"the wrapping and what is inside, {PAGE_51130}",
        f'{{"token":"{token(claims(at=AT - 7200))}"}}',
        "expired json-wrapped",
        inner=True,
    ),
    case(
        "json-wrapped-error",
        f"the error of a token server: an object, with no token to look at, {PAGE_51130}",
        '{"error":"unauthorized","code":401}',
        "json-wrapped",
    ),
    case(
        "json-wrapped-claims",
        f"the claims before anything was signed, {PAGE_51130}",
        json.dumps(claims()),
        "json-wrapped",
    ),
    case("quoted", f"the JSON text of the string, {PAGE_51130}", f'"{GOOD}"', "quoted", inner=True),
    case("quoted-single", f"in single quotes, {PAGE_51130}", f"'{GOOD}'", "quoted", inner=True),
    case(
        "quoted-and-faults",
        f"quotes, and two faults inside, {PAGE_51130}",
        '"' + token(claims({"chat": {}}), header(cty="twilio-fpa")) + '"',
        "grant-field-missing header-cty quoted",
        inner=True,
    ),
    case("quoted-and-line-break", "quotes and a line break after them", f'"{GOOD}"\n', "quoted whitespace", inner=True),
    case(
        "bearer-prefix",
        "the value of an HTTP header, https://www.rfc-editor.org/rfc/rfc6750",
        f"Bearer {GOOD}",
        "bearer-prefix",
        inner=True,
    ),
    case(
        "bearer-prefix-lower-case",
        "the scheme has no case, https://www.rfc-editor.org/rfc/rfc9110#section-11.1",
        f"bearer {GOOD}",
        "bearer-prefix",
        inner=True,
    ),
    case(
        "bearer-prefix-header",
        "the whole HTTP header, https://www.rfc-editor.org/rfc/rfc6750",
        f"Authorization: Bearer {GOOD}",
        "bearer-prefix",
        inner=True,
    ),
    case(
        "bearer-prefix-auth-token",
        "no token behind the prefix",
        f"Bearer {AUTH_TOKEN}",
        "auth-token bearer-prefix",
        inner=True,
    ),
    case("bearer-prefix-quoted", "two wrappings", f'"Bearer {GOOD}"', "bearer-prefix quoted", inner=True),
    case(
        "whitespace-line-break",
        "a file read whole, with the line break at its end",
        f"{GOOD}\n",
        "whitespace",
        inner=True,
    ),
    case("whitespace-before", "a blank before it", f" {GOOD}", "whitespace", inner=True),
    case("whitespace-inside", "a mail that broke the line", f"{GOOD[:76]}\r\n{GOOD[76:]}", "whitespace", inner=True),
    case("whitespace-no-break-space", "a blank as web pages have it", f"\u00a0{GOOD}\u00a0", "whitespace", inner=True),
    case(
        "whitespace-byte-order-mark", "the mark at the beginning of a file", f"\ufeff{GOOD}", "whitespace", inner=True
    ),
    case(
        "whitespace-zero-width", "a character that nobody sees, from a chat", f"{GOOD}\u200b", "whitespace", inner=True
    ),
    case(
        "whitespace-and-expired",
        "the line break and what is before it",
        f"{token(claims(at=AT - 7200))}\n",
        "expired whitespace",
        inner=True,
    ),
    case(
        "padded-base64",
        f"padding, and signed so, {RFC_JWS}#section-2",
        sign(repadded(PADDED)),
        "padded-base64",
        inner=True,
    ),
    case(
        "padded-base64-signature",
        f"padding of the signature alone, {RFC_JWS}#section-2",
        f"{GOOD}=",
        "padded-base64",
        inner=True,
    ),
    case(
        "padded-base64-after-signing",
        f"padding added to a good token, {RFC_JWS}#section-2",
        repadded(PADDED) + "." + token(PADDED).rpartition(".")[2] + "=",
        "padded-base64",
        inner=True,
    ),
    case(
        "padded-base64-and-fault",
        f"padding, and no identity, {RFC_JWS}#section-2",
        sign(repadded(PADDED | {"grants": {"chat": {"service_sid": SERVICE}}})) + "=",
        "identity-missing padded-base64",
        inner=True,
    ),
]

UNREADABLE = [
    case(
        "bad-base64-header",
        "a character in the header that base64url does not have",
        f"{HEAD[:-2]}!!.{BODY}.{MAC}",
        "bad-base64",
    ),
    case(
        "bad-base64-claims",
        "a character in the claims that base64url does not have",
        f"{HEAD}.{BODY[:9]}*{BODY[10:]}.{MAC}",
        "bad-base64",
    ),
    case(
        "bad-base64-signature",
        "a character in the signature that base64url does not have",
        f"{HEAD}.{BODY}.{MAC[:9]}*{MAC[10:]}",
        "bad-base64",
    ),
    case("bad-base64-comma", "a comma after it, from a list", f"{GOOD},", "bad-base64"),
    case(
        "bad-base64-standard-alphabet",
        f"`+` and `/` of the other alphabet, signed so, {RFC_BASE64}#section-5",
        sign(f"{HEAD}.{STANDARD}"),
        "bad-base64",
        "identity-reserved-characters",
        inner=True,
    ),
    case(
        "bad-base64-unused-bits",
        f"the last character has bits that stand for nothing, {RFC_BASE64}#section-3.5",
        GOOD[:-1] + chr(ord(GOOD[-1]) + 1),
        "bad-base64",
    ),
    case("bad-base64-nul", "a zero byte after it, from a C string", f"{GOOD}\0", "bad-base64"),
    case(
        "bad-base64-not-utf-8",
        "a byte in the middle that no text has",
        GOOD[:99].encode() + b"\xff" + GOOD[100:].encode(),
        "bad-base64",
    ),
    case("bad-json-claims", f"a comma too many, {RFC_JSON}#section-4", token('{"iss":"a",}'), "bad-json"),
    case(
        "bad-json-header",
        f"a header in single quotes; the claims are read, {RFC_JSON}#section-7",
        token(None, "{'typ':'JWT'}"),
        "bad-json",
    ),
    case(
        "bad-json-both",
        f"Python's `str(dict)` for both parts, {RFC_JSON}#section-7",
        token(str(claims()), str(HEADER)),
        "bad-json",
    ),
    case("bad-json-cut", f"the JSON ends in the middle, {RFC_JSON}", token(as_bytes(claims())[:-9]), "bad-json"),
    case(
        "bad-json-more",
        f"something after the JSON, {RFC_JSON}#section-2",
        token(as_bytes(claims()) + b"{}"),
        "bad-json",
    ),
    case(
        "bad-json-nan",
        f"`NaN` is no JSON, {RFC_JSON}#section-6",
        token(json.dumps(claims(exp=float("nan")))),
        "bad-json",
    ),
    case(
        "bad-json-byte-order-mark",
        f"a byte order mark before the JSON, {RFC_JSON}#section-8.1",
        token(b"\xef\xbb\xbf" + as_bytes(claims())),
        "bad-json",
    ),
    case(
        "bad-json-not-utf-8",
        f"Latin-1 in the identity, {RFC_JSON}#section-8.1",
        token(json.dumps(claims(identity="Zo\u00eb"), ensure_ascii=False).encode("latin-1")),
        "bad-json",
    ),
    case(
        "bad-json-half-surrogate",
        f"half of a character, {RFC_JSON}#section-8.2",
        token(json.dumps(claims(identity="a\ud83d"))),
        "bad-json",
    ),
    case(
        "claims-not-object-array", f"the claims are an array, {RFC_JWT}#section-7.2", token("[]"), "claims-not-object"
    ),
    case(
        "claims-not-object-text",
        f"the claims were encoded twice, {RFC_JWT}#section-7.2",
        token(json.dumps(json.dumps(claims()))),
        "claims-not-object",
    ),
    case("claims-not-object-null", f"the claims are null, {RFC_JWT}#section-7.2", token("null"), "claims-not-object"),
    case("truncated-header", "only the header was copied", HEAD, "truncated"),
    case("truncated-inside-header", "cut in the header", HEAD[:20], "truncated"),
    case("truncated-after-dot", "cut after the first dot", f"{HEAD}.", "truncated"),
    case("truncated-inside-claims", "cut in the claims", f"{HEAD}.{BODY[:100]}", "truncated"),
    case("truncated-dots", "a log that shortens long values", f"{GOOD[:60]}...", "truncated"),
    case("truncated-ellipsis", "a log that shortens long values, in one character", f"{GOOD[:60]}\u2026", "truncated"),
]

CASES = NOTHING + WRAPPED + UNREADABLE
