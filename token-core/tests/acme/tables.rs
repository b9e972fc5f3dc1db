use token_core::schema;

pub static SID_ACCOUNT: schema::Sid = sid("account", "Account SID", "AC", &[]);
pub static SID_KEY: schema::Sid = sid("key", "Key SID", "SK", &[]);
pub static SID_LOBBY: schema::Sid = sid("lobby", "lobby SID", "LO", &[]);
pub static SID_LOCKER: schema::Sid = sid("locker", "locker SID", "LO", &["default"]);

const fn sid(
    name: &'static str,
    title: &'static str,
    prefix: &'static str,
    literals: &'static [&'static str],
) -> schema::Sid {
    schema::Sid { name, title, prefix, digits: 8, suffix: "", literals }
}

const fn field(name: &'static str, kind: schema::Kind, required: bool) -> schema::Field {
    schema::Field { name, kind, required, deprecated: None, limits: schema::Limits::NONE }
}

pub static GRANT_TALK: schema::Grant = schema::Grant {
    key: "talk",
    flat: false,
    sdks: &[],
    shape: schema::Shape::Fields {
        fields: &[field("lobby_sid", schema::Kind::Sid(&SID_LOBBY), true), field("nick", schema::Kind::Text, false)],
        any_of: &[],
    },
    deprecated: None,
};

pub static GRANT_PHONE: schema::Grant = schema::Grant {
    key: "phone",
    flat: false,
    sdks: &[],
    shape: schema::Shape::Fields {
        fields: &[
            field("incoming", schema::Kind::Switch("allow"), false),
            field(
                "outgoing",
                schema::Kind::Object(schema::Shape::Fields {
                    fields: &[
                        field("line", schema::Kind::Text, true),
                        field("lines", schema::Kind::Integer, false),
                        field("params", schema::Kind::Object(schema::Shape::Json), false),
                    ],
                    any_of: &[],
                }),
                false,
            ),
        ],
        any_of: &["incoming", "outgoing"],
    },
    deprecated: None,
};

pub static GRANT_EXTRA: schema::Grant = schema::Grant {
    key: "extra",
    flat: false,
    sdks: &[],
    shape: schema::Shape::Json,
    deprecated: Some("it never did anything"),
};

pub static SDK_TALK: schema::Sdk = schema::Sdk {
    name: "talk",
    title: "Talk",
    requires: &["talk"],
    flags: &[],
    allows: &["extra"],
    regions: &["east", "west"],
    identity: schema::Identity {
        optional: false,
        max: 20,
        unit: schema::Unit::DoubleByte,
        warn_above: 0,
        forbid: "",
        forbid_control: false,
        avoid: "@/",
        prefer: &[],
    },
    region_rule: "header-rgn",
    renew_before: 180,
};

pub static SDK_PHONE: schema::Sdk = schema::Sdk {
    name: "phone",
    title: "Phone",
    requires: &["phone"],
    flags: &[],
    allows: &[],
    regions: &["east"],
    identity: schema::Identity {
        optional: false,
        max: 16,
        unit: schema::Unit::Characters,
        warn_above: 12,
        forbid: " <>",
        forbid_control: true,
        avoid: "",
        prefer: &[('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_')],
    },
    region_rule: "header-rgn",
    renew_before: 10,
};

pub static VENDOR: schema::Vendor = schema::Vendor {
    name: "acme",
    title: "Acme",
    docs: "https://acme.example/tokens",
    format: schema::Format {
        header: &[("typ", "JWT"), ("alg", "HS256"), ("cty", "acme;v=1")],
        region_header: Some("rgn"),
        region_rule: "header-rgn",
        regions: &["east", "west"],
        grants: Some("grants"),
        identity: "identity",
        identity_in_grants: true,
        key: "iss",
        writes: &["iat", "exp", "jti"],
        max_ttl: 86_400,
        min_ttl: 1,
        default_ttl: 3600,
    },
    credentials: &[
        schema::Credential {
            name: "account_sid",
            title: "Account SID",
            env: &["ACME_ACCOUNT"],
            role: schema::Role::Claim("sub", Some(&SID_ACCOUNT)),
            rule: "secret",
            warn_below: 0,
            looks: None,
            look_alikes: &[],
        },
        schema::Credential {
            name: "key_sid",
            title: "Key SID",
            env: &["ACME_KEY", "ACME_KEY_SID"],
            role: schema::Role::Claim("iss", Some(&SID_KEY)),
            rule: "secret",
            warn_below: 0,
            looks: None,
            look_alikes: &[],
        },
        schema::Credential {
            name: "key_secret",
            title: "Key Secret",
            env: &["ACME_SECRET"],
            role: schema::Role::Secret,
            rule: "secret",
            warn_below: 0,
            looks: None,
            look_alikes: &[schema::LookAlike {
                rule: "password",
                what: "a master password",
                length: 8,
                characters: &[('0', '9'), ('a', 'f')],
                advice: "make a key; its secret is shown once",
            }],
        },
    ],
    other_secrets: &[("ACME_MASTER", "master password")],
    sids: &[&SID_ACCOUNT, &SID_KEY, &SID_LOBBY, &SID_LOCKER],
    grants: &[&GRANT_TALK, &GRANT_PHONE, &GRANT_EXTRA],
    foreign: &[],
    legacy: &[schema::Legacy { key: "shout", replaced_by: "talk" }],
    sdks: &[&SDK_TALK, &SDK_PHONE],
    codes: &[],
    rules: &[],
};
