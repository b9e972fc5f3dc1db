//! Compares the declarations of two files.

use serde::Serialize;
use token_codegen::model::{GrantUse, Model, Region, Token, Value};
use token_schema::duration;

use super::change::{Change, Kind, Text};
use super::power::Power;
use super::rules;
use super::values::{Leaf, is_empty, leaves, leaves_of_both, same, shown};

/// What changed between two files.
#[derive(Debug, Serialize)]
pub(super) struct Diff {
    pub(super) power: Power,
    /// The tokens that changed: those of the new file in its order, then those that it removed.
    pub(super) tokens: Vec<TokenDiff>,
    pub(super) variables: Variables,
}

/// The changes of one token.
#[derive(Debug, Serialize)]
pub(super) struct TokenDiff {
    pub(super) token: String,
    pub(super) change: Fate,
    pub(super) power: Power,
    pub(super) changes: Vec<Change>,
}

/// What became of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Fate {
    Added,
    Removed,
    Changed,
}

/// The variables of the deployment.
#[derive(Debug, Serialize)]
pub(super) struct Variables {
    pub(super) added: Vec<Variable>,
    pub(super) removed: Vec<String>,
}

/// A variable that the deployment did not have to set before.
#[derive(Debug, Serialize)]
pub(super) struct Variable {
    pub(super) name: String,
    /// Whether the program does not start without it.
    pub(super) required: bool,
}

impl Diff {
    /// `None`: the file is empty.
    pub(super) fn of(old: Option<&Model>, new: Option<&Model>) -> Self {
        let tokens = |model: Option<&'_ Model>| model.map(|model| model.tokens.as_slice()).unwrap_or_default().to_vec();
        // A vendor of the same name may be another file with another format.
        let vendor =
            |model: Option<&Model>| model.map(|model| format!("{} {:?}", model.schema.name, model.schema.format));
        let same_vendor = old.is_none() || new.is_none() || vendor(old) == vendor(new);
        let (before, after) = (tokens(old), tokens(new));
        // Under another vendor a token of the same name is another token.
        let find = |tokens: &[Token], name: &str| tokens.iter().position(|token| token.name == name && same_vendor);
        // Without a region a token is for the vendor's first one.
        let regions = new.or(old).map(|model| &model.schema.format.regions);
        let default_region = regions.and_then(|regions| regions.iter().next()).unwrap_or_default();
        let mut found = Vec::new();
        for token in &after {
            let (change, changes) = match find(&before, &token.name).and_then(|at| before.get(at)) {
                Some(old) => (Fate::Changed, changed(old, token, default_region)),
                None => (Fate::Added, whole(token, Power::More)),
            };
            found.push((token, change, changes));
        }
        for token in before.iter().filter(|token| find(&after, &token.name).is_none()) {
            found.push((token, Fate::Removed, whole(token, Power::Less)));
        }
        found.retain(|(.., changes)| !changes.is_empty());
        let tokens: Vec<_> = found
            .into_iter()
            .map(|(token, change, changes)| TokenDiff {
                token: token.name.clone(),
                change,
                power: Power::of(changes.iter().map(|change| change.power)).counted(),
                changes,
            })
            .collect();
        let power = Power::of(tokens.iter().map(|token| token.power));
        Self { power, tokens, variables: Variables::of(old, new) }
    }

    /// Whether nothing changed.
    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty() && self.variables.added.is_empty() && self.variables.removed.is_empty()
    }
}

impl TokenDiff {
    /// Whether it counts as more only because something in it cannot be compared.
    pub(super) fn is_uncertain(&self) -> bool {
        Power::of(self.changes.iter().map(|change| change.power)) == Power::Changed
    }
}

impl Variables {
    fn of(old: Option<&Model>, new: Option<&Model>) -> Self {
        let of = |model: Option<&Model>| -> Vec<(String, bool)> {
            let variables = model.map(Model::variables).unwrap_or_default();
            variables.iter().map(|variable| (variable.name.to_owned(), variable.required)).collect()
        };
        let (old, new) = (of(old), of(new));
        let is_in = |list: &[(String, bool)], name: &str| list.iter().any(|(other, _)| other == name);
        let had = |name: &str| old.iter().find(|(other, _)| other == name).map(|(_, required)| *required);
        // A variable that becomes required is new to a deployment without it.
        let added = new.iter().filter(|(name, required)| had(name).is_none_or(|was| *required && !was));
        Self {
            added: added.map(|(name, required)| Variable { name: name.clone(), required: *required }).collect(),
            removed: old.iter().filter(|(name, _)| !is_in(&new, name)).map(|(name, _)| name.clone()).collect(),
        }
    }
}

/// Everything that a token has, as it appears or disappears.
fn whole(token: &Token, power: Power) -> Vec<Change> {
    let (verb, for_sdks) = if power == Power::More { ("opens ", "is for ") } else { ("closes ", "was for ") };
    let sides = |text: String| if power == Power::More { [None, Some(text)] } else { [Some(text), None] };
    let mut changes: Vec<_> =
        token.grants.iter().map(|used| grant(&used.grant.key, &leaves(used), verb, power)).collect();
    let ttl = duration::in_text(token.ttl.into());
    let sides_of_ttl = sides(duration::shown(token.ttl.into()));
    changes.push(Change::new(Power::Same, Kind::Ttl, "ttl", sides_of_ttl, Text::words("lifetime ").quote(&ttl)));
    let sdks = sdk_names(token);
    changes.push(Change::new(Power::Same, Kind::Sdk, "sdk", sides(sdks.clone()), Text::words(for_sdks).quote(&sdks)));
    if let Some(region) = &token.region {
        let region = region_shown(region);
        changes.push(Change::new(
            Power::Same,
            Kind::Region,
            "region",
            sides(region.clone()),
            Text::words("region ").quote(&region),
        ));
    }
    if power == Power::More {
        let inputs = token.inputs.iter().map(|input| needs_input(&input.name));
        changes.extend(inputs);
    }
    changes
}

/// A whole grant, with the fields that it has.
fn grant(key: &str, leaves: &[Leaf<'_>], verb: &'static str, power: Power) -> Change {
    let mut text = Text::words(verb).quote(key);
    for (at, leaf) in leaves.iter().enumerate() {
        text = text.and(if at == 0 { ": " } else { ", " }).quote(&leaf.path).and(" = ").quote(&shown(&leaf.value));
    }
    Change::new(power, Kind::Grant, key, [None, None], text)
}

fn changed(old: &Token, new: &Token, default_region: &str) -> Vec<Change> {
    let mut changes = grants(old, new);
    settings(old, new, default_region, &mut changes);
    let has = |token: &Token, name: &str| token.inputs.iter().any(|input| input.name == name);
    changes.extend(new.inputs.iter().filter(|it| !has(old, &it.name)).map(|input| needs_input(&input.name)));
    for input in old.inputs.iter().filter(|input| !has(new, &input.name)) {
        let text = Text::words("callers no longer pass ").quote(&input.name);
        changes.push(Change::new(Power::Same, Kind::Input, &input.name, [None, None], text));
    }
    changes
}

fn grants(old: &Token, new: &Token) -> Vec<Change> {
    let mut changes = Vec::new();
    // The members of a flat grant that limit the token do so without the others.
    let limits = |used: &GrantUse| used.grant.flat && leaves(used).iter().any(|leaf| leaf.narrows);
    for used in &new.grants {
        match old.grants.iter().find(|other| other.grant.key == used.grant.key) {
            Some(other) => {
                let [old, new] = &leaves_of_both([other, used]);
                fields(old, new, &mut changes);
                for (path, power) in rules::compared(other, used, new) {
                    let words = match power {
                        Power::More => " allow more values",
                        Power::Less => " allow fewer values",
                        _ => " are others",
                    };
                    let text = Text::words("the rules of ").quote(&path).and(words);
                    changes.push(Change::new(power, Kind::Grant, &path, [None, None], text));
                }
            }
            None if limits(used) => fields(&[], &leaves(used), &mut changes),
            None => changes.push(grant(&used.grant.key, &leaves(used), "opens ", Power::More)),
        }
    }
    let is_gone = |key: &str| new.grants.iter().all(|other| other.grant.key != key);
    for used in old.grants.iter().filter(|used| is_gone(&used.grant.key)) {
        if limits(used) {
            fields(&leaves(used), &[], &mut changes);
        } else {
            changes.push(grant(&used.grant.key, &leaves(used), "closes ", Power::Less));
        }
    }
    let [before, after]: [Vec<_>; 2] = [old, new].map(|token| token.grants.iter().flat_map(leaves).collect());
    for change in changes.iter_mut().filter(|change| change.kind == Kind::Field) {
        if is_set_free(&change.at, &before, &after) {
            change.power = change.power.and(Power::Changed);
        }
    }
    changes
}

/// Whether a field shared an input with another place, of itself or of another field, which now may have another value: callers choose
/// what was one value apart.
fn is_set_free(path: &str, old: &[Leaf<'_>], new: &[Leaf<'_>]) -> bool {
    if new.iter().all(|leaf| leaf.path != path && !leaf.is_inside(path)) {
        return false;
    }
    let inputs = |leaves: &[Leaf<'_>]| -> Vec<(String, String)> { leaves.iter().flat_map(Leaf::inputs).collect() };
    let (old, new) = (inputs(old), inputs(new));
    let is = |place: &str| new.iter().find(|(other, _)| other == place).map(|(_, name)| name);
    let of_path = |place: &str| place.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('['));
    old.iter().filter(|(place, _)| of_path(place)).any(|(place, was)| {
        let mut others = old.iter().filter(|(other, name)| other != place && name == was);
        others.any(|(other, _)| is(place).is_none() || is(other) != is(place))
    })
}

/// What is not a grant.
fn settings(old: &Token, new: &Token, default_region: &str, changes: &mut Vec<Change>) {
    if old.ttl != new.ttl {
        let [was, is] = [old, new].map(|token| duration::in_text(token.ttl.into()));
        let power = Power::of_order(new.ttl.cmp(&old.ttl));
        let text = Text::words("lifetime ").quote(&is).and(", before ").quote(&was);
        let sides = [old, new].map(|token| Some(duration::shown(token.ttl.into())));
        changes.push(Change::new(power, Kind::Ttl, "ttl", sides, text));
    }
    let [was, is] =
        [old, new].map(|token| token.region.as_ref().map_or_else(|| default_region.to_owned(), region_shown));
    if was != is {
        // A token is accepted in its region only, so another region is another place, which may be more.
        let text = Text::words("region ").quote(&is).and(", before ").quote(&was);
        changes.push(Change::new(Power::Changed, Kind::Region, "region", [Some(was), Some(is)], text));
    }
    let [was, is] = [old, new].map(sdk_names);
    if was != is {
        let text = Text::words("is for ").quote(&is).and(", before for ").quote(&was);
        changes.push(Change::new(Power::Same, Kind::Sdk, "sdk", [Some(was), Some(is)], text));
    }
    if old.nbf != new.nbf {
        let text = Text::words(if new.nbf { "has " } else { "no longer has " }).quote("nbf");
        let sides = [old.nbf, new.nbf].map(|nbf| Some(nbf.to_string()));
        changes.push(Change::new(Power::Same, Kind::Nbf, "nbf", sides, text));
    }
    if old.optional != new.optional {
        let text = Text::words(if new.optional { "a deployment may lack it" } else { "every deployment must have it" });
        let sides = [old.optional, new.optional].map(|optional| Some(optional.to_string()));
        changes.push(Change::new(Power::Same, Kind::Optional, "optional", sides, text));
    }
}

fn fields(old: &[Leaf<'_>], new: &[Leaf<'_>], changes: &mut Vec<Change>) {
    for leaf in new {
        match old.iter().find(|other| other.path == leaf.path) {
            Some(other) if same(&other.value, &leaf.value) => {}
            Some(other) => changes.push(field(leaf, Some(&other.value), Some(&leaf.value))),
            None => changes.push(field(leaf, None, Some(&leaf.value))),
        }
    }
    for leaf in old.iter().filter(|leaf| new.iter().all(|other| other.path != leaf.path)) {
        let mut change = field(leaf, Some(&leaf.value), None);
        // An object that is removed whole closes, whatever was in it.
        let is_inside = |object: &str, other: &Leaf<'_>| other.object.as_deref() == Some(object);
        let is_whole = leaf.object.as_deref().is_some_and(|object| !new.iter().any(|other| is_inside(object, other)));
        if is_whole && !leaf.narrows {
            change.power = Power::Less;
        }
        changes.push(change);
    }
}

/// One field. `None`: it is absent.
fn field(leaf: &Leaf<'_>, old: Option<&Value>, new: Option<&Value>) -> Change {
    let power = power(leaf, old, new);
    let [was, is] = [old, new].map(|value| value.map(shown));
    let name = Text::default().quote(&leaf.path);
    let text = match (&was, &is) {
        (None, Some(is)) => name.and(" = ").quote(is).and(", before not set"),
        (Some(was), None) => name.and(" is not set, before ").quote(was),
        (Some(was), Some(is)) => name.and(" = ").quote(is).and(", before ").quote(was),
        (None, None) => name,
    };
    Change::new(power, Kind::Field, &leaf.path, [was, is], text)
}

/// What a change of a field opens or closes.
fn power(leaf: &Leaf<'_>, old: Option<&Value>, new: Option<&Value>) -> Power {
    if !leaf.is_boolean() {
        return value_power(leaf, old, new);
    }
    // A boolean that narrows closes something when it is `true`.
    let on = |value: Option<&Value>| match value {
        None => leaf.absent_boolean().map(|on| on != leaf.narrows),
        Some(Value::Bool(on)) => Some(*on != leaf.narrows),
        Some(_) => None,
    };
    match (on(old), on(new)) {
        (Some(old), Some(new)) => Power::of_order(new.cmp(&old)),
        // More is nothing that a variable, a caller or a default could choose.
        (Some(true), None) | (None, Some(false)) => Power::Less,
        (None, None) => chosen(old, new),
        _ => Power::More,
    }
}

/// The same for a field that is no boolean, or a member of free JSON.
fn value_power(leaf: &Leaf<'_>, old: Option<&Value>, new: Option<&Value>) -> Power {
    let is_free = leaf.field.is_none();
    match (old, new) {
        // Free JSON may allow something in what limits the token.
        (None, Some(_)) if leaf.narrows && !is_free => Power::Less,
        (None, Some(_)) if leaf.narrows => Power::Changed,
        (Some(_), None) if leaf.narrows => Power::More,
        // What is empty stands for what was removed from it.
        (None, Some(value)) if leaf.is_additive && is_empty(value) => Power::Less,
        (None, Some(_)) => Power::More,
        (Some(value), None) if leaf.is_additive && is_empty(value) => Power::Same,
        (Some(_), None) if leaf.is_additive => Power::Less,
        // In place of what is removed, a default may apply.
        (Some(_), None) if !is_free && !leaf.may_be_absent => Power::Less,
        (Some(Value::Array(old)), Some(Value::Array(new))) if !is_free || leaf.is_additive => {
            if leaf.narrows && new.is_empty() {
                return Power::More;
            }
            Power::of_sets(&shown_all(old), &shown_all(new))
        }
        (Some(Value::String(old)), Some(Value::String(new)))
            if leaf.field.is_some_and(|field| !field.separator.is_empty()) =>
        {
            let separator = leaf.field.map_or("", |field| &field.separator);
            let several = |text: &str| text.split(separator).map(|one| one.trim().to_owned()).collect::<Vec<_>>();
            Power::of_sets(&several(old), &several(new))
        }
        (Some(_), Some(_)) => chosen(old, new),
        _ => Power::Changed,
    }
}

fn shown_all(items: &[Value]) -> Vec<String> {
    items.iter().map(shown).collect()
}

/// Who chooses the value: a caller may choose any, so what takes the choice from callers closes something. Two other values cannot be
/// compared.
fn chosen(old: Option<&Value>, new: Option<&Value>) -> Power {
    match (old, new) {
        (Some(Value::Input(_)), Some(Value::Input(_))) => Power::Same,
        (Some(Value::Input(_)), Some(Value::Env(env))) if env.optional => Power::More,
        (Some(Value::Input(_)), Some(_)) => Power::Less,
        (_, Some(Value::Input(_))) => Power::More,
        _ => Power::Changed,
    }
}

fn needs_input(name: &str) -> Change {
    Change::new(Power::Same, Kind::Input, name, [None, None], Text::words("callers must pass ").quote(name))
}

fn sdk_names(token: &Token) -> String {
    token.sdks.iter().map(|sdk| &*sdk.name).collect::<Vec<_>>().join(", ")
}

fn region_shown(region: &Region) -> String {
    match region {
        Region::Named(name) => name.clone(),
        Region::Env(env) => shown(&Value::Env(env.clone())),
    }
}
