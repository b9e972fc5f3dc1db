//! The SID kinds, grants and SDKs that can be named so far.

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
    /// The names of invalid SID kinds, grants and SDKs, which are suggested too.
    broken: [Vec<String>; 3],
}

impl Scope {
    pub(crate) fn new(schema: Schema) -> Self {
        Self { schema, broken: Default::default() }
    }

    pub(crate) fn sid(&self, name: &str) -> Lookup<'_, Sid> {
        lookup(self.schema.sid(name), &self.broken[0], name)
    }

    pub(crate) fn grant(&self, key: &str) -> Lookup<'_, Grant> {
        lookup(self.schema.grant(key), &self.broken[1], key)
    }

    pub(crate) fn sdk(&self, name: &str) -> Lookup<'_, Sdk> {
        lookup(self.schema.sdk(name), &self.broken[2], name)
    }

    /// Adds a SID kind; `None`: an invalid one.
    pub(crate) fn add_sid(&mut self, name: &str, sid: Option<Sid>) {
        add(&mut self.schema.sids, &mut self.broken[0], name, sid);
    }

    /// Adds a grant; `None`: an invalid one.
    pub(crate) fn add_grant(&mut self, key: &str, grant: Option<Grant>) {
        add(&mut self.schema.grants, &mut self.broken[1], key, grant);
    }

    /// Adds an SDK; `None`: an invalid one.
    pub(crate) fn add_sdk(&mut self, name: &str, sdk: Option<Sdk>) {
        add(&mut self.schema.sdks, &mut self.broken[2], name, sdk);
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

fn add<T>(known: &mut Vec<Arc<T>>, broken: &mut Vec<String>, name: &str, thing: Option<T>) {
    match thing {
        Some(thing) => known.push(Arc::new(thing)),
        None => broken.push(name.to_owned()),
    }
}

fn lookup<'a, T>(known: Option<&'a Arc<T>>, broken: &[String], name: &str) -> Lookup<'a, T> {
    match known {
        Some(found) => Lookup::Found(found),
        None if broken.iter().any(|other| other == name) => Lookup::Broken,
        None => Lookup::Unknown,
    }
}
