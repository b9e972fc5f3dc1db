//! The generator's options, extensions and vendors: what they change in the Rust, and what they say when they are wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use proc_macro2::{Span, TokenStream};
use quote::quote;
use token_codegen::{Extension, Generator, Item, Vendor};

#[path = "generator/extension.rs"]
mod extension;

const GRANTS: &str = r#"
vendor = "twilio"

[token.agent]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
crm.desk = { input = "desk" }

[grant.crm]
sdk = ["voice"]

[grant.crm.field]
desk = { required = true }

[sid.ticket]
prefix = "TK"

[sdk.gateway]
requires = ["crm"]
"#;

fn grants() -> Generator {
    Generator::from_text("grants.toml", GRANTS)
}

fn text(generator: &Generator) -> String {
    generator.generate().unwrap().text().unwrap()
}

#[test]
fn a_module_has_the_visibility_and_its_items_are_public() {
    let text = text(&grants().visibility(quote!(pub(crate))).module("tokens"));
    assert!(
        text.contains("/// The tokens that grants.toml declares.\npub(crate) mod tokens {")
            && text.contains("    pub struct Agent("),
        "{text}"
    );
}

#[test]
fn without_a_module_the_items_have_the_visibility() {
    let text = text(&grants().visibility(quote!(pub(super))));
    for item in
        ["struct Agent(", "struct AgentInput", "struct Tokens", "struct CrmGrant", "struct TicketSid", "mod sdk"]
    {
        assert!(text.contains(&format!("\npub(super) {item}")), "{item}\n{text}");
    }
}

#[test]
fn names_and_paths_are_those_that_were_asked_for() {
    let text = text(&grants().tokens_name("StaffTokens").crate_path(quote!(crate::tokens)));
    assert!(text.contains("pub struct StaffTokens") && text.contains("use crate::tokens::__private as __k"), "{text}");
    assert!(!text.contains("::token_core") && text.contains("crate::tokens::twilio::Twilio"), "{text}");
}

#[test]
fn plain_data_has_the_derives() {
    let text = text(&grants().derive(quote!(::serde::Serialize)));
    let derived: Vec<_> =
        text.split("#[derive(::serde::Serialize)]\n").skip(1).map(|rest| rest.lines().next()).collect();
    assert_eq!(derived, [Some("pub struct CrmGrant {"), Some("pub struct AgentInput<'a> {")]);
}

/// An object inside a grant is plain data too, and has attributes of its own.
#[test]
fn an_object_inside_a_grant_has_derives_and_attributes() {
    struct Marked;
    impl Extension for Marked {
        fn attributes(&self, item: Item<'_>) -> TokenStream {
            let Item::Object(grant, field) = item else { return TokenStream::new() };
            let marked = format!("{} of {}", field.name, grant.key);
            quote!(#[doc = #marked])
        }
    }
    let grants = "vendor = 'twilio'\ntoken.a = { sdk = 'video', ttl = '1h', video.room = 'x' }\n\
                  [grant.crm.field.seat.field.place.field]\nrow = { type = 'integer' }\n";
    let text = text(&Generator::from_text("grants.toml", grants).derive(quote!(::core::hash::Hash)).extend(Marked));
    assert_eq!(text.matches("#[derive(::core::hash::Hash)]").count(), 3, "{text}");
    assert!(text.contains("///seat of crm\npub struct CrmSeat {"), "{text}");
    assert!(text.contains("///place of crm\npub struct CrmSeatPlace {"), "{text}");
}

#[test]
fn a_macro_tracks_the_files_of_vendors() {
    let acme = |path: &str| Vendor::from_path(path).unwrap().at(quote!(::acme_tokens::acme));
    let grants = "vendor = 'acme'\ntoken.caller = { sdk = 'phone', ttl = '1h', phone.incoming.allow = true }";
    let tracked = |generator: Generator| {
        let text = generator.expand(Span::call_site()).to_string().replace(' ', "");
        let includes = text.split("include_bytes!(").skip(1).map(|rest| rest.split(");").next().unwrap().to_owned());
        includes.collect::<Vec<_>>()
    };
    let inside = [r#"::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),"/","tests/generator/acme.toml")"#.to_owned()];
    let path = "tests/generator/acme.toml";
    assert_eq!(tracked(Generator::from_text("grants.toml", grants).vendor(acme(path))), inside);
    assert_eq!(tracked(Generator::from_vendor(acme(path)).module("acme")), inside);
    // Outside of the crate no variable leads to it.
    let folder = std::env::temp_dir().join(format!("token-codegen-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let outside = folder.join("acme.toml");
    std::fs::copy(path, &outside).unwrap();
    let found = tracked(Generator::from_text("grants.toml", grants).vendor(acme(outside.to_str().unwrap())));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found, [format!("{:?}", outside.to_str().unwrap())]);
}

#[test]
fn what_needs_the_vendors_module_says_so() {
    let grants = "vendor = 'livekit'\ntoken.guest = { sdk = 'client', ttl = '15m', video.roomJoin = true, video.room = 'lobby' }\n";
    let text = text(&Generator::from_text("grants.toml", grants));
    assert_eq!(text.matches("__private::features::livekit!").count(), 1, "{text}");
}

#[test]
fn a_root_is_the_folder_of_relative_paths() {
    let folder = std::env::temp_dir().join(format!("token-codegen-root-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("rules")).unwrap();
    std::fs::write(folder.join("rules/acme.toml"), include_str!("generator/acme.toml")).unwrap();
    let grants = extension::TWO_TOKENS.replacen("\"acme\"", "{ path = \"rules/acme.toml\" }", 1);
    std::fs::write(folder.join("grants.toml"), &grants).unwrap();
    let from_path = Generator::from_path("grants.toml").root(&folder);
    let from_text = Generator::from_text("grants.toml", &grants).root(&folder);
    let tracked = [&from_path, &from_text].map(|generator| generator.tracking().to_string().replace(' ', ""));
    let checked = [&from_path, &from_text].map(|generator| generator.check().sound().map(|model| model.file));
    let generated = from_path.generate().is_ok();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(checked.map(Result::unwrap), ["grants.toml", "grants.toml"]);
    assert!(generated);
    let file = |name: &str| format!("include_bytes!({:?})", folder.join(name).to_str().unwrap());
    assert!(tracked[0].contains(&file("grants.toml")) && tracked[0].contains(&file("rules/acme.toml")), "{tracked:?}");
    assert!(!tracked[1].contains(&file("grants.toml")) && tracked[1].contains(&file("rules/acme.toml")), "{tracked:?}");
}

#[test]
fn an_option_that_is_no_rust_is_refused() {
    for (generator, says) in [
        (grants().crate_path(quote!(tokens)), "write `::tokens`"),
        (grants().crate_path(quote!(a + b)), "`a+b` is no path"),
        (grants().crate_path(quote!(self::tokens)), "`self::tokens` is no path from the root of a crate"),
        (grants().crate_path(quote!(super::tokens)), "`super::tokens` is no path from the root of a crate"),
        (grants().crate_path(quote!(::self)), "`::self` is no path from the root of a crate"),
        (grants().crate_path(quote!(::crate::tokens)), "`::crate::tokens` is no path from the root of a crate"),
        (grants().visibility(quote!(private)), "`private` is not a visibility"),
        (grants().module("no name"), "`no name` cannot be the name"),
        (grants().tokens_name("self"), "`self` cannot be the name"),
        (grants().tokens_name("Option"), "would hide Rust's own"),
        (grants().tokens_name("r#Result"), "would hide Rust's own"),
        (grants().output("a/b"), "`a/b` is not a file name"),
        (grants().output("grants.rs"), "`grants.rs` is not a file name"),
        (grants().output(""), "`` is not a file name"),
        (grants().derive(quote!(1)), "`1` is not the path of a derive"),
        (grants().derive(quote!(Clone)), "`Clone` cannot be derived a second time"),
        (grants().derive(quote!(::core::fmt::Debug)), "`Debug` cannot be derived a second time"),
        (grants().vendor(acme().at(quote!(acme))), "write `::acme`"),
    ] {
        let report = generator.generate().unwrap_err();
        assert_eq!(report.problems()[0].rule, "option");
        assert!(report.render_plain().contains(says), "{report}");
        let expanded = generator.expand(Span::call_site()).to_string();
        assert!(expanded.contains("compile_error") && !expanded.contains("struct"), "{expanded}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_a_problem_like_any_other() {
    let report = Generator::from_path("no/such/grants.toml").generate().unwrap_err();
    assert!(
        report
            .render_plain()
            .starts_with("error: cannot read `no/such/grants.toml`: there is no such folder as `no/such`"),
        "{report}"
    );
    let report = Vendor::from_path("no/such/acme.toml").unwrap_err();
    assert!(report.to_string().contains("cannot read `no/such/acme.toml`"), "{report}");
    let report = Generator::from_path("tests/generator/acne.toml").generate().unwrap_err();
    assert!(report.render_plain().contains("did you mean `tests/generator/acme.toml`?"), "{report}");
    let report = Generator::from_bytes("grants.toml", b"\xff").check().report;
    assert!(report.render_plain().contains("not UTF-8"), "{report}");
}

fn acme() -> Vendor {
    Vendor::from_toml("acme.toml", include_str!("generator/acme.toml")).unwrap()
}

#[test]
fn a_vendor_of_ones_own_is_as_good_as_one_that_ships() {
    let grants = "vendor = 'acme'\ntoken.guest = { sdk = 'talk', ttl = '9h', talk.lobby = 1 }";
    let report = Generator::from_text("grants.toml", grants).vendor(acme()).generate().unwrap_err();
    let rules: Vec<_> = report.problems().iter().map(|problem| problem.rule).collect();
    assert_eq!(rules, ["lifetime-too-long", "grant-field-unknown"], "{report}");
    assert!(report.render_plain().contains("did you mean `lobby_sid`?"), "{report}");

    // Its module, where nothing else is said, is beside the tokens.
    let grants = "vendor = 'acme'\ntoken.caller = { sdk = 'phone', ttl = '1h', phone.incoming.allow = true }";
    let text = text(&Generator::from_text("grants.toml", grants).vendor(acme()));
    assert!(text.contains("crate::acme::PhoneGrant") && !text.contains("::token_core::acme"), "{text}");

    // Nobody else knows it.
    let report = Generator::from_text("grants.toml", grants).generate().unwrap_err();
    assert_eq!(report.problems()[0].rule, "unknown-vendor");
}

#[test]
fn a_vendor_that_is_wrong_is_none() {
    let report = Vendor::from_toml("acme.toml", "name = 'acme'\ntitel = 'Acme'").unwrap_err();
    assert!(report.has_errors() && report.render_plain().contains("did you mean `title`?"), "{report}");
    assert!(Vendor::builtin("acme").is_none());
}

#[test]
fn a_vendors_module_is_a_file_or_a_module() {
    let file = Generator::from_vendor(acme()).generate().unwrap();
    assert!(file.model().is_none());
    let file = file.text().unwrap();
    assert!(file.starts_with("// Generated from acme.toml; do not edit.\n//! Acme access tokens"), "{file}");
    let module = text(&Generator::from_vendor(acme()).module("acme").visibility(quote!(pub(crate))));
    assert!(module.contains("\npub(crate) mod acme {\n    //! Acme access tokens"), "{module}");
}

#[test]
fn the_model_knows_every_variable() {
    let grants = r#"
vendor = "twilio"

[token.agent]
sdk = ["conversations", "voice"]
ttl = "1h"
chat.service_sid = { env = "SERVICE" }
voice.outgoing.application_sid = { env = "APP" }
voice.outgoing.params = { a = [{ "$env" = "PARAM" }, { b = { "$env" = "SERVICE" } }] }
"#;
    let model = Generator::from_text("grants.toml", grants).check().sound().unwrap();
    let names: Vec<_> = model.tokens[0].variables().iter().map(|env| (env.name.as_str(), env.line)).collect();
    assert_eq!(names, [("SERVICE", 7), ("APP", 8), ("PARAM", 9), ("SERVICE", 9)]);
    assert_eq!(&grants[model.tokens[0].variables()[1].span.clone()], "\"APP\"");
}

/// The least that a vendor's schema says, with a name.
fn vendor_called(name: &str) -> String {
    include_str!("generator/acme.toml").replacen("\"acme\"", &format!("{name:?}"), 1)
}

#[test]
fn a_vendors_name_becomes_a_module() {
    for name in [
        "",
        "_",
        "é",
        "9a",
        "a-b",
        "a b",
        "Acme",
        "type",
        "Type",
        "STD",
        "async",
        "self",
        "crate",
        "std",
        "core",
        "sdk",
        "token_core",
        // Their types would hide Rust's own, or stand twice.
        "option",
        "vec",
        "credentials",
        "issuer",
        "talk_grant",
        "key_sid",
    ] {
        let report = Vendor::from_toml("acme.toml", &vendor_called(name)).expect_err(name);
        let problems = report.problems();
        let [problem] = problems.as_slice() else { panic!("{name:?}: {report}") };
        assert!(matches!(problem.rule.id(), "bad-name" | "name-clash"), "{name:?}: {report}");
        // A type that stands twice is reported at the second, which may be a grant's or a SID's.
        let line = report.source().line(problem.span.start);
        assert!(line == 2 || problem.rule == "name-clash", "{report}");
        assert!(!problem.label.is_empty(), "{name:?}: {report}");
        if let Some(better) = problem.help.as_ref().and_then(|help| help.strip_prefix("write `")) {
            let better = better.trim_end_matches('`');
            assert!(Vendor::from_toml("acme.toml", &vendor_called(better)).is_ok(), "{name:?}: {report}");
        }
    }
    for name in ["acme", "a1", "acme_video"] {
        let vendor = Vendor::from_toml("acme.toml", &vendor_called(name)).unwrap();
        let text = text(&Generator::from_vendor(vendor).module(name));
        assert!(text.contains(&format!("pub mod {name} {{")), "{name}");
    }
}

#[test]
fn a_credential_may_be_called_by_a_keyword() {
    let schema = include_str!("generator/acme.toml").replace("credential.key_sid", "credential.type");
    let text = text(&Generator::from_vendor(Vendor::from_toml("acme.toml", &schema).unwrap()));
    assert!(text.contains("pub fn r#type(&self)") && text.contains("r#type: KeySid"), "{text}");
}

#[test]
fn no_two_tables_have_one_name() {
    let grants = r#"
vendor = "twilio"
[token.agent]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
[grant.crm.field.team.field]
lead = {}
[grant.crm_team.field]
desk = {}
[grant.crm_team_fields.field]
desk = {}
"#;
    let text = text(&Generator::from_text("grants.toml", grants));
    let mut names: Vec<_> =
        text.lines().filter_map(|line| line.trim_start().strip_prefix("static ")?.split(':').next()).collect();
    assert!(names.iter().filter(|name| name.starts_with("GRANT_CRM_TEAM_FIELDS")).count() == 4, "{names:?}");
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
}

#[test]
fn the_name_of_all_tokens_together_is_taken() {
    let rules = |tokens: &str, file: &str| {
        let report = Generator::from_text("grants.toml", file).tokens_name(tokens).check().report;
        report.problems().iter().map(|problem| problem.rule).collect::<Vec<_>>()
    };
    let named = |name: &str| GRANTS.replace("[token.agent]", &format!("[token.{name}]"));
    assert_eq!(rules("Guest", &named("guest")), ["name-clash"]);
    assert_eq!(rules("CrmGrant", GRANTS), ["name-clash"]);
    assert_eq!(rules("TicketSid", GRANTS), ["name-clash"]);
    assert_eq!(rules("Staff", &named("tokens")), Vec::<&str>::new());
    assert_eq!(rules("Tokens", &named("tokens")), ["name-clash"]);
}

#[test]
fn a_token_has_as_many_grants_as_the_compiler_can_follow() {
    let file = |count: usize| {
        let keys: Vec<String> = (1..count).map(|number| format!("g{number}")).collect();
        let uses: Vec<_> = keys.iter().map(|key| format!("{key}.x = 'x'")).collect();
        let grants: Vec<_> = keys.iter().map(|key| format!("[grant.{key}.field]\nx = {{}}")).collect();
        let head = "vendor = 'twilio'\n[token.a]\nsdk = 'video'\nttl = '1h'\nvideo.room = 'lobby'";
        [head.to_owned(), uses.join("\n"), grants.join("\n")].join("\n")
    };
    let report = |count| Generator::from_text("grants.toml", &file(count)).check().report;
    assert!(report(64).is_empty(), "{}", report(64));
    let over = report(300);
    let problems = over.problems();
    let [problem] = problems.as_slice() else { panic!("{over}") };
    // The place of the 65th.
    assert_eq!((problem.rule.id(), over.source().line(problem.span.start)), ("too-many-grants", 69));
}

/// Lists in a help end, however long the schema's are.
#[test]
fn a_help_names_a_dozen_things_at_most() {
    let keys: Vec<String> = (0..60).map(|number| format!("g{number}")).collect();
    let grants: Vec<_> = keys.iter().map(|key| format!("[grant.{key}.field]\nx = {{ required = true }}")).collect();
    let grants = grants.join("\n");
    let values: Vec<String> = (0..300).map(|number| format!("'v{number}'")).collect();
    let file = format!(
        "vendor = 'twilio'\n[sdk.all]\nrequires = {keys:?}\n[token.a]\nsdk = 'all'\nttl = '1h'\n\
         [token.b]\nsdk = 'video'\nttl = '1h'\nvideo.room = 'x'\nmany.x = 'no'\n\
         [grant.many.field]\nx = {{ one_of = [{}] }}\n{grants}",
        values.join(", ")
    );
    let report = Generator::from_text("grants.toml", &file).check().report;
    assert_eq!(
        report.problems().iter().map(|problem| problem.rule).collect::<Vec<_>>(),
        ["no-product-grant", "grant-field-value"]
    );
    for problem in report.problems() {
        let help = problem.help.as_deref().unwrap_or_default();
        assert!(help.len() < 400 && problem.label.len() < 400 && help.contains('…'), "{problem:?}");
    }
}

/// A file that never ends would take all memory of a build, and a pipe all its time.
#[cfg(target_os = "linux")]
#[test]
fn what_never_ends_is_not_read() {
    let folder = std::env::temp_dir().join(format!("token-codegen-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (device, pipe, long) = (folder.join("device"), folder.join("pipe"), folder.join("long"));
    std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::fs::File::create(&long).unwrap().set_len(1 << 40).unwrap();
    for path in [&device, &pipe, &long] {
        let checked = Generator::from_path(path).check().report.render_plain();
        let generated = Generator::from_path(path).generate().unwrap_err().render_plain();
        let vendor = Vendor::from_path(path).unwrap_err().render_plain();
        let why = if path == &long { "it is longer than 4 MiB" } else { "it is a pipe or a device, not a file" };
        for shown in [checked, generated, vendor] {
            assert!(shown.contains(&format!("cannot read `{}`: {why}", path.display())), "{shown}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
