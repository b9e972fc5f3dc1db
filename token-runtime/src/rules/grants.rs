//! The grants: those that the token has, and those that it lacks.

use smallvec::SmallVec;
use token_schema::judge::{Absent, Misspelt, Options, meant_as};
use token_schema::path::Path;
use token_schema::rule::{self, Severity};
use token_schema::suggest::misspelt;
use token_schema::{Format, Grant, Legacy, Sdk};

use super::context::Context;
use super::entries::{Entries, Entry, alias_of, flat_fields, identities};
use super::grant;
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
    grants: Option<&Entries<'_>>,
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
    let (object, members, present) = (grants.object, &grants.members, &grants.present);
    let Strangers { misspelt, misplaced } = Strangers::find(grants, context);
    let absent = Absent::of(format);
    let has = |path: &str| match path.split_once('.') {
        Some(_) => layout::is_on(object, path, context.grants()),
        None => object.get(path).is_some_and(|node| !absent.is_nothing(node)),
    };
    let unpermitted: SmallVec<[&'static Sdk; 2]> =
        context.sdks.iter().copied().filter(|sdk| !sdk.any_of.is_empty() && !sdk.any_of.iter().any(has)).collect();
    // A token for another SDK has the fields of that SDK.
    let sdks = if unpermitted.is_empty() { context.sdks } else { &[] };
    let options = Options { absent, sdks, leftovers: context.warnings, in_token: true };
    let judge = grant::Judge { vendor: context.vendor, options };
    let has_identity = || identities(format).any(|name| object.get(name).is_some());
    let mut explained: Vec<&str> = misplaced.iter().flat_map(|found| found.fields.iter().copied()).collect();
    let before = findings.iter().count();
    for grant in grants.flat(context) {
        explained.extend(judge.flat(object, grant, &place, &misspelt, findings));
    }
    // That it grants nothing is then a consequence.
    let is_flat_wrong = findings.iter().skip(before).any(Finding::is_error);
    for (key, node, member) in members {
        match member {
            Entry::Grant(_) if absent.is_nothing(*node) => {}
            Entry::Grant(grant) => judge.grant(node, grant, &place.child(key), findings),
            Entry::Legacy(old) => legacy(key, node, old, context, findings),
            Entry::Unknown { .. } if explained.contains(key) => {}
            // Beside the identity, the claim is the application's own.
            Entry::Unknown { suggestion: Some(name) }
                if format.grants.is_none() && identities(format).any(|it| it == *name) && has_identity() => {}
            Entry::Unknown { suggestion } => findings.push(unknown(key, *suggestion, present, context)),
            // Where the identity is missing, a rule about it names this key.
            Entry::MisspeltIdentity if object.get(&format.identity).is_some() => {
                findings.push(unknown(key, None, present, context));
            }
            Entry::Field | Entry::MisspeltIdentity | Entry::Other => {}
        }
    }
    let is_nothing = || members.iter().all(|(_, node, member)| !member.is_grant() || absent.is_nothing(*node));
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
    } else if must_have && !grants.has_grant() && lacking.is_empty() && (context.sdks.is_empty() || misspelt.is_empty())
    {
        findings.push(no_product(object, &misspelt, context));
    } else if must_have && context.sdks.is_empty() && !is_flat_wrong && is_nothing() {
        findings.push(all_off(present, object, &misspelt, context));
    } else {
        unpermitted.iter().for_each(|sdk| findings.push(no_permission(sdk, &place)));
    }
    context.sdks.iter().for_each(|sdk| flags(sdk, object, context, &place, findings));
    let nested = if lacking.is_empty() { None } else { nested(object, context) };
    for (sdk, key) in lacking {
        let flat = context.grants().find(|grant| grant.flat && grant.key == key);
        let (what, at) = match flat {
            Some(grant) => (of_flat(grant), place.to_string()),
            None => (format!("grant `{key}`"), place.child(key).to_string()),
        };
        let message = format!("missing {what}, which {} requires", sdk.title);
        let fix = match (nested, flat) {
            (Some((outer, inner)), _) if inner == key => move_out(outer, inner),
            (_, Some(grant)) => renamed(grant, &misspelt).unwrap_or_else(|| format!("add {what}")),
            (_, None) => format!("add {}", with_required_fields(key, context)),
        };
        findings.push(Finding::new(rule::GRANT_MISSING_FOR_SDK, at, message, fix).of(sdk));
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
        // A value of another type, a required field that is missing, and a misspelt name have findings of their own.
        let is_missing = findings.iter().any(|known| known.rule == rule::GRANT_FIELD_MISSING && known.at == at);
        let is_wrong = object
            .get(name)
            .is_some_and(|node| node.as_bool().is_none() && !Absent::of(&context.vendor.format).is_absent(node));
        let is_meant = |key: &str| {
            let fields = grant.shape.as_slice();
            !grant.flat
                && fields.iter().all(|field| field.name != key)
                && meant_as(key, fields).is_some_and(|(field, _)| field == name)
        };
        if is_wrong || is_missing || object.get(name).is_none() && object.members().any(|(key, _)| is_meant(key)) {
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

/// What members that are no grants of the vendor seem to be meant as.
#[derive(Default)]
struct Strangers<'g> {
    misspelt: SmallVec<[Misspelt<'static, 'g>; 8]>,
    misplaced: Option<Misplaced>,
}

impl<'g> Strangers<'g> {
    fn find(grants: &Entries<'g>, context: &Context<'_>) -> Self {
        let has_own_claim = context.vendor.format.grants.is_some();
        let is_known = |member: &Entry| match member {
            Entry::Grant(_) | Entry::Field => true,
            // The identity.
            Entry::Other => has_own_claim,
            _ => false,
        };
        if grants.members.iter().all(|(.., member)| is_known(member)) {
            return Self::default();
        }
        // A misspelt grant has one finding: neither is the grant missing, nor is its key reported twice.
        let mut misspelt = SmallVec::<[Misspelt<'_, '_>; 8]>::new();
        for (key, _, member) in &grants.members {
            let suggestion = member.suggestion().filter(|grant| !misspelt.iter().any(|one| one.field == *grant));
            misspelt.extend(suggestion.map(|field| Misspelt { key, field }));
        }
        // Another name for a field that is missing; where the field is there, the claim is the application's own.
        let is_free = |member: &Entry| match member {
            Entry::Unknown { .. } => true,
            Entry::Other => !has_own_claim,
            _ => false,
        };
        for (key, ..) in grants.members.iter().filter(|(.., member)| is_free(member)) {
            let field = alias_of(key, context).filter(|field| grants.object.get(field).is_none());
            misspelt.extend(field.map(|field| Misspelt { key, field }));
        }
        Self { misspelt, misplaced: Misplaced::find(grants, context) }
    }
}

/// Fields of a grant that the token lacks, beside the grants: a grant that a named SDK requires, or any SDK if the token has no grant at
/// all. Several grants may have these fields.
struct Misplaced {
    grants: SmallVec<[&'static str; 2]>,
    fields: SmallVec<[&'static str; 4]>,
}

impl Misplaced {
    fn find(grants: &Entries<'_>, context: &Context<'_>) -> Option<Self> {
        let is_known =
            |name: &str| context.grants().any(|grant| grant.key == name) || flat_fields(context).any(|it| it == name);
        let fields = |key: &str| -> SmallVec<[&'static str; 4]> {
            let grant = context.grants().find(|grant| grant.key == key && !grant.flat);
            let names = grant.into_iter().flat_map(|grant| grant.shape.as_slice()).map(|field| &*field.name);
            names.filter(|name| grants.object.get(name).is_some() && !is_known(name)).collect()
        };
        let of = |sdks: &[&'static Sdk]| {
            let mut found: Option<Self> = None;
            for key in sdks.iter().flat_map(|sdk| sdk.requires.iter()).filter(|key| !grants.has(key)) {
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
        of(context.sdks).or_else(|| if grants.has_grant() { None } else { any() })
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
fn all_off(present: &[&str], grants: &Object<'_>, misspelt: &[Misspelt<'_, '_>], context: &Context<'_>) -> Finding {
    let mut flags = context
        .vendor
        .sdks
        .iter()
        .flat_map(|sdk| sdk.flags.iter().chain(sdk.any_of.iter()))
        .filter_map(|flag| flag.split_once('.'));
    let Some((key, name)) = flags.find(|(key, _)| present.contains(key)) else {
        return no_product(grants, misspelt, context);
    };
    let fix = context
        .grants()
        .find(|grant| grant.key == key)
        .map_or_else(String::new, |grant| turn_on(grant, name, |_| false));
    let message = format!("`{key}` grants access to nothing");
    Finding::new(rule::NO_PRODUCT_GRANT, place_of(&context.vendor.format).to_string(), message, fix)
}

fn no_product(grants: &Object<'_>, misspelt: &[Misspelt<'_, '_>], context: &Context<'_>) -> Finding {
    let name = |grant: &'static Grant| if grant.flat { of_flat(grant) } else { format!("`{}`", grant.key) };
    let keys = context.grants().filter(|grant| grant.deprecated.is_none()).map(name);
    let keys = || format!("add the grant of the product that the client uses: {}", keys.collect::<Vec<_>>().join(", "));
    let renamed = context.grants().filter(|grant| grant.flat).find_map(|grant| renamed(grant, misspelt));
    let moved = || nested(grants, context).map(|(outer, key)| move_out(outer, key));
    let fix = renamed.or_else(moved).unwrap_or_else(keys);
    let message = "the token has no grants, so it grants access to nothing";
    Finding::new(rule::NO_PRODUCT_GRANT, place_of(&context.vendor.format).to_string(), message, fix)
}

fn legacy(key: &str, node: &Node<'_>, old: &Legacy, context: &Context<'_>, findings: &mut Findings<'_>) {
    let place = place_of(&context.vendor.format);
    let (at, message) = (place.child(key), format!("`{key}` is a legacy grant"));
    findings.push(Finding::new(rule::LEGACY_GRANT, at.to_string(), message, format!("use `{}`", old.replaced_by)));
    // Its fields will be as wrong under the new key.
    if let Some(grant) = context.grants().find(|grant| grant.key == old.replaced_by) {
        let options = Options { absent: Absent::NONE, sdks: context.sdks, leftovers: context.warnings, in_token: true };
        grant::Judge { vendor: context.vendor, options }.grant(node, grant, &at, findings);
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

/// A flat grant, whose key no token has, by its fields: those that it requires, or else any of them.
fn of_flat(grant: &'static Grant) -> String {
    let fields = || grant.shape.as_slice().iter();
    let required: Vec<_> = fields().filter(|field| field.required).map(|field| &*field.name).collect();
    if required.is_empty() {
        return listed(&fields().map(|field| &*field.name).collect::<Vec<_>>(), "or");
    }
    listed(&required, "and")
}

/// What to write for a flat grant that is missing, and of which the token has fields under other names.
fn renamed(grant: &'static Grant, misspelt: &[Misspelt<'_, '_>]) -> Option<String> {
    let meant = || misspelt.iter().filter(|one| grant.shape.field(one.field).is_some());
    let renames: Vec<_> = meant().map(|one| format!("rename {} to `{}`", Shown(one.key), one.field)).collect();
    let fields = grant.shape.as_slice().iter().filter(|field| field.required);
    let others: Vec<_> =
        fields.map(|field| &*field.name).filter(|name| meant().all(|one| one.field != *name)).collect();
    let add = (!others.is_empty()).then(|| format!("add {}", listed(&others, "and")));
    (!renames.is_empty()).then(|| renames.into_iter().chain(add).collect::<Vec<_>>().join(", and "))
}

fn with_required_fields(key: &str, context: &Context<'_>) -> String {
    let fields = context.grants().filter(|grant| grant.key == key).flat_map(|grant| grant.shape.as_slice());
    let required: Vec<&str> = fields.filter(|field| field.required).map(|field| &*field.name).collect();
    if required.is_empty() { format!("`{key}`") } else { format!("`{key}` with `{}`", required.join("`, `")) }
}
