//! The claims as serde types, for candidates without types of their own, and the sets of grants.

use serde::{Deserialize, Serialize};

const TABLE: &str = include_str!("../../grants.json");

/// The claims. `T` is the type of a string: `&str` if it can be borrowed, `String` for libraries that require owned
/// claims.
#[derive(Clone, Serialize, Deserialize)]
pub struct Claims<T> {
    pub jti: T,
    pub grants: Grants<T>,
    pub iat: u64,
    pub exp: u64,
    pub iss: T,
    pub sub: T,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Grants<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<Service<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_sync: Option<Service<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<Video<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task_router: Option<TaskRouter<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flex_insights: Option<Service<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crm: Option<Crm<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desk: Option<Desk>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Service<T> {
    pub service_sid: T,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Voice<T> {
    pub incoming: Incoming,
    pub outgoing: Outgoing<T>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Incoming {
    pub allow: bool,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Outgoing<T> {
    pub application_sid: T,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Video<T> {
    pub room: T,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct TaskRouter<T> {
    pub workspace_sid: T,
    pub worker_sid: T,
    pub role: T,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Crm<T> {
    pub desk: T,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Desk {
    pub floor: i64,
}

/// A set of grants.
#[derive(Clone)]
pub struct Set {
    /// The number of grants.
    pub count: usize,
    pub grants: Grants<&'static str>,
    pub(crate) json: serde_json::Value,
}

impl Set {
    /// The claims of a new token.
    pub fn claims<'a>(&self, identity: &'a str, jti: &'a str) -> Claims<&'a str> {
        let now = crate::now();
        Claims {
            jti,
            grants: Grants { identity: Some(identity), ..self.grants.clone() },
            iat: now,
            exp: now + crate::TTL,
            iss: crate::API_KEY_SID,
            sub: crate::ACCOUNT_SID,
        }
    }
}

/// The sets of `grants.json`, smallest first.
pub fn sets() -> Vec<Set> {
    let json: serde_json::Map<String, serde_json::Value> = serde_json::from_str(TABLE).unwrap();
    let typed: std::collections::BTreeMap<usize, Grants<&'static str>> = serde_json::from_str(TABLE).unwrap();
    typed.into_iter().map(|(count, grants)| Set { count, grants, json: json[&count.to_string()].clone() }).collect()
}
