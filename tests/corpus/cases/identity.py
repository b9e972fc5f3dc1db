"""The identity: its presence, length and characters."""

from case import case, code
from forge import CHAT, DROP, SERVICE, SYNC, VIDEO, VOICE, WORK, claims, token

DEVICE = "https://www.twilio.com/docs/voice/sdks/javascript/twiliodevice"
CLIENT = "https://www.twilio.com/docs/voice/twiml/client"
RESERVED = "https://www.twilio.com/docs/conversations/identity"
LIMITS = "https://www.twilio.com/docs/conversations-classic/conversations-limits"
UNWISE = "https://www.rfc-editor.org/rfc/rfc2396#section-2.4.3"


def one(name, why, identity, grant=CHAT, errors="", warnings="", sdk=None):
    return case(name, why, token(claims(grant, identity=identity)), errors, warnings, sdk=sdk)


def forbidden(name, what, character, warnings=""):
    why = f"{what} in an identity for Voice, {CLIENT} and {UNWISE}"
    return one(f"identity-forbidden-{name}", why, f"al{character}ice", VOICE, "identity-forbidden-characters", warnings)


def reserved(name, what, character):
    why = f"{what}: one page of Voice takes it, the other does not, {DEVICE}"
    return one(f"identity-reserved-voice-{name}", why, f"al{character}ice", VOICE, "", "identity-reserved-characters")


def prefixed(name, identity, grant, warnings):
    return one(f"identity-prefix-{name}", f"a client's address in TwiML, {CLIENT}", identity, grant, "", warnings)


PREFIXES = [
    prefixed("voice", "client:alice", VOICE, "identity-reserved-characters"),
    prefixed("voice-upper-case", "Client:alice", VOICE, "identity-reserved-characters"),
    prefixed("sync", "client:alice", SYNC, ""),
]

PLACE = [
    one("identity-missing", f"no identity, {code(51105)}", DROP, errors="identity-missing"),
    one("identity-missing-voice", f"no identity, {code(31204)}", DROP, VOICE, "identity-missing", sdk="voice"),
    one(
        "identity-missing-taskrouter",
        f"no identity; every client SDK connects under one, {code(51105)}",
        DROP,
        WORK,
        "identity-missing",
    ),
    case(
        "identity-misplaced",
        f"beside `grants`, {code(51105)}",
        token(claims(identity=DROP) | {"identity": "alice"}),
        "identity-misplaced",
    ),
    case(
        "identity-misplaced-in-grant",
        f"inside `chat`; that `chat` has no such field, follows, {code(51105)}",
        token(claims(grants={"chat": {"service_sid": SERVICE, "identity": "alice"}})),
        "identity-misplaced",
    ),
    case(
        "identity-at-both-places",
        f"beside `grants` as well: a claim of one's own, {code(51105)}",
        token(claims() | {"identity": "bob"}),
    ),
    one("identity-empty", f"the variable was empty, {code(54351)}", "", errors="identity-empty"),
    one("identity-empty-video", f"empty, {code(53200)}", "", VIDEO, "identity-empty", sdk="video"),
    one("identity-not-string", f"a number, {code(51116)}", 5, errors="identity-not-string"),
    one("identity-not-string-null", f"null, {code(51116)}", None, errors="identity-not-string"),
    one("identity-not-string-object", f"the whole user, {code(51116)}", {"id": 5}, VOICE, "identity-not-string"),
    one("identity-not-string-array", f"a list of names, {code(51116)}", ["alice"], errors="identity-not-string"),
    one("identity-not-string-false", f"false, {code(51116)}", False, errors="identity-not-string"),
]

LENGTH = [
    one("identity-256-conversations", f"256 are the most, {LIMITS}", "a" * 256),
    one("identity-too-long", f"257 characters for Conversations, {code(51003)}", "a" * 257, errors="identity-too-long"),
    one("identity-256-wide-conversations", f"characters count, not bytes, {LIMITS}", "\u5c71" * 256),
    one(
        "identity-too-long-wide-conversations",
        f"257 wide characters, {code(51003)}",
        "\u5c71" * 257,
        errors="identity-too-long",
    ),
    one("identity-256-sync", f"256 are the most, {code(54351)}", "a" * 256, SYNC, sdk="sync"),
    one(
        "identity-too-long-sync",
        f"257 characters for Sync, {code(54351)}",
        "a" * 257,
        SYNC,
        "identity-too-long",
        sdk="sync",
    ),
    one("identity-128-video", f"128 are the most, {code(53200)}", "a" * 128, VIDEO, sdk="video"),
    one(
        "identity-too-long-video",
        f"129 characters for Video, {code(53201)}",
        "a" * 129,
        VIDEO,
        "identity-too-long",
        sdk="video",
    ),
    one("identity-64-wide-video", f"a double-byte character counts 2, {code(53200)}", "\u5c71" * 64, VIDEO),
    one(
        "identity-too-long-wide-video", f"65 of them are 130, {code(53200)}", "\u5c71" * 65, VIDEO, "identity-too-long"
    ),
    one(
        "identity-too-long-mixed-video",
        f"127 and one that counts 2, {code(53200)}",
        "a" * 127 + "\u00e9",
        VIDEO,
        "identity-too-long",
    ),
    one("identity-128-mixed-video", f"126 and one that counts 2, {code(53200)}", "a" * 126 + "\u00e9", VIDEO),
    one("identity-121-voice", f"121 are what every client takes, {DEVICE}", "a" * 121, VOICE, sdk="voice"),
    one(
        "identity-long",
        f"122: one page takes it, the other does not, {DEVICE}",
        "a" * 122,
        VOICE,
        "",
        "identity-long",
        sdk="voice",
    ),
    one("identity-long-256", f"256 are the most, {CLIENT}", "a" * 256, VOICE, "", "identity-long"),
    one(
        "identity-too-long-voice",
        f"257 characters for Voice: no warning beside the error, {code(31105)}",
        "a" * 257,
        VOICE,
        "identity-too-long",
        sdk="voice",
    ),
    one(
        "identity-129-video-and-sync",
        f"Sync takes it, Video does not, {code(53201)}",
        "a" * 129,
        SYNC | VIDEO,
        "identity-too-long",
    ),
    one(
        "identity-129-video-and-voice",
        f"each SDK says what it takes, {code(53201)}",
        "a" * 129,
        VOICE | VIDEO,
        "identity-too-long",
        "identity-long",
    ),
]

CHARACTERS = [
    forbidden("space", "a space", " "),
    forbidden("less-than", "a delimiter", "<"),
    forbidden("greater-than", "a delimiter", ">"),
    forbidden("number-sign", "a delimiter", "#"),
    forbidden("percent", "a delimiter", "%"),
    forbidden("quote", "a delimiter", '"'),
    forbidden("brace-left", "an unwise character", "{"),
    forbidden("brace-right", "an unwise character", "}"),
    forbidden("bar", "an unwise character", "|"),
    forbidden("backslash", "an unwise character", "\\"),
    forbidden("caret", "an unwise character", "^"),
    forbidden("bracket-left", "an unwise character", "["),
    forbidden("bracket-right", "an unwise character", "]"),
    forbidden("backtick", "an unwise character", "`"),
    forbidden("nul", "a control character", "\0"),
    forbidden("tab", "a control character", "\t"),
    forbidden("line-break", "a control character", "\n"),
    forbidden("delete", "a control character", "\x7f"),
    forbidden("c1", "a control character beyond ASCII", "\x85"),
    forbidden("and-reserved", "a space, and an `@` that is advised against,", " @", "identity-reserved-characters"),
    reserved("at", "an `@`", "@"),
    reserved("hyphen", "a hyphen", "-"),
    reserved("point", "a point", "."),
    reserved("plus", "a plus", "+"),
    reserved("letter", "a letter beyond ASCII", "\u00e9"),
    reserved("bidi", "a character that turns the text around, to be printed escaped", "\u202e"),
    one("identity-voice-underscore", f"letters, digits and underscore, {DEVICE}", "Alice_01", VOICE, sdk="voice"),
    one(
        "identity-reserved-characters",
        f"an e-mail address: its `@` is advised against, {RESERVED}",
        "alice@example.com",
        warnings="identity-reserved-characters",
        sdk="conversations",
    ),
    *(
        one(
            f"identity-reserved-conversations-{index:02}",
            f"`{character}` is advised against, {RESERVED}",
            f"al{character}ice",
            warnings="identity-reserved-characters",
        )
        for index, character in enumerate("!*'();:&=+$,/?%#[]", 1)
    ),
    one("identity-conversations-plain", f"what is not on the list is free, {RESERVED}", "alice-b.c_d~e f"),
    one("identity-sync-anything", f"Sync forbids nothing, {code(54351)}", "a b<>@\u202e", SYNC, sdk="sync"),
    one("identity-video-anything", f"any valid UTF-8, {code(53202)}", "a b<>@\u202e", VIDEO, sdk="video"),
    one(
        "identity-of-two-sdks",
        f"Conversations takes the space, Voice does not, {CLIENT}",
        "alice b",
        CHAT | VOICE,
        "identity-forbidden-characters",
    ),
]

CASES = PREFIXES + PLACE + LENGTH + CHARACTERS
