//! Reads any bytes as a grants.toml and as a vendor's schema, and generates Rust from them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;
use token_codegen::report::Report;
use token_codegen::source::Source;
use token_codegen::{Generator, Vendor};

fuzz_target!(|data: &[u8]| {
    let generator = Generator::from_bytes("grants.toml", data);
    grants_file(&generator);
    if let Ok(text) = std::str::from_utf8(data) {
        vendor_schema(text);
    }
});

fn grants_file(generator: &Generator) {
    let checked = generator.check();
    sound(&checked.report);
    let source = checked.report.source().clone();
    assert!(checked.model.is_some() || checked.report.has_errors(), "neither a model nor a reason");
    if let Some(model) = &checked.model {
        assert!(model.rejected.is_empty() || checked.report.has_errors(), "a declaration was refused without a reason");
    }
    // Also with errors, because a macro emits what it could read.
    is_rust(generator.expand(proc_macro2::Span::call_site()), &source);
}

fn vendor_schema(text: &str) {
    match Vendor::from_toml("acme.toml", text) {
        Err(report) => sound(&report),
        Ok(vendor) => {
            let source = vendor.source().clone();
            match Generator::from_vendor(vendor).generate() {
                Ok(generated) => is_rust(generated.tokens().clone(), &source),
                Err(report) => sound(&report),
            }
        }
    }
}

/// Whether to parse the generated Rust. That takes longer than all other checks, and fills the corpus with inputs that
/// are new to syn only, so one file in eight has to do; the same file always gets the same answer.
fn is_rust(tokens: TokenStream, source: &Source) {
    if source.text().bytes().fold(0, u8::wrapping_add).is_multiple_of(8)
        && let Err(error) = syn::parse2::<syn::File>(tokens)
    {
        panic!("what was generated is not Rust: {error}");
    }
}

/// Each problem has a place in the file, and can be rendered.
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
