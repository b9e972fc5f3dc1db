//! The unit of a maximum length.

use token_schema::rule::Rule;

use crate::ast::Spanned;
use crate::model::Unit;
use crate::report::{Problem, Report, quoted};

/// The unit of this name; characters if it is missing.
pub(crate) fn check(what: &str, rule: &'static Rule, unit: Option<&Spanned<String>>, report: &mut Report) -> Unit {
    let Some(unit) = unit else { return Unit::default() };
    if let Some(known) = Unit::named(&unit.value) {
        return known;
    }
    Problem::at(rule, unit, format!("{what}: unknown unit {}", quoted(&unit.value)))
        .label("it is the unit of `max`")
        .suggest(&unit.value, &Unit::NAMES, "the units are")
        .add_to(report);
    Unit::default()
}
