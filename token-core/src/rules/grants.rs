//! The grants: those that the token has, and those that it lacks.

use smallvec::SmallVec;
use token_schema::judge::{Absent, Misspelt, meant_as};
use token_schema::path::Path;
use token_schema::rule::{self, Severity};
use token_schema::suggest::{is_called, misspelt};
use token_schema::{Format, Grant, Legacy, Sdk, Shape};

use super::context::Context;
use super::grant;
use crate::credentials::parts::part_of_claim;
use crate::json::{Node, Object};
use crate::jwt::layout;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::shown::Shown;

pub(crate) fn place_of(format: &'static Format) -> Path<'static> {
    static CLAIMS: Path<'static> = Path::top("claims");
    format.grants.as_deref().map_or(CLAIMS, |name| CLAIMS.child(name))
}

/// `grants-missing`, `grants-not-object`, `no-product-grant`, `unknown-grant`, `legacy-grant`, `grant-missing-for-sdk`, and all
/// that is wrong inside.
pub(super) fn check(
    claims: &Object<'_>,
    grants: Option<&Object<'_>>,
    context: &Context<'_>,
    findings: &mut Findings<'_>,
) {
    let format = &context.vendor.format;
    let place = place_of(format);
    let Some(grants) = grants else {
        let name = format.grants.as_deref().filter(|name| !format.grants_optional || claims.get(name).is_some());
        findings.extend(name.map(|name| no_object(claims, name, context)));
        return;
    };
    let members: SmallVec<[_; 8]> = grants.members().map(|(key, node)| (key, node, Entry::of(key, context))).collect();
    // A misspelt grant has one finding: neither is the grant missing, nor is its key reported twice.
    let mut present = SmallVec::<[&str; 8]>::new();
    let mut misspelt = SmallVec::<[Misspelt<'_, '_>; 8]>::new();
    for (key, _, member) in &members {
        // A token may have a key a thousand times.
        match member {
            Entry::Grant(grant) if !present.contains(&&*grant.key) => present.push(&grant.key),
            member => misspelt.extend(
                member
                    .suggestion()
                    .filter(|grant| !misspelt.iter().any(|one| one.field == *grant))
                    .map(|field| Misspelt { key, field }),
            ),
        }
    }
    // Another name for a field that is missing; where the field is there, the claim is the application's own.
    let is_free = |member: &Entry| match member {
        Entry::Unknown { .. } => true,
        Entry::Other => format.grants.is_none(),
        _ => false,
    };
    for (key, ..) in members.iter().filter(|(.., member)| is_free(member)) {
        let field = alias_of(key, context).filter(|field| grants.get(field).is_none());
        misspelt.extend(field.map(|field| Misspelt { key, field }));
    }
    let absent = Absent::of(format);
    let has = |path: &str| match path.split_once('.') {
        Some(_) => layout::is_on(grants, path, context.grants()),
        None => grants.get(path).is_some_and(|node| !absent.is_nothing(node)),
    };
    let unpermitted: SmallVec<[&'static Sdk; 2]> =
        context.sdks.iter().copied().filter(|sdk| !sdk.any_of.is_empty() && !sdk.any_of.iter().any(has)).collect();
    // A token for another SDK has the fields of that SDK.
    let sdks = if unpermitted.is_empty() { context.sdks } else { &[] };
    let judge = grant::Judge { vendor: context.vendor, sdks, absent, leftovers: context.warnings, in_token: true };
    let is_grant = |member: &Entry| matches!(member, Entry::Grant(_) | Entry::Field | Entry::Legacy(_));
    let has_grant = members.iter().any(|(.., member)| is_grant(member));
    let misplaced = Misplaced::find(&present, has_grant, grants, context);
    let has_identity = identities(format).any(|name| grants.get(name).is_some());
    let mut explained: Vec<&str> = misplaced.iter().flat_map(|found| found.fields.iter().copied()).collect();
    for grant in context.grants().filter(|grant| grant.flat && layout::holds(grants, grant)) {
        present.push(&grant.key);
        explained.extend(judge.flat(grants, grant, &place, &misspelt, findings));
    }
    for (key, node, member) in &members {
        match member {
            Entry::Grant(_) if absent.is_nothing(*node) => {}
            Entry::Grant(grant) => judge.grant(node, grant, &place.child(key), findings),
            Entry::Legacy(old) => legacy(key, node, old, context, findings),
            Entry::Unknown { .. } if explained.contains(key) => {}
            // Beside the identity, the claim is the application's own.
            Entry::Unknown { suggestion: Some(name) }
                if format.grants.is_none() && identities(format).any(|it| it == *name) && has_identity => {}
            Entry::Unknown { suggestion } => findings.push(unknown(key, *suggestion, &present, context)),
            // Where the identity is missing, a rule about it names this key.
            Entry::MisspeltIdentity if grants.get(&format.identity).is_some() => {
                findings.push(unknown(key, None, &present, context));
            }
            Entry::Field | Entry::MisspeltIdentity | Entry::Other => {}
        }
    }
    let is_nothing = || members.iter().all(|(_, node, member)| !is_grant(member) || absent.is_nothing(*node));
    let is_explained = |key: &str| {
        misspelt.iter().any(|one| one.field == key)
            || misplaced.as_ref().is_some_and(|found| found.grants.contains(&key))
    };
    let lacking = context.sdks.iter().flat_map(|sdk| sdk.requires.iter().map(move |key| (*sdk, key)));
    let lacking: SmallVec<[_; 2]> = lacking.filter(|(_, key)| !present.contains(key) && !is_explained(key)).collect();
    // A named SDK says more exactly what is missing.
    let must_have = !format.grants_optional;
    if let Some(found) = &misplaced {
        findings.push(found.finding(&place));
    } else if must_have && !has_grant && lacking.is_empty() && (context.sdks.is_empty() || misspelt.is_empty()) {
        findings.push(no_product(grants, context));
    } else if must_have && context.sdks.is_empty() && is_nothing() {
        findings.push(all_off(&present, grants, context));
    } else {
        unpermitted.iter().for_each(|sdk| findings.push(no_permission(sdk, &place)));
    }
    context.sdks.iter().for_each(|sdk| flags(sdk, grants, context, &place, findings));
    let nested = if lacking.is_empty() { None } else { nested(grants, context) };
    for (sdk, key) in lacking {
        let message = format!("missing grant `{key}`, which {} requires", sdk.title);
        let fix = match nested {
            Some((outer, inner)) if inner == key => move_out(outer, inner),
            _ => format!("add {}", with_required_fields(key, context)),
        };
        findings.push(Finding::new(rule::GRANT_MISSING_FOR_SDK, place.child(key).to_string(), message, fix).of(sdk));
    }
}

/// `grant-missing-for-sdk`: a grant without the boolean that the SDK requires.
fn flags(sdk: &'static Sdk, grants: &Object<'_>, context: &Context<'_>, place: &Path<'_>, findings: &mut Findings<'_>) {
    for flag in sdk.flags.iter().filter(|flag| !layout::is_on(grants, flag, context.grants())) {
        let Some((key, name)) = flag.split_once('.') else { continue };
        let found = context.grants().find(|grant| grant.key == key && layout::holds(grants, grant));
        let Some(grant) = found else { continue };
        let at = if grant.flat { place.child(name).to_string() } else { place.child(key).child(name).to_string() };
        let message = format!("{} requires `{flag}` to be `true`", sdk.title);
        let is_beside = !grant.flat && grants.get(name).is_some_and(|node| node.as_bool() == Some(true));
        let inner = grants.get(key).and_then(|node| node.as_object());
        let object = inner.as_ref().filter(|_| !grant.flat).unwrap_or(grants);
        // A value of another type, and a misspelt name, have findings of their own.
        let is_wrong = object
            .get(name)
            .is_some_and(|node| node.as_bool().is_none() && !Absent::of(&context.vendor.format).is_absent(node));
        let is_meant = |key: &str| {
            let fields = grant.shape.as_slice();
            !grant.flat
                && fields.iter().all(|field| field.name != key)
                && meant_as(key, fields).is_some_and(|(field, _)| field == name)
        };
        if is_wrong || object.get(name).is_none() && object.members().any(|(key, _)| is_meant(key)) {
            continue;
        }
        let has = |name: &str| object.get(name).is_some();
        let fix = if is_beside { format!("move `{name}` into `{key}`") } else { turn_on(grant, name, has) };
        findings.push(Finding::new(rule::GRANT_MISSING_FOR_SDK, at, message, fix).of(sdk));
    }
}

/// What to write for a boolean to be on, with the fields that it needs.
fn turn_on(grant: &Grant, name: &str, has: impl Fn(&str) -> bool) -> String {
    let needs = grant.shape.field(name).map(|field| field.needs.iter()).into_iter().flatten();
    let lacking = needs.filter(|need| !has(need));
    lacking.fold(format!("set `{name}` to `true`"), |fix, need| fix + ", and add `" + need + "`")
}

/// Fields of a grant that the token lacks, beside the grants: a grant that a named SDK requires, or any SDK if the token has no grant at
/// all. Several grants may have these fields.
struct Misplaced {
    grants: SmallVec<[&'static str; 2]>,
    fields: SmallVec<[&'static str; 4]>,
}

impl Misplaced {
    fn find(present: &[&str], has_grant: bool, grants: &Object<'_>, context: &Context<'_>) -> Option<Self> {
        let is_known =
            |name: &str| context.grants().any(|grant| grant.key == name) || flat_fields(context).any(|it| it == name);
        let fields = |key: &str| -> SmallVec<[&'static str; 4]> {
            let grant = context.grants().find(|grant| grant.key == key && !grant.flat);
            let names = grant.into_iter().flat_map(|grant| grant.shape.as_slice()).map(|field| &*field.name);
            names.filter(|name| grants.get(name).is_some() && !is_known(name)).collect()
        };
        let of = |sdks: &[&'static Sdk]| {
            let mut found: Option<Self> = None;
            for key in sdks.iter().flat_map(|sdk| sdk.requires.iter()).filter(|key| !present.contains(key)) {
                let fields = fields(key);
                match &mut found {
                    _ if fields.is_empty() => {}
                    Some(found) if found.fields == fields && !found.grants.contains(&key) => found.grants.push(key),
                    Some(found) if found.fields.len() >= fields.len() => {}
                    _ => found = Some(Self { grants: SmallVec::from_slice(&[key]), fields }),
                }
            }
            found
        };
        let any = || of(&context.vendor.sdks.iter().collect::<Vec<_>>());
        of(context.sdks).or_else(|| if has_grant { None } else { any() })
    }

    /// `grant-field-misplaced`
    fn finding(&self, place: &Path<'_>) -> Finding {
        let (fields, grants) = (listed(&self.fields, "and"), listed(&self.grants, "or"));
        let belong = if self.fields.len() == 1 { "belongs" } else { "belong" };
        let at = self.fields.first().map_or_else(|| place.to_string(), |name| place.child(name).to_string());
        let message = format!("{fields} {belong} into the grant {grants}, which is missing");
        Finding::new(rule::GRANT_FIELD_MISPLACED, at, message, format!("add {grants}, an object with {fields}"))
    }
}

/// "`a`, `b` and `c`"
fn listed(names: &[&str], last: &str) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((end, others)) if !others.is_empty() => format!("{} {last} {end}", others.join(", ")),
        _ => names.concat(),
    }
}

/// A grant inside another claim, and that claim: where grants are claims.
fn nested<'n>(grants: &Object<'n>, context: &Context<'_>) -> Option<(&'n str, &'static str)> {
    if context.vendor.format.grants.is_some() {
        return None;
    }
    let is_grant =
        |object: &Object<'_>, grant: &Grant| object.get(&grant.key).is_some_and(|node| node.as_object().is_some());
    grants.members().filter(|(outer, _)| context.grants().all(|grant| grant.key != **outer)).find_map(
        |(outer, node)| {
            let object = node.as_object()?;
            let grant = context.grants().find(|grant| !grant.flat && is_grant(&object, grant))?;
            Some((outer, &*grant.key))
        },
    )
}

fn move_out(outer: &str, key: &str) -> String {
    format!("move `{key}` out of {}: it is a claim of its own", Shown(outer))
}

/// `grant-missing-for-sdk`: none of the permissions of which the SDK requires one.
fn no_permission(sdk: &'static Sdk, place: &Path<'_>) -> Finding {
    let permissions: Vec<_> = sdk.any_of.iter().map(|path| format!("`{path}`")).collect();
    let message = format!("the token has no permission that {} uses", sdk.title);
    let fix = format!("set one of these: {}", permissions.join(", "));
    Finding::new(rule::GRANT_MISSING_FOR_SDK, place.to_string(), message, fix).of(sdk)
}

pub(super) fn misspelt_identity(key: &str, format: &Format) -> bool {
    key != format.identity && misspelt(key, [&*format.identity]).is_some()
}

/// The names of the identity, today's and the former one.
fn identities(format: &'static Format) -> impl Iterator<Item = &'static str> {
    std::iter::once(&*format.identity).chain(format.former_identity.as_deref())
}

enum Entry {
    Grant(&'static Grant),
    Field,
    Legacy(&'static Legacy),
    MisspeltIdentity,
    Unknown {
        suggestion: Option<&'static str>,
    },
    /// The identity, and any other claim where grants are claims.
    Other,
}

impl Entry {
    fn of(key: &str, context: &Context<'_>) -> Self {
        let format = &context.vendor.format;
        let is = |name: &str| name == key;
        if let Some(grant) = context.grants().find(|grant| is(&grant.key) && !grant.flat) {
            return Self::Grant(grant);
        }
        if flat_fields(context).any(is) {
            return Self::Field;
        }
        if let Some(legacy) = context.vendor.legacy.iter().find(|legacy| is(&legacy.key)) {
            return Self::Legacy(legacy);
        }
        let is_registered =
            || layout::is_claim(key) || format.has_claim(key) || part_of_claim(context.vendor, key).is_some();
        if key == format.identity
            || format.former_identity.as_deref() == Some(key)
            || (format.grants.is_none() && is_registered())
        {
            return Self::Other;
        }
        let keys = context.grants().filter(|grant| !grant.flat).map(|grant| &*grant.key);
        // The identity in another spelling, where a likeness would be a guess.
        let identity = identities(format).find(|name| format.grants.is_none() && is_called(key, name, []));
        let suggestion =
            identity.or_else(|| called(key, context)).or_else(|| misspelt(key, keys.chain(flat_fields(context))));
        // It may be a field of a flat grant whose fields are not known here.
        let is_open = || context.grants().any(|grant| grant.flat && matches!(grant.shape, Shape::Json));
        match (suggestion, &format.grants) {
            (None, None) => Self::Other,
            (None, Some(_)) if is_open() => Self::Field,
            (None, _) if format.identity_in_grants && misspelt_identity(key, format) => Self::MisspeltIdentity,
            _ => Self::Unknown { suggestion },
        }
    }

    fn suggestion(&self) -> Option<&'static str> {
        match self {
            Self::Legacy(legacy) => Some(&legacy.replaced_by),
            Self::Unknown { suggestion } => *suggestion,
            _ => None,
        }
    }
}

fn flat_fields(context: &Context<'_>) -> impl Iterator<Item = &'static str> {
    let flat = context.grants().filter(|grant| grant.flat);
    flat.flat_map(|grant| grant.shape.as_slice()).map(|field| &*field.name)
}

/// The grant that is called so elsewhere: by an alias, or by the name of the only SDK that requires it.
fn called(key: &str, context: &Context<'_>) -> Option<&'static str> {
    let mut grants = context.grants().filter(|grant| !grant.flat);
    let grant = grants.find(|grant| is_called(key, &grant.key, grant.aliases.iter())).map(|grant| &*grant.key);
    let of_sdk = || {
        let sdk = context.vendor.sdks.iter().find(|sdk| is_called(key, &sdk.name, sdk.aliases.iter()))?;
        let mut required = sdk.requires.iter();
        required.next().filter(|_| required.next().is_none())
    };
    grant.or_else(of_sdk)
}

/// The field of a flat grant that goes by this other name.
fn alias_of(key: &str, context: &Context<'_>) -> Option<&'static str> {
    let flat = context.grants().filter(|grant| grant.flat);
    let field = flat.flat_map(|grant| grant.shape.as_slice()).find(|field| field.aliases.contains(key))?;
    Some(&field.name)
}

fn no_object(claims: &Object<'_>, name: &str, context: &Context<'_>) -> Finding {
    let at = format!("claims.{name}");
    let objects = || claims.members().filter(|(_, node)| node.as_object().is_some()).map(|(key, _)| key);
    match claims.get(name) {
        None => {
            let outside = objects().find(|key| context.grants().any(|grant| grant.key == *key));
            let fix = match (outside, objects().find(|key| misspelt(key, [name]).is_some())) {
                (_, Some(key)) => format!("rename {} to `{name}`", Shown(key)),
                (Some(key), _) => format!("add `{name}`, an object, and move `{key}` and the other grants into it"),
                (None, None) => format!("add `{name}`, an object with a grant in it"),
            };
            Finding::new(rule::GRANTS_MISSING, at, "the token has no grants", fix)
        }
        Some(node) => {
            let message = format!("`{name}` is {}, not an object", node.kind());
            let fix = "write an object with a grant in it; some languages encode an empty one as an array";
            Finding::new(rule::GRANTS_NOT_OBJECT, at, message, fix)
        }
    }
}

/// `no-product-grant`, where a grant is there, and nothing in it.
fn all_off(present: &[&str], grants: &Object<'_>, context: &Context<'_>) -> Finding {
    let mut flags = context
        .vendor
        .sdks
        .iter()
        .flat_map(|sdk| sdk.flags.iter().chain(sdk.any_of.iter()))
        .filter_map(|flag| flag.split_once('.'));
    let Some((key, name)) = flags.find(|(key, _)| present.contains(key)) else { return no_product(grants, context) };
    let fix = context
        .grants()
        .find(|grant| grant.key == key)
        .map_or_else(String::new, |grant| turn_on(grant, name, |_| false));
    let message = format!("`{key}` grants access to nothing");
    Finding::new(rule::NO_PRODUCT_GRANT, place_of(&context.vendor.format).to_string(), message, fix)
}

fn no_product(grants: &Object<'_>, context: &Context<'_>) -> Finding {
    let keys = context.grants().filter(|grant| grant.deprecated.is_none()).map(|grant| format!("`{}`", grant.key));
    let keys = || format!("add the grant of the product that the client uses: {}", keys.collect::<Vec<_>>().join(", "));
    let fix = nested(grants, context).map_or_else(keys, |(outer, key)| move_out(outer, key));
    let message = "the token has no grants, so it grants access to nothing";
    Finding::new(rule::NO_PRODUCT_GRANT, place_of(&context.vendor.format).to_string(), message, fix)
}

fn legacy(key: &str, node: &Node<'_>, old: &Legacy, context: &Context<'_>, findings: &mut Findings<'_>) {
    let place = place_of(&context.vendor.format);
    let (at, message) = (place.child(key), format!("`{key}` is a legacy grant"));
    findings.push(Finding::new(rule::LEGACY_GRANT, at.to_string(), message, format!("use `{}`", old.replaced_by)));
    // Its fields will be as wrong under the new key.
    if let Some(grant) = context.grants().find(|grant| grant.key == old.replaced_by) {
        grant::Judge {
            vendor: context.vendor,
            sdks: context.sdks,
            absent: Absent::NONE,
            leftovers: context.warnings,
            in_token: true,
        }
        .grant(node, grant, &at, findings);
    }
}

/// `unknown-grant`: an error if the suggested grant is missing and a named SDK requires it.
fn unknown(key: &str, suggestion: Option<&'static str>, present: &[&str], context: &Context<'_>) -> Finding {
    let at = place_of(&context.vendor.format).of_key(key).to_string();
    let is_home = |grant: &&'static Grant| present.contains(&&*grant.key) && grant.shape.field(key).is_some();
    let fix = match (suggestion, context.grants().find(is_home)) {
        (Some(suggestion), _) => format!("did you mean `{suggestion}`?"),
        (None, Some(grant)) => format!("move it into `{}`", grant.key),
        (None, None) => "remove it".to_owned(),
    };
    let lacks = |key: &str| context.sdks.iter().find(|sdk| !present.contains(&key) && sdk.requires.contains(key));
    let finding = Finding::new(rule::UNKNOWN_GRANT, at, format!("unknown grant {}", Shown(key)), fix);
    match suggestion.and_then(lacks) {
        Some(sdk) => finding.of(sdk),
        None => finding.severity(Severity::Warning),
    }
}

fn with_required_fields(key: &str, context: &Context<'_>) -> String {
    let fields = context.grants().filter(|grant| grant.key == key).flat_map(|grant| grant.shape.as_slice());
    let required: Vec<&str> = fields.filter(|field| field.required).map(|field| &*field.name).collect();
    if required.is_empty() { format!("`{key}`") } else { format!("`{key}` with `{}`", required.join("`, `")) }
}
