//! The generator in a `build.rs`.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use token_schema::rule;
use token_schema::visible::escaped;

use crate::generated::Generated;
use crate::generator::Generator;
use crate::generator_source::GeneratorSource;
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
    pub fn build_script(&self) -> Generated {
        self.try_build_script().unwrap_or_else(|report| {
            // Nothing can be done when even this cannot be written.
            let _ = write!(io::stderr(), "\n{}\n", report.render_plain());
            std::process::exit(1);
        })
    }

    /// As [`build_script`](Self::build_script), but an error is the caller's: to show the errors of several files, or to clean up.
    ///
    /// ```no_run
    /// use token_codegen::report::Report;
    /// use token_codegen::{Generator, Vendor};
    ///
    /// // A report is shown as it is, without a backtrace.
    /// fn main() -> Result<(), Report> {
    ///     let acme = Vendor::from_path("acme.toml")?;
    ///     Generator::from_path("chat/grants.toml").vendor(acme).output("chat").try_build_script()?;
    ///     Generator::from_path("video/grants.toml").output("video").try_build_script()?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// All errors of the source, of the extensions and of the options; that the file cannot be written, or was written before: another
    /// generator of the same build script has the same [`output`](Self::output).
    pub fn try_build_script(&self) -> Result<Generated, Report> {
        let root = self.root.clone().or_else(|| env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from));
        let in_root = |path: &PathBuf| self.root.as_ref().map_or_else(|| path.clone(), |root| root.join(path));
        let file = if let GeneratorSource::Path(path) = &self.input { in_root(path) } else { PathBuf::new() };
        let mut files: Vec<&Path> = self.vendors.iter().filter_map(|vendor| vendor.file()).collect();
        let mut name = "grants".to_owned();
        let mut named = None;
        let generated = match &self.input {
            GeneratorSource::Vendor(vendor) => {
                files.extend(vendor.file());
                vendor.name().clone_into(&mut name);
                let mut generator = self.clone();
                generator.options.module.get_or_insert_with(|| name.clone());
                generator.generate_from(root.as_deref())
            }
            GeneratorSource::Path(path) => {
                files.push(&file);
                name = path.file_stem().map_or(name, |stem| stem.to_string_lossy().into_owned());
                self.generate_and_track(root.as_deref(), &mut named)
            }
            GeneratorSource::Source(_) | GeneratorSource::Refused(_) => {
                self.generate_and_track(root.as_deref(), &mut named)
            }
        };
        // Also with an error: when it is mended, the build must run again.
        files.extend(named.as_deref());
        say(&directives(&files));
        let generated = generated?;
        say(&warnings(generated.warnings()));
        let source = generated.warnings().source().name();
        let refused = |problem: Problem| Report::without_place(source, problem);
        let folder =
            env::var_os("OUT_DIR").filter(|folder| !folder.is_empty()).map(PathBuf::from).ok_or_else(|| {
                let title = "OUT_DIR is not set: only cargo says where a build script may write";
                refused(Problem::new(rule::OUT_DIR, 0..0, title))
            })?;
        let file = folder.join(format!("{}.rs", self.output.as_deref().unwrap_or(&name)));
        let text = generated.text_to_include()?;
        note_written(&file, source).map_err(|problem| refused(*problem))?;
        fs::write(&file, text).map_err(|error| {
            let title = format!("cannot write `{}`: {error}", file.display());
            refused(Problem::new(rule::OUT_DIR, 0..0, title))
        })?;
        Ok(generated)
    }
}

/// The files that this build script has written, each with what it was generated from.
static WRITTEN: Mutex<Vec<(PathBuf, String)>> = Mutex::new(Vec::new());

/// A second file of the same name would replace the first without a word.
fn note_written(file: &Path, source: &str) -> Result<(), Box<Problem>> {
    let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Some file systems know no case.
    let same = |other: &Path| other.as_os_str().eq_ignore_ascii_case(file.as_os_str());
    if let Some((_, first)) = written.iter().find(|(other, _)| same(other)) {
        let title = format!("`{source}` would be written to `{name}` in OUT_DIR, where `{first}` is already");
        let problem = Problem::new(rule::OUTPUT_TWICE, 0..0, title)
            .label("the second file would replace the first")
            .help("give one of them a name of its own: `.output(\"other_name\")`, included as `/other_name.rs`");
        return Err(Box::new(problem));
    }
    written.push((file.to_owned(), source.to_owned()));
    Ok(())
}

/// What cargo is told to watch. Without a file it watches the whole crate, as it does by itself.
fn directives(files: &[&Path]) -> String {
    // A directive is one line, so no path with a line break can be named in one.
    let paths = files.iter().map(|path| path.to_string_lossy()).filter(|path| !path.contains(['\n', '\r']));
    paths.fold(String::new(), |text, path| text + "cargo::rerun-if-changed=" + &path + "\n")
}

fn warnings(report: &Report) -> String {
    report.problems().into_iter().fold(String::new(), |mut text, problem| {
        let place = report.place(problem);
        let (name, line) = (escaped(place.source().name()), place.line());
        // Writing to a String cannot fail.
        let _ = write!(text, "cargo::warning={name}:{line}: {}: {}", problem.title, problem.label);
        // One line for cargo, whatever the help has.
        if let Some(help) = &problem.help {
            let _ = write!(text, "; {}", help.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        text.push('\n');
        text
    })
}

/// To cargo, which reads the standard output of a build script.
fn say(text: &str) {
    // A pipe that is closed ends the build anyway.
    let _ = io::stdout().write_all(text.as_bytes());
}
