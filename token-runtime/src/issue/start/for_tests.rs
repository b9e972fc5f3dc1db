//! Made-up credentials and variables, with feature `test-util`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use token_schema::{Choices, Credential, Field, Looks, Role};

use super::{Start, out_of_bounds, region_error, variables};
use crate::credentials::variable::check_kind;
use crate::issue::declaration::{Declaration, Declarations, Env, ValueKind};
use crate::rules::limits;
use crate::vendors::vendor::Vendor;

#[cfg(not(debug_assertions))]
compile_error!(
    "the feature `test-util` of token-core is for tests, because its credentials are made up, and this is a build \
     without `debug_assertions`, such as `--release`. Enable the feature in `[dev-dependencies]` only. To test an \
     optimised build, set `debug-assertions = true` in its profile"
);

/// From this the secrets of the process are made.
static SEED: LazyLock<[u8; 32]> = LazyLock::new(rand::random);

/// Any vendor takes such a secret.
const SECRET: Looks = Looks::new(48, &[('0', '9'), ('A', 'Z'), ('a', 'z')]);

impl<V: Vendor> Start<V> {
    /// Starts with made-up values for all variables without a default: the secret differs in each process, each other
    /// value depends on the variable only.
    ///
    /// # Panics
    ///
    /// If a variable has no value that all its fields accept, which no environment has then.
    #[must_use]
    #[track_caller]
    #[expect(clippy::panic, reason = "a test fails by panicking")]
    pub fn for_tests(declarations: &'static Declarations) -> Self {
        let values = values(declarations);
        Self::from_lookup(declarations, |name| values.get(name).cloned())
            .unwrap_or_else(|error| panic!("no made-up values start these tokens: {error}"))
    }
}

fn values(declarations: &'static Declarations) -> BTreeMap<&'static str, String> {
    let mut uses: BTreeMap<&str, Vec<(&Declaration, &Env)>> = BTreeMap::new();
    for (declaration, env) in variables(declarations) {
        uses.entry(env.name).or_default().push((declaration, env));
    }
    uses.retain(|_, uses| uses.iter().any(|(_, env)| env.default.is_none()));
    let fields = uses.into_iter().map(|(name, uses)| (name, value(&uses, declarations)));
    let credentials = declarations.vendor.credentials.iter();
    credentials
        .filter_map(|part| Some((part.env.iter().next()?, credential(part, declarations.vendor))))
        .chain(fields)
        .collect()
}

fn credential(part: &Credential, vendor: &token_schema::Vendor) -> String {
    let name = &*part.name;
    match (&part.role, &part.looks) {
        (Role::Claim(_, Some(kind)), _) => sid(kind, name),
        (Role::PrivateKey, _) => private_key(vendor),
        (Role::Claim(..) | Role::Header(_), looks) => {
            let digits = format!("{:0>8}", digits(name));
            looks.as_ref().map_or_else(|| format!("test-{digits}"), |looks| format!("{digits:0>0$}", looks.length))
        }
        (Role::Secret, looks) => secret(looks.as_ref().unwrap_or(&SECRET)),
    }
}

/// A key of the first algorithm, random in each process as a secret is. ring makes no RSA keys, so that is one that everyone knows.
fn private_key(vendor: &token_schema::Vendor) -> String {
    #[cfg(feature = "ring")]
    return crate::keys::for_tests(vendor.format.algorithms().next());
    #[cfg(not(feature = "ring"))]
    {
        let _ = vendor;
        String::new()
    }
}

fn secret(looks: &Looks) -> String {
    let characters: Vec<char> = looks.characters.iter().flat_map(|&(first, last)| first..=last).collect();
    let mut random = StdRng::from_seed(*SEED);
    (0..looks.length).filter_map(|_| characters.choose(&mut random)).collect()
}

/// The first value that every use of the variable accepts.
fn value(uses: &[(&'static Declaration, &'static Env)], declarations: &'static Declarations) -> String {
    let vendor = declarations.vendor;
    let is_good = |value: &String| {
        uses.iter().all(|&(declaration, env)| {
            check_kind(env.name, value, env.kind, vendor).is_none()
                && out_of_bounds(env, value, declarations).is_none()
                && region_error(declaration, env, value, vendor).is_none()
        })
    };
    let candidates: Vec<_> = uses.iter().flat_map(|(_, env)| candidates(env, declarations)).collect();
    candidates.iter().find(|value| is_good(value)).or(candidates.first()).cloned().unwrap_or_default()
}

fn candidates(env: &Env, declarations: &'static Declarations) -> Vec<String> {
    let field = limits::field_at(env.field, declarations.vendor, declarations.additions);
    let mut candidates = match field.map(|field| &field.one_of) {
        Some(Choices::Strings(known)) => known.iter().map(str::to_owned).collect(),
        Some(Choices::Integers(known)) => known.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    match env.kind {
        ValueKind::Bool => candidates.push("true".to_owned()),
        ValueKind::Integer => {
            let bounds = field.map(|field| [field.min, field.most]).into_iter().flatten().flatten();
            candidates.extend(bounds.chain([1]).map(|n| n.to_string()));
        }
        ValueKind::Sid(kind) => candidates.push(sid(kind, env.name)),
        ValueKind::String if env.field == "region" => {
            candidates.extend(declarations.vendor.format.regions.iter().map(str::to_owned));
        }
        ValueKind::String => {
            candidates.extend(field.and_then(of_form));
            candidates.extend([format!("test-{}", digits(env.name)), "test".to_owned(), "t".to_owned()]);
        }
        ValueKind::Strings(_) => candidates.extend([format!("test-{}", digits(env.name)), "test".to_owned()]),
    }
    candidates
}

/// A string with the length and the characters of the field, if it has either.
fn of_form(field: &Field) -> Option<String> {
    let first = field.characters.first().map_or('t', |(first, _)| *first);
    let length = if field.length > 0 { field.length } else { 1 };
    (field.length > 0 || !field.characters.is_empty()).then(|| first.to_string().repeat(length as usize))
}

/// A SID that is as good as any other, but nobody's: zeros, and the end differs with the variable.
fn sid(kind: &token_schema::Sid, name: &str) -> String {
    let digits = digits(name);
    let digits = digits.get(digits.len().saturating_sub(kind.digits)..).unwrap_or_default();
    format!("{}{digits:0>width$}{}", kind.prefix, kind.suffix, width = kind.digits)
}

/// Eight digits that depend on the name: its FNV-1a hash.
fn digits(name: &str) -> String {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}
