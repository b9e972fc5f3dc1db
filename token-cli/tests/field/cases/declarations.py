"""Files for `token check`: names in libraries, misplaced keys, lifetimes, Regions and SIDs."""

from case import GH, REGIONS, SYNC_PRACTICES, code, ids, words
from forge import ACCOUNT, APP, KEY, SERVICE, SYNC_SERVICE, WORKER, WORKSPACE


def token(*lines, sdk="conversations", ttl="1h", vendor="twilio", head=""):
    sdk = f'sdk = "{sdk}"' if isinstance(sdk, str) else f"sdk = {list(sdk)}".replace("'", '"')
    return "\n".join([f'vendor = "{vendor}"', "", head, "[token.agent]", sdk, f'ttl = "{ttl}"', *lines]) + "\n"


def one(name, why, text, errors="", warnings="", *, mention=(), never=(), other=(), count=None, source=None):
    return {
        "name": name,
        "why": why,
        "source": source,
        "text": text,
        "errors": ids(errors),
        "warnings": ids(warnings),
        "other": [{"errors": ids(a), "warnings": ids(b)} for a, b in other],
        "count": count,
        "mention": words(mention),
        "never": list(never),
    }


CHAT = f'chat.service_sid = "{SERVICE}"'
SYNC = f'data_sync.service_sid = "{SYNC_SERVICE}"'


def good(name, why, text, source=None):
    return one(f"good-{name}", why, text, source=source)


CASES = {
    "name in a library": [
        one(
            "incoming-allow",
            "`incomingAllow` is `incoming.allow`",
            token("voice.incomingAllow = true", sdk="voice"),
            "grant-field-unknown",
            mention=["incoming.allow"],
            count=1,
            source=f"{GH}/twilio/twilio-node",
            never=["did you mean `incoming`?"],
        ),
        one(
            "edge-dublin",
            "the edge `dublin` is at the Region `ie1`",
            token(CHAT + '\nedge = "dublin"', sdk="conversations"),
            "unknown-key",
            mention=['region = "ie1"'],
            count=1,
        ),
        *(
            one(
                f"credential-{key.replace('_', '-')}",
                "a credential is no key of a declaration",
                token(CHAT + f'\n{key} = "x"', sdk="conversations"),
                "unknown-key",
                mention=[variable],
                count=1,
            )
            for key, variable in {
                "iss": "TWILIO_API_KEY",
                "sub": "TWILIO_ACCOUNT_SID",
                "signing_key_sid": "TWILIO_API_KEY",
            }.items()
        ),
        one(
            "outgoing-application-sid",
            "`outgoingApplicationSid` is `outgoing.application_sid`",
            token(f'voice.outgoingApplicationSid = "{APP}"', sdk="voice"),
            "grant-field-unknown",
            mention=["outgoing.application_sid"],
            count=1,
        ),
        one(
            "outgoing-application-snake",
            "`outgoing_application_sid` is `outgoing.application_sid`",
            token(f'voice.outgoing_application_sid = "{APP}"', sdk="voice"),
            "grant-field-unknown",
            mention=["outgoing.application_sid"],
            count=1,
        ),
        one(
            "incoming-boolean",
            "`incoming = true` is `incoming.allow = true`",
            token("voice.incoming = true", sdk="voice"),
            "grant-field-type",
            mention=["allow"],
        ),
        one(
            "service-sid-camel",
            "`serviceSid` is `service_sid`",
            token(f'chat.serviceSid = "{SERVICE}"'),
            "grant-field-unknown",
            mention=["service_sid"],
            count=1,
        ),
        one(
            "conversations-grant",
            "the grant of Conversations is `chat`",
            token(f'conversations.service_sid = "{SERVICE}"'),
            "unknown-grant",
            mention=["chat"],
            count=1,
            never=["leave it out", "remove it"],
        ),
        one(
            "sync-grant",
            "the grant of Sync is `data_sync`",
            token(f'sync.service_sid = "{SYNC_SERVICE}"', sdk="sync"),
            "unknown-grant",
            mention=["data_sync"],
            count=1,
        ),
        one(
            "taskrouter-grant",
            "the grant of TaskRouter is `task_router`",
            token(
                f'taskrouter = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}',
                sdk="taskrouter",
            ),
            "unknown-grant",
            mention=["task_router"],
            count=1,
        ),
        one(
            "sdk-chat",
            "the SDK of the grant `chat` is `conversations`",
            token(CHAT, sdk="chat"),
            "unknown-sdk",
            mention=["conversations"],
        ),
        one(
            "sdk-programmable-chat",
            "the name is a former name of the product",
            token(CHAT, sdk="programmable-chat"),
            "unknown-sdk",
            mention=["conversations"],
        ),
        one(
            "sdk-data-sync",
            "the name is that of the grant, not the SDK",
            token(SYNC, sdk="data_sync"),
            "unknown-sdk",
            mention=["sync"],
        ),
        one(
            "sdk-task-router",
            "the SDK of the grant `task_router` is `taskrouter`",
            token(
                f'task_router = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}',
                sdk="task_router",
            ),
            "unknown-sdk",
            mention=["taskrouter"],
        ),
        one(
            "sdk-npm",
            "the name is that of the package",
            token(CHAT, sdk="@twilio/conversations"),
            "unknown-sdk",
            mention=["conversations"],
        ),
        one(
            "room-name",
            "`roomName` is `room`",
            token('video.roomName = { input = "room" }', sdk="video"),
            "grant-field-unknown",
            mention=["room"],
            count=1,
        ),
        one(
            "livekit-snake-case",
            "LiveKit's claims are in camel case",
            token("video.room_join = true", 'video.room = { input = "room" }', sdk="client", vendor="livekit"),
            "grant-field-unknown",
            mention=["roomJoin"],
        ),
    ],
    "wrong place": [
        one(
            "identity",
            "the identity is an argument of each `issue`",
            token('identity = "alice"', CHAT),
            "unknown-key",
            mention=["issue"],
            never=["unknown grant"],
        ),
        one(
            "account-sid",
            "credentials come from the environment",
            token(f'account_sid = "{ACCOUNT}"', CHAT),
            "unknown-key",
            mention=["TWILIO_ACCOUNT_SID"],
            never=["unknown grant"],
        ),
        one(
            "api-key",
            "credentials come from the environment",
            token(CHAT, head=f'api_key = "{KEY}"'),
            "unknown-key",
            mention=["TWILIO_API_KEY"],
        ),
        one(
            "expires-in",
            "the key of the lifetime is `ttl`",
            token(CHAT).replace("ttl =", "expires_in ="),
            "unknown-key",
            mention=["ttl"],
        ),
    ],
    "lifetime by SDK": [
        one(
            "voice-day",
            "Voice accepts at most 86399 seconds",
            token("voice.incoming.allow = true", sdk="voice", ttl="24h"),
            "lifetime-too-long",
            mention=[("86399", "23h")],
            source=code(31207),
        ),
        one(
            "voice-and-chat-day",
            "Conversations accepts 24 hours, Voice does not",
            token(CHAT, "voice.incoming.allow = true", sdk=("conversations", "voice"), ttl="24h"),
            "lifetime-too-long",
            mention=["Voice"],
            source=code(31207),
        ),
        one(
            "sync-25-minutes",
            "Twilio recommends 30 minutes for Sync",
            token(SYNC, sdk="sync", ttl="25m"),
            warnings="lifetime-short",
            mention=["30"],
            source=SYNC_PRACTICES,
        ),
        one(
            "sync-4-minutes",
            "Twilio recommends 30 minutes for Sync, and 5 at least",
            token(SYNC, sdk="sync", ttl="4m"),
            warnings="lifetime-short",
            mention=["30", "a single network fault"],
            source=SYNC_PRACTICES,
        ),
    ],
    "Region by SDK": [
        one(
            "sync-ie1",
            "Sync is in US1 only",
            token('region = "ie1"', SYNC, sdk="sync"),
            "region-without-sdk",
            mention=["Sync", "us1"],
            source=REGIONS,
        ),
        one(
            "taskrouter-au1",
            "TaskRouter is not in AU1",
            token(
                'region = "au1"',
                f'task_router = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}',
                sdk="taskrouter",
            ),
            "region-without-sdk",
            mention=["TaskRouter"],
            source=REGIONS,
        ),
        one(
            "region-upper-case",
            "Regions are in lower case",
            token('region = "IE1"', CHAT),
            "region-unknown",
            mention=["ie1"],
            source=REGIONS,
        ),
        one(
            "region-dublin",
            "`dublin` is an edge location: its Region is ie1",
            token('region = "dublin"', CHAT),
            "region-unknown",
            mention=["ie1"],
            source=REGIONS,
        ),
    ],
    "unintended SID": [
        one(
            "sid-stars",
            "the SID is masked",
            token('chat.service_sid = "IS***"'),
            "placeholder-sid",
            mention=["placeholder"],
            never=["too short"],
        ),
        one(
            "sid-undefined",
            "the word `undefined`",
            token('chat.service_sid = "undefined"'),
            "sid-malformed",
            mention=["undefined"],
            never=["begins with something else"],
        ),
        one(
            "sid-variable",
            "the key of a variable is `env`",
            token('chat.service_sid = "${TWILIO_CONVERSATIONS_SERVICE_SID}"'),
            "sid-malformed",
            mention=["env"],
        ),
        one(
            "sid-typographic-quotes",
            "typographic quotes are part of a string",
            token(f'chat.service_sid = "\u201c{SERVICE}\u201d"'),
            "sid-malformed",
            mention=["quotes"],
        ),
    ],
    "strings only": [
        one(
            "livekit-attributes-number",
            "`attributes` is a map of strings",
            token(
                "video.roomJoin = true",
                'video.room = { input = "room" }',
                "participant.attributes = { age = 5 }",
                sdk="client",
                vendor="livekit",
            ),
            "grant-field-type",
            mention=["string"],
        )
    ],
    "server without a permission": [
        one(
            "livekit-server-empty",
            "an empty `video` has no permission",
            token("video = {}", sdk="server", vendor="livekit"),
            "grant-missing-for-sdk",
            mention=["roomCreate"],
        )
    ],
    "fields that forbid each other": [
        one(
            "livekit-publish-false-with-sources",
            "`canPublish = false` overrides `canPublishSources`",
            token(
                "video.roomJoin = true",
                'video.room = { input = "room" }',
                "video.canPublish = false",
                'video.canPublishSources = ["camera"]',
                sdk="client",
                vendor="livekit",
            ),
            warnings="grant-field-conflict",
            mention=["canPublish"],
        ),
        one(
            "zoom-recording-for-participant",
            "`cloud_recording_option: 1` requires `role_type: 1`",
            token(
                'session.tpc = "Cool Cars"',
                "session.role_type = 0",
                "session.cloud_recording_option = 1",
                sdk="video",
                vendor="zoom",
            ),
            warnings="grant-field-conflict",
            mention=["role_type"],
        ),
    ],
    "regions": [
        one(
            "zoom-geo-eu",
            "`EU` is not a region of Zoom",
            token(
                'session.tpc = "Cool Cars"',
                "session.role_type = 0",
                'session.geo_regions = "EU"',
                sdk="video",
                vendor="zoom",
            ),
            "grant-field-value",
            mention=["DE"],
        )
    ],
    "misspelt required claim": [
        one(
            "zoom-role-camel",
            "`roleType` is `role_type`",
            token('session.tpc = "Cool Cars"', "session.roleType = 1", sdk="video", vendor="zoom"),
            "grant-field-unknown",
            mention=["role_type"],
        )
    ],
    "good": [
        good(
            "voice-almost-a-day",
            "Voice accepts 86399 seconds",
            token("voice.incoming.allow = true", sdk="voice", ttl="86399s"),
            code(31207),
        ),
        good("chat-day", "Conversations accepts 24 hours", token(CHAT, ttl="24h"), code(20157)),
        good(
            "sync-30-minutes",
            "Twilio recommends 30 minutes for Sync",
            token(SYNC, sdk="sync", ttl="30m"),
            SYNC_PRACTICES,
        ),
        good("chat-5-minutes", "Conversations accepts 5 minutes", token(CHAT, ttl="5m")),
        good(
            "taskrouter-ie1",
            "TaskRouter is in IE1",
            token(
                'region = "ie1"',
                f'task_router = {{ workspace_sid = "{WORKSPACE}", worker_sid = "{WORKER}", role = "worker" }}',
                sdk="taskrouter",
            ),
            REGIONS,
        ),
        good(
            "voice-au1", "Voice is in AU1", token('region = "au1"', "voice.incoming.allow = true", sdk="voice"), REGIONS
        ),
        good(
            "params-words",
            "parameters are the application's",
            token(
                f'voice.outgoing.application_sid = "{APP}"',
                'voice.outgoing.params = { state = "undefined", later = "{{later}}", half = "null" }',
                sdk="voice",
            ),
        ),
        good(
            "room-null-island", "the name of the room contains a word", token('video.room = "null-island"', sdk="video")
        ),
        good(
            "default-word",
            "the default of a variable is the application's",
            token('video.room = { env = "ROOM", default = "none-yet" }', sdk="video"),
        ),
        good(
            "livekit-server",
            "the token has a permission",
            token("video.roomList = true", sdk="server", vendor="livekit"),
        ),
        good(
            "livekit-month",
            "LiveKit has no maximum lifetime",
            token(
                "video.roomJoin = true", 'video.room = { input = "room" }', sdk="client", ttl="720h", vendor="livekit"
            ),
        ),
        good(
            "livekit-attributes",
            "`attributes` is a map of strings",
            token(
                "video.roomJoin = true",
                'video.room = { input = "room" }',
                'participant.attributes = { age = "5" }',
                sdk="client",
                vendor="livekit",
            ),
        ),
        good(
            "zoom-host-recording",
            "the host may record",
            token(
                'session.tpc = "Cool Cars"',
                "session.role_type = 1",
                "session.cloud_recording_option = 1",
                sdk="video",
                vendor="zoom",
            ),
        ),
        good(
            "zoom-regions",
            "the regions are two of the twelve",
            token(
                'session.tpc = "Cool Cars"',
                "session.role_type = 0",
                'session.geo_regions = "US,DE"',
                sdk="video",
                vendor="zoom",
            ),
        ),
    ],
}
