//! The rules that can be explained: the list, and what a vendor's tables add to it.

#[cfg(test)]
mod tests;

use token_core::schema::{Role, Vendor};
use token_schema::rule::{self, Rule, Topic};

/// All rules of one vendor.
pub(super) fn of(vendor: &Vendor) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rule::ALL.iter().copied().cloned().collect();
    for rule in of_schema(vendor) {
        // Tokens of several other vendors are one rule.
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}

/// The rules of a vendor's tables: on what people hand over in place of a token, on claims that hold a SID, and on regions.
fn of_schema(vendor: &Vendor) -> Vec<Rule> {
    let input = |id: &str, summary| Rule::from_schema(id.to_owned(), Topic::Input, summary);
    let mut rules = Vec::new();
    for part in &*vendor.credentials {
        match &part.role {
            Role::Secret if part.looks.is_some() => {
                rules.push(input(&part.rule, format!("The input looks like an {}, and no access token.", part.title)));
            }
            Role::Claim(claim, Some(_)) => {
                let summary = format!("`{claim}` is not the {}.", part.title);
                rules.push(Rule::from_schema(part.rule.clone().into_owned(), Topic::Claims, summary));
            }
            Role::Secret | Role::Claim(..) => {}
        }
        rules.extend(
            part.look_alikes
                .iter()
                .map(|other| input(&other.rule, format!("The input looks like {}, and no access token.", other.what))),
        );
    }
    rules.extend(vendor.foreign.iter().map(|foreign| {
        input(&foreign.rule, format!("It is {}, and no access token: {}.", foreign.what, foreign.advice))
    }));
    if vendor.format.region_header.is_some() {
        let header = |id: &str, summary| Rule::from_schema(id.to_owned(), Topic::Header, summary);
        let summary = "The header names a region that does not exist, or where the SDK does not exist.".to_owned();
        rules.push(header(&vendor.format.region_rule, summary));
        rules.extend(vendor.sdks.iter().map(|sdk| {
            let summary =
                format!("The token is for {}, and its header names a region where that does not exist.", sdk.title);
            header(&sdk.region_rule, summary)
        }));
    }
    rules
}
