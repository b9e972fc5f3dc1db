//! What the tokens of a program hold, lent to a preflight.

use std::fmt;

use zeroize::Zeroizing;

use crate::credentials::RawCredentials;
use crate::issue::declaration::{Declaration, Declarations, Env, Region, Segment};

/// Lends what its tokens hold: implemented by the `Tokens` of each `include_grants!`.
///
/// The crate token-preflight asks the vendor about these values before a client connects: whether the key is in use, and whether each
/// service exists. Nothing here prints a value: `Debug` shows only names.
pub trait Lend {
    /// The credentials, and the values of grants that the vendor can be asked about.
    fn lend(&self) -> Lent<'_>;
}

/// The credentials of a program's tokens, and the values in their grants that the vendor can be asked about.
pub struct Lent<'a> {
    credentials: &'a RawCredentials,
    held: Vec<Held<'a>>,
    regions: Vec<&'a str>,
    is_built_in: bool,
}

/// A value in the grants of a declaration, or the input that will give it.
pub struct Held<'a> {
    /// The field, `chat.service_sid`.
    pub field: &'static str,
    /// The name of the declaration.
    pub declaration: &'static str,
    /// Where the value comes from: the variable, and the line of the `grants.toml`.
    pub at: String,
    /// The region of the declaration; empty for a vendor without regions.
    pub region: &'a str,
    /// The value; `None`: each call that issues a token gives one.
    value: Option<Zeroizing<String>>,
}

impl<'a> Lent<'a> {
    pub(crate) fn new(
        credentials: &'a RawCredentials,
        declarations: &'static Declarations,
        value_of: &dyn Fn(&str) -> Option<&'a str>,
        is_built_in: bool,
    ) -> Self {
        let first = declarations.vendor.format.regions.first().unwrap_or_default();
        let (mut held, mut regions) = (Vec::new(), Vec::new());
        for declaration in declarations.tokens {
            if !declaration.switches.is_empty() && declaration.switches.iter().all(|name| value_of(name).is_none()) {
                continue;
            }
            let region = match &declaration.region {
                Some(Region::Named(region)) => region,
                Some(Region::Env(env)) => value_of(env.name).or(env.default).unwrap_or(first),
                None => first,
            };
            if !regions.contains(&region) {
                regions.push(region);
            }
            let probes = declarations.vendor.probes.iter();
            let fields = probes.flat_map(|probe| probe.fields.iter());
            held.extend(fields.filter_map(|field| held_at(field, declaration, declarations.file, region, value_of)));
        }
        Self { credentials, held, regions, is_built_in }
    }

    /// The vendor's tables.
    #[doc(hidden)]
    #[must_use]
    pub fn vendor(&self) -> &'static token_schema::Vendor {
        self.credentials.vendor()
    }

    /// Whether the vendor's hosts are those of a schema of this project.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.is_built_in
    }

    /// A part of the credentials that is no secret, by its name in the schema.
    #[must_use]
    pub fn credential(&self, name: &str) -> Option<&str> {
        let names: Vec<&str> = self.credentials.names().collect();
        let value = self.credentials.values().find(|(part, _)| part.name == name).map(|(_, value)| value)?;
        names.contains(&value).then_some(value)
    }

    /// Lends the secret that signs the tokens, for the request that asks whether it is in use. `None`: the tokens are signed with a
    /// private key, which is never sent.
    pub fn with_secret<R>(&self, borrow: impl FnOnce(&str) -> R) -> Option<R> {
        self.credentials.shared_secret().map(borrow)
    }

    /// The values in grants.
    #[must_use]
    pub fn held(&self) -> &[Held<'a>] {
        &self.held
    }

    /// The regions of the declarations.
    #[must_use]
    pub fn regions(&self) -> &[&'a str] {
        &self.regions
    }
}

impl Held<'_> {
    /// Lends the value; `None`: each call that issues a token gives one.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_ref().map(|value| value.as_str())
    }
}

impl fmt::Debug for Lent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lent").field("credentials", &self.credentials).field("held", &self.held).finish_non_exhaustive()
    }
}

impl fmt::Debug for Held<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").field("at", &self.at).field("region", &self.region).finish_non_exhaustive()
    }
}

/// What a declaration has at the path of a field; `None`: nothing.
fn held_at<'a>(
    field: &'static str,
    declaration: &'static Declaration,
    file: &str,
    region: &'a str,
    value_of: &dyn Fn(&str) -> Option<&'a str>,
) -> Option<Held<'a>> {
    let place = |line: u32| format!("{file}:{line} `{field}` of `{}`", declaration.name);
    let line = declaration.line_of(field);
    let held = |at, value: Option<Zeroizing<String>>| Held { field, declaration: declaration.name, at, region, value };
    let variable = declaration.grants.iter().find_map(|part| match part {
        Segment::Env(env) | Segment::Optional(_, env) if env.field == field => Some(env),
        _ => None,
    });
    if let Some(Env { name, default, line, .. }) = variable {
        let value = value_of(name).or(*default)?.to_owned();
        return Some(held(format!("{name}, for {}", place(*line)), Some(value.into())));
    }
    if declaration.inputs.iter().any(|input| input.fields.contains(&field)) {
        return Some(held(place(line), None));
    }
    declaration.constant(field).map(|text| held(place(line), Some(text)))
}
