//! Writes tokens and signs them. No other module does.
//!
//! Tokens of one kind share most of their bytes, which are written, encoded and hashed once:
//!
//! ```text
//!  when the program starts                                               │ for each token
//!                                                                        │
//!  {"typ":"JWT",…}   {"sub":"AC…","iss":"SK…","grants":{"chat":{…},"identi│ty":"alice"},"iat":…,"exp":…,"jti":"SK…-random"}
//!         │                     └─── a multiple of three bytes ────┘ └─┬──┘
//!         ▼ base64url                       ▼ base64url              leftover
//!     eyJ0eXAi…       .       eyJzdWIi…                                  │ leftover and tail, base64url
//!  └─────────────── prefix ─────────────────┘                            │ ─► InR5Ijoi…
//!                     │                                                  │        │
//!                     ▼ HMAC-SHA256                                      │        ▼
//!                   state ───────────────────────────── cloned ──────────┼─► continued ─► 32 bytes ─► base64url
//!                                                                        │
//!                              prefix  ++  tail  ++  "."  ++  signature  =  the token, in one allocation
//! ```
//!
//! Base64 encodes three bytes as four characters, so the prefix ends at a multiple of three bytes. The one or two bytes after it are the
//! leftover, which each token encodes again with its tail. The state of the hash continues likewise.
//!
//! The order of JSON members has no meaning, so the arguments of a call (inputs, identity, times, id) are written last.

#[cfg(feature = "issue")]
mod calls;
mod depth;
mod layout;

use std::cell::Cell;
use std::fmt;
use std::time::Duration;

use token_schema::rule::{self, Rule};
use token_schema::{Form, Format};

use crate::credentials::RawCredentials;
use crate::grant::grant_set::AnyGrant;
use crate::issue::access_token::AccessToken;
use crate::issue::declaration::{InputField, InputValue};
use crate::issue::issue_error::IssueError;
use crate::issue::issued::Issued;
use crate::issue::strictness::Strictness;
use crate::issue::{issue_events, renewal};
use crate::json::{Writer, escaped, write_integer};
use crate::jwt::clock::Clock;
use crate::jwt::compact;
use crate::keys::signer::Signer;
use crate::rules;
use crate::rules::argument::Argument;
use crate::rules::finding::Finding;
use crate::rules::identity_limits::{self, Plain};

use self::depth::{DEEPEST, is_deep};
pub(crate) use self::layout::Piece;
use self::layout::{claims, header, write_input};

/// Issues tokens that differ only in identity, inputs, times and id.
pub struct Template {
    settings: Settings,
    vendor: &'static token_schema::Vendor,
    plain: Plain,
    /// The earliest warning of an SDK before the expiry, seconds.
    renew_before: u32,
    writes: Writes,
    /// Header, dot, and the constant part of the claims, encoded.
    prefix: String,
    /// The length of a token without its tail.
    constant_length: usize,
    /// What signs; of a secret its state after the prefix.
    signer: Signer,
    /// The JSON after the prefix, up to the value of `iat`: leftover, holes, and the JSON between them.
    tail: Vec<Piece>,
    /// `,"jti":"` and the id up to its random part.
    jti: Vec<u8>,
}

/// Which claims besides `exp` differ in every token and are written.
#[derive(Clone, Copy)]
struct Writes {
    iat: bool,
    nbf: bool,
    jti: bool,
}

struct At<'a> {
    /// Seconds since 1970.
    now: u64,
    ttl: u32,
    /// The random part of the id, escaped for JSON.
    random: &'a [u8],
}

impl At<'_> {
    fn expires(&self) -> u64 {
        self.now.saturating_add(self.ttl.into())
    }
}

#[derive(Clone, Copy)]
struct Identity<'a> {
    text: &'a str,
    /// Contains no character that JSON escapes.
    plain: bool,
}

pub(crate) struct Constants<'a> {
    pub credentials: &'a RawCredentials,
    pub signer: &'a Signer,
    pub region: Option<&'a str>,
    pub nbf: bool,
    /// The members of the object that holds the grants, without the identity.
    pub grants: Vec<Piece>,
}

/// What a call that issues a token depends on, beside its arguments.
pub(crate) struct Settings {
    /// The name in messages: of a declaration, or the issuer.
    pub name: String,
    pub sdks: Vec<&'static token_schema::Sdk>,
    pub inputs: &'static [InputField],
    /// The fields with limits, and the strings, that inputs fill, by the index of the input.
    pub bounds: Vec<(usize, &'static token_schema::Field)>,
    /// Lifetime of a token, and the longest of `issue_for`, seconds.
    #[cfg_attr(not(feature = "issue"), expect(dead_code, reason = "read by the calls that issue"))]
    pub ttl: u32,
    pub strictness: Strictness,
    pub clock: Clock,
}

impl Template {
    pub(crate) fn new(constants: Constants<'_>, settings: Settings) -> Self {
        let Constants { credentials, signer, region, nbf, grants } = constants;
        let vendor = credentials.vendor();
        let format = &vendor.format;
        let mut tail = claims(format, credentials, grants);
        let mut prefix = String::new();
        compact::encode_append(&header(format, credentials, region), &mut prefix);
        prefix.push('.');
        if let Some(Piece::Text(constant)) = tail.first_mut() {
            let leftover = constant.split_off(constant.len() / 3 * 3);
            compact::encode_append(constant, &mut prefix);
            *constant = leftover;
        }
        let mut jti = b",\"jti\":\"".to_vec();
        escaped(&mut jti, credentials.key_id());
        jti.push(b'-');
        Self {
            vendor,
            // Without a place for an identity, each one is refused.
            plain: if format.identity.is_empty() { Plain::NONE } else { Plain::new(settings.sdks.iter().copied()) },
            renew_before: settings.sdks.iter().map(|sdk| sdk.renew_before).max().unwrap_or(0),
            settings,
            writes: Writes {
                iat: format.writes.contains("iat"),
                nbf: nbf || format.writes.contains("nbf"),
                jti: format.writes.contains("jti"),
            },
            constant_length: prefix.len() + 1 + compact::encoded_length(signer.signature_length()),
            signer: signer.after(prefix.as_bytes()),
            prefix,
            tail,
            jti,
        }
    }

    /// The findings of the SDKs about an identity.
    #[must_use]
    pub fn check_identity(&self, identity: &str) -> Vec<Finding> {
        identity_limits::check(identity, &self.settings.sdks, self.vendor)
    }

    /// All findings about the arguments of a call.
    #[must_use]
    pub fn check_arguments(&self, identity: &str, inputs: &[InputValue<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.find(identity, inputs, true, &mut findings);
        findings
    }

    /// Turns warnings about an identity into errors.
    pub fn set_strictness(&mut self, strictness: Strictness) {
        self.settings.strictness = strictness;
    }

    /// Takes the time from another clock.
    pub fn set_clock(&mut self, clock: &Clock) {
        self.settings.clock = clock.clone();
    }

    /// Issues a token that depends on the arguments alone. `now` is in seconds since 1970, `ttl` in seconds and unchecked, `random` the random
    /// part of the id.
    pub fn issue_exactly<P: ?Sized>(
        &self,
        now: u64,
        ttl: u32,
        random: &str,
        identity: &str,
        inputs: &[InputValue<'_>],
    ) -> Result<AccessToken<P>, IssueError> {
        let identity = self.check(identity, inputs, Vec::new())?;
        let mut inside = Vec::new();
        escaped(&mut inside, random);
        self.write(&At { now, ttl, random: &inside }, identity, inputs)
    }

    fn write<P: ?Sized>(
        &self,
        at: &At<'_>,
        identity: Identity<'_>,
        inputs: &[InputValue<'_>],
    ) -> Result<AccessToken<P>, IssueError> {
        let text = SCRATCH.with(|scratch| {
            let mut tail = scratch.take();
            self.write_tail(&mut tail, at, identity, inputs);
            let text = self.sign(&tail, identity)?;
            tail.clear();
            if tail.capacity() > compact::LONGEST {
                tail.shrink_to(compact::LONGEST);
            }
            scratch.set(tail);
            Ok::<_, IssueError>(text)
        })?;
        Ok(AccessToken::new(text, self.issued(at)))
    }

    fn write_tail(&self, out: &mut Vec<u8>, at: &At<'_>, identity: Identity<'_>, inputs: &[InputValue<'_>]) {
        for piece in &self.tail {
            match piece {
                Piece::Text(text) => out.extend_from_slice(text),
                Piece::Identity if identity.plain => out.extend_from_slice(identity.text.as_bytes()),
                Piece::Identity => escaped(out, identity.text),
                Piece::Input(index) => write_input(out, inputs.get(*index)),
            }
        }
        if self.writes.iat {
            write_integer(out, at.now);
        }
        if self.writes.nbf {
            out.extend_from_slice(b",\"nbf\":");
            write_integer(out, at.now);
        }
        if at.ttl != Format::NO_LIMIT || self.vendor.format.always_expires() {
            out.extend_from_slice(b",\"exp\":");
            write_integer(out, at.expires());
        }
        if self.writes.jti {
            out.extend_from_slice(&self.jti);
            out.extend_from_slice(at.random);
            out.push(b'"');
        }
        out.push(b'}');
    }

    #[inline]
    fn sign(&self, tail: &[u8], identity: Identity<'_>) -> Result<String, IssueError> {
        let mut token = self.signed_text(tail, identity)?;
        match &self.signer {
            Signer::Secret(state) => {
                let signature = state.sign(token.as_bytes());
                token.push('.');
                compact::encode_append(&signature, &mut token);
            }
            Signer::Pair(pair) => {
                let signature = pair.sign(token.as_bytes())?;
                token.push('.');
                compact::encode_append(&signature, &mut token);
            }
        }
        Ok(token)
    }

    /// Header and claims, with room for the signature.
    #[inline]
    fn signed_text(&self, tail: &[u8], identity: Identity<'_>) -> Result<String, IssueError> {
        let length = self.constant_length + compact::encoded_length(tail.len());
        if length > compact::LONGEST {
            // The longer argument is reported.
            let by_inputs = !self.settings.inputs.is_empty() && identity.text.len() <= tail.len() / 2;
            let argument = if by_inputs { Argument::Inputs } else { Argument::Identity };
            return Err(too_long(length).about(argument).into());
        }
        let mut token = String::with_capacity(length);
        token.push_str(&self.prefix);
        compact::encode_append(tail, &mut token);
        Ok(token)
    }

    #[inline]
    fn check<'i>(
        &self,
        identity: &'i str,
        inputs: &[InputValue<'_>],
        mut findings: Vec<Finding>,
    ) -> Result<Identity<'i>, IssueError> {
        let identity = Identity { text: identity, plain: self.plain.has(identity.as_bytes()) };
        let is_strict = self.settings.strictness.is_strict();
        if identity.plain && self.settings.inputs.is_empty() && findings.is_empty() && !is_strict {
            return Ok(identity);
        }
        self.find(identity.text, inputs, is_strict, &mut findings);
        let stop = findings.iter().any(|finding| self.settings.strictness.stops(finding));
        if stop {
            return Err(IssueError::new(findings));
        }
        issue_events::warn_at_issue(&self.settings.name, &findings);
        Ok(identity)
    }

    /// `all`: also what is only a warning.
    fn find(&self, identity: &str, inputs: &[InputValue<'_>], all: bool, findings: &mut Vec<Finding>) {
        if all || !self.plain.has(identity.as_bytes()) {
            let limits = identity_limits::limits(identity, &self.settings.sdks, self.vendor);
            // Only a warning tells what a program wrote in place of the identity.
            let is_wanted = all || limits.iter().any(Finding::is_error);
            let found = if is_wanted { self.check_identity(identity) } else { limits };
            findings.extend(found.into_iter().map(|finding| finding.about(Argument::Identity)));
        }
        for (index, field) in self.settings.inputs.iter().enumerate() {
            let name = field.name;
            let (rule, message, fix) = match inputs.get(index) {
                None | Some(InputValue::String("") | InputValue::Strings([], _)) => (
                    rule::INPUT_EMPTY,
                    format!("`{name}` is empty; `{}` requires a value", field.fields.join("`, `")),
                    "write a non-empty string".to_owned(),
                ),
                Some(InputValue::Strings(strings, _)) if strings.iter().any(|string| string.trim().is_empty()) => (
                    rule::INPUT_EMPTY,
                    format!("`{name}` contains an empty string"),
                    "write non-empty strings".to_owned(),
                ),
                Some(InputValue::Json(object) | InputValue::JsonText(object))
                    if object.values().any(|value| is_deep(value, DEEPEST)) =>
                {
                    (
                        rule::INPUT_TOO_DEEP,
                        format!("`{name}` is nested more than {DEEPEST} levels deep"),
                        format!("nest it at most {DEEPEST} levels deep: a verifier reads no deeper"),
                    )
                }
                // Its type rules out less than the schema does. The server fills it, so what is wrong in it is not the input's.
                Some(InputValue::Grant(grant)) => {
                    findings.extend(self.whole_grant(*grant));
                    continue;
                }
                Some(_) => continue,
            };
            let at = format!("input `{name}`");
            findings.push(Finding::new(rule, at, message, fix).about(Argument::Input(field)));
        }
        self.check_bounds(inputs, all, findings);
    }

    fn check_bounds(&self, inputs: &[InputValue<'_>], all: bool, findings: &mut Vec<Finding>) {
        for (index, field) in &self.settings.bounds {
            let value = match inputs.get(*index) {
                Some(InputValue::Json(object) | InputValue::JsonText(object)) => {
                    let Some(input) = self.settings.inputs.get(*index) else { continue };
                    let at = format!("input `{}`", input.name);
                    let of_input = |finding| Finding { at: at.clone().into(), ..finding }.about(Argument::Input(input));
                    findings.extend(rules::json(object, field, self.vendor).into_iter().map(of_input));
                    continue;
                }
                Some(InputValue::String(text)) if !text.is_empty() => Form::String(text),
                Some(InputValue::Strings(strings, _)) => {
                    let mut forms = strings.iter().map(|string| Form::String(string));
                    let Some(refused) = forms.find(|form| field.bound(*form).is_some()) else { continue };
                    refused
                }
                Some(InputValue::Integer(number)) => Form::Integer(*number),
                _ => continue,
            };
            let leftover = || match value {
                Form::String(text) if all => field.leftover(text),
                _ => None,
            };
            let words = field.bound(value).map(|bound| rules::limits::words(field, value, bound));
            let words = words.or_else(|| leftover().map(|found| rules::leftover::of_value(&field.name, found)));
            let Some(((rule, message, fix), input)) = words.zip(self.settings.inputs.get(*index)) else { continue };
            let at = format!("input `{}`", input.name);
            let finding = Finding::new(rule, at, message, fix).about(Argument::Input(input));
            // Two fields with the same name have the same message.
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }

    fn whole_grant(&self, grant: &dyn AnyGrant) -> Vec<Finding> {
        let mut members = Vec::new();
        grant.write(&mut Writer::new(&mut members));
        if members.is_empty() {
            return vec![rules::empty_flat_grant(grant.table(), self.vendor)];
        }
        rules::read_back(&members, self.vendor, |object| rules::contents(object, &[grant.table()], self.vendor))
            .unwrap_or_else(|finding| vec![finding])
    }

    fn issued(&self, at: &At<'_>) -> Issued {
        Issued {
            expires: at.expires(),
            lead: renewal::lead(at.ttl, self.renew_before),
            format: &self.vendor.format,
            clock: self.settings.clock.clone(),
        }
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Template({})", self.settings.name)
    }
}

thread_local! {
    /// The buffer for the tail of a token, kept for the next one: the token is then the only allocation. It is taken out while in use, so a
    /// grant whose `write` issues another token gets its own buffer.
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// A lifetime in whole seconds, or the rule that it breaks.
pub(crate) fn checked_ttl(ttl: Duration, shortest: u32, longest: u32) -> Result<u32, &'static Rule> {
    match u32::try_from(ttl.as_secs()) {
        Ok(seconds) if seconds < shortest => Err(rule::TTL_TOO_SHORT),
        Ok(seconds) if ttl <= Duration::from_secs(longest.into()) => Ok(seconds),
        _ => Err(rule::TTL_TOO_LONG),
    }
}

fn too_long(length: usize) -> Finding {
    let message = format!("the token would have {length} bytes; at most {} are verified", compact::LONGEST);
    let fix = "shorten the values, because a client sends the token with every request";
    Finding::new(rule::TOKEN_TOO_LONG, "token", message, fix)
}
