//! The file of a vendor that a `grants.toml` names by its path.

use std::io;
use std::path::{Component, Path, PathBuf};

use token_schema::rule;

use crate::ast::Spanned;
use crate::bounded;
use crate::report::{Problem, Report, in_quotes};
use crate::source::Source;
use crate::unreadable::{self, shown, with_slashes};
use crate::vendor::Vendor;

/// What reads a file in place of the disk.
pub(crate) type Reader = dyn Fn(&Path) -> io::Result<Vec<u8>>;

/// Where the file is, if its path means the same file on every machine, and can be nothing but TOML: a message may quote a line of it.
pub(crate) fn place(path: &Spanned<String>, folder: &Path, report: &mut Report) -> Option<PathBuf> {
    let written = &path.value;
    let refuse = |title: String, label: &str, help: String| {
        Problem::at(rule::PATH, path, format!("`vendor.path`: {title}")).label(label).help(help)
    };
    let counts = "write the path from the folder of this file, as in `vendor = { path = \"globex.toml\" }`".to_owned();
    let is_absolute = written.starts_with(['/', '~'])
        || written.get(1..2) == Some(":")
        || matches!(Path::new(written).components().next(), Some(Component::Prefix(_)));
    let problem = if written.trim().is_empty() {
        refuse("the path is empty".to_owned(), "it is the file with the vendor's rules", counts)
    } else if written.contains("://") {
        let help = "download the file, and write its path from the folder of this file".to_owned();
        refuse(format!("{} is a URL", in_quotes(written)), "a build must not depend on the network", help)
    } else if is_absolute {
        refuse(format!("{} is an absolute path", in_quotes(written)), "it differs on other machines", counts)
    } else if written.contains('\\') {
        let slashes = in_quotes(&written.replace('\\', "/"));
        refuse(format!("{} contains `\\`", in_quotes(written)), "it separates folders only on Windows", {
            format!("write {slashes}, which works on every system")
        })
        .edit(&path.span, slashes)
    } else if Path::new(written).extension().is_none_or(|extension| extension != "toml") {
        let help = "write the path of a file whose name ends in `.toml`".to_owned();
        refuse(format!("{} is not a TOML file", in_quotes(written)), "a vendor's rules are TOML", help)
    } else {
        return Some(folder.join(written));
    };
    problem.add_to(report);
    None
}

/// Reads and checks the vendor. `None`, and a problem at the path, if the file cannot be read.
///
/// # Errors
///
/// All problems of the vendor's file, at their places in it, if one of them is an error.
pub(crate) fn read(
    path: &Spanned<String>,
    folder: &Path,
    reader: Option<&Reader>,
    report: &mut Report,
) -> Result<Option<Vendor>, Report> {
    let full = folder.join(&path.value);
    let bytes = match reader {
        Some(reader) => reader(&plain(&full)),
        None => bounded::file(&full, Source::MAX_BYTES),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            let (reason, help) = unreadable::why(Path::new(&path.value), Some(folder), &error);
            Problem::at(rule::UNREADABLE, path, format!("cannot read `{}`: {reason}", shown(Path::new(&path.value))))
                .label("without the vendor's rules nothing in this file can be checked")
                .help(help.unwrap_or_else(|| "the path counts from the folder of this file".to_owned()))
                .add_to(report);
            return Ok(None);
        }
    };
    let source = Source::from_bytes(&name(report.source().name(), &path.value), &bytes)?;
    Vendor::embedded(source, full).map(Some)
}

/// What messages call the file: its path from where the name of the `grants.toml` counts.
fn name(grants: &str, path: &str) -> String {
    with_slashes(&plain(&Path::new(grants).parent().unwrap_or(Path::new("")).join(path)))
}

/// Without `.`, and without `..` where the folder is known.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_vendors_file_is_named_like_the_grants_toml() {
        for (grants, path, expected) in [
            ("grants.toml", "globex.toml", "globex.toml"),
            ("server/grants.toml", "../globex.toml", "globex.toml"),
            ("server/grants.toml", "./vendors/globex.toml", "server/vendors/globex.toml"),
            ("../grants.toml", "../globex.toml", "../../globex.toml"),
            ("/a/b.toml", "../c.toml", "/c.toml"),
        ] {
            assert_eq!(name(grants, path), expected);
        }
    }
}
