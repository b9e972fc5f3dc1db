//! `Tokens::for_tests`: made-up credentials and variables that every declaration accepts, for tests only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use token_core::declared::Profile;
use token_core::twilio::{ChatGrant, VideoGrant};
use token_tests::scratch::Crate;

/// Each kind of variable, with the limits of its field.
mod limits {
    token_core::include_grants!(
        inline = r#"
        vendor = "twilio"

        [token.agent]
        sdk = "conversations"
        ttl = "15m"
        region = { env = "AGENT_REGION" }
        chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
        chat.push_credential_sid = { env = "TWILIO_PUSH_CREDENTIAL_SID", optional = true }
        desk.name = { env = "DESK_NAME" }
        desk.level = { env = "DESK_LEVEL" }
        desk.floor = { env = "DESK_FLOOR" }
        desk.places = { env = "DESK_PLACES" }
        desk.code = { env = "DESK_CODE" }
        desk.open = { env = "DESK_OPEN" }
        desk.color = { env = "DESK_COLOR", default = "red" }

        [token.guest]
        optional = true
        sdk = "video"
        ttl = "1h"
        video.room = { env = "GUEST_ROOM" }

        [token.floor]
        sdk = "conversations"
        ttl = "1h"
        chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
        desk.color = { env = "FLOOR_COLOR", default = "green" }
        desk.code = { env = "DESK_CODE" }
        desk.sid = { env = "DESK_SID" }

        [token.kiosk]
        sdk = ["voice", "kiosk"]
        ttl = "1h"
        region = { env = "KIOSK_REGION" }
        voice.incoming.allow = true
        kiosk.name = { env = "DESK_NAME" }

        [sdk.kiosk]
        requires = ["kiosk"]
        regions = ["au1", "ie1"]

        [sid.desk]
        title = "Desk SID"
        prefix = "DK"
        digits = 4

        [grant.kiosk.field]
        name = {}

        [grant.desk.field]
        name = {}
        level = { one_of = ["second", "first"] }
        floor = { type = "integer", one_of = [3, 4] }
        places = { type = "integer", min = 20 }
        code = { max = 2 }
        open = { type = "bool" }
        color = {}
        sid = { sid = "desk" }
    "#
    );
}

#[test]
fn every_variable_has_a_value_that_its_fields_accept() {
    let tokens = limits::Tokens::for_tests();
    assert_eq!(tokens.warnings(), [], "made-up values look made up");
    let text = tokens.agent.issue("alice").unwrap().into_string();
    let claims = tokens.verifier().verify(&text).unwrap();
    let desk: limits::DeskGrant = claims.grant().unwrap();
    assert_eq!((desk.level(), desk.floor(), desk.places()), (Some("second"), Some(3), Some(20)));
    assert_eq!((desk.open(), desk.color()), (Some(true), Some("red")), "a default stays");
    assert!(desk.code().unwrap().len() <= 2 && !desk.name().unwrap().is_empty());
    let chat: ChatGrant = claims.grant().unwrap();
    let push = chat.push_credential_sid().expect("an optional field is there");
    assert_ne!(chat.service_sid().as_str()[2..], push.as_str()[2..], "each variable has another SID");

    let guest = tokens.guest.as_ref().expect("an optional declaration is there").issue("bob").unwrap();
    let room = tokens.verifier().verify(guest.as_str()).unwrap().grant::<VideoGrant>().unwrap();
    assert!(room.room().is_some());
    let floor = tokens.floor.issue("carol").unwrap().into_string();
    let floor: limits::DeskGrant = tokens.verifier().verify(&floor).unwrap().grant().unwrap();
    assert_eq!((floor.color(), floor.code()), (Some("green"), desk.code()));
    assert!(floor.sid().unwrap().as_str().starts_with("DK"));
    // The first region of the vendor in which all SDKs are available.
    let kiosk = tokens.kiosk.issue("dave").unwrap();
    assert_eq!(claims.region(), Some("us1"));
    assert_eq!(tokens.verifier().verify(kiosk.as_str()).unwrap().region(), Some("ie1"));
}

/// `ab,cd` would do, which is not made up.
mod impossible {
    token_core::include_grants!(
        inline = r#"
        vendor = "twilio"

        [token.agent]
        sdk = "voice"
        ttl = "15m"
        voice.incoming.allow = true
        desk.name = { env = "DESK" }
        desk.level = { env = "DESK" }

        [grant.desk.field]
        name = { one_of = ["ab", "cd"], separator = "," }
        level = { length = 5 }
    "#
    );
}

#[test]
#[should_panic(expected = "no made-up values start these tokens")]
fn what_no_made_up_value_starts_is_a_failed_test() {
    let _ = impossible::Tokens::for_tests();
}

token_core::include_grants!("../grants.toml");

#[test]
fn each_call_has_the_same_credentials_and_signs_every_token() {
    fn takes<P: Profile>(by: &Tokens, profile: &P, input: P::Input<'_>) {
        let token = profile.issue("alice", input).unwrap();
        assert_eq!(by.verifier().verify(token.as_str()).unwrap().identity(), "alice", "{}", P::NAME);
    }
    let (one, other) = (Tokens::for_tests(), Tokens::for_tests());
    takes(&other, &one.support_agent, ());
    takes(&one, &other.support_agent, ());
    takes(&other, &one.dashboard, ());
    takes(&other, &one.meeting_guest, MeetingGuestInput { room: "lobby" });
    takes(&other, &one.softphone, SoftphoneInput { team: "blue" });
    takes(&other, &one.field_engineer, FieldEngineerInput { case: 7 });
    assert_eq!(one.credentials().api_key_sid(), other.credentials().api_key_sid());
    one.strict().unwrap();
}

const PROGRAM: &str = r#"token_core::include_grants!("grants.toml");

fn main() {
    let tokens = Tokens::for_tests();
    println!("{} {}", tokens.credentials().account_sid(), tokens.agent.issue("alice").unwrap().as_str());
    assert!(tokens.verifier().verify(&std::env::args().nth(1).unwrap_or_default()).is_err());
}
"#;

#[test]
fn it_is_for_tests_only_and_the_secret_differs_in_each_process() {
    let scratch = Crate::new("for_tests", env!("CARGO_TARGET_TMPDIR"));
    scratch.write(
        "grants.toml",
        "vendor = \"twilio\"\n\n[token.agent]\nsdk = \"voice\"\nttl = \"15m\"\nvoice.incoming.allow = true\n",
    );
    scratch.write("src/main.rs", PROGRAM);
    let off = scratch.cargo(&["check"], &[]);
    let errors = off.stderr.lines().filter(|line| line.starts_with("error")).count();
    assert!(
        errors == 2 && off.stderr.contains("`for_tests` needs the feature `test-util` of token-core"),
        "{}",
        off.stderr
    );
    assert!(off.stderr.contains("features = [\"test-util\"] }` to `[dev-dependencies]`"), "{}", off.stderr);

    let manifest = scratch.read("Cargo.toml").replace(" }", ", features = [\"test-util\"] }");
    scratch.write("Cargo.toml", &manifest);
    let one = scratch.cargo(&["run"], &[]);
    assert!(one.success, "{}", one.stderr);
    let (account, token) = one.stdout.trim().split_once(' ').unwrap();
    let other = scratch.cargo(&["run", "--", token], &[]);
    assert!(other.success, "the token of another process is accepted: {}", other.stderr);
    assert!(other.stdout.starts_with(account), "{}", other.stdout);

    // Where tests alone have the feature, the program builds in a release, and its tests do not. Only token-runtime is
    // built as in a release.
    let tested = "token_core::include_grants!(\"grants.toml\");\n\nfn main() {}\n\n\
                  #[test]\nfn starts() {\n    let _ = Tokens::for_tests();\n}\n";
    scratch.write("src/main.rs", tested);
    let plain = manifest.replace(", features = [\"test-util\"] }", " }");
    let dependency = manifest.lines().find(|line| line.starts_with("token-core")).unwrap();
    let profile = "[profile.dev.package.token-runtime]\ndebug-assertions = false\n";
    scratch.write("Cargo.toml", &format!("{plain}\n[dev-dependencies]\n{dependency}\n\n{profile}"));
    let program = scratch.cargo(&["check"], &[]);
    assert!(program.success, "{}", program.stderr);
    let tests = scratch.cargo(&["check", "--bin", "for_tests", "--profile", "test"], &[]);
    let errors: Vec<_> = tests.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
    let [ours, _] = errors.as_slice() else { panic!("{}", tests.stderr) };
    assert!(ours.starts_with("error: the feature `test-util` of token-core is for tests"), "{ours}");
    for cure in ["`[dev-dependencies]`", "`debug-assertions = true`"] {
        assert!(ours.contains(cure), "{ours}");
    }
}
