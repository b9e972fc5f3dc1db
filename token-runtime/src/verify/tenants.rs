//! The verifiers of many tenants.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use smallvec::SmallVec;

use crate::grant::grant_set::Contents;
use crate::jwt::known_headers::KnownHeaders;
use crate::rules::claims::other_key;
use crate::rules::finding::Finding;
use crate::rules::redaction::Redaction;
use crate::vendors::vendor::Vendor;
use crate::verify::claims::{Claims, Verified};
use crate::verify::verifier::{Verifier, open};
use crate::verify::verify_error::VerifyError;

/// The verifiers of many tenants, found by the key id of a token. See [the module](crate::tenants).
///
/// `T` names a tenant. It is cloned for each token, so it should be cheap to clone: a number, a UUID, an `Arc<str>`.
pub struct Verifiers<V: Vendor, T> {
    index: RwLock<Index<V, T>>,
    headers: Arc<KnownHeaders>,
}

struct Index<V: Vendor, T> {
    keys: HashMap<KeyId, Arc<Tenant<V, T>>>,
    tenants: HashMap<T, Arc<Tenant<V, T>>>,
}

/// The bytes of a key id, in the table itself: a token's tenant is seldom in the processor's cache, and each pointer costs a miss.
type KeyId = SmallVec<[u8; 36]>;

struct Tenant<V: Vendor, T> {
    name: T,
    verifier: Verifier<V>,
}

impl<V: Vendor, T: Clone + Eq + Hash> Verifiers<V, T> {
    /// Without tenants.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a tenant, or replaces its verifier: for a new tenant, and after each change of a tenant's keys.
    ///
    /// # Errors
    ///
    /// If another tenant has one of the keys. Nothing is changed then.
    pub fn insert(&self, tenant: T, mut verifier: Verifier<V>) -> Result<(), KeyIdTaken<T>> {
        verifier.share_headers(&self.headers);
        let added = Arc::new(Tenant { name: tenant, verifier });
        let mut index = self.write();
        if let Some((key_id, holder)) = index.taken(&added) {
            return Err(KeyIdTaken { key_id, tenant: added.name.clone(), holder });
        }
        index.remove(&added.name);
        let keys = added.verifier.key_ids().map(|id| (id.as_bytes().into(), Arc::clone(&added)));
        index.keys.extend(keys);
        index.tenants.insert(added.name.clone(), added);
        Ok(())
    }

    /// Removes a tenant: its tokens are refused from now on. Returns whether it was present.
    pub fn remove<Q: Eq + Hash + ?Sized>(&self, tenant: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.write().remove(tenant)
    }

    /// The number of tenants.
    #[must_use]
    pub fn len(&self) -> usize {
        self.read().tenants.len()
    }

    /// Whether there is no tenant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Verifies a token with the keys of the tenant that has the key id of the token, and returns this tenant.
    ///
    /// # Errors
    ///
    /// As [`Verifier::verify`]; `iss-other-key` if no tenant has the key.
    pub fn verify(&self, token: &str) -> Result<(T, Claims), VerifyError> {
        let opened = open(token)?;
        let in_header;
        let key_id = if V::TABLE.format.key_header.is_none() {
            opened.claims.text(&V::TABLE.format.key).unwrap_or_default()
        } else {
            in_header = opened.key_id(V::TABLE).unwrap_or_default();
            &in_header
        };
        // The guard ends with this statement.
        let tenant = self.read().keys.get(key_id.as_bytes()).cloned();
        let tenant = tenant.ok_or_else(|| unknown_key::<V>(key_id))?;
        let claims = tenant.verifier.verify_opened(token, opened)?;
        Ok((tenant.name.clone(), claims))
    }

    /// As [`verify`](Self::verify), and verifies that the token carries the grants of `P`: a set of grants, or a profile.
    ///
    /// # Errors
    ///
    /// As [`Verifier::verify_as`]; `iss-other-key` if no tenant has the key.
    pub fn verify_as<P: Contents>(&self, token: &str) -> Result<(T, Verified<P>), VerifyError> {
        let (tenant, claims) = self.verify(token)?;
        let grants = claims.read()?;
        Ok((tenant, Verified::new(claims, grants)))
    }

    /// A panic in a method of `T` leaves an index in which each key still leads to its own tenant.
    fn read(&self) -> RwLockReadGuard<'_, Index<V, T>> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Index<V, T>> {
        self.index.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<V: Vendor, T: Clone + Eq + Hash> Index<V, T> {
    /// A key of this tenant that another tenant has. A key that has ended since is free.
    fn taken(&self, added: &Tenant<V, T>) -> Option<(String, T)> {
        added.verifier.credentials().find_map(|parts| {
            let id = parts.key_id();
            let holder = self.keys.get(id.as_bytes()).filter(|holder| holder.name != added.name)?;
            let is_held = holder.verifier.key_ids().any(|held| held == id);
            is_held.then(|| (parts.shown_key_id().to_owned(), holder.name.clone()))
        })
    }

    fn remove<Q: Eq + Hash + ?Sized>(&mut self, tenant: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let Some(removed) = self.tenants.remove(tenant) else { return false };
        for id in removed.verifier.all_key_ids() {
            // Another tenant may have the key by now, if it had ended for this one.
            if self.keys.get(id.as_bytes()).is_some_and(|holder| Arc::ptr_eq(holder, &removed)) {
                self.keys.remove(id.as_bytes());
            }
        }
        true
    }
}

impl<V: Vendor, T> Default for Verifiers<V, T> {
    fn default() -> Self {
        let index = RwLock::new(Index { keys: HashMap::new(), tenants: HashMap::new() });
        Self { index, headers: Arc::new(KnownHeaders::new(&V::TABLE.format)) }
    }
}

impl<V: Vendor, T: fmt::Debug> fmt::Debug for Verifiers<V, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_set().entries(index.tenants.keys()).finish()
    }
}

/// A tenant was not added, because another tenant has one of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyIdTaken<T> {
    /// The id of the key; `[not shown]` if it may be a secret.
    pub key_id: String,
    /// The tenant that was not added.
    pub tenant: T,
    /// The tenant that has the key.
    pub holder: T,
}

impl<T: fmt::Display> fmt::Display for KeyIdTaken<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key_id, tenant, holder } = self;
        write!(f, "tenant `{tenant}` cannot be added: its key {key_id} belongs to tenant `{holder}`; ")?;
        f.write_str("give each tenant a key of its own, or remove the other tenant first")
    }
}

impl<T: fmt::Debug + fmt::Display> std::error::Error for KeyIdTaken<T> {}

fn unknown_key<V: Vendor>(key_id: &str) -> VerifyError {
    let fix = "issue the token with the key of a tenant, or add the tenant of this key";
    Finding { fix: fix.to_owned(), ..other_key(key_id, &Redaction::new(V::TABLE, &[], &[])) }.into()
}
