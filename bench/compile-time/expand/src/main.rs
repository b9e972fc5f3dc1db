//! Prints for each grants.toml the milliseconds of the fastest of many expansions, those of the first, which also reads
//! the vendor's schema, and the bytes of the result. With `--once` it only expands the file, to count instructions.

use std::time::{Duration, Instant};

use proc_macro2::Span;
use token_codegen::Generator;

fn main() {
    let paths: Vec<_> = std::env::args().skip(1).collect();
    if paths.first().is_some_and(|option| option == "--once") {
        let text = std::fs::read_to_string(&paths[1]).expect("the driver has written it");
        drop(Generator::from_text("grants.toml", &text).expand(Span::call_site()));
        return;
    }
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("the driver has written it");
        let expand = || {
            let begin = Instant::now();
            let tokens = Generator::from_text("grants.toml", &text).expand(Span::call_site());
            (begin.elapsed(), tokens)
        };
        let (first, tokens) = expand();
        let code = tokens.to_string();
        assert!(!code.contains("compile_error"), "{code}");
        let mut times = Vec::new();
        let begin = Instant::now();
        while times.len() < 5 || begin.elapsed() < Duration::from_secs(2) {
            times.push(expand().0);
        }
        let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "{:.3} {:.3} {}",
            times.iter().min().map_or(0.0, |fastest| milliseconds(*fastest)),
            milliseconds(first),
            code.len()
        );
    }
}
