"""The times: integers, a lifetime of a day at most, and all invalid numbers."""

from case import ACCESS_TOKENS, RFC_JSON, RFC_JWT, case, code
from forge import AT, CHAT, DROP, SYNC, VIDEO, VOICE, claims, raw_claims, token

SYNC_PRACTICES = "https://www.twilio.com/docs/sync/sdks-best-practices"
LIFECYCLE = "https://www.twilio.com/docs/chat/access-token-lifecycle"
EXP = f'"exp":{AT + 3600}'


def one(name, why, errors="", warnings="", **changes):
    return case(name, why, token(claims(**changes)), errors, warnings)


def number(name, why, text, errors):
    """The claims with this string as the number of `exp`."""
    return case(name, why, token(raw_claims(EXP, f'"exp":{text}')), errors)


CASES = [
    one(
        "iat-missing", f"six of seven official libraries leave it out, {code(51130)}", warnings="iat-missing", iat=DROP
    ),
    one("iat-in-future", f"the clock of the issuer is ahead, {code(20155)}", "iat-in-future", iat=AT + 300),
    one("iat-in-future-by-a-second", f"no leeway unless one is given, {code(20155)}", "iat-in-future", iat=AT + 1),
    one(
        "iat-and-nbf-in-future",
        f"both are ahead, {code(20155)}",
        "iat-in-future nbf-in-future",
        iat=AT + 90,
        nbf=AT + 90,
    ),
    one("iat-not-integer", f"a text, {RFC_JWT}#section-4.1.6", "iat-not-integer", iat=str(AT)),
    one("iat-out-of-range", f"negative, {RFC_JWT}#section-4.1.6", "iat-out-of-range", iat=-1),
    one("exp-missing", f"no end, {code(20154)}", "exp-missing", exp=DROP),
    one(
        "exp-not-integer",
        f"a text, as form fields have it, {RFC_JWT}#section-4.1.4",
        "exp-not-integer",
        exp=str(AT + 3600),
    ),
    one(
        "exp-not-integer-date",
        f"a date, as JavaScript writes it, {RFC_JWT}#section-4.1.4",
        "exp-not-integer",
        exp="2027-01-15T09:00:00Z",
    ),
    one("exp-not-integer-null", f"null, {RFC_JWT}#section-4.1.4", "exp-not-integer", exp=None),
    one(
        "exp-not-integer-fraction",
        f"`Date.now() / 1000` is no whole number, {ACCESS_TOKENS}",
        "exp-not-integer",
        exp=AT + 3600.25,
    ),
    number(
        "exp-not-integer-point",
        f"a point, though nothing stands behind it, {ACCESS_TOKENS}",
        f"{AT + 3600}.0",
        "exp-not-integer",
    ),
    number("exp-not-integer-exponent", f"an exponent, {ACCESS_TOKENS}", "1.8000036e9", "exp-not-integer"),
    number("exp-out-of-range", f"negative, {code(20104)}", "-1", "exp-out-of-range"),
    number("exp-out-of-range-nanoseconds", f"nanoseconds, {code(20157)}", f"{AT + 3600}000000000", "exp-out-of-range"),
    number(
        "exp-out-of-range-64-bits",
        f"the largest number of 64 bits, {RFC_JSON}#section-6",
        str(2**64 - 1),
        "exp-out-of-range",
    ),
    number("exp-out-of-range-more-bits", f"a number of 40 digits, {RFC_JSON}#section-6", "9" * 40, "exp-out-of-range"),
    number(
        "exp-out-of-range-large-exponent", f"a number of 300 digits, {RFC_JSON}#section-6", "1e300", "exp-out-of-range"
    ),
    number("exp-beyond-double", f"no reader of doubles can hold it, {RFC_JSON}#section-6", "1e400", "bad-json"),
    one(
        "exp-before-iat",
        f"it ended before it began; that it has expired follows, {code(20156)}",
        "exp-before-iat",
        exp=AT - 1,
    ),
    one("exp-is-iat", f"no life at all, {code(20156)}", "exp-before-iat", exp=AT),
    one(
        "exp-before-nbf",
        f"it ends before it may be used, {code(20156)}",
        "exp-before-iat",
        nbf=AT - 10,
        iat=AT - 3600,
        exp=AT - 20,
    ),
    one("exp-zero", f"the year 1970, {code(20156)}", "exp-before-iat", exp=0),
    one(
        "exp-zero-without-iat",
        f"the year 1970 and nothing to measure from, {code(20156)}",
        "expired",
        "iat-missing",
        exp=0,
        iat=DROP,
    ),
    case("expired", f"it ended an hour ago, {code(20104)}", token(claims(at=AT - 7200)), "expired"),
    case(
        "expired-this-second",
        f"from the second `exp` on it is over, {RFC_JWT}#section-4.1.4",
        token(),
        "expired",
        at=AT + 3600,
    ),
    case("expired-long-ago", f"another year, {code(20104)}", token(claims(at=1_500_000_000)), "expired", secret="none"),
    one("lifetime-too-long", f"a second more than a day, {code(20157)}", "lifetime-too-long", life=86_401),
    one("lifetime-too-long-year", f"a year, {code(20157)}", "lifetime-too-long", life=31_536_000),
    one(
        "lifetime-too-long-from-nbf",
        f"`nbf` is the beginning where `iat` is missing, {code(20157)}",
        "lifetime-too-long",
        "iat-missing",
        life=86_401,
        nbf=AT,
        iat=DROP,
    ),
    one(
        "lifetime-too-long-from-now",
        f"now is the beginning where both are missing, {code(20157)}",
        "lifetime-too-long",
        "iat-missing",
        life=86_401,
        iat=DROP,
    ),
    case(
        "expired-and-too-long",
        f"two faults, {code(20104)}",
        token(claims(at=AT - 200_000, life=100_000)),
        "expired lifetime-too-long",
    ),
    one(
        "lifetime-short",
        f"Conversations asks for the next one three minutes before the end, {LIFECYCLE}",
        warnings="lifetime-short",
        life=179,
    ),
    one(
        "lifetime-short-exactly",
        f"exactly three minutes: it asks at once, {LIFECYCLE}",
        warnings="lifetime-short",
        life=180,
    ),
    one("lifetime-long-enough", f"a second more than three minutes, {LIFECYCLE}", life=181),
    case(
        "lifetime-short-sync",
        "`tokenAboutToExpire` comes three minutes before the end, npm twilio-sync",
        token(claims(SYNC, life=60)),
        warnings="lifetime-short",
    ),
    case(
        "lifetime-short-voice",
        "`tokenRefreshMs` is ten seconds, https://github.com/twilio/twilio-voice.js",
        token(claims(VOICE, life=10)),
        warnings="lifetime-short",
    ),
    case(
        "lifetime-voice-long-enough",
        "`tokenRefreshMs` is ten seconds, https://github.com/twilio/twilio-voice.js",
        token(claims(VOICE, life=11)),
    ),
    case(
        "lifetime-video",
        "Video asks for nothing, so no life is short, https://github.com/twilio/twilio-video.js",
        token(claims(VIDEO, life=1)),
    ),
    case(
        "lifetime-voice-day",
        f"Voice takes less than a day, {code(31207)}",
        token(claims(VOICE, life=86_400)),
        "lifetime-too-long",
    ),
    case("lifetime-voice-longest", f"a second less than a day, {code(31207)}", token(claims(VOICE, life=86_399))),
    case(
        "lifetime-voice-and-chat-day",
        f"Voice takes less than a day, Conversations a day, {code(31207)}",
        token(claims(VOICE, CHAT, life=86_400)),
        "lifetime-too-long",
    ),
    case(
        "lifetime-sync-four-minutes",
        f"Twilio recommends 30 minutes, {SYNC_PRACTICES}",
        token(claims(SYNC, life=240)),
        warnings="lifetime-short",
    ),
    case(
        "lifetime-sync-a-second-less",
        f"a second less than 30 minutes, {SYNC_PRACTICES}",
        token(claims(SYNC, life=1799)),
        warnings="lifetime-short",
    ),
    case("lifetime-sync-long-enough", f"30 minutes, {SYNC_PRACTICES}", token(claims(SYNC, life=1800))),
    one("milliseconds", f"`Date.now()` plus the life, {code(20157)}", "milliseconds", exp=(AT + 3600) * 1000),
    one("milliseconds-iat", f"`iat: Date.now()`, {code(20157)}", "milliseconds", iat=AT * 1000),
    one("milliseconds-nbf", f"`nbf: Date.now()`, {code(20157)}", "milliseconds", nbf=AT * 1000),
    one(
        "milliseconds-all",
        f"all three: one rule, found three times, {code(20157)}",
        "milliseconds",
        iat=AT * 1000,
        nbf=AT * 1000,
        exp=(AT + 3600) * 1000,
    ),
    one(
        "milliseconds-life",
        f"a life of 3600000 seconds, for one hour, {code(20157)}",
        "lifetime-too-long",
        life=3_600_000,
    ),
    one("nbf-not-integer", f"a text, {RFC_JWT}#section-4.1.5", "nbf-not-integer", nbf=str(AT)),
    one("nbf-not-integer-null", f"null, {RFC_JWT}#section-4.1.5", "nbf-not-integer", nbf=None),
    one("nbf-out-of-range", f"negative, {RFC_JWT}#section-4.1.5", "nbf-out-of-range", nbf=-AT),
    one("nbf-in-future", f"not valid yet, {code(20105)}", "nbf-in-future", nbf=AT + 60),
    one("nbf-in-future-by-a-second", f"no leeway unless one is given, {code(20105)}", "nbf-in-future", nbf=AT + 1),
]
