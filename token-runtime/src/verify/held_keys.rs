//! The keys that a verifier holds, and for how long.
//!
//! A key in the configuration is held until it is removed. After a key rotation, the previous key is held until the last token that it
//! signed has expired, unless the new configuration names it.

use std::{fmt, ptr};

use smallvec::SmallVec;

use crate::credentials::RawCredentials;
use crate::keys::signer::Signer;
use crate::rules::finding::Finding;
use crate::verify::last_use::LastUse;

/// The credentials whose key made a signature: more than one only where two share key id and secret.
pub(crate) type Signers<'k> = SmallVec<[&'k RawCredentials; 1]>;

#[derive(Clone, Default)]
pub(crate) struct HeldKeys(SmallVec<[Held; 1]>);

#[derive(Clone)]
struct Held {
    parts: RawCredentials,
    /// `None` if anyone could guess the secret: such a key verifies nothing.
    key: Option<Signer>,
    /// When the last token that it signed expires, seconds since 1970. `None` while the configuration names the key.
    ends: Option<u64>,
    last_use: LastUse,
}

/// Time and leeway of one verification, seconds.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    pub now: u64,
    pub leeway: u64,
}

impl Moment {
    fn is_before(self, ends: u64) -> bool {
        self.now < ends.saturating_add(self.leeway)
    }
}

impl HeldKeys {
    pub(crate) fn hold(&mut self, parts: &RawCredentials) {
        match self.0.iter_mut().find(|held| held.parts.same_as(parts)) {
            Some(held) => held.ends = None,
            None => self.0.push(Held {
                key: parts.verifying_key(),
                parts: parts.clone(),
                ends: None,
                last_use: LastUse::default(),
            }),
        }
    }

    /// Drops every key with this id.
    pub(crate) fn remove(&mut self, id: &str) {
        self.0.retain(|held| held.parts.key_id() != id);
    }

    /// Takes over the keys of `before` whose tokens may still be in use: the key that signed, and those that earlier rotations kept. Other
    /// keys of the old configuration that the new one does not name were removed.
    ///
    /// `signed` signed until now, and the last of its tokens expires at `ends`. With `across_accounts`, it is kept when another account signs.
    pub(crate) fn keep(
        &mut self,
        before: &Self,
        signed: &RawCredentials,
        ends: u64,
        moment: Moment,
        across_accounts: bool,
    ) {
        let stays = across_accounts || self.0.first().is_some_and(|signs| signs.parts.same_account(signed));
        for held in &before.0 {
            let ends = if held.parts.same_as(signed) { Some(ends) } else { held.ends };
            let here = |one: &Held| one.parts.same_as(&held.parts);
            if ends.is_some_and(|ends| moment.is_before(ends))
                && !self.0.iter().any(here)
                // An earlier rotation kept the key of a third account, and it is kept until it expires.
                && (stays || !held.parts.same_account(signed))
            {
                self.0.push(Held { ends, ..held.clone() });
            }
        }
    }

    fn at(&self, moment: Moment) -> impl Iterator<Item = &Held> {
        self.0.iter().filter(move |held| held.ends.is_none_or(|ends| moment.is_before(ends)))
    }

    /// The credentials of all keys, also of those that have ended.
    pub(crate) fn all(&self) -> impl Iterator<Item = &RawCredentials> {
        self.0.iter().map(|held| &held.parts)
    }

    /// The credentials that are held at a moment, the one that signs first.
    pub(crate) fn credentials(&self, moment: Moment) -> impl Iterator<Item = &RawCredentials> {
        self.at(moment).map(|held| &held.parts)
    }

    /// The credentials whose key `verifies`. `id` returns the key id that the token names, and receives whether there are several keys; with
    /// `None` all are tried.
    pub(crate) fn signers(
        &self,
        moment: Moment,
        id: impl FnOnce(bool) -> Option<String>,
        verifies: impl Fn(&Signer) -> bool,
    ) -> Signers<'_> {
        let id = id(self.0.len() > 1);
        let is_named = |held: &&Held| id.as_ref().is_none_or(|id| held.parts.key_id() == id);
        let by = |held: &&Held| held.key.as_ref().is_some_and(&verifies);
        self.at(moment).filter(is_named).filter(by).map(|held| &held.parts).collect()
    }

    /// Notes that a token with these signers was accepted.
    pub(crate) fn note_use(&self, signers: &Signers<'_>, moment: Moment) {
        for held in self.0.iter().filter(|held| signers.iter().any(|parts| ptr::eq(*parts, &raw const held.parts))) {
            held.last_use.note(&held.parts, moment.now);
        }
    }

    /// Why no key with this id verifies anything: anyone could guess its secret.
    pub(crate) fn blank_secret(&self, moment: Moment, id: &str) -> Option<Finding> {
        let mut named = self.credentials(moment).filter(|parts| parts.key_id() == id).peekable();
        named.peek()?;
        named.map(RawCredentials::blank_secret).collect::<Option<Vec<_>>>()?.pop()
    }
}

impl fmt::Debug for HeldKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").field("credentials", &self.parts).field("ends", &self.ends).finish_non_exhaustive()
    }
}
