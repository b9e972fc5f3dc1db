//! What the SDKs require of an identity, the name under which a client appears.

use std::collections::BTreeSet;

use token_schema::rule::{self, Rule};
use token_schema::{Format, Identity, Sdk, Vendor};

use crate::rules::finding::Finding;
use crate::rules::leftover;
use crate::rules::shown::{Shown, in_words};

pub(crate) fn place_of(format: &Format) -> String {
    format!("claims.{}", format.identity_path())
}

/// What is wrong with an identity: the limits of the SDKs, and what a program wrote in place of a name.
#[must_use]
pub fn check(identity: &str, sdks: &[&'static Sdk], vendor: &Vendor) -> Vec<Finding> {
    let of_text = || leftover::of_identity(place_of(&vendor.format), identity, &vendor.format.identity);
    let leftover = if identity.is_empty() { None } else { of_text() };
    leftover.into_iter().chain(limits(identity, sdks, vendor)).collect()
}

/// What the SDKs find in an identity: a token for several of them must suit all.
pub(crate) fn limits(identity: &str, sdks: &[&'static Sdk], vendor: &Vendor) -> Vec<Finding> {
    let at = place_of(&vendor.format);
    if vendor.format.identity.is_empty() {
        let message = format!("tokens of {} have no identity", vendor.title);
        let finding = || Finding::new(rule::IDENTITY_MISPLACED, "claims", message, "pass an empty string");
        return (!identity.is_empty()).then(finding).into_iter().collect();
    }
    if identity.is_empty() {
        let is_optional = !sdks.is_empty() && sdks.iter().all(|sdk| sdk.identity.optional);
        if is_optional && vendor.format.absent.contains("empty") {
            return Vec::new();
        }
        let fix =
            if is_optional { "write the name of the client, or leave it out" } else { "write the name of the client" };
        return vec![Finding::new(rule::IDENTITY_EMPTY, at, "the identity is empty", fix)];
    }
    let of_sdk = |sdk: &&'static Sdk| {
        let found = [length(identity, sdk), forbidden(identity, sdk), advised_against(identity, sdk)];
        found.map(|found| found.map(|(rule, message, fix)| Finding::new(rule, at.clone(), message, fix).of(sdk)))
    };
    sdks.iter().flat_map(of_sdk).flatten().collect()
}

/// The identities in which no SDK finds anything: short, and of letters, digits and underscores. Computed once, so that a token with such
/// a name costs one pass over it.
#[derive(Clone, Copy)]
pub(crate) struct Plain {
    /// Longest, bytes. 0: an SDK refuses some of these characters, or advises against them.
    longest: usize,
}

impl Plain {
    pub(crate) const NONE: Self = Self { longest: 0 };

    pub(crate) fn new<'s>(sdks: impl Iterator<Item = &'s Sdk> + Clone) -> Self {
        let plain = || ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(['_']);
        let is_unwanted = |rules: &Identity| plain().any(|it| forbids(rules, it) || advises_against(rules, it));
        if sdks.clone().any(|sdk| is_unwanted(&sdk.identity)) {
            return Self::NONE;
        }
        let limits = sdks.flat_map(|sdk| [sdk.identity.max, sdk.identity.warn_above]);
        Self { longest: limits.filter(|&limit| limit > 0).min().map_or(usize::MAX, |limit| limit as usize) }
    }

    /// Whether it is one of them, and [`check`] would find nothing.
    pub(crate) fn has(self, identity: &[u8]) -> bool {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        !identity.is_empty() && identity.len() <= self.longest && identity.iter().all(is_word)
    }
}

/// The rule that an identity breaks, what is wrong and what to write.
type Broken = (&'static Rule, String, String);

fn length(identity: &str, sdk: &Sdk) -> Option<Broken> {
    let (Identity { max, unit, warn_above, .. }, title) = (&sdk.identity, &sdk.title);
    let count = unit.count(identity);
    let is_over = |limit: u32| limit > 0 && count > limit as usize;
    let counted = unit.words(count);
    if is_over(*max) {
        let message = format!("the identity has {counted}, but {title} accepts at most {max}");
        Some((
            rule::IDENTITY_TOO_LONG,
            message,
            format!("shorten it to {}, or use a shorter id for the client", unit.words(*max)),
        ))
    } else if is_over(*warn_above) {
        let message = format!("the identity has {counted}, but some {title} clients accept at most {warn_above}");
        Some((rule::IDENTITY_LONG, message, format!("shorten it to {}", unit.words(*warn_above))))
    } else {
        None
    }
}

fn forbidden(identity: &str, sdk: &Sdk) -> Option<Broken> {
    let found = listed(identity, |character| forbids(&sdk.identity, character))?;
    let message = format!("the identity contains {found}, which {} rejects", sdk.title);
    Some((rule::IDENTITY_FORBIDDEN_CHARACTERS, message, "replace it, or use an id in place of the name".to_owned()))
}

fn advised_against(identity: &str, sdk: &Sdk) -> Option<Broken> {
    let rules = &sdk.identity;
    let prefix = &*rules.reserved_prefix;
    let begin = identity.get(..prefix.len()).filter(|begin| !prefix.is_empty() && begin.eq_ignore_ascii_case(prefix));
    if let Some(begin) = begin {
        let message = format!(
            "the identity begins with {}, which belongs in {}, before the identity of a client",
            Shown(begin),
            rules.reserved_for
        );
        return Some((rule::IDENTITY_RESERVED_CHARACTERS, message, format!("remove `{prefix}`")));
    }
    let found = listed(identity, |character| advises_against(rules, character) && !forbids(rules, character))?;
    let message = format!("the identity contains {found}, which {} advises against", sdk.title);
    let fix = match &*rules.prefer {
        [] => "remove it".to_owned(),
        ranges => format!("use only {}", ranges_in_words(ranges)),
    };
    Some((rule::IDENTITY_RESERVED_CHARACTERS, message, fix))
}

fn advises_against(rules: &Identity, character: char) -> bool {
    let is_preferred = |&(first, last): &(char, char)| (first..=last).contains(&character);
    rules.avoid.contains(character) || (!rules.prefer.is_empty() && !rules.prefer.iter().any(is_preferred))
}

fn forbids(rules: &Identity, character: char) -> bool {
    rules.forbid.contains(character) || (rules.forbid_control && character.is_control())
}

/// The characters that match, in words, each once, at most five of them; `None` if none does.
fn listed(identity: &str, matches: impl Fn(char) -> bool) -> Option<String> {
    let found: BTreeSet<char> = identity.chars().filter(|&character| matches(character)).collect();
    let mut words: Vec<String> = found.iter().take(5).map(|&character| in_words(character)).collect();
    if found.len() > words.len() {
        words.push("others".to_owned());
    }
    let last = words.pop()?;
    Some(if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) })
}

fn ranges_in_words(ranges: &[(char, char)]) -> String {
    let in_words = |&(first, last): &(char, char)| {
        if first == last { format!("`{first}`") } else { format!("`{first}`–`{last}`") }
    };
    ranges.iter().map(in_words).collect::<Vec<_>>().join(", ")
}
