//! Common mistakes with the tokens of other vendors than Twilio, one test for each row of docs/mistakes.md.

use std::collections::BTreeSet;

use jsonwebtoken::Algorithm;
use serde_json::json;
use token_codegen::Generator;
use token_core::Severity;
use token_core::ably::Ably;
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::keys::{PrivateKey, PublicKey};
use token_core::{Finding, Secret};
use token_vendor_tests::jwt;

use super::{EC_PUBLIC, SECRET, SUPABASE_KEY, ably, jaas, livekit, private, supabase, vonage};

/// The variables of all vendors, one of them changed.
fn environment(changed: &'static str, value: &str) -> impl Fn(&str) -> Option<String> {
    let (value, others) = (value.to_owned(), super::environment(Algorithm::ES256));
    move |name| if name == changed { Some(value.clone()) } else { others(name) }
}

/// The rules of the errors in a grants.toml beside the vendors' files, and in which file each is.
fn refused(declaration: &str) -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/vonage_video");
    let report = Generator::from_text("grants.toml", declaration).root(folder).check().report;
    let problems = report.problems().into_iter().filter(|problem| problem.severity == Severity::Error);
    problems.map(|problem| (problem.rule.to_string(), report.render_plain())).collect()
}

/// The declaration is refused once, by this rule, with these words.
fn is_refused(declaration: &str, rule: &str, words: &str) {
    let found = refused(declaration);
    let [(by, shown)] = found.as_slice() else { panic!("{declaration}\n{found:#?}") };
    assert!(by == rule && shown.contains(words), "{by}: {shown}");
}

fn of(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (finding.rule, &*finding.at)).collect()
}

#[test]
fn m44_ably_without_its_capability_or_from_one_variable() {
    let token = |line: &str| format!("vendor = 'ably'\n[token.a]\nsdk = 'client'\nttl = '1h'\n{line}\n");
    is_refused(&token("access.x-ably-revocation-key = 'k'"), "grant-field-missing", "x-ably-capability");
    is_refused(&token("access.capability = { '*' = ['subscribe'] }"), "grant-field-unknown", "`x-ably-capability`");
    is_refused(&token("access.x-ably-capability = { env = 'CAP' }"), "grant-field-type", "{ input = \"name\" }");
    is_refused(&token("access.x-ably-capability = { '*' = 'subscribe' }"), "grant-field-type", "expected an array");
}

/// An API key is copied as `NAME:SECRET`. As the name, every token would show the secret.
#[test]
fn m45_a_whole_api_key_as_its_name_or_its_secret() {
    for (whole, rule) in [("ABLY_KEY_NAME", "variable-secret"), ("ABLY_KEY_SECRET", "variable-wrong-value")] {
        let error = ably::Tokens::from_lookup(environment(whole, &format!("fakeAp.fakeKy:{SECRET}"))).unwrap_err();
        assert_eq!(error.problems().iter().map(|problem| problem.rule).collect::<Vec<_>>(), [rule]);
        assert!(error.to_string().contains("alone") && !error.to_string().contains(SECRET), "{error}");
    }
}

#[test]
fn m46_a_key_id_of_another_form() {
    for name in ["fakeAp", "fakeAp.fakeKy.x", "fakeAp/fakeKy"] {
        let tokens = ably::Tokens::from_lookup(environment("ABLY_KEY_NAME", name)).unwrap();
        assert_eq!(of(tokens.warnings()), [("key-shape", "ABLY_KEY_NAME")], "{name}");
        // What is no name may be the secret.
        assert!(!tokens.warnings()[0].to_string().contains(name), "{}", tokens.warnings()[0]);
        assert!(tokens.strict().is_err());
        let credentials = token_core::ably::Credentials::new(name, Secret::new(SECRET));
        assert_eq!(of(credentials.warnings()), [("key-shape", "API key name")], "{name}");
    }
    let upper = "0000000A-0000-4000-8000-000000000000";
    let tokens = supabase::Tokens::from_lookup(environment("SUPABASE_SIGNING_KEY_ID", upper)).unwrap();
    assert_eq!(of(tokens.warnings()), [("key-shape", "SUPABASE_SIGNING_KEY_ID")]);
    assert!(tokens.warnings()[0].to_string().contains("has capital letters"), "{}", tokens.warnings()[0]);
    let key = || PrivateKey::from_pem(&private(Algorithm::ES256)).unwrap();
    let public = || PublicKey::from_pem(EC_PUBLIC).unwrap();
    for (id, expected) in [(SUPABASE_KEY, vec![]), ("my-key", vec![("key-shape", "signing key ID")])] {
        let signs = token_core::supabase::Credentials::new(id, key()).unwrap();
        let verifies = token_core::supabase::Credentials::verify_only(id, public()).unwrap();
        assert_eq!((of(signs.warnings()), of(verifies.warnings())), (expected.clone(), expected));
    }
    // A server of one's own names its keys as it likes.
    let tokens = livekit::Tokens::from_lookup(environment("LIVEKIT_API_KEY", "my-key")).unwrap();
    assert_eq!(of(tokens.warnings()), []);
    let credentials = token_core::livekit::Credentials::new("my-key", Secret::new(SECRET));
    assert_eq!(of(credentials.warnings()), []);
}

#[test]
fn m47_supabase_without_a_role_or_with_an_unknown_value() {
    let token = |line: &str| format!("vendor = 'supabase'\n[token.a]\nsdk = 'client'\nttl = '1h'\n{line}\n");
    is_refused(&token("session.email = { input = 'email' }"), "grant-field-missing", "session.role");
    is_refused(&token("session.role = 'authenticated'\nsession.aal = 'aal3'"), "grant-field-value", "\"aal2\"");
}

#[test]
fn m48_a_secret_or_a_public_key_in_place_of_the_private_key() {
    let which = "set it to the private key as PEM: an EC key on the curve P-256 (ES256) or an RSA key (RS256)";
    for (value, words) in [(SECRET, "looks like an HMAC secret"), (SECRET, which), (EC_PUBLIC, "public key")] {
        let error = supabase::Tokens::from_lookup(environment("SUPABASE_PRIVATE_KEY", value)).unwrap_err();
        let shown = error.to_string();
        assert!(shown.contains("SUPABASE_PRIVATE_KEY") && shown.contains(words), "{shown}");
        assert!(!shown.contains(SECRET), "{shown}");
    }
    // A public key under a name like that of the private key is not offered as the private one.
    let neighbour = |name: &str| match name {
        "SUPABASE_PRIVATE_KEY" => None,
        "VITE_SUPABASE_PRIVATE_KEY" => Some(EC_PUBLIC.to_owned()),
        _ => environment("", "")(name),
    };
    let error = supabase::Tokens::from_lookup(neighbour).unwrap_err().to_string();
    assert!(error.contains("SUPABASE_PRIVATE_KEY") && !error.contains("VITE"), "{error}");
    // The other way round.
    let key = private(Algorithm::ES256);
    let der = key.lines().filter(|line| !line.starts_with('-')).collect();
    for (value, words) in [
        (key, "a private key; expected"),
        (der, "a private key; expected"),
        (EC_PUBLIC.to_owned(), "a public key or a certificate; expected"),
    ] {
        let error = ably::Tokens::from_lookup(environment("ABLY_KEY_SECRET", &value)).unwrap_err();
        let shown = error.to_string();
        assert!(shown.contains("ABLY_KEY_SECRET") && shown.contains(words), "{shown}");
        assert!(
            shown.contains("HS256 signs with a secret") && !shown.contains(value.lines().nth(1).unwrap_or(&value)),
            "{shown}"
        );
    }
}

/// Every token shows the key's name, so a private key there is lost with the first one.
#[test]
fn m48_a_private_key_in_place_of_a_name() {
    let pem = private(Algorithm::RS256);
    let body = pem.lines().nth(1).unwrap();
    let encoded = base64_simd::STANDARD.encode_to_string(&pem);
    let rsa = super::environment(Algorithm::RS256);
    for value in [pem.clone(), pem.replace(['\n', ' '], ""), pem.replace('\n', "\\n"), encoded.clone()] {
        for (name, home) in [
            ("SUPABASE_SIGNING_KEY_ID", "`SUPABASE_PRIVATE_KEY` to the private key"),
            ("VONAGE_APPLICATION_ID", "`VONAGE_PRIVATE_KEY` to the private key"),
            ("ABLY_KEY_NAME", "set it to the API key name;"),
            ("LIVEKIT_API_KEY", "set it to the API key;"),
        ] {
            let lookup = || environment(name, &value);
            let error = match name.split('_').next().unwrap() {
                "SUPABASE" => supabase::Tokens::from_lookup(lookup()).unwrap_err(),
                "VONAGE" => {
                    vonage::Tokens::from_lookup(|asked| if asked == name { Some(value.clone()) } else { rsa(asked) })
                        .unwrap_err()
                }
                "ABLY" => ably::Tokens::from_lookup(lookup()).unwrap_err(),
                _ => livekit::Tokens::from_lookup(lookup()).unwrap_err(),
            };
            let found: Vec<_> = error.problems().iter().map(|problem| (problem.rule, problem.variable)).collect();
            assert_eq!(found, [("variable-secret", Some(name))], "{error}");
            let shown = error.to_string();
            assert!(shown.contains("holds a private key") && shown.contains(home), "{shown}");
        }
        let key = || PrivateKey::from_pem(&private(Algorithm::ES256)).unwrap();
        assert!(token_core::supabase::Credentials::new(&*value, key()).is_err());
        assert!(
            token_core::supabase::Credentials::verify_only(&*value, PublicKey::from_pem(EC_PUBLIC).unwrap()).is_err()
        );
        let named = token_core::ably::Credentials::new(&*value, Secret::new(SECRET));
        assert_eq!(of(named.warnings()), [("variable-secret", "API key name")]);
        assert!(!format!("{named:?}").contains(body), "{named:?}");
        // A token that shows it: with credentials that hold it, with others, and with none.
        let header = json!({"alg": "HS256", "typ": "JWT", "kid": value});
        let token = jwt::signed(&header, &json!({"kept": value, "aud": [value], "iat": 1, "exp": 2}), SECRET);
        let with = Options::of::<Ably>().credentials(&named);
        for options in [with, Options::of::<Ably>(), Options::of::<Ably>().credentials_from_lookup(environment("", ""))]
        {
            let found = diagnose(&token, &options);
            let shown = format!("{found}\n{}", found.to_json());
            assert!([body, &encoded[..24], "BEGIN"].iter().all(|part| !shown.contains(part)), "{shown}");
            assert!(found.findings.iter().any(|finding| finding.rule == "secret-in-token"), "{found}");
        }
    }
    // All at once, also with a key of a kind that the vendor does not take.
    let key = || PrivateKey::from_pem(&private(Algorithm::ES256)).unwrap();
    let errors = [
        jaas::jaas::Credentials::new(&*pem, &*encoded, key()).unwrap_err(),
        jaas::jaas::Credentials::verify_only(&*pem, &*encoded, PublicKey::from_pem(EC_PUBLIC).unwrap()).unwrap_err(),
        jaas::Tokens::from_lookup_with_key(key(), |name| (name != "JAAS_RECORDING").then(|| pem.clone())).unwrap_err(),
    ];
    for error in errors {
        let mut found: Vec<_> = error.findings().iter().map(|finding| finding.rule).collect();
        found.sort_unstable();
        assert_eq!(found, ["key-algorithm", "variable-secret", "variable-secret"], "{error}");
    }
    let swapped = |name: &str| match name {
        "SUPABASE_SIGNING_KEY_ID" => Some(encoded.clone()),
        "SUPABASE_PRIVATE_KEY" => Some(SUPABASE_KEY.to_owned()),
        _ => None,
    };
    let error = supabase::Tokens::from_lookup(swapped).unwrap_err();
    assert_eq!(
        error.problems().iter().map(|problem| problem.rule).collect::<Vec<_>>(),
        ["variables-swapped"],
        "{error}"
    );
}

/// Variables of fields of each kind.
mod fields {
    token_core::include_grants!(
        inline = r#"
        vendor = "livekit"

        [token.desk]
        sdk = "client"
        ttl = "1h"
        video.roomJoin = true
        video.room = "desk"
        video.canPublish = true
        video.canPublishSources = { env = "SOURCES" }
        participant.name = { env = "NAME" }
        participant.metadata = { env = "METADATA" }
        desk.number = { env = "NUMBER" }
        desk.open = { env = "OPEN" }
        desk.id = { env = "ID" }

        [grant.desk.field]
        number = { type = "integer" }
        open = { type = "bool" }
        id = { sid = "desk" }

        [sid.desk]
        title = "desk id"
        prefix = "D"
        digits = 2
        "#
    );
}

#[test]
fn m48_a_private_key_in_place_of_a_field() {
    let set = |name: &str| match name {
        "SOURCES" => Some("camera".to_owned()),
        "NAME" | "METADATA" => Some("front desk".to_owned()),
        "NUMBER" => Some("1".to_owned()),
        "OPEN" => Some("true".to_owned()),
        "ID" => Some("D01".to_owned()),
        _ => environment("", "")(name),
    };
    assert!(fields::Tokens::from_lookup(set).is_ok());
    let pem = private(Algorithm::ES256);
    for name in ["SOURCES", "NAME", "METADATA", "NUMBER", "OPEN", "ID"] {
        let lookup = |asked: &str| if asked == name { Some(pem.clone()) } else { set(asked) };
        let error = fields::Tokens::from_lookup(lookup).unwrap_err();
        let found: Vec<_> = error.problems().iter().map(|problem| (problem.rule, problem.variable)).collect();
        assert_eq!(found, [("variable-secret", Some(name))], "{error}");
        assert!(error.to_string().contains("holds a private key"), "{error}");
    }
}

#[test]
fn m49_vonage_video_with_an_unknown_role_or_without_its_paths() {
    let token = |lines: &str| {
        let start = "vendor = { path = 'vonage_video.toml' }\n[token.a]\nsdk = 'video'\nttl = '1h'\n";
        format!("{start}session.session_id = {{ input = 'session' }}\n{lines}\n")
    };
    let paths = "session.acl.paths = { '/session/**' = {} }";
    is_refused(&token(&format!("session.role = 'host'\n{paths}")), "grant-field-value", "\"moderator\"");
    is_refused(&token("session.role = 'publisher'\nsession.acl = {}"), "grant-field-missing", "session.acl.paths");
}

#[test]
fn m50_a_mistake_in_a_vendors_file() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/mistakes");
    std::fs::create_dir_all(folder).unwrap();
    let file = include_str!("../../vonage_video/vonage_video.toml")
        .replace("max_ttl     = \"30d\"", "max_ttl     = \"30 days\"");
    std::fs::write(format!("{folder}/wrong.toml"), file).unwrap();
    let check = |path: &str| {
        let declaration = format!("vendor = {{ path = '{path}' }}\n[token.a]\nsdk = 'video'\nttl = '1h'\n");
        Generator::from_text("grants.toml", &declaration).root(folder).check().report
    };
    let wrong = check("wrong.toml");
    assert_eq!(wrong.problems().iter().map(|problem| problem.rule.to_string()).collect::<Vec<_>>(), ["duration"]);
    assert!(wrong.render_plain().contains("wrong.toml:11:"), "{}", wrong.render_plain());
    let missing = check("missing.toml");
    assert_eq!(missing.problems().len(), 1, "{}", missing.render_plain());
}

#[test]
fn m51_a_token_of_another_vendor() {
    let tokens = supabase::Tokens::from_lookup(environment("", "")).unwrap();
    let token = tokens.visitor.issue("guest").unwrap();
    let found = diagnose(token.as_str(), &Options::of::<Ably>());
    assert_eq!(found.verdict, Verdict::Invalid, "{found}");
    assert_eq!(found.findings.first().map(|finding| finding.rule), Some("header-alg"), "{found}");
    let ably = ably::Tokens::from_lookup(environment("", "")).unwrap();
    assert!(ably.verifier().verify(token.as_str()).is_err());
    let claims = json!({"sub": "alice", "iat": 1, "exp": 2});
    let foreign = jwt::signed(&json!({"alg": "HS256", "typ": "JWT"}), &claims, SECRET);
    assert!(tokens.verifier().verify(&foreign).is_err());
}

/// Each row of the page names its tests.
#[test]
fn each_row_has_a_test() {
    let page = include_str!("../../../../docs/mistakes.md");
    let tests = [
        include_str!("mistakes.rs"),
        include_str!("../../../tests/mistakes.rs"),
        include_str!("../../../tests/rebuild.rs"),
        include_str!("../../../tests/regions.rs"),
        include_str!("../../../../token-preflight/tests/emulator.rs"),
    ]
    .concat();
    let number =
        |text: &str| text.get(1..3).filter(|_| text.starts_with('m')).and_then(|digits| digits.parse::<u32>().ok());
    let mut rows = BTreeSet::new();
    for group in page.lines().filter(|line| line.starts_with('|')).flat_map(|line| line.split(['(', ')', ',', ' '])) {
        let numbers: Vec<_> = group.split('–').filter_map(number).collect();
        if let (Some(first), Some(last)) = (numbers.first(), numbers.last()) {
            rows.extend(*first..=*last);
        }
    }
    assert!(rows.len() > 45, "{rows:?}");
    for row in rows {
        assert!(tests.contains(&format!("fn m{row:02}_")), "no test is named m{row:02}_…");
    }
}
