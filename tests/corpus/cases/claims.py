"""Issuer, subject and id, compared with the given credentials."""

from case import ACCESS_TOKENS, PAGE_51130, RFC_JWT, case, code
from forge import ACCOUNT, DIGITS, DROP, KEY, OTHER_ACCOUNT, OTHER_KEY, OTHER_SECRET, SERVICE, claims, token

SID_PAGE = "https://www.twilio.com/docs/glossary/what-is-a-sid"


def one(name, why, errors="", warnings="", **changes):
    return case(name, why, token(claims(**changes)), errors, warnings)


CASES = [
    one("iss-missing", f"no issuer, {code(20153)}", "iss-missing", iss=DROP),
    one("iss-missing-empty", f"a variable that was not set, {code(20153)}", "iss-missing", iss=""),
    one("iss-missing-null", f"null is no issuer, {code(20153)}", "iss-missing", iss=None),
    one(
        "iss-not-api-key",
        f"the account is the issuer, as in Capability Tokens, {code(20103)}",
        "iss-not-api-key",
        iss=ACCOUNT,
    ),
    one("iss-not-api-key-short", f"a digit was lost, {SID_PAGE}", "iss-not-api-key", iss=KEY[:-1]),
    one("iss-not-api-key-line-break", f"a line break from a file, {SID_PAGE}", "iss-not-api-key", iss=f"{KEY}\n"),
    one("iss-not-api-key-quotes", f"quotes from a settings file, {SID_PAGE}", "iss-not-api-key", iss=f'"{KEY}"'),
    one("iss-not-api-key-lower-case", f"the letters are upper case, {SID_PAGE}", "iss-not-api-key", iss=f"sk{DIGITS}"),
    one(
        "iss-not-api-key-not-hexadecimal", f"a letter beyond f, {SID_PAGE}", "iss-not-api-key", iss=f"SK{DIGITS[:-1]}g"
    ),
    one(
        "iss-not-api-key-bidi",
        f"escape and bidirectional characters, to be printed escaped, {SID_PAGE}",
        "iss-not-api-key",
        iss="SK\u001b[2J\u202e\u2066",
    ),
    one("sub-missing", f"no subject, {code(51115)}", "sub-missing", sub=DROP),
    one("sub-missing-empty", f"a variable that was not set, {code(51115)}", "sub-missing", sub=""),
    one("sub-not-account", f"a service is no account, {code(51115)}", "sub-not-account", sub=SERVICE),
    one("sub-not-account-long", f"a digit too many, {SID_PAGE}", "sub-not-account", sub=f"{ACCOUNT}0"),
    one(
        "sub-not-account-name",
        f"the user's name, as other vendors have it there, {ACCESS_TOKENS}",
        "sub-not-account",
        sub="alice",
    ),
    one(
        "iss-sub-swapped",
        f"the arguments were swapped: one finding, {code(20103)}",
        "iss-sub-swapped",
        iss=ACCOUNT,
        sub=KEY,
    ),
    one("iss-and-sub-missing", f"two faults, {code(20153)}", "iss-missing sub-missing", iss=DROP, sub=DROP),
    one("iss-and-sub-both-keys", f"the key twice, {code(20103)}", "sub-not-account", sub=KEY),
    one("placeholder-sid", f"the key of the page's example, {ACCESS_TOKENS}", "placeholder-sid", iss="SK" + "x" * 32),
    one(
        "placeholder-sid-upper-case",
        f"the account of an example, {ACCESS_TOKENS}",
        "placeholder-sid",
        sub="AC" + "X" * 32,
    ),
    case(
        "placeholder-sid-in-grant",
        f"the service of an example, {ACCESS_TOKENS}",
        token(claims({"chat": {"service_sid": "IS" + "x" * 32}})),
        "placeholder-sid",
    ),
    one("jti-missing", f"no id; nobody refuses it, {ACCESS_TOKENS}", warnings="jti-missing", jti=DROP),
    one("jti-missing-empty", f"an empty id, {ACCESS_TOKENS}", warnings="jti-missing", jti=""),
    one("jti-missing-number", f"an id is a text, {RFC_JWT}#section-4.1.7", warnings="jti-missing", jti=7),
    one("jti-of-own-making", f"an id of another form is as good, {ACCESS_TOKENS}", jti="5e0c-1"),
    case(
        "claims-empty",
        f"an empty object under the right header, {PAGE_51130}",
        token("{}"),
        "exp-missing grants-missing iss-missing sub-missing",
        "iat-missing jti-missing",
    ),
    case(
        "iss-other-key",
        f"another key signed it, {code(20107)}",
        token(claims(iss=OTHER_KEY), secret=OTHER_SECRET),
        "iss-other-key",
    ),
    case(
        "iss-other-key-given",
        f"the credentials are those of another key, {code(20107)}",
        token(),
        "iss-other-key",
        secret="other-key",
    ),
    case(
        "iss-other-key-of-other-account",
        f"that the account is another too, follows, {code(20103)}",
        token(claims(iss=OTHER_KEY, sub=OTHER_ACCOUNT), secret=OTHER_SECRET),
        "iss-other-key",
    ),
    case(
        "other-key-is-the-one",
        f"the same token with its own credentials is good, {code(20107)}",
        token(claims(iss=OTHER_KEY), secret=OTHER_SECRET),
        secret="other-key",
    ),
    case(
        "sub-other-account",
        f"the key is of another account, {code(20103)}",
        token(claims(sub=OTHER_ACCOUNT)),
        "sub-other-account",
    ),
    case(
        "sub-other-account-given",
        f"the credentials name another account, {code(20103)}",
        token(),
        "sub-other-account",
        secret="other-account",
    ),
]
