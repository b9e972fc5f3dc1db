//! The credentials in the variables: each is checked by itself, and against the others.

use std::mem;

use smallvec::SmallVec;
use token_schema::rule::{self, Rule};
use token_schema::{Credential, Role, Sid, Vendor, article};
use zeroize::Zeroizing;

use crate::credentials::checks::{
    blank, credential_error, holds_the_secret, is_of_development, key_in_a_name, line, look_alike, may_be, missing,
    not_a_secret, suspect, swapped,
};
use crate::credentials::exchanged;
use crate::credentials::key_text::is_private_key;
use crate::credentials::parts::{part_of_key, secret_of};
use crate::credentials::secret::Secret;
use crate::credentials::start_error::StartError;
use crate::credentials::variable::{Lookup, check_sid, is_reported, non_empty, other_kind, other_secret, unreadable};
use crate::keys::key_pair::KeyPair;
#[cfg(feature = "ring")]
use crate::keys::key_pair::kinds;
use crate::keys::{KeyError, PrivateKey};
use crate::rules::finding::Finding;

/// What the variables hold.
pub(super) struct Found {
    /// The values that become claims or header parameters, in the order of the schema.
    pub(super) values: SmallVec<[String; 2]>,
    /// Empty if there is a private key.
    pub(super) secret: Secret,
    pub(super) pair: Option<KeyPair>,
    pub(super) warnings: Vec<Finding>,
}

impl Found {
    /// `key`: the private key that is not in a variable.
    pub(super) fn look_up(
        vendor: &'static Vendor,
        key: Option<PrivateKey>,
        lookup: Lookup<'_>,
    ) -> Result<Self, StartError> {
        let mut problems = Vec::new();
        let mut found: Vec<FoundCredential> = Vec::new();
        let parts = vendor.credentials.iter().filter(|part| key.is_none() || !part.role.signs());
        let (reported, others): (Vec<_>, Vec<_>) = parts.partition(|part| is_reported(part.env.iter(), lookup));
        for part in others {
            found.extend(FoundCredential::look_up(part, vendor, lookup, &mut problems));
        }
        report_swapped(&mut found, vendor, lookup, &mut problems);
        let pair = key
            .map(|key| KeyPair::of_private(key, vendor, &secret_of(vendor).title))
            .or_else(|| found.iter().find_map(|one| one.pair(vendor)))
            .transpose()
            .map_err(|error| problems.push(error.0))
            .unwrap_or_default();
        let judged: Vec<_> = found.iter().map(|one| one.problem(&found, vendor, lookup)).collect();
        for (one, problem) in found.iter_mut().zip(judged) {
            one.reported |= problem.is_some();
            problems.extend(problem);
        }
        if !problems.is_empty() || !reported.is_empty() {
            // A warning may explain a problem: a person who confuses the account's SID with the key's also confuses its password with the key's
            // secret. A short secret explains nothing, so its warning waits until there is no problem.
            let unreported = found.iter().filter(|one| !one.reported);
            let warning = |one: &FoundCredential| Some(one.owns(look_alike(one.variable, &one.value, one.part)?));
            problems.extend(unreported.filter_map(warning));
            return Err(StartError::new(lookup.name(), problems));
        }
        // Key and secret of the development mode are one mistake.
        let mut of_development = false;
        let suspect = |one: &FoundCredential| {
            if is_of_development(one.part, &one.value) && mem::replace(&mut of_development, true) {
                return None;
            }
            Some(one.owns(suspect(one.variable, &one.value, one.part)?))
        };
        let warnings = found.iter().filter_map(suspect).collect();
        let (secrets, values): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.part.role.signs());
        // Moved, not copied: what remains is empty.
        let taken = |mut one: FoundCredential| mem::take(&mut *one.value);
        let secret = match secrets.into_iter().next() {
            Some(secret) => taken(secret),
            None if pair.is_some() => String::new(),
            None => return Err(StartError::no_secret(&lookup.name())),
        };
        let values = values.into_iter().map(taken).collect();
        Ok(Self { values, secret: Secret::new(secret), pair, warnings })
    }
}

/// A part of the credentials that a variable holds.
struct FoundCredential {
    part: &'static Credential,
    variable: &'static str,
    value: Zeroizing<String>,
    reported: bool,
}

impl FoundCredential {
    fn look_up(
        part: &'static Credential,
        vendor: &'static Vendor,
        lookup: Lookup<'_>,
        problems: &mut Vec<Finding>,
    ) -> Option<Self> {
        let mut set = part.env.iter().filter_map(|name| Some((name, non_empty(lookup, name)?)));
        let unreadable = unreadable(part.env.iter(), lookup);
        let Some((variable, value)) = set.next().filter(|_| unreadable.is_none()) else {
            let problem = unreadable.unwrap_or_else(|| missing(part, vendor, lookup));
            let name = part.env.iter().find(|name| *name == problem.at);
            problems.push(problem.of_variables(name, part.env.iter()));
            return None;
        };
        let mut reported = false;
        if let Some((other, _)) = set.find(|(_, other)| *other != value) {
            let message = format!("different values for the {}", part.title);
            let fix = "set only one of them";
            let problem = Finding::new(rule::VARIABLES_DIFFER, format!("{variable} and {other}"), message, fix);
            problems.push(problem.of_variables([variable, other], part.env.iter()));
            reported = true;
        } else if matches!(part.role, Role::PrivateKey) || !part.role.signs() && is_private_key(&value) {
            // Read by `pair`; or said by `problem`, unless the two are swapped.
        } else if let Some(problem) =
            line(variable, &value, part, vendor).or_else(|| credential_error(variable, &value, part))
        {
            problems.push(problem.of_variables([variable], part.env.iter()));
            reported = true;
        }
        Some(Self { part, variable, value, reported })
    }

    /// The private key of this variable; `None` for another part.
    fn pair(&self, vendor: &Vendor) -> Option<Result<KeyPair, KeyError>> {
        if self.reported || !matches!(self.part.role, Role::PrivateKey) {
            return None;
        }
        let at = self.variable;
        #[cfg(feature = "ring")]
        let key = PrivateKey::from_variable(&self.value, at).map_err(|mut error| {
            if error.is_of_secret() {
                error.0.fix = format!("set it to the {} as PEM: {}", self.part.title, kinds(vendor));
            }
            error
        });
        #[cfg(not(feature = "ring"))]
        let key: Result<PrivateKey, _> = {
            let message = "a private key, and token-core is built without the feature that signs with it";
            let fix = "enable its feature `ring`, or give a key of yours with `from_env_with_key`";
            Err(KeyError(Finding::new(rule::SIGNER_MISSING, at, message, fix)))
        };
        let pair = key.and_then(|key| KeyPair::of_private(key, vendor, at));
        Some(pair.map_err(|error| KeyError(self.owns(error.0))))
    }

    fn problem(&self, all: &[Self], vendor: &'static Vendor, lookup: Lookup<'_>) -> Option<Finding> {
        if self.reported {
            return None;
        }
        let of_key = key_in_a_name(self.variable, &self.value, self.part, vendor);
        let problem = of_key.or_else(|| match &self.part.role {
            Role::Claim(_, Some(kind)) => self.in_place_of_sid(kind, vendor).or_else(|| {
                check_sid(self.variable, &self.value, kind, vendor).map(|mut problem| {
                    if let Some(owner) = all.iter().find(|other| other.takes(&self.value)) {
                        problem.fix =
                            format!("{}; the {} belongs in `{}`", problem.fix, owner.part.title, owner.variable);
                    }
                    problem
                })
            }),
            Role::Claim(_, None) | Role::Header(_) => {
                self.with_secret(vendor).or_else(|| self.other_secret(vendor, lookup))
            }
            Role::PrivateKey => None,
            Role::Secret => blank(self.variable, &self.value)
                .or_else(|| not_a_secret(self.variable, &self.value, self.part, vendor))
                .or_else(|| self.same_as_another(all))
                .or_else(|| self.with_name(all))
                .or_else(|| self.other_secret(vendor, lookup)),
        });
        problem.map(|problem| self.owns(problem))
    }

    /// What looks like the secret, in the place of a SID.
    fn in_place_of_sid(&self, kind: &Sid, vendor: &'static Vendor) -> Option<Finding> {
        let (secret, sid) = (secret_of(vendor), &self.part.title);
        let looks = secret.looks.as_ref().filter(|_| kind.fault(&self.value).is_some())?;
        let is_other = secret.look_alikes.iter().any(|other| other.looks.fit(&self.value));
        if !looks.fit(&self.value) || is_other || other_kind(&self.value, vendor).is_some() {
            return None;
        }
        let what = format!("{} {}", article(&secret.title), secret.title);
        let message = format!("holds what looks like {what}; expected the {sid}, which every token shows");
        let fix = format!("set it to the {sid}: {}; if a token was issued with it, make a new key", kind.form());
        Some(Finding::new(rule::VARIABLE_WRONG_SID, self.variable, message, fix))
    }

    /// Says that a finding is about this variable.
    fn owns(&self, finding: Finding) -> Finding {
        finding.of_variables([self.variable], self.part.env.iter())
    }

    fn takes(&self, value: &str) -> bool {
        matches!(&self.part.role, Role::Claim(_, Some(kind)) if kind.fault(value).is_none())
    }

    fn swapped_with(&self, other: &Self, vendor: &'static Vendor) -> Option<Finding> {
        let is_swapped = match other.part.role {
            Role::Secret => holds_the_secret(self.part, &self.value, &other.value, vendor),
            Role::PrivateKey => is_private_key(&self.value) && may_be(self.part, &other.value),
            Role::Claim(..) | Role::Header(_) => {
                let (one, two) = (&self.value, &other.value);
                self.takes(two) && other.takes(one) && !self.takes(one) && !other.takes(two)
            }
        };
        (is_swapped && !self.reported && !other.reported).then(|| {
            let (message, fix) = swapped(self.part, other.part);
            let at = format!("{} and {}", self.variable, other.variable);
            let names = self.part.env.iter().chain(other.part.env.iter());
            Finding::new(rule::VARIABLES_SWAPPED, at, message, fix).of_variables([self.variable, other.variable], names)
        })
    }

    /// A whole key, `NAME:SECRET`, in the place of its name, which every token shows.
    fn with_secret(&self, vendor: &'static Vendor) -> Option<Finding> {
        let is_key = part_of_key(vendor).is_some_and(|(part, _)| part.name == self.part.name);
        let is_known = self.part.looks.as_ref().is_some_and(|looks| looks.fit(&self.value));
        let secret = secret_of(vendor);
        if !is_key || is_known || !matches!(secret.role, Role::Secret) {
            return None;
        }
        let (name, rest) = self.value.split_once(':')?;
        if name.is_empty() || rest.is_empty() {
            return None;
        }
        let title = &self.part.title;
        let message =
            format!("holds `:` and more after the {title}; if that is the {}, every token shows it", secret.title);
        let fix =
            format!("set it to the {title} alone, the part before `:`; if a token was issued with it, make a new key");
        Some(Finding::new(rule::VARIABLE_SECRET, self.variable, message, fix))
    }

    /// The same in the place of the secret.
    fn with_name(&self, all: &[Self]) -> Option<Finding> {
        let names = all.iter().filter(|other| !other.part.role.signs() && !other.value.is_empty());
        let is_before =
            |other: &&Self| self.value.strip_prefix(&*other.value).is_some_and(|rest| rest.starts_with(':'));
        let name = names.into_iter().find(is_before)?;
        let message = format!("the {}, `:` and the {}", name.part.title, self.part.title);
        let fix = format!("set it to the {} alone, the part after `:`", self.part.title);
        Some(Finding::new(rule::VARIABLE_WRONG_VALUE, self.variable, message, fix))
    }

    fn same_as_another(&self, all: &[Self]) -> Option<Finding> {
        let other = all.iter().find(|other| other.part.name != self.part.name && other.value == self.value)?;
        // The other is wrong, and has a problem of its own.
        if matches!(&other.part.role, Role::Claim(_, Some(kind)) if kind.fault(&other.value).is_some()) {
            return None;
        }
        let message = format!("same value as `{}`, which is visible in every token", other.variable);
        Some(self.finding(rule::SECRET_NOT_SECRET, message))
    }

    /// The finding for another secret of the vendor: it signs no token, and must not be visible in one.
    fn other_secret(&self, vendor: &Vendor, lookup: Lookup<'_>) -> Option<Finding> {
        let (name, what) = other_secret(&self.value, vendor, lookup)?;
        let (what, title) = (format!("{} {what}", article(what)), &self.part.title);
        let (rule, why) = match self.part.role {
            Role::Secret | Role::PrivateKey => (rule::SECRET_OTHER, format!("; {what} does not sign access tokens")),
            Role::Claim(..) | Role::Header(_) => {
                (rule::VARIABLE_SECRET, format!(", {what}; the {title} is visible in every token"))
            }
        };
        Some(self.finding(rule, format!("same value as `{name}`{why}")))
    }

    fn finding(&self, rule: &'static Rule, message: String) -> Finding {
        Finding::new(rule, self.variable, message, format!("set it to the {}", self.part.title))
    }
}

/// Reports parts that hold each other's values: one problem for all.
fn report_swapped(
    found: &mut [FoundCredential],
    vendor: &'static Vendor,
    lookup: Lookup<'_>,
    problems: &mut Vec<Finding>,
) {
    let unreported = found.iter().filter(|one| !one.reported && !matches!(one.part.role, Role::PrivateKey));
    let parts = unreported.map(|one| (one.part, one.variable, one.value.as_str()));
    if let Some((finding, names)) = exchanged::find(parts, vendor, lookup) {
        for one in found.iter_mut() {
            one.reported |= names.contains(&one.variable);
        }
        let all = vendor.credentials.iter().filter(|part| part.env.iter().any(|name| names.contains(&name)));
        problems.push(finding.of_variables(names.iter().copied(), all.flat_map(|part| part.env.iter())));
    }
    for second in 1..found.len() {
        for first in 0..second {
            let Ok([one, other]) = found.get_disjoint_mut([first, second]) else { continue };
            if let Some(finding) = one.swapped_with(other, vendor).or_else(|| other.swapped_with(one, vendor)) {
                problems.push(finding);
                (one.reported, other.reported) = (true, true);
            }
        }
    }
}
