//! From declarations and the environment to templates, with all problems in one error.

#[cfg(feature = "test-util")]
mod for_tests;

use std::borrow::Cow;
use std::fmt;

use token_schema::leftover::Leftover;
use token_schema::rule::{self, Severity};
use token_schema::{Bound, Field, Form, Kind, article};

use crate::credentials::RawCredentials;
use crate::credentials::key_text::is_private_key;
use crate::credentials::neighbour;
use crate::credentials::source::{Environment, Source, Unnamed};
use crate::credentials::start_error::StartError;
use crate::credentials::variable::{
    self, Lookup, check_kind, is_reported, non_empty, other_secret, unreadable, value_error,
};
use crate::issue::declaration::{Declaration, Declarations, Env, Region, Segment, ValueKind};
use crate::issue::issue_events;
use crate::issue::lent::{Lend, Lent};
use crate::issue::started::{Started, Values};
use crate::issue::strictness::Strictness;
use crate::issue::template::{Constants, Piece, Settings, Template};
use crate::json::{ValueWriter, write_string};
use crate::jwt::clock::Clock;
use crate::jwt::compact;
use crate::keys::PrivateKey;
use crate::rules::finding::Finding;
use crate::rules::subject::Place;
use crate::rules::{leftover, limits};
use crate::vendors::vendor::Vendor;

/// The start of a program: the values found in the environment, without a problem.
pub struct Start<V: Vendor> {
    declarations: &'static Declarations,
    credentials: V::Credentials,
    values: Values,
    /// Where the values come from.
    source: Cow<'static, str>,
    warnings: Vec<Finding>,
}

impl<V: Vendor> Start<V> {
    /// Reads every variable that the declarations and the credentials name.
    pub fn from_env(declarations: &'static Declarations) -> Result<Self, StartError> {
        Self::look_up(declarations, None, &Environment)
    }

    /// As [`from_env`](Self::from_env), with the variables that `lookup` returns.
    pub fn from_lookup(
        declarations: &'static Declarations,
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, StartError> {
        Self::look_up(declarations, None, &Unnamed(lookup))
    }

    /// As [`from_env`](Self::from_env), with the variables of `source`.
    pub fn from_source(declarations: &'static Declarations, source: &Source<'_>) -> Result<Self, StartError> {
        Self::look_up(declarations, None, source)
    }

    /// As [`from_env`](Self::from_env), with a private key that is not in a variable.
    pub fn from_env_with_key(declarations: &'static Declarations, key: PrivateKey) -> Result<Self, StartError> {
        Self::look_up(declarations, Some(key), &Environment)
    }

    /// As [`from_lookup`](Self::from_lookup), with a private key that is not in a variable.
    pub fn from_lookup_with_key(
        declarations: &'static Declarations,
        key: PrivateKey,
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, StartError> {
        Self::look_up(declarations, Some(key), &Unnamed(lookup))
    }

    fn look_up(
        declarations: &'static Declarations,
        key: Option<PrivateKey>,
        lookup: Lookup<'_>,
    ) -> Result<Self, StartError> {
        let credentials = RawCredentials::look_up(declarations.vendor, key, lookup);
        let secret = credentials.as_ref().ok().map(RawCredentials::secret).filter(|secret| !secret.is_empty());
        let field = |env: &Env| limits::field_at(env.field, declarations.vendor, declarations.additions);
        let is_free = |env: &Env| field(env).is_some_and(|field| field.free_text);
        let mut values = Values::new();
        let mut wrong: Vec<(&str, Finding)> = Vec::new();
        let is_set = |name: &str| non_empty(lookup, name).is_some() || lookup.unreadable(name).is_some();
        for (declaration, env) in variables(declarations).filter(|(declaration, _)| !is_absent(declaration, &is_set)) {
            if is_reported([env.name], lookup) {
                continue;
            }
            let set = non_empty(lookup, env.name);
            let problem = unreadable([env.name], lookup);
            let problem = problem.or_else(|| match set.as_ref().map(|set| set.as_str()).or(env.default) {
                None if is_optional(declaration, env) => None,
                None => Some(missing(declaration, env, declarations, lookup)),
                Some(value) => readable_secret(env.name, value, secret, declarations.vendor, lookup)
                    .or_else(|| copied_with_region(declaration, env, value))
                    .or_else(|| check_kind(env.name, value, env.kind, declarations.vendor).filter(|_| !is_free(env)))
                    .or_else(|| out_of_bounds(env, value, declarations))
                    .or_else(|| region_error(declaration, env, value, declarations.vendor)),
            });
            // A default is that of one declaration, not of the variable.
            values.extend(set.map(|set| (env.name, set)));
            let Some(problem) = problem else { continue };
            // A problem has all the places that name the variable.
            let place = place(declaration, declarations.file, Some(env));
            match wrong.iter_mut().find(|(name, same)| *name == env.name && same.message == problem.message) {
                Some((_, same)) => *same = same.clone().at_place(place),
                None => wrong.push((env.name, problem.of_variables([env.name], [].into_iter()).at_place(place))),
            }
        }
        let mut problems: Vec<_> = wrong.into_iter().map(|(_, problem)| problem).collect();
        problems.extend(declarations.tokens.iter().filter_map(|token| too_long(token, declarations.file, &values)));
        let literal = |token| secret.and_then(|secret| literal_secret(token, declarations.file, secret));
        problems.extend(declarations.tokens.iter().filter_map(literal));
        let of_source = lookup.findings();
        match credentials {
            Ok(credentials) if problems.is_empty() && !of_source.iter().any(Finding::is_error) => {
                let mut warnings = of_source;
                warnings.extend_from_slice(credentials.warnings());
                warnings.extend(region_differs(declarations, lookup));
                Ok(Self { declarations, credentials: credentials.into(), values, source: lookup.name(), warnings })
            }
            credentials => {
                let mut findings = of_source;
                findings.extend(credentials.map_or_else(StartError::into_findings, |_| Vec::new()));
                findings.extend(problems);
                Err(StartError::new(lookup.name(), findings))
            }
        }
    }

    /// Values in the environment that look wrong but may be right.
    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }

    /// The state that the profiles share.
    #[must_use]
    pub fn finish(self) -> Started<V> {
        issue_events::warn_at_start(&self.source, &self.warnings);
        // For a preflight.
        let values = if self.declarations.vendor.probes.is_empty() { Values::new() } else { self.values };
        Started::new(self.declarations, self.credentials, self.source, self.warnings, values)
    }

    /// The template of the optional declaration with this index; `None`: none of its own variables is set.
    #[must_use]
    pub fn optional_template(&self, index: usize) -> Option<Template> {
        let declaration = self.declarations.tokens.get(index)?;
        (!is_absent(declaration, &|name| self.values.contains_key(name))).then(|| self.template(index))
    }

    /// The template of the declaration with this index.
    #[must_use]
    pub fn template(&self, index: usize) -> Template {
        let declaration = self.declarations.tokens.get(index).unwrap_or(&REFUSED);
        let credentials = self.credentials.as_ref();
        let constants = Constants {
            credentials,
            signer: &credentials.signer(),
            region: declaration.region.as_ref().map(|region| match region {
                Region::Named(name) => *name,
                Region::Env(env) => self.value(env),
            }),
            nbf: declaration.nbf,
            grants: self.grants(declaration),
        };
        let settings = Settings {
            name: format!("`{}`", declaration.name),
            sdks: declaration.sdks.to_vec(),
            inputs: declaration.inputs,
            bounds: self.bounds(declaration),
            ttl: declaration.ttl,
            strictness: Strictness::Lenient,
            clock: Clock::default(),
        };
        Template::new(constants, settings)
    }

    /// The fields with limits, and the strings, that the inputs fill, each with the index of its input.
    fn bounds(&self, declaration: &Declaration) -> Vec<(usize, &'static Field)> {
        let inputs = declaration.inputs.iter().enumerate();
        let fields = inputs.flat_map(|(index, input)| input.fields.iter().map(move |field| (index, *field)));
        fields
            .filter_map(|(index, path)| {
                let field = limits::field_at(path, self.declarations.vendor, self.declarations.additions)?;
                (field.has_bounds() || matches!(field.kind, Kind::String | Kind::Strings)).then_some((index, field))
            })
            .collect()
    }

    fn grants(&self, declaration: &Declaration) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for segment in declaration.grants {
            pieces.push(match segment {
                Segment::Text(text) => Piece::Text((*text).into()),
                Segment::Input(index) => Piece::Input(*index),
                Segment::Env(env) => Piece::Text(self.json(env)),
                Segment::Optional(_, env) if !self.values.contains_key(env.name) => continue,
                Segment::Optional(name, env) => {
                    let is_first = match pieces.last() {
                        None => true,
                        Some(Piece::Text(before)) => before.ends_with(b"{"),
                        Some(_) => false,
                    };
                    let mut member = if is_first { Vec::new() } else { vec![b','] };
                    write_string(&mut member, name);
                    member.push(b':');
                    member.extend(self.json(env));
                    Piece::Text(member)
                }
            });
        }
        pieces
    }

    fn value(&self, env: &Env) -> &str {
        self.values.get(env.name).map(|value| value.as_str()).or(env.default).unwrap_or_default()
    }

    fn json(&self, env: &Env) -> Vec<u8> {
        let value = self.value(env);
        let mut out = Vec::new();
        match env.kind {
            ValueKind::Bool => ValueWriter::new(&mut out).bool(value == "true"),
            // Read and written again: `+5` and `007` are numbers, but not in JSON.
            ValueKind::Integer => ValueWriter::new(&mut out).integer(value.parse().unwrap_or_default()),
            ValueKind::String | ValueKind::Sid(_) => write_string(&mut out, value),
            ValueKind::Strings(separator) => {
                let items: Vec<_> = variable::items(value, separator).collect();
                ValueWriter::new(&mut out).strings(&items, separator);
            }
        }
        out
    }
}

impl<V: Vendor> Lend for Start<V> {
    fn lend(&self) -> Lent<'_> {
        let value_of = |name: &str| self.values.get(name).map(|value| value.as_str());
        Lent::new(self.credentials.as_ref(), self.declarations, &value_of, V::IS_BUILT_IN)
    }
}

impl<V: Vendor> fmt::Debug for Start<V> {
    /// Without the values, because any variable may hold a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Start").field("credentials", &self.credentials).finish_non_exhaustive()
    }
}

/// In place of a declaration that the generator refused, whose program does not compile.
static REFUSED: Declaration = Declaration {
    name: "",
    line: 0,
    sdks: &[],
    ttl: 0,
    region: None,
    nbf: false,
    switches: &[],
    grants: &[],
    inputs: &[],
    lines: &[],
};

/// Whether a declaration is optional and none of its own variables is set.
fn is_absent(declaration: &Declaration, is_set: &dyn Fn(&str) -> bool) -> bool {
    !declaration.switches.is_empty() && !declaration.switches.iter().any(|name| is_set(name))
}

fn is_optional(declaration: &Declaration, env: &Env) -> bool {
    let is_this = |segment: &Segment| matches!(segment, Segment::Optional(_, it) if std::ptr::eq(it, env));
    declaration.grants.iter().any(is_this)
}

fn variables(declarations: &'static Declarations) -> impl Iterator<Item = (&'static Declaration, &'static Env)> {
    declarations.tokens.iter().flat_map(|declaration| {
        let in_grants = declaration.grants.iter().filter_map(|part| match part {
            Segment::Env(env) | Segment::Optional(_, env) => Some(env),
            Segment::Text(_) | Segment::Input(_) => None,
        });
        region_variable(declaration).into_iter().chain(in_grants).map(move |env| (declaration, env))
    })
}

fn region_variable(declaration: &'static Declaration) -> Option<&'static Env> {
    match &declaration.region {
        Some(Region::Env(env)) => Some(env),
        _ => None,
    }
}

/// What was copied along with a region: a comment, quotes, the text of a template.
fn copied_with_region(declaration: &'static Declaration, env: &Env, value: &str) -> Option<Finding> {
    region_variable(declaration).filter(|region| std::ptr::eq(*region, env))?;
    value_error(env.name, value, "the region", variable::Origin::Vendor)
}

/// A region that the vendor does not have, or without an SDK of the declaration.
fn region_error(
    declaration: &'static Declaration,
    env: &Env,
    value: &str,
    vendor: &token_schema::Vendor,
) -> Option<Finding> {
    region_variable(declaration).filter(|region| std::ptr::eq(*region, env))?;
    let regions = &vendor.format.regions;
    let has_all = |region: &&str| declaration.sdks.iter().all(|sdk| sdk.is_in(region));
    let (rule, message) = if regions.contains(value) {
        let missing = declaration.sdks.iter().find(|sdk| !sdk.is_in(value))?;
        (rule::REGION_WITHOUT_SDK, format!("{} is not available in region `{value}`", missing.title))
    } else {
        let meant = vendor.format.region_called(value).map(|meant| format!(", but a name of `{meant}`"));
        (rule::REGION_UNKNOWN, format!("not a region of {}{}", vendor.title, meant.unwrap_or_default()))
    };
    let usable: Vec<_> = regions.iter().filter(has_all).map(|region| format!("`{region}`")).collect();
    Some(Finding::new(rule, env.name, message, format!("set it to {}", usable.join(" or "))))
}

/// The region of the environment, by which the vendor's own libraries choose, where declarations name another one: a key belongs to one
/// region.
fn region_differs(declarations: &'static Declarations, lookup: Lookup<'_>) -> Option<Finding> {
    let format = &declarations.vendor.format;
    let name = &*format.region_variable;
    let set = non_empty(lookup, name).filter(|_| !name.is_empty())?.to_lowercase();
    let Some(set) = format.region_called(&set) else {
        let found = Leftover::find(&set, &[name])?;
        return Some(leftover::of_variable(name, found, "the region of the key").severity(Severity::Warning));
    };
    let default = format.regions.first()?;
    let differs = |token: &&Declaration| {
        let region = match &token.region {
            Some(Region::Named(region)) => region,
            Some(Region::Env(_)) => return false,
            None => default,
        };
        region != set
    };
    let of = |token: &Declaration| match token.region {
        Some(Region::Named(region)) => format!("`{}` is for `{region}`", token.name),
        _ => format!("`{}` is for `{default}`, the default", token.name),
    };
    let tokens: Vec<_> = declarations.tokens.iter().filter(differs).map(of).collect();
    (!tokens.is_empty()).then(|| {
        let message = format!("`{set}`, but {}", tokens.join(", and "));
        let fix =
            format!("write `region = {{ env = \"{name}\" }}` if the key is of `{set}`, else set the region of the key");
        Finding::new(rule::REGION_DIFFERS, name, message, fix).of_variables([name], [].into_iter())
    })
}

/// The place of a declaration, or of the field that a variable fills.
fn place(declaration: &'static Declaration, file: &'static str, env: Option<&Env>) -> Place {
    let (line, field) = env.map_or((declaration.line, None), |env| (env.line, Some(env.field)));
    Place { file, line, token: declaration.name, field }
}

fn too_long(token: &'static Declaration, file: &'static str, values: &Values) -> Option<Finding> {
    let length = |part: &Segment| match part {
        Segment::Text(text) => text.len(),
        Segment::Env(env) | Segment::Optional(_, env) => {
            values.get(env.name).map_or(env.default.map_or(0, str::len), |value| value.len())
        }
        Segment::Input(_) => 0,
    };
    let encoded = compact::encoded_length(token.grants.iter().map(length).sum());
    (encoded > compact::LONGEST).then(|| {
        let message = format!("the grants alone have {encoded} bytes; a token has at most {}", compact::LONGEST);
        let fix = "shorten the values, because a client sends the token with every request";
        Finding::new(rule::TOKEN_TOO_LONG, "", message, fix).at_place(place(token, file, None))
    })
}

/// The secret of the key, written into a declaration: anyone who has a token can read it.
fn literal_secret(token: &'static Declaration, file: &'static str, secret: &str) -> Option<Finding> {
    let mut written = Vec::new();
    write_string(&mut written, secret);
    let written = String::from_utf8(written).ok()?;
    token.grants.iter().any(|part| matches!(part, Segment::Text(text) if text.contains(&written))).then(|| {
        let message = "a grant holds the secret that signs the tokens, and grants are visible in every token";
        let fix = "remove the secret from the file, and make a new one: anyone with the file or a token can read it";
        let is_it = |field: &str| token.constant(field).is_some_and(|value| value.as_str() == secret);
        let at = token.lines.iter().find(|(field, _)| is_it(field));
        let place = at.map_or_else(
            || place(token, file, None),
            |(field, line)| Place { file, line: *line, token: token.name, field: Some(*field) },
        );
        Finding::new(rule::SECRET_IN_TOKEN, "", message, fix).severity(Severity::Error).at_place(place)
    })
}

/// A value of the right type that its field does not accept. The value is not shown, because it may be a secret in the wrong place.
fn out_of_bounds(env: &Env, value: &str, declarations: &Declarations) -> Option<Finding> {
    let field = limits::field_at(env.field, declarations.vendor, declarations.additions)?;
    let forms = match env.kind {
        ValueKind::String => vec![Form::String(value)],
        ValueKind::Integer => vec![Form::Integer(value.parse().ok()?)],
        ValueKind::Strings(separator) => variable::items(value, separator).map(Form::String).collect(),
        ValueKind::Bool | ValueKind::Sid(_) => return None,
    };
    let (value, bound) = forms.into_iter().find_map(|form| Some((form, field.bound(form)?)))?;
    let (_, _, fix) = limits::words(field, value, bound);
    let why = match bound {
        Bound::Length(_) if field.length > 0 => "a string of another length",
        Bound::Length(_) => "too long",
        Bound::Value => "not an allowed value",
        Bound::Character(_) => "a character that is not allowed",
    };
    let message = format!("{why} for `{}`", env.field);
    Some(Finding::new(rule::VARIABLE_WRONG_VALUE, env.name, message, fix))
}

fn missing(declaration: &Declaration, env: &Env, declarations: &Declarations, lookup: Lookup<'_>) -> Finding {
    let state = if lookup.get(env.name).is_some() { "empty" } else { "not set" };
    let fix = match env.kind {
        ValueKind::String => "set it to a string".to_owned(),
        ValueKind::Strings(separator) => {
            format!("set it to strings that are separated by {}", variable::between(separator))
        }
        ValueKind::Bool => "set it to `true` or `false`".to_owned(),
        ValueKind::Integer => "set it to an integer".to_owned(),
        ValueKind::Sid(kind) => format!("set it to the {}: {}", kind.title, kind.form()),
    };
    let fix = fix + &without(declaration, env, declarations);
    let neighbour = match env.kind {
        ValueKind::Sid(kind) => {
            neighbour::find([env.name].into_iter(), |value| kind.fault(value).is_none(), declarations.vendor, lookup)
                .map(|name| (name, &kind.title))
        }
        _ => None,
    };
    match neighbour {
        Some((name, title)) => variable::missing(env.name, format!("{state}; expected the {title}"), fix, Some(name)),
        None => variable::missing(env.name, state.to_owned(), fix, None),
    }
}

/// What to write if the deployment has no value for the variable.
fn without(declaration: &Declaration, env: &Env, declarations: &Declarations) -> String {
    let field = limits::field_at(env.field, declarations.vendor, declarations.additions);
    match declaration.switches {
        [] if field.is_some_and(|field| !field.required) => {
            "; to leave the field out, write `optional = true` beside `env`".to_owned()
        }
        [] => String::new(),
        switches => {
            let names: Vec<_> = switches.iter().map(|name| format!("`{name}`")).collect();
            format!("; or unset {}, and the program starts without `{}`", names.join(" and "), declaration.name)
        }
    }
}

/// A secret in a field of a grant, which anyone who has a token can read.
fn readable_secret(
    at: &'static str,
    value: &str,
    secret: Option<&str>,
    vendor: &token_schema::Vendor,
    lookup: Lookup<'_>,
) -> Option<Finding> {
    let message = if secret == Some(value) {
        "same value as the secret that signs the tokens, but grants are visible in every token".to_owned()
    } else if is_private_key(value) {
        "holds a private key, but grants are visible in every token".to_owned()
    } else {
        let (name, title) = other_secret(value, vendor, lookup)?;
        format!("same value as `{name}`, {} {title}, but grants are visible in every token", article(title))
    };
    let kind = if is_private_key(value) { "key" } else { "secret" };
    let fix = format!("set it to the value of the field, and make a new {kind} if tokens were issued with this one");
    Some(Finding::new(rule::VARIABLE_SECRET, at, message, fix))
}
