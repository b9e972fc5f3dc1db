//! Why a file cannot be read, and which file was probably meant.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use token_schema::suggest::closest;
use token_schema::visible::escaped;

/// Why a file cannot be read, and what to write instead, as far as the disk shows it.
///
/// `path` counts from `root`, or from the current folder; `error` is the result of reading it.
#[must_use]
pub fn why(path: &Path, root: Option<&Path>, error: &io::Error) -> (String, Option<String>) {
    let full = root.map_or_else(|| path.to_owned(), |root| root.join(path));
    let folder = || {
        let help = format!("name the file in it, as in `{}`", shown(&path.join("grants.toml")));
        ("it is a folder, not a file".to_owned(), Some(help))
    };
    match error.kind() {
        ErrorKind::NotFound => dangling(&full)
            .or_else(|| not_packaged(path, root))
            .unwrap_or_else(|| (nowhere(path, &full, root), meant(path, &full, root))),
        ErrorKind::IsADirectory => folder(),
        // The error of Windows for a folder.
        ErrorKind::PermissionDenied if full.is_dir() => folder(),
        ErrorKind::PermissionDenied => ("permission denied".to_owned(), None),
        // Without the number of the system's error.
        _ => (error.to_string().split(" (os error ").take(1).collect(), None),
    }
}

/// The path as its user wrote it, for a message.
#[must_use]
pub fn shown(path: &Path) -> String {
    escaped(&with_slashes(path)).into_owned()
}

/// The path as its user wrote it, with the slashes of every system.
#[must_use]
pub fn with_slashes(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}

/// What is missing, and where, unless `root` says where.
fn nowhere(path: &Path, full: &Path, root: Option<&Path>) -> String {
    let is_missing = |folder: &Path| !folder.as_os_str().is_empty() && !folder.exists();
    let what = match path.parent() {
        Some(folder) if full.parent().is_some_and(is_missing) => format!("folder as `{}`", shown(folder)),
        _ => "file".to_owned(),
    };
    let here = std::env::current_dir().ok().filter(|_| root.is_none() && path.is_relative());
    format!("there is no such {what}{}", here.map(|here| format!(" in {}", shown(&here))).unwrap_or_default())
}

fn dangling(full: &Path) -> Option<(String, Option<String>)> {
    let target = std::fs::read_link(full).ok()?;
    let help = "a link's path counts from the folder of the link: correct the link, or name the file itself".to_owned();
    Some((format!("it is a link to `{}`, which does not exist", shown(&target)), Some(help)))
}

fn not_packaged(path: &Path, root: Option<&Path>) -> Option<(String, Option<String>)> {
    // Cargo puts this file into each package, beside the Cargo.toml that it wrote for it.
    root.filter(|root| root.join("Cargo.toml.orig").is_file())?;
    let help = if path.components().any(|part| matches!(part, std::path::Component::ParentDir)) {
        "a package contains only the folder of its Cargo.toml: move the file there".to_owned()
    } else {
        let list = "`cargo package --list` shows what a package contains";
        format!("add `{}` to `include` in Cargo.toml, or remove it from `exclude`; {list}", shown(path))
    };
    Some(("the crate's package does not contain it".to_owned(), Some(help)))
}

/// A file of the same name in the folder from which paths count, or one with a similar name in the same folder.
fn meant(path: &Path, full: &Path, root: Option<&Path>) -> Option<String> {
    let file = path.file_name()?;
    if root.map_or_else(|| PathBuf::from(file), |root| root.join(file)).is_file() {
        return Some(format!("there is one at `{}`: write that path", shown(Path::new(file))));
    }
    similar(full).map(|close| format!("did you mean `{}`?", shown(&path.with_file_name(close))))
}

fn similar(full: &Path) -> Option<PathBuf> {
    let name = full.file_name()?.to_str()?;
    let folder = full.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    // A folder has no order.
    let files: BTreeSet<_> = entries.filter(|entry| entry.path().is_file()).map(|entry| entry.file_name()).collect();
    closest(name, files.iter().filter_map(|file| file.to_str())).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

    use super::*;

    fn of(path: &str) -> (String, Option<String>) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        why(Path::new(path), Some(root), &std::fs::read(root.join(path)).unwrap_err())
    }

    #[test]
    fn what_is_not_there_and_what_was_meant() {
        for (path, reason, help) in [
            ("src/unreadabel.rs", "there is no such file", Some("did you mean `src/unreadable.rs`?")),
            ("src/Cargo.toml", "there is no such file", Some("there is one at `Cargo.toml`: write that path")),
            ("no/such/thing.toml", "there is no such folder as `no/such`", None),
            ("src", "it is a folder, not a file", Some("name the file in it, as in `src/grants.toml`")),
        ] {
            assert_eq!(of(path), (reason.to_owned(), help.map(str::to_owned)), "{path}");
        }
    }

    #[test]
    fn what_the_system_says_has_no_number() {
        for (error, reason) in [
            (io::Error::from(ErrorKind::PermissionDenied), "permission denied"),
            (io::Error::other("Too many open files (os error 24)"), "Too many open files"),
        ] {
            assert_eq!(why(Path::new("Cargo.toml"), None, &error), (reason.to_owned(), None));
        }
    }
}
