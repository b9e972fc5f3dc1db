"""The ids of the rules, by severity, in the order in which a token is read."""

LISTED = {
    "errors": """
        empty not-a-jwt auth-token api-key-secret sid-not-token json-wrapped quoted bearer-prefix whitespace
        percent-encoded token-inside jwe bad-base64
        padded-base64 bad-json claims-not-object truncated other-vendor-token capability-token taskrouter-capability-token
        public-key-client-validation
        header-typ header-alg alg-none header-cty header-twr video-region
        iss-missing iss-not-api-key sub-missing sub-not-account iss-sub-swapped placeholder-sid
        iat-in-future exp-missing exp-not-integer exp-out-of-range exp-before-iat expired lifetime-too-long milliseconds
        nbf-not-integer nbf-in-future
        grants-missing grants-not-object no-product-grant unknown-grant legacy-grant grant-not-object grant-missing-for-sdk
        grant-opens-nothing grant-field-missing grant-field-unknown grant-field-type grant-field-wrong-sid duplicate-key
        identity-missing identity-misplaced identity-empty identity-not-string identity-too-long
        identity-forbidden-characters
        signature-missing signature-mismatch signature-length iss-other-key sub-other-account
    """.split(),
    "warnings": """
        flex-token grant-field-null jti-missing iat-missing lifetime-short unknown-grant identity-long identity-reserved-characters
    """.split(),
}

# The rules of token-core for every vendor.
ADDED = {
    "errors": "error-not-token token-too-long header-crit iat-not-integer iat-out-of-range nbf-out-of-range".split(),
    "warnings": "grant-deprecated grant-field-deprecated".split(),
}

KNOWN = {severity: LISTED[severity] + ADDED[severity] for severity in LISTED}
