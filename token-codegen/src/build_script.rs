//! The generator in a `build.rs`.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::Generator;
use crate::input::Input;
use crate::report::{Problem, Report};

impl Generator {
    /// Runs as a build script: reads, generates, formats, and writes `OUT_DIR/NAME.rs`, NAME being that of the file
    /// (`grants.toml` becomes `grants.rs`). The crate includes it:
    ///
    /// ```text
    /// // build.rs
    /// fn main() {
    ///     token_codegen::Generator::from_path("grants.toml").build_script();
    /// }
    ///
    /// // src/lib.rs
    /// include!(concat!(env!("OUT_DIR"), "/grants.rs"));
    /// ```
    ///
    /// Cargo runs it again when the file changes, or that of a vendor. Warnings are shown as cargo's. With an error the whole report
    /// is printed, nothing is written, and the build fails: the process ends with status 1.
    ///
    /// A vendor's module, unless [`module`](Self::module) names it otherwise, is a module of the vendor's name.
    ///
    /// What else a framework writes can be made from the result.
    #[expect(clippy::must_use_candidate, reason = "most build scripts need nothing more")]
    pub fn build_script(&self) -> crate::Generated {
        match self.build() {
            Ok(generated) => generated,
            Err(report) => {
                // Nothing can be done when even this cannot be written.
                let _ = write!(io::stderr(), "\n{}\n", report.render_plain());
                std::process::exit(1);
            }
        }
    }

    fn build(&self) -> Result<crate::Generated, Report> {
        let root = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let mut files: Vec<&Path> = self.vendors().iter().filter_map(|vendor| vendor.file()).collect();
        let mut name = "grants".to_owned();
        let generated = match self.input() {
            Input::Vendor(vendor) => {
                files.extend(vendor.file());
                vendor.name().clone_into(&mut name);
                self.clone().in_some_module(&name).generate_from(root.as_deref())
            }
            Input::Path(path) => {
                files.push(path);
                name = path.file_stem().map_or(name, |stem| stem.to_string_lossy().into_owned());
                self.generate_from(root.as_deref())
            }
            Input::Source(_) | Input::Refused(_) => self.generate_from(root.as_deref()),
        };
        // Also with an error: when it is mended, the build must run again.
        say(&directives(&files));
        let generated = generated?;
        say(&warnings(generated.warnings()));
        let folder = env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
            let title = "OUT_DIR is not set: only cargo says where a build script may write";
            Report::without_place(&name, Problem::error("out-dir", 0..0, title))
        })?;
        let file = folder.join(format!("{name}.rs"));
        fs::write(&file, generated.text_to_include()?).map_err(|error| {
            let title = format!("cannot write `{}`: {error}", file.display());
            Report::without_place(&name, Problem::error("out-dir", 0..0, title))
        })?;
        Ok(generated)
    }
}

/// What cargo is told to watch. Without a file it watches the whole crate, as it does by itself.
fn directives(files: &[&Path]) -> String {
    files.iter().fold(String::new(), |text, path| text + "cargo::rerun-if-changed=" + &path.to_string_lossy() + "\n")
}

fn warnings(report: &Report) -> String {
    let source = report.source();
    report.problems().into_iter().fold(String::new(), |mut text, problem| {
        let line = source.line(problem.span.start);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "cargo::warning={}:{line}: {}: {}", source.name(), problem.title, problem.label);
        text
    })
}

/// To cargo, which reads the standard output of a build script.
fn say(text: &str) {
    // A pipe that is closed ends the build anyway.
    let _ = io::stdout().write_all(text.as_bytes());
}
