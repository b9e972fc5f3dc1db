"""Twilio: Regions by SDK, lives, times in other units and zones, names of the libraries, other vendors by header, what was not checked."""

from case import ACCESS_TOKENS, REGIONS, SYNC_PRACTICES, case, code
from forge import APP, AT, CHAT, DROP, KEY, PLAIN, PUSH, SERVICE, SYNC, SYNC_SERVICE, VIDEO, VOICE, WORK, WORKER, WORKSPACE, claims, grants, header, token

GH = "https://github.com"
CONVERSATIONS_REGIONS = "https://www.twilio.com/docs/global-infrastructure/conversations-api-with-twilio-regions"
TASKROUTER_REGIONS = "https://www.twilio.com/docs/global-infrastructure/taskrouter-with-twilio-regions"


def region(name, why, grant, twr, errors, mention, sdk, source=REGIONS, **more):
    return case(f"region-{name}", "Region by SDK", why, token(claims(grant), header(twr=twr)), errors, source=source, sdk=sdk, mention=mention, says=why, **more)


REGION = [
    region("sync-ie1", "Sync is in US1 only", SYNC, "ie1", "header-twr", ["Sync", "us1"], "sync"),
    region("sync-au1", "Sync is in US1 only", SYNC, "au1", "header-twr", ["Sync", "us1"], "sync"),
    region("sync-ie1-unnamed", "Sync is in US1 only, and its grant is there", SYNC, "ie1", "header-twr", ["Sync", "us1"], None),
    region("taskrouter-au1", "TaskRouter is in US1 and IE1 (public beta), and not in AU1", WORK, "au1", "header-twr", ["TaskRouter", "ie1"], "taskrouter", source=TASKROUTER_REGIONS),
    region("taskrouter-au1-unnamed", "TaskRouter is not in AU1, and its grant is there", WORK, "au1", "header-twr", ["TaskRouter"], None, source=TASKROUTER_REGIONS),
    region("conversations-au1", "Conversations is not in AU1", CHAT, "au1", "header-twr", ["Conversations"], "conversations", source=CONVERSATIONS_REGIONS),
    region("voice-and-sync-ie1", "Voice is in IE1, Sync is not", VOICE | SYNC, "ie1", "header-twr", ["Sync"], "voice sync"),
    region("chat-and-sync-ie1", "Conversations is in IE1, Sync is not: Flex-like tokens have both", CHAT | SYNC, "ie1", "header-twr", ["Sync"], "conversations sync"),
    region("upper-case", "a Region is written in lower case", VOICE, "IE1", "header-twr", [("did you mean", "ie1")], "voice", source=f"{GH}/twilio-labs/code-exchange/issues/50"),
    region("upper-case-us1", "a Region is written in lower case", VIDEO, "US1", "header-twr", ["us1"], "video"),
    region("edge-dublin", "an edge location: its Region is ie1", VOICE, "dublin", "header-twr", ["ie1"], "voice"),
    region("edge-sydney", "an edge location: its Region is au1", VOICE, "sydney", "header-twr", ["au1"], "voice"),
    region("edge-ashburn", "an edge location: its Region is us1", VOICE, "ashburn", "header-twr", ["us1"], "voice"),
    region("country", "a country: its Region is ie1", VOICE, "ireland", "header-twr", ["ie1"], "voice"),
    region("aws", "AWS has such regions; Ireland's is ie1", VOICE, "eu-west-1", "header-twr", ["ie1"], "voice"),
    region("blank", "white space after it", VOICE, "ie1 ", "header-twr", ["ie1"], "voice"),
    region("undefined", "the word `undefined`: the program had no value", VOICE, "undefined", "header-twr", ["undefined"], "voice"),
    region("us", "twilio-go's own test passes it", VOICE, "US", "header-twr", ["us1"], "voice", source=f"{GH}/twilio/twilio-go"),
]


def life(name, why, grant, seconds, errors="", warnings="", mention=(), sdk=None, source=code(31207), **more):
    return case(f"life-{name}", "life by SDK", why, token(claims(grant, life=seconds, **more.pop("changes", {}))), errors, warnings, source=source, sdk=sdk, mention=mention, says=why, **more)


LIFE = [
    life("voice-day", "Voice takes less than 24 hours: 86399 seconds at most", VOICE, 86_400, "lifetime-too-long", mention=["86399"], sdk="voice"),
    life("voice-day-unnamed", "Voice takes less than 24 hours, and its grant is there", VOICE, 86_400, "lifetime-too-long", mention=["86399"]),
    life("voice-day-from-nbf", "without `iat` the life begins at `nbf`", VOICE, 86_400, "lifetime-too-long", "iat-missing", ["86399"], "voice", changes={"iat": DROP, "nbf": AT}),
    life("voice-and-chat-day", "Conversations takes 24 hours, Voice less", VOICE | CHAT, 86_400, "lifetime-too-long", mention=["Voice"], sdk="conversations voice"),
    life("voice-two-days", "over the limit of every SDK", VOICE, 172_800, "lifetime-too-long", mention=["24"], sdk="voice", source=code(20157)),
    life("sync-four-minutes", "Twilio asks for 30 minutes, and says that 5 work with luck", SYNC, 240, warnings="lifetime-short", mention=["30"], sdk="sync", source=SYNC_PRACTICES),
    life("sync-ten-minutes", "Twilio asks for 30 minutes", SYNC, 600, warnings="lifetime-short", mention=["30"], sdk="sync", source=SYNC_PRACTICES),
    life("sync-a-second-less", "a second under 30 minutes", SYNC, 1799, warnings="lifetime-short", mention=["30"], sdk="sync", source=SYNC_PRACTICES),
    life("sync-five-minutes-unnamed", "the Sync grant is there", SYNC, 300, warnings="lifetime-short", mention=["30"], source=SYNC_PRACTICES),
    life("sync-one-minute", "shorter than the SDK's lead", SYNC, 60, warnings="lifetime-short", mention=[("30", "at once")], sdk="sync", source=SYNC_PRACTICES),
    life("sync-and-chat-ten-minutes", "Conversations has no such wish, Sync has", CHAT | SYNC, 600, warnings="lifetime-short", mention=["Sync"], sdk="conversations sync", source=SYNC_PRACTICES),
    life("ten-milliseconds-as-seconds", "`ttl: \"3600\"` in jsonwebtoken is milliseconds: three seconds are left", CHAT, 3, warnings="lifetime-short", mention=["3 s"], sdk="conversations",
         source=f"{GH}/auth0/node-jsonwebtoken"),
]

TIME = [
    case("zone-exp-26h", "time zone", "`exp` is 26 hours after `nbf`: a day and two hours of a time zone", token(claims(iat=DROP, nbf=AT, exp=AT + 26 * 3600)), "lifetime-too-long", "iat-missing",
         source=f"{GH}/twilio/twilio-csharp", mention=["time zone", "UTC"]),
    case("zone-exp-29h30", "time zone", "5:30 of India's zone too many", token(claims(life=29 * 3600 + 1800)), "lifetime-too-long", source=code(20157), mention=["time zone"]),
    case("zone-exp-34h", "time zone", "ten hours of Sydney's zone too many", token(claims(life=34 * 3600)), "lifetime-too-long", source=code(20157), mention=["time zone"]),
    case("zone-iat-ahead-2h", "time zone", "local time taken for UTC in Berlin in summer", token(claims(at=AT + 7200)), "iat-in-future", source=code(20105), mention=["time zone"], other=(("iat-in-future nbf-in-future", ""),)),
    case("zone-nbf-ahead-5h30", "time zone", "local time taken for UTC in India", token(claims(nbf=AT + 19_800, life=28_800)), "nbf-in-future", source=code(20105), mention=["time zone"]),
    case("zone-expired-7h", "time zone", "California's local time taken for UTC: expired before it was sent", token(claims(at=AT - 7 * 3600)), "expired", source=f"{GH}/twilio/voice-quickstart-server-python/issues/12",
         mention=["expired"]),
    case("zone-iat-ahead-3m", "time zone", "three minutes ahead: a clock, and no zone", token(claims(at=AT + 180)), "iat-in-future", source=code(20105), mention=["clock"], never=["time zone"]),
    case("zone-exp-25h17", "time zone", "no whole quarter of an hour too many", token(claims(life=25 * 3600 + 1037)), "lifetime-too-long", source=code(20157), mention=["24"], never=["time zone"]),
    case("unit-all-milliseconds", "time units", "`Date.now()` for all three", token(claims(iat=AT * 1000, nbf=AT * 1000, exp=(AT + 3600) * 1000)), "milliseconds", source=f"{GH}/twilio/twilio-salesforce/issues/18",
         mention=["milliseconds"], never_rules="iat-in-future nbf-in-future lifetime-too-long"),
    case("unit-exp-from-milliseconds", "time units", "`iat` in seconds, `exp` as milliseconds of the clock and seconds of the life", token(claims(exp=AT * 1000 + 3600)), "milliseconds", source=code(20157),
         mention=["milliseconds"]),
    case("unit-microseconds", "time units", "microseconds, as PHP and Rust can give them", token(claims(exp=(AT + 3600) * 1_000_000)), "exp-out-of-range", source=code(20157), mention=["microseconds"], other=(("milliseconds", ""),)),
    case("unit-nanoseconds", "time units", "Go's `UnixNano()`", token(claims(exp=(AT + 3600) * 1_000_000_000)), "exp-out-of-range", source=code(20157), mention=["nanoseconds"], other=(("milliseconds", ""),)),
    case("unit-life-in-milliseconds", "time units", "3600 * 1000 added to seconds", token(claims(life=3_600_000)), "lifetime-too-long", source=code(20157), mention=["milliseconds"]),
    case("unit-exp-is-life", "time units", "the life in place of the end", token(claims(exp=3600)), "exp-before-iat", source=f"{GH}/philnash/twilio-video-react-hooks/issues/71", mention=[("life", "ttl", "seconds from now", "1970")], other=(("expired", ""),)),
    case("unit-exp-text", "time units", "a number in quotes, from the environment", token(claims(exp=str(AT + 3600))), "exp-not-integer", source=code(20156), mention=["exp"]),
    case("unit-exp-iso", "time units", "a date in place of seconds", token(claims(exp="2027-01-15T09:00:00Z")), "exp-not-integer", source=code(20156), mention=[("seconds", "1970")]),
]


def named(name, why, its_grants, errors, mention, *, sdk=None, warnings="", source=f"{GH}/twilio/twilio-node (src/jwt/AccessToken.ts)", other=(), never=()):
    return case(f"name-{name}", "name of a library", why, token(claims(grants=its_grants)), errors, warnings, source=source, sdk=sdk, mention=mention, says=why, report=report, other=other,
                never=never, unsure=unsure)


FIELD = (("grant-field-missing", "grant-field-unknown"), ("grant-field-missing grant-field-unknown", ""), ("grant-opens-nothing", "grant-field-unknown"), ("grant-field-unknown grant-opens-nothing", ""))
NEAR = (("no-product-grant unknown-grant", ""),)
A = {"identity": "alice"}
NAMES = [
    named("incoming-allow", "`incomingAllow` of the libraries is `incoming: {allow: true}` in the token", A | {"voice": {"incomingAllow": True}}, "grant-field-unknown", ["incoming", "allow"], sdk="voice", other=FIELD),
    named("incoming-allow-snake", "`incoming_allow` of Python and Ruby is `incoming: {allow: true}`", A | {"voice": {"incoming_allow": True, "outgoing": {"application_sid": APP}}}, "grant-field-unknown",
          ["incoming", "allow"], sdk="voice", other=(("", "grant-field-unknown"),)),
    named("incoming-true", "`incoming` is an object with `allow`, and no boolean", A | {"voice": {"incoming": True}}, "grant-field-type", ["allow"], sdk="voice"),
    named("outgoing-application-sid", "`outgoingApplicationSid` is `outgoing: {application_sid: …}`", A | {"voice": {"outgoingApplicationSid": APP}}, "grant-field-unknown", ["outgoing", "application_sid"],
          sdk="voice", other=FIELD),
    named("outgoing-application-snake", "`outgoing_application_sid` of Python is `outgoing: {application_sid: …}`", A | {"voice": {"outgoing_application_sid": APP}}, "grant-field-unknown",
          ["outgoing", "application_sid"], sdk="voice", source=f"{GH}/twilio/twilio-python", other=FIELD),
    named("application-sid-flat", "`application_sid` belongs into `outgoing`", A | {"voice": {"application_sid": APP}}, "grant-field-unknown", ["outgoing"], sdk="voice", other=FIELD),
    named("outgoing-app-sid", "`appSid` of the Capability Tokens is `application_sid`", A | {"voice": {"outgoing": {"appSid": APP}}}, "grant-field-unknown", ["application_sid"], sdk="voice", other=FIELD),
    named("push-camel", "`pushCredentialSid` is `push_credential_sid`", A | {"voice": VOICE["voice"] | {"pushCredentialSid": PUSH}}, "grant-field-unknown", ["push_credential_sid"], sdk="voice",
          other=(("", "grant-field-unknown"),)),
    named("service-sid-camel-sync", "`serviceSid` is `service_sid`", A | {"data_sync": {"serviceSid": SYNC_SERVICE}}, "grant-field-unknown", ["service_sid"], sdk="sync", other=FIELD),
    named("sync-service-sid", "`sync_service_sid` is `service_sid`", A | {"data_sync": {"sync_service_sid": SYNC_SERVICE}}, "grant-field-unknown", ["service_sid"], sdk="sync", other=FIELD),
    named("instance-sid", "`instance_sid`, the old name, is `service_sid`", A | {"chat": {"instance_sid": SERVICE}}, "grant-field-unknown", ["service_sid"], sdk="conversations", other=FIELD),
    named("room-name", "`roomName` is `room`", A | {"video": {"roomName": "lobby"}}, "grant-field-unknown", ["room"], sdk="video", source=f"{GH}/livekit/livekit/issues/3566",
          other=(("", "grant-field-unknown"),)),
    named("conversations", "the product is called Conversations, its grant `chat`", A | {"conversations": {"service_sid": SERVICE}}, "unknown-grant", ["chat"], sdk="conversations",
          never=["leave it out"], other=(("grant-missing-for-sdk", "unknown-grant"), ("no-product-grant", "unknown-grant"))),
    named("conversations-unnamed", "no SDK is named: the grant says what is meant", A | {"conversations": {"service_sid": SERVICE}}, "unknown-grant", ["chat"], never=["leave it out"],
          other=(("no-product-grant", "unknown-grant"),)),
    named("chat-grant-class", "the class is called ChatGrant, the grant `chat`", A | {"ChatGrant": {"service_sid": SERVICE}}, "unknown-grant", ["chat"], sdk="conversations"),
    named("chat-grant-snake", "a variable's name", A | {"chat_grant": {"service_sid": SERVICE}}, "unknown-grant", ["chat"], sdk="conversations"),
    named("sync", "the product is called Sync, its grant `data_sync`", A | {"sync": {"service_sid": SYNC_SERVICE}}, "unknown-grant", ["data_sync"], sdk="sync"),
    named("data-sync-camel", "the grant in camel case", A | {"dataSync": {"service_sid": SYNC_SERVICE}}, "unknown-grant", ["data_sync"], sdk="sync", other=NEAR),
    named("sync-grant-class", "the class is called SyncGrant", A | {"SyncGrant": {"service_sid": SYNC_SERVICE}}, "unknown-grant", ["data_sync"], sdk="sync"),
    named("task-router-camel", "the grant in camel case", A | {"taskRouter": WORK["task_router"]}, "unknown-grant", ["task_router"], sdk="taskrouter", other=NEAR),
    named("taskrouter", "the product's name in one word", A | {"taskrouter": WORK["task_router"]}, "unknown-grant", ["task_router"], sdk="taskrouter", other=NEAR),
    named("video-upper", "the grant with a capital letter", A | {"Video": {"room": "lobby"}}, "unknown-grant", ["video"], sdk="video", other=NEAR),
    named("programmable-voice", "the product's former name", A | {"programmable_voice": VOICE["voice"]}, "unknown-grant", ["voice"], sdk="voice"),
    named("client", "the SDK's former name (Twilio Client)", A | {"client": VOICE["voice"]}, "unknown-grant", ["voice"], sdk="voice"),
    named("rooms", "what people call Video", A | {"rooms": {"room": "lobby"}}, "unknown-grant", ["video"], sdk="video"),
    named("worker-sid-camel", "`workerSid` is `worker_sid`", A | {"task_router": {"workspaceSid": WORKSPACE, "workerSid": WORKER, "role": "worker"}}, "grant-field-unknown", ["workspace_sid", "worker_sid"],
          sdk="taskrouter", other=FIELD),
    case("name-claims-camel", "name of a library", "the names of the libraries' arguments in place of the claims'", token({"accountSid": "AC" + "0123456789abcdef" * 2, "keySid": KEY, "iat": AT, "exp": AT + 3600, "grants": grants(CHAT)}),
         "iss-missing sub-missing", "jti-missing", source=code(20153), mention=["accountSid", "keySid"]),
]

FOREIGN = [
    case("cty-plivo", "other vendor", "Plivo's Access Token, by its own `cty`", token({"iss": "FAKEAUTHID0000000000", "sub": "alice", "exp": AT + 3600, "nbf": AT, "grants": {"voice": {"incoming_allow": True, "outgoing_allow": True}}},
         {"typ": "JWT", "alg": "HS256", "cty": "plivo;v=1"}), "other-vendor-token", sdk="voice", source=f"{GH}/plivo/plivo-php/blob/master/src/Examples/JWT.php", mention=["Plivo"], never=["twilio-fpa", "application_sid"]),
    case("cty-plivo-per", "other vendor", "Plivo's newer form: `per` in place of `grants`, by hand with jsonwebtoken", token({"jti": f"alice-{AT}", "iss": "FAKEAUTHID0000000000", "sub": "alice", "nbf": AT - 5, "iat": AT, "exp": AT + 3600, "app": "10000000000000000",
         "per": {"voice": {"incoming_allow": True, "outgoing_allow": True}}}, {"alg": "HS256", "typ": "JWT", "cty": "plivo;v=1"}), "other-vendor-token", sdk="voice", source="https://www.plivo.com/docs/voice/sdks/browser/", mention=["Plivo"],
         never=["twilio-fpa"]),
    case("cty-plivo-v2", "other vendor", "another version of it", token({"iss": "FAKEAUTHID0000000000", "exp": AT + 3600, "grants": {"voice": {}}}, {"typ": "JWT", "alg": "HS256", "cty": "plivo;v=2"}), "other-vendor-token",
         source=f"{GH}/plivo/plivo-php", mention=["Plivo"]),
    case("cty-of-nobody", "other vendor", "a `cty` of nobody in the list", token({"iss": "acme", "sub": "alice", "exp": AT + 3600, "grants": {"chat": {}}}, {"typ": "JWT", "alg": "HS256", "cty": "acme-voice;v=1"}), "other-vendor-token",
         mention=["acme-voice"], source="https://www.rfc-editor.org/rfc/rfc7519#section-5.2", other=(("header-cty iss-not-api-key sub-not-account grant-field-missing identity-missing", "iat-missing jti-missing"),)),
    case("cty-nested", "other vendor", "`cty: JWT`, as RFC 7519 has it for nested tokens: still ours, and wrong", token(None, header(cty="JWT")), "header-cty", source="https://www.rfc-editor.org/rfc/rfc7519#section-5.2",
         mention=["twilio-fpa;v=1"], never_rules="other-vendor-token"),
    case("cty-json", "other vendor", "`cty: application/json`: still ours, and wrong", token(None, header(cty="application/json")), "header-cty", mention=["twilio-fpa;v=1"], never_rules="other-vendor-token"),
    case("cty-sat", "other vendor", "a former `cty` of Twilio's own", token(None, header(cty="twilio-sat;v=1")), "header-cty", source=f"{GH}/danielberkompas/ex_twilio/pull/67", mention=["twilio-fpa;v=1"], never=["another vendor"], never_rules="other-vendor-token"),
    case("cty-upper", "other vendor", "the vendor's name with capitals", token(None, header(cty="Twilio-FPA;v=1")), "header-cty", source=code(20102), mention=["twilio-fpa;v=1"], never_rules="other-vendor-token"),
    case("cty-space", "other vendor", "a space after the semicolon", token(None, header(cty="twilio-fpa; v=1")), "header-cty", source=code(20102), mention=["twilio-fpa;v=1"], never_rules="other-vendor-token"),
    case("stringee", "other vendor", "Stringee's access token: `cty: stringee-api;v=1`", token({"jti": "SKFAKE-1800000000", "iss": "SKFAKE", "exp": AT + 3600, "userId": "alice"}, {"typ": "JWT", "alg": "HS256", "cty": "stringee-api;v=1"}),
         "other-vendor-token", source=f"{GH}/stringeecom/server-samples/blob/master/access_token/nodejs/access_token_for_client.js", mention=[("Stringee", "stringee-api")], never=["twilio-fpa"]),
]

CHECKED = [
    case("not-checked-region-and-push", "not checked", "a good Voice token, whose key may be of another Region", token(claims(VOICE)), sdk="voice", source="https://www.twilio.com/docs/global-infrastructure/manage-regional-api-credentials",
         not_checked=["Region", "push_credential_sid"]),
    case("not-checked-region-ie1", "not checked", "a key of US1 and a token for IE1 look the same", token(claims(VOICE), header(twr="ie1")), sdk="voice", source=TASKROUTER_REGIONS, not_checked=["ie1"]),
    case("not-checked-push-there", "not checked", "the push credential is there", token(claims({"voice": VOICE["voice"] | {"push_credential_sid": PUSH}})), sdk="voice", source=code(52004), never=["52004"],
         not_checked=["Region"]),
    case("not-checked-outgoing-only", "not checked", "a client that only places calls registers for nothing", token(claims({"voice": {"outgoing": {"application_sid": APP}}})), sdk="voice", source=code(52004), never=["52004"]),
    case("not-checked-conversations", "not checked", "Conversations connects without a push credential", token(), sdk="conversations", source=code(52002), never=["52004", "31301"]),
]

PUSHED = [
    case("capability-region", "other kind of token", "a Capability Token with a Region of its own", token({"iss": "AC" + "0123456789abcdef" * 2, "exp": AT + 3600, "scope": "scope:client:incoming?clientName=undefined"}, PLAIN, secret="00112233445566778899aabbccddeeff"),
         "capability-token", source=f"{GH}/twilio/voice-quickstart-ios/issues/149", mention=["Capability Token"], never_rules="identity-placeholder"),
]

CASES = REGION + LIFE + TIME + NAMES + FOREIGN + CHECKED + PUSHED
