"""LiveKit's and Zoom's tokens without findings."""

from case import GH, LIVEKIT_PAGE, LIVEKIT_VERIFIER, ZOOM_AUTH, ZOOM_SAMPLE, case
from forge import AT, DROP, LIVEKIT_KEY, PLAIN, ZOOM_KEY, livekit, livekit_token, zoom, zoom_token


def lk(name, why, its_claims, sdk="client", source=LIVEKIT_PAGE, its_header=None, **more):
    return case(
        f"good-livekit-{name}",
        why,
        livekit_token(its_claims, its_header),
        vendor="livekit",
        sdk=sdk,
        source=source,
        **more,
    )


def zm(name, why, its_claims, source=ZOOM_AUTH, its_header=None, **more):
    return case(
        f"good-zoom-{name}", why, zoom_token(its_claims, its_header), vendor="zoom", sdk="video", source=source, **more
    )


CASES = {
    "good": [
        lk(
            "node",
            "the Node library writes only `alg`",
            {
                "video": {"roomJoin": True, "room": "lobby"},
                "iss": LIVEKIT_KEY,
                "exp": AT + 21_600,
                "nbf": AT,
                "sub": "alice",
            },
            source=f"{GH}/livekit/node-sdks",
        ),
        lk(
            "python",
            "the Python library writes `typ`, the name and the metadata",
            livekit(name="Alice", metadata='{"seat":"5"}'),
            its_header=PLAIN,
            source=f"{GH}/livekit/python-sdks",
        ),
        lk(
            "go",
            "the Go library writes `iat`, `identity` and `kind`",
            livekit(iat=AT, identity="alice", kind="standard"),
            its_header=PLAIN,
            source=f"{GH}/livekit/protocol",
        ),
        lk(
            "golang-jwt",
            "golang-jwt writes an audience, which the server ignores",
            livekit(aud="livekit", iat=AT),
            its_header=PLAIN,
            source=f"{GH}/golang-jwt/jwt",
        ),
        lk(
            "pyjwt-kid",
            "PyJWT writes `kid`",
            livekit(),
            its_header=PLAIN | {"kid": LIVEKIT_KEY},
            source=f"{GH}/jpadilla/pyjwt",
        ),
        lk(
            "ruby",
            "the Ruby library writes `video` last",
            {
                "exp": AT + 14_400,
                "nbf": AT - 5,
                "iss": LIVEKIT_KEY,
                "sub": "alice",
                "video": {"roomJoin": True, "room": "lobby", "canPublish": False},
            },
            source=f"{GH}/livekit/server-sdk-ruby",
        ),
        lk(
            "attributes",
            "`attributes` is a map of strings",
            livekit(attributes={"age": "5", "vip": "true", "note": "null"}),
        ),
        lk(
            "server-list",
            "a server that lists rooms has no identity",
            livekit(sub=DROP, video={"roomList": True}),
            "server",
            source=f"{GH}/livekit/node-sdks/issues/60",
        ),
        lk("server-record", "a server records", livekit(sub=DROP, video={"roomRecord": True}, life=600), "server"),
        lk(
            "server-admin",
            "a server manages one room",
            livekit(sub=DROP, video={"roomAdmin": True, "room": "lobby"}),
            "server",
            source=f"{GH}/livekit/node-sdks/issues/79",
        ),
        lk("server-ingress", "a server manages Ingress", livekit(sub=DROP, video={"ingressAdmin": True}), "server"),
        lk(
            "server-sip",
            "a server that places calls has no `video`",
            {"iss": LIVEKIT_KEY, "nbf": AT, "exp": AT + 600, "sip": {"call": True}},
            "server",
        ),
        lk(
            "agents",
            "a worker of the Agents framework has no identity",
            livekit(sub=DROP, video={"agent": True}, kind="agent"),
            "agents",
            source=f"{GH}/livekit/agents",
        ),
        lk(
            "client-admin",
            "a client may have a server's permission",
            livekit(video={"roomJoin": True, "roomAdmin": True, "room": "lobby"}),
            "client server",
        ),
        lk(
            "room-config",
            "the configuration of the room dispatches an agent",
            livekit(
                roomConfig={
                    "emptyTimeout": 300,
                    "maxParticipants": 10,
                    "agents": [{"agentName": "desk", "metadata": '{"lang":"en"}'}],
                }
            ),
            source=f"{GH}/livekit/livekit/pull/2853",
        ),
        lk(
            "room-config-snake",
            "protobuf's JSON accepts snake case",
            livekit(roomConfig={"empty_timeout": 300, "max_participants": 10}),
            source="https://protobuf.dev/programming-guides/json/",
        ),
        lk(
            "room-config-egress",
            "a recording in the server's storage has no secrets",
            livekit(roomConfig={"egress": {"room": {"roomName": "lobby", "fileOutputs": [{"filepath": "a.mp4"}]}}}),
            source=f"{GH}/livekit/protocol",
        ),
        lk("month", "LiveKit has no maximum lifetime: 30 days", livekit(life=2_592_000)),
        lk("year", "LiveKit has no maximum lifetime: a year", livekit(life=31_536_000)),
        lk("nbf-backdated", "`nbf` is a minute in the past", livekit(nbf=AT - 60), source=LIVEKIT_VERIFIER),
        lk(
            "own-key",
            "the key of a self-hosted server has any form",
            livekit(iss="desk_production"),
            env={
                "LIVEKIT_API_KEY": "desk_production",
                "LIVEKIT_API_SECRET": "FakeLiveKitSecretForTests0000000000000000",
            },
        ),
        lk("identity-json", "the identity is Matrix's", livekit(sub="@alice:example.com:FAKEDEVICE")),
        lk("identity-none", "None is a first name", livekit(sub="None Smith")),
        lk("identity-dollar", "a name may have a dollar sign", livekit(sub="A$AP Nast")),
        lk(
            "room-null-island",
            "the name of the room contains a word",
            livekit(video={"roomJoin": True, "room": "null-island"}),
        ),
        lk(
            "metadata-undefined",
            "metadata is the application's, even `undefined`",
            livekit(metadata='{"theme":"undefined"}'),
        ),
        zm(
            "sample",
            "Zoom's sample server writes these claims",
            {
                "app_key": ZOOM_KEY,
                "role_type": 1,
                "tpc": "Cool Cars",
                "version": 1,
                "iat": AT,
                "exp": AT + 7200,
                "user_identity": "alice",
                "session_key": "s-1",
                "geo_regions": "US,DE",
                "cloud_recording_option": 1,
                "cloud_recording_election": 1,
            },
            ZOOM_SAMPLE,
        ),
        zm("smallest", "the token has only the six required claims", zoom(user_identity=DROP)),
        zm("pyjwt", "PyJWT writes `alg` first", zoom(), f"{GH}/jpadilla/pyjwt"),
        zm("jjwt", "Java's jjwt writes `typ` first", zoom(), f"{GH}/jwtk/jjwt", {"typ": "JWT", "alg": "HS256"}),
        zm("kid", "a JWT library writes `kid`", zoom(), f"{GH}/panva/jose", PLAIN | {"kid": ZOOM_KEY}),
        zm("participant", "a participant has `role_type: 0`", zoom(role_type=0)),
        zm(
            "user-key",
            "`user_key` is the current name of `user_identity`",
            zoom(user_identity=DROP, user_key="alice-7"),
        ),
        zm(
            "uuid",
            "Zoom accepts the 36 characters of a UUID",
            zoom(
                user_identity=DROP,
                user_key="00000000-0000-4000-8000-000000000001",
                session_key="00000000-0000-4000-8000-000000000002",
            ),
        ),
        zm("thirty-minutes", "Zoom accepts 30 minutes", zoom(life=1800)),
        zm("two-days", "Zoom accepts 48 hours", zoom(life=172_800)),
        zm("topic-symbols", "the page lists these symbols", zoom(tpc="Q&A #1: Sales (EU) [draft] {x} ~ 50% | ok?")),
        zm(
            "topic-hash",
            "a topic may be 32 hexadecimal digits",
            zoom(tpc="1182249090cb4e29a8ece25e2c462500"),
            "https://devforum.zoom.us/t/unclear-2003-error/68297",
        ),
        zm("topic-null", "a topic may contain a word", zoom(tpc="null hypothesis testing")),
        zm(
            "all-regions",
            "the page lists twelve regions",
            zoom(geo_regions="AU,BR,CA,CN,DE,HK,IN,JP,MX,NL,SG,US"),
            ZOOM_SAMPLE,
        ),
        zm("election-for-participant", "a participant may be recorded", zoom(role_type=0, cloud_recording_election=1)),
        zm("identity-null-surname", "Null is a surname", zoom(user_identity="Christopher Null")),
        zm("claims-of-own", "an application may add claims", zoom() | {"https://example.com/tenant": "north"}),
    ]
}
