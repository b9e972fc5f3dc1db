"""The `grants` claim and the grants in it."""

from case import case, code
from forge import (
    CHAT,
    DIGITS,
    DROP,
    SERVICE,
    SYNC,
    as_bytes,
    claims,
    token,
)

LEGACY = "https://github.com/twilio/TwilioChatXamarinBindings/issues/29"
LIVE = "https://www.twilio.com/docs/live/billing-and-resource-management"
NOT_NAMED = "without an SDK named"


def one(name, why, grant, errors="", warnings="", sdk=None):
    return case(name, why, token(claims(grant)), errors, warnings, sdk=sdk)


def whole(name, why, value, errors, sdk=None):
    """The whole `grants` claim."""
    return case(name, why, token(claims(grants=value)), errors, sdk=sdk)


CLAIM = [
    whole("grants-missing", f"no grants, so no identity either: one finding, {code(51103)}", DROP, "grants-missing"),
    whole(
        "grants-missing-with-sdk",
        f"that the SDK's grant is missing, follows, {code(51103)}",
        DROP,
        "grants-missing",
        sdk="sync",
    ),
    whole("grants-not-object", f"an array, {code(51116)}", [{"identity": "alice"}], "grants-not-object"),
    whole(
        "grants-not-object-empty",
        f"an empty array, as PHP writes an empty object, {code(51116)}",
        [],
        "grants-not-object",
    ),
    whole(
        "grants-not-object-text",
        f"the grants were encoded twice, {code(51116)}",
        as_bytes({"identity": "alice"} | CHAT).decode(),
        "grants-not-object",
    ),
    whole("grants-not-object-null", f"null, {code(51116)}", None, "grants-not-object"),
    whole(
        "no-product-grant", f"an identity and nothing else, {code(20106)}", {"identity": "alice"}, "no-product-grant"
    ),
    whole(
        "no-product-grant-empty", f"an empty object: two faults, {code(20106)}", {}, "identity-missing no-product-grant"
    ),
    whole(
        "no-product-grant-with-sdk",
        f"the SDK names the grant that is missing: one cause, {code(20106)}",
        {"identity": "alice"},
        "grant-missing-for-sdk",
        sdk="video",
    ),
    case(
        "grants-outside",
        f"the grant is a claim and not in `grants`; no rule knows grants there, {code(51103)}",
        token(claims(grants=DROP, chat=CHAT["chat"], identity="alice")),
        "grants-missing",
    ),
]

KEYS = [
    one(
        "unknown-grant",
        f"a grant that Twilio does not know, beside one that it does, {code(20106)}",
        CHAT | {"crm": {}},
        warnings="unknown-grant",
    ),
    one(
        "unknown-grant-notify",
        "Notify has no grant, https://github.com/twilio/twilio-node",
        CHAT | {"notify": {"service_sid": SERVICE}},
        warnings="unknown-grant",
    ),
    one(
        "unknown-grant-misspelt",
        f"a misspelt grant that no SDK was named for, {code(20106)}",
        CHAT | {"vidoe": {}},
        warnings="unknown-grant",
    ),
    one(
        "unknown-grant-breaks-sdk",
        f"a misspelt grant that the SDK needs: that it is missing, follows, {code(20106)}",
        CHAT | {"dataSync": {"service_sid": SERVICE}},
        "unknown-grant",
        sdk="sync",
    ),
    one(
        "unknown-grant-alone",
        f"the only grant is misspelt, {NOT_NAMED}; the error necessarily comes with it, {code(20106)}",
        {"Chat": {"service_sid": SERVICE}},
        "no-product-grant",
        "unknown-grant",
    ),
    one(
        "unknown-grant-only-foreign",
        f"only a grant that Twilio does not know, {code(20106)}",
        {"crm": {}},
        "no-product-grant",
        "unknown-grant",
    ),
    one(
        "unknown-grant-bidi",
        "characters in a key that are to be printed escaped",
        CHAT | {"a\u202eb\u001b[1m\r\n": {}},
        warnings="unknown-grant",
    ),
    one(
        "legacy-grant",
        f"`ip_messaging` is `chat` today, {LEGACY}",
        {"ip_messaging": {"service_sid": SERVICE}},
        "legacy-grant",
    ),
    one(
        "legacy-grant-rtc",
        "`rtc` is `video` today, https://github.com/twilio/twilio-java (CHANGES.md)",
        {"rtc": {"configuration_profile_sid": f"VS{DIGITS}"}},
        "legacy-grant",
        "grant-field-deprecated",
    ),
    one(
        "legacy-grant-contents",
        f"what is in it is held against the grant that replaced it, {LEGACY}",
        {"ip_messaging": {"service_sid": f"MG{DIGITS}"}},
        "grant-field-wrong-sid legacy-grant",
    ),
    one(
        "legacy-grant-beside-new",
        f"the old key and the new one: two grants for one product, {code(51110)}",
        CHAT | {"ip_messaging": {"service_sid": SERVICE}},
        "legacy-grant",
    ),
    one(
        "legacy-grant-with-sdk",
        f"the old key is why the new one is missing: one finding, {LEGACY}",
        {"ip_messaging": {"service_sid": SERVICE}},
        "legacy-grant",
        sdk="conversations",
    ),
    one(
        "grant-not-object",
        f"the SID itself in place of the grant, {code(51116)}",
        {"chat": SERVICE},
        "grant-not-object",
    ),
    one("grant-not-object-null", f"null, {code(51116)}", {"video": None}, "grant-not-object"),
    one("grant-not-object-true", f"a switch, {code(51116)}", {"voice": True}, "grant-not-object"),
    one(
        "grant-not-object-array",
        f"an array, {code(51116)}",
        {"chat": [CHAT["chat"]]},
        "grant-not-object",
        sdk="conversations",
    ),
    one("grant-deprecated", f"Live has ended, {LIVE}", {"player": {}}, warnings="grant-deprecated"),
    one(
        "grant-missing-for-sdk",
        f"a token for Conversations given to Voice, {code(31204)}",
        CHAT,
        "grant-missing-for-sdk",
        sdk="voice",
    ),
    one(
        "grant-missing-for-sdk-video",
        f"a token for Sync given to Video, {code(51007)}",
        SYNC,
        "grant-missing-for-sdk",
        sdk="video",
    ),
    one(
        "grant-missing-for-sdk-taskrouter",
        "a token for Sync given to TaskRouter, https://github.com/twilio/twilio-taskrouter.js",
        SYNC,
        "grant-missing-for-sdk",
        sdk="taskrouter",
    ),
    one(
        "grant-missing-for-one-of-two",
        f"one of two SDKs gets what it needs, {code(51130)}",
        CHAT,
        "grant-missing-for-sdk",
        sdk="conversations sync",
    ),
    one(
        "sdk-never-silences",
        f"an SDK is named, and every other grant is checked all the same, {code(51104)}",
        CHAT | {"data_sync": {}},
        "grant-field-missing",
        sdk="conversations",
    ),
]

CASES = CLAIM + KEYS
