//! Extensions: what they see of a file, with its places, and what they add.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use token_codegen::model::{Choices, Model, Place, TomlValue};
use token_codegen::report::{Problem, Report, Rule, Severity, Topic};
use token_codegen::{Extension, Generator, Item, Vendor};

use super::{GRANTS, acme, grants, text};

const ROUTE_TAKEN: &Rule =
    &Rule::new("route-taken", Severity::Error, Topic::GrantsFile, "A token is called as a route of the server.");

/// Counts tokens, and minds one name.
struct Count;

impl Extension for Count {
    fn check(&self, model: &Model, report: &mut Report) {
        for token in model.tokens.iter().filter(|token| token.name == "health") {
            let input = &token.inputs[0];
            report.add(Problem::new(ROUTE_TAKEN, input.span.clone(), "`health` is taken").label("by the framework"));
        }
    }

    fn items(&self, model: &Model) -> TokenStream {
        let count = model.tokens.len();
        quote!(pub const COUNT: usize = #count;)
    }

    fn attributes(&self, item: Item<'_>) -> TokenStream {
        match item {
            Item::Tokens(_) => quote!(#[doc = "all"]),
            Item::Sdk(sdk) if sdk.name == "gateway" => quote!(#[doc = "ours"]),
            _ => TokenStream::new(),
        }
    }
}

#[test]
fn an_extension_adds_items_attributes_and_problems() {
    let all = text(&grants().module("tokens").extend(Count));
    assert!(all.contains("    pub const COUNT: usize = 1usize;"), "not in the module:\n{all}");
    assert!(all.contains("///all") && all.contains("///ours"), "{all}");

    let wrong = GRANTS.replace("token.agent", "token.health");
    let report = Generator::from_text("grants.toml", &wrong).extend(Count).generate().unwrap_err();
    assert_eq!(report.problems().len(), 1);
    let shown = report.render_plain();
    assert!(shown.contains("--> grants.toml:8:22") && shown.contains("by the framework"), "{shown}");
    // In a macro the items are there all the same, without those of the extension.
    let expanded = Generator::from_text("grants.toml", &wrong)
        .extend(Count)
        .crate_path(quote!(::token_core))
        .expand(Span::call_site())
        .to_string();
    assert!(
        expanded.contains("compile_error") && expanded.contains("struct Health") && !expanded.contains("const COUNT")
    );
}

/// What extends the module of a vendor is never left out: it sees the vendor's rules, and no tokens.
#[test]
fn the_module_of_a_vendor_is_extended() {
    struct Grants;
    impl Extension for Grants {
        fn check(&self, model: &Model, report: &mut Report) {
            for sdk in model.schema.sdks.iter().filter(|sdk| sdk.name == "forbidden") {
                report.add(Problem::at_place(ROUTE_TAKEN, &sdk.place, "no such SDK"));
            }
        }

        fn items(&self, model: &Model) -> TokenStream {
            assert!(model.tokens.is_empty());
            let (count, core) = (model.schema.grants.len(), model.rust.core());
            let types = model.schema.grants.iter().map(|grant| model.rust.grant(grant));
            quote!(pub const GRANTS: usize = #count; pub type Any = (#(#types,)* #core::JsonObject);)
        }

        fn attributes(&self, item: Item<'_>) -> TokenStream {
            if matches!(item, Item::Grant(_)) { quote!(#[doc = "marked"]) } else { TokenStream::new() }
        }
    }
    let schema = include_str!("acme.toml");
    let acme = Vendor::from_path("tests/generator/acme.toml").unwrap();
    let text = text(&Generator::from_vendor(acme).extend(Grants));
    assert!(text.contains("///marked") && text.contains("pub const GRANTS: usize = 2usize;"), "{text}");
    assert!(text.contains("pub type Any = (self::TalkGrant, self::PhoneGrant, ::token_core::JsonObject);"), "{text}");

    let forbidden = Vendor::from_toml("acme.toml", &format!("{schema}\n[sdk.forbidden]\n")).unwrap();
    let report = Generator::from_vendor(forbidden).extend(Grants).generate().unwrap_err();
    assert!(report.render_plain().contains("[sdk.forbidden]"), "{report}");
}

#[test]
fn an_extension_that_emits_no_rust_is_named() {
    struct Broken(bool);
    impl Extension for Broken {
        fn name(&self) -> &'static str {
            "broken"
        }

        fn items(&self, _: &Model) -> TokenStream {
            if self.0 { quote!(struct;) } else { TokenStream::new() }
        }

        fn attributes(&self, _: Item<'_>) -> TokenStream {
            if self.0 {
                TokenStream::new()
            } else {
                quote!(
                    struct A;
                )
            }
        }
    }
    for (broken, what) in [(Broken(true), "items"), (Broken(false), "attributes")] {
        let report = grants().extend(Count).extend(broken).generate().unwrap_err();
        let problems = report.problems();
        assert!(problems.iter().all(|problem| problem.rule == "not-rust"), "{report}");
        let shown = report.render_plain();
        assert!(shown.contains(&format!("the {what} of the extension `broken` are not Rust")), "{shown}");
        assert!(!shown.contains("-->"), "{shown}");
    }
}

pub(crate) const TWO_TOKENS: &str = r#"vendor = "acme"

[token.guest]
sdk = ["phone"]
ttl = "4h"
phone.incoming.allow = true
metadata.limits = { per_minute = 5, hosts = ["a", "b"], since = 2026-01-01 }

[token.guest.metadata.route]
path = "/guest"

[token.staff]
sdk = "phone"
ttl = "1h"
phone.incoming.allow = true
metadata.route.path = "/guest"
metadata.other = "for another tool"
"#;

#[test]
fn everything_in_a_declaration_has_a_place() {
    let model = Generator::from_text("grants.toml", TWO_TOKENS).vendor(acme()).check().sound().unwrap();
    let [guest, staff] = model.tokens.as_slice() else { panic!() };
    let place = |path: &str| (guest.place(path).line(), guest.place(path).column());
    assert_eq!(
        ["", "ttl", "sdk", "sdk.0", "sdk.7", "region", "phone.incoming.allow", "phone.incoming", "metadata.route.path"]
            .map(place),
        [(3, 1), (5, 7), (4, 7), (4, 8), (4, 7), (3, 1), (6, 24), (6, 7), (10, 8)]
    );
    let limits = guest.metadata("limits").unwrap();
    assert!(matches!(limits.get("per_minute").unwrap().value(), TomlValue::Integer(5)));
    assert!(matches!(limits.get("since").unwrap().value(), TomlValue::Date("2026-01-01")));
    let TomlValue::Array(hosts) = limits.get("hosts").unwrap().value() else { panic!() };
    assert_eq!(hosts.iter().map(|host| host.as_str().unwrap()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!((hosts[1].place().line(), hosts[1].place().column()), (7, 51));
    assert_eq!(guest.metadata("route").unwrap().place().line(), 9);
    assert_eq!(staff.metadata("other").unwrap().key_place().column(), 10);
    assert!(staff.metadata("limits").is_none());
    // What the vendor declares is in the vendor's file.
    let (sdk, grant) = (&guest.sdks[0], &guest.grants[0].grant);
    let files = [sdk.place.source(), grant.place.source(), guest.place("ttl").source()].map(|it| it.name().to_owned());
    assert_eq!(files, ["acme.toml", "acme.toml", "grants.toml"]);
    let text = |place: &Place| place.source().text()[place.span().clone()].to_owned();
    assert_eq!([text(&sdk.place), text(&grant.place)], ["phone", "[grant.phone]"]);
}

#[test]
fn a_key_with_a_dot_is_quoted_in_a_path() {
    let text = format!("{TWO_TOKENS}metadata.\"a.b\".c = 1\nmetadata.a.b.c = 2\nmetadata.\"d.e\" = 3\n");
    let model = Generator::from_text("grants.toml", &text).vendor(acme()).check().sound().unwrap();
    let staff = &model.tokens[1];
    let first = text.lines().position(|line| line.contains("\"a.b\"")).unwrap() + 1;
    // Without quotes, a key with a dot is found if no other fits.
    let lines = [r#"metadata."a.b".c"#, "metadata.a.b.c", r#"metadata."d.e""#, "metadata.d.e"]
        .map(|path| staff.place(path).line());
    assert_eq!(lines, [first, first + 1, first + 2, first + 2]);
}

/// A route twice, in two places; and a rule of the vendor's, in the vendor's file.
struct Routes;

impl Extension for Routes {
    fn metadata(&self) -> &[&str] {
        &["route"]
    }

    fn check(&self, model: &Model, report: &mut Report) {
        let mut seen: Vec<(&str, Place)> = Vec::new();
        for route in model.tokens.iter().filter_map(|token| token.metadata("route")?.get("path")) {
            let path = route.as_str().unwrap();
            match seen.iter().find(|(other, _)| *other == path) {
                Some((_, first)) => {
                    let problem = Problem::at_place(ROUTE_TAKEN, &route.place(), "two tokens have one route");
                    report.add(problem.label("the second").note(first, "first used here").help("change one"));
                }
                None => seen.push((path, route.place())),
            }
        }
        let phone = model.schema.sdk("phone").unwrap();
        report.add(Problem::at_place(ROUTE_TAKEN, &phone.place, "the phone is out of order").label("this one"));
    }
}

#[test]
fn a_problem_has_several_places_in_several_files() {
    let report = Generator::from_text("grants.toml", TWO_TOKENS).vendor(acme()).extend(Routes).generate().unwrap_err();
    let shown = report.render_plain();
    let line = acme().source().text().lines().position(|line| line == "[sdk.phone]").unwrap() + 1;
    let expected = format!(
        "\
error: two tokens have one route
  --> grants.toml:16:23
   |
16 | metadata.route.path = \"/guest\"
   |                       ^^^^^^^^ the second
   |
note: first used here
  --> grants.toml:10:8
   |
10 | path = \"/guest\"
   |        ^^^^^^^^
help: change one

error: the phone is out of order
  --> acme.toml:{line}:6
   |
{line} | [sdk.phone]
   |      ^^^^^ this one
"
    );
    assert_eq!(shown, expected);
    let errors = report.compile_errors(Span::call_site()).to_string();
    assert!(errors.contains("acme.toml:") && errors.contains("first used here"), "{errors}");
}

#[test]
fn a_misspelt_name_of_metadata_is_found() {
    struct Reads;
    impl Extension for Reads {
        fn metadata(&self) -> &[&str] {
            &["route", "limits"]
        }
    }
    let check = |text: &str| Generator::from_text("grants.toml", text).vendor(acme()).extend(Reads).check().report;
    assert!(check(TWO_TOKENS).is_empty(), "{}", check(TWO_TOKENS));
    let report = check(&TWO_TOKENS.replace("guest.metadata.route]", "guest.metadata.rout]"));
    let [problem] = report.problems()[..] else { panic!("{report}") };
    assert_eq!((problem.rule.id(), problem.severity), ("unknown-metadata", Severity::Warning));
    assert!(problem.edit.as_ref().is_some_and(|edit| edit.text == "route"), "{report}");
    // Without an extension that reads it, every name is another tool's.
    let unread = Generator::from_text("grants.toml", TWO_TOKENS).vendor(acme()).check().report;
    assert!(unread.is_empty(), "{unread}");
}

#[test]
fn an_input_knows_the_rules_of_its_fields() {
    let grants = r#"
vendor = "twilio"
[token.a]
sdk = "video"
ttl = "1h"
video.room = { input = "name" }
desk.name = { input = "name" }
desk.kind = { input = "kind" }
[grant.desk.field]
name = { max = 20, unit = "bytes" }
kind = { one_of = ["front", "back"] }
"#;
    let model = Generator::from_text("grants.toml", grants).check().sound().unwrap();
    let [name, kind] = model.tokens[0].inputs.as_slice() else { panic!() };
    assert_eq!(name.fields, ["video.room", "desk.name"]);
    assert_eq!(
        name.rules.iter().map(|rule| rule.max).collect::<Vec<_>>(),
        [model.schema.field("video.room").unwrap().max, 20]
    );
    assert!(matches!(&kind.rules[0].one_of, Choices::Strings(values) if values.iter().eq(["front", "back"])));
    assert_eq!(kind.kind.to_string(), "a string");
}

#[test]
fn the_model_knows_the_rust_paths() {
    let model = |generator: Generator| generator.check().sound().unwrap();
    let text = |tokens: TokenStream| tokens.to_string().replace(' ', "");
    let own = model(grants().crate_path(quote!(crate::tokens)).tokens_name("Staff"));
    let rust = &own.rust;
    assert_eq!(
        [text(rust.core()), text(rust.vendor()), text(rust.tokens())],
        ["crate::tokens", "crate::tokens::twilio", "Staff"]
    );
    let agent = &own.tokens[0];
    assert_eq!(
        (rust.profile(agent).to_string(), rust.input(agent).unwrap().to_string()),
        ("Agent".to_owned(), "AgentInput".to_owned())
    );
    let grant = |key: &str| text(rust.grant(own.schema.grant(key).unwrap()));
    assert_eq!([grant("crm"), grant("video")], ["CrmGrant", "crate::tokens::twilio::VideoGrant"]);
    assert_eq!(text(rust.sid(own.schema.sid("ticket").unwrap())), "TicketSid");
    let sdk = |name: &str| text(rust.sdk(own.schema.sdk(name).unwrap()));
    assert_eq!([sdk("gateway"), sdk("video")], ["sdk::Gateway", "crate::tokens::twilio::sdk::Video"]);
    // A vendor in another crate.
    let other = model(Generator::from_text("grants.toml", TWO_TOKENS).vendor(acme().at(quote!(::acme_tokens::acme))));
    assert_eq!(text(other.rust.grant(&other.tokens[0].grants[0].grant)), "::acme_tokens::acme::PhoneGrant");
}
