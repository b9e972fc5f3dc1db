// Generated from token-codegen/schemas/vonage.toml; do not edit.
//! Vonage access tokens: the credentials, grants, SIDs and SDKs of Vonage.
//!
//! Generated from `token-codegen/schemas/vonage.toml`, which holds the rules and their sources. The format of the
//! tokens is described at <https://developer.vonage.com/en/getting-started/concepts/authentication>.
//! Only with the Cargo feature `vonage`.
#![allow(deprecated)]
use crate::__private as __k;
/// Vonage as a vendor: a type without values, for type parameters.
#[derive(Clone, Copy, Debug)]
pub enum Vonage {}
impl crate::marker::Vendor for Vonage {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    const IS_BUILT_IN: bool = true;
    type Credentials = Credentials;
    type Region = crate::marker::NoRegion;
}
/// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
pub type Issuer = crate::Issuer<Vonage>;
/// Verifies tokens.
pub type Verifier = crate::Verifier<Vonage>;
/// The key that signs tokens, and its account. The secret is never printed, and is wiped when dropped.
///
/// | part | variable | what it is |
/// |---|---|---|
/// | application ID | `VONAGE_APPLICATION_ID` | The id of the application, a UUID, as the dashboard shows it. |
/// | private key | `VONAGE_PRIVATE_KEY` or `VONAGE_PRIVATE_KEY_PATH` | The private key of that application, which the dashboard generates: PEM, base64 of PEM, or the path of a file with PEM. |
#[derive(Clone, Debug)]
pub struct Credentials(__k::RawCredentials);
impl Credentials {
    /// Credentials from their parts.
    ///
    /// # Errors
    ///
    /// If the vendor accepts no tokens that this kind of key signed.
    pub fn new(
        application_id: impl Into<String>,
        private_key: crate::keys::PrivateKey,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::with_private_key(
                &tables::VENDOR,
                [application_id.into()],
                private_key,
            )
            .map(Self)
    }
    /// Credentials that verify tokens and cannot issue any, for a service without the private key.
    ///
    /// # Errors
    ///
    /// If the vendor accepts no tokens of this kind of key.
    pub fn verify_only(
        application_id: impl Into<String>,
        private_key: crate::keys::PublicKey,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::with_public_key(
                &tables::VENDOR,
                [application_id.into()],
                private_key,
            )
            .map(Self)
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
    /// The id of the application, a UUID, as the dashboard shows it.
    #[must_use]
    pub fn application_id(&self) -> &str {
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
/// The paths of the API that a client may use.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct ClientGrant {
    acl: ClientAcl,
}
impl ClientGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(acl: ClientAcl) -> Self {
        Self { acl }
    }
    /// The access control list.
    #[must_use]
    pub fn acl(&self) -> &ClientAcl {
        &self.acl
    }
}
/// The access control list.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct ClientAcl {
    paths: crate::JsonObject,
}
impl ClientAcl {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(paths: crate::JsonObject) -> Self {
        Self { paths }
    }
    /// The paths, each with the methods that are allowed; `{}` allows all.
    #[must_use]
    pub fn paths(&self) -> &crate::JsonObject {
        &self.paths
    }
}
impl __k::json::Fields for ClientAcl {
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("paths", &self.paths);
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            paths: object.required("paths")?,
        })
    }
}
impl ClientGrant {
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
impl crate::Grant for ClientGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_CLIENT;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("acl", &self.acl);
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            acl: object.required("acl")?,
        })
    }
}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for ClientGrant {}
/// One trait for each SDK, implemented by every token that the SDK accepts.
///
/// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would have the name of one of Rust's
/// own ends in `Sdk`, so that `use sdk::*` hides none.
pub mod sdk {
    use super::tables::*;
    /// The Client SDK: npm `@vonage/client-sdk`, and those for iOS and Android.
    ///
    /// Implemented by every token with the `client` grant.
    #[doc(alias = "@vonage/client-sdk")]
    #[diagnostic::on_unimplemented(
        message = "the Vonage Client SDK needs the `client` grant, and this token has none",
        label = "no `client` grant",
        note = "add `.and(ClientGrant::new(acl))`, or `client` to the token's declaration in grants.toml"
    )]
    pub trait VonageClient {}
    impl VonageClient for super::ClientGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> VonageClient for crate::And<A, super::ClientGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: VonageClient, B: crate::marker::Lacks<super::ClientGrant>> VonageClient
    for crate::And<A, B> {}
    impl dyn VonageClient {
        /// What Vonage Client would report about an identity, without a token: `<dyn sdk::VonageClient>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_CLIENT], &VENDOR)
        }
    }
    impl<P: VonageClient + ?Sized> crate::marker::OpenedBy<P> for dyn VonageClient {}
}
#[doc(hidden)]
pub mod tables;
