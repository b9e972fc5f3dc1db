//! Which warnings are errors.

use token_schema::rule::{self, Rule};
use token_schema::suggest::closest;

use crate::rules::finding::Finding;

/// Which warnings are errors.
#[derive(Clone, Copy, Debug, Default)]
pub enum Strictness {
    /// None.
    #[default]
    Lenient,
    /// Those of these rules.
    On(&'static [&'static str]),
    /// All.
    Strict,
}

impl Strictness {
    /// Whether any warning is an error.
    pub(crate) fn is_strict(self) -> bool {
        !matches!(self, Self::Lenient)
    }

    pub(crate) fn stops(self, finding: &Finding) -> bool {
        finding.is_error()
            || match self {
                Self::Lenient => false,
                Self::On(rules) => rules.contains(&finding.rule),
                Self::Strict => true,
            }
    }

    /// `rule-unknown`: a misspelt rule would let its warnings pass.
    pub(crate) fn unknown(self) -> impl Iterator<Item = Finding> {
        let rules = if let Self::On(rules) = self { rules } else { &[] };
        rules.iter().filter(|id| Rule::find(id).is_none()).map(|id| {
            let fix = match closest(id, rule::ALL.iter().map(|rule| rule.id())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`token explain` lists the rules".to_owned(),
            };
            Finding::new(rule::RULE_UNKNOWN, "strict_on", format!("unknown rule `{id}`"), fix)
        })
    }
}
