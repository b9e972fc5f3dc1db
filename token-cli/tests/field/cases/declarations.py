"""grants.toml files, by `token check`: the names, lives and Regions that the pages above are about."""

from case import REGIONS, SYNC_PRACTICES, code, ids
from forge import ACCOUNT, APP, KEY, SERVICE, SYNC_SERVICE, WORKER, WORKSPACE

GH = "https://github.com"


def token(*lines, sdk="conversations", ttl="1h", vendor="twilio", name="agent", head=""):
    sdk = f'sdk = "{sdk}"' if isinstance(sdk, str) else f"sdk = {list(sdk)}".replace("'", '"')
    return "\n".join([f'vendor = "{vendor}"', "", head, f"[token.{name}]", sdk, f'ttl = "{ttl}"', *lines]) + "\n"


def one(name, kind, why, text, errors="", warnings="", *, mention=(), never=(), other=(), count=None, source=None):
    return {
        "name": name, "kind": kind, "why": why, "source": source, "text": text, "errors": ids(errors), "warnings": ids(warnings), "other": [{"errors": ids(a), "warnings": ids(b)} for a, b in other], "count": count,
        "says": why, "mention": [list(word) if isinstance(word, tuple) else [word] for word in mention], "never": list(never), "unsure": unsure, "report": report,
    }


CHAT = f'chat.service_sid = "{SERVICE}"'
SYNC = f'data_sync.service_sid = "{SYNC_SERVICE}"'
UNKNOWN = (("unknown-grant", ""), ("unknown-key", ""), ("grant-field-unknown", ""))

NAMES = [
    one("incoming-allow", "name of a library", "`incomingAllow` is `incoming.allow`", token("voice.incomingAllow = true", sdk="voice"), "grant-field-unknown", mention=["incoming.allow"], count=1, source=f"{GH}/twilio/twilio-node",
        other=UNKNOWN, never=["did you mean `incoming`?"]),
    one("outgoing-application-sid", "name of a library", "`outgoingApplicationSid` is `outgoing.application_sid`", token(f'voice.outgoingApplicationSid = "{APP}"', sdk="voice"), "grant-field-unknown", mention=["outgoing.application_sid"], count=1, other=UNKNOWN),
    one("outgoing-application-snake", "name of a library", "`outgoing_application_sid` is `outgoing.application_sid`", token(f'voice.outgoing_application_sid = "{APP}"', sdk="voice"), "grant-field-unknown", mention=["outgoing.application_sid"], count=1,
        other=UNKNOWN),
    one("incoming-boolean", "name of a library", "`incoming = true` is `incoming.allow = true`", token("voice.incoming = true", sdk="voice"), "field-kind", mention=["allow"], other=(("grant-field-type", ""), ("wrong-type", ""), ("grant-shape", ""))),
    one("service-sid-camel", "name of a library", "`serviceSid` is `service_sid`", token(f'chat.serviceSid = "{SERVICE}"'), "grant-field-unknown", mention=["service_sid"], count=1, other=UNKNOWN),
    one("conversations-grant", "name of a library", "the grant of Conversations is called `chat`", token(f'conversations.service_sid = "{SERVICE}"'), "unknown-grant", mention=["chat"], count=1, other=UNKNOWN, never=["leave it out"]),
    one("sync-grant", "name of a library", "the grant of Sync is called `data_sync`", token(f'sync.service_sid = "{SYNC_SERVICE}"', sdk="sync"), "unknown-grant", mention=["data_sync"], count=1, other=UNKNOWN),
    one("taskrouter-grant", "name of a library", "the grant of TaskRouter is called `task_router`", token(f'taskrouter = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}', sdk="taskrouter"), "unknown-grant", mention=["task_router"],
        count=1, other=UNKNOWN),
    one("sdk-chat", "name of a library", "the SDK is called `conversations`", token(CHAT, sdk="chat"), "unknown-sdk", mention=["conversations"]),
    one("sdk-programmable-chat", "name of a library", "the product's former name", token(CHAT, sdk="programmable-chat"), "unknown-sdk", mention=["conversations"]),
    one("sdk-data-sync", "name of a library", "the grant's name for the SDK's", token(SYNC, sdk="data_sync"), "unknown-sdk", mention=["sync"]),
    one("sdk-task-router", "name of a library", "the SDK is called `taskrouter`", token(f'task_router = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}', sdk="task_router"), "unknown-sdk", mention=["taskrouter"]),
    one("sdk-npm", "name of a library", "the package's name for the SDK's", token(CHAT, sdk="@twilio/conversations"), "unknown-sdk", mention=["conversations"]),
    one("identity", "wrong place", "the identity is an argument of each `issue`", token('identity = "alice"', CHAT), "unknown-key", mention=["issue"], other=(("unknown-grant", ""),), never=["unknown grant"]),
    one("account-sid", "wrong place", "credentials come from the environment or a look-up", token(f'account_sid = "{ACCOUNT}"', CHAT), "unknown-key", mention=["TWILIO_ACCOUNT_SID"], other=(("unknown-grant", ""),), never=["unknown grant"]),
    one("api-key", "wrong place", "credentials come from the environment or a look-up", token(CHAT, head=f'api_key = "{KEY}"'), "unknown-key", mention=["TWILIO_API_KEY"], other=(("vendor-only", ""), ("unknown-grant", ""))),
    one("expires-in", "wrong place", "`ttl` is the life", token(CHAT).replace("ttl =", "expires_in ="), "ttl-missing", mention=["ttl"], other=(("unknown-key", ""), ("ttl-missing unknown-key", ""), ("unknown-grant", ""), ("ttl-missing unknown-grant", ""))),
    one("room-name", "name of a library", "`roomName` is `room`", token('video.roomName = { input = "room" }', sdk="video"), "grant-field-unknown", mention=["room"], count=1, other=UNKNOWN),
    one("livekit-snake-case", "name of a library", "LiveKit's fields are in camel case", token("video.room_join = true", 'video.room = { input = "room" }', sdk="client", vendor="livekit"), "grant-field-unknown", mention=["roomJoin"], other=(*UNKNOWN, ("grant-field-missing grant-field-unknown", ""), ("grant-field-unknown grant-missing-for-sdk", ""))),
]
RULES = [
    one("voice-day", "life by SDK", "Voice takes less than 24 hours", token("voice.incoming.allow = true", sdk="voice", ttl="24h"), "lifetime-too-long", mention=[("86399", "23h")], source=code(31207), other=(("ttl-too-long", ""),)),
    one("voice-and-chat-day", "life by SDK", "Conversations takes 24 hours, Voice less", token(CHAT, "voice.incoming.allow = true", sdk=("conversations", "voice"), ttl="24h"), "lifetime-too-long", mention=["Voice"], source=code(31207), other=(("ttl-too-long", ""),)),
    one("sync-25-minutes", "life by SDK", "Twilio asks for 30 minutes", token(SYNC, sdk="sync", ttl="25m"), warnings="lifetime-short", mention=["30"], source=SYNC_PRACTICES),
    one("sync-4-minutes", "life by SDK", "Twilio asks for 30 minutes, and says that 5 work with luck", token(SYNC, sdk="sync", ttl="4m"), warnings="lifetime-short", mention=["30", "5"], source=SYNC_PRACTICES),
    one("sync-ie1", "Region by SDK", "Sync is in US1 only", token('region = "ie1"', SYNC, sdk="sync"), "header-twr", mention=["Sync", "us1"], source=REGIONS, other=(("region-unknown", ""), ("region-not-for-sdk", ""))),
    one("taskrouter-au1", "Region by SDK", "TaskRouter is not in AU1", token('region = "au1"', f'task_router = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}', sdk="taskrouter"), "header-twr", mention=["TaskRouter"], source=REGIONS, other=(("region-unknown", ""), ("region-not-for-sdk", ""))),
    one("region-upper-case", "Region by SDK", "a Region is written in lower case", token('region = "IE1"', CHAT), "region-unknown", mention=["ie1"], source=REGIONS, other=(("header-twr", ""),)),
    one("region-dublin", "Region by SDK", "an edge location: its Region is ie1", token('region = "dublin"', CHAT), "region-unknown", mention=["ie1"], source=REGIONS, other=(("header-twr", ""),)),
    one("sid-stars", "SID nobody meant", "a masked SID", token('chat.service_sid = "IS***"'), "placeholder-sid", mention=["placeholder"], never=["too short"], other=(("sid-malformed", ""),)),
    one("sid-undefined", "SID nobody meant", "the word `undefined`", token('chat.service_sid = "undefined"'), "placeholder-sid", mention=["undefined"], never=["begins with something else"], other=(("sid-malformed", ""), ("grant-field-wrong-sid", ""))),
    one("sid-variable", "SID nobody meant", "a variable: `{ env = … }` reads it", token('chat.service_sid = "${TWILIO_CONVERSATIONS_SERVICE_SID}"'), "placeholder-sid", mention=["env"], other=(("sid-malformed", ""), ("grant-field-wrong-sid", ""))),
    one("sid-typographic-quotes", "SID nobody meant", "typographic quotes inside of the straight ones", token(f'chat.service_sid = "\u201c{SERVICE}\u201d"'), "sid-malformed", mention=["quotes"], other=(("placeholder-sid", ""), ("grant-field-wrong-sid", ""))),
    one("livekit-attributes-number", "strings only", "the server decodes strings only", token("video.roomJoin = true", 'video.room = { input = "room" }', "participant.attributes = { age = 5 }", sdk="client", vendor="livekit"), "grant-field-type", mention=["string"], other=(("json-value", ""), ("wrong-type", ""), ("field-kind", ""))),
    one("livekit-server-empty", "server without a power", "an empty `video` has no power", token("video = {}", sdk="server", vendor="livekit"), "grant-missing-for-sdk", mention=["roomCreate"], other=(("grant-opens-nothing", ""), ("grant-field-missing", ""))),
    one("livekit-publish-false-with-sources", "fields that forbid each other", "nothing can be published", token("video.roomJoin = true", 'video.room = { input = "room" }', "video.canPublish = false", 'video.canPublishSources = ["camera"]', sdk="client", vendor="livekit"),
        warnings="grant-field-conflict", mention=["canPublish"], other=(("grant-field-conflict", ""),)),
    one("zoom-recording-for-participant", "fields that forbid each other", "`cloud_recording_option: 1` needs `role_type: 1`", token('session.tpc = "Cool Cars"', "session.role_type = 0", "session.cloud_recording_option = 1", sdk="video", vendor="zoom"),
        warnings="grant-field-conflict", mention=["role_type"], other=(("grant-field-conflict", ""), ("grant-field-missing", ""))),
    one("zoom-geo-eu", "regions", "`EU` is none of the twelve", token('session.tpc = "Cool Cars"', "session.role_type = 0", 'session.geo_regions = "EU"', sdk="video", vendor="zoom"), "grant-field-value", mention=["DE"], other=(("one-of", ""),)),
    one("zoom-role-camel", "misspelt required claim", "`roleType` is `role_type`", token('session.tpc = "Cool Cars"', "session.roleType = 1", sdk="video", vendor="zoom"), "grant-field-unknown", mention=["role_type"], other=UNKNOWN),
]


def good(name, why, text, source=None):
    return one(f"good-{name}", "good", why, text, source=source)


GOODS = [
    good("voice-almost-a-day", "86399 seconds", token("voice.incoming.allow = true", sdk="voice", ttl="86399s"), code(31207)),
    good("chat-day", "24 hours for Conversations", token(CHAT, ttl="24h"), code(20157)),
    good("sync-30-minutes", "what Twilio asks for", token(SYNC, sdk="sync", ttl="30m"), SYNC_PRACTICES),
    good("chat-5-minutes", "Sync's wish is none of Conversations", token(CHAT, ttl="5m")),
    good("taskrouter-ie1", "a public beta", token('region = "ie1"', f'task_router = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}', sdk="taskrouter"), REGIONS),
    good("voice-au1", "Voice in AU1", token('region = "au1"', "voice.incoming.allow = true", sdk="voice"), REGIONS),
    good("params-words", "parameters are free", token(f'voice.outgoing.application_sid = "{APP}"', 'voice.outgoing.params = { state = "undefined", later = "{{later}}", half = "null" }', sdk="voice")),
    good("room-null-island", "a room's name with the word in it", token('video.room = "null-island"', sdk="video")),
    good("default-word", "the default of a variable is the application's own", token('video.room = { env = "ROOM", default = "none-yet" }', sdk="video")),
    good("livekit-server", "a power is there", token("video.roomList = true", sdk="server", vendor="livekit")),
    good("livekit-month", "LiveKit names no longest life", token("video.roomJoin = true", 'video.room = { input = "room" }', sdk="client", ttl="720h", vendor="livekit")),
    good("livekit-attributes", "a map of strings", token("video.roomJoin = true", 'video.room = { input = "room" }', 'participant.attributes = { age = "5" }', sdk="client", vendor="livekit")),
    good("zoom-host-recording", "the host records", token('session.tpc = "Cool Cars"', "session.role_type = 1", "session.cloud_recording_option = 1", sdk="video", vendor="zoom")),
    good("zoom-regions", "two of the twelve", token('session.tpc = "Cool Cars"', "session.role_type = 0", 'session.geo_regions = "US,DE"', sdk="video", vendor="zoom")),
]
CASES = NAMES + RULES + GOODS
