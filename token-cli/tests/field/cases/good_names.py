"""Identities that are names."""

from cases.good import good
from forge import CHAT, SYNC, VIDEO, VOICE, claims, token


def person(name, who, identity, grant=VIDEO, sdk="video"):
    return good(
        f"name-{name}",
        f"a name: {who}",
        token(claims(grant, identity=identity)),
        sdk,
        "https://www.wired.com/2015/11/null/" if "null" in name else None,
    )


CASES = {
    "good": [
        person("null-surname", "Null is a surname", "Christopher Null"),
        person("jennifer-null", "Null is a surname", "jennifer_null", VOICE, "voice"),
        person("null-lower-dot", "an account of a person called Null", "j.null"),
        person("none-smith", "None is a first name", "None Smith"),
        person("nil-armstrong", "Nil is a first name of Catalonia and Turkey", "Nil Armstrong"),
        person("nan-goldin", "Nan is a first name", "Nan Goldin"),
        person("nan-ocean", "a nickname", "nan-ocean"),
        person("null-pointer", "a programmer's handle", "null_pointer", VOICE, "voice"),
        person("true-blue", "a nickname", "true-blue"),
        person("false-positive", "a band's name", "false_positive", SYNC, "sync"),
        person("xxx-fan", "a fan of a film", "xxx-fan"),
        person("max-xxxiv", "a Roman numeral", "max_xxxiv", VOICE, "voice"),
        person("undefined-behavior", "a handle that contains `undefined`", "undefined-behavior"),
        person("test-pilot", "a profession", "test_pilot_7", VOICE, "voice"),
        person("your-majesty", "a nickname that begins with `your`", "your-majesty"),
        person("todor", "Todor is a first name of Bulgaria", "Todor"),
        person("bulgarian", "in Cyrillic", "\u0422\u043e\u0434\u043e\u0440 \u041d\u0430\u043d\u0435\u0432"),
        person("arn-of-a-user", "the id of IAM", "arn:aws:iam::123456789012:user/alice"),
        person("team-in-braces", "a name with a team", "Alice {Team A}"),
        person("map", "a nickname of a programmer", "map[reduce]"),
        person("some", "a nickname in Rust", "Some(one)"),
        person("call", "a nickname with parentheses", "Fn()"),
        person("equals", "a name with a number", "Alice(id=5)"),
        *(
            person(f"room-{number}", "a room's title", "alice", {"video": {"room": title}})
            for number, title in enumerate(
                ["\u201cJazz\u201d", "\u00ab\u0417\u0430\u043b\u00bb", "$GME", "@OPS@", "var.room", "room: 5", "{beta}", "standup {daily}"]
            )
        ),
        person("greek", "in Greek", "\u039d\u03af\u03ba\u03bf\u03c2 \u039d\u03b9\u03bb"),
        person("turkish", "a dotless i", "I\u015f\u0131l Nil"),
        person("vietnamese", "two marks on one letter", "Nguy\u1ec5n Th\u1ecb Non"),
        person("chinese", "two characters", "\u5f20\u4f1f"),
        person("japanese", "kanji and a space", "\u5c71\u7530 \u592a\u90ce"),
        person("korean", "hangul", "\uae40\ubbfc\uc900"),
        person("arabic", "right to left", "\u0645\u062d\u0645\u062f \u0627\u0644\u0646\u062c\u0627\u0631"),
        person("hebrew", "right to left", "\u05e0\u05d9\u05dc \u05db\u05d4\u05df"),
        person(
            "hindi",
            "a zero-width joiner inside a word",
            "\u0930\u093e\u091c\u0947\u0936 \u0936\u0930\u094d\u200d\u092e\u093e",
        ),
        person("persian", "a zero-width non-joiner inside a word", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"),
        person("thai", "no spaces", "\u0e2a\u0e21\u0e0a\u0e32\u0e22"),
        person("georgian", "mkhedruli", "\u10dc\u10d8\u10dc\u10dd"),
        person("armenian", "Armenian", "\u0546\u0561\u0576\u0565"),
        person("amharic", "Ethiopic", "\u1290\u1295\u12ae"),
        person("tamil", "Tamil", "\u0ba8\u0bbf\u0bb2\u0bbe"),
        person("icelandic", "thorn and eth", "Nanna \u00de\u00f3r\u00f0ard\u00f3ttir"),
        person("polish", "a barred l", "Micha\u0142 Nil"),
        person("irish", "a typographic apostrophe", "Sin\u00e9ad O\u2019Connor"),
        person("hawaiian", "an okina", "Nani Ka\u02bbahumanu"),
        person("french", "a hyphen and an accent", "No\u00e9mie Nan-Lef\u00e8vre"),
        person("emoji-family", "joined by zero-width joiners", "alice \U0001f469\u200d\U0001f469\u200d\U0001f467"),
        person("number", "a user's number", "15550100188", CHAT, "conversations"),
        person("uuid", "a user's UUID", "00000000-0000-4000-8000-000000000001", CHAT, "conversations"),
        person("mongo", "an ObjectId", "507f1f77bcf86cd799439011", CHAT, "conversations"),
        person("hash", "the MD5 of a user, not an Auth Token", "00112233445566778899aabbccddeeee", SYNC, "sync"),
        person(
            "braces-inside",
            "an Active Directory's GUID in braces",
            "{00000000-0000-4000-8000-000000000001}",
            SYNC,
            "sync",
        ),
        person("dollar", "an artist's name with a dollar sign", "A$AP Nast"),
        person("ke-ha", "an artist's name with a dollar sign", "Ke$ha"),
        person("percent", "a nickname with percent signs", "100% Nan", SYNC, "sync"),
        person("angle-heart", "a nickname with an angle bracket", "alice <3", SYNC, "sync"),
        person("domain-user", "a Windows account", "ACME\\nil", SYNC, "sync"),
        person("email-null", "an address of the domain null.example", "ops@null.example", SYNC, "sync"),
        person("one-letter", "one letter", "x", VOICE, "voice"),
        person("star", "a nickname with stars", "**nova**", SYNC, "sync"),
    ]
}
