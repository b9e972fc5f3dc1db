"""A token inside other text, or encoded once more. What is inside is diagnosed too."""

import base64
import urllib.parse

from case import PAGE_51130, case
from forge import AT, claims, token

GOOD = token()
LATE = token(claims(at=AT - 7200))
RFC_URI = "https://www.rfc-editor.org/rfc/rfc3986#section-2.1"


def form(name, why, given, errors="token-inside"):
    return case(name, why, given, errors, inner=True)


PERCENT = [
    form("percent-encoded-dots", f"dots as in a URL, {RFC_URI}", GOOD.replace(".", "%2E"), "percent-encoded"),
    form(
        "percent-encoded-lower-case",
        f"hexadecimal digits in lower case, {RFC_URI}",
        GOOD.replace(".", "%2e"),
        "percent-encoded",
    ),
    form(
        "percent-encoded-all",
        f"every character, {RFC_URI}",
        "".join(f"%{byte:02X}" for byte in GOOD.encode()),
        "percent-encoded",
    ),
    form(
        "percent-encoded-twice", "encoded by a client and by its proxy", GOOD.replace(".", "%252E"), "percent-encoded"
    ),
    form("percent-encoded-expired", "the claims are checked too", LATE.replace(".", "%2E"), "expired percent-encoded"),
    form("percent-encoded-line-break", "the line break of a file", f"{GOOD}%0A", "percent-encoded whitespace"),
    form("percent-encoded-bearer", "the value of a header", f"Bearer%20{GOOD}", "bearer-prefix percent-encoded"),
    form("percent-encoded-quotes", "quotes, encoded for an address", f"%22{GOOD}%22", "percent-encoded quoted"),
    form(
        "percent-encoded-json",
        "a JSON object, encoded for an address",
        urllib.parse.quote(f'{{"token": "{GOOD}"}}'),
        "json-wrapped percent-encoded",
    ),
    form(
        "percent-encoded-address",
        "a whole address, encoded for another",
        urllib.parse.quote(f"https://example.com/?token={GOOD}", safe=""),
        "percent-encoded token-inside",
    ),
]

INSIDE = [
    form("token-inside-address", "the token inside an address", f"https://example.com/join?token={GOOD}"),
    form(
        "token-inside-other-parameters",
        "only another parameter is encoded",
        f"https://example.com/?next=%2Fa&token={GOOD}",
    ),
    form(
        "token-inside-fragment", "the address to which a login led back", f"https://example.com/cb#access_token={GOOD}"
    ),
    form("token-inside-query", "the end of an address", f"access_token={GOOD}&identity=alice"),
    form("token-inside-assignment", "a line of a settings file", f"token={GOOD}"),
    form("token-inside-export", "a line of a shell script", f'export TOKEN="{GOOD}"'),
    form("token-inside-yaml", "a line of YAML", f"token: {GOOD}"),
    form("token-inside-yaml-list", "a line of YAML, indented", f"  - token: '{GOOD}'"),
    form("token-inside-php", "a line of PHP", f"$token = '{GOOD}';"),
    form("token-inside-code", "a line of JavaScript", f'const token = "{GOOD}";'),
    form("token-inside-header-line", "a header in a log of a mobile SDK", f"X-Twilio-AccessToken: {GOOD}"),
    form("token-inside-cookie", "a header with cookies", f"Cookie: session=abc; token={GOOD}; path=/"),
    form("token-inside-curl", "a command", f"curl -H 'Authorization: Bearer {GOOD}' https://example.com"),
    form(
        "token-inside-http-response",
        "what `curl -i` prints",
        f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{GOOD}",
    ),
    form(
        "token-inside-http-request", "a request", f"GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {GOOD}\r\n\r\n"
    ),
    form("token-inside-html", "a token in a page", f"<html><body><pre>{GOOD}</pre></body></html>"),
    form("token-inside-xml", "a resource of an Android app", f'<string name="token">{GOOD}</string>'),
    form("token-inside-angle-brackets", "the brackets of a placeholder", f"<{GOOD}>"),
    form("token-inside-braces", "the braces of a template", "{{" + GOOD + "}}"),
    form("token-inside-optional", "an optional, as Swift prints it", f'Optional("{GOOD}")'),
    form("token-inside-some", "an option, as Rust and Scala print it", f'Some("{GOOD}")'),
    form("token-inside-optional-of-java", "an optional, as Java prints it", f"Optional[{GOOD}]"),
    form("token-inside-var-dump", "a string, as PHP's `var_dump` prints it", f'string({len(GOOD)}) "{GOOD}"'),
    form("token-inside-print-r", "an array, as PHP's `print_r` prints it", f"Array\n(\n    [token] => {GOOD}\n)"),
    form("token-inside-tuple", "a result, as Elixir prints it", f'{{:ok, "{GOOD}"}}'),
    form("token-inside-python-tuple", "a tuple, as Python prints it", f"('{GOOD}', 200)"),
    form("token-inside-comment", "a comment after it", f"{GOOD} # expires 08:00"),
    form("token-inside-log", "a line of a log", f"[debug] access token: {GOOD}"),
    form("token-inside-sentence", "a sentence of a mail", f"Your token is: {GOOD}"),
    form("token-inside-terminal", "the colours of a terminal", f"\x1b[32m{GOOD}\x1b[0m"),
    form("token-inside-escape", "a line break that was not decoded", f"{GOOD}\\n"),
    form(
        "token-inside-base64",
        f"the whole token encoded once more, {PAGE_51130}",
        base64.b64encode(GOOD.encode()).decode(),
    ),
    form(
        "token-inside-base64-lines", "as the command `base64` breaks lines", base64.encodebytes(GOOD.encode()).decode()
    ),
]

OTHER = [
    form("quoted-german", "German quotes", f"\u201e{GOOD}\u201c", "quoted"),
    form("quoted-entity", "quotes as HTML writes them", f"&quot;{GOOD}&quot;", "quoted"),
    form(
        "json-wrapped-python",
        "a dictionary, as Python prints it",
        f"{{'identity': 'alice', 'token': '{GOOD}'}}",
        "json-wrapped",
    ),
    form("bad-base64-escaped", "dots escaped for a regular expression", GOOD.replace(".", "\\."), "bad-base64"),
    form(
        "whitespace-soft-hyphen", "the soft hyphen of a word processor", f"{GOOD[:50]}\u00ad{GOOD[50:]}", "whitespace"
    ),
    form("whitespace-direction", "a mark of direction, from a chat", f"{GOOD}\u200e", "whitespace"),
]

CASES = PERCENT + INSIDE + OTHER
