//! Variables in files: mounted secrets and `.env`.

#![cfg(feature = "files")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::acme::profiles::Tokens;
use crate::acme::{ACCOUNT, KEY, LOBBY, SECRET};
use token_core::start::Source;

/// A directory that is removed at the end of a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("token-core-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    /// One file for each variable, with a final line break each.
    fn all(name: &str) -> Self {
        let values = [("ACME_ACCOUNT", ACCOUNT), ("ACME_KEY", KEY), ("ACME_SECRET", SECRET), ("ACME_LOBBY", LOBBY)];
        values.into_iter().fold(Self::new(name), |folder, (name, value)| folder.with(name, format!("{value}\n")))
    }

    fn source(&self) -> Source<'static> {
        Source::secrets_dir(&self.0).unwrap()
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The rule and the variable of the one problem.
fn problem(source: &Source<'_>) -> (&'static str, Option<&'static str>, String) {
    let error = Tokens::from_source(source).unwrap_err();
    let problems = error.problems();
    assert_eq!(problems.len(), 1, "{error}");
    assert!(!error.to_string().contains(SECRET), "{error}");
    (problems[0].rule, problems[0].variable, problems[0].message.to_owned())
}

#[test]
fn a_directory_of_mounted_secrets() {
    let folder = Folder::all("mounted").with(".hidden", "x");
    fs::create_dir(folder.0.join("nested")).unwrap();
    let tokens = Tokens::from_source(&folder.source()).unwrap();
    assert!(tokens.clerk.issue("alice").is_ok());
    let error = Tokens::from_source(&Folder::new("empty").source()).unwrap_err();
    assert!(error.source_name().starts_with("the directory `"), "{error}");
    assert_eq!(error.problems().len(), 4);
}

#[test]
fn exactly_one_final_line_break_is_taken_off() {
    let folder = Folder::all("line-break");
    for (text, value) in
        [("x", "x"), ("x\n", "x"), ("x\r\n", "x"), ("x\n\n", "x\n"), ("x\r", "x\r"), ("x \n", "x "), ("\n", "")]
    {
        fs::write(folder.0.join("OTHER"), text).unwrap();
        assert_eq!(folder.source().value("OTHER").as_deref(), Some(value), "{text:?}");
    }
    for text in [format!("{KEY}\n\n"), format!("{KEY} \n"), format!(" {KEY}\n"), format!("{KEY}\r\n\r\n")] {
        let folder = Folder::all("white-space").with("ACME_KEY", &text);
        let (rule, variable, _) = problem(&folder.source());
        assert_eq!((rule, variable), ("variable-white-space", Some("ACME_KEY")), "{text:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_no_missing_variable() {
    let long = format!("{KEY}{}", " ".repeat(64 * 1024));
    let (rule, variable, message) = problem(&Folder::all("long").with("ACME_KEY", long).source());
    assert_eq!((rule, variable), ("variable-unreadable", Some("ACME_KEY")));
    assert!(message.ends_with("ACME_KEY`: it is longer than 64 KiB"), "{message}");
    let long = Folder::all("long-field").with("ACME_LOBBY", " ".repeat(1 << 17));
    assert_eq!(problem(&long.source()).0, "variable-unreadable");
    // Also where the environment or a default would serve.
    let unread = Folder::all("long-level").with("ACME_LEVEL", " ".repeat(1 << 17));
    let (rule, variable, _) = problem(&unread.source().or(Source::values("more", [("ACME_LEVEL", "2")])));
    assert_eq!((rule, variable), ("variable-unreadable", Some("ACME_LEVEL")));
    // Docker creates a directory where the file to mount does not exist.
    let nested = Folder::all("directory");
    fs::remove_file(nested.0.join("ACME_KEY")).unwrap();
    fs::create_dir(nested.0.join("ACME_KEY")).unwrap();
    let (rule, variable, message) = problem(&nested.source());
    assert_eq!((rule, variable), ("variable-unreadable", Some("ACME_KEY")));
    assert!(message.ends_with("ACME_KEY`: it is a directory, not a file"), "{message}");
    // A file that no declaration uses may be anything.
    assert!(Tokens::from_source(&Folder::all("other").with("OTHER", vec![0; 1 << 20]).source()).is_ok());
    let (rule, ..) = problem(&Folder::all("utf8").with("ACME_KEY", [b'S', b'K', 0xff]).source());
    assert_eq!(rule, "variable-not-utf8");
}

#[test]
fn a_directory_that_cannot_be_read_is_an_error_of_its_own() {
    let folder = Folder::new("unreadable").with("file", "x");
    for path in [folder.0.join("missing"), folder.0.join("file")] {
        let error = Source::secrets_dir(&path).unwrap_err();
        assert_eq!((error.problems()[0].rule, error.problems()[0].variable), ("source-unreadable", None), "{error}");
        assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
    }
    let many = (0..1001).fold(Folder::new("many"), |folder, number| folder.with(&format!("F{number}"), ""));
    assert!(Source::secrets_dir(&many).unwrap_err().to_string().contains("more than 1000 files"));
}

/// As Kubernetes mounts a secret: each file is a link into `..data`, which is a link to the directory of the current values.
#[cfg(unix)]
#[test]
fn links_are_followed_and_the_current_values_of_kubernetes_are_read() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("kubernetes");
    for (version, key) in [("..2026_01", KEY), ("..2026_02", "SK99999999")] {
        fs::create_dir(folder.0.join(version)).unwrap();
        for (name, value) in
            [("ACME_ACCOUNT", ACCOUNT), ("ACME_KEY", key), ("ACME_SECRET", SECRET), ("ACME_LOBBY", LOBBY)]
        {
            fs::write(folder.0.join(version).join(name), value).unwrap();
            let _ = symlink(Path::new("..data").join(name), folder.0.join(name));
        }
    }
    let switch = |version: &str| {
        symlink(version, folder.0.join("..data_tmp")).unwrap();
        fs::rename(folder.0.join("..data_tmp"), folder.0.join("..data")).unwrap();
    };
    switch("..2026_01");
    let tokens = Tokens::from_source(&folder.source()).unwrap();
    assert!(tokens.clerk.issue("alice").is_ok());
    switch("..2026_02");
    assert_eq!(folder.source().value("ACME_KEY").as_deref(), Some("SK99999999"));
    assert_eq!(folder.source().value("..data"), None);
    // A link to nothing, and a pipe, which would block.
    symlink("nowhere", folder.0.join("ACME_LEVEL")).unwrap();
    assert_eq!(problem(&folder.source()).0, "variable-unreadable");
    fs::remove_file(folder.0.join("ACME_LEVEL")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.0.join("ACME_LEVEL")).status().unwrap().success());
    assert!(problem(&folder.source()).2.ends_with("ACME_LEVEL`: it is not a file"));
}

#[test]
fn a_file_of_variables() {
    let text = format!(
        "# fake\nACME_ACCOUNT={ACCOUNT}\nexport ACME_KEY='{KEY}'\nACME_SECRET=\"{SECRET}\" # c\nACME_LOBBY={LOBBY}\n"
    );
    let folder = Folder::new("env").with(".env", &text);
    let path = folder.0.join(".env");
    let source = Source::env_file(&path).unwrap();
    assert!(Tokens::from_source(&source).unwrap().warnings().is_empty());
    assert!(std::env::var_os("ACME_LOBBY").is_none(), "the environment is not changed");
    // The first value counts, with a warning; an invalid line stops the start with its place, and is not shown.
    fs::write(&path, format!("{text}ACME_LOBBY=LO99999999\n")).unwrap();
    let tokens = Tokens::from_source(&Source::env_file(&path).unwrap()).unwrap();
    assert_eq!(tokens.warnings()[0].rule, "env-file-twice");
    fs::write(&path, format!("{text}{SECRET}\n")).unwrap();
    let (rule, variable, _) = problem(&Source::env_file(&path).unwrap());
    assert_eq!((rule, variable), ("env-file-line", None));
    let error = Tokens::from_source(&Source::env_file(&path).unwrap()).unwrap_err();
    assert!(error.findings()[0].at.ends_with(".env:6"), "{error}");
    for (bytes, why) in [(vec![0xff], "UTF-8"), (vec![b'$'; 257], "256"), (vec![b'\n'; (1 << 20) + 1], "1024 KiB")] {
        fs::write(&path, bytes).unwrap();
        let error = Source::env_file(&path).unwrap_err();
        assert_eq!(error.problems()[0].rule, "source-unreadable");
        assert!(error.to_string().contains(why), "{error}");
    }
}
