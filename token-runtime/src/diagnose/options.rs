//! Options for `diagnose`.

use std::sync::Arc;
use std::time::{Duration, SystemTime};
use std::{fmt, mem};

use crate::credentials::RawCredentials;
use crate::credentials::secret::Secret;
use crate::credentials::source::Unnamed;
use crate::credentials::start_error::StartError;
use crate::credentials::variable::non_empty;
use crate::jwt::clock::Clock;
use crate::rules::context::Context;
use crate::rules::identity_limits::Plain;
use crate::vendors::vendor::Vendor;
use token_schema::suggest::closest;

/// Options for [`diagnose`](super::diagnose): the vendor, the SDKs that use the token, the credentials that should have signed it, and the
/// time.
///
/// Without credentials the signature is not checked; without an SDK a missing grant may not be found.
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) vendor: &'static token_schema::Vendor,
    pub(super) additions: &'static token_schema::Additions,
    pub(super) sdks: Vec<&'static token_schema::Sdk>,
    pub(super) credentials: Vec<RawCredentials>,
    pub(super) refused: Option<StartError>,
    /// The vendor's secrets that sign no token. A token may be signed with one by mistake, and no output may show it.
    pub(super) others: Arc<[OtherSecret]>,
    /// What no output may show, beside these and the secrets of `credentials`.
    hidden: Arc<[Secret]>,
    clock: Clock,
    /// Seconds.
    leeway: u64,
}

impl Options {
    /// The vendor with these tables, without SDKs, credentials or a time.
    #[doc(hidden)]
    #[must_use]
    pub fn new(vendor: &'static token_schema::Vendor) -> Self {
        Self {
            vendor,
            additions: token_schema::Additions::NONE,
            sdks: Vec::new(),
            credentials: Vec::new(),
            refused: None,
            others: Arc::default(),
            hidden: Arc::default(),
            clock: Clock::default(),
            leeway: 0,
        }
    }

    /// A vendor, without SDKs, credentials or a time.
    #[must_use]
    pub fn of<V: Vendor>() -> Self {
        Self::new(V::TABLE)
    }

    /// Adds the grants and SDKs of an application.
    #[doc(hidden)]
    #[must_use]
    pub fn additions(mut self, additions: &'static token_schema::Additions) -> Self {
        self.additions = additions;
        self
    }

    /// Adds an SDK that the token must serve.
    #[doc(hidden)]
    #[must_use]
    pub fn sdk(mut self, sdk: &'static token_schema::Sdk) -> Self {
        if !self.sdks.iter().any(|known| known.name == sdk.name) {
            self.sdks.push(sdk);
        }
        self
    }

    /// Adds an SDK that the token must serve, by its name in the vendor's schema or in the application's `grants.toml`.
    ///
    /// # Errors
    ///
    /// If no SDK has this name; the error suggests the nearest one.
    pub fn sdk_named(self, name: &str) -> Result<Self, UnknownSdk> {
        let all = || self.vendor.sdks.iter().chain(self.additions.sdks.iter());
        match all().find(|sdk| sdk.name.eq_ignore_ascii_case(name) || sdk.title.eq_ignore_ascii_case(name)) {
            Some(sdk) => Ok(self.sdk(sdk)),
            None => Err(UnknownSdk {
                name: name.to_owned(),
                suggestion: closest(name, all().map(|sdk| &*sdk.name)),
                known: all().map(|sdk| &*sdk.name).collect(),
            }),
        }
    }

    /// Adds credentials that may have signed the token; several if a key was rotated.
    #[must_use]
    pub fn credentials(mut self, credentials: &impl AsRef<RawCredentials>) -> Self {
        self.credentials.push(credentials.as_ref().clone());
        self
    }

    /// The credentials in the variables that `lookup` returns, if one of these is set.
    ///
    /// Credentials that cannot be used verify no signature: the diagnosis says why in `not_checked`. It hides their secret as it hides a usable
    /// one, and every other secret of the vendor that `lookup` returns.
    #[must_use]
    pub fn credentials_from_lookup(mut self, lookup: impl Fn(&str) -> Option<String>) -> Self {
        let vendor = self.vendor;
        let parts = || vendor.credentials.iter().flat_map(|part| part.env.iter());
        let lookup = Unnamed(lookup);
        let secret = |name: &str| non_empty(&lookup, name).map(|mut value| Secret::new(mem::take(&mut *value)));
        let others = vendor.other_secrets.iter();
        let others: Vec<_> =
            others.filter_map(|(name, title)| Some(OtherSecret { name, title, value: secret(name)? })).collect();
        let mut hidden: Vec<_> = others.iter().map(|other| Secret::new(other.value.expose())).collect();
        if parts().any(|name| non_empty(&lookup, name).is_some()) {
            match RawCredentials::look_up(vendor, None, &lookup) {
                Ok(credentials) => self.credentials.push(credentials),
                Err(error) => {
                    hidden.extend(parts().filter_map(secret));
                    self.refused = Some(error);
                }
            }
        }
        (self.others, self.hidden) = (others.into(), hidden.into());
        self
    }

    /// Checks the token as of this time instead of now.
    #[must_use]
    pub fn at(mut self, time: SystemTime) -> Self {
        self.clock = Clock::new(move || time);
        self
    }

    /// The leeway between clocks: zero by default. A fraction of a second is dropped.
    #[must_use]
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway.as_secs();
        self
    }

    /// `credentials`: those that signed the token, if known, else all.
    pub(super) fn context<'a>(&'a self, credentials: &'a [&'a RawCredentials]) -> Context<'a> {
        Context {
            vendor: self.vendor,
            additions: self.additions,
            sdks: &self.sdks,
            now: self.clock.unix(),
            leeway: self.leeway,
            credentials,
            unusable: &self.hidden,
            warnings: true,
            plain: Plain::NONE,
        }
    }
}

/// A secret of the vendor that signs no token, with its variable.
#[derive(Debug)]
pub(super) struct OtherSecret {
    pub name: &'static str,
    pub title: &'static str,
    pub value: Secret,
}

/// No SDK has this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSdk {
    name: String,
    suggestion: Option<&'static str>,
    known: Vec<&'static str>,
}

impl UnknownSdk {
    /// The known names.
    #[must_use]
    pub fn known(&self) -> &[&'static str] {
        &self.known
    }
}

impl fmt::Display for UnknownSdk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown SDK {}; ", crate::rules::shown::Shown(&self.name))?;
        match self.suggestion {
            Some(suggestion) => write!(f, "did you mean `{suggestion}`?"),
            None => write!(f, "the SDKs are {}", self.known.join(", ")),
        }
    }
}

impl std::error::Error for UnknownSdk {}
