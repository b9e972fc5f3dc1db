// Generated from token-codegen/schemas/supabase.toml; do not edit.
//! Supabase access tokens: the credentials, grants, SIDs and SDKs of Supabase.
//!
//! Generated from `token-codegen/schemas/supabase.toml`, which holds the rules and their sources. The format of the
//! tokens is described at <https://supabase.com/docs/guides/auth/jwts>.
//! Only with the Cargo feature `supabase`.
#![allow(deprecated)]
use crate::__private as __k;
/// Supabase as a vendor: a type without values, for type parameters.
#[derive(Clone, Copy, Debug)]
pub enum Supabase {}
impl crate::marker::Vendor for Supabase {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    const IS_BUILT_IN: bool = true;
    type Credentials = Credentials;
    type Region = crate::marker::NoRegion;
}
/// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
pub type Issuer = crate::Issuer<Supabase>;
/// Verifies tokens.
pub type Verifier = crate::Verifier<Supabase>;
/// The key that signs tokens, and its account. The secret is never printed, and is wiped when dropped.
///
/// | part | variable | what it is |
/// |---|---|---|
/// | signing key ID | `SUPABASE_SIGNING_KEY_ID` | The id of the signing key, a UUID: in the dashboard, JWT Keys, or `kid` of the key that was imported. |
/// | private key | `SUPABASE_PRIVATE_KEY` | The private key that was imported into the project (`supabase gen signing-key`), as PEM: EC on P-256, or RSA. |
#[derive(Clone, Debug)]
pub struct Credentials(__k::RawCredentials);
impl Credentials {
    /// Credentials from their parts.
    ///
    /// # Errors
    ///
    /// If the vendor accepts no tokens that this kind of key signed.
    pub fn new(
        key_id: impl Into<String>,
        private_key: crate::keys::PrivateKey,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::with_private_key(
                &tables::VENDOR,
                [key_id.into()],
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
        key_id: impl Into<String>,
        private_key: crate::keys::PublicKey,
    ) -> Result<Self, crate::StartError> {
        __k::RawCredentials::with_public_key(
                &tables::VENDOR,
                [key_id.into()],
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
    /// The id of the signing key, a UUID: in the dashboard, JWT Keys, or `kid` of the key that was imported.
    #[must_use]
    pub fn key_id(&self) -> &str {
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
/// Who the user is for the database and its policies.
#[derive(__k::Clone, __k::Debug, __k::PartialEq)]
pub struct SessionGrant {
    role: ::std::string::String,
    aud: ::core::option::Option<::std::string::String>,
    iss: ::core::option::Option<::std::string::String>,
    email: ::core::option::Option<::std::string::String>,
    phone: ::core::option::Option<::std::string::String>,
    session_id: ::core::option::Option<::std::string::String>,
    aal: ::core::option::Option<::std::string::String>,
    is_anonymous: ::core::option::Option<bool>,
    app_metadata: ::core::option::Option<crate::JsonObject>,
    user_metadata: ::core::option::Option<crate::JsonObject>,
}
impl SessionGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(role: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            role: role.into(),
            aud: __k::None,
            iss: __k::None,
            email: __k::None,
            phone: __k::None,
            session_id: __k::None,
            aal: __k::None,
            is_anonymous: __k::None,
            app_metadata: __k::None,
            user_metadata: __k::None,
        }
    }
    /// Sets `aud`. The audience: `authenticated` or `anon`.
    #[must_use]
    pub fn with_aud(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.aud = __k::Some(value.into());
        self
    }
    /// Sets `iss`. The issuer: the URL of Supabase Auth, or of the server that signs.
    #[must_use]
    pub fn with_iss(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.iss = __k::Some(value.into());
        self
    }
    /// Sets `email`. The user's e-mail address.
    #[must_use]
    pub fn with_email(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.email = __k::Some(value.into());
        self
    }
    /// Sets `phone`. The user's telephone number.
    #[must_use]
    pub fn with_phone(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.phone = __k::Some(value.into());
        self
    }
    /// Sets `session_id`. The id of the session.
    #[must_use]
    pub fn with_session_id(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.session_id = __k::Some(value.into());
        self
    }
    /// Sets `aal`. How the user was authenticated: `aal2` with a second factor. One of `"aal1"` and `"aal2"`.
    #[must_use]
    pub fn with_aal(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.aal = __k::Some(value.into());
        self
    }
    /// Sets `is_anonymous`. Whether the user is anonymous.
    #[must_use]
    pub fn with_is_anonymous(mut self, value: bool) -> Self {
        self.is_anonymous = __k::Some(value);
        self
    }
    /// Sets `app_metadata`. What the application knows of the user, which policies read.
    #[must_use]
    pub fn with_app_metadata(mut self, value: crate::JsonObject) -> Self {
        self.app_metadata = __k::Some(value);
        self
    }
    /// Sets `user_metadata`. What the user may change. No policy should rely on it.
    #[must_use]
    pub fn with_user_metadata(mut self, value: crate::JsonObject) -> Self {
        self.user_metadata = __k::Some(value);
        self
    }
    /// The role of PostgreSQL with which requests run: `authenticated`, `anon`, or one that the project has created.
    #[must_use]
    pub fn role(&self) -> &str {
        &self.role
    }
    /// The audience: `authenticated` or `anon`.
    #[must_use]
    pub fn aud(&self) -> ::core::option::Option<&str> {
        self.aud.as_deref()
    }
    /// The issuer: the URL of Supabase Auth, or of the server that signs.
    #[must_use]
    pub fn iss(&self) -> ::core::option::Option<&str> {
        self.iss.as_deref()
    }
    /// The user's e-mail address.
    #[must_use]
    pub fn email(&self) -> ::core::option::Option<&str> {
        self.email.as_deref()
    }
    /// The user's telephone number.
    #[must_use]
    pub fn phone(&self) -> ::core::option::Option<&str> {
        self.phone.as_deref()
    }
    /// The id of the session.
    #[must_use]
    pub fn session_id(&self) -> ::core::option::Option<&str> {
        self.session_id.as_deref()
    }
    /// How the user was authenticated: `aal2` with a second factor. One of `"aal1"` and `"aal2"`.
    #[must_use]
    pub fn aal(&self) -> ::core::option::Option<&str> {
        self.aal.as_deref()
    }
    /// Whether the user is anonymous.
    #[must_use]
    pub fn is_anonymous(&self) -> ::core::option::Option<bool> {
        self.is_anonymous
    }
    /// What the application knows of the user, which policies read.
    #[must_use]
    pub fn app_metadata(&self) -> ::core::option::Option<&crate::JsonObject> {
        self.app_metadata.as_ref()
    }
    /// What the user may change. No policy should rely on it.
    #[must_use]
    pub fn user_metadata(&self) -> ::core::option::Option<&crate::JsonObject> {
        self.user_metadata.as_ref()
    }
}
impl SessionGrant {
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
impl crate::Grant for SessionGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_SESSION;
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("role", &self.role);
        out.optional("aud", self.aud.as_ref());
        out.optional("iss", self.iss.as_ref());
        out.optional("email", self.email.as_ref());
        out.optional("phone", self.phone.as_ref());
        out.optional("session_id", self.session_id.as_ref());
        out.optional("aal", self.aal.as_ref());
        out.optional("is_anonymous", self.is_anonymous.as_ref());
        out.optional("app_metadata", self.app_metadata.as_ref());
        out.optional("user_metadata", self.user_metadata.as_ref());
    }
    fn read(
        object: &__k::json::Object<'_>,
    ) -> ::core::result::Result<Self, __k::json::ReadError> {
        __k::Ok(Self {
            role: object.required("role")?,
            aud: object.optional("aud")?,
            iss: object.optional("iss")?,
            email: object.optional("email")?,
            phone: object.optional("phone")?,
            session_id: object.optional("session_id")?,
            aal: object.optional("aal")?,
            is_anonymous: object.optional("is_anonymous")?,
            app_metadata: object.optional("app_metadata")?,
            user_metadata: object.optional("user_metadata")?,
        })
    }
}
impl<G: crate::marker::Custom> crate::marker::Lacks<G> for SessionGrant {}
/// One trait for each SDK, implemented by every token that the SDK accepts.
///
/// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would have the name of one of Rust's
/// own ends in `Sdk`, so that `use sdk::*` hides none.
pub mod sdk {
    use super::tables::*;
    /// The client libraries, whose option `accessToken` takes the token: npm `@supabase/supabase-js` and others.
    ///
    /// Implemented by every token with the `session` grant.
    #[doc(alias = "@supabase/supabase-js")]
    #[doc(alias = "realtime")]
    #[doc(alias = "supabase-js")]
    #[diagnostic::on_unimplemented(
        message = "the Supabase SDK needs the `session` grant, and this token has none",
        label = "no `session` grant",
        note = "add `.and(SessionGrant::new(role))`, or `session` to the token's declaration in grants.toml"
    )]
    pub trait Supabase {}
    impl Supabase for super::SessionGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Supabase for crate::And<A, super::SessionGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Supabase, B: crate::marker::Lacks<super::SessionGrant>> Supabase
    for crate::And<A, B> {}
    impl dyn Supabase {
        /// What Supabase would report about an identity, without a token: `<dyn sdk::Supabase>::check_identity("alice")`.
        #[must_use]
        pub fn check_identity(identity: &str) -> Vec<crate::Finding> {
            crate::__private::check_identity(identity, &[&SDK_CLIENT], &VENDOR)
        }
    }
    impl<P: Supabase + ?Sized> crate::marker::OpenedBy<P> for dyn Supabase {}
}
#[doc(hidden)]
pub mod tables;
