//! All rules: what can be wrong with a token, a declaration, the environment or a vendor's schema.
//!
//! A finding or a problem names its rule; `token explain` prints the list. A vendor's schema adds rules of its own, on what people
//! take for a token of this vendor, and names the error codes of each rule.

use std::borrow::Cow;
use std::fmt;

use crate::Text;

/// One way in which something is wrong, or may be.
#[derive(Clone, Debug)]
pub struct Rule {
    id: Text,
    severity: Severity,
    topic: Topic,
    summary: Text,
}

/// How bad it is that a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// It works, but may not be what was meant, or will not work everywhere.
    Warning,
    /// It is refused.
    Error,
}

impl Rule {
    /// A rule with a fixed id in kebab-case, and a sentence that says what it reports.
    #[must_use]
    pub const fn new(id: &'static str, severity: Severity, topic: Topic, summary: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), severity, topic, summary: Cow::Borrowed(summary) }
    }

    /// The same for a rule that a schema defines.
    #[must_use]
    pub fn from_schema(id: Text, topic: Topic, summary: String) -> Self {
        Self { id, severity: Severity::Error, topic, summary: Cow::Owned(summary) }
    }

    /// The rule of the list that has this id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().copied().find(|rule| rule.id == id)
    }

    /// Its stable id, in kebab-case.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How bad it is to break the rule, where a finding does not say otherwise.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What the rule looks at.
    #[must_use]
    pub fn topic(&self) -> Topic {
        self.topic
    }

    /// What the rule reports, in a sentence.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }
}

/// Rules are told apart by their ids.
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

/// The id.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.id)
    }
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Declares [`Topic`], a constant for each rule, and [`ALL`].
macro_rules! rules {
    ($($(#[$doc:meta])* $topic:ident($what:literal) { $($name:ident = $id:literal, $severity:ident, $summary:literal;)* })*) => {
        /// What a rule looks at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Topic {
            $($(#[$doc])* $topic,)*
        }

        impl Topic {
            /// All topics, in the order in which people meet them.
            pub const ALL: &[Self] = &[$(Self::$topic),*];

            /// Whether the rules are on a token, so that the vendor has error codes for them.
            #[must_use]
            pub const fn is_of_token(self) -> bool {
                matches!(self, Self::Input | Self::Header | Self::Claims | Self::Grants | Self::Identity | Self::Signature)
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

        /// The list: all rules but those that a vendor's schema defines, by topic.
        pub const ALL: &[&Rule] = &[$($($name),*),*];

        #[cfg(test)]
        const NAMES: &[&str] = &[$($(stringify!($name)),*),*];
    };
}

rules! {
    /// The text that was given as a token, before it is read as one.
    Input("the text given as a token") {
        EMPTY = "empty", Error, "The input is empty, or holds white space only.";
        NOT_A_JWT = "not-a-jwt", Error,
            "The input is no JWT: it does not have three parts of base64url with dots between them.";
        SID_NOT_TOKEN = "sid-not-token", Error, "The input is a SID, which names something, and not a token.";
        JSON_WRAPPED = "json-wrapped", Error,
            "The token is inside a JSON object or string. A client's SDK takes the token alone.";
        QUOTED = "quoted", Error, "The token has quotes around it.";
        BEARER_PREFIX = "bearer-prefix", Error,
            "The token has `Bearer` before it. That belongs in an HTTP header, and an SDK takes the token alone.";
        WHITESPACE = "whitespace", Error, "White space is before, after or inside the token.";
        JWE = "jwe", Error,
            "The token has five parts, so it is encrypted (a JWE). An access token is signed, and readable.";
        BAD_BASE64 = "bad-base64", Error, "A part of the token is not base64url: it is standard base64, or damaged.";
        PADDED_BASE64 = "padded-base64", Error, "A part of the token is padded with `=`, which a JWT must not be.";
        BAD_JSON = "bad-json", Error, "A part of the token is not JSON.";
        CLAIMS_NOT_OBJECT = "claims-not-object", Error, "The header or the claims are JSON, but not an object.";
        TRUNCATED = "truncated", Error, "The token is cut off.";
        TOKEN_TOO_LONG = "token-too-long", Error, "The token is longer than any that is accepted.";
        OTHER_VENDOR_TOKEN = "other-vendor-token", Error, "The token is one of another vendor or service.";
    }
    /// The header of a token.
    Header("the header") {
        HEADER_TYP = "header-typ", Error, "`typ` is not what the vendor asks for, byte for byte.";
        HEADER_ALG = "header-alg", Error, "`alg` is not what the vendor asks for, byte for byte.";
        ALG_NONE = "alg-none", Error, "`alg` is `none`: the token is not signed.";
        HEADER_CTY = "header-cty", Error,
            "`cty` is missing, or not what the vendor asks for. General JWT libraries leave it out.";
        HEADER_OTHER = "header-other", Error, "A member of the header is not what the vendor asks for, byte for byte.";
        HEADER_CRIT = "header-crit", Error, "`crit` names extensions that a reader must understand, and none does.";
    }
    /// The claims of a token.
    Claims("the claims") {
        ISS_MISSING = "iss-missing", Error, "`iss` is missing: it names the key that signed the token.";
        SUB_MISSING = "sub-missing", Error, "`sub` is missing: it names the account that the token is for.";
        CLAIM_MISSING = "claim-missing", Error, "A claim that holds a part of the credentials is missing.";
        ISS_SUB_SWAPPED = "iss-sub-swapped", Error, "`iss` and `sub` hold each other's SIDs.";
        PLACEHOLDER_SID = "placeholder-sid", Error, "A SID is a placeholder from an example.";
        JTI_MISSING = "jti-missing", Warning, "`jti` is missing: the token has no id.";
        IAT_MISSING = "iat-missing", Warning, "`iat` is missing: the token does not say when it was issued.";
        IAT_IN_FUTURE = "iat-in-future", Error,
            "`iat` is in the future: the clock of the machine that issued the token is ahead.";
        IAT_NOT_INTEGER = "iat-not-integer", Error, "`iat` is not an integer number of seconds.";
        IAT_OUT_OF_RANGE = "iat-out-of-range", Error, "`iat` is out of range for a time.";
        EXP_MISSING = "exp-missing", Error, "`exp` is missing: the token never ends.";
        EXP_NOT_INTEGER = "exp-not-integer", Error, "`exp` is not an integer number of seconds.";
        EXP_OUT_OF_RANGE = "exp-out-of-range", Error, "`exp` is out of range for a time.";
        EXP_BEFORE_IAT = "exp-before-iat", Error, "`exp` is not after the time of issue.";
        EXPIRED = "expired", Error, "`exp` is in the past.";
        LIFETIME_TOO_LONG = "lifetime-too-long", Error, "The token lives longer than the vendor allows.";
        LIFETIME_TOO_SHORT = "lifetime-too-short", Error, "The token lives shorter than the vendor allows.";
        LIFETIME_SHORT = "lifetime-short", Warning,
            "The token's lifetime is so short that its SDK asks for a new token at once.";
        MILLISECONDS = "milliseconds", Error, "A time is in milliseconds, and must be in seconds.";
        NBF_NOT_INTEGER = "nbf-not-integer", Error, "`nbf` is not an integer number of seconds.";
        NBF_OUT_OF_RANGE = "nbf-out-of-range", Error, "`nbf` is out of range for a time.";
        NBF_IN_FUTURE = "nbf-in-future", Error, "`nbf` is in the future: the token is not valid yet.";
        DUPLICATE_KEY = "duplicate-key", Error,
            "An object has a key twice. Readers disagree on which of the two counts.";
    }
    /// The grants of a token, or those of a declaration.
    Grants("the grants") {
        GRANTS_MISSING = "grants-missing", Error, "The token has no grants.";
        GRANTS_NOT_OBJECT = "grants-not-object", Error, "The claim that holds the grants is not an object.";
        NO_PRODUCT_GRANT = "no-product-grant", Error, "None of the token's grants gives access to anything.";
        UNKNOWN_GRANT = "unknown-grant", Error,
            "There is no grant of this name. In a token it is a warning, unless the SDK needs a grant with a similar name.";
        LEGACY_GRANT = "legacy-grant", Error, "The grant has another name now.";
        GRANT_DEPRECATED = "grant-deprecated", Warning, "The grant is deprecated.";
        GRANT_TOO_DEEP = "grant-too-deep", Error, "The grants are nested more deeply than a reader goes.";
        GRANT_EXPECTED = "grant-expected", Error,
            "The token's grants do not fit the type that the program reads them as.";
        GRANT_NOT_OBJECT = "grant-not-object", Error, "The grant is not an object.";
        GRANT_MISSING_FOR_SDK = "grant-missing-for-sdk", Error,
            "The token lacks a grant without which the SDK refuses it.";
        GRANT_OPENS_NOTHING = "grant-opens-nothing", Error, "The grant gives access to nothing.";
        GRANT_FIELD_MISSING = "grant-field-missing", Error, "A required field of the grant is missing.";
        GRANT_FIELD_UNKNOWN = "grant-field-unknown", Error,
            "The grant has no field of this name; the name may be misspelt, or in camel case.";
        GRANT_FIELD_TYPE = "grant-field-type", Error, "A field of the grant holds a value of another type.";
        GRANT_FIELD_VALUE = "grant-field-value", Error,
            "A field of the grant holds none of the values that it may have.";
        TEXT_TOO_LONG = "text-too-long", Error, "A string in the grant is longer than the vendor allows.";
        GRANT_FIELD_WRONG_SID = "grant-field-wrong-sid", Error,
            "A field of the grant holds a SID of another kind, or no SID.";
        GRANT_FIELD_DEPRECATED = "grant-field-deprecated", Warning, "A field of the grant is deprecated.";
        GRANT_FIELD_NOT_FOR_SDK = "grant-field-not-for-sdk", Warning,
            "A field allows what the SDK does not use, and the holder of the token could. In a declaration it is an error.";
    }
    /// The identity of a token.
    Identity("the identity") {
        IDENTITY_MISSING = "identity-missing", Error, "The token has no identity.";
        IDENTITY_MISPLACED = "identity-misplaced", Error,
            "The identity is in another place than where the vendor reads it.";
        IDENTITY_EMPTY = "identity-empty", Error, "The identity is empty.";
        IDENTITY_NOT_STRING = "identity-not-string", Error, "The identity is not a string.";
        IDENTITY_TOO_LONG = "identity-too-long", Error, "The identity is longer than the SDK allows.";
        IDENTITY_LONG = "identity-long", Warning, "The identity is longer than some of the SDK's documentation allows.";
        IDENTITY_FORBIDDEN_CHARACTERS = "identity-forbidden-characters", Error,
            "The identity has characters that the SDK refuses.";
        IDENTITY_RESERVED_CHARACTERS = "identity-reserved-characters", Warning,
            "The identity has characters that the SDK advises against.";
    }
    /// The signature of a token, and the key that made it.
    Signature("the signature") {
        SIGNATURE_MISSING = "signature-missing", Error,
            "The third part of the token is empty: the token is not signed.";
        SIGNATURE_MISMATCH = "signature-mismatch", Error,
            "The token was signed with another secret, or changed after it was signed.";
        SIGNATURE_LENGTH = "signature-length", Error, "The signature is too short or too long for its algorithm.";
        KEY_PERHAPS_SECRET = "key-perhaps-secret", Warning,
            "The claim that names the key is as long as a secret, and does not look like a key's name.";
        SECRET_IN_TOKEN = "secret-in-token", Warning,
            "A secret is readable in the token. In a declaration it is an error.";
        ISS_OTHER_KEY = "iss-other-key", Error, "The token was signed with another key than the one given.";
        CLAIM_OTHER = "claim-other", Error, "A claim does not belong to the key that signed the token.";
        SUB_OTHER_ACCOUNT = "sub-other-account", Error, "The token is for another account than the one given.";
    }
    /// The credentials and variables of a program, when it starts.
    Environment("the environment, when a program starts") {
        VARIABLE_MISSING = "variable-missing", Error, "A variable is not set, or empty, and has no default.";
        VARIABLE_NOT_UTF8 = "variable-not-utf8", Error, "A variable is not UTF-8.";
        VARIABLE_WHITE_SPACE = "variable-white-space", Error,
            "White space or a line break is around the value of a variable, or inside a SID.";
        VARIABLE_QUOTED = "variable-quoted", Error,
            "Quotes are around the value of a variable: some tools that read .env files keep them.";
        VARIABLE_WRONG_VALUE = "variable-wrong-value", Error,
            "A variable holds none of the values that its field takes.";
        VARIABLE_WRONG_SID = "variable-wrong-sid", Error, "A variable holds a SID of another kind, or no SID.";
        VARIABLE_SECRET = "variable-secret", Error,
            "A variable holds the secret that signs tokens, or the account's, and a field of a token would show it.";
        VARIABLES_DIFFER = "variables-differ", Error, "Two names of one variable are set to different values.";
        VARIABLES_SWAPPED = "variables-swapped", Error, "Two variables hold each other's values.";
        CREDENTIALS_SWAPPED = "credentials-swapped", Warning,
            "The name of the key and its secret seem to hold each other's values.";
        SECRET_EMPTY = "secret-empty", Error, "The secret that signs tokens is empty.";
        SECRET_NOT_SECRET = "secret-not-secret", Error, "The secret is a SID, or another value that every token shows.";
        SECRET_OTHER = "secret-other", Error,
            "The secret is another one of the account's, which signs no access token.";
        SECRET_LOOK_ALIKE = "secret-look-alike", Warning,
            "The secret looks like another one of the account's, which signs no access token.";
        SECRET_SHORT = "secret-short", Warning,
            "The secret is so short that the holder of a token can try to guess it.";
        ENV_FILE_LINE = "env-file-line", Error,
            "A line of the `--env-file` is not NAME=VALUE, or a quote in it is not closed.";
        ENV_FILE_TWICE = "env-file-twice", Warning,
            "The `--env-file` sets a variable twice, and the first value counts.";
    }
    /// The arguments of a call that issues a token.
    IssueCall("a call that issues a token") {
        INPUT_EMPTY = "input-empty", Error, "An input of the call is empty.";
        INPUT_TOO_DEEP = "input-too-deep", Error,
            "An input of the call is JSON that is nested more deeply than a reader goes.";
        TTL_TOO_LONG = "ttl-too-long", Error,
            "The call asks for a longer lifetime than the declaration or the vendor allows.";
        TTL_TOO_SHORT = "ttl-too-short", Error, "The call asks for a shorter lifetime than the vendor allows.";
    }
    /// An application's declarations.
    GrantsFile("a grants.toml, when it is compiled or checked") {
        EMPTY_FILE = "empty-file", Error, "The file is empty.";
        VENDOR_MISSING = "vendor-missing", Error, "The file names no vendor: `vendor` is missing.";
        UNKNOWN_VENDOR = "unknown-vendor", Error, "There is no vendor of this name.";
        NOTHING_DECLARED = "nothing-declared", Error, "The file declares nothing from which code could be generated.";
        VENDOR_ONLY = "vendor-only", Error, "The key belongs in a vendor's schema, and a grants.toml cannot change it.";
        TTL_MISSING = "ttl-missing", Error, "The declaration has no lifetime: `ttl` is missing.";
        TTL_NOT_POSITIVE = "ttl-not-positive", Error, "The lifetime of the declaration is zero or negative.";
        TTL_UNIT = "ttl-unit", Error, "The lifetime of the declaration has no unit, or an unknown one.";
        SDK_MISSING = "sdk-missing", Error, "The declaration does not name the SDK that uses its tokens.";
        NAMED_TWICE = "named-twice", Error, "A list has a name twice.";
        SDK_TWICE = "sdk-twice", Error, "The declaration names an SDK twice.";
        UNKNOWN_SDK = "unknown-sdk", Error, "There is no SDK of this name.";
        DEPRECATED_SDK = "deprecated-sdk", Warning, "The vendor has ended this SDK, or advises against it.";
        DEPRECATED_GRANT = "deprecated-grant", Warning, "The declaration has a grant that is deprecated.";
        DEPRECATED_FIELD = "deprecated-field", Warning, "The declaration sets a field that is deprecated.";
        GRANT_NOT_FOR_SDK = "grant-not-for-sdk", Error, "None of the declaration's SDKs uses the grant.";
        TOO_MANY_GRANTS = "too-many-grants", Error,
            "The token would have, or the SDK would require, more grants than a token can have.";
        REGION_UNKNOWN = "region-unknown", Error, "The vendor has no region of this name.";
        REGION_WITHOUT_SDK = "region-without-sdk", Error, "An SDK of the declaration does not exist in its region.";
        SID_MALFORMED = "sid-malformed", Error, "A value is not a SID of the kind that its field takes.";
        EMPTY_TEXT = "empty-text", Error, "A value is an empty string, which is not the same as no value.";
        EMPTY_LIST = "empty-list", Error, "A value is an empty array, which is not the same as no value.";
        ENV_AND_INPUT = "env-and-input", Error, "A value comes both from the environment and from an input.";
        ENV_NAME = "env-name", Error,
            "The name of an environment variable is empty, or has characters that no such name has.";
        DEFAULT_WITHOUT_ENV = "default-without-env", Error, "`default` is given without `env`.";
        DEFAULT_STRAY = "default-stray", Error,
            "A default has white space or quotes around it, with which a program would not start.";
        SECRET_AS_VALUE = "secret-as-value", Error,
            "A field would hold a variable with a secret, or another part of the credentials.";
        VARIABLE_TWO_KINDS = "variable-two-kinds", Error, "Two fields of different kinds take one variable.";
        VARIABLE_OF_ANOTHER_KIND = "variable-of-another-kind", Warning,
            "A field takes a variable that is named after another kind of SID.";
        SID_TWO_KINDS = "sid-two-kinds", Warning, "One SID in the file is used as two kinds of SID.";
        INPUT_TWO_KINDS = "input-two-kinds", Error, "Two fields of different kinds take one input.";
        JSON_REFERENCE = "json-reference", Error,
            "A reference in free JSON is neither `{ \"$env\" = … }` nor `{ \"$input\" = … }`.";
        JSON_VALUE = "json-value", Error, "A value of TOML has no counterpart in JSON.";
    }
    /// The SIDs, grants and SDKs that a `grants.toml` or a vendor's schema defines.
    Definitions("SIDs, grants and SDKs that a grants.toml or a vendor's schema defines") {
        BAD_NAME = "bad-name", Error, "A name has characters that names of its kind do not have.";
        NAME_TAKEN = "name-taken", Error, "The vendor or the file has something of this name already.";
        NAME_CLASH = "name-clash", Error, "Two things would have the same name in Rust.";
        RESERVED_KEY = "reserved-key", Error, "The name of a grant or field already has a meaning at its place.";
        KEY_MISSING = "key-missing", Error, "A table lacks a required key.";
        UNKNOWN_KEY = "unknown-key", Error, "A table has a key that would have no effect.";
        WRONG_TYPE = "wrong-type", Error, "A key takes a value of another type.";
        UNKNOWN_SID = "unknown-sid", Error, "There is no kind of SID of this name.";
        FIELD_KIND = "field-kind", Error, "A field has no kind, two kinds, or an unknown one.";
        FIELD_EXAMPLE = "field-example", Error, "The example of a field is not a value that a message could suggest.";
        FIELD_DEFAULT = "field-default", Error, "The default of a field does not fit its kind.";
        ONE_OF = "one-of", Error,
            "`one_of` is empty, repeats a value, or does not fit the kind or the length of the field.";
        TEXT_MAX = "text-max", Error, "`max` is out of range, or does not fit the kind of the field.";
        NEEDS_UNKNOWN = "needs-unknown", Error, "`needs` names a field that the object does not have.";
        FIELD_EXCLUDES_SDK = "field-excludes-sdk", Error,
            "The `sdk` of a field excludes an SDK that cannot do without the field.";
        ANY_OF_UNKNOWN = "any-of-unknown", Error, "`any_of` names a field that the object does not have.";
        ANY_OF_REQUIRED = "any-of-required", Error, "`any_of` names a required field, so it asks for nothing.";
        GRANT_SHAPE = "grant-shape", Error,
            "A grant is declared in two ways at once: by fields, as free JSON, or by a Rust type.";
        FLAT_WITHOUT_FIELDS = "flat-without-fields", Error, "A flat grant has no fields that could stand in its place.";
        RUST_PATH = "rust-path", Error, "`rust` is not a path to a Rust type.";
        REQUIRES_FLAG = "requires-flag", Error, "`requires` names a field that is not a boolean of the grant.";
        SDK_TITLE = "sdk-title", Error, "The title of an SDK cannot be the name of a Rust trait.";
        IDENTITY_RULE = "identity-rule", Error,
            "A limit on identities is less than one, contradicts another, or has an unknown unit.";
        RENEW_BEFORE = "renew-before", Error,
            "An SDK would renew the token with the longest lifetime before that begins.";
        CHARACTER_RANGES = "character-ranges", Error,
            "A set of characters is empty, or has a range that runs backwards.";
        DURATION = "duration", Error, "A duration is not an integer and one unit.";
        SID_PREFIX = "sid-prefix", Error, "The prefix of a kind of SID is empty, or has characters that no SID has.";
        SID_SUFFIX = "sid-suffix", Error, "The suffix of a kind of SID has characters that no SID has.";
        SID_DIGITS = "sid-digits", Error, "A kind of SID has no digits, or too many.";
        SID_LITERAL = "sid-literal", Error, "A word cannot be used in place of a SID.";
    }
    /// What only a vendor's schema has.
    VendorSchema("a vendor's schema") {
        APPLICATION_ONLY = "application-only", Error,
            "The key belongs in an application's grants.toml, and not in a vendor's schema.";
        ENV_TWICE = "env-twice", Error, "Two parts of the credentials have one variable.";
        CLAIM_TAKEN = "claim-taken", Error, "Two things would be written to one claim of the token.";
        CREDENTIAL_SECRET = "credential-secret", Error, "Not exactly one part of the credentials is the secret.";
        CREDENTIAL_ISSUER = "credential-issuer", Error, "Not exactly one part of the credentials names the key.";
        CREDENTIAL_KEY = "credential-key", Error, "`key` is set on a part of the credentials that is no claim.";
        CREDENTIAL_ROLE = "credential-role", Error,
            "A part of the credentials is neither a claim nor the secret, or both.";
        CREDENTIAL_LOOKS = "credential-looks", Error,
            "A part of the credentials has `length` without `characters`, or the reverse.";
        SECRET_LENGTH = "secret-length", Error,
            "A length of the secret is out of range, or set on another part of the credentials.";
        LOOK_ALIKE_LENGTH = "look-alike-length", Error, "The length of a look-alike is out of range.";
        FOREIGN_CLAIMS = "foreign-claims", Error,
            "A token of another kind is recognised by no claim, so every token would be one.";
        FORMAT_HEADER = "format-header", Error, "A member of the header has no name.";
        FORMAT_ALGORITHM = "format-algorithm", Error, "The header names another algorithm than HS256, which signs.";
        FORMAT_IDENTITY = "format-identity", Error, "The identity is at a place where no token can have it.";
        FORMAT_REGIONS = "format-regions", Error, "`regions` is given without `region_header`, or the reverse.";
        FORMAT_TTL = "format-ttl", Error, "The shortest, default and longest lifetime are not in this order.";
        FORMAT_WRITES = "format-writes", Error,
            "`writes` names a claim that cannot be written, or lacks one that must be.";
        CODE_NUMBER = "code-number", Error, "An error code is not a number.";
        CODE_VISIBLE = "code-visible", Error, "`visible` of an error code is an unknown word.";
        UNKNOWN_RULE = "unknown-rule", Error, "There is no rule of this name.";
        UNKNOWN_CODE = "unknown-code", Error, "A rule names an error code that the schema does not explain.";
        WIRE_EVIDENCE = "wire-evidence", Error, "A key of `wire` is an unknown word for how a code is known.";
        WIRE_NOT_LISTED = "wire-not-listed", Error, "A client gets a code that is not among the rule's codes.";
        WIRE_TWICE = "wire-twice", Error, "A client gets two codes by one rule.";
    }
    /// Files that are read and written.
    Files("reading files and generating code") {
        UNREADABLE = "unreadable", Error,
            "A file cannot be read: it is not there, is a folder or a device, or is too long.";
        PATH = "path", Error, "A path means another file on another machine, or one that only cargo knows.";
        FILE_TOO_LARGE = "file-too-large", Error, "The text is too long to be read.";
        NOT_UTF8 = "not-utf8", Error, "The file is not UTF-8, which TOML must be.";
        SYNTAX = "syntax", Error, "The text is not TOML.";
        NOT_QUOTED = "not-quoted", Error, "A string of TOML lacks its quotes.";
        TOO_DEEP = "too-deep", Error, "Tables and arrays are nested too deeply to be read.";
        OPTION = "option", Error, "An option of the generator is not the Rust that its place takes.";
        NOT_RUST = "not-rust", Error, "An extension of the generator emitted invalid Rust.";
        OUTPUT_TWICE = "output-twice", Error, "Two generated files would have the same name.";
        OUT_DIR = "out-dir", Error, "Generated code cannot be written: `OUT_DIR` is not set, or the disk refuses.";
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, NAMES, Rule};

    #[test]
    fn each_rule_has_a_constant_of_its_name() {
        for (rule, name) in ALL.iter().zip(NAMES) {
            assert_eq!(rule.id().replace('-', "_").to_uppercase(), **name);
        }
    }

    #[test]
    fn each_rule_is_there_once_and_says_a_sentence() {
        for rule in ALL {
            assert_eq!(Rule::find(rule.id()).map(Rule::summary), Some(rule.summary()), "{rule} is there twice");
            assert!(rule.summary().ends_with('.'), "{rule}");
        }
    }
}
