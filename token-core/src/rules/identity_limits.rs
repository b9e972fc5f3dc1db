//! What the SDKs ask of an identity: the name under which a client appears.

use std::borrow::Cow;
use std::collections::BTreeSet;

use token_schema::rule;
use token_schema::{Format, Identity, Sdk};

use crate::rules::finding::Finding;
use crate::rules::shown::Shown;

/// Where the identity stands in a token, for findings about it.
pub(crate) fn place(format: &Format) -> Cow<'static, str> {
    match &format.grants {
        Some(grants) if format.identity_in_grants => format!("claims.{grants}.{}", format.identity).into(),
        _ => format!("claims.{}", format.identity).into(),
    }
}

/// What one SDK would say of an identity.
#[must_use]
pub fn of_sdk(identity: &str, sdk: &'static Sdk, format: &Format) -> Vec<Finding> {
    check(identity, &[sdk], format)
}

/// What the SDKs would say of an identity. A token for several of them must please all, so each of them is asked.
pub(crate) fn check(identity: &str, sdks: &[&'static Sdk], format: &Format) -> Vec<Finding> {
    let at = place(format);
    if identity.is_empty() {
        return vec![Finding::new(rule::IDENTITY_EMPTY, at, "the identity is empty", "give the name of the client")];
    }
    let mut findings = Vec::new();
    for sdk in sdks {
        length(identity, sdk, &at, &mut findings);
        forbidden(identity, sdk, &at, &mut findings);
        advised_against(identity, sdk, &at, &mut findings);
    }
    findings
}

/// The identities of which all the SDKs have nothing to say: short, and of letters, digits and underscores. Asked once, so that each
/// token with such a name costs one pass over it.
#[derive(Clone, Copy)]
pub(crate) struct Plain {
    /// Longest, bytes. 0: some SDK minds even these characters.
    longest: usize,
}

impl Plain {
    /// No identity is known to be one.
    pub(crate) const NONE: Self = Self { longest: 0 };

    pub(crate) fn new<'s>(sdks: impl Iterator<Item = &'s Sdk> + Clone) -> Self {
        let minds = |rules: &Identity, character| {
            forbids(rules, character)
                || rules.avoid.contains(character)
                || (!rules.prefer.is_empty() && !within(&rules.prefer, character))
        };
        let plain = || ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(['_']);
        if sdks.clone().any(|sdk| plain().any(|character| minds(&sdk.identity, character))) {
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

fn length(identity: &str, sdk: &'static Sdk, at: &str, findings: &mut Vec<Finding>) {
    let Identity { max, unit, warn_above, .. } = &sdk.identity;
    let (max, warn_above) = (*max, *warn_above);
    let count = unit.count(identity);
    let over = |limit: u32| limit > 0 && count > limit as usize;
    let counted = unit.words(count);
    if over(max) {
        findings.push(
            Finding::new(
                rule::IDENTITY_TOO_LONG,
                at.to_owned(),
                format!("the identity has {counted}, and {} takes {max} at most", sdk.title),
                format!("shorten it to {max}, or use a shorter id that stands for it"),
            )
            .of(sdk),
        );
    } else if over(warn_above) {
        findings.push(
            Finding::new(
                rule::IDENTITY_LONG,
                at.to_owned(),
                format!("the identity has {counted}; not every {} client takes more than {warn_above}", sdk.title),
                format!("shorten it to {warn_above}"),
            )
            .of(sdk),
        );
    }
}

fn forbidden(identity: &str, sdk: &'static Sdk, at: &str, findings: &mut Vec<Finding>) {
    let found = which(identity, |character| forbids(&sdk.identity, character));
    if let Some(found) = found {
        findings.push(
            Finding::new(
                rule::IDENTITY_FORBIDDEN_CHARACTERS,
                at.to_owned(),
                format!("the identity has {found} in it, which {} refuses", sdk.title),
                "replace it, or use an id that stands for the name",
            )
            .of(sdk),
        );
    }
}

fn advised_against(identity: &str, sdk: &'static Sdk, at: &str, findings: &mut Vec<Finding>) {
    let rules = &sdk.identity;
    let found = which(identity, |character| {
        let advised =
            rules.avoid.contains(character) || (!rules.prefer.is_empty() && !within(&rules.prefer, character));
        advised && !forbids(rules, character)
    });
    if let Some(found) = found {
        let advice = match &*rules.prefer {
            [] => "leave it out".to_owned(),
            ranges => format!("keep to {}", ranges_in_words(ranges)),
        };
        findings.push(
            Finding::new(
                rule::IDENTITY_RESERVED_CHARACTERS,
                at.to_owned(),
                format!("the identity has {found} in it, which {} advises against", sdk.title),
                advice,
            )
            .of(sdk),
        );
    }
}

fn forbids(rules: &Identity, character: char) -> bool {
    rules.forbid.contains(character) || (rules.forbid_control && character.is_control())
}

fn within(ranges: &[(char, char)], character: char) -> bool {
    ranges.iter().any(|&(first, last)| (first..=last).contains(&character))
}

/// The characters of that sort in words, each once, at most five of them; `None` where there is none.
fn which(identity: &str, sort: impl Fn(char) -> bool) -> Option<String> {
    let found: BTreeSet<char> = identity.chars().filter(|&character| sort(character)).collect();
    let mut words: Vec<String> = found.iter().take(5).map(|&character| in_words(character)).collect();
    if found.len() > words.len() {
        words.push("others".to_owned());
    }
    let last = words.pop()?;
    Some(if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) })
}

fn in_words(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        '`' => "a backtick".to_owned(),
        _ => Shown(character.encode_utf8(&mut [0; 4])).to_string(),
    }
}

fn ranges_in_words(ranges: &[(char, char)]) -> String {
    let words: Vec<_> = ranges
        .iter()
        .map(|&(first, last)| if first == last { format!("`{first}`") } else { format!("`{first}`–`{last}`") })
        .collect();
    words.join(", ")
}
