//! What each kind of change does to the power of a token, and what it does when it is undone.

use token_codegen::Generator;
use token_codegen::model::Model;

use super::compare::Diff;
use super::power::Power::{self, Changed, Less, More, Same};

fn model(text: &str) -> Model {
    Generator::from_text("grants.toml", text).check().sound().unwrap_or_else(|report| {
        panic!("{text}\n{}", report.render_plain());
    })
}

/// The power of all changes of the one token, as they are marked.
fn power(old: &str, new: &str) -> Power {
    let diff = Diff::of(Some(&model(old)), Some(&model(new)));
    let changes = diff.tokens.iter().flat_map(|token| &token.changes).map(|change| change.power);
    let power = Power::of(changes);
    assert_eq!(diff.power, power.counted(), "{old}\n{new}");
    power
}

fn declared(vendor: &str, sdk: &str, lines: &str) -> String {
    let ttl = if lines.contains("ttl = ") { "" } else { "ttl = \"1h\"\n" };
    format!("vendor = \"{vendor}\"\n[token.a]\nsdk = \"{sdk}\"\n{ttl}{lines}\n")
}

fn all(rows: &[(&str, &str, Power, Power)], text: impl Fn(&str) -> String) {
    for (old, new, forward, back) in rows {
        let (old, new) = (text(old), text(new));
        assert_eq!(power(&old, &new), *forward, "{old}\n{new}");
        assert_eq!(power(&new, &old), *back, "back: {new}\n{old}");
    }
}

#[test]
fn settings_and_grants() {
    let voice = "voice.incoming.allow = true\n";
    let text = |lines: &str| declared("twilio", "voice", &format!("{lines}\n{voice}"));
    let app = |value: &str| format!("voice.outgoing.application_sid = {value}");
    let sid = |digit: &str| app(&format!("\"AP{}\"", digit.repeat(32)));
    let (one, two) = (sid("1"), sid("2"));
    let [a, b] = [r#"{ env = "A" }"#, r#"{ env = "B" }"#].map(app);
    let input = app(r#"{ input = "app" }"#);
    all(
        &[
            ("ttl = \"1h\"", "ttl = \"2h\"", More, Less),
            ("ttl = \"60m\"", "ttl = \"1h\"", Same, Same),
            ("region = \"us1\"", "", Same, Same),
            ("region = \"ie1\"", "region = \"au1\"", Changed, Changed),
            ("nbf = true", "", Same, Same),
            ("doc = \"x\"", "", Same, Same),
            ("", &one, More, Less),
            (&one, &two, Changed, Changed),
            (&one, &a, Changed, Changed),
            (&a, &b, Changed, Changed),
            (&a, &input, More, Less),
            (&one, &input, More, Less),
        ],
        text,
    );
}

#[test]
fn booleans_and_arrays() {
    let text =
        |lines: &str| declared("livekit", "client", &format!("video.roomJoin = true\nvideo.room = \"a\"\n{lines}"));
    all(
        &[
            ("video.canPublish = false", "video.canPublish = true", More, Less),
            ("", "video.canPublish = true", Same, Same),
            ("", "video.canPublish = false", Less, More),
            ("video.canPublish = true", "video.canPublish = { input = \"on\" }", Less, More),
            (
                "video.canPublishSources = [\"camera\"]",
                "video.canPublishSources = [\"camera\", \"microphone\"]",
                More,
                Less,
            ),
            (
                "video.canPublishSources = [\"camera\", \"microphone\"]",
                "video.canPublishSources = [\"microphone\", \"camera\"]",
                Same,
                Same,
            ),
            ("", "video.canPublishSources = [\"camera\"]", Less, More),
            ("video.canPublishSources = [\"camera\"]", "video.canPublishSources = [\"microphone\"]", More, More),
        ],
        text,
    );
}

/// What a schema calls a limit is more power without it.
#[test]
fn fields_that_limit() {
    let session = |line: &str| declared("supabase", "client", &format!("session.role = \"authenticated\"\n{line}"));
    let anonymous = |value: &str| format!("session.is_anonymous = {value}");
    let (yes, no, input) = (anonymous("true"), anonymous("false"), anonymous(r#"{ input = "anonymous" }"#));
    all(&[(&yes, &no, More, Less), (&yes, "", More, Less), (&yes, &input, More, Less)], session);
    let endpoint = |line: &str| declared("livekit", "server", &format!("agentEndpoint.call = true\n{line}"));
    all(&[("agentEndpoint.deployment = \"d\"", "", More, Less)], endpoint);
}

#[test]
fn free_json() {
    let capability = |json: &str| declared("ably", "client", &format!("access.x-ably-capability = {json}"));
    all(
        &[
            (r#"{ "a" = ["subscribe"] }"#, r#"{ "a" = ["subscribe", "publish"] }"#, More, Less),
            (r#"{ "a.b" = ["subscribe"] }"#, r#"{ "a.b" = ["subscribe"], "c" = ["publish"] }"#, More, Less),
            (r#"{ "a" = ["subscribe"] }"#, r#"{ "b" = ["subscribe"] }"#, More, More),
            (r#"{ "a" = ["subscribe"] }"#, r#"{ input = "capability" }"#, More, Less),
            (r#"{ "a" = ["subscribe"], "b" = ["publish"] }"#, r#"{ input = "capability" }"#, More, Less),
        ],
        capability,
    );
    // Whether less of it opens less, only the application knows.
    let app = "voice.outgoing.application_sid = \"AP0123456789abcdef0123456789abcdef\"\nvoice.outgoing.params";
    let params = |json: &str| declared("twilio", "voice", &format!("{app} = {json}"));
    all(
        &[
            ("{ deny = [\"a\"] }", "{ deny = [\"a\", \"b\"] }", Changed, Changed),
            ("{ a = 1 }", "{ a = 2 }", Changed, Changed),
            ("{ a = 1 }", "{ a = 1, b = 1 }", More, Changed),
            ("{ a = 1 }", "{ a = { \"$input\" = \"x\" } }", More, Less),
            ("{ a = { b = 1, c = 2 } }", "{ a = { \"$input\" = \"x\" } }", More, Less),
            ("{ a = { b = 1 } }", "{ a = { \"$env\" = \"X\" } }", Changed, Changed),
            ("{ a = { b = 1 } }", "{ a = 1 }", Changed, Changed),
            ("{ a = 1, b = { c = 2 } }", "{ input = \"params\" }", More, Less),
        ],
        params,
    );
}

/// The first line of a row is the field's table; the others are the token's.
#[test]
fn own_grants_and_their_rules() {
    let text = |row: &str| {
        let (field, lines) = row.split_once('\n').unwrap_or((row, ""));
        let own = format!("crm.desk = \"x\"\n{lines}\n[grant.crm]\nsdk = [\"voice\"]\n[grant.crm.field]\ndesk = {{}}");
        declared("twilio", "voice", &format!("voice.incoming.allow = true\n{own}\nfield = {{ {field} }}"))
    };
    let input = |field: &str| format!("{field}\ncrm.field = {{ input = \"x\" }}");
    let (five, three) = (input("type = \"integer\", max = 5"), input("type = \"integer\", max = 3"));
    let unlimited = input("type = \"integer\"");
    let least = input("type = \"integer\", min = 2");
    let (long, short) = (input("max = 9"), input("max = 4"));
    let (roles, role) = (input("one_of = [\"a\", \"b\"]"), input("one_of = [\"a\"]"));
    let (bytes, characters) = (input("max = 9, unit = \"bytes\""), input("characters = \"a-z\""));
    let members = |members: &str| input(&format!("type = \"json\", members = {{ {members} }}"));
    let secrets = |names: &str| input(&format!("type = \"json\", secrets = [{names}]"));
    let several = |value: &str| format!("one_of = [\"a\", \"b\"], separator = \",\"\ncrm.field = \"{value}\"");
    let (one, both, turned) = (several("a"), several("a,b"), several("b, a"));
    all(
        &[
            (&three, &five, More, Less),
            (&five, &unlimited, More, Less),
            (&least, &unlimited, More, Less),
            (&short, &long, More, Less),
            (&role, &roles, More, Less),
            (&roles, &input("max = 9"), More, Changed),
            (&long, &bytes, Changed, Changed),
            (&long, &characters, More, Changed),
            (&one, &both, More, Less),
            (&both, &turned, Same, Same),
            // A literal is what it was, whatever else is allowed.
            ("max = 4\ncrm.field = \"x\"", "max = 9\ncrm.field = \"x\"", Same, Same),
            ("type = \"integer\"\ncrm.field = 3", "type = \"integer\"\ncrm.field = 5", Changed, Changed),
            ("type = \"bool\", narrows = true\ncrm.field = true", "type = \"bool\", narrows = true", More, Less),
            ("type = \"bool\"", "type = \"bool\", default = true", Changed, Changed),
            ("narrows = true\ncrm.field = \"x\"", "narrows = true", More, Less),
            (&members("role = \"string\""), &members("role = \"any\""), More, Less),
            (&members("role = \"strings\""), &members("role = \"array\""), More, Less),
            (&members("role = \"string\""), &members("\"*\" = \"string\""), Less, More),
            (&members("role = \"string\""), &members(""), More, Less),
            (&members("role = \"string\""), &members("role = \"object\""), Changed, Changed),
            (&secrets("\"pin\", \"key\""), &secrets("\"pin\""), More, Less),
            (&secrets("\"pin\""), &input("type = \"json\""), More, Less),
            (&secrets("\"pin\", \"key\""), &secrets("\"key\", \"pin\""), Same, Same),
            ("doc = \"x\"", "", Same, Same),
        ],
        text,
    );
}

/// Two fields of one input have one value: with an input each, callers choose both apart.
#[test]
fn fields_that_share_an_input() {
    let text = |lines: &str| declared("livekit", "server", &format!("video.roomAdmin = true\n{lines}"));
    let rooms = |room: &str, other: &str| {
        format!("video.room = {{ input = \"{room}\" }}\nvideo.destinationRoom = {{ input = \"{other}\" }}")
    };
    let literal = "video.room = { input = \"a\" }\nvideo.destinationRoom = \"x\"";
    all(
        &[
            (&rooms("a", "a"), &rooms("b", "b"), Same, Same),
            (&rooms("a", "a"), &rooms("a", "b"), Changed, Same),
            (&rooms("a", "b"), &rooms("b", "a"), Same, Same),
            (&rooms("a", "a"), literal, Changed, More),
        ],
        text,
    );
    let app = "voice.outgoing.application_sid = \"AP0123456789abcdef0123456789abcdef\"\nvoice.outgoing.params";
    let params = |user: &str, b: &str| {
        let params = format!("{{ user = {user}, b = {{ \"$input\" = {b:?} }} }}");
        declared("twilio", "voice", &format!("{app} = {params}"))
    };
    for user in [r#"[{ "$input" = "u" }]"#, r#"[1, { x = [{ "$input" = "u" }] }]"#] {
        let rows = [(&*params(user, "u"), &*params(user, "v"), Changed, Same)];
        all(&rows, str::to_owned);
    }
}

/// What is one value in one of the files is one change, not a field that went and others that came.
#[test]
fn an_input_in_place_of_json_is_one_change() {
    let capability = |json: &str| model(&declared("ably", "client", &format!("access.x-ably-capability = {json}")));
    let diff = Diff::of(
        Some(&capability(r#"{ input = "cap" }"#)),
        Some(&capability(r#"{ "chat:*" = ["subscribe"], b = ["publish"] }"#)),
    );
    let changes: Vec<_> =
        diff.tokens.iter().flat_map(|token| &token.changes).map(|change| change.at.as_str()).collect();
    assert_eq!(changes, ["access.x-ably-capability", "cap"]);
    assert_eq!(diff.power, Less);
}

/// A flat grant is no object that a token could lack: its members are claims, and some of them limit the token.
#[test]
fn a_flat_grant_that_limits() {
    let own = "[grant.scope]\nflat = true\nsdk = [\"voice\"]\n[grant.scope.field]";
    let text = |lines: &str| {
        let fields = "only = { type = \"array\", narrows = true }\nmore = { type = \"bool\" }";
        declared("twilio", "voice", &format!("voice.incoming.allow = true\n{lines}\n{own}\n{fields}"))
    };
    let (limited, open) = ("scope.only = [\"a\"]", "scope.more = true");
    all(&[("", limited, Less, More), ("", open, More, Less), (open, &format!("{open}\n{limited}"), Less, More)], text);
}
