use token_schema::{self as schema, Field, Kind, List, Shape, Unit};

pub static SID_ACCOUNT: schema::Sid = schema::Sid::new("account", "Account SID", "AC", 8);
pub static SID_KEY: schema::Sid = schema::Sid::new("key", "Key SID", "SK", 8);
pub static SID_LOBBY: schema::Sid = schema::Sid::new("lobby", "lobby SID", "LO", 8);
pub static SID_LOCKER: schema::Sid = schema::Sid::new("locker", "locker SID", "LO", 8).literals(&["default"]);

static TALK: [Field; 2] = [Field::sid("lobby_sid", &SID_LOBBY).required(), Field::string("nick")];
pub static GRANT_TALK: schema::Grant = schema::Grant::new("talk", Shape::fields(&TALK));

static OUTGOING: [Field; 3] =
    [Field::string("line").required(), Field::integer("lines"), Field::object("params", Shape::Json)];
static PHONE: [Field; 2] =
    [Field::switch("incoming", "allow"), Field::new(schema::text("outgoing"), Kind::Object(Shape::fields(&OUTGOING)))];
pub static GRANT_PHONE: schema::Grant = schema::Grant::new("phone", Shape::any_of(&PHONE, &["incoming", "outgoing"]));

pub static GRANT_EXTRA: schema::Grant = schema::Grant::new("extra", Shape::Json).deprecated("it never did anything");

pub static SDK_TALK: schema::Sdk = schema::Sdk::new("talk", "Talk", &["east", "west"], "header-rgn")
    .requires(&["talk"])
    .allows(&["extra"])
    .identity(schema::Identity::ANY.max(20, Unit::DoubleByte).avoid("@/"))
    .renew_before(180);

pub static SDK_PHONE: schema::Sdk = schema::Sdk::new("phone", "Phone", &["east"], "header-rgn")
    .requires(&["phone"])
    .identity(schema::Identity::ANY.max(16, Unit::Characters).warn_above(12).forbid(" <>").forbid_control().prefer(&[
        ('A', 'Z'),
        ('a', 'z'),
        ('0', '9'),
        ('_', '_'),
    ]))
    .renew_before(10);

static HEADER: [(schema::Text, schema::Text); 3] =
    [schema::pair("typ", "JWT"), schema::pair("alg", "HS256"), schema::pair("cty", "acme;v=1")];
static LOOK_ALIKES: [schema::LookAlike; 1] = [schema::LookAlike::new(
    "password",
    "a master password",
    schema::Looks::new(8, &[('0', '9'), ('a', 'f')]),
    "make a key; its secret is shown once",
)];
static CREDENTIALS: [schema::Credential; 3] = [
    schema::Credential::secret("account_sid", "Account SID", &["ACME_ACCOUNT"], "sub-not-account")
        .claim_sid("sub", &SID_ACCOUNT),
    schema::Credential::secret("key_sid", "Key SID", &["ACME_KEY", "ACME_KEY_SID"], "iss-not-key")
        .claim_sid("iss", &SID_KEY),
    schema::Credential::secret("key_secret", "Key Secret", &["ACME_SECRET"], "secret").look_alikes(&LOOK_ALIKES),
];
static OTHER_SECRETS: [(schema::Text, schema::Text); 1] = [schema::pair("ACME_MASTER", "master password")];
static LEGACY: [schema::Legacy; 1] = [schema::Legacy::new("shout", "talk")];

pub static VENDOR: schema::Vendor = schema::Vendor {
    name: schema::text("acme"),
    title: schema::text("Acme"),
    docs: schema::text("https://acme.example/tokens"),
    code_docs: schema::text(""),
    format: schema::Format::new(&HEADER, "identity", "iss", &["iat", "exp", "jti"])
        .regions(&["east", "west"])
        .region_header("rgn", "header-rgn")
        .grants("grants")
        .identity_in_grants()
        .ttl(1, 3600, 86_400),
    credentials: schema::list(&CREDENTIALS),
    other_secrets: schema::list(&OTHER_SECRETS),
    sids: List::Static(&[&SID_ACCOUNT, &SID_KEY, &SID_LOBBY, &SID_LOCKER]),
    grants: List::Static(&[&GRANT_TALK, &GRANT_PHONE, &GRANT_EXTRA]),
    legacy: schema::list(&LEGACY),
    foreign: schema::list(&[]),
    not_checked: schema::list(&[]),
    preflight: schema::Preflight::NONE,
    probes: schema::list(&[]),
    variable_words: schema::list(&[]),
    sdks: List::Static(&[&SDK_TALK, &SDK_PHONE]),
    codes: schema::list(&[]),
    rules: schema::list(&[]),
    wire: schema::list(&[]),
};
