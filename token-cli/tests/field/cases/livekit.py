"""LiveKit: what its server decodes and verifies, and what it does not."""

from case import LIVEKIT_GRANTS, LIVEKIT_PAGE, LIVEKIT_VERIFIER, case
from forge import AT, DROP, LIVEKIT_KEY, PLAIN, livekit, livekit_token, token, zoom, zoom_token

GH = "https://github.com"
JOIN = {"roomJoin": True, "room": "lobby"}
FOREIGN_WORDS = ["20101", "51130"]
"""What is Twilio's and means nothing to LiveKit."""


def one(name, kind, why, given, errors="", warnings="", *, sdk="client", mention=(), never=(), source=LIVEKIT_GRANTS, **more):
    text = given if isinstance(given, str) else livekit_token(given)
    return case(f"livekit-{name}", kind, why, text, errors, warnings, vendor="livekit", sdk=sdk, mention=mention, never=FOREIGN_WORDS if never is None else [*never, "SID"], source=source,
                says=more.pop("says", why), **more)


def room(**fields):
    return livekit(video=JOIN | fields)


def server(**fields):
    return livekit(video=fields, sub=DROP)


SERVER = [
    one("server-no-power", "server without a power", "the server APIs need a power such as `roomCreate`, `roomList`, `roomRecord`, `roomAdmin`", livekit(), "grant-missing-for-sdk", sdk="server",
        mention=["roomCreate", "roomList"], other=(("grant-opens-nothing", ""),)),
    one("server-empty-video", "server without a power", "an empty `video` opens nothing", server(), "grant-missing-for-sdk", sdk="server", mention=["roomCreate"],
        other=(("grant-opens-nothing", ""),)),
    one("server-all-false", "server without a power", "every power is false", server(roomCreate=False, roomList=False, roomAdmin=False), "grant-missing-for-sdk", sdk="server", mention=["roomCreate"],
        other=(("grant-opens-nothing", ""),)),
    one("server-admin-without-room", "server without a power", "`roomAdmin` is for the room that `room` names", server(roomAdmin=True), "grant-field-missing", sdk="server", mention=["room"],
        source=f"{GH}/livekit/livekit/issues/253", other=(("grant-missing-for-sdk", ""),)),
    one("server-no-grants", "server without a power", "neither `video` nor another grant", {"iss": LIVEKIT_KEY, "nbf": AT, "exp": AT + 600}, "grants-missing",
        sdk="server", mention=[("grant", "video")], other=(("grant-missing-for-sdk", ""), ("no-product-grant", ""), ("grant-missing-for-sdk grants-missing", ""))),
    one("agents-without-agent", "server without a power", "a worker registers with `agent`", livekit(), "grant-missing-for-sdk", sdk="agents", mention=["agent"], source=f"{GH}/livekit/agents/issues/3679",
        other=(("grant-field-missing", ""),)),
    one("client-without-join", "server without a power", "a client joins with `roomJoin`", livekit(video={"room": "lobby"}), "grant-missing-for-sdk", mention=["roomJoin"], other=(("grant-field-missing", ""),)),
    one("client-join-false", "server without a power", "`roomJoin` is false", livekit(video={"roomJoin": False, "room": "lobby"}), "grant-missing-for-sdk", mention=["roomJoin"],
        other=(("grant-field-missing", ""), ("grant-opens-nothing", ""))),
    one("client-without-room", "server without a power", "a token that joins names its room: the server makes one called \"\"", livekit(video={"roomJoin": True}), "grant-field-missing", mention=["room"],
        source=f"{GH}/livekit/client-sdk-flutter/issues/197"),
    one("client-without-sub-and-room", "server without a power", "neither `sub` nor `room`, from the vendor's own dashboard", livekit(sub=DROP, video={"roomJoin": True}), "grant-field-missing identity-missing",
        mention=["room", "sub"], source=f"{GH}/livekit/client-sdk-flutter/issues/197"),
]

STRINGS = [
    one("attributes-number", "strings only", "the server decodes a map of strings: a number fails the whole token", livekit(attributes={"age": 5}), "grant-field-type", mention=["attributes", "string"]),
    one("attributes-boolean", "strings only", "a boolean fails the whole token", livekit(attributes={"vip": True}), "grant-field-type", mention=["attributes", "string"]),
    one("attributes-object", "strings only", "an object fails the whole token", livekit(attributes={"user": {"id": "7"}}), "grant-field-type", mention=["attributes", "string"]),
    one("attributes-array", "strings only", "an array in place of the map", livekit(attributes=["a"]), "grant-field-type", mention=["attributes"]),
    one("metadata-object", "strings only", "`metadata` is one string: write its JSON as a string", livekit(metadata={"avatar": "a.png"}), "grant-field-type", mention=["metadata", "string"],
        source=f"{GH}/livekit/livekit/issues/196"),
    one("name-number", "strings only", "`name` is a string", livekit(name=7), "grant-field-type", mention=["name"]),
    one("sub-number", "strings only", "a user's number as the identity", livekit(sub=7), "identity-not-string", mention=["sub"], source=f"{GH}/livekit/client-sdk-unity/issues/144"),
    one("room-number", "strings only", "a room's number as its name", room(room=7), "grant-field-type", mention=["room"]),
    one("can-publish-text", "strings only", "a boolean in quotes fails the whole token", room(canPublish="true"), "grant-field-type", mention=["canPublish"]),
    one("join-number", "strings only", "1 in place of true", livekit(video={"roomJoin": 1, "room": "lobby"}), "grant-field-type", mention=["roomJoin"], other=(("grant-field-type grant-missing-for-sdk", ""),)),
    one("sources-one-text", "strings only", "one source, and no array", room(canPublishSources="camera"), "grant-field-type", mention=["canPublishSources"]),
    one("sources-upper-case", "strings only", "sources are written in lower case", room(canPublishSources=["CAMERA"]), "grant-field-value", mention=["camera"]),
]

TIMES = [
    one("nbf-30-ahead", "leeway", "`nbf` is 30 s ahead: the server allows a minute", livekit(nbf=AT + 30), warnings="nbf-in-future", mention=[("minute", "60")], source=LIVEKIT_VERIFIER),
    one("nbf-61-ahead", "leeway", "`nbf` is 61 s ahead: more than the server allows", livekit(nbf=AT + 61), "nbf-in-future", source=f"{GH}/livekit/livekit/issues/2394", mention=["nbf"]),
    one("nbf-an-hour-ahead", "leeway", "`nbf` is an hour ahead: a clock or a time zone", livekit(nbf=AT + 3600), "nbf-in-future", source=f"{GH}/livekit/node-sdks/issues/60", mention=["nbf"]),
    one("exp-30-ago", "leeway", "`exp` was 30 s ago: the server allows a minute", livekit(nbf=AT - 3600, exp=AT - 30), warnings="expired", mention=[("minute", "60")], source=LIVEKIT_VERIFIER),
    one("exp-61-ago", "leeway", "`exp` was 61 s ago", livekit(nbf=AT - 3600, exp=AT - 61), "expired", source=f"{GH}/livekit/livekit/issues/2470", mention=["expired"]),
    one("exp-fraction", "leeway", "the server reads fractions of seconds", livekit(exp=AT + 3600.5), warnings="exp-not-integer", mention=[("fraction", "whole")], source=LIVEKIT_VERIFIER,
        other=(("", ""),)),
    one("nbf-fraction", "leeway", "the server reads fractions of seconds", livekit(nbf=AT - 0.25), warnings="nbf-not-integer", mention=[("fraction", "whole")], source=LIVEKIT_VERIFIER, other=(("", ""),)),
    one("exp-missing", "leeway", "a token without an end is refused since August 2026", livekit(exp=DROP), "exp-missing", source=f"{GH}/livekit/protocol/pull/1706", mention=["exp"]),
    one("jti-for-sub", "jti for sub", "the server takes `jti` for an empty `sub`", livekit(sub=DROP, jti="alice"), warnings="identity-misplaced", mention=["jti", "sub"], source=LIVEKIT_VERIFIER,
        other=(("", "identity-missing"),)),
    one("jti-for-empty-sub", "jti for sub", "`sub` is empty, `jti` is there", livekit(sub="", jti="alice"), warnings="identity-misplaced", mention=["jti", "sub"], source=LIVEKIT_VERIFIER,
        other=(("", "identity-empty"), ("", "identity-missing"))),
    one("jti-empty-too", "jti for sub", "both are empty", livekit(sub="", jti=""), "identity-empty", mention=["sub"], source=LIVEKIT_VERIFIER, other=(("identity-missing", ""),)),
    one("jti-beside-sub", "jti for sub", "`jti` is an id where `sub` is there", livekit(jti="00000000-0000-4000-8000-000000000000"), source=LIVEKIT_VERIFIER),
    one("life-milliseconds", "time units", "an hour in milliseconds, added to seconds: 41 days and 16 hours", livekit(life=3_600_000), warnings="lifetime-milliseconds", mention=["milliseconds"],
        other=(("", "milliseconds"), ("", "lifetime-long")), source=LIVEKIT_PAGE),
    one("life-41666-days", "time units", "41,666 days", livekit(life=3_600_000_000), warnings="lifetime-milliseconds", mention=["milliseconds"], source=LIVEKIT_PAGE,
        other=(("", "milliseconds"), ("", "lifetime-long"), ("milliseconds", ""))),
    one("life-six-hours-milliseconds", "time units", "the default of six hours, in milliseconds: 250 days", livekit(life=21_600_000), warnings="lifetime-milliseconds", mention=["milliseconds"], source=LIVEKIT_PAGE,
        other=(("", "milliseconds"), ("", "lifetime-long"))),
    one("exp-milliseconds", "time units", "`Date.now()` and an hour", livekit(exp=(AT + 3600) * 1000), "milliseconds", mention=["milliseconds"], source=LIVEKIT_PAGE, other=(("", "milliseconds"),)),
    one("nbf-milliseconds", "time units", "`Date.now()`: not valid before the year 59000", livekit(nbf=AT * 1000, exp=(AT + 3600) * 1000), "milliseconds", mention=["milliseconds"], source=LIVEKIT_PAGE),
]

RUST = {
    "iss": LIVEKIT_KEY, "sub": "alice", "exp": AT + 21_600, "nbf": AT, "name": "Alice", "metadata": "", "attributes": {}, "sha256": "",
    "video": {"roomCreate": False, "roomList": False, "roomRecord": False, "roomAdmin": False, "roomJoin": True, "room": "lobby", "destinationRoom": "", "canPublish": True, "canSubscribe": True,
              "canPublishData": True, "canPublishSources": [], "canUpdateOwnMetadata": False, "ingressAdmin": False, "hidden": False, "recorder": False},
    "sip": {"admin": False, "call": False}, "roomConfig": None,
}
GO = [
    one("rust-empty-fields", "Go's empty values", "the Rust library writes every field: empty texts, arrays, null and false are as absent for Go", RUST, "", None, verdict="valid",
        source=f"{GH}/livekit/rust-sdks/blob/main/livekit-api/src/access_token.rs", never_rules="grant-field-type grant-opens-nothing grant-field-missing grant-field-not-for-sdk"),
    one("null-grants", "Go's empty values", "null is as absent for Go", livekit(sip=None, agent=None, attributes=None, metadata=None), "", None, verdict="valid", never_rules="grant-not-object grant-field-type"),
    one("null-can-publish", "Go's empty values", "a null switch means its default", room(canPublish=None, canSubscribe=None), "", None, verdict="valid", never_rules="grant-field-type"),
    one("empty-sip", "Go's empty values", "an empty grant beside one that joins opens nothing, and hinders nothing", livekit(sip={}), "", None, verdict="valid", never_rules="grant-opens-nothing"),
    one("empty-room-null", "Go's empty values", "null in place of the room: as absent, and so an error", room(room=None), "grant-field-missing", mention=["room"], other=(("grant-field-type", ""),)),
    one("rust-server-defaults", "Go's empty values", "the Rust library with its defaults for a server: no power is true", {**RUST, "video": {**RUST["video"], "roomJoin": False, "room": ""}}, "grant-missing-for-sdk", None,
        sdk="server", mention=["roomCreate"], source=f"{GH}/livekit/rust-sdks", other=(("grant-opens-nothing", None),)),
]

NEW = [
    one("kind-connector", "newer fields", "a kind of the protocol since 2026", livekit(kind="connector"), source=f"{GH}/livekit/server-sdk-go/pull/802"),
    one("kind-bridge", "newer fields", "a kind of the protocol since 2026", livekit(kind="bridge"), source=f"{GH}/livekit/protocol/pull/1331"),
    one("kind-details", "newer fields", "an array of strings", livekit(kind="agent", kindDetails=["cloud_agent"]), sdk="client"),
    one("kind-details-text", "newer fields", "one text, and no array: the server cannot decode it", livekit(kindDetails="cloud_agent"), "grant-field-type", mention=["kindDetails"]),
    one("kind-upper-case", "newer fields", "kinds are written in lower case", livekit(kind="STANDARD"), None, None, mention=["standard"], verdict="valid", other=(("grant-field-value", ""), ("", "grant-field-value"), ("", ""))),
    one("kind-human", "newer fields", "no kind: did you mean `standard`", livekit(kind="human"), "grant-field-value", mention=["standard"], other=(("", "grant-field-value"),)),
    one("manage-agent-session", "newer fields", "a field of this year's", room(canManageAgentSession=True), source=LIVEKIT_PAGE),
    one("identity-claim-of-go", "newer fields", "Go's library writes `identity` beside `sub`, and `iat`", livekit(identity="alice", iat=AT)),
    one("publish-false-with-sources", "fields that forbid each other", "`canPublish: false` goes before the sources: nothing can be published", room(canPublish=False, canPublishSources=["camera"]),
        warnings="grant-field-conflict", mention=["canPublish", "canPublishSources"]),
    one("sources-empty-publish", "fields that forbid each other", "an empty list of sources is none: every source may be published", room(canPublishSources=[]), "", None, verdict="valid",
        never_rules="grant-field-type"),
    one("thread-list-alone", "fields that need each other", "`list` needs `scope` or `all`", livekit(agentThread={"list": True}), "grant-field-missing", mention=["scope", "all"], sdk="client",
        source=f"{GH}/livekit/python-sdks/blob/main/livekit-api/livekit/api/access_token.py", other=(("grant-field-missing grant-not-for-sdk", ""), ("", "grant-field-missing"))),
    one("thread-read-alone", "fields that need each other", "`read` needs `threadIds` or `all`", livekit(agentThread={"read": True}), "grant-field-missing", mention=["threadIds", "all"],
        source=f"{GH}/livekit/python-sdks/blob/main/livekit-api/livekit/api/access_token.py", other=(("", "grant-field-missing"),)),
]

PLACES = [
    one("room-at-top", "wrong place", "`room` and `roomJoin` belong into `video`", {"iss": LIVEKIT_KEY, "sub": "alice", "nbf": AT, "exp": AT + 3600, "roomJoin": True, "room": "lobby"}, "grant-missing-for-sdk",
        mention=["video", "room"], other=(("grant-field-misplaced", ""), ("grants-missing", ""), ("grant-missing-for-sdk no-product-grant", ""))),
    one("grants-as-in-twilio", "wrong place", "`grants` is Twilio's: the grants are claims", {"iss": LIVEKIT_KEY, "sub": "alice", "nbf": AT, "exp": AT + 3600, "grants": {"video": JOIN}}, "grant-missing-for-sdk",
        mention=["grants", "video"], other=(("grant-field-misplaced", ""), ("grants-missing", ""), ("grant-missing-for-sdk no-product-grant", ""))),
    one("identity-for-sub", "wrong place", "the identity's name is `sub`", livekit(sub=DROP, identity="alice"), "identity-misplaced", mention=["sub"], other=(("identity-missing", ""),)),
    one("identity-in-video", "wrong place", "the identity stands in `video`", livekit(sub=DROP, video=JOIN | {"identity": "alice"}), "identity-misplaced", mention=["sub"]),
    one("video-grant", "wrong place", "`videoGrant` is the library's class, the claim is `video`", {"iss": LIVEKIT_KEY, "sub": "alice", "nbf": AT, "exp": AT + 3600, "videoGrant": JOIN}, "unknown-grant", mention=["`video`"], other=(("grant-missing-for-sdk", "unknown-grant"), ("grant-missing-for-sdk", ""), ("grant-missing-for-sdk no-product-grant", ""))),
    one("room-name", "wrong place", "`roomName` for `room`: the server makes a room called \"\"", livekit(video={"roomJoin": True, "roomName": "lobby"}), "grant-field-unknown", mention=["room"],
        source=f"{GH}/livekit/livekit/issues/3566", other=(("grant-field-missing", "grant-field-unknown"), ("grant-field-missing grant-field-unknown", ""))),
    one("snake-case", "wrong place", "Python's names are in snake case, the token's in camel case", livekit(video={"room_join": True, "room": "lobby", "can_publish": True}), "grant-field-unknown", mention=["roomJoin", "canPublish"],
        source=f"{GH}/livekit/livekit/issues/3739", other=(("grant-missing-for-sdk", "grant-field-unknown"), ("grant-missing-for-sdk grant-field-unknown", ""))),
    one("metadata-in-video", "wrong place", "`metadata` stands beside `video`", room(metadata="{}"), "grant-field-unknown", mention=["metadata"], other=(("", "grant-field-unknown"),)),
    one("api-key-for-iss", "wrong place", "the key's claim is `iss`", livekit(iss=DROP, apiKey=LIVEKIT_KEY), "claim-missing", mention=["iss"], other=(("iss-missing", ""),)),
]

S3 = {"egress": {"room": {"fileOutputs": [{"filepath": "a.mp4", "s3": {"accessKey": "FAKEACCESSKEY", "secret": "FakeStorageSecretForTests00000000", "bucket": "b"}}]}}}
ROOM = [
    one("room-config-secret", "room configuration", "a storage secret is readable by whoever holds the token", livekit(roomConfig=S3), "grant-field-secret", mention=["secret", "readable"],
        never=["FakeStorageSecretForTests00000000"], other=(("", "grant-field-secret"),)),
    one("room-config-stream-key", "room configuration", "a stream's address holds its key", livekit(roomConfig={"egress": {"room": {"streamOutputs": [{"urls": ["rtmp://example.com/live/FAKEKEY"]}]}}}), "grant-field-secret",
        mention=["roomConfig"], other=(("", "grant-field-secret"),)),
    one("room-config-misspelt", "room configuration", "a misspelt member: the server cannot decode it", livekit(roomConfig={"emptyTimeouts": 300}), "grant-field-unknown", mention=["emptyTimeout"],
        other=(("", "grant-field-unknown"),)),
    one("room-config-max", "room configuration", "a member of another name", livekit(roomConfig={"maxParticipant": 10}), "grant-field-unknown", mention=["maxParticipants"], other=(("", "grant-field-unknown"),)),
    one("room-config-agent-metadata", "room configuration", "an agent's `metadata` is a string", livekit(roomConfig={"agents": [{"agentName": "desk", "metadata": {"lang": "en"}}]}), "grant-field-type",
        mention=["metadata", "string"], other=(("", "grant-field-type"),)),
    one("room-config-text", "room configuration", "the configuration as a JSON text", livekit(roomConfig='{"emptyTimeout":300}'), "grant-field-type", mention=["roomConfig"]),
    one("room-config-agents-object", "room configuration", "one agent, and no array", livekit(roomConfig={"agents": {"agentName": "desk"}}), "grant-field-type", mention=["agents"], other=(("", "grant-field-type"),)),
]

KEYS = [
    one("key-your-api-key", "placeholder key", "the configuration's placeholder", livekit(iss="your-api-key"), "iss-other-key", mention=["placeholder"], source=f"{GH}/livekit/egress/issues/458",
        other=(("claim-other", ""), ("placeholder-key", ""), ("key-placeholder", ""))),
    one("key-devkey-cloud", "placeholder key", "the development key, where another is at hand", livekit_token(livekit(iss="devkey"), secret="secret"), "iss-other-key", mention=[("devkey", "development")],
        source=f"{GH}/livekit-examples/python-agents-examples/issues/21", other=(("claim-other", ""),)),
    one("key-undefined", "placeholder key", "the word `undefined`", livekit(iss="undefined"), "iss-other-key", mention=["undefined"], other=(("claim-other", ""), ("claim-missing", ""), ("key-placeholder", ""))),
    one("key-empty", "placeholder key", "the variable was empty", livekit(iss=""), "claim-missing", mention=["iss"], other=(("iss-missing", ""),)),
    one("key-with-line", "placeholder key", "a line of the server's YAML as the key", livekit(iss=f"{LIVEKIT_KEY}:"), "iss-other-key", mention=[(":", "colon")], other=(("claim-other", ""),)),
]

FOREIGN = [
    one("foreign-twilio", "other vendor", "Twilio's Access Token", token(), "other-vendor-token", mention=["Twilio"], never=None, source="https://www.twilio.com/docs/iam/access-tokens"),
    one("foreign-zoom", "other vendor", "a Zoom Video SDK token", zoom_token(zoom()), "other-vendor-token", mention=["Zoom"], source="https://developers.zoom.us/docs/video-sdk/auth/"),
    one("foreign-meeting", "other vendor", "a Zoom Meeting SDK token", token({"appKey": "FakeMeetingSdkKey0001", "sdkKey": "FakeMeetingSdkKey0001", "mn": "123456789", "role": 0, "iat": AT, "exp": AT + 7200, "tokenExp": AT + 7200}, PLAIN),
        "other-vendor-token", mention=["Zoom"], source="https://developers.zoom.us/docs/meeting-sdk/auth/"),
    one("foreign-webhook", "other kind of token", "what LiveKit itself sends with a webhook", {"iss": LIVEKIT_KEY, "nbf": AT, "exp": AT + 300, "sha256": "RkFLRQ=="}, "webhook-token", mention=["webhook"],
        source="https://docs.livekit.io/home/server/webhooks/", other=(("grant-missing-for-sdk", ""), ("grants-missing", ""), ("grant-missing-for-sdk identity-missing", ""))),
    one("foreign-refresh-permissions", "other kind of token", "an opaque token of Matrix, which is exchanged for LiveKit's", "syt_ZmFrZQ_fake-matrix-token_000000", "not-a-jwt", mention=[("not a JWT", "three parts", "Matrix")],
        source=f"{GH}/matrix-org/matrix-spec-proposals/pull/4195"),
]

CASES = SERVER + STRINGS + TIMES + GO + NEW + PLACES + ROOM + KEYS + FOREIGN
