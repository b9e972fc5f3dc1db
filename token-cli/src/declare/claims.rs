//! The declaration of one token, from its header and claims.

use serde_json::Value;
use token_codegen::model::{Field, Kind, Schema, Sdk, Shape};
use token_codegen::report::quoted;
use token_core::JsonObject;
use token_schema::judge::Absent;
use token_schema::{Format, duration};

use super::document::{Block, Line};
use super::left_out;
use super::literal::{key, literal};
use super::variables::Variables;
use crate::json_schema::token;

pub(super) fn declare(
    header: &JsonObject,
    claims: &JsonObject,
    schema: &Schema,
    variables: &mut Variables<'_>,
) -> Block {
    let format = &schema.format;
    let mut lines = Vec::new();
    let empty = JsonObject::new();
    let grants = match &format.grants {
        Some(name) => claims.get(&**name).and_then(Value::as_object).unwrap_or(&empty),
        None => claims,
    };
    let (grants, absent) = &without_absent(grants, schema);
    let mut found = Grants { schema, variables, lines: &mut lines };
    for (name, value) in grants.iter().filter(|(name, _)| !is_of_token(name, schema)) {
        found.member(name, value);
    }
    if !absent.is_empty() {
        lines.push(Line::note(&format!("{}, which {} reads as absent", absent.join(", "), schema.title)));
    }
    let former =
        format.former_identity.as_deref().filter(|name| format.identity_in_grants && grants.contains_key(*name));
    lines.extend(former.map(|name| left_out::former(name, schema)));
    lines.extend(left_out::of_header(header, schema));
    lines.extend(left_out::of_claims(claims, schema));
    let sdks = sdks(grants, schema);
    let names: Vec<&str> = sdks.iter().map(|sdk| &*sdk.name).collect();
    let mut sdk = Line::new("sdk", &sdk_value(&names));
    sdk.remark = uncertain(grants, &sdks, schema);
    let mut head = vec![sdk, ttl(claims, schema)];
    let region = format.region_header.as_ref().and_then(|name| header.get(&**name));
    head.extend(region.map(|region| optional("region", region)));
    if let Some(nbf) = claims.get("nbf") {
        let mut line = Line::new("nbf", "true");
        let is_other = claims.get("iat").is_some_and(|iat| iat != nbf) || !nbf.is_number();
        line.remark = is_other.then(|| "left out: the time of `nbf`, which is issued equal to `iat`".to_owned());
        head.push(line);
    }
    head.extend(lines);
    let name = names.join("_");
    // The type of a token `sync` would hide Rust's own `Sync`.
    let name = if name.ends_with("client") { name } else { name + "_client" };
    Block { name, lines: head, refused: None }
}

/// The grants without the values that the vendor reads as absent, as programs write them whose types have no other state, and the paths of
/// these values.
fn without_absent(grants: &JsonObject, schema: &Schema) -> (JsonObject, Vec<String>) {
    let absent = Absent::of(&schema.format);
    let is_absent = |value: &Value| match value {
        Value::Null => absent.null,
        Value::String(text) => absent.empty && text.is_empty(),
        Value::Array(items) => absent.empty && items.is_empty(),
        Value::Object(members) => absent.empty && members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    let mut paths = Vec::new();
    let mut found = grants.clone();
    found.retain(|name, value| {
        if is_of_token(name, schema) {
            return true;
        }
        if let (Some(Shape::Fields { .. }), Some(members)) =
            (schema.grant(name).map(|grant| &grant.shape), value.as_object_mut())
        {
            // Nothing in the grant is on.
            let is_off = |value: &Value| is_absent(value) || *value == Value::Bool(false);
            if absent.off && absent.empty && members.values().all(is_off) {
                members.clear();
            }
            members.retain(|member, value| {
                let is_present = !is_absent(value);
                if !is_present {
                    paths.push(quoted(&format!("{}.{}", key(name), key(member))));
                }
                is_present
            });
        }
        let is_present = !is_absent(value);
        if !is_present {
            let inside = format!("`{}.", key(name));
            paths.retain(|path| !path.starts_with(&inside));
            paths.push(quoted(&key(name)));
        }
        is_present
    });
    (found, paths)
}

/// What each call or the vendor gives, among the grants: the identity, and where the grants are claims, the credentials and registered claims.
fn is_of_token(name: &str, schema: &Schema) -> bool {
    let format = &schema.format;
    let is_flat = format.grants.is_none();
    let is_identity =
        (format.identity_in.is_empty() && format.identity == name) || format.former_identity.as_deref() == Some(name);
    (is_identity && (is_flat || format.identity_in_grants)) || (is_flat && left_out::is_registered(name, schema))
}

/// That the token does not show its SDK, if others use all that it opens, too.
fn uncertain(grants: &JsonObject, chosen: &[&Sdk], schema: &Schema) -> Option<String> {
    let [only] = chosen else { return None };
    let alike = |sdk: &Sdk| {
        let needs = |sdk: &Sdk| !sdk.requires.is_empty() || !sdk.flags.is_empty() || !sdk.any_of.is_empty();
        let allows = |sdk: &Sdk| sdk.allows.iter().map(str::to_owned).collect::<Vec<_>>();
        sdk.name != only.name && sdk.deprecated.is_none() && !needs(sdk) && !needs(only) && allows(sdk) == allows(only)
    };
    let others: Vec<&str> = schema.sdks.iter().filter(|sdk| alike(sdk)).map(|sdk| &*sdk.name).collect();
    let fields = grants.keys().filter_map(|name| schema.grants.iter().find_map(|grant| grant.shape.field(name)));
    (!others.is_empty() && fields.map(|field| field.sdks.len()).all(|sdks| sdks == 0))
        .then(|| format!("the token does not show its SDK: {} or {}", only.name, others.join(" or ")))
}

fn sdk_value(names: &[&str]) -> String {
    match names {
        [one] => format!("\"{one}\""),
        names => format!("[{}]", names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")),
    }
}

fn optional(name: &str, value: &Value) -> Line {
    match literal(value) {
        Ok(text) => {
            let mut line = Line::new(name, &text);
            let mut nulls = Vec::new();
            find_nulls(name, value, &mut nulls);
            line.remark = (!nulls.is_empty())
                .then(|| format!("left out: {}, which TOML cannot have as `null`", nulls.join(", ")));
            line
        }
        Err(why) => Line::refused(name, why),
    }
}

/// The paths of the members of objects inside that are `null`.
fn find_nulls(path: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let path = format!("{path}.{}", key(name));
                if value.is_null() {
                    found.push(quoted(&path));
                } else {
                    find_nulls(&path, value, found);
                }
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| find_nulls(&format!("{path}[{at}]"), item, found));
        }
        _ => {}
    }
}

/// The audience in the other form, if the field has that: one is a string or an array of one (RFC 7519, section 4.1.3).
fn audience(field: &Field, value: &Value) -> Option<(Value, &'static str)> {
    match (&field.kind, value) {
        (Kind::Strings, Value::String(_)) if field.separator.is_empty() => {
            Some((Value::Array(vec![value.clone()]), "was a string"))
        }
        (Kind::String, Value::Array(items)) => match items.as_slice() {
            [only] => Some((only.clone(), "was an array of one")),
            _ => None,
        },
        _ => None,
    }
}

/// The lifetime: from `iat`, or else `nbf`, to `exp`.
fn ttl(claims: &JsonObject, schema: &Schema) -> Line {
    let seconds = |name: &str| {
        let value = claims.get(name)?;
        // Some programs write times as fractions or as strings.
        let text = value.as_str().and_then(|text| text.parse().ok());
        value.as_f64().or(text).filter(|time| time.is_finite())
    };
    if !schema.format.always_expires() && !claims.contains_key("exp") {
        return Line::new("ttl", "\"none\"");
    }
    let begin = seconds("iat").or_else(|| seconds("nbf"));
    let lifetime =
        begin.zip(seconds("exp")).map(|(begin, end)| (end - begin).round()).filter(|lifetime| *lifetime >= 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
    let lifetime = lifetime.map(|lifetime| lifetime as u64);
    if let Some(lifetime) = lifetime {
        let unlimited = schema.format.max_ttl == Format::NO_LIMIT;
        let most = u64::from(schema.format.max_ttl) - u64::from(unlimited);
        let mut line = Line::new("ttl", &format!("\"{}\"", duration::shown(lifetime.min(most))));
        let too_long = || {
            if unlimited {
                format!("was {lifetime} seconds, and a lifetime has at most {most}")
            } else {
                format!("was {}, which is longer than {} accepts", duration::in_text(lifetime), schema.title)
            }
        };
        line.remark = (lifetime > most).then(too_long);
        return line;
    }
    let mut line = Line::new("ttl", &format!("\"{}\"", duration::shown(schema.format.default_ttl.into())));
    line.remark =
        Some("the token does not state its lifetime: `exp`, or `iat` and `nbf`, are missing or wrong".to_owned());
    line
}

/// The SDKs that use the grants: for each grant the first SDK that requires nothing that the token lacks, unless a chosen one uses it.
fn sdks<'s>(grants: &JsonObject, schema: &'s Schema) -> Vec<&'s Sdk> {
    let flat = |key: &str| {
        schema.grant(key).is_some_and(|grant| {
            grant.flat && grant.shape.as_slice().iter().any(|field| grants.contains_key(&*field.name))
        })
    };
    let has = |key: &str| grants.contains_key(key) || flat(key);
    let is_true = |path: &str| {
        let (key, name) = path.split_once('.').unwrap_or((path, ""));
        grants.get(key).and_then(|grant| grant.get(name)) == Some(&Value::Bool(true))
    };
    let is_met = |need: &str| if need.contains('.') { is_true(need) } else { has(need) };
    let is_served = |sdk: &Sdk| {
        sdk.requires.iter().all(has)
            && sdk.flags.iter().all(is_true)
            && (sdk.any_of.is_empty() || sdk.any_of.iter().any(is_met))
    };
    let uses = |sdk: &Sdk, key: &str| {
        sdk.requires.contains(key)
            || sdk.allows.contains(key)
            || sdk.any_of.iter().any(|need| need.split('.').next() == Some(key))
    };
    let excludes = |sdk: &Sdk, key: &str| {
        let fields = grants.get(key).and_then(Value::as_object).into_iter().flatten();
        let on = fields.filter(|(_, value)| **value != Value::Bool(false));
        let shape = schema.grant(key).map(|grant| &grant.shape);
        on.filter_map(|(name, _)| shape.and_then(|shape| shape.field(name))).any(|field| field.excludes(sdk))
    };
    let mut chosen: Vec<&Sdk> = Vec::new();
    for grant in schema.grants.iter().map(|grant| &*grant.key).filter(|key| has(key)) {
        if chosen.iter().any(|sdk| uses(sdk, grant)) {
            continue;
        }
        let carriers = || schema.sdks.iter().map(AsRef::as_ref).filter(|sdk: &&Sdk| uses(sdk, grant));
        let served = || carriers().filter(|sdk| is_served(sdk) && !excludes(sdk, grant));
        let current = served().find(|sdk| sdk.deprecated.is_none());
        chosen.extend(current.or_else(|| served().next()).or_else(|| carriers().next()));
    }
    // A field may be for another SDK.
    for (key, object) in grants.iter().filter_map(|(key, value)| Some((key, value.as_object()?))) {
        let Some(grant) = schema.grant(key) else { continue };
        let on = object.iter().filter(|(_, value)| **value != Value::Bool(false) && !value.is_null());
        for field in on.filter_map(|(name, _)| grant.shape.field(name)) {
            if !chosen.is_empty() && chosen.iter().all(|sdk| field.excludes(sdk)) {
                let other = |sdk: &&Sdk| uses(sdk, key) && is_served(sdk) && !field.excludes(sdk);
                chosen.extend(schema.sdks.iter().map(AsRef::as_ref).find(other));
            }
        }
    }
    if chosen.is_empty() {
        chosen.extend(schema.sdks.first().map(AsRef::as_ref));
    }
    chosen
}

/// The lines of the grants.
struct Grants<'a, 's> {
    schema: &'a Schema,
    variables: &'a mut Variables<'s>,
    lines: &'a mut Vec<Line>,
}

impl Grants<'_, '_> {
    /// A member of the object that holds the grants: a grant, or a field of a flat one.
    fn member(&mut self, name: &str, value: &Value) {
        let flat = self.schema.grants.iter().find(|grant| grant.flat && grant.shape.field(name).is_some());
        if let Some((grant, field)) = flat.and_then(|grant| Some((grant, grant.shape.field(name)?))) {
            let path = format!("{}.{}", grant.key, key(name));
            let is_claim = name == "aud" && self.schema.format.grants.is_none();
            let Some((other, remark)) = audience(field, value).filter(|_| is_claim) else {
                return self.field(&path, field, value);
            };
            let before = self.lines.len();
            self.field(&path, field, &other);
            return self.lines.iter_mut().skip(before).for_each(|line| {
                line.remark.get_or_insert_with(|| remark.to_owned());
            });
        }
        // No token may set how it is declared.
        if token::KEYS.contains(&name) {
            let mut line = Line::refused(&key(name), "it is a key of every declaration, not a grant");
            line.path.insert_str(0, "grants.");
            return self.lines.push(line);
        }
        match (self.schema.grant(name).map(|grant| &grant.shape), value) {
            (Some(shape @ Shape::Fields { .. }), Value::Object(members)) if !members.is_empty() => {
                self.object(&key(name), shape, members);
            }
            _ => self.lines.push(optional(&key(name), value)),
        }
    }

    fn object(&mut self, path: &str, shape: &Shape, members: &JsonObject) {
        for (name, value) in members {
            let path = format!("{path}.{}", key(name));
            if path == self.schema.format.identity_path() {
                continue;
            }
            match shape.field(name) {
                Some(field) => self.field(&path, field, value),
                None => self.lines.push(optional(&path, value)),
            }
        }
    }

    fn field(&mut self, path: &str, field: &Field, value: &Value) {
        let before = self.lines.len();
        self.lines_of(path, field, value);
        // What is on by default is off for a reason.
        let is_limit = (field.narrows || field.default == Some(true)) && !value.is_null();
        self.lines.iter_mut().skip(before).for_each(|line| line.narrows |= is_limit);
    }

    fn lines_of(&mut self, path: &str, field: &Field, value: &Value) {
        match (&field.kind, value) {
            (Kind::Object(shape @ Shape::Fields { .. }), Value::Object(members)) if !members.is_empty() => {
                self.object(path, shape, members);
            }
            (Kind::Switch(_), Value::Object(members)) if !members.is_empty() => {
                for (name, value) in members {
                    self.lines.push(optional(&format!("{path}.{}", key(name)), value));
                }
            }
            (Kind::Sid(table), Value::String(sid)) if table.fault(sid).is_none() && !table.literals.contains(sid) => {
                let Some(kind) = self.schema.sid(&table.name) else { return };
                let variable = self.variables.of(kind, sid);
                self.lines.push(Line::new(path, &format!("{{ env = \"{variable}\" }}")));
            }
            (Kind::Strings, Value::String(text)) if !field.separator.is_empty() => {
                self.lines.push(optional(path, &text.split(&*field.separator).collect()));
            }
            (Kind::Object(Shape::Json), Value::String(text)) if field.in_string => {
                let object = serde_json::from_str(text).map_or_else(|_| value.clone(), Value::Object);
                self.lines.push(optional(path, &object));
            }
            _ => self.lines.push(optional(path, value)),
        }
    }
}
