use super::{Absent, Form, Judge, Misspelt, Options, Power, Value, Violation};
use crate::Bound;
use crate::path::Path;
use crate::{Field, Grant, Sdk, Shape, Sid, Text, Unit};

/// A value as the tests write it.
#[derive(Clone, Copy, Debug)]
enum Json {
    String(&'static str),
    Boolean(bool),
    Integer(i64),
    Null,
    Array(&'static [Json]),
    Object(&'static [(&'static str, Json)]),
    Open,
}

use Json::{Array, Boolean, Integer, Null, Object, Open, String};

impl Value<'static> for Json {
    fn form(self) -> Form<'static> {
        match self {
            String(text) => Form::String(text),
            Boolean(value) => Form::Boolean(value),
            Integer(number) => Form::Integer(number),
            Null => Form::Other,
            Array(_) => Form::Array,
            Object(_) => Form::Object,
            Open => Form::Open,
        }
    }

    fn member(self, name: &str) -> Option<Self> {
        let Object(members) = self else { return None };
        members.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }

    fn members(self) -> impl Iterator<Item = (&'static str, Self)> {
        let (members, items): (&[_], &[_]) = match self {
            Object(members) => (members, &[]),
            Array(items) => (&[], items),
            _ => (&[], &[]),
        };
        members.iter().copied().chain(items.iter().map(|item| ("", *item)))
    }
}

static SERVICE: Sid = Sid::new("service", "Service SID", "IS", 4);
static INNER: [Field; 1] = [Field::integer("port").min(1).required()];
static FIELDS: [Field; 11] = [
    Field::sid("service_sid", &SERVICE).required(),
    Field::string("role").one_of(&["guest", "host"]),
    Field::string("room").max(3, Unit::Characters),
    Field::integer("level").one_of_integers(&[1, 2]),
    Field::strings("tags").max(2, Unit::Bytes),
    Field::boolean("record").needs(&["role", "live"]),
    Field::boolean("live").default(true),
    Field::switch("incoming", "allow"),
    Field::object("sip", Shape::fields(&INNER)),
    Field::string("old").deprecated("the vendor ended it"),
    Field::string("panel").sdks(&["desk"]),
];
static CHAT: Grant = Grant::new("chat", Shape::fields(&FIELDS));
static VOICE_FIELDS: [Field; 3] =
    [Field::switch("incoming", "allow"), Field::boolean("join"), Field::string("application")];
static VOICE: Grant = Grant::new("voice", Shape::any_of(&VOICE_FIELDS, &["incoming", "join"]));
static FLAT: Grant = Grant::new("role", Shape::any_of(&VOICE_FIELDS, &["join"])).flat();
static DESK: Sdk = Sdk::new("desk", "Desk", &[], "");
static PHONE: Sdk = Sdk::new("phone", "Phone", &[], "");

/// The violations of a value, each with its place, written out.
fn violations(judge: impl FnOnce(&mut Judge<'_, 'static, 'static, Json>), sdks: &[&Sdk]) -> Vec<std::string::String> {
    let mut found = Vec::new();
    let report = &mut |at: &Path<'_>, value, violation: Violation<'static, 'static>| {
        found.push(format!("{at}: {}", shown(value, &violation)));
    };
    let options = Options { absent: Absent::NONE, sdks, leftovers: true, in_token: true };
    judge(&mut Judge { options, report });
    found
}

fn shown(value: Json, violation: &Violation<'static, 'static>) -> std::string::String {
    match violation {
        Violation::NotObject => format!("not an object but {value:?}"),
        Violation::DeprecatedGrant(why) => format!("deprecated grant: {why}"),
        Violation::DeprecatedField(field, why) => format!("deprecated {}: {why}", field.name),
        Violation::Missing(field, misspelt) => format!("missing {}, {misspelt:?}", field.name),
        Violation::Unknown { key, meant, fields } => format!("unknown {key}, {meant:?} of {}", fields.len()),
        Violation::UnknownInSwitch { key, only } => format!("unknown {key}, only {only}"),
        Violation::Null(field) => format!("{} is null", field.name),
        Violation::Type { name, kind } => format!("{name} is {value:?}, not {kind}"),
        Violation::Empty(field) => format!("empty {}", field.name),
        Violation::Bound(field, Bound::Value) => format!("{} is not {value:?}", field.name),
        Violation::Bound(field, Bound::Length(length)) => format!("{} has {length} of {}", field.name, field.max),
        Violation::Bound(field, Bound::Character(character)) => format!("{} has {character:?}", field.name),
        Violation::JsonText(field, text) => format!("{} has {text}", field.name),
        Violation::Leftover(field, found) => format!("{} holds {found}", field.name),
        Violation::Sid { field, fault, .. } => format!("{}: {fault:?}", field.name),
        Violation::NeededAny(field) => format!("{} needs one of {}", field.name, field.needs_any.len()),
        Violation::Conflict { field, other, value } => format!("{} unless {other} is {value}", field.name),
        Violation::Member { field, key, kind } => format!("{key} of {} is {value:?}, not {kind}", field.name),
        Violation::Item { field, key } => format!("an item of {key} of {} is {value:?}", field.name),
        Violation::MisspeltMember { field, key, meant } => format!("unknown {key} of {}, {meant}", field.name),
        Violation::Secret { field, key } => format!("secret {key} of {}", field.name),
        Violation::NotForSdk(field) => format!("not for the SDK: {}", field.name),
        Violation::Needed { field, by, power, misspelt } => {
            format!("{by:?} need {}: {power:?}, {misspelt:?}", field.name)
        }
        Violation::NoAccess { any_of, last, misspelt } => {
            let last = last.map(|(field, power): (_, Power)| (field.name.clone(), power));
            let misspelt = misspelt.map(|(field, key)| (field.name.clone(), key));
            format!("no access by {} fields, {last:?}, {misspelt:?}", any_of.len())
        }
    }
}

const SID: (&str, Json) = ("service_sid", String("IS00ff"));

#[test]
fn values_of_a_grant() {
    let cases: &[(Json, &[&str])] = &[
        (Object(&[SID]), &[]),
        (Object(&[("service_sid", Open)]), &[]),
        (Object(&[SID, ("panel", String("None Smith"))]), &[]),
        (
            Object(&[SID, ("panel", String("None"))]),
            &["chat.panel: panel holds the word `None`: the program that set it had no value"],
        ),
        (Null, &["chat: not an object but Null"]),
        (Object(&[]), &["chat.service_sid: missing service_sid, None"]),
        (Object(&[("service_sid", String(""))]), &["chat.service_sid: empty service_sid"]),
        (Object(&[("service_sid", String("ISxxxx"))]), &["chat.service_sid: service_sid: Digit"]),
        (Object(&[("service_sid", String("IS00f"))]), &["chat.service_sid: service_sid: Short"]),
        (
            Object(&[("service_sid", Integer(1))]),
            &["chat.service_sid: service_sid is Integer(1), not a Service SID (IS and 4 hexadecimal digits)"],
        ),
        // The misspelt field is the reason why the right one is missing, which is not reported too.
        (
            Object(&[("serviceSid", String("IS00ff"))]),
            &["chat.serviceSid: unknown serviceSid, Some(\"service_sid\") of 11"],
        ),
        (Object(&[SID, ("colour", Null)]), &["chat.colour: unknown colour, None of 11"]),
        (Object(&[SID, ("roomName", Null)]), &["chat.roomName: unknown roomName, Some(\"room\") of 11"]),
        (Object(&[SID, ("role", String("host"))]), &[]),
        (Object(&[SID, ("role", Open)]), &[]),
        (Object(&[SID, ("role", String("hots"))]), &["chat.role: role is not String(\"hots\")"]),
        (Object(&[SID, ("level", Integer(3))]), &["chat.level: level is not Integer(3)"]),
        (Object(&[SID, ("level", Boolean(true))]), &["chat.level: level is Boolean(true), not an integer"]),
        (Object(&[SID, ("room", String("äöü"))]), &[]),
        (Object(&[SID, ("room", String("rooms"))]), &["chat.room: room has 5 of 3"]),
        (Object(&[SID, ("tags", Array(&[String("ab"), String("ä")]))]), &[]),
        (Object(&[SID, ("tags", Array(&[String("ab"), String("äb")]))]), &["chat.tags: tags has 3 of 2"]),
        (
            Object(&[SID, ("tags", Array(&[String("")]))]),
            &["chat.tags: tags is Array([String(\"\")]), not an array of strings, none of them empty"],
        ),
        (
            Object(&[SID, ("incoming", Object(&[("allow", Integer(1)), ("deny", Null)]))]),
            &[
                "chat.incoming.allow: allow is Integer(1), not `true` or `false`",
                "chat.incoming.deny: unknown deny, only allow",
            ],
        ),
        (Object(&[SID, ("sip", Object(&[("port", Null)]))]), &["chat.sip.port: port is Null, not an integer"]),
        (Object(&[SID, ("sip", Object(&[("port", Integer(1))]))]), &[]),
        (Object(&[SID, ("sip", Object(&[("port", Integer(0))]))]), &["chat.sip.port: port is not Integer(0)"]),
        (Object(&[SID, ("sip", Boolean(true))]), &["chat.sip: sip is Boolean(true), not an object"]),
        (Object(&[SID, ("old", String("x"))]), &["chat.old: deprecated old: the vendor ended it"]),
    ];
    for (value, expected) in cases {
        assert_eq!(violations(|judge| judge.grant(*value, &CHAT, &Path::top("chat")), &[]), *expected, "{value:?}");
    }
}

#[test]
fn fields_that_need_others() {
    let cases: &[(Json, &[&str])] = &[
        (Object(&[SID, ("record", Boolean(true)), ("role", String("host"))]), &[]),
        (Object(&[SID, ("record", Boolean(false))]), &[]),
        (Object(&[SID, ("record", Boolean(true))]), &["chat.role: [\"record\"] need role: None, None"]),
        (Object(&[SID, ("record", Open)]), &["chat.role: [\"record\"] need role: None, None"]),
        (
            Object(&[SID, ("record", Boolean(true)), ("role", String("host")), ("live", Boolean(false))]),
            &["chat.live: [\"record\"] need live: Some(Off), None"],
        ),
        (
            Object(&[SID, ("record", Boolean(true)), ("role", String("host")), ("live", Open)]),
            &["chat.live: [\"record\"] need live: Some(Open), None"],
        ),
    ];
    for (value, expected) in cases {
        assert_eq!(violations(|judge| judge.grant(*value, &CHAT, &Path::top("chat")), &[]), *expected, "{value:?}");
    }
}

#[test]
fn a_field_is_for_the_sdks_that_use_it() {
    let value = Object(&[SID, ("panel", String("x"))]);
    for (sdks, expected) in
        [(&[][..], &[][..]), (&[&DESK, &PHONE], &[]), (&[&PHONE], &["chat.panel: not for the SDK: panel"])]
    {
        assert_eq!(violations(|judge| judge.grant(value, &CHAT, &Path::top("chat")), sdks), expected);
    }
}

#[test]
fn fields_that_give_access() {
    let cases: &[(Json, &[&str])] = &[
        (Object(&[("join", Boolean(true))]), &[]),
        (Object(&[("incoming", Object(&[("allow", Boolean(true))]))]), &[]),
        // A value of another type is reported, and nothing is known of the access.
        (Object(&[("join", Null)]), &["voice.join: join is Null, not `true` or `false`"]),
        (Object(&[("application", String("x"))]), &["voice: no access by 2 fields, None, None"]),
        (Object(&[("join", Boolean(false))]), &["voice: no access by 2 fields, Some((\"join\", Off)), None"]),
        (Object(&[("join", Open)]), &["voice: no access by 2 fields, Some((\"join\", Open)), None"]),
        (Object(&[("incoming", Object(&[]))]), &["voice: no access by 2 fields, Some((\"incoming\", Off)), None"]),
        (Object(&[("jion", Boolean(true))]), &["voice.jion: unknown jion, Some(\"join\") of 3"]),
    ];
    for (value, expected) in cases {
        assert_eq!(violations(|judge| judge.grant(*value, &VOICE, &Path::top("voice")), &[]), *expected, "{value:?}");
    }
}

#[test]
fn members_beside_a_flat_grant_are_not_its_own() {
    let misspelt = [Misspelt { key: "jion", field: "join" }];
    let flat = |value| violations(|judge| judge.flat(value, &FLAT, &misspelt, &Path::top("claims")), &[]);
    assert_eq!(flat(Object(&[("join", Boolean(true)), ("other", Null)])), [""; 0]);
    assert_eq!(
        flat(Object(&[("jion", Boolean(true))])),
        ["claims: no access by 1 fields, None, Some((\"join\", \"jion\"))"]
    );
}

#[test]
fn a_required_field_that_is_empty() {
    static FIELDS: [Field; 4] = [
        Field::strings("origins").required(),
        Field::object("rules", Shape::Json).required(),
        Field::strings("tags"),
        Field::object("more", Shape::Json),
    ];
    static GRANT: Grant = Grant::new("site", Shape::fields(&FIELDS));
    const SOME: Json =
        Object(&[("origins", Array(&[String("a")])), ("rules", Object(&[("a", Integer(1))])), ("tags", Array(&[]))]);
    const NONE: Json = Object(&[("origins", Array(&[])), ("rules", Object(&[])), ("more", Object(&[]))]);
    for (value, expected) in [(SOME, &[][..]), (NONE, &["site.origins: empty origins", "site.rules: empty rules"])] {
        assert_eq!(violations(|judge| judge.grant(value, &GRANT, &Path::top("site")), &[]), expected);
    }
}

#[test]
fn arrays_of_strings_in_free_json() {
    static MEMBERS: [(Text, Text); 1] = [(crate::text("*"), crate::text("strings"))];
    static FIELDS: [Field; 1] = [Field::object("capability", Shape::Json).members(&MEMBERS)];
    static GRANT: Grant = Grant::new("access", Shape::fields(&FIELDS));
    const MIXED: Json =
        Object(&[("capability", Object(&[("a", Array(&[String("x"), Integer(1), String(""), Open]))]))]);
    const NONE: Json = Object(&[("capability", Object(&[("a", Array(&[]))]))]);
    const TEXT: Json = Object(&[("capability", Object(&[("a", String("x"))]))]);
    for (value, expected) in [
        (
            MIXED,
            &[
                "access.capability.a: an item of a of capability is Integer(1)",
                "access.capability.a: an item of a of capability is String(\"\")",
            ][..],
        ),
        (NONE, &["access.capability.a: a of capability is Array([]), not strings"]),
        (TEXT, &["access.capability.a: a of capability is String(\"x\"), not strings"]),
    ] {
        assert_eq!(violations(|judge| judge.grant(value, &GRANT, &Path::top("access")), &[]), expected);
    }
}

/// A variable or an input in JSON (`Open`) is a string.
#[test]
fn types_of_members_of_free_json() {
    static MEMBERS: [(Text, Text); 5] = [
        (crate::text("text"), crate::text("string")),
        (crate::text("texts"), crate::text("strings")),
        (crate::text("list"), crate::text("array")),
        (crate::text("table"), crate::text("object")),
        (crate::text("other"), crate::text("any")),
    ];
    static FIELDS: [Field; 1] = [Field::object("acl", Shape::Json).members(&MEMBERS)];
    static GRANT: Grant = Grant::new("access", Shape::fields(&FIELDS));
    const OPEN: Json = Object(&[(
        "acl",
        Object(&[("text", Open), ("texts", Open), ("list", Open), ("table", Open), ("other", Open)]),
    )]);
    assert_eq!(
        violations(|judge| judge.grant(OPEN, &GRANT, &Path::top("access")), &[]),
        [
            "access.acl.texts: texts of acl is Open, not strings",
            "access.acl.list: list of acl is Open, not array",
            "access.acl.table: table of acl is Open, not object",
        ]
    );
}

/// Only the claim `aud` may be an array: RFC 7519, section 4.1.3.
#[test]
fn several_audiences() {
    static FIELDS: [Field; 1] = [Field::string("aud")];
    static GRANT: Grant = Grant::new("g", Shape::fields(&FIELDS));
    const TWO: Json = Object(&[("aud", Array(&[String("a"), String("b")]))]);
    let claims = Path::top("claims");
    let flat = |at: &Path<'_>| violations(|judge| judge.flat(TWO, &GRANT, &[], at), &[]);
    assert_eq!(flat(&claims), [""; 0]);
    let wrong = |at| [format!("{at}: aud is {:?}, not a string", Array(&[String("a"), String("b")]))];
    assert_eq!(flat(&claims.child("grants")), wrong("claims.grants.aud"));
    let inside = violations(|judge| judge.grant(TWO, &GRANT, &claims.child("g")), &[]);
    assert_eq!(inside, wrong("claims.g.aud"));
}
