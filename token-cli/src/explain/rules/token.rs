//! Rules on tokens: what `token diagnose` and a verifier report, and a declaration or an issue call that would make such a token.

use super::{Rule, error, warning};

pub(super) const INPUT: &[Rule] = &[
    error("empty", "There is no token: the input is empty, or white space only."),
    error("not-a-jwt", "The input is no JWT: not three parts of base64url with dots between them."),
    error("sid-not-token", "The input is a SID: the name of something, and no token."),
    error("json-wrapped", "The token stands inside a JSON object or text. A client's SDK wants the token alone."),
    error("quoted", "There are quotes around the token."),
    error("bearer-prefix", "`Bearer` stands before the token. That belongs into an HTTP header, not into an SDK."),
    error("whitespace", "There is white space before, after or inside the token."),
    error("jwe", "The token has five parts: it is encrypted (a JWE). An access token is signed, and readable."),
    error("bad-base64", "A part of the token is not base64url: standard base64 perhaps, or damaged."),
    error("padded-base64", "A part of the token is padded with `=`, which a JWT must not be."),
    error("bad-json", "A part of the token is not JSON."),
    error("claims-not-object", "The header or the claims are JSON, but no object."),
    error("truncated", "The token ends too early: something cut it off."),
    error("token-too-long", "The token is longer than any that is accepted."),
    error("other-vendor-token", "It is a token of another vendor or service."),
];

pub(super) const HEADER: &[Rule] = &[
    error("header-typ", "`typ` is not what the vendor asks for, byte for byte."),
    error("header-alg", "`alg` is not what the vendor asks for, byte for byte."),
    error("alg-none", "`alg` is `none`: the token is not signed."),
    error("header-cty", "`cty` is missing or not what the vendor asks for. General JWT libraries leave it out."),
    error("header-other", "A member of the header is not what the vendor asks for, byte for byte."),
    error("header-crit", "`crit` names extensions that must be understood, and nobody does."),
    error("header-twr", "The header names a region that does not exist."),
];

pub(super) const CLAIMS: &[Rule] = &[
    error("iss-missing", "`iss` is missing: nobody knows which key signed the token."),
    error("iss-not-api-key", "`iss` is not the SID of an API Key."),
    error("sub-missing", "`sub` is missing: nobody knows whose account the token is for."),
    error("sub-not-account", "`sub` is not an Account SID."),
    error("claim-missing", "A claim that the credentials become is missing."),
    error("claim-wrong-sid", "A claim that the credentials become holds a SID of another kind, or none."),
    error("iss-sub-swapped", "`iss` and `sub` hold each other's SIDs."),
    error("placeholder-sid", "A SID is a placeholder from an example."),
    warning("jti-missing", "`jti` is missing: the token has no id."),
    warning("iat-missing", "`iat` is missing: the token does not say when it was issued."),
    error("iat-in-future", "`iat` is ahead of the clock: that of the machine which issued it is wrong."),
    error("iat-not-integer", "`iat` is not a whole number of seconds."),
    error("iat-out-of-range", "`iat` is no time."),
    error("exp-missing", "`exp` is missing: the token has no end."),
    error("exp-not-integer", "`exp` is not a whole number of seconds."),
    error("exp-out-of-range", "`exp` is no time."),
    error("exp-before-iat", "`exp` is not after the time of issue."),
    error("expired", "`exp` is in the past."),
    error("lifetime-too-long", "The token lives longer than the vendor allows."),
    error("lifetime-too-short", "The token lives shorter than the vendor allows."),
    warning("lifetime-short", "The token lives so short that its SDK asks for a new one at once."),
    error("milliseconds", "A time counts milliseconds. These times are in seconds."),
    error("nbf-not-integer", "`nbf` is not a whole number of seconds."),
    error("nbf-out-of-range", "`nbf` is no time."),
    error("nbf-in-future", "`nbf` is ahead of the clock: the token is not valid yet."),
    error("duplicate-key", "A key is there twice. Readers disagree which of them counts."),
];

pub(super) const GRANTS: &[Rule] = &[
    error("grants-missing", "The token has no grants at all."),
    error("grants-not-object", "What should hold the grants is no object."),
    error("no-product-grant", "Among the grants is none that opens anything."),
    warning(
        "unknown-grant",
        "A grant of a name that is not known. An error where it seems to be one that the SDK needs, misspelt.",
    ),
    error("legacy-grant", "The former name of a grant that has another name now."),
    warning("grant-deprecated", "A grant that should no longer be used."),
    error("grant-too-deep", "The grants are nested more deeply than they are read."),
    error("grant-expected", "A program reads the token's grants as a type, and they are not of that type."),
    error("grant-not-object", "A grant is no object."),
    error("grant-missing-for-sdk", "The grant without which the SDK refuses a token is not there."),
    error("grant-opens-nothing", "A grant is there, but allows nothing."),
    error("grant-field-missing", "A required field of a grant is missing."),
    error("grant-field-unknown", "A grant has a field that it does not know, perhaps misspelt or in camel case."),
    error("grant-field-type", "A field of a grant holds another type of value than it should."),
    error("grant-field-value", "A field of a grant holds none of the few values that it may have."),
    error("text-too-long", "A text in a grant is longer than the vendor takes."),
    error("grant-field-wrong-sid", "A field of a grant holds a SID of another kind, or none."),
    warning("grant-field-deprecated", "A field of a grant that should no longer be used."),
    warning(
        "grant-field-not-for-sdk",
        "A field allows what the SDK does not need, and the holder of the token could use it.",
    ),
];

pub(super) const IDENTITY: &[Rule] = &[
    error("identity-missing", "The token does not say for whom it is."),
    error("identity-misplaced", "The identity stands in another place than the one where it is looked for."),
    error("identity-empty", "The identity is empty."),
    error("identity-not-string", "The identity is no text."),
    error("identity-too-long", "The identity is longer than the SDK takes."),
    warning("identity-long", "The identity is longer than some of the SDK's documents allow."),
    error("identity-forbidden-characters", "The identity has characters that the SDK refuses."),
    warning("identity-reserved-characters", "The identity has characters that the SDK advises against."),
];

pub(super) const SIGNATURE: &[Rule] = &[
    error("signature-missing", "The third part of the token is empty: it is not signed."),
    error(
        "signature-mismatch",
        "The signature was made with another secret, or the token was changed after it was signed.",
    ),
    error("signature-length", "The signature has not the length that one of this algorithm has."),
    warning(
        "key-perhaps-secret",
        "What should name the key is as long as a secret, and no name that the vendor makes.",
    ),
    warning(
        "secret-in-token",
        "A secret of the credentials in the environment is readable in the token, or in the declaration of a token.",
    ),
    error("iss-other-key", "The token was signed with another key than the one in the environment."),
    error("claim-other", "A claim is not that of the key which signed the token."),
    error("sub-other-account", "The token is for another account than the one in the environment."),
];
