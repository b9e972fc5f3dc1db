"""The fields of grants, and duplicate keys."""

from case import RFC_JSON, case, code
from forge import (
    ACCOUNT,
    APP,
    CHAT,
    DIGITS,
    HEADER,
    KEY,
    PUSH,
    SERVICE,
    VIDEO,
    VOICE,
    WORK,
    WORKER,
    WORKSPACE,
    as_bytes,
    claims,
    raw_claims,
    token,
)

LEGACY = "https://github.com/twilio/TwilioChatXamarinBindings/issues/29"
VIDEO_PAGE = "https://www.twilio.com/docs/video/tutorials/user-identity-access-tokens"


def one(name, why, grant, errors="", warnings="", sdk=None):
    return case(name, why, token(claims(grant)), errors, warnings, sdk=sdk)


def doubled(name, why, old, new, its_claims=None):
    return case(name, why, token(raw_claims(old, new, its_claims)), "duplicate-key")


FIELDS = [
    one("grant-opens-nothing", f"neither incoming nor outgoing, {code(51007)}", {"voice": {}}, "grant-opens-nothing"),
    one(
        "grant-opens-nothing-push",
        f"only a push credential, {code(51007)}",
        {"voice": {"push_credential_sid": PUSH}},
        "grant-opens-nothing",
        sdk="voice",
    ),
    one(
        "grant-opens-nothing-incoming-false",
        f"Java's `false`, and nothing else, {code(51007)}",
        {"voice": {"incoming": {"allow": False}}},
        "grant-opens-nothing",
    ),
    one(
        "grant-opens-nothing-incoming-empty",
        f"an `incoming` that allows nothing, {code(51007)}",
        {"voice": {"incoming": {}}},
        "grant-opens-nothing",
    ),
    one("grant-field-missing", f"`chat` without its service, {code(51104)}", {"chat": {}}, "grant-field-missing"),
    one(
        "grant-field-missing-empty",
        f"the variable was not set, {code(51102)}",
        {"chat": {"service_sid": ""}},
        "grant-field-missing",
    ),
    one(
        "grant-field-missing-sync",
        f"`data_sync` without its service, {code(51104)}",
        {"data_sync": {}},
        "grant-field-missing",
    ),
    one(
        "grant-field-missing-application",
        f"parameters, and no application to send them to, {code(51007)}",
        {"voice": {"outgoing": {"params": {"a": "b"}}}},
        "grant-field-missing",
    ),
    one(
        "grant-field-missing-outgoing-empty",
        f"an empty `outgoing`, {code(51007)}",
        {"voice": {"outgoing": {}}},
        "grant-field-missing",
    ),
    one(
        "grant-field-missing-role",
        "a worker without a role, https://github.com/twilio/twilio-taskrouter.js (lib/util/errors.js)",
        {"task_router": {"workspace_sid": WORKSPACE, "worker_sid": WORKER}},
        "grant-field-missing",
        sdk="taskrouter",
    ),
    one(
        "grant-field-missing-all",
        "nothing of three fields: one rule, found three times",
        {"task_router": {}},
        "grant-field-missing",
    ),
    one(
        "grant-field-unknown",
        f"a field that the grant does not have, {code(51116)}",
        {"video": {"room": "lobby", "record": True}},
        "grant-field-unknown",
    ),
    one(
        "grant-field-unknown-camel-case",
        f"`serviceSid`: the cause why `service_sid` is missing, {code(51104)}",
        {"chat": {"serviceSid": SERVICE}},
        "grant-field-unknown",
    ),
    one(
        "grant-field-unknown-slip",
        f"`service_sdi`: the cause why `service_sid` is missing, {code(51104)}",
        {"data_sync": {"service_sdi": SERVICE}},
        "grant-field-unknown",
        sdk="sync",
    ),
    one(
        "grant-field-unknown-beside",
        f"`serviceSid` beside `service_sid`, {code(51116)}",
        {"chat": CHAT["chat"] | {"serviceSid": SERVICE}},
        "grant-field-unknown",
    ),
    one(
        "grant-field-unknown-alias",
        f"`sid` is what else `service_sid` is called: the cause why it is missing, {code(51104)}",
        {"chat": {"sid": SERVICE}},
        "grant-field-unknown",
    ),
    one(
        "grant-field-unknown-far",
        f"`desk` is too far from `service_sid` to be its cause: two findings, {code(51104)}",
        {"chat": {"desk": SERVICE}},
        "grant-field-missing grant-field-unknown",
    ),
    one(
        "grant-field-unknown-room-name",
        f"`roomName` is not `room`, {VIDEO_PAGE}",
        {"video": {"roomName": "lobby"}},
        "grant-field-unknown",
        sdk="video",
    ),
    one(
        "grant-field-unknown-outgoing",
        f"`applicationSid` in `outgoing`: one cause, {code(51007)}",
        {"voice": {"outgoing": {"applicationSid": APP}}},
        "grant-field-unknown",
    ),
    one(
        "grant-field-unknown-incoming",
        "a field beside `allow`",
        {"voice": {"incoming": {"allow": True, "from": "bob"}}},
        "grant-field-unknown",
    ),
    one(
        "grant-field-type",
        f"a number in place of a SID, {code(51116)}",
        {"chat": {"service_sid": 5}},
        "grant-field-type",
    ),
    one(
        "grant-field-type-null",
        f"null in place of a SID, {code(51116)}",
        {"chat": {"service_sid": None}},
        "grant-field-type",
    ),
    one(
        "grant-field-null",
        "an option that was not set; no page says that it is refused",
        {"chat": {"service_sid": SERVICE, "push_credential_sid": None}},
        "",
        "grant-field-null",
    ),
    one("grant-field-null-room", "a room that was not set", {"video": {"room": None}}, "", "grant-field-null"),
    one(
        "grant-field-null-outgoing",
        "an object that was not set",
        {"voice": {"incoming": {"allow": True}, "outgoing": None}},
        "",
        "grant-field-null",
    ),
    one(
        "grant-field-null-nothing-else",
        f"without it the grant has no access, {code(51130)}",
        {"voice": {"outgoing": None}},
        "grant-opens-nothing",
        "grant-field-null",
    ),
    one(
        "grant-field-type-array",
        f"an array in place of a SID, {code(51116)}",
        {"data_sync": {"service_sid": [SERVICE]}},
        "grant-field-type",
    ),
    one("grant-field-type-room", f"a room is a text, {VIDEO_PAGE}", {"video": {"room": 5}}, "grant-field-type"),
    one(
        "grant-field-type-room-empty",
        f"an empty room, and without it every room is open, {VIDEO_PAGE}",
        {"video": {"room": ""}},
        "grant-field-type",
    ),
    one(
        "grant-field-type-incoming",
        "`incoming: true` in place of an object, beside calls that may be placed",
        {"voice": VOICE["voice"] | {"incoming": True}},
        "grant-field-type",
    ),
    one(
        "grant-field-type-incoming-alone",
        "`incoming: true` in place of an object is why the grant opens nothing: one finding",
        {"voice": {"incoming": True}},
        "grant-field-type",
        sdk="voice",
    ),
    one(
        "grant-field-type-allow-text",
        "`allow` is the text `true`, which is why the grant opens nothing: one finding",
        {"voice": {"incoming": {"allow": "true"}}},
        "grant-field-type",
    ),
    one(
        "grant-field-type-outgoing",
        "an application SID in place of `outgoing`",
        {"voice": {"outgoing": APP}},
        "grant-field-type",
    ),
    one(
        "grant-field-type-role",
        "a role is a text",
        {"task_router": WORK["task_router"] | {"role": 1}},
        "grant-field-type",
    ),
    one(
        "grant-field-wrong-sid",
        f"an account in place of a service, {code(51101)}",
        {"chat": {"service_sid": ACCOUNT}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-wrong-sid-short",
        f"a digit was lost, {code(51101)}",
        {"chat": {"service_sid": SERVICE[:-1]}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-wrong-sid-line-break",
        f"a line break from a file, {code(51101)}",
        {"chat": {"service_sid": f"{SERVICE}\n"}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-wrong-sid-default",
        f"`default` is a word of Sync alone, {code(51101)}",
        {"chat": {"service_sid": "default"}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-wrong-sid-application",
        f"the key in place of the TwiML App, {code(21218)}",
        {"voice": {"outgoing": {"application_sid": KEY}}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-wrong-sid-worker",
        "workspace and worker swapped: one rule, found twice",
        {"task_router": {"workspace_sid": WORKER, "worker_sid": WORKSPACE, "role": "worker"}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-wrong-sid-insights",
        "the workspace without the ending, https://github.com/twilio/twilio-taskrouter.js",
        WORK | {"flex_insights": {"service_sid": WORKSPACE}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-wrong-sid-bidi",
        "characters in a value that are to be printed escaped",
        {"chat": {"service_sid": "IS\u202e\u0007\u009b31m"}},
        "grant-field-wrong-sid",
    ),
    one(
        "grant-field-deprecated",
        f"`endpoint_id` is obsolete, {LEGACY}",
        {"chat": CHAT["chat"] | {"endpoint_id": "a"}},
        warnings="grant-field-deprecated",
    ),
    one(
        "several-faults",
        f"everything is reported, not the first thing, {code(51130)}",
        {"chat": {"service_sid": f"MG{DIGITS}"}, "voice": {}, "video": {"room": 1}, "data_sync": {}},
        "grant-field-missing grant-field-type grant-field-wrong-sid grant-opens-nothing",
    ),
]

DUPLICATES = [
    doubled(
        "duplicate-key",
        f"`exp` twice, with one value, {RFC_JSON}#section-4",
        '"exp":1800003600',
        '"exp":1800003600,"exp":1800003600',
    ),
    doubled(
        "duplicate-key-escaped",
        f"the same key, once with an escape, {RFC_JSON}#section-7",
        f'"iss":"{KEY}"',
        f'"iss":"{KEY}","\\u0069ss":"{KEY}"',
    ),
    doubled(
        "duplicate-key-grant",
        f"two grants for one product, {code(51110)}",
        '"video":{"room":"lobby"}',
        '"video":{"room":"lobby"},"video":{"room":"lobby"}',
        claims(VIDEO),
    ),
    doubled(
        "duplicate-key-identity",
        f"two identities, {code(51110)}",
        '"identity":"alice"',
        '"identity":"alice","identity":"alice"',
    ),
    doubled(
        "duplicate-key-in-params",
        f"deep inside free JSON, {RFC_JSON}#section-4",
        '"a":1',
        '"a":1,"a":1',
        claims({"voice": {"outgoing": {"application_sid": APP, "params": {"x": [{"a": 1}]}}}}),
    ),
    case(
        "duplicate-key-header",
        f"`alg` twice, {RFC_JSON}#section-4",
        token(its_header=as_bytes(HEADER)[:-1] + b',"alg":"HS256"}'),
        "duplicate-key",
    ),
]

CASES = FIELDS + DUPLICATES
