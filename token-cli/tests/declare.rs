//! `token declare`: what it writes, leaves out and refuses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use serde_json::{Map, Value, json};

mod round_trip;

const TOKEN: &str = env!("CARGO_BIN_EXE_token");
/// The keys too: a key in an unusual form may be a secret in its place, so it is not written.
const SECRETS: [(&str, &str); 5] = [
    ("LIVEKIT_API_KEY", "APIfakekey00001"),
    ("ZOOM_VIDEO_SDK_KEY", "FakeVideoSdkKey000001"),
    ("TWILIO_API_SECRET", "AFakeSecretThatSignsNoRealTokens"),
    ("LIVEKIT_API_SECRET", "AFakeSecretThatSignsNoRealTokens"),
    ("ZOOM_VIDEO_SDK_SECRET", "AFakeSecretThatSignsNoRealTokens"),
];

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("token-declare-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = Command::new(TOKEN);
        command.current_dir(&self.0).args(arguments).env_clear().envs(SECRETS);
        let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        running.wait_with_output().unwrap()
    }

    /// Declares tokens, and writes the two files.
    fn declare(&self, vendor: &str, tokens: &str) -> Output {
        let _ = fs::remove_file(self.0.join(".env"));
        let declared = self.run(&["declare", "--vendor", vendor, "--env-file", ".env"], tokens);
        fs::write(self.0.join("grants.toml"), &declared.stdout).unwrap();
        declared
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

/// Header and claims.
fn decoded(token: &str) -> [Map<String, Value>; 2] {
    let mut parts = token.trim().split('.').map(|part| {
        let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(part.trim_end_matches('=')).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    });
    [parts.next().unwrap(), parts.next().unwrap()]
}

fn token(header: &Value, claims: &Value) -> String {
    token_of(&header.to_string(), &claims.to_string())
}

fn token_of(header: &str, claims: &str) -> String {
    let [header, claims] = [header, claims].map(|part| base64_simd::URL_SAFE_NO_PAD.encode_to_string(part));
    format!("{header}.{claims}.{}", base64_simd::URL_SAFE_NO_PAD.encode_to_string([7; 32]))
}

fn twilio(grants: &Value) -> String {
    let header = json!({ "typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1" });
    let hex = "0123456789abcdef0123456789abcdef";
    let claims = json!({
        "iss": format!("SK{hex}"), "sub": format!("AC{hex}"), "iat": 1_800_000_000, "exp": 1_800_003_600,
        "jti": "1", "grants": grants,
    });
    token(&header, &claims)
}

/// A token is a stranger's text: whatever it holds, the files contain nothing but values and comments.
#[test]
fn a_hostile_token_writes_no_line_of_its_own() {
    let folder = Folder::new("hostile");
    let evil = "x\"\n[token.evil]\nsdk = \"voice\" # \u{202e}\u{1b}[2J\r\u{85}\u{2028}evil = 1";
    let hostile = [
        twilio(&json!({ "identity": "a", "video": { "room": evil } })),
        twilio(&json!({ "identity": "a", evil: { evil: evil }, "video": { "room": "a", evil: evil } })),
        twilio(
            &json!({ "identity": "a", "chat": { "service_sid": format!("IS0123456789abcdef0123456789abcdef\n{evil}") } }),
        ),
        twilio(
            &json!({ "identity": "a", "voice": { "outgoing": { "application_sid": evil, "params": { evil: [evil] } } } }),
        ),
        twilio(&json!({ "identity": "a", "ttl": evil, "sdk": evil, "expect": { "never": [evil] }, "vendor": evil })),
        token(
            &json!({ "alg": "HS256", "twr": evil }),
            &json!({ "iss": evil, "sub": evil, "exp": 1e300, "iat": -5, "grants": 5 }),
        ),
        token(&json!({ "alg": "none" }), &json!({ "grants": { "video": {} }, evil: evil })),
    ];
    let all = hostile.join("\n");
    for token in hostile.iter().chain([&all]) {
        let declared = folder.declare("twilio", token);
        let (toml, about) = (String::from_utf8(declared.stdout.clone()).unwrap(), text(&declared));
        let checked = folder.run(&["check", "grants.toml"], "");
        let problems = text(&checked);
        assert!(
            checked.status.success() || problems.contains("declares nothing") || !toml.contains("\n["),
            "{about}{problems}"
        );
        assert!(!toml.chars().any(|c| (c.is_control() && c != '\n') || "\u{202e}\u{2028}".contains(c)), "{toml:?}");
        let is_evil = |line: &str| line.trim_start().starts_with("[token.evil") || line.starts_with("evil");
        assert!(!toml.lines().any(is_evil), "{toml}");
        let env = fs::read_to_string(folder.0.join(".env")).unwrap();
        for line in env.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = line.split_once('=').unwrap();
            assert!(name.starts_with("TWILIO_") && value.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{env}");
        }
    }
}

#[test]
fn no_file_is_overwritten() {
    let folder = Folder::new("file");
    fs::write(folder.0.join("old.env"), "KEEP=1\n").unwrap();
    let refused = folder.run(&["declare", "--env-file", "old.env"], &twilio(&json!({ "video": { "room": "a" } })));
    assert_eq!(refused.status.code(), Some(1), "{}", text(&refused));
    assert!(refused.stdout.is_empty() && text(&refused).contains("exists already"), "{}", text(&refused));
    assert_eq!(fs::read_to_string(folder.0.join("old.env")).unwrap(), "KEEP=1\n");
}

#[test]
fn each_kind_of_token_is_declared_once() {
    let folder = Folder::new("several");
    let other = "IS".to_owned() + &"b".repeat(32);
    let chat = |sid: &str| twilio(&json!({ "identity": "a", "chat": { "service_sid": sid } }));
    let tokens = [
        chat("IS0123456789abcdef0123456789abcdef"),
        chat("IS0123456789abcdef0123456789abcdef"),
        String::new(),
        chat(&other),
        "not a token".to_owned(),
    ];
    let declared = folder.declare("twilio", &tokens.join("\n"));
    let about = text(&declared);
    assert_eq!(declared.status.code(), Some(1), "{about}");
    assert!(about.contains("line 5: "), "{about}");
    assert_eq!(about.matches("[token.").count(), 2, "{about}");
    let env = fs::read_to_string(folder.0.join(".env")).unwrap();
    assert!(env.contains(&format!("TWILIO_CONVERSATIONS_SERVICE_SID_2={other}\n")), "{env}");
    assert!(folder.run(&["check", "grants.toml"], "").status.success(), "{about}");
}

#[test]
fn what_the_vendor_refuses_is_a_comment_with_the_reason() {
    let folder = Folder::new("refused");
    let header = json!({ "typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1", "twr": "mars1" });
    let claims = json!({
        "iss": "SK0123456789abcdef0123456789abcdef", "sub": "AC0123456789abcdef0123456789abcdef",
        "iat": 1_800_000_000, "exp": 1_800_172_800,
        "grants": { "identity": "a", "video": { "room": "a", "roomName": "b" }, "ip_messaging": { "service_sid": "IS1" } },
    });
    let declared = folder.declare("twilio", &token(&header, &claims));
    let toml = String::from_utf8(declared.stdout.clone()).unwrap();
    assert_eq!(declared.status.code(), Some(0), "{toml}");
    for line in [
        "\nttl = \"24h\"\n",
        "\n# was 48h, which is longer than Twilio accepts",
        "\n# region = \"mars1\"\n",
        "\n# video.roomName = \"b\"\n",
        "\n# ip_messaging",
        "\nvideo.room = \"a\"\n",
    ] {
        assert!(toml.contains(line), "{line}: {toml}");
    }
    assert!(folder.run(&["check", "grants.toml"], "").status.success(), "{toml}");
}

/// What a token holds is a value: it never becomes a reference to a variable or an input, nor a setting of the declaration.
#[test]
fn no_value_becomes_a_reference_or_a_setting() {
    let folder = Folder::new("reference");
    let application = "AP0123456789abcdef0123456789abcdef";
    let params =
        |params: Value| json!({ "voice": { "outgoing": { "application_sid": application, "params": params } } });
    for grants in [
        params(json!({ "x": { "$env": "DATABASE_URL" } })),
        params(json!({ "x": [{ "$input": "x" }] })),
        params(json!({ "env": "HOME" })),
        json!({ "video": { "room": { "env": "HOME", "default": "lobby" } } }),
        json!({ "video": { "room": { "input": "room" } } }),
        json!({ "video": { "room": "a" }, "nbf": true, "region": "ie1", "doc": "x", "optional": true, "ttl": "1s", "sdk": "x" }),
        json!({ "video": { "room": "a" }, "expect": { "never": ["video"] } }),
    ] {
        let declared = folder.declare("twilio", &twilio(&grants));
        let toml = String::from_utf8(declared.stdout.clone()).unwrap();
        for line in toml.lines().filter(|line| !line.starts_with('#')) {
            let is_sid = line.contains("{ env = \"TWILIO_TWIML_APP_SID\" }");
            assert!(is_sid || !(line.contains("env") || line.contains("input")), "{toml}");
            let settings = ["nbf", "region", "doc", "optional", "expect"];
            assert!(!settings.iter().any(|key| line.starts_with(key)), "{toml}");
        }
        let checked = folder.run(&["check", "grants.toml"], "");
        assert_eq!(declared.status.success(), checked.status.success(), "{}{}", text(&declared), text(&checked));
    }
}

/// The lifetime is that of the token, up to the vendor's limit, and nothing is guessed from its digits.
#[test]
fn a_lifetime_above_the_limit_becomes_the_limit() {
    let folder = Folder::new("lifetime");
    let [header, mut claims] = decoded(&twilio(&json!({ "video": { "room": "a" } })));
    claims.insert("exp".to_owned(), json!(1_800_200_000));
    let declared = folder.declare("twilio", &token(&Value::Object(header), &Value::Object(claims)));
    assert!(text(&declared).contains("\nttl = \"24h\"\n"), "{}", text(&declared));
}

/// A token of which nothing can be declared is an error.
#[test]
fn nothing_declared_is_an_error() {
    let folder = Folder::new("nothing");
    let declared = folder.declare("twilio", &twilio(&json!({ "ip_messaging": { "service_sid": "IS1" } })));
    assert_eq!(declared.status.code(), Some(1), "{}", text(&declared));
    assert!(text(&declared).contains("nothing is declared"), "{}", text(&declared));
}

/// A declaration that lacks what is refused in it is refused too, without another reason.
#[test]
fn one_cause_has_one_reason() {
    let folder = Folder::new("one-cause");
    let header = json!({ "alg": "HS256", "typ": "JWT", "kid": "fakeAp.fakeKy" });
    for capability in [r#"{"chat":"*"}"#, "{}", "none"] {
        let claims = json!({ "iat": 1_800_000_000, "exp": 1_800_003_600, "x-ably-capability": capability });
        let declared = text(&folder.declare("ably", &token(&header, &claims)));
        let reasons: Vec<_> = declared.lines().filter(|line| line.starts_with("# left out: ")).collect();
        assert!(matches!(reasons.as_slice(), [only] if only.contains("x-ably-capability")), "{declared}");
        assert!(declared.contains("# the declaration lacks what is refused below\n# [token.client]\n"), "{declared}");
    }
}

/// A channel may be called as a reference is.
#[test]
fn channels_with_the_names_of_references_are_declared() {
    let folder = Folder::new("channels");
    let header = json!({ "alg": "HS256", "typ": "JWT", "kid": "fakeAp.fakeKy" });
    for name in ["input", "env", "$chat", "default"] {
        let capability = json!({ name: ["publish"] }).to_string();
        let claims = json!({ "iat": 1_800_000_000, "exp": 1_800_003_600, "x-ably-capability": capability });
        let declared = folder.declare("ably", &token(&header, &claims));
        let checked = folder.run(&["check", "grants.toml"], "");
        assert!(declared.status.success() && checked.status.success(), "{}{}", text(&declared), text(&checked));
    }
}

/// Libraries with typed grants write every field, and LiveKit reads an empty one as absent. What is on by default is not left out.
#[test]
fn values_that_count_as_absent_are_left_out() {
    let folder = Folder::new("absent");
    let header = json!({ "alg": "HS256", "typ": "JWT" });
    let declare = |video: Value| {
        let claims = json!({ "iss": "APIfake", "sub": "alice", "nbf": 1_800_000_000, "exp": 1_800_003_600, "name": "",
            "metadata": "", "video": video, "sip": { "admin": false, "call": false } });
        folder.declare("livekit", &token(&header, &claims))
    };
    let declared = declare(json!({ "roomJoin": true, "room": "r", "canPublishSources": [], "roomAdmin": false }));
    let toml = text(&declared);
    assert_eq!(declared.status.code(), Some(0), "{toml}");
    assert!(toml.contains("\nsdk = \"client\"\n") && toml.contains("\nvideo.room = \"r\"\n"), "{toml}");
    let absent = "# left out: `metadata`, `name`, `sip`, `video.canPublishSources`, which LiveKit reads as absent\n";
    assert!(
        toml.contains(absent) && !["\nsip", "\nparticipant", "\nvideo.canP"].iter().any(|key| toml.contains(key)),
        "{toml}"
    );

    let declared = text(&declare(json!({ "roomJoin": true, "room": "r", "canPublish": "false" })));
    assert!(declared.contains("without `video.canPublish` it would open more than the token"), "{declared}");
}

/// A schema of the repository's tests, as a company has it beside its grants.toml.
fn of_vendor(folder: &Folder, vendor: &str, header: &Value, claims: &Value) -> (Output, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vendors");
    let file = if vendor == "initech" { "service/initech.toml".to_owned() } else { format!("{vendor}/{vendor}.toml") };
    fs::copy(root.join(file), folder.0.join("vendor.toml")).unwrap();
    let _ = fs::remove_file(folder.0.join(".env"));
    let arguments = ["declare", "--vendor-file", "vendor.toml", "--env-file", ".env"];
    let declared = folder.run(&arguments, &token(header, claims));
    fs::write(folder.0.join("grants.toml"), &declared.stdout).unwrap();
    let toml = String::from_utf8(declared.stdout.clone()).unwrap();
    let checked = folder.run(&["check", "grants.toml"], "");
    assert_eq!(declared.status.success(), checked.status.success(), "{}{}", text(&declared), text(&checked));
    (declared, toml)
}

/// A token without a grant is good, and a limit that cannot be declared is not left out.
#[test]
fn a_token_without_grants_opens_no_more_than_before() {
    let folder = Folder::new("no-grants");
    let header = json!({ "alg": "HS256", "typ": "JWT", "kid": "k" });
    let claims = |more: Value| {
        let mut claims = json!({ "user_id": "alice", "iat": 1_800_000_000, "exp": 1_807_776_000 });
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        claims
    };
    let (_, toml) = of_vendor(&folder, "stream", &header, &claims(json!({})));
    assert!(
        toml.contains("[token.chat_client]\n# the token does not show its SDK: chat or video\nsdk = \"chat\"\n"),
        "{toml}"
    );
    assert!(toml.contains("\nttl = \"90d\"\n"), "{toml}");
    let env = fs::read_to_string(folder.0.join(".env")).unwrap();
    assert!(env.contains("STREAM_API_KEY=k\n"), "{env}");

    let (declared, toml) = of_vendor(&folder, "stream", &header, &claims(json!({ "call_cids": "default:a" })));
    assert_eq!(declared.status.code(), Some(1), "{toml}");
    assert!(toml.contains("# without `scope.call_cids` it would open more than the token\n# [token."), "{toml}");
}

/// Claims that each token of the vendor has with another value, or that none has, are comments.
#[test]
fn another_audience_is_named() {
    let folder = Folder::new("audience");
    let header = json!({ "alg": "HS256", "typ": "at+jwt" });
    let claims = |audience: Value| {
        json!({ "iss": "https://auth.initech.example", "aud": audience, "client_id": "c", "sub": "a", "jti": "1",
            "iat": 1_800_000_000, "exp": 1_800_003_600, "scope": "orders:read" })
    };
    let api = "https://api.initech.example";
    for same in [json!(api), json!([api])] {
        let (_, toml) = of_vendor(&folder, "initech", &header, &claims(same));
        assert!(!toml.contains("aud"), "{toml}");
    }
    for (other, shown) in [
        (json!("https://x.example"), "\"https://x.example\"".to_owned()),
        (json!(["https://x.example", api]), format!("[\"https://x.example\", \"{api}\"]")),
    ] {
        let (_, toml) = of_vendor(&folder, "initech", &header, &claims(other));
        let comment = format!("# left out: each token of Initech has aud = \"{api}\"\n# aud = {shown}\n");
        assert!(toml.contains(&comment), "{toml}");
    }

    let header = json!({ "alg": "HS256", "typ": "JWT" });
    let claims = json!({ "user_id": "alice", "iat": 1_800_000_000, "aud": "x" });
    let (_, toml) = of_vendor(&folder, "stream", &header, &claims);
    assert!(toml.contains("# left out: a token of Stream has no such claim\n# aud = \"x\"\n"), "{toml}");
}

/// RFC 7519: one audience is a string, or an array of one.
#[test]
fn one_audience_is_declared_in_the_form_of_the_schema() {
    let folder = Folder::new("one-audience");
    let header = json!({ "alg": "ES256", "typ": "JWT", "kid": "k" });
    let claims = json!({ "iss": "https://umbrella.example", "aud": "a", "sub": "x", "jti": "1", "iat": 1_800_000_000,
        "exp": 1_800_003_600 });
    let (_, toml) = of_vendor(&folder, "umbrella", &header, &claims);
    assert!(toml.contains("# was a string\nservice.aud = [\"a\"]\n"), "{toml}");
    let env = fs::read_to_string(folder.0.join(".env")).unwrap();
    assert!(env.contains("UMBRELLA_KEY_ID=k\n# The") && env.contains(", which no token shows.\n"), "{env}");

    let claims = json!({ "aud": ["authenticated"], "sub": "x", "role": "authenticated", "iat": 1_800_000_000,
        "exp": 1_800_003_600 });
    let declared = folder.declare("supabase", &token(&header, &claims));
    assert!(
        text(&declared).contains("# was an array of one\nsession.aud = \"authenticated\"\n"),
        "{}",
        text(&declared)
    );
}

/// `aud` inside of a grant, or of an object of one, is no registered claim: its form is the vendor's.
#[test]
fn an_audience_inside_of_a_grant_keeps_its_form() {
    let folder = Folder::new("audience-inside");
    let vendor = |grants: &str, flat: bool| {
        format!(
            "name = \"globex\"\ntitle = \"Globex\"\n[format]\nheader = {{ alg = \"HS256\" }}\nidentity = \"sub\"\nmax_ttl = \"1h\"\n\
             {grants}\n[credential.key]\nenv = [\"GLOBEX_KEY\"]\nclaim = \"iss\"\n[credential.secret]\nenv = [\"GLOBEX_SECRET\"]\n\
             secret = true\n[sdk.web]\nrequires = [\"api\"]\n[grant.api]\nflat = {flat}\n[grant.api.field]\naud = {{}}\n\
             [grant.api.field.inner.field]\naud = {{}}\n"
        )
    };
    let (inside, of_inner) = (json!({ "aud": ["a"] }), json!({ "inner": { "aud": ["a"] } }));
    for (vendor, members, expected) in [
        (vendor("", true), json!({ "aud": ["a"] }), "# was an array of one\napi.aud = \"a\"\n"),
        (vendor("", true), of_inner.clone(), "api.inner.aud = [\"a\"]\n"),
        (vendor("", false), json!({ "api": inside }), "api.aud = [\"a\"]\n"),
        (vendor("", false), json!({ "api": of_inner }), "api.inner.aud = [\"a\"]\n"),
        (vendor("grants = \"may\"", true), json!({ "may": inside }), "api.aud = [\"a\"]\n"),
    ] {
        fs::write(folder.0.join("globex.toml"), vendor).unwrap();
        let mut claims = json!({ "iss": "k", "sub": "x", "iat": 1_800_000_000, "exp": 1_800_003_600 });
        claims.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let token = token(&json!({ "alg": "HS256" }), &claims);
        let declared = folder.run(&["declare", "--vendor-file", "globex.toml"], &token);
        assert!(text(&declared).contains(expected), "{}", text(&declared));
    }
}

/// More seconds than a `ttl` has are not "none", which never ends.
#[test]
fn a_lifetime_of_centuries_has_an_end() {
    let folder = Folder::new("centuries");
    let header = json!({ "alg": "ES256", "typ": "JWT", "kid": "k" });
    for (seconds, remark) in [(4_294_967_294_u64, false), (4_294_967_295, true), (5_000_000_000, true)] {
        let claims = json!({ "sub": "x", "role": "authenticated", "iat": 1, "exp": 1 + seconds });
        let toml = text(&folder.declare("supabase", &token(&header, &claims)));
        assert!(toml.contains("\nttl = \"4294967294s\"\n"), "{toml}");
        let said = format!("# was {seconds} seconds, and a lifetime has at most 4294967294\n");
        assert_eq!(toml.contains(&said), remark, "{toml}");
    }
}

/// What `token check` reads as an object is declared, and what it reads as a reference is not.
#[test]
fn objects_that_look_like_references() {
    let folder = Folder::new("look-alikes");
    let header = json!({ "alg": "ES256", "typ": "JWT", "kid": "k" });
    let metadata = |value: &Value| {
        let claims = json!({ "sub": "x", "role": "authenticated", "app_metadata": value, "iat": 1, "exp": 3601 });
        text(&folder.declare("supabase", &token(&header, &claims)))
    };
    for (value, shown) in [
        (json!({ "a": "b", "env": "X" }), "{ a = \"b\", env = \"X\" }"),
        (json!({ "a": { "env": "PATH" } }), "{ a = { env = \"PATH\" } }"),
        (json!({ "a": [{ "input": "x", "default": "y" }] }), "{ a = [{ default = \"y\", input = \"x\" }] }"),
        (json!({ "env": 1 }), "{ env = 1 }"),
    ] {
        let toml = metadata(&value);
        assert!(toml.contains(&format!("\nsession.app_metadata = {shown}\n")), "{toml}");
    }
    for value in [
        json!({ "env": "X" }),
        json!({ "input": "x", "gone": null }),
        json!({ "a": { "$env": "X" } }),
        json!({ "a": [{ "$input": "x" }] }),
        json!({ "$env": "X" }),
    ] {
        let toml = metadata(&value);
        assert!(toml.contains("# left out: a grants.toml would read it as a variable or an input\n"), "{toml}");
    }
    let large = metadata(&json!({ "a": 9_223_372_036_854_775_808_u64 }));
    assert!(large.contains("# left out: an integer of TOML is at most 9223372036854775807\n"), "{large}");
}

/// What a second token of one declaration loses is named, too, and what a duplicate key hides.
#[test]
fn no_token_loses_a_value_without_a_comment() {
    let folder = Folder::new("two-tokens");
    let header = json!({ "alg": "ES256", "typ": "JWT", "kid": "k" });
    let of = |nbf: i64, metadata: Value| {
        let claims = json!({ "sub": "x", "role": "authenticated", "app_metadata": metadata, "iat": 1, "nbf": nbf,
            "exp": 3601 });
        token(&header, &claims)
    };
    let tokens = [of(1, json!({ "a": 1 })), of(5, json!({ "a": 1, "b": null }))].join("\n");
    let toml = text(&folder.declare("supabase", &tokens));
    assert_eq!(toml.matches("[token.").count(), 1, "{toml}");
    for comment in ["# left out: the time of `nbf`", "# left out: `session.app_metadata.b`"] {
        assert!(toml.contains(comment), "{toml}");
    }
    let twice = "{\"sub\":\"x\",\"role\":\"anon\",\"role\":\"authenticated\",\"iat\":1,\"exp\":3601}";
    let toml = text(&folder.declare("supabase", &token_of(&header.to_string(), twice)));
    assert!(toml.contains("# left out: all values but the last of `claims.role`"), "{toml}");
}
