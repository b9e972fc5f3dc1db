//! The files that are compared: on disk, or in a revision of a git repository.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use token_codegen::model::Model;
use token_codegen::source::Source;
use token_codegen::unreadable::with_slashes;
use token_codegen::{Generator, bounded};
use token_schema::visible::escaped;

use crate::answer::{Answer, Exit, error};
use crate::file;

/// The model of a file; `None` if the file is empty. A file with an error is a usage error, since its tokens are unknown.
pub(super) fn read(name: &str) -> Result<Option<Model>, Answer> {
    let in_git = in_git(name);
    let bytes = match in_git {
        Some((revision, path)) => of_revision(name, revision, path)?,
        None => {
            let help = "pass the path of a file, or REV:PATH for a file in a git repository: `HEAD:./grants.toml`";
            file::read(Path::new(name), Source::MAX_BYTES, help)?
        }
    };
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let generator = Generator::from_bytes(&escaped(name), &bytes);
    let folder = |path: &str| Path::new(path).parent().map(Path::to_owned).unwrap_or_default();
    let generator = match in_git {
        // A vendor's file is that of the same revision.
        Some((revision, path)) => {
            let revision = revision.to_owned();
            let reader = move |path: &Path| {
                let path = with_slashes(path);
                let missing = |_| io::Error::new(io::ErrorKind::NotFound, "the revision does not contain it");
                of_revision(&format!("{revision}:{path}"), &revision, &path).map_err(missing)
            };
            generator.folder(folder(path)).read_with(reader)
        }
        None => generator.folder(folder(name)),
    };
    let model = generator.check().sound();
    model.map(Some).map_err(|report| Answer { exit: Exit::Usage, ..Answer::bad(report.render_ansi()) })
}

/// Whether both names are those of one file on disk, which has no difference to itself.
pub(super) fn is_one_file(names: [&str; 2]) -> bool {
    let [old, new] = names.map(|name| Path::new(name).canonicalize().ok().filter(|_| in_git(name).is_none()));
    old.is_some_and(|old| old.is_file() && Some(old) == new)
}

/// The revision and the path. A file of such a name in the repository would hide the revision from a review. `./a:b` is a file.
fn in_git(name: &str) -> Option<(&str, &str)> {
    name.split_once(':').filter(|(revision, _)| !is_path(revision))
}

/// Whether what is before a colon belongs to a path: a folder, or the drive of Windows.
fn is_path(before: &str) -> bool {
    before.starts_with(['.', '/', '\\']) || (cfg!(windows) && before.len() == 1)
}

/// A file of a git repository. `cat-file` prints it as it is: no filter, pager or external program of the repository's configuration runs.
fn of_revision(name: &str, revision: &str, path: &str) -> Result<Vec<u8>, Answer> {
    let unreadable =
        |reason: &str, help: &str| Answer::usage(error(&format!("cannot read `{}`: {reason}", escaped(name)), help));
    if revision.is_empty() || revision.starts_with('-') || path.is_empty() {
        return Err(unreadable("it is neither a file nor REV:PATH", "write a revision and a path: `main:grants.toml`"));
    }
    let mut git = Command::new("git");
    git.args(["cat-file", "blob", name]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let no_git = "install git, or pass the path of a file";
    let mut running = git.spawn().map_err(|reason| unreadable(&format!("cannot run git: {reason}"), no_git))?;
    let bytes = running.stdout.take().map(|stdout| bounded::stream(stdout, Source::MAX_BYTES));
    let finished = running.wait_with_output();
    match (bytes, finished) {
        (Some(Ok(bytes)), Ok(output)) if output.status.success() => Ok(bytes),
        (Some(Err(reason)), _) => Err(unreadable(&reason.to_string(), "compare smaller files")),
        (_, Ok(output)) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let first = said.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned();
            let help = "write a revision and the path of a file in it: `main:server/grants.toml`, or `main:./grants.toml` for one in \
                        this folder";
            Err(unreadable(&first, help))
        }
        (_, Err(reason)) => Err(unreadable(&reason.to_string(), no_git)),
    }
}
