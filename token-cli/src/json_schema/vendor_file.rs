//! The language of a vendor's file as a JSON Schema. `[sid.*]`, `[grant.*]` and `[sdk.*]` are those of a grants.toml, but for the names:
//! no vendor has taken any.

use serde_json::{Map, Value, json};
use token_codegen::model::Schema;

use super::{own, pattern};

pub(super) fn schema() -> Value {
    let none = Schema::default();
    let (mut grants, mut sdks) = (own::grants(&none), own::sdks(&none));
    if let Some(keys) = properties(&mut grants) {
        // They are for what an application adds.
        keys.retain(|key, _| !["rust", "sdk"].contains(&key.as_str()));
    }
    if let Some(keys) = properties(&mut sdks) {
        keys.insert("regions".to_owned(), texts("The regions in which it works."));
    }
    let described = |table, doc: &str| with(table, "description", json!(doc));
    let (grants, sdks) = (described(grants, "The grants: [grant.KEY]."), described(sdks, "The clients: [sdk.NAME]."));
    let sids = described(own::sids(&none), "The kinds of SID: [sid.NAME].");
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "a vendor's file",
        "description": "The rules of a vendor's access tokens.",
        "type": "object",
        "required": ["name", "title", "format", "credential"],
        "properties": {
            "name": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "A grants.toml and Rust code call the vendor by it." },
            "title": { "type": "string", "pattern": pattern::NOT_BLANK, "description": "Messages call the vendor by it." },
            "docs": text("The page about the vendor's tokens."),
            "feature": text("The Cargo feature of the vendor's module in token-core."),
            "code_docs": text("The page of an error code, with `{code}` in place of the number."),
            "other_secrets": pairs("Variables with secrets that never sign a token, each with its name."),
            "variable_words": pairs("Words for the same thing in the names of variables."),
            "format": format(),
            "credential": tables("The parts of the credentials: [credential.NAME].", &credential()),
            "sid": sids,
            "grant": grants,
            "sdk": sdks,
            "legacy": entries("Renamed grants: [legacy.KEY].", &object(&["replaced_by"], [("replaced_by", text("Its name now."))])),
            "foreign": tables("Other tokens that are mistaken for these: [foreign.NAME].", &foreign()),
            "not_checked": tables("What no token shows: [not_checked.NAME].", &not_checked()),
            "preflight": preflight(),
            "probe": tables("What is asked before a client does: [probe.NAME].", &probe()),
            "code": codes(),
            "rule": rules(),
        },
        "additionalProperties": false,
        "definitions": {
            "name": { "type": "string", "pattern": pattern::NAME, "not": { "enum": pattern::UNUSABLE } },
            "texts": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true }] },
            "fields": own::fields(&none),
        },
    })
}

fn format() -> Value {
    let format = object(
        &["header", "identity", "max_ttl"],
        [
            ("header", header()),
            ("other_algorithms", texts("The algorithms of other kinds of private key.")),
            ("legacy_algorithms", texts("The algorithms that the vendor still accepts, and nothing here signs with.")),
            ("region_header", text("The header parameter that names the region.")),
            ("region_variable", text("The variable in which the vendor's libraries read the region.")),
            ("regions", texts("The regions; the first is the default.")),
            ("region_aliases", pairs("What else a region is called.")),
            ("grants", text("The claim that holds the grants; without it they are claims.")),
            ("grants_optional", flag("Whether a token without any grant is good.")),
            (
                "identity",
                text("The claim that names the user, or its path in a grant; \"none\": the tokens have no identity."),
            ),
            ("former_identity", text("The former name of the identity.")),
            ("identity_fallback", text("The claim that is read if the identity is absent.")),
            ("leeway", duration("How long after `exp` and before `nbf` the vendor accepts a token.")),
            ("fractions", flag("Whether it accepts times with a fraction.")),
            (
                "absent",
                one_or_more(
                    &json!({ "enum": ["null", "empty", "false"] }),
                    "The values that the vendor reads as an absent member.",
                ),
            ),
            ("claims", claims()),
            (
                "writes",
                one_or_more(&json!({ "enum": ["iat", "nbf", "exp", "jti"] }), "Which of these claims every token has."),
            ),
            ("max_ttl", lifetime("The longest lifetime; \"none\": there is no limit.")),
            ("min_ttl", duration("The shortest lifetime.")),
            ("default_ttl", duration("The lifetime of a token without a declaration.")),
        ],
    );
    with(format, "dependencies", json!({ "regions": ["region_header"], "region_header": ["regions"] }))
}

fn claims() -> Value {
    let names = json!({ "minLength": 1, "not": { "enum": ["iat", "nbf", "exp", "jti"] } });
    let claims = with(pairs("The claims that are the same in every token."), "propertyNames", names);
    with(claims, "additionalProperties", json!({ "type": "string", "pattern": pattern::NOT_BLANK }))
}

fn header() -> Value {
    with(pairs("The header parameters, compared byte for byte."), "required", json!(["alg"]))
}

fn credential() -> Value {
    let credential = object(
        &["env"],
        [
            ("title", not_blank("Its name in messages.")),
            ("doc", text("Where to find it.")),
            ("env", texts("The variables that hold it.")),
            ("claim", text("The claim that it becomes.")),
            ("header", text("The header parameter that it becomes.")),
            ("sid", text("The kind of SID that it is.")),
            ("key", flag("Whether its claim names the key.")),
            ("secret", flag("Whether it signs the tokens.")),
            ("private_key", flag("Whether it is the private key that signs the tokens.")),
            ("warn_below", count("A secret with fewer bytes is a warning.")),
            ("development", text("Its value in the development mode.")),
            ("length", count("The number of its characters.")),
            ("characters", text("Its characters, as in \"0-9A-Za-z\".")),
            ("free_text", flag("Whether a name of another form may be right.")),
            ("look_alike", look_alike()),
        ],
    );
    let roles = ["claim", "header", "secret", "private_key"].map(|role| json!({ "required": [role] }));
    with(credential, "oneOf", json!(roles))
}

fn look_alike() -> Value {
    let one = object(
        &["what", "length", "characters", "advice"],
        [
            ("what", not_blank("What it is, with an article.")),
            ("length", count("The number of its characters.")),
            ("characters", text("Its characters, as in \"0-9a-f\".")),
            ("advice", not_blank("What to do instead.")),
        ],
    );
    json!({ "description": "Other values that are set in its place.", "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
}

fn foreign() -> Value {
    object(
        &["what", "advice"],
        [
            ("rule", text("The rule that finds it.")),
            ("what", not_blank("What it is, with an article.")),
            ("header", pairs("The header parameters that it has, each with its value; `*` at the end is any text.")),
            ("claims", pairs("The claims that it has, each with its value; `*` at the end is any text.")),
            ("only", flag("Whether it has no other claims.")),
            ("sdk", texts("The SDKs that accept it; it is encrypted.")),
            ("advice", not_blank("What to do instead.")),
        ],
    )
}

fn not_checked() -> Value {
    object(
        &["why"],
        [
            ("why", text("Why it matters.")),
            ("present", text("Only for a token with this field.")),
            ("absent", text("And only for a token without this field.")),
        ],
    )
}

fn preflight() -> Value {
    let reply = object(
        &["means"],
        [
            ("means", text("What the answer tells.")),
            ("status", one_or_more(&json!({ "type": "integer" }), "The statuses of such an answer.")),
            ("code", one_or_more(&json!({ "type": "integer" }), "The vendor's codes of such an answer.")),
        ],
    );
    object(
        &["host"],
        [
            ("host", not_blank("The host, with `{product}` in place of the product.")),
            ("region_hosts", pairs("The hosts of regions.")),
            ("request_id", text("The header that names the request.")),
            ("code", text("The member that holds the vendor's code.")),
            ("answer", one_or_more(&reply, "What statuses and codes mean.")),
        ],
    )
}

fn probe() -> Value {
    let severity = || json!({ "enum": ["error", "warning", "note"] });
    let expect = object(
        &["member", "rule", "message", "fix"],
        [
            ("member", not_blank("The member that is looked at.")),
            ("rule", not_blank("The rule of the finding.")),
            ("severity", severity()),
            ("null", flag("Whether it must not be `null`.")),
            ("one_of", texts("The values that it must have.")),
            ("message", not_blank("What is wrong.")),
            ("fix", not_blank("What to do.")),
        ],
    );
    object(
        &["title", "product", "path"],
        [
            ("title", not_blank("What the probe asks about.")),
            ("product", not_blank("The part of the host.")),
            ("path", not_blank("What is asked, with `{value}` in place of the value.")),
            ("field", texts("The fields whose values are asked about.")),
            ("first", flag("Whether the others wait for its answer.")),
            ("secret", text("The variable of another secret that it needs.")),
            ("secret_user", text("Who the secret belongs to.")),
            ("missing", text("The rule for what is missing.")),
            ("severity", severity()),
            ("why", text("Why it matters.")),
            ("fix", text("What to do.")),
            ("otherwise", text("The probe that asks another product.")),
            ("otherwise_rule", text("The rule if that one finds it.")),
            ("holds", text("What a good answer holds.")),
            ("same", texts("The members that must be the same.")),
            ("expect", one_or_more(&expect, "What a good answer must hold.")),
        ],
    )
}

fn codes() -> Value {
    let code = object(
        &["title"],
        [
            ("title", not_blank("What the code means.")),
            ("docs", text("Its page.")),
            ("causes", texts("Its causes.")),
            ("fields", texts("The fields of grants that it is about.")),
            ("visible", json!({ "enum": ["yes", "partly", "no"], "description": "Whether a token shows the cause." })),
        ],
    );
    let codes = entries("The vendor's error codes: [code.NUMBER].", &code);
    with(codes, "propertyNames", json!({ "pattern": "^[0-9]+$" }))
}

/// Any other key is an SDK.
fn rules() -> Value {
    let codes =
        json!({ "anyOf": [{ "type": "integer" }, { "type": "array", "items": { "type": "integer" }, "minItems": 1 }] });
    let by_sdk = json!({ "type": "object", "additionalProperties": codes });
    let evidence = ["documented", "observed", "chosen"].map(|name| (name.to_owned(), by_sdk.clone()));
    let wire = json!({
        "description": "The code that a client receives, by the evidence and the SDK.",
        "type": "object",
        "properties": Map::from_iter(evidence),
        "additionalProperties": false,
    });
    let rule =
        json!({ "type": "object", "properties": { "codes": codes, "wire": wire }, "additionalProperties": codes });
    entries("The codes of rules, the most specific first: [rule.ID].", &rule)
}

fn tables(doc: &str, item: &Value) -> Value {
    with(entries(doc, item), "propertyNames", json!({ "$ref": "#/definitions/name" }))
}

/// The keys of the tables in a table.
fn properties(tables: &mut Value) -> Option<&mut Map<String, Value>> {
    tables.pointer_mut("/additionalProperties/properties")?.as_object_mut()
}

/// An object with one more member.
fn with(mut object: Value, key: &str, member: Value) -> Value {
    if let Some(members) = object.as_object_mut() {
        members.insert(key.to_owned(), member);
    }
    object
}

fn entries(doc: &str, item: &Value) -> Value {
    json!({ "description": doc, "type": "object", "additionalProperties": item })
}

fn object<const N: usize>(required: &[&str], properties: [(&str, Value); N]) -> Value {
    let properties: Map<_, _> = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
}

fn text(doc: &str) -> Value {
    json!({ "type": "string", "description": doc })
}

fn not_blank(doc: &str) -> Value {
    json!({ "type": "string", "pattern": pattern::NOT_BLANK, "description": doc })
}

fn texts(doc: &str) -> Value {
    json!({ "allOf": [{ "$ref": "#/definitions/texts" }], "description": doc })
}

fn one_or_more(item: &Value, doc: &str) -> Value {
    let array = json!({ "type": "array", "items": item, "minItems": 1, "uniqueItems": true });
    json!({ "anyOf": [item, array], "description": doc })
}

fn pairs(doc: &str) -> Value {
    json!({ "type": "object", "additionalProperties": { "type": "string" }, "description": doc })
}

fn flag(doc: &str) -> Value {
    json!({ "type": "boolean", "description": doc })
}

fn count(doc: &str) -> Value {
    json!({ "type": "integer", "minimum": 1, "description": doc })
}

fn duration(doc: &str) -> Value {
    json!({ "type": "string", "pattern": pattern::DURATION, "description": doc })
}

fn lifetime(doc: &str) -> Value {
    json!({ "anyOf": [{ "const": "none" }, { "type": "string", "pattern": pattern::DURATION }], "description": doc })
}
