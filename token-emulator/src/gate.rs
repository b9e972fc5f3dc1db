//! Accepts a token, or refuses it with a code and a reason.
//!
//! token-core's `Verifier` decides, as in a server; its `diagnose` gives the reason; [`codes`](crate::codes) gives the
//! code.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use token_core::Claims;
use token_core::diagnose::{Diagnosis, Options as DiagnoseOptions, diagnose};
use token_core::marker::Vendor as _;
use token_core::twilio::{ChatGrant, Credentials, DataSyncGrant, Twilio, Verifier, VideoGrant};
use token_schema::rule;

use crate::events::Refused;
use crate::scenario::Scenario;
use crate::{Service, codes};

pub(crate) struct Gate {
    verifier: Verifier,
    options: DiagnoseOptions,
    scenario: Arc<Scenario>,
}

/// What an accepted token contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Admitted {
    pub(crate) identity: String,
    pub(crate) account: String,
    pub(crate) key: String,
    pub(crate) expires: SystemTime,
    /// The service SID of each grant.
    pub(crate) services: BTreeMap<&'static str, String>,
    /// The room, if the token is limited to one.
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
        let verifier = others.iter().fold(Verifier::new(first), Verifier::also_accept);
        let options = credentials.iter().fold(DiagnoseOptions::of::<Twilio>(), DiagnoseOptions::credentials);
        Some(Self { verifier, options, scenario })
    }

    /// Accepts or refuses a token for these SDKs, by their names in the schema.
    pub(crate) fn admit(&self, token: &str, service: Service, sdks: &[&str]) -> Result<Admitted, Refused> {
        if let Some(code) = self.scenario.reject() {
            let code = code.number();
            return Err(Refused { code, rule: None, message: "the emulator was told to refuse every token".into() });
        }
        let claims = self.verifier.verify(token);
        let has_grants = claims.as_ref().is_ok_and(|claims| has_grants_for(claims, sdks));
        let Some(claims) = claims.as_ref().ok().filter(|_| has_grants) else {
            let rule = claims.as_ref().err().map_or(rule::GRANT_MISSING_FOR_SDK.id(), token_core::VerifyError::rule);
            return Err(self.refusal(token, service, sdks, rule));
        };
        let diagnosis = self.diagnose(token, sdks);
        if diagnosis.errors().next().is_some() {
            // Valid, but not for this SDK: its rules on identities and regions.
            return Err(refused(&diagnosis, service, rule::GRANT_MISSING_FOR_SDK.id()));
        }
        let admitted = admitted(claims);
        if self.scenario.is_revoked(&admitted.key) {
            return Err(revoked(service));
        }
        Ok(admitted)
    }

    /// Explains a refusal. `rule` is the reason if the diagnosis finds nothing.
    pub(crate) fn refusal(&self, token: &str, service: Service, sdks: &[&str], rule: &'static str) -> Refused {
        refused(&self.diagnose(token, sdks), service, rule)
    }

    fn diagnose(&self, token: &str, sdks: &[&str]) -> Diagnosis {
        let with_sdk = |options: DiagnoseOptions, name: &&str| options.clone().sdk_named(name).unwrap_or(options);
        diagnose(token, &sdks.iter().fold(self.options.clone(), with_sdk))
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
            message: "the token is invalid; send it as it was issued".into(),
        },
    }
}

/// The refusal of a token whose API Key was revoked.
pub(crate) fn revoked(service: Service) -> Refused {
    let code = codes::of_rule(rule::ISS_OTHER_KEY.id(), service).1.number;
    Refused { code, rule: None, message: "the API Key that signed the token was revoked".into() }
}

fn has_grants_for(claims: &Claims, sdks: &[&str]) -> bool {
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
