//! The claims of a vendor's tokens: each has a name and one meaning.

use token_schema::rule;

use super::grants::CLAIMS;
use crate::ast::Spanned;
use crate::declared;
use crate::model::Format;
use crate::report::{Problem, Report, quoted};

/// The claims for the times and the id of a token.
const OWN: [&str; 4] = ["iat", "nbf", "exp", "jti"];

/// Checks the claims of the format and the credentials; those of grants are checked with the grants.
pub(crate) fn check(file: &declared::File, format: &Format, report: &mut Report) {
    let mut taken = Taken { claims: Vec::new(), report };
    if let Some(said) = &file.format {
        if let Some(grants) = &said.grants {
            taken.claim("[format]: `grants`", "the grants", grants, &CLAIMS, "write `grants = \"grants\"`");
        }
        // A member of the grants is not a claim.
        if let Some(identity) = said.identity.as_ref().filter(|said| said.value == format.identity) {
            let registered = CLAIMS.map(|claim| if claim == "sub" { "" } else { claim });
            taken.claim("[format]: `identity`", "the identity", identity, &registered, "write `identity = \"sub\"`");
        }
    }
    for (name, _) in file.format.iter().flat_map(|said| &said.claims).flat_map(|claims| &claims.value) {
        taken.claim("[format]: `claims`", "a fixed value", name, &OWN, "write another claim, as the vendor spells it");
    }
    for part in &file.credentials {
        if let Some(claim) = &part.claim {
            let name = &part.name.value;
            let help = "write another claim, as the vendor spells it";
            taken.claim(
                &format!("[credential.{name}]: `claim`"),
                &format!("the credential `{name}`"),
                claim,
                &OWN,
                help,
            );
        }
    }
}

struct Taken<'r> {
    claims: Vec<(String, String)>,
    report: &'r mut Report,
}

impl Taken<'_> {
    fn claim(&mut self, what: &str, holds: &str, claim: &Spanned<String>, registered: &[&str], help: &str) {
        let name = claim.value.as_str();
        // An empty `identity` is reported with the format.
        if name.is_empty() && holds == "the identity" {
            return;
        }
        let other = self.claims.iter().find(|(taken, _)| taken == name).map(|(_, holds)| holds.as_str());
        let (title, why) = if name.is_empty() {
            (format!("{what} is empty"), "a claim needs a name".to_owned())
        } else if registered.contains(&name) {
            let why = format!("{} is a registered claim with its own meaning (RFC 7519, section 4.1)", quoted(name));
            (format!("{what} is {}, which cannot contain {holds}", quoted(name)), why)
        } else if let Some(other) = other {
            let why = format!("it already contains {other}, and readers of a token disagree about a duplicate claim");
            (format!("{what} is {}, which is taken", quoted(name)), why)
        } else {
            self.claims.push((name.to_owned(), holds.to_owned()));
            return;
        };
        self.report.add(Problem::at(rule::CLAIM_TAKEN, claim, title).label(why).help(help));
    }
}
