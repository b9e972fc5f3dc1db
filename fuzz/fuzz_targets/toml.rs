//! The TOML front end on any bytes: as a grants.toml and as a vendor's schema, to the very end, the generated Rust.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;
use token_codegen::model::Schema;
use token_codegen::report::Report;
use token_codegen::source::Source;
use token_codegen::{check, expand, vendors};

/// Read once: `generate` reads it for each file, which is most of the time that a small file takes.
static VENDOR: LazyLock<Schema> = LazyLock::new(|| vendors::schema("twilio").expect("it ships with the crate"));

fuzz_target!(|data: &[u8]| {
    let source = match Source::from_bytes("grants.toml", data) {
        Ok(source) => source,
        Err(report) => {
            sound(&report);
            return;
        }
    };
    grants_file(&source);
    vendor_schema(&source);
});

/// As `generate::generate` does.
fn grants_file(source: &Source) {
    let mut report = Report::new(source);
    let vendor = |name: &str| (name == VENDOR.name).then(|| VENDOR.clone());
    let model = check::grants_file(source, &vendor, &[&VENDOR.name], &mut report);
    sound(&report);
    assert!(model.is_some() || report.has_errors(), "neither a model nor a reason");
    if let Some(model) = model {
        assert!(model.rejected.is_empty() || report.has_errors(), "a declaration was refused without a reason");
        // With errors too: a macro emits what could be read beside them.
        is_rust(expand::grants_file(&model, &expand::Options::default()), source);
    }
}

fn vendor_schema(source: &Source) {
    let mut report = Report::new(source);
    let schema = check::vendor_schema(source, &mut report);
    sound(&report);
    // With errors the schema is good for names only.
    if !report.has_errors() {
        is_rust(expand::vendor(&schema, &expand::Options::default()), source);
    }
}

/// Whether the compiler could read it. That takes longer than all the rest, and fills the corpus with what is new to syn only, so
/// one file in eight has to do; the same file is always asked the same.
fn is_rust(tokens: TokenStream, source: &Source) {
    if source.text().bytes().fold(0, u8::wrapping_add).is_multiple_of(8)
        && let Err(error) = syn::parse2::<syn::File>(tokens)
    {
        panic!("what was generated is not Rust: {error}");
    }
}

/// Each problem stands in the text, and can be shown.
fn sound(report: &Report) {
    let source = report.source();
    for problem in report.problems() {
        let text = source.text().get(problem.span.clone());
        assert!(text.is_some(), "{}: {:?} is no part of the text", problem.rule, problem.span);
        assert!(!problem.title.is_empty() && !problem.label.is_empty(), "{} says nothing: {problem:?}", problem.rule);
        let shown = problem.render_for_compile_error(source);
        assert!(shown.starts_with(&problem.title));
    }
    let shown = report.render_plain();
    let moves = |c: char| c.is_control() && c != '\n';
    assert!(!shown.contains(moves), "the message moves the cursor: {shown:?}");
    let _ = report.render_ansi();
}
