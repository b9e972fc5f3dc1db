"""Good tokens, as people write them by hand with a JWT library; no error, no warning."""

import json

from case import ACCESS_TOKENS, LIVEKIT_PAGE, LIVEKIT_VERIFIER, REGIONS, SYNC_PRACTICES, ZOOM_AUTH, ZOOM_SAMPLE, case, code
from forge import (
    ACCOUNT, APP, AT, CHAT, CTY, DROP, KEY, LIVEKIT_KEY, PLAIN, PUSH, ROLE, SERVICE, SYNC, SYNC_SERVICE, VIDEO, VOICE, WORK, WORKSPACE, ZOOM_KEY, claims, grants, header, livekit, livekit_token, token, zoom,
    zoom_token,
)

GH = "https://github.com"


def good(name, why, given, sdk=None, source=ACCESS_TOKENS, **more):
    return case(f"good-{name}", "good", why, given, source=source, sdk=sdk, **more)


def body(*names, **its):
    """The claims in another order."""
    whole = claims(**its)
    return {name: whole[name] for name in (*names, *whole) if name in whole}


def text(its_claims, **dumps):
    return json.dumps(its_claims, **dumps)


LIBRARIES = [
    good("pyjwt", "PyJWT writes `alg`, `typ` and then the headers given, sorted since 2.4; the claims as the dict has them", token(body("iss", "sub", "iat", "exp", "jti", "grants"), {"alg": "HS256", "cty": CTY, "typ": "JWT"}),
         "conversations", f"{GH}/jpadilla/pyjwt"),
    good("pyjwt-old", "PyJWT 1.x puts spaces after commas and colons", token(text(claims()), text({"typ": "JWT", "alg": "HS256", "cty": CTY})), "conversations", f"{GH}/twilio/voice-quickstart-server-python/issues/12"),
    good("python-jose", "python-jose escapes what is not ASCII", token(text(claims(VIDEO, identity="Zo\u00eb")), PLAIN | {"cty": CTY}), "video", f"{GH}/mpdavis/python-jose"),
    good("jsonwebtoken", "jsonwebtoken for Node puts `iat` after the payload's members", token(body("jti", "grants", "iat", "exp", "iss", "sub"), PLAIN | {"cty": CTY}), "conversations", f"{GH}/auth0/node-jsonwebtoken"),
    good("jsonwebtoken-keyid", "jsonwebtoken with `keyid`: a `kid` in the header", token(claims(), PLAIN | {"cty": CTY, "kid": KEY}), "conversations", f"{GH}/auth0/node-jsonwebtoken"),
    good("jose", "`SignJWT` of jose, in a worker or at the edge: the header as given", token(body("grants", "iss", "sub", "jti", "iat", "exp"), {"alg": "HS256", "cty": CTY, "typ": "JWT"}), "conversations", f"{GH}/panva/jose"),
    good("jose-with-audience", "jose with an audience of one's own", token(claims() | {"aud": "web"}, {"alg": "HS256", "cty": CTY, "typ": "JWT"}), "conversations", f"{GH}/panva/jose"),
    good("webcrypto", "by hand with WebCrypto: members as one writes them", token(body("iss", "exp", "jti", "sub", "iat", "grants"), {"cty": CTY, "typ": "JWT", "alg": "HS256"}), "conversations"),
    good("golang-jwt", "golang-jwt's MapClaims: members sorted", token({key: value for key, value in sorted(claims(VOICE).items())}, {"alg": "HS256", "cty": CTY, "typ": "JWT"}), "voice", f"{GH}/golang-jwt/jwt"),
    good("golang-jwt-nbf", "golang-jwt with `nbf`, equal to `iat`", token({key: value for key, value in sorted(claims(nbf=AT).items())}, {"alg": "HS256", "cty": CTY, "typ": "JWT"}), "conversations", f"{GH}/golang-jwt/jwt"),
    good("golang-html-escape", "Go's json escapes <, > and &", token(text(claims(SYNC, identity="Q&A <desk>"), separators=(",", ":")).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")), "sync", f"{GH}/golang/go"),
    good("firebase-php", "firebase/php-jwt: typ, alg, and then the headers given", token(body("jti", "iss", "sub", "iat", "exp", "grants"), {"typ": "JWT", "alg": "HS256", "cty": CTY}), "conversations", f"{GH}/firebase/php-jwt"),
    good("firebase-php-slashes", "PHP escapes slashes in JSON", token(text(claims(VIDEO, identity="team/alice"), separators=(",", ":")).replace("/", "\\/")), "video", f"{GH}/firebase/php-jwt"),
    good("lcobucci-php", "lcobucci/jwt: `aud` and `nbf` as well", token(claims(nbf=AT) | {"aud": "https://example.com"}, {"typ": "JWT", "alg": "HS256", "cty": CTY}), "conversations", f"{GH}/lcobucci/jwt"),
    good("ruby-jwt", "Ruby's jwt: the headers given, then `alg`", token(body("jti", "iss", "sub", "iat", "nbf", "exp", "grants", nbf=AT), {"cty": CTY, "typ": "JWT", "alg": "HS256"}), "conversations", f"{GH}/jwt/ruby-jwt"),
    good("dotnet", ".NET's JwtSecurityTokenHandler: `alg`, `typ`, `cty`, and the times last", token(body("grants", "jti", "nbf", "exp", "iat", "iss", "sub", nbf=AT), {"alg": "HS256", "typ": "JWT", "cty": CTY}), "conversations",
         f"{GH}/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet"),
    good("jjwt", "Java's jjwt: the claims as set", token(body("sub", "iss", "jti", "exp", "iat", "grants"), {"cty": CTY, "typ": "JWT", "alg": "HS256"}), "conversations", f"{GH}/jwtk/jjwt"),
    good("java-jwt-auth0", "Auth0's java-jwt", token(body("sub", "grants", "iss", "exp", "iat", "jti"), {"cty": CTY, "typ": "JWT", "alg": "HS256"}), "conversations", f"{GH}/auth0/java-jwt"),
    good("nimbus", "Nimbus JOSE + JWT, with a `kid`", token(claims(), {"kid": KEY, "cty": CTY, "typ": "JWT", "alg": "HS256"}), "conversations", "https://connect2id.com/products/nimbus-jose-jwt"),
    good("elixir-joken", "Elixir's Joken: `typ` last, times of its own", token({**claims(nbf=AT), "aud": "Joken"}, {"alg": "HS256", "cty": CTY, "typ": "JWT"}), "conversations", f"{GH}/danielberkompas/ex_twilio"),
    good("rust-jsonwebtoken", "Rust's jsonwebtoken: `typ`, `alg`, `cty`", token(body("exp", "grants", "iat", "iss", "jti", "sub"), {"typ": "JWT", "alg": "HS256", "cty": CTY}), "conversations", f"{GH}/Keats/jsonwebtoken"),
    good("deno-djwt", "Deno's djwt", token(claims(), {"alg": "HS256", "typ": "JWT", "cty": CTY}), "conversations", f"{GH}/Zaubrik/djwt"),
    good("postgres", "pgjwt, in a database: json_build_object puts spaces around colons", token(text(claims(), separators=(", ", " : ")), text({"alg": "HS256", "typ": "JWT", "cty": CTY})), "conversations", f"{GH}/michelp/pgjwt"),
    good("apex", "Salesforce's Apex writes nulls out by hand, and no spaces", token(body("jti", "sub", "iss", "exp", "iat", "grants"), {"typ": "JWT", "alg": "HS256", "cty": CTY}), "conversations", f"{GH}/twilio/twilio-salesforce"),
    good("uuid-jti", "an id of one's own", token(claims(jti="00000000-0000-4000-8000-000000000000")), "conversations"),
    good("claims-of-own", "claims of an application beside Twilio's", token(claims() | {"tenant": "north", "roles": ["agent"], "https://example.com/plan": None}), "conversations", f"{GH}/twilio/twilio-php"),
    good("flex-shape", "three grants of a contact centre, a life of eight hours", token(claims(CHAT, SYNC, WORK, life=28_800)), "conversations sync taskrouter"),
    good("taskrouter-insights", "the grant that Flex adds", token(claims(WORK, {"flex_insights": {"service_sid": f"{WORKSPACE}.insights"}})), "taskrouter", f"{GH}/twilio/twilio-taskrouter.js"),
    good("role-of-own", "a role in the service", token(claims({"chat": {"service_sid": SERVICE, "deployment_role_sid": ROLE, "push_credential_sid": PUSH}})), "conversations", code(52002)),
    good("params-undefined", "`undefined` in the parameters is the application's own", token(claims({"voice": {"outgoing": {"application_sid": APP, "params": {"state": "undefined", "note": "{{later}}", "x": None}}}})), "voice", code(51007)),
]
LIVES = [
    good("voice-86399", "the longest life that Voice takes", token(claims(VOICE, life=86_399)), "voice", code(31207)),
    good("chat-86400", "a whole day, for Conversations", token(claims(life=86_400)), "conversations", code(20157)),
    good("sync-30-minutes", "what Twilio asks for at least", token(claims(SYNC, life=1800)), "sync", SYNC_PRACTICES),
    good("video-four-hours", "Video's usual length of a session", token(claims(VIDEO, life=14_400)), "video"),
    good("voice-five-minutes", "a token for one call", token(claims(VOICE, life=300)), "voice"),
    good("chat-five-minutes", "Sync's wish is none of Conversations", token(claims(life=300)), "conversations"),
    good("taskrouter-ie1", "TaskRouter in IE1 is a public beta", token(claims(WORK), header(twr="ie1")), "taskrouter", "https://www.twilio.com/docs/global-infrastructure/taskrouter-with-twilio-regions"),
    good("conversations-ie1", "Conversations in IE1", token(claims(), header(twr="ie1")), "conversations", "https://www.twilio.com/docs/global-infrastructure/conversations-api-with-twilio-regions"),
    good("voice-ie1", "Voice in IE1", token(claims(VOICE), header(twr="ie1")), "voice", REGIONS),
    good("sync-us1", "the Region of Sync, named", token(claims(SYNC), header(twr="us1")), "sync", REGIONS),
    good("voice-and-chat-ie1", "both are in IE1", token(claims(VOICE, CHAT), header(twr="ie1")), "voice conversations", REGIONS),
]


def person(name, who, identity, grant=VIDEO, sdk="video"):
    return good(f"name-{name}", f"a name: {who}", token(claims(grant, identity=identity)), sdk, "https://www.wired.com/2015/11/null/" if "null" in name else None)


PEOPLE = [
    person("null-surname", "Null is a surname", "Christopher Null"),
    person("jennifer-null", "Null is a surname", "jennifer_null", VOICE, "voice"),
    person("null-lower-dot", "an account of somebody called Null", "j.null"),
    person("none-smith", "None is a first name of Norway and Italy's Cosa", "None Smith"),
    person("nil-armstrong", "Nil is a first name of Catalonia and Turkey", "Nil Armstrong"),
    person("nan-goldin", "Nan is a first name", "Nan Goldin"),
    person("nan-ocean", "a room's nickname", "nan-ocean"),
    person("null-pointer", "a programmer's handle", "null_pointer", VOICE, "voice"),
    person("true-blue", "a nickname", "true-blue"),
    person("false-positive", "a band's name", "false_positive", SYNC, "sync"),
    person("xxx-fan", "a fan of the film", "xxx-fan"),
    person("max-xxxiv", "a Roman number", "max_xxxiv", VOICE, "voice"),
    person("undefined-behavior", "a handle that plays with the word", "undefined-behavior"),
    person("test-pilot", "a profession", "test_pilot_7", VOICE, "voice"),
    person("your-majesty", "a nickname that begins with `your`", "your-majesty"),
    person("todor", "Todor is a first name of Bulgaria", "Todor"),
    person("bulgarian", "in Cyrillic", "\u0422\u043e\u0434\u043e\u0440 \u041d\u0430\u043d\u0435\u0432"),
    person("greek", "in Greek", "\u039d\u03af\u03ba\u03bf\u03c2 \u039d\u03b9\u03bb"),
    person("turkish", "a dotless i", "I\u015f\u0131l Nil"),
    person("vietnamese", "two marks on one letter", "Nguy\u1ec5n Th\u1ecb Non"),
    person("chinese", "two characters", "\u5f20\u4f1f"),
    person("japanese", "kanji and a space", "\u5c71\u7530 \u592a\u90ce"),
    person("korean", "hangul", "\uae40\ubbfc\uc900"),
    person("arabic", "right to left", "\u0645\u062d\u0645\u062f \u0627\u0644\u0646\u062c\u0627\u0631"),
    person("hebrew", "right to left", "\u05e0\u05d9\u05dc \u05db\u05d4\u05df"),
    person("hindi", "a zero-width joiner may be inside of a word", "\u0930\u093e\u091c\u0947\u0936 \u0936\u0930\u094d\u200d\u092e\u093e"),
    person("persian", "a zero-width non-joiner is inside of a word", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"),
    person("thai", "no spaces", "\u0e2a\u0e21\u0e0a\u0e32\u0e22"),
    person("georgian", "mkhedruli", "\u10dc\u10d8\u10dc\u10dd"),
    person("armenian", "Armenian", "\u0546\u0561\u0576\u0565"),
    person("amharic", "Ethiopic", "\u1290\u1295\u12ae"),
    person("tamil", "Tamil", "\u0ba8\u0bbf\u0bb2\u0bbe"),
    person("icelandic", "thorn and eth", "Nanna \u00de\u00f3r\u00f0ard\u00f3ttir"),
    person("polish", "a barred l", "Micha\u0142 Nil"),
    person("irish", "an apostrophe, typographic", "Sin\u00e9ad O\u2019Connor"),
    person("hawaiian", "an okina", "Nani Ka\u02bbahumanu"),
    person("french", "a hyphen and an accent", "No\u00e9mie Nan-Lef\u00e8vre"),
    person("emoji-family", "joined by zero-width joiners", "alice \U0001f469\u200d\U0001f469\u200d\U0001f467"),
    person("number", "a user's number", "15550100188", CHAT, "conversations"),
    person("uuid", "a user's UUID", "00000000-0000-4000-8000-000000000001", CHAT, "conversations"),
    person("mongo", "an ObjectId", "507f1f77bcf86cd799439011", CHAT, "conversations"),
    person("hash", "32 hexadecimal digits: a user's MD5, and no Auth Token", "00112233445566778899aabbccddeeee", SYNC, "sync"),
    person("braces-inside", "an Active Directory's GUID in braces", "{00000000-0000-4000-8000-000000000001}", SYNC, "sync"),
    person("dollar", "an artist's name with a dollar sign", "A$AP Nast"),
    person("ke-ha", "an artist's name with a dollar sign", "Ke$ha"),
    person("percent", "a nickname with percent signs", "100% Nan", SYNC, "sync"),
    person("angle-heart", "a nickname with an angle bracket", "alice <3", SYNC, "sync"),
    person("domain-user", "a Windows account", "ACME\\nil", SYNC, "sync"),
    person("email-null", "an address at a domain that is called so", "ops@null.example", SYNC, "sync"),
    person("one-letter", "one letter", "x", VOICE, "voice"),
    person("star", "a nickname with stars", "**nova**", SYNC, "sync"),
]


def lk(name, why, its_claims, sdk="client", source=LIVEKIT_PAGE, its_header=None, **more):
    return case(f"good-livekit-{name}", "good", why, livekit_token(its_claims, its_header), vendor="livekit", sdk=sdk, source=source, **more)


LIVEKIT = [
    lk("node", "the Node library: `alg` alone, the identity last", {"video": {"roomJoin": True, "room": "lobby"}, "iss": LIVEKIT_KEY, "exp": AT + 21_600, "nbf": AT, "sub": "alice"}, source=f"{GH}/livekit/node-sdks"),
    lk("python", "the Python library: `typ` as well, the name and the metadata", livekit(name="Alice", metadata="{\"seat\":\"5\"}"), its_header=PLAIN, source=f"{GH}/livekit/python-sdks"),
    lk("go", "the Go library of today: `iat`, `identity`, `kind`", livekit(iat=AT, identity="alice", kind="standard"), its_header=PLAIN, source=f"{GH}/livekit/protocol"),
    lk("golang-jwt", "by hand with golang-jwt, with an `aud` that nobody reads", livekit(aud="livekit", iat=AT), its_header=PLAIN, source=f"{GH}/golang-jwt/jwt"),
    lk("pyjwt-kid", "by hand with PyJWT, with a `kid`", livekit(), its_header=PLAIN | {"kid": LIVEKIT_KEY}, source=f"{GH}/jpadilla/pyjwt"),
    lk("ruby", "the Ruby library: times as integers, `video` last", {"exp": AT + 14_400, "nbf": AT - 5, "iss": LIVEKIT_KEY, "sub": "alice", "video": {"roomJoin": True, "room": "lobby", "canPublish": False}}, source=f"{GH}/livekit/server-sdk-ruby"),
    lk("attributes", "a map of strings", livekit(attributes={"age": "5", "vip": "true", "note": "null"})),
    lk("server-list", "a server that lists rooms, without an identity", livekit(sub=DROP, video={"roomList": True}), "server", source=f"{GH}/livekit/node-sdks/issues/60"),
    lk("server-record", "a server that records", livekit(sub=DROP, video={"roomRecord": True}, life=600), "server"),
    lk("server-admin", "a server that administers one room", livekit(sub=DROP, video={"roomAdmin": True, "room": "lobby"}), "server", source=f"{GH}/livekit/node-sdks/issues/79"),
    lk("server-ingress", "a server that manages Ingress", livekit(sub=DROP, video={"ingressAdmin": True}), "server"),
    lk("server-sip", "a server that places calls, without `video`", {"iss": LIVEKIT_KEY, "nbf": AT, "exp": AT + 600, "sip": {"call": True}}, "server"),
    lk("agents", "a worker of the Agents framework", livekit(sub=DROP, video={"agent": True}, kind="agent"), "agents", source=f"{GH}/livekit/agents"),
    lk("client-admin", "a client with a server's power, and both are named", livekit(video={"roomJoin": True, "roomAdmin": True, "room": "lobby"}), "client server"),
    lk("room-config", "an agent is dispatched by the room's configuration", livekit(roomConfig={"emptyTimeout": 300, "maxParticipants": 10, "agents": [{"agentName": "desk", "metadata": "{\"lang\":\"en\"}"}]}), source=f"{GH}/livekit/livekit/pull/2853"),
    lk("room-config-snake", "protobuf's JSON also takes the names of the proto file", livekit(roomConfig={"empty_timeout": 300, "max_participants": 10}), source="https://protobuf.dev/programming-guides/json/"),
    lk("room-config-egress", "a recording without secrets: the server's own storage", livekit(roomConfig={"egress": {"room": {"roomName": "lobby", "fileOutputs": [{"filepath": "a.mp4"}]}}}), source=f"{GH}/livekit/protocol"),
    lk("month", "a token of 30 days: LiveKit names no longest life", livekit(life=2_592_000)),
    lk("year", "a token of a year", livekit(life=31_536_000)),
    lk("nbf-backdated", "`nbf` a minute back, against skewed clocks", livekit(nbf=AT - 60), source=LIVEKIT_VERIFIER),
    lk("own-key", "a key of one's own server, whatever its configuration says", livekit(iss="desk_production"), env={"LIVEKIT_API_KEY": "desk_production", "LIVEKIT_API_SECRET": "FakeLiveKitSecretForTests0000000000000000"}),
    lk("identity-json", "an identity of Matrix", livekit(sub="@alice:example.com:FAKEDEVICE")),
    lk("identity-none", "a name: None is a first name", livekit(sub="None Smith")),
    lk("identity-dollar", "a name with a dollar sign", livekit(sub="A$AP Nast")),
    lk("room-null-island", "a room's name with the word in it", livekit(video={"roomJoin": True, "room": "null-island"})),
    lk("metadata-undefined", "the metadata is the application's own", livekit(metadata="{\"theme\":\"undefined\"}")),
]


def zm(name, why, its_claims, source=ZOOM_AUTH, its_header=None, **more):
    return case(f"good-zoom-{name}", "good", why, zoom_token(its_claims, its_header), vendor="zoom", sdk="video", source=source, **more)


ZOOM = [
    zm("sample", "Zoom's sample server", {"app_key": ZOOM_KEY, "role_type": 1, "tpc": "Cool Cars", "version": 1, "iat": AT, "exp": AT + 7200, "user_identity": "alice", "session_key": "s-1", "geo_regions": "US,DE", "cloud_recording_option": 1,
        "cloud_recording_election": 1}, ZOOM_SAMPLE),
    zm("smallest", "the six required claims", zoom(user_identity=DROP)),
    zm("pyjwt", "PyJWT: `alg`, `typ`", zoom(), f"{GH}/jpadilla/pyjwt"),
    zm("jjwt", "Java's jjwt: `typ`, `alg`", zoom(), f"{GH}/jwtk/jjwt", {"typ": "JWT", "alg": "HS256"}),
    zm("kid", "a JWT library that writes a `kid`", zoom(), f"{GH}/panva/jose", PLAIN | {"kid": ZOOM_KEY}),
    zm("participant", "who takes part", zoom(role_type=0)),
    zm("user-key", "today's name of the identity", zoom(user_identity=DROP, user_key="alice-7")),
    zm("uuid", "UUIDs of 36 characters", zoom(user_identity=DROP, user_key="00000000-0000-4000-8000-000000000001", session_key="00000000-0000-4000-8000-000000000002")),
    zm("thirty-minutes", "the shortest life", zoom(life=1800)),
    zm("two-days", "the longest life", zoom(life=172_800)),
    zm("topic-symbols", "symbols that the page lists", zoom(tpc="Q&A #1: Sales (EU) [draft] {x} ~ 50% | ok?")),
    zm("topic-hash", "a topic of 32 hexadecimal digits", zoom(tpc="1182249090cb4e29a8ece25e2c462500"), "https://devforum.zoom.us/t/unclear-2003-error/68297"),
    zm("topic-null", "a topic with the word in it", zoom(tpc="null hypothesis testing")),
    zm("all-regions", "all twelve", zoom(geo_regions="AU,BR,CA,CN,DE,HK,IN,JP,MX,NL,SG,US"), ZOOM_SAMPLE),
    zm("election-for-participant", "a participant may be recorded", zoom(role_type=0, cloud_recording_election=1)),
    zm("identity-null-surname", "Null is a surname", zoom(user_identity="Christopher Null")),
    zm("claims-of-own", "a claim of one's own", zoom() | {"https://example.com/tenant": "north"}),
]

CASES = LIBRARIES + LIVES + PEOPLE + LIVEKIT + ZOOM
