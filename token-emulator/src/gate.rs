//! Takes a token, or says why not.
//!
//! Whether it is taken, token-core's `Verifier` decides, as your own server would; why not, its `diagnose` says; and
//! [`codes`](crate::codes) has what a client hears of that.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use token_core::Claims;
use token_core::diagnose::{Diagnosis, Options as Judge, diagnose};
use token_core::marker::Vendor as _;
use token_core::twilio::{ChatGrant, Credentials, DataSyncGrant, Twilio, Verifier, VideoGrant};
use token_schema::rule;

use crate::events::Refused;
use crate::scenario::Scenario;
use crate::{Service, codes};

/// Takes tokens, or says why not.
pub(crate) struct Gate {
    verifier: Verifier,
    judge: Judge,
    scenario: Arc<Scenario>,
}

/// What a token that was taken says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Admitted {
    pub(crate) identity: String,
    pub(crate) account: String,
    pub(crate) key: String,
    pub(crate) expires: SystemTime,
    /// The service that each grant names.
    pub(crate) services: BTreeMap<&'static str, String>,
    /// The room that it opens, if it opens only one.
    pub(crate) room: Option<String>,
}

impl Admitted {
    /// Whether a renewed token is for the same identity, account and services.
    pub(crate) fn same_as(&self, other: &Self) -> bool {
        (&self.identity, &self.account, &self.services) == (&other.identity, &other.account, &other.services)
    }
}

impl Gate {
    pub(crate) fn new(credentials: &[Credentials], scenario: Arc<Scenario>) -> Option<Self> {
        let (first, others) = credentials.split_first()?;
        let verifier = others.iter().fold(Verifier::new(first), Verifier::or);
        let judge = credentials.iter().fold(Judge::of::<Twilio>(), Judge::credentials);
        Some(Self { verifier, judge, scenario })
    }

    /// Takes a token for these SDKs, by their names in the schema, or says why not.
    pub(crate) fn admit(&self, token: &str, service: Service, sdks: &[&str]) -> Result<Admitted, Refused> {
        if let Some(code) = self.scenario.reject() {
            let code = code.number();
            return Err(Refused { code, rule: None, message: "every token is refused, as was asked for".into() });
        }
        let claims = self.verifier.verify(token);
        let opened = claims.as_ref().is_ok_and(|claims| opens_all(claims, sdks));
        let Some(claims) = claims.as_ref().ok().filter(|_| opened) else {
            let rule = claims.as_ref().err().map_or(rule::GRANT_MISSING_FOR_SDK.id(), token_core::VerifyError::rule);
            return Err(self.why(token, service, sdks, rule));
        };
        let judged = self.judge(token, sdks);
        if judged.errors().next().is_some() {
            // What is good by itself but not for this SDK: its rules on identities and Regions.
            return Err(refused(&judged, service, rule::GRANT_MISSING_FOR_SDK.id()));
        }
        let admitted = admitted(claims);
        if self.scenario.is_revoked(&admitted.key) {
            return Err(revoked(service));
        }
        Ok(admitted)
    }

    /// Why a token was refused, or has to be. `rule` is what it was refused for, in case that nothing more is found.
    pub(crate) fn why(&self, token: &str, service: Service, sdks: &[&str], rule: &'static str) -> Refused {
        refused(&self.judge(token, sdks), service, rule)
    }

    fn judge(&self, token: &str, sdks: &[&str]) -> Diagnosis {
        let named = |judge: Judge, name: &&str| judge.clone().sdk_named(name).unwrap_or(judge);
        diagnose(token, &sdks.iter().fold(self.judge.clone(), named))
    }
}

fn refused(diagnosis: &Diagnosis, service: Service, rule: &'static str) -> Refused {
    let first = diagnosis.errors().min_by_key(|found| codes::of_rule(found.rule, service).0);
    match first {
        Some(found) => Refused {
            code: codes::of_rule(found.rule, service).1.number,
            rule: Some(found.rule),
            message: format!("{}; {} ({})", found.message, found.fix, found.at),
        },
        None => Refused {
            code: codes::of_rule(rule, service).1.number,
            rule: Some(rule),
            message: "send the token as it was issued".into(),
        },
    }
}

/// What is said of a key that was revoked.
pub(crate) fn revoked(service: Service) -> Refused {
    let code = codes::of_rule(rule::ISS_OTHER_KEY.id(), service).1.number;
    Refused { code, rule: None, message: "the API Key that signed the token was revoked, as was asked for".into() }
}

fn opens_all(claims: &Claims, sdks: &[&str]) -> bool {
    let keys = claims.grant_keys();
    let asked = |sdk: &&token_schema::Sdk| sdks.contains(&&*sdk.name);
    let needed = Twilio::TABLE.sdks.iter().filter(asked).flat_map(|sdk| sdk.requires.iter());
    needed.into_iter().all(|grant| keys.iter().any(|key| key == grant))
}

fn admitted(claims: &Claims) -> Admitted {
    let mut services = BTreeMap::new();
    if let Ok(chat) = claims.grant::<ChatGrant>() {
        services.insert("chat", chat.service_sid().as_str().to_owned());
    }
    if let Ok(sync) = claims.grant::<DataSyncGrant>() {
        services.insert("data_sync", sync.service_sid().as_str().to_owned());
    }
    Admitted {
        identity: claims.identity().to_owned(),
        account: claims.subject().unwrap_or_default().to_owned(),
        key: claims.issuer().to_owned(),
        expires: claims.expires_at(),
        services,
        room: claims.grant::<VideoGrant>().ok().and_then(|video| video.room().map(str::to_owned)),
    }
}
