"""LiveKit: permissions, types, times."""

from case import GH, LIVEKIT_GRANTS, LIVEKIT_PAGE, LIVEKIT_VERIFIER, case
from forge import AT, DROP, LIVEKIT_KEY, livekit, livekit_token

JOIN = {"roomJoin": True, "room": "lobby"}


def one(
    name, why, given, errors="", warnings="", *, sdk="client", mention=(), never=("SID",), source=LIVEKIT_GRANTS, **more
):
    text = given if isinstance(given, str) else livekit_token(given)
    return case(
        f"livekit-{name}",
        why,
        text,
        errors,
        warnings,
        vendor="livekit",
        sdk=sdk,
        mention=mention,
        never=never,
        source=source,
        **more,
    )


def room(**fields):
    return livekit(video=JOIN | fields)


def server(**fields):
    return livekit(video=fields, sub=DROP)


CASES = {
    "server without a permission": [
        one(
            "server-no-power",
            "the server APIs require a permission such as `roomCreate`",
            livekit(),
            "grant-missing-for-sdk",
            sdk="server",
            mention=["roomCreate", "roomList"],
        ),
        one(
            "server-empty-video",
            "an empty `video` has no permission",
            server(),
            "grant-missing-for-sdk",
            sdk="server",
            mention=["roomCreate"],
        ),
        one(
            "server-all-false",
            "every permission is false",
            server(roomCreate=False, roomList=False, roomAdmin=False),
            "grant-missing-for-sdk",
            sdk="server",
            mention=["roomCreate"],
        ),
        one(
            "server-admin-without-room",
            "`roomAdmin` requires `room`",
            server(roomAdmin=True),
            "grant-field-missing",
            sdk="server",
            mention=["room"],
            source=f"{GH}/livekit/livekit/issues/253",
        ),
        one(
            "server-no-grants",
            "the token has no grant",
            {"iss": LIVEKIT_KEY, "nbf": AT, "exp": AT + 600},
            "no-product-grant",
            sdk="server",
            mention=[("grant", "video")],
        ),
        one(
            "agents-without-agent",
            "a worker requires `agent`",
            livekit(),
            "grant-missing-for-sdk",
            sdk="agents",
            mention=["agent"],
            source=f"{GH}/livekit/agents/issues/3679",
        ),
        one(
            "client-without-join",
            "a client requires `roomJoin`",
            livekit(video={"room": "lobby"}),
            "grant-missing-for-sdk",
            mention=["roomJoin"],
        ),
        one(
            "client-join-false",
            "`roomJoin` is false",
            livekit(video={"roomJoin": False, "room": "lobby"}),
            "grant-missing-for-sdk",
            mention=["roomJoin"],
        ),
        one(
            "client-without-room",
            '`roomJoin` requires `room`: the server creates a room with the name ""',
            livekit(video={"roomJoin": True}),
            "grant-field-missing",
            mention=["room"],
            source=f"{GH}/livekit/client-sdk-flutter/issues/197",
        ),
        one(
            "client-without-sub-and-room",
            "the token has neither `sub` nor `room`",
            livekit(sub=DROP, video={"roomJoin": True}),
            "grant-field-missing identity-missing",
            mention=["room", "sub"],
            source=f"{GH}/livekit/client-sdk-flutter/issues/197",
        ),
    ],
    "strings only": [
        one(
            "attributes-number",
            "`attributes` is a map of strings: the server cannot decode a number",
            livekit(attributes={"age": 5}),
            "grant-field-type",
            mention=["attributes", "string"],
        ),
        one(
            "attributes-boolean",
            "`attributes` is a map of strings: the server cannot decode a boolean",
            livekit(attributes={"vip": True}),
            "grant-field-type",
            mention=["attributes", "string"],
        ),
        one(
            "attributes-object",
            "`attributes` is a map of strings: the server cannot decode an object",
            livekit(attributes={"user": {"id": "7"}}),
            "grant-field-type",
            mention=["attributes", "string"],
        ),
        one(
            "attributes-array",
            "`attributes` is a map, not an array",
            livekit(attributes=["a"]),
            "grant-field-type",
            mention=["attributes"],
        ),
        one(
            "metadata-object",
            "`metadata` is a string that may contain JSON",
            livekit(metadata={"avatar": "a.png"}),
            "grant-field-type",
            mention=["metadata", "string"],
            source=f"{GH}/livekit/livekit/issues/196",
        ),
        one("name-number", "`name` is a string, not a number", livekit(name=7), "grant-field-type", mention=["name"]),
        one(
            "sub-number",
            "the identity is a string, not a number",
            livekit(sub=7),
            "identity-not-string",
            mention=["sub"],
            source=f"{GH}/livekit/client-sdk-unity/issues/144",
        ),
        one("room-number", "`room` is a string, not a number", room(room=7), "grant-field-type", mention=["room"]),
        one(
            "can-publish-text",
            "`canPublish` is a boolean, not a string",
            room(canPublish="true"),
            "grant-field-type",
            mention=["canPublish"],
        ),
        one(
            "join-number",
            "`roomJoin` is a boolean, not a number",
            livekit(video={"roomJoin": 1, "room": "lobby"}),
            "grant-field-type",
            mention=["roomJoin"],
        ),
        one(
            "sources-one-text",
            "`canPublishSources` is an array, not a string",
            room(canPublishSources="camera"),
            "grant-field-type",
            mention=["canPublishSources"],
        ),
        one(
            "sources-upper-case",
            "sources are in lower case",
            room(canPublishSources=["CAMERA"]),
            "grant-field-value",
            mention=["camera"],
        ),
    ],
    "leeway": [
        one(
            "nbf-30-ahead",
            "`nbf` is 30 s ahead: the server allows a minute",
            livekit(nbf=AT + 30),
            warnings="nbf-in-future",
            mention=[("minute", "60")],
            source=LIVEKIT_VERIFIER,
        ),
        one(
            "nbf-61-ahead",
            "`nbf` is 61 s ahead: more than the server allows",
            livekit(nbf=AT + 61),
            "nbf-in-future",
            source=f"{GH}/livekit/livekit/issues/2394",
            mention=["nbf"],
        ),
        one(
            "nbf-an-hour-ahead",
            "`nbf` is an hour ahead",
            livekit(nbf=AT + 3600),
            "nbf-in-future",
            source=f"{GH}/livekit/node-sdks/issues/60",
            mention=["nbf"],
        ),
        one(
            "exp-30-ago",
            "`exp` was 30 s ago: the server allows a minute",
            livekit(nbf=AT - 3600, exp=AT - 30),
            warnings="expired",
            mention=[("minute", "60")],
            source=LIVEKIT_VERIFIER,
        ),
        one(
            "exp-61-ago",
            "`exp` was 61 s ago",
            livekit(nbf=AT - 3600, exp=AT - 61),
            "expired",
            source=f"{GH}/livekit/livekit/issues/2470",
            mention=["expired"],
        ),
        one(
            "exp-fraction",
            "the server reads fractions of seconds",
            livekit(exp=AT + 3600.5),
            warnings="exp-not-integer",
            mention=[("fraction", "whole")],
            source=LIVEKIT_VERIFIER,
        ),
        one(
            "nbf-fraction",
            "the server reads fractions of seconds",
            livekit(nbf=AT - 0.25),
            warnings="nbf-not-integer",
            mention=[("fraction", "whole")],
            source=LIVEKIT_VERIFIER,
        ),
        one(
            "exp-missing",
            "the server requires `exp` since August 2026",
            livekit(exp=DROP),
            "exp-missing",
            source=f"{GH}/livekit/protocol/pull/1706",
            mention=["exp"],
        ),
    ],
    "jti for sub": [
        one(
            "jti-for-sub",
            "the server reads `jti` if `sub` is missing",
            livekit(sub=DROP, jti="alice"),
            warnings="identity-misplaced",
            mention=["jti", "sub"],
            source=LIVEKIT_VERIFIER,
        ),
        one(
            "jti-for-empty-sub",
            "the server reads `jti` if `sub` is empty",
            livekit(sub="", jti="alice"),
            warnings="identity-misplaced",
            mention=["jti", "sub"],
            source=LIVEKIT_VERIFIER,
        ),
        one(
            "jti-empty-too",
            "`sub` and `jti` are empty",
            livekit(sub="", jti=""),
            "identity-missing",
            mention=["sub"],
            source=LIVEKIT_VERIFIER,
        ),
        one(
            "jti-beside-sub",
            "`jti` is an id beside `sub`",
            livekit(jti="00000000-0000-4000-8000-000000000000"),
            source=LIVEKIT_VERIFIER,
        ),
    ],
    "time units": [
        one(
            "life-milliseconds",
            "the lifetime is an hour in milliseconds",
            livekit(life=3_600_000),
            warnings="lifetime-milliseconds",
            mention=["milliseconds"],
            source=LIVEKIT_PAGE,
        ),
        one(
            "life-41666-days",
            "the lifetime is 41,666 days: milliseconds",
            livekit(life=3_600_000_000),
            warnings="lifetime-milliseconds",
            mention=["milliseconds"],
            source=LIVEKIT_PAGE,
        ),
        one(
            "life-six-hours-milliseconds",
            "the lifetime is six hours in milliseconds",
            livekit(life=21_600_000),
            warnings="lifetime-milliseconds",
            mention=["milliseconds"],
            source=LIVEKIT_PAGE,
        ),
        one(
            "exp-milliseconds",
            "`Date.now()` is in milliseconds",
            livekit(exp=(AT + 3600) * 1000),
            "milliseconds",
            mention=["milliseconds"],
            source=LIVEKIT_PAGE,
        ),
        one(
            "nbf-milliseconds",
            "`Date.now()` is in milliseconds: the token is valid from the year 59000",
            livekit(nbf=AT * 1000, exp=(AT + 3600) * 1000),
            "milliseconds",
            mention=["milliseconds"],
            source=LIVEKIT_PAGE,
        ),
    ],
}
