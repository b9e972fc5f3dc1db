//! A page a topic in `tests/reject`: files that are refused, each with its messages to the letter.
//!
//! `SNAPSHOTS=overwrite cargo test -p token-codegen --test reject` writes the messages anew. Read them aloud.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::BTreeSet;
use std::path::Path;

use snapbox::Data;
use token_codegen::model::Model;
use token_codegen::report::{self, Report};
use token_codegen::source::Source;
use token_codegen::{Generator, Vendor};
use token_tests::pages;

fn grants(name: &str, text: &str) -> (Option<Model>, Report) {
    let checked = Generator::from_text(name, text).check();
    (checked.model, checked.report)
}

/// A grants.toml that begins with the vendor.
fn problems(text: &str) -> Vec<String> {
    let (_, report) = grants("grants.toml", &format!("vendor = \"twilio\"\n{text}"));
    report.problems().iter().map(|problem| problem.rule.to_string()).collect()
}

/// The schema that the page on a new vendor begins with passes.
#[test]
fn the_schema_of_the_walk_through_has_no_problem() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/new-vendor.md");
    let page = std::fs::read_to_string(page).unwrap();
    let mut blocks = page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let schema = blocks.find(|block| block.contains("[format]")).unwrap();
    let vendor = Vendor::from_toml("globex.toml", schema).map_err(|report| report.render_plain()).unwrap();
    let schema = vendor.schema();
    assert_eq!((vendor.name(), schema.grants.len(), schema.sdks.len()), ("globex", 1, 1));
    // Its messages tell a beginner what a person calls a thing, and what it is.
    for part in &*schema.credentials {
        assert!(part.title.starts_with("Globex ") && !part.doc.is_empty(), "{}", part.title);
    }
    let docs = schema.grants.iter().map(|grant| &grant.doc).chain(schema.sdks.iter().map(|sdk| &sdk.doc));
    assert!(docs.into_iter().all(|doc| !doc.is_empty()));
}

/// JSON that is a string in the token has no references inside, so a name near theirs is a name.
#[test]
fn json_in_a_string_has_any_names() {
    for name in ["$inputs", "$end", "$ENV", "$$env", "$"] {
        let access = format!("access.x-ably-capability = {{ {name:?} = [\"subscribe\"] }}");
        let text = format!("vendor = \"ably\"\n[token.a]\nsdk = \"client\"\nttl = \"1h\"\n{access}\n");
        let (_, report) = grants("grants.toml", &text);
        assert!(report.problems().is_empty(), "{}", report.render_plain());
    }
}

/// Each declaration in the docs passes; that of another vendor does not without its room.
#[test]
fn the_docs_show_valid_declarations() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = pages.chain([root.join("README.md")]).filter(|path| path.extension().is_some_and(|end| end == "md"));
    let text: String = pages.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let blocks = text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    // The README's mistake is a declaration that ends too early, and `path = …` names a file.
    let is_mistake = |block: &str| block.ends_with("\nttl = \"15m\"\n");
    let declarations: Vec<&str> = blocks
        .filter(|block| block.contains("[token.") && !is_mistake(block) && !block.contains("vendor = { path"))
        .collect();
    assert!(declarations.len() >= 5, "{declarations:#?}");
    let rules = |text: &str| {
        let (_, report) = grants("grants.toml", text);
        report.problems().iter().map(|problem| problem.rule.to_string()).collect::<Vec<_>>()
    };
    for shown in &declarations {
        assert_eq!(rules(shown), Vec::<String>::new(), "{shown}");
    }
    let shown = declarations.iter().find(|block| block.starts_with("vendor = \"livekit\"")).unwrap();
    let without: String =
        shown.lines().filter(|line| !line.contains("video.room ")).map(|line| line.to_owned() + "\n").collect();
    assert_eq!(rules(&without), ["grant-field-missing"]);
}

/// An application's own SDK and a grant of the vendor's whose required field is for the vendor's SDKs alone.
#[test]
fn an_own_sdk_cannot_carry_what_the_vendor_keeps_from_it() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reject/vendor-grants.md");
    let mut cases = pages::cases(&std::fs::read_to_string(page).unwrap());
    cases.retain(|case| case.name == "vendor_requires_flag");
    let schema = String::from_utf8(cases.remove(0).source).unwrap();
    let schema = format!(
        "{}[grant.room.field]\njoin = {{ type = \"bool\" }}\nname = {{ required = true, sdk = [\"meet\"] }}\n\
         [sdk.meet]\nrequires = [\"room\"]\n",
        schema.split("[grant.room.field]").next().unwrap()
    );
    let vendor = Vendor::from_toml("acme.toml", &schema).map_err(|report| report.render_plain()).unwrap();
    let text = "vendor = \"acme\"\n[sdk.kiosk]\nrequires = [\"room.join\"]\n[token.guest]\nsdk = \"meet\"\nttl = \"1h\"\n\
                room.name = \"lobby\"\n";
    let rules = |text: &str| {
        let report = Generator::from_text("grants.toml", text).vendor(vendor.clone()).check().report;
        report.problems().iter().map(|problem| problem.rule.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(rules(text), ["field-excludes-sdk"]);
    assert_eq!(rules(&text.replace("[sdk.kiosk]\nrequires = [\"room.join\"]\n", "")), Vec::<String>::new());
}

#[test]
fn each_rule_has_its_message() {
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    let mut names = BTreeSet::new();
    let mut differences = String::new();
    for path in pages::paths("token-codegen/tests/reject") {
        let page = std::fs::read_to_string(&path).unwrap();
        let mut actual = page.clone();
        let mut changed = Vec::new();
        // From the last to the first, so that the places of those before stay.
        for case in pages::cases(&page).into_iter().rev() {
            let file = format!("{}.toml", case.name);
            let report = if case.is_vendor() {
                Vendor::from_toml(&file, std::str::from_utf8(&case.source).unwrap()).expect_err(&file)
            } else {
                Generator::from_bytes(&file, &case.source).check().report
            };
            let messages = report.render_plain();
            if page[case.messages.clone()] != messages {
                changed.push(case.name.clone());
                actual.replace_range(case.messages, &messages);
            }
            assert!(names.insert(case.name), "{file} is there twice");
        }
        let changed = format!("messages of {}", changed.join(", "));
        if let Err(difference) = assert.try_eq(Some(&changed), actual.into(), Data::read_from(&path, None).raw()) {
            differences += &difference.to_string();
        }
    }
    assert!(names.len() > 100, "{} cases", names.len());
    assert!(differences.is_empty(), "{differences}");
}

const GOOD: &str = r#"
[token.support_agent]
sdk = ["conversations", "voice"]
ttl = "15m"
chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
voice.incoming.allow = true
voice.outgoing.application_sid = { env = "TWILIO_TWIML_APP_SID" }
voice.outgoing.params = { team = "a", tags = [1, 2.5, true], who = { "$input" = "who" }, from = { "$env" = "FROM" } }

[token.meeting_guest]
sdk = "video"
ttl = "1h"
region = "us1"
video.room = { input = "room" }
"#;

#[test]
fn a_good_file_passes() {
    assert_eq!(problems(GOOD), Vec::<String>::new());
}

#[test]
fn one_mistake_is_one_problem() {
    for (from, to, rule) in [
        ("chat.service_sid", "chatt.service_sid", "unknown-grant"),
        ("chat.service_sid", "chat.serviceSid", "grant-field-unknown"),
        ("chat.service_sid = { env", "chat.service_sid = { evn", "unknown-key"),
        ("chat.service_sid = { env = \"TWILIO_CONVERSATIONS_SERVICE_SID\" }", "chat = true", "grant-field-type"),
        (
            "chat.service_sid = { env = \"TWILIO_CONVERSATIONS_SERVICE_SID\" }",
            "chat.service_sid = 5",
            "grant-field-type",
        ),
        ("chat.service_sid = { env = \"TWILIO_CONVERSATIONS_SERVICE_SID\" }", "ip_messaging = {}", "legacy-grant"),
        ("sdk = \"video\"", "sdk = \"vidoe\"", "unknown-sdk"),
        ("sdk = \"video\"", "sdkk = \"video\"", "unknown-key"),
        ("sdk = \"video\"", "", "sdk-missing"),
        ("sdk = \"video\"", "sdk = 5", "wrong-type"),
        ("ttl = \"1h\"", "tll = \"1h\"", "unknown-key"),
        ("ttl = \"1h\"", "ttl = 3600", "ttl-unit"),
        ("video.room = { input = \"room\" }", "", "no-product-grant"),
        ("video.room = { input = \"room\" }", "voice.incoming.allow = true", "grant-not-for-sdk"),
        ("video.room = { input = \"room\" }", "video.room = { input = \"Room\" }", "bad-name"),
        ("video.room = { input = \"room\" }", "video = { input = \"room\" }", "grant-field-type"),
        ("voice.outgoing.application_sid = { env = \"TWILIO_TWIML_APP_SID\" }", "", "grant-field-missing"),
        ("\"TWILIO_TWIML_APP_SID\"", "\"TWILIO_API_SECRET\"", "secret-as-value"),
        ("[token.meeting_guest]", "[token.support_agent]", "duplicate-key"),
        ("[token.meeting_guest]", "[token.meeting-guest]", "bad-name"),
        ("region = \"us1\"", "region = \"ie1\"", "region-without-sdk"),
        ("region = \"us1\"", "region = true", "wrong-type"),
        ("[token.meeting_guest]", "[tokens.meeting_guest]", "unknown-key"),
        ("= true\n", "= \n", "syntax"),
    ] {
        assert!(GOOD.contains(from), "{from}");
        assert_eq!(problems(&GOOD.replacen(from, to, 1)), [rule], "{from} -> {to}");
    }
}

#[test]
fn all_mistakes_are_reported_in_file_order() {
    let text = GOOD
        .replace("ttl = \"15m\"", "ttl = \"2d\"")
        .replace("chat.service_sid", "chat.serviceSid")
        .replace("\"TWILIO_TWIML_APP_SID\"", "\"TWILIO_AUTH_TOKEN\"")
        .replace("\"us1\"", "\"US1\"");
    assert_eq!(problems(&text), ["ttl-unit", "grant-field-unknown", "secret-as-value", "region-unknown"]);
}

#[test]
fn a_refused_declaration_keeps_its_name_and_inputs() {
    let text = format!("vendor = \"twilio\"\n{}", GOOD.replace("video.room =", "video.roomName ="));
    let (model, report) = grants("grants.toml", &text);
    assert!(report.has_errors());
    let model = model.unwrap();
    assert_eq!(model.tokens.iter().map(|token| token.name.as_str()).collect::<Vec<_>>(), ["support_agent"]);
    let [refused] = model.rejected.as_slice() else { panic!("{:?}", model.rejected) };
    assert_eq!((refused.rust.as_str(), refused.inputs[0].name.as_str()), ("MeetingGuest", "room"));
    // Where the file is not even TOML, nothing is judged.
    let text = format!("{text}\nbroken = \n");
    let (model, report) = grants("grants.toml", &text);
    assert!(report.has_errors());
    let model = model.unwrap();
    assert_eq!((model.tokens.len(), model.rejected.len()), (0, 2));
}

#[test]
fn hostile_files_are_answered() {
    let run = |text: &str| {
        let (model, report) = grants("grants.toml", text);
        let _ = report.render_plain();
        (model, report)
    };
    let good = format!("vendor = \"twilio\"\n{GOOD}");
    // Cut anywhere.
    for (end, _) in good.char_indices() {
        let _ = run(&good[..end]);
    }
    // One byte changed, by a simple generator with a fixed seed.
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..2000 {
        let mut bytes = good.clone().into_bytes();
        for _ in 0..=random(3) {
            let at = random(bytes.len());
            bytes[at] = b"\0\t\n\r \"'#$,-.019=AZ[]_az{}\x7f\x80\xff"[random(28)];
        }
        drop(Generator::from_bytes("grants.toml", &bytes).check().report.render_plain());
    }
    // Line ends and byte order marks of other systems.
    for text in [good.replace('\n', "\r\n"), format!("\u{feff}{good}")] {
        let (model, report) = run(&text);
        assert_eq!((report.render_plain(), model.unwrap().tokens.len()), (String::new(), 2));
    }
    // Depth, by every way that TOML has.
    for deep in [
        "[".repeat(5000),
        "{a=".repeat(5000),
        format!("{}1", "a.".repeat(5000)),
        format!("{}{}", "[".repeat(60), "]".repeat(60)),
    ] {
        let (_, report) = run(&format!("{good}\nvideo.x = {deep}"));
        assert!(report.has_errors());
        let (_, report) = run(&format!("{good}\n[{deep}]"));
        assert!(report.has_errors());
    }
    let deep = format!("{}1{}", "{a=".repeat(60), "}".repeat(60));
    let (_, report) = run(&good.replace("team = \"a\"", &format!("team = {deep}")));
    assert_eq!(report.problems().first().map(|problem| problem.rule.id()), Some("too-deep"));
    // Long texts: a megabyte as a value, a key, a name and a comment.
    let long = "x".repeat(1_000_000);
    for text in [
        good.replace("team = \"a\"", &format!("team = \"{long}\"")),
        good.replace("chat.service_sid", &format!("chat.{long}")),
        good.replace("support_agent", &long),
        good.replace("chat.service_sid = {", &format!("chat.service_sid = \"{long}\" # {{")),
        format!("# {long}\n{good}"),
    ] {
        let text = run(&text).1.render_plain();
        assert!(text.len() < 4000, "{} bytes", text.len());
    }
    let (_, report) = run(&"#".repeat(Source::MAX_BYTES + 1));
    assert_eq!(report.problems().iter().map(|problem| problem.rule).collect::<Vec<_>>(), ["file-too-large"]);
}

#[test]
fn ten_thousand_declarations_are_read_in_one_go() {
    use std::fmt::Write as _;
    let mut text = "vendor = \"twilio\"\n".to_owned();
    for number in 0..10_000 {
        write!(text, "[token.t{number}]\nsdk = \"video\"\nttl = \"1h\"\nvideo.room = {{ input = \"room\" }}\n")
            .unwrap();
    }
    let began = std::time::Instant::now();
    let (model, report) = grants("grants.toml", &text);
    assert_eq!((report.render_plain(), model.unwrap().tokens.len()), (String::new(), 10_000));
    // As many mistakes: the report must stay linear too.
    let (_, report) = grants("grants.toml", &text.replace("video.room", "video.roomName"));
    assert_eq!(report.problems().len(), 10_000);
    // Generous, because the build is not optimized and the machine may be busy; a quadratic check takes minutes.
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}

#[test]
fn a_message_inside_compile_error_begins_with_its_title() {
    let source = Source::new("grants.toml", "vendor = \"twilio\"\n[token.a]\nsdk = \"video\"\nttl = 60\nvideo = {}\n");
    let report = Generator::from_text(source.name(), source.text()).check().report;
    let text: Vec<String> = report.problems().iter().map(|problem| problem.render_for_compile_error(&source)).collect();
    assert_eq!(
        text,
        [r#"token `a`: `ttl` is a number without a unit
 --> grants.toml:4:7
  |
4 | ttl = 60
  |       ^^ it may mean seconds or milliseconds
  |
help: write `ttl = "1m"` if seconds were meant"#]
    );
    assert_eq!(report::quoted("a\nb"), "`a\\nb`");
}

/// A worker from the environment would be the same person in every token, and a role from the call whichever the caller likes.
#[test]
fn no_suggestion_takes_a_person_from_the_environment_or_a_role_from_the_call() {
    for mistake in [
        "",
        "task_router = {}",
        "task_router.workspace_sid = { env = 'WORKSPACE' }",
        "task_router.worker_sid = 'WK1'",
        "task_router.worker_sid = 5",
        "task_router.worker_sid = { env = 'A=B' }",
        "task_router.worker_sid = { env = 'TWILIO_API_SECRET' }",
        "task_router.workspace_sid = { env = 'ONE' }\ntask_router.worker_sid = { env = 'ONE' }",
        "[grant.shift.field]\nlead = { sid = 'worker', required = true }\n[token.b]\nsdk = 'video'\nttl = '1h'\nvideo = {}\nshift = {}",
    ] {
        let text = format!("vendor = 'twilio'\n[token.a]\nsdk = 'taskrouter'\nttl = '1h'\n{mistake}\n");
        let shown = Generator::from_text("x.toml", &text).check().report.render_plain();
        assert!(!shown.contains("WORKER_SID") && !shown.contains("input = \"role\""), "{shown}");
        let said =
            ["input = \"worker_sid\"", "input = \"lead\"", "role = \"worker\""].iter().any(|line| shown.contains(line));
        assert!(said || mistake.contains(" 5") || mistake.is_empty(), "{shown}");
    }
}
