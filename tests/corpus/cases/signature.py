"""The signature: its presence, length and secret, and the slips that explain another signature."""

import base64
import hashlib

from case import RFC_JWS, RFC_JWT, case, code
from forge import AUTH_TOKEN, OTHER_SECRET, SECRET, as_bytes, claims, encode, mac, token

GOOD = token()
HEAD, BODY, MAC = GOOD.split(".")
SIGNED = f"{HEAD}.{BODY}"


def by(name, slip, signature):
    return case(
        f"signature-mismatch-{name}", f"{slip}, {code(20107)}", f"{SIGNED}.{encode(signature)}", "signature-mismatch"
    )


CASES = [
    case("signature-missing", f"a dot and nothing after it, {RFC_JWS}#section-7.1", f"{SIGNED}.", "signature-missing"),
    case("signature-missing-two-parts", "header and claims through `btoa`, and no more", SIGNED, "signature-missing"),
    case(
        "signature-missing-without-secret",
        "nothing to check, and nothing to check with",
        f"{SIGNED}.",
        "signature-missing",
        secret="none",
    ),
    by("secret", "another secret", mac(SIGNED, OTHER_SECRET)),
    by("auth-token", "the Auth Token", mac(SIGNED, AUTH_TOKEN)),
    by("secret-line-break", "the secret with the line break of its file", mac(SIGNED, f"{SECRET}\n")),
    by("secret-blank", "the secret with a blank before it", mac(SIGNED, f" {SECRET}")),
    by("secret-quoted", "the secret with the quotes of its settings file", mac(SIGNED, f'"{SECRET}"')),
    by("secret-decoded", "the secret taken for base64", mac(SIGNED, base64.b64decode(SECRET))),
    by("secret-encoded", "the secret encoded as base64", mac(SIGNED, base64.b64encode(SECRET.encode()))),
    by("payload-only", "only the claims signed, without the header", mac(BODY)),
    by(
        "decoded-parts",
        "the JSON signed and not its base64",
        mac(
            ".".join(
                as_bytes(part).decode() for part in ({"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"}, claims())
            )
        ),
    ),
    by("no-key", "a hash without a key", hashlib.sha256(SIGNED.encode()).digest()),
    by("zero", "32 zero bytes", bytes(32)),
    case(
        "signature-mismatch",
        f"the claims were changed after signing, {code(51117)}",
        f"{HEAD}.{encode(as_bytes(claims(identity='mallory')))}.{MAC}",
        "signature-mismatch",
    ),
    case(
        "signature-mismatch-one-bit",
        f"one bit of the signature is another, {RFC_JWT}#section-7.2",
        f"{SIGNED}.{encode(bytes([mac(SIGNED)[0] ^ 1]) + mac(SIGNED)[1:])}",
        "signature-mismatch",
    ),
    case(
        "signature-mismatch-and-faults",
        "the signature, the header's and the claims' own faults: all are reported",
        token(claims({"chat": {}}, identity=""), secret=OTHER_SECRET),
        "grant-field-missing identity-empty signature-mismatch",
    ),
    case(
        "signature-changed-without-secret",
        "that the claims were changed, nobody sees without the secret",
        f"{HEAD}.{encode(as_bytes(claims(identity='mallory')))}.{MAC}",
        secret="none",
    ),
    case(
        "signature-length",
        f"16 bytes in place of 32, {RFC_JWS}#appendix-A.1",
        f"{SIGNED}.{encode(mac(SIGNED)[:16])}",
        "signature-length",
    ),
    case(
        "signature-length-cut",
        f"the last character was not copied, {RFC_JWS}#appendix-A.1",
        GOOD[:-1],
        "signature-length",
    ),
    case(
        "signature-length-cut-by-two",
        "cut where no base64 can end: its length is what is wrong",
        GOOD[:-2],
        "signature-length",
    ),
    case("signature-length-extended", "characters after the end", f"{GOOD}AAAA", "signature-length"),
    case(
        "signature-length-hexadecimal",
        f"the signature in hexadecimal, as most languages print it, {RFC_JWS}#appendix-A.1",
        f"{SIGNED}.{mac(SIGNED).hex()}",
        "signature-length",
    ),
    case(
        "signature-length-hexadecimal-encoded",
        "the hexadecimal text, encoded as base64url",
        f"{SIGNED}.{encode(mac(SIGNED).hex().encode())}",
        "signature-length",
    ),
    case(
        "signature-length-sha-512",
        "signed with SHA-512 under a header that says HS256",
        token(digest=hashlib.sha512),
        "signature-length",
    ),
    case(
        "signature-length-without-secret",
        "the length is seen without the secret",
        f"{SIGNED}.{encode(mac(SIGNED, digest=hashlib.sha1))}",
        "signature-length",
        secret="none",
    ),
]
