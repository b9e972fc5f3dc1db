//! The SID kinds, grants and SDKs that can be named so far.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Grant, Schema, Sdk, Sid};

pub(crate) enum Lookup<'a, T> {
    Found(&'a Arc<T>),
    /// Declared, and reported as invalid, so its uses are not reported.
    Broken,
    Unknown,
}

pub(crate) struct Scope {
    pub(crate) schema: Schema,
    sids: HashMap<String, Option<Arc<Sid>>>,
    grants: HashMap<String, Option<Arc<Grant>>>,
    sdks: HashMap<String, Option<Arc<Sdk>>>,
    /// The names of invalid SID kinds, grants and SDKs, which are suggested too.
    broken: [Vec<String>; 3],
}

impl Scope {
    pub(crate) fn new(schema: Schema) -> Self {
        let sids = schema.sids.iter().map(|sid| (sid.name.to_string(), Some(Arc::clone(sid)))).collect();
        let grants = schema.grants.iter().map(|grant| (grant.key.to_string(), Some(Arc::clone(grant)))).collect();
        let sdks = schema.sdks.iter().map(|sdk| (sdk.name.to_string(), Some(Arc::clone(sdk)))).collect();
        Self { schema, sids, grants, sdks, broken: Default::default() }
    }

    pub(crate) fn sid(&self, name: &str) -> Lookup<'_, Sid> {
        lookup(&self.sids, name)
    }

    pub(crate) fn grant(&self, key: &str) -> Lookup<'_, Grant> {
        lookup(&self.grants, key)
    }

    pub(crate) fn sdk(&self, name: &str) -> Lookup<'_, Sdk> {
        lookup(&self.sdks, name)
    }

    /// Adds a SID kind; `None`: an invalid one.
    pub(crate) fn add_sid(&mut self, name: &str, sid: Option<Arc<Sid>>) {
        note(&mut self.broken[0], name, sid.as_ref());
        self.schema.sids.extend(sid.clone());
        self.sids.insert(name.to_owned(), sid);
    }

    /// Adds a grant; `None`: an invalid one.
    pub(crate) fn add_grant(&mut self, key: &str, grant: Option<Arc<Grant>>) {
        note(&mut self.broken[1], key, grant.as_ref());
        self.schema.grants.extend(grant.clone());
        self.grants.insert(key.to_owned(), grant);
    }

    /// Adds an SDK; `None`: an invalid one.
    pub(crate) fn add_sdk(&mut self, name: &str, sdk: Option<Arc<Sdk>>) {
        note(&mut self.broken[2], name, sdk.as_ref());
        self.schema.sdks.extend(sdk.clone());
        self.sdks.insert(name.to_owned(), sdk);
    }

    pub(crate) fn break_grant(&mut self, key: &str) {
        self.schema.grants.retain(|grant| grant.key != key);
        self.add_grant(key, None);
    }

    pub(crate) fn sid_names(&self) -> Vec<&str> {
        self.schema.sids.iter().map(|sid| &*sid.name).chain(self.broken[0].iter().map(String::as_str)).collect()
    }

    pub(crate) fn grant_keys(&self) -> Vec<&str> {
        self.schema.grants.iter().map(|grant| &*grant.key).chain(self.broken[1].iter().map(String::as_str)).collect()
    }

    pub(crate) fn sdk_names(&self) -> Vec<&str> {
        self.schema.sdks.iter().map(|sdk| &*sdk.name).chain(self.broken[2].iter().map(String::as_str)).collect()
    }

    pub(crate) fn carries(sdk: &Sdk, grant: &Grant) -> bool {
        sdk.requires.contains(&grant.key) || sdk.allows.contains(&grant.key) || grant.sdks.contains(&sdk.name)
    }

    /// The SDKs that a grant is for. None: any may carry it.
    pub(crate) fn carriers(&self, grant: &Grant) -> Vec<&Arc<Sdk>> {
        self.schema.sdks.iter().filter(|sdk| Self::carries(sdk, grant)).collect()
    }
}

fn note<T>(broken: &mut Vec<String>, name: &str, thing: Option<&Arc<T>>) {
    if thing.is_none() {
        broken.push(name.to_owned());
    }
}

fn lookup<'a, T>(known: &'a HashMap<String, Option<Arc<T>>>, name: &str) -> Lookup<'a, T> {
    match known.get(name) {
        Some(Some(found)) => Lookup::Found(found),
        Some(None) => Lookup::Broken,
        None => Lookup::Unknown,
    }
}
