"""Siblings of each kind, in files for `token check`."""

from cases.declarations import one, token
from forge import SERVICE, SYNC_SERVICE

CASES = {
    "sibling": [
        one(
            "set-incoming-allow",
            "the setter of PHP",
            token("voice.setIncomingAllow = true", sdk="voice"),
            "grant-field-unknown",
            mention=["incoming.allow"],
            count=1,
        ),
        one(
            "set-outgoing-application",
            "the setter of PHP",
            token('voice.setOutgoingApplicationSid = { env = "APP" }', sdk="voice"),
            "grant-field-unknown",
            mention=["outgoing.application_sid"],
            count=1,
        ),
        one(
            "chat-sid",
            "`sid` of `chat` is the SID of the service",
            token(f'chat.sid = "{SERVICE}"'),
            "grant-field-unknown",
            mention=["service_sid"],
            never=["deployment_role_sid"],
            count=1,
        ),
        one(
            "sync-sid",
            "`sid` of `data_sync` is the SID of the service",
            token(f'data_sync.sid = "{SYNC_SERVICE}"', sdk="sync"),
            "grant-field-unknown",
            mention=["service_sid"],
            count=1,
        ),
        one(
            "env-dollar",
            "a shell's sign before the name",
            token('video.room = { env = "$ROOM" }', sdk="video"),
            "env-name",
            mention=['env = "ROOM"'],
            count=1,
        ),
        one(
            "env-braces",
            "a shell's signs around the name",
            token('video.room = { env = "${ROOM_NAME}" }', sdk="video"),
            "env-name",
            mention=['env = "ROOM_NAME"'],
            count=1,
        ),
        one(
            "join",
            "the option of an SDK",
            token("video.join = true", 'video.room = "lobby"', sdk="client", vendor="livekit"),
            "grant-field-unknown",
            mention=["roomJoin"],
            count=1,
        ),
        one(
            "sample-service",
            "a service of an example",
            token('chat.service_sid = "IS00000000000000000000000000000000"'),
            "",
            "value-placeholder",
            mention=["not a real value"],
            count=1,
        ),
    ],
}
