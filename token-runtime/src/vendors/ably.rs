// Generated from token-codegen/schemas/ably.toml; do not edit.
//! Ably access tokens: the credentials, grants, SIDs and SDKs of Ably.
//!
//! Generated from `token-codegen/schemas/ably.toml`, which holds the rules and their sources. The format of the
//! tokens is described at <https://ably.com/docs/auth/token/jwt>.
//! Only with the Cargo feature `ably`.
#![allow(deprecated)]
use crate::__private as __k;
/// Ably as a vendor: a type without values, for type parameters.
#[derive(Clone, Copy, Debug)]
pub enum Ably {}
impl crate::marker::Vendor for Ably {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    const IS_BUILT_IN: bool = true;
    type Credentials = Credentials;
    type Region = crate::marker::NoRegion;
}
/// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
pub type Issuer = crate::Issuer<Ably>;
/// Verifies tokens.
pub type Verifier = crate::Verifier<Ably>;
/// The key that signs tokens, and its account. The secret is never printed, and is wiped when dropped.
///
/// | part | variable | what it is |
/// |---|---|---|
/// | API key name | `ABLY_KEY_NAME` | The part of the API key before `:`, such as `xVLyHw.ABcdEf`. |
/// | API key secret | `ABLY_KEY_SECRET` | The part of the API key after `:`. |
#[derive(Clone, Debug)]
pub struct Credentials(__k::RawCredentials);
impl Credentials {
    /// Credentials from their parts.
    #[must_use]
    pub fn new(key_name: impl Into<String>, key_secret: crate::Secret) -> Self {
        Self(__k::RawCredentials::new(&tables::VENDOR, [key_name.into()], key_secret))
    }
    /// Credentials from the environment.
    ///
    /// # Errors
    ///
    /// All missing and invalid variables at once.
    pub fn from_env() -> Result<Self, crate::StartError> {
        __k::RawCredentials::from_env(&tables::VENDOR).map(Self)
    }
    /// Credentials from the variables that `lookup` returns, from a vault for example.
    ///
    /// # Errors
    ///
    /// All missing and invalid variables at once.
    pub fn from_lookup(
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::from_lookup(&tables::VENDOR, &lookup).map(Self)
    }
    /// Credentials from the variables of a source that messages name: a tenant's row, a directory of mounted secrets.
    ///
    /// # Errors
    ///
    /// All missing and invalid variables at once.
    pub fn from_source(
        source: &crate::start::Source<'_>,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::from_source(&tables::VENDOR, source).map(Self)
    }
    /// Values of these credentials that look wrong but may be right.
    #[must_use]
    pub fn warnings(&self) -> &[crate::Finding] {
        self.0.warnings()
    }
    /// The part of the API key before `:`, such as `xVLyHw.ABcdEf`.
    #[must_use]
    pub fn key_name(&self) -> &str {
        self.0.claim(0)
    }
}
impl AsRef<__k::RawCredentials> for Credentials {
    fn as_ref(&self) -> &__k::RawCredentials {
        &self.0
    }
}
impl From<__k::RawCredentials> for Credentials {
    fn from(parts: __k::RawCredentials) -> Self {
        Self(parts)
    }
}
/// What a client may do, by channel.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct AccessGrant {
    x_ably_capability: crate::JsonObject,
    x_ably_revocation_key: ::core::option::Option<::std::string::String>,
}
impl AccessGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(x_ably_capability: crate::JsonObject) -> Self {
        Self {
            x_ably_capability,
            x_ably_revocation_key: __k::None,
        }
    }
    /// Sets `x-ably-revocation-key`. The name by which these tokens can be revoked together.
    #[must_use]
    pub fn with_x_ably_revocation_key(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.x_ably_revocation_key = __k::Some(value.into());
        self
    }
    /// The operations by channel: `{ "chat:*" = ["subscribe", "publish"] }`. `*` is every channel, or every operation.
    #[doc(alias = "capabilities")]
    #[doc(alias = "capability")]
    #[must_use]
    pub fn x_ably_capability(&self) -> &crate::JsonObject {
        &self.x_ably_capability
    }
    /// The name by which these tokens can be revoked together.
    #[must_use]
    pub fn x_ably_revocation_key(&self) -> ::core::option::Option<&str> {
        self.x_ably_revocation_key.as_deref()
    }
}
impl AccessGrant {
    /// Adds another grant to the token.
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: crate::Grant>(self, grant: G) -> crate::And<Self, G>
    where
        Self: crate::marker::Lacks<G>,
    {
        crate::And::new(self, grant)
    }
}
impl crate::Grant for AccessGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_ACCESS;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.json_text("x-ably-capability", __k::Some(&self.x_ably_capability));
        out.optional("x-ably-revocation-key", self.x_ably_revocation_key.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            x_ably_capability: __k::json::Object::there(
                "x-ably-capability",
                object.json_text("x-ably-capability")?,
            )?,
            x_ably_revocation_key: object.optional("x-ably-revocation-key")?,
        })
    }
}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for AccessGrant {}
/// One trait for each SDK, implemented by every token that the SDK accepts.
///
/// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would have the name of one of Rust's
/// own ends in `Sdk`, so that `use sdk::*` hides none.
pub mod sdk {
    use super::tables::*;
    /// The SDKs, with `authUrl` or `authCallback`: npm `ably` and others.
    ///
    /// Implemented by every token with the `access` grant.
    #[doc(alias = "ably")]
    #[doc(alias = "ably-js")]
    #[doc(alias = "realtime")]
    #[diagnostic::on_unimplemented(
        message = "the Ably SDK needs the `access` grant, and this token has none",
        label = "no `access` grant",
        note = "add `.and(AccessGrant::new(x_ably_capability))`, or `access` to the token's declaration in grants.toml"
    )]
    pub trait Ably {}
    impl Ably for super::AccessGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Ably for crate::And<A, super::AccessGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Ably, B: crate::marker::Lacks<super::AccessGrant>> Ably
    for crate::And<A, B> {}
    impl dyn Ably {
        /// What Ably would report about an identity, without a token: `<dyn sdk::Ably>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_CLIENT], &VENDOR)
        }
    }
    impl<P: Ably + ?Sized> crate::marker::OpenedBy<P> for dyn Ably {}
}
#[doc(hidden)]
pub mod tables;
