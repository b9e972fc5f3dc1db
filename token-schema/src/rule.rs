//! The list of rules: what can be wrong with a token, a declaration, the environment or a vendor's schema.
//!
//! Findings and problems name their rule, and `token explain` prints the list. A vendor's schema adds rules of its own, and the error
//! codes for each rule.

mod severity;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

pub use severity::Severity;

use crate::Text;

/// A rule that a finding or a problem reports.
#[derive(Clone, Debug)]
pub struct Rule {
    id: Text,
    severity: Severity,
    topic: Topic,
    summary: Text,
}

impl Rule {
    /// A rule of the list.
    #[must_use]
    pub const fn new(id: &'static str, severity: Severity, topic: Topic, summary: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), severity, topic, summary: Cow::Borrowed(summary) }
    }

    /// A rule that a schema defines.
    #[must_use]
    pub fn from_schema(id: Text, severity: Severity, topic: Topic, summary: String) -> Self {
        Self { id, severity, topic, summary: Cow::Owned(summary) }
    }

    /// Finds a rule of the list by its ID.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().copied().find(|rule| rule.id == id)
    }

    /// The stable ID, in kebab-case.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The severity of a finding, unless the finding has another.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The topic.
    #[must_use]
    pub fn topic(&self) -> Topic {
        self.topic
    }

    /// One sentence that says what the rule reports.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }
}

/// Rules are equal if their IDs are.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl std::hash::Hash for Rule {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl PartialEq<str> for Rule {
    fn eq(&self, id: &str) -> bool {
        self.id == id
    }
}

impl PartialEq<Rule> for str {
    fn eq(&self, rule: &Rule) -> bool {
        rule.id == self
    }
}

/// The ID.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.id)
    }
}

/// Declares [`Topic`], a constant for each rule, and [`ALL`].
macro_rules! rules {
    ($($topic:ident($what:literal) { $($name:ident = $id:literal, $severity:ident, $summary:literal;)* })*) => {
        /// What a rule is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Topic {
            $(#[doc = concat!("About ", $what, ".")] $topic,)*
        }

        impl Topic {
            /// All topics, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$topic),*];

            /// Whether the rules are about a token, so that the vendor has error codes for them.
            #[must_use]
            pub const fn is_of_token(self) -> bool {
                use Topic::{Claims, Grants, Header, Identity, Input, Signature};
                matches!(self, Input | Header | Claims | Grants | Identity | Signature)
            }

            /// Whether the vendor may report what the rules find, so that it has error codes for them: of the environment, a wrong secret.
            #[must_use]
            pub const fn has_codes(self) -> bool {
                self.is_of_token() || matches!(self, Self::Preflight | Self::Environment)
            }
        }

        impl fmt::Display for Topic {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$topic => $what,)*
                })
            }
        }

        $($(
            #[doc = $summary]
            pub const $name: &Rule = &Rule::new($id, Severity::$severity, Topic::$topic, $summary);
        )*)*

        /// All rules except those that a vendor's schema defines, by topic.
        pub const ALL: &[&Rule] = &[$($($name),*),*];

        #[cfg(test)]
        const NAMES: &[&str] = &[$($(stringify!($name)),*),*];
    };
}

rules! {
    Input("the input") {
        EMPTY = "empty", Error, "The input is empty or contains only white space.";
        NOT_A_JWT = "not-a-jwt", Error, "The input is not a JWT, which has three base64url parts separated by dots.";
        SID_NOT_TOKEN = "sid-not-token", Error, "The input is a SID, which names a resource, and not a token.";
        ERROR_NOT_TOKEN = "error-not-token", Error,
            "The input is the error that a client received, and not the token that it sent.";
        JSON_WRAPPED = "json-wrapped", Error,
            "The token is inside a JSON object or string. Client SDKs expect the token alone.";
        QUOTED = "quoted", Error, "The token has quotes around it.";
        BEARER_PREFIX = "bearer-prefix", Error,
            "`Bearer` precedes the token. The prefix belongs in an HTTP header; SDKs expect the token alone.";
        WHITESPACE = "whitespace", Error,
            "White space, or an invisible character, is before, after or inside the token.";
        PERCENT_ENCODED = "percent-encoded", Error,
            "The token is percent-encoded, as in a URL. The token inside is checked too.";
        TOKEN_INSIDE = "token-inside", Error,
            "The token is inside other text, such as a command, a URL or an assignment. It is checked too.";
        JWE = "jwe", Error,
            "The token has five parts, so it is encrypted (a JWE). Access tokens are signed, not encrypted.";
        BAD_BASE64 = "bad-base64", Error, "A part of the token is not base64url: it is standard base64, or damaged.";
        PADDED_BASE64 = "padded-base64", Error, "A part of the token is padded with `=`, which a JWT does not allow.";
        BAD_JSON = "bad-json", Error, "A part of the token is not JSON.";
        CLAIMS_NOT_OBJECT = "claims-not-object", Error, "The header or the claims are JSON, but not an object.";
        TRUNCATED = "truncated", Error, "The token is truncated.";
        TOKEN_TOO_LONG = "token-too-long", Error, "The token is too long to be accepted.";
        OTHER_VENDOR_TOKEN = "other-vendor-token", Error, "The token belongs to another vendor or service.";
    }
    Header("the header") {
        HEADER_TYP = "header-typ", Error, "`typ` is not exactly the value that the vendor requires.";
        HEADER_ALG = "header-alg", Error, "`alg` is not exactly the value that the vendor requires.";
        ALG_NONE = "alg-none", Error, "`alg` is `none`: the token is not signed.";
        HEADER_CTY = "header-cty", Error, "`cty` is missing or wrong. JWT libraries do not set it by themselves.";
        HEADER_OTHER = "header-other", Error, "A header parameter is not exactly the value that the vendor requires.";
        HEADER_KID = "header-kid", Warning, "The header does not name the key that signed the token.";
        HEADER_CRIT = "header-crit", Error, "`crit` requires extensions that the vendor does not support.";
    }
    Claims("the claims") {
        ISS_MISSING = "iss-missing", Error, "`iss` is missing. It names the key that signed the token.";
        SUB_MISSING = "sub-missing", Error, "`sub` is missing. It names the account to which the token belongs.";
        CLAIM_MISSING = "claim-missing", Error, "A claim that identifies the key or the account is missing.";
        CLAIM_VALUE = "claim-value", Error, "A claim that is the same in every token is missing, or has another value.";
        ISS_SUB_SWAPPED = "iss-sub-swapped", Error, "`iss` and `sub` hold each other's SIDs.";
        PLACEHOLDER_SID = "placeholder-sid", Error, "A SID is a placeholder from an example.";
        JTI_MISSING = "jti-missing", Warning, "`jti` is missing, so the token has no ID.";
        IAT_MISSING = "iat-missing", Warning, "`iat` is missing, so the time of issue is unknown.";
        IAT_IN_FUTURE = "iat-in-future", Error, "`iat` is in the future: the clock of the issuing server is ahead.";
        IAT_NOT_INTEGER = "iat-not-integer", Error, "`iat` is not an integer number of seconds.";
        IAT_OUT_OF_RANGE = "iat-out-of-range", Error, "`iat` is out of range for a time.";
        EXP_MISSING = "exp-missing", Error, "`exp` is missing, so the token would never expire.";
        EXP_NOT_INTEGER = "exp-not-integer", Error, "`exp` is not an integer number of seconds.";
        EXP_OUT_OF_RANGE = "exp-out-of-range", Error, "`exp` is out of range for a time.";
        EXP_BEFORE_IAT = "exp-before-iat", Error, "`exp` is not later than `iat`.";
        EXPIRED = "expired", Error, "The token has expired: `exp` is in the past.";
        LIFETIME_TOO_LONG = "lifetime-too-long", Error, "The lifetime of the token is longer than the vendor allows.";
        LIFETIME_TOO_SHORT = "lifetime-too-short", Error,
            "The lifetime of the token is shorter than the vendor allows.";
        LIFETIME_MILLISECONDS = "lifetime-milliseconds", Warning,
            "The lifetime is a round number of milliseconds that was counted in seconds.";
        LIFETIME_SHORT = "lifetime-short", Warning,
            "The lifetime is so short that the SDK requests a new token at once.";
        MILLISECONDS = "milliseconds", Error, "A time is in milliseconds instead of seconds.";
        NBF_NOT_INTEGER = "nbf-not-integer", Error, "`nbf` is not an integer number of seconds.";
        NBF_OUT_OF_RANGE = "nbf-out-of-range", Error, "`nbf` is out of range for a time.";
        NBF_IN_FUTURE = "nbf-in-future", Error, "`nbf` is in the future: the token is not valid yet.";
        DUPLICATE_KEY = "duplicate-key", Error,
            "An object contains a key twice. JSON readers disagree about which value counts.";
    }
    Grants("the grants") {
        GRANTS_MISSING = "grants-missing", Error, "The token has no grants.";
        GRANTS_NOT_OBJECT = "grants-not-object", Error, "The claim for the grants is not an object.";
        NO_PRODUCT_GRANT = "no-product-grant", Error, "None of the token's grants gives access to anything.";
        UNKNOWN_GRANT = "unknown-grant", Error,
            "The grant is unknown. In a token it is a warning, unless the SDK requires one with a similar name.";
        LEGACY_GRANT = "legacy-grant", Error, "The grant has been renamed.";
        GRANT_DEPRECATED = "grant-deprecated", Warning, "The grant is deprecated.";
        GRANT_TOO_DEEP = "grant-too-deep", Error, "The grants are nested too deeply.";
        GRANT_EXPECTED = "grant-expected", Error,
            "The token's grants do not match the type into which the program reads them.";
        GRANT_NOT_OBJECT = "grant-not-object", Error, "The grant is not an object.";
        GRANT_MISSING_FOR_SDK = "grant-missing-for-sdk", Error, "A grant that the SDK requires is missing.";
        GRANT_OPENS_NOTHING = "grant-opens-nothing", Error, "The grant gives access to nothing.";
        GRANT_FIELD_CONFLICT = "grant-field-conflict", Warning,
            "Two fields do not go together, so one of them has no effect.";
        GRANT_FIELD_MISPLACED = "grant-field-misplaced", Error, "Fields of a grant are beside the grant, not in it.";
        GRANT_FIELD_SECRET = "grant-field-secret", Warning,
            "A grant holds a credential of another service, which anyone who has the token can read.";
        GRANT_FIELD_MISSING = "grant-field-missing", Error, "A required field of the grant is missing.";
        GRANT_FIELD_UNKNOWN = "grant-field-unknown", Error,
            "The grant has no such field. The name may be misspelt, or in camel case.";
        GRANT_FIELD_NULL = "grant-field-null", Warning, "An optional field is null. Leave it out instead.";
        GRANT_FIELD_TYPE = "grant-field-type", Error, "The value of a field has the wrong type.";
        GRANT_FIELD_VALUE = "grant-field-value", Error, "The value of a field is not one of its allowed values.";
        VALUE_PLACEHOLDER = "value-placeholder", Warning,
            "A string in the grant is a missing value, a placeholder or a template, or has quotes around it.";
        TEXT_TOO_LONG = "text-too-long", Error, "A string in the grant is longer than the vendor allows.";
        GRANT_FIELD_WRONG_SID = "grant-field-wrong-sid", Error,
            "The value of a field is not a SID of the expected kind.";
        GRANT_FIELD_DEPRECATED = "grant-field-deprecated", Warning, "A field of the grant is deprecated.";
        GRANT_FIELD_NOT_FOR_SDK = "grant-field-not-for-sdk", Warning,
            "A field allows more than the SDK uses. In a declaration it is an error.";
    }
    Identity("the identity") {
        IDENTITY_MISSING = "identity-missing", Error, "The token has no identity.";
        IDENTITY_MISPLACED = "identity-misplaced", Error, "The identity is not where the vendor reads it.";
        IDENTITY_EMPTY = "identity-empty", Error, "The identity is empty.";
        IDENTITY_NOT_STRING = "identity-not-string", Error, "The identity is not a string.";
        IDENTITY_TOO_LONG = "identity-too-long", Error, "The identity is longer than the SDK allows.";
        IDENTITY_LONG = "identity-long", Warning, "The identity is longer than some of the SDK's documentation allows.";
        IDENTITY_FORBIDDEN_CHARACTERS = "identity-forbidden-characters", Error,
            "The identity contains characters that the SDK rejects.";
        IDENTITY_RESERVED_CHARACTERS = "identity-reserved-characters", Warning,
            "The identity contains characters that the SDK advises against.";
        IDENTITY_PLACEHOLDER = "identity-placeholder", Warning,
            "The identity is a missing value, a placeholder or a template, so every client gets the same one.";
        IDENTITY_QUOTED = "identity-quoted", Warning, "The identity has quotes around it.";
        IDENTITY_WHITE_SPACE = "identity-white-space", Warning,
            "The identity has white space around it, or contains an invisible character.";
    }
    Signature("the signature") {
        SIGNATURE_MISSING = "signature-missing", Error,
            "The third part of the token is empty, so the token is not signed.";
        SIGNATURE_MISMATCH = "signature-mismatch", Error,
            "The token was signed with another secret, or changed after signing.";
        SIGNATURE_LENGTH = "signature-length", Error, "The signature has the wrong length for its algorithm.";
        SIGNATURE_DER = "signature-der", Error,
            "The ECDSA signature is in DER; a token has the 64 bytes of R and S.";
        SIGNATURE_WITH_PUBLIC_KEY = "signature-with-public-key", Error,
            "The public key was used as the secret of an HMAC, which anyone can do.";
        KEY_PERHAPS_SECRET = "key-perhaps-secret", Warning, "The claim or header parameter that names the key looks like a secret.";
        SECRET_IN_TOKEN = "secret-in-token", Warning,
            "The token contains a readable secret. In a declaration it is an error.";
        ISS_OTHER_KEY = "iss-other-key", Error, "The token was not signed with the given key.";
        CLAIM_OTHER = "claim-other", Error, "A claim does not match the given credentials.";
        SUB_OTHER_ACCOUNT = "sub-other-account", Error, "The token does not belong to the given account.";
    }
    Environment("the environment at program start") {
        VARIABLE_MISSING = "variable-missing", Error, "A required variable is not set, or empty.";
        VARIABLE_UNREADABLE = "variable-unreadable", Error, "The file that holds the value of a variable cannot be read.";
        SOURCE_UNREADABLE = "source-unreadable", Error,
            "A file of variables, or a directory of files that hold their values, cannot be read.";
        VARIABLE_NOT_UTF8 = "variable-not-utf8", Error, "The value of a variable is not UTF-8.";
        VARIABLE_WHITE_SPACE = "variable-white-space", Error,
            "The value of a variable has white space around it, or a SID has white space inside.";
        VARIABLE_QUOTED = "variable-quoted", Error,
            "The value of a variable has quotes around it. Some tools that read .env files keep them.";
        VARIABLE_INVISIBLE = "variable-invisible", Error, "The value of a variable contains an invisible character.";
        VARIABLE_COMMENT = "variable-comment", Error, "The value of a variable ends with a comment of its file.";
        VARIABLE_COMMA = "variable-comma", Error, "The value of a variable ends with a comma, or another separator.";
        VARIABLE_OWN_NAME = "variable-own-name", Error,
            "The value of a variable begins with a name, such as its own, or with `Bearer`.";
        VARIABLE_PLACEHOLDER = "variable-placeholder", Error,
            "The value of a variable is a placeholder, an unexpanded variable, a reference, or a missing value.";
        VARIABLE_WRONG_VALUE = "variable-wrong-value", Error, "The value of a variable is not allowed for its field.";
        VARIABLE_WRONG_SID = "variable-wrong-sid", Error, "The value of a variable is not a SID of the expected kind.";
        VARIABLE_SECRET = "variable-secret", Error, "A field would show a secret of the credentials in every token.";
        VARIABLES_DIFFER = "variables-differ", Error, "Two names of one variable have different values.";
        VARIABLES_SWAPPED = "variables-swapped", Error, "The values of two variables are swapped.";
        CREDENTIALS_SWAPPED = "credentials-swapped", Warning, "The key's name and its secret seem to be swapped.";
        KEY_NOT_PRIVATE = "key-not-private", Error, "A public key or a certificate is in the place of the private key.";
        KEY_NOT_PUBLIC = "key-not-public", Error, "A private key is in the place of the public key.";
        KEY_CURVE = "key-curve", Error, "The key is on a curve that no algorithm of the vendor uses.";
        KEY_ALGORITHM = "key-algorithm", Error, "The key is of a kind that signs with none of the vendor's algorithms.";
        KEY_FORMAT = "key-format", Error, "The key is not PEM, is encrypted, or its label does not match its contents.";
        KEY_SIZE = "key-size", Error, "The RSA key has fewer than 2048 or more than 4096 bits.";
        SIGNER_MISSING = "signer-missing", Error, "The program has a key, but nothing that signs with it.";
        SECRET_EMPTY = "secret-empty", Error, "The signing secret is empty.";
        SECRET_NOT_SECRET = "secret-not-secret", Error,
            "The signing secret is a SID, or another value that every token shows.";
        SECRET_OTHER = "secret-other", Error,
            "The signing secret is another secret of the account, which does not sign access tokens.";
        SECRET_LOOK_ALIKE = "secret-look-alike", Warning,
            "The signing secret looks like another secret of the account, which does not sign access tokens.";
        REGION_DIFFERS = "region-differs", Warning,
            "The variable for the region names another region than a declaration.";
        KEY_SHAPE = "key-shape", Warning,
            "The name of a key or an account has another length or other characters than the vendor's.";
        SECRET_SHAPE = "secret-shape", Warning,
            "The signing secret has another length or other characters than the vendor's secrets.";
        SECRET_SHORT = "secret-short", Warning,
            "The signing secret is so short that someone with a token could guess it.";
        RULE_UNKNOWN = "rule-unknown", Error, "A rule that `strict_on` lists does not exist.";
        ENV_FILE_LINE = "env-file-line", Error,
            "A line of a `.env` file is not NAME=VALUE, or a quote is not closed.";
        ENV_FILE_TWICE = "env-file-twice", Warning, "A `.env` file sets a variable twice. The first value is used.";
    }
    IssueCall("an issue call") {
        INPUT_EMPTY = "input-empty", Error, "An input is an empty string.";
        INPUT_TOO_DEEP = "input-too-deep", Error, "An input is JSON that is nested too deeply.";
        TTL_TOO_LONG = "ttl-too-long", Error,
            "The requested lifetime is longer than the declaration or the vendor allows.";
        TTL_TOO_SHORT = "ttl-too-short", Error, "The requested lifetime is shorter than the vendor allows.";
    }
    GrantsFile("a grants.toml") {
        EMPTY_FILE = "empty-file", Error, "The file is empty.";
        VENDOR_MISSING = "vendor-missing", Error, "`vendor` is missing, so the rules are unknown.";
        UNKNOWN_VENDOR = "unknown-vendor", Error, "The vendor is unknown.";
        NOTHING_DECLARED = "nothing-declared", Error, "The file declares nothing, so no code can be generated.";
        VENDOR_ONLY = "vendor-only", Error, "The key belongs in a vendor's schema. A grants.toml cannot change it.";
        TTL_MISSING = "ttl-missing", Error, "`ttl`, the lifetime, is missing.";
        TTL_NOT_POSITIVE = "ttl-not-positive", Error, "`ttl` is zero or negative.";
        TTL_UNIT = "ttl-unit", Error, "`ttl` has no unit, or an unknown one.";
        SDK_MISSING = "sdk-missing", Error, "`sdk` is missing: it names the SDK that uses the tokens.";
        NAMED_TWICE = "named-twice", Error, "An array contains a name twice.";
        SDK_TWICE = "sdk-twice", Error, "The declaration names an SDK twice.";
        UNKNOWN_SDK = "unknown-sdk", Error, "The SDK is unknown.";
        DEPRECATED_SDK = "deprecated-sdk", Warning, "The vendor has discontinued the SDK, or advises against it.";
        DEPRECATED_GRANT = "deprecated-grant", Warning, "The declaration contains a deprecated grant.";
        DEPRECATED_FIELD = "deprecated-field", Warning, "The declaration sets a deprecated field.";
        GRANT_NOT_FOR_SDK = "grant-not-for-sdk", Error, "None of the declaration's SDKs uses the grant.";
        TOO_MANY_GRANTS = "too-many-grants", Error,
            "The token has, or the SDK requires, more grants than are supported.";
        REGION_UNKNOWN = "region-unknown", Error, "The region is unknown.";
        REGION_WITHOUT_SDK = "region-without-sdk", Error, "An SDK of the declaration is not available in the region.";
        SID_MALFORMED = "sid-malformed", Error, "A value is not a SID of the expected kind.";
        EMPTY_TEXT = "empty-text", Error, "A value is an empty string. Leave the field out instead.";
        EMPTY_LIST = "empty-list", Error, "A value is an empty array. Leave the field out instead.";
        ENV_AND_INPUT = "env-and-input", Error, "A value has both `env` and `input`.";
        ENV_NAME = "env-name", Error, "The name of a variable is empty or contains characters that are not allowed.";
        DEFAULT_WITHOUT_ENV = "default-without-env", Error, "`default` is set without `env`.";
        UNKNOWN_METADATA = "unknown-metadata", Warning,
            "A name under `metadata` is nearly one that an extension of the build reads.";
        EXPECTATION = "expectation", Error, "A declaration differs from what its `expect` allows.";
        OPTIONAL = "optional", Error, "A field or a declaration that cannot be optional is optional.";
        OPTIONAL_NARROWS = "optional-narrows", Warning, "A grant opens more when an optional variable is not set.";
        DEFAULT_STRAY = "default-stray", Error,
            "A default is a placeholder, or has white space or quotes around it: a variable must not hold such a value.";
        SECRET_AS_VALUE = "secret-as-value", Error,
            "A field would contain a secret, or another part of the credentials.";
        VARIABLE_TWO_KINDS = "variable-two-kinds", Error, "Two fields of different types use the same variable.";
        VARIABLE_OF_ANOTHER_KIND = "variable-of-another-kind", Warning,
            "A field uses a variable whose name suggests another kind of SID.";
        SID_TWO_KINDS = "sid-two-kinds", Warning, "The same SID is used as two kinds of SID.";
        INPUT_TWO_KINDS = "input-two-kinds", Error, "Two fields of different types use the same input.";
        NO_COMMON_VALUE = "no-common-value", Error,
            "An input or a variable fills several fields, and no value is right for all of them.";
        JSON_REFERENCE = "json-reference", Error,
            "A reference in free JSON is neither `{ \"$env\" = … }` nor `{ \"$input\" = … }`.";
        JSON_VALUE = "json-value", Error, "A TOML value has no equivalent in JSON.";
    }
    Preflight("what the vendor answers to a preflight") {
        KEY_REJECTED = "key-rejected", Error,
            "The vendor rejects the key: it was deleted, is of another account, or its secret is another one.";
        KEY_OF_OTHER_REGION = "key-of-other-region", Error, "The key belongs to another region.";
        KEY_RESTRICTED = "key-restricted", Error, "The key is restricted, so it cannot sign tokens.";
        ACCOUNT_SUSPENDED = "account-suspended", Error, "The account is suspended or closed.";
        TEST_CREDENTIALS = "test-credentials", Error,
            "The credentials are for tests of the vendor's API, and sign no tokens.";
    }
    Definitions("definitions of SIDs, grants and SDKs") {
        BAD_NAME = "bad-name", Error, "A name contains characters that are not allowed.";
        NAME_TAKEN = "name-taken", Error, "The vendor or the file already uses the name.";
        NAME_CLASH = "name-clash", Error, "Two items would have the same name in Rust.";
        RESERVED_KEY = "reserved-key", Error, "The name of a grant or field is reserved.";
        KEY_MISSING = "key-missing", Error, "A required key is missing.";
        UNKNOWN_KEY = "unknown-key", Error, "The key is unknown, so it would have no effect.";
        WRONG_TYPE = "wrong-type", Error, "The value of a key has the wrong type.";
        UNKNOWN_SID = "unknown-sid", Error, "The kind of SID is unknown.";
        FIELD_KIND = "field-kind", Error, "A field has no type, more than one, or an unknown one.";
        FIELD_ALIAS = "field-alias", Error, "An alias of a field is the name of another field.";
        FIELD_EXAMPLE = "field-example", Error, "The example of a field is not a value that messages can suggest.";
        FIELD_DEFAULT = "field-default", Error, "The default of a field does not match its type.";
        ONE_OF = "one-of", Error,
            "`one_of` is empty, repeats a value, or does not match the type or the limits of the field.";
        TEXT_MAX = "text-max", Error, "`max` or `min` is out of range, or does not match the type of the field.";
        NEEDS_UNKNOWN = "needs-unknown", Error, "`needs` names an unknown field.";
        FIELD_EXCLUDES_SDK = "field-excludes-sdk", Error,
            "The `sdk` of a field excludes an SDK that requires the field.";
        ANY_OF_UNKNOWN = "any-of-unknown", Error, "`any_of` names an unknown field.";
        ANY_OF_REQUIRED = "any-of-required", Error, "`any_of` names a required field, so it has no effect.";
        GRANT_SHAPE = "grant-shape", Error,
            "A grant is declared in two ways: fields, free JSON and a Rust type exclude each other.";
        FLAT_WITHOUT_FIELDS = "flat-without-fields", Error, "A flat grant has no fields.";
        RUST_PATH = "rust-path", Error, "`rust` is not the path of a Rust type.";
        REQUIRES_FLAG = "requires-flag", Error, "`requires` names a field that is not a boolean of the grant.";
        SDK_TITLE = "sdk-title", Error, "The title of an SDK is not a valid name for a Rust trait.";
        IDENTITY_RULE = "identity-rule", Error,
            "A limit for identities is less than 1, contradicts another, has an unknown unit, or is for tokens without an identity.";
        RENEW_BEFORE = "renew-before", Error, "`renew_before` is not shorter than the longest lifetime.";
        CHARACTER_RANGES = "character-ranges", Error, "A set of characters is empty, or a range is reversed.";
        DURATION = "duration", Error, "A duration is not an integer and one unit.";
        SID_PREFIX = "sid-prefix", Error, "The prefix of a SID is empty or contains characters that are not allowed.";
        SID_SUFFIX = "sid-suffix", Error, "The suffix of a SID contains characters that are not allowed.";
        SID_DIGITS = "sid-digits", Error, "The number of digits of a SID is out of range.";
        SID_LITERAL = "sid-literal", Error, "A literal cannot stand in for a SID.";
    }
    VendorSchema("a vendor's schema") {
        APPLICATION_ONLY = "application-only", Error,
            "The key belongs in an application's grants.toml, not in a vendor's schema.";
        ENV_TWICE = "env-twice", Error, "Two credentials use the same variable.";
        CLAIM_TAKEN = "claim-taken", Error, "Two values would be written to the same claim.";
        CREDENTIAL_SECRET = "credential-secret", Error, "No credential is the secret or the private key, or more than one.";
        CREDENTIAL_ISSUER = "credential-issuer", Error, "No credential names the key, or more than one.";
        CREDENTIAL_KEY = "credential-key", Error, "`key` is set on a credential that is neither a claim nor a header parameter.";
        CREDENTIAL_ROLE = "credential-role", Error, "A credential has no role, or more than one.";
        CREDENTIAL_LOOKS = "credential-looks", Error, "A credential has `length` without `characters`, or the reverse.";
        SECRET_LENGTH = "secret-length", Error,
            "The length of the secret is out of range, or is set on another credential.";
        LOOK_ALIKE_LENGTH = "look-alike-length", Error, "The length of a look-alike is out of range.";
        FOREIGN_CLAIMS = "foreign-claims", Error,
            "A foreign token has no claims that identify it, so it would match every token, or a pattern that none has.";
        FORMAT_HEADER = "format-header", Error, "A header parameter has no name.";
        FORMAT_ALGORITHM = "format-algorithm", Error, "The header has no algorithm, or one that is not supported or does not match the credentials.";
        FORMAT_IDENTITY = "format-identity", Error, "The place of the identity is invalid.";
        FORMAT_ABSENT = "format-absent", Error, "`absent` names an unknown value.";
        FORMAT_REGIONS = "format-regions", Error, "`regions` is set without `region_header`, or the reverse.";
        FORMAT_TTL = "format-ttl", Error, "The shortest, default and longest lifetimes are not in ascending order.";
        FORMAT_WRITES = "format-writes", Error, "`writes` contains an unknown claim, or lacks a required one.";
        CODE_NUMBER = "code-number", Error, "An error code is not a number.";
        CODE_VISIBLE = "code-visible", Error, "`visible` is not one of its allowed values.";
        UNKNOWN_RULE = "unknown-rule", Error, "The rule is unknown.";
        UNKNOWN_CODE = "unknown-code", Error, "A rule refers to an error code that the schema does not define.";
        PROBE_HOST = "probe-host", Error, "A host of `[preflight]` is not a name with `{product}`, or of an unknown region.";
        PROBE_MEANING = "probe-meaning", Error, "An answer of `[preflight]` has an unknown meaning.";
        PROBE_PATH = "probe-path", Error, "The path of a probe is not a path, or has an unknown name in braces.";
        PROBE_FIELD = "probe-field", Error, "A probe asks about an unknown field, or about none and finds it missing.";
        PROBE_UNKNOWN = "probe-unknown", Error, "A probe refers to an unknown probe, or to an unknown secret.";
        PROBE_SEVERITY = "probe-severity", Error, "`severity` is not one of its allowed values.";
        PROBE_EXPECT = "probe-expect", Error, "An expectation of a probe has more than one condition.";
        WIRE_EVIDENCE = "wire-evidence", Error, "A key of `wire` is not one of the known kinds of evidence.";
        WIRE_NOT_LISTED = "wire-not-listed", Error, "A code of `wire` is not among the rule's codes.";
        WIRE_TWICE = "wire-twice", Error, "A rule has two codes of `wire` for one SDK.";
    }
    Files("files and code generation") {
        UNREADABLE = "unreadable", Error,
            "A file cannot be read: it does not exist, is not a regular file, or is too large.";
        PATH = "path", Error, "A path depends on the machine, or only cargo can resolve it.";
        FILE_TOO_LARGE = "file-too-large", Error, "The input is too large.";
        NOT_UTF8 = "not-utf8", Error, "The file is not UTF-8, which TOML requires.";
        SYNTAX = "syntax", Error, "The file is not valid TOML.";
        NOT_QUOTED = "not-quoted", Error, "A TOML string has no quotes.";
        TOO_DEEP = "too-deep", Error, "Tables and arrays are nested too deeply.";
        OPTION = "option", Error, "An option of the generator is not valid Rust for its place.";
        NOT_RUST = "not-rust", Error, "An extension of the generator emitted invalid Rust.";
        OUTPUT_TWICE = "output-twice", Error, "Two generated files would have the same name.";
        OUT_DIR = "out-dir", Error,
            "The generated code cannot be written: `OUT_DIR` is not set, or the file system refuses.";
    }
}
