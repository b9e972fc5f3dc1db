//! A crate of a user, made for one test: what only cargo can show.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "tests say what they expect by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};
use std::{env, fs};

/// The folder of a crate that depends on token-core as a user's does.
#[derive(Debug)]
pub struct Crate {
    folder: PathBuf,
}

/// What a run of cargo printed.
#[derive(Debug)]
pub struct Output {
    /// Whether it went well.
    pub success: bool,
    /// Its standard output.
    pub stdout: String,
    /// What it wrote beside that: the compiler's messages.
    pub stderr: String,
}

impl Crate {
    /// A crate with nothing in it but its manifest. `name` is that of its folder, below `tmp`.
    #[must_use]
    pub fn new(name: &str, tmp: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let folder = Path::new(tmp).join(name);
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\ntoken-core = {{ path = \"{}\" }}\n\n[workspace]\n",
            root.join("token-core").display()
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        // The versions that are on this machine already: no network.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder }
    }

    /// Writes a file, with a time after that of every build so far: two writes within one tick of the file system's clock would
    /// look like one to cargo.
    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    /// The same, for a file that is no text.
    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let later = SystemTime::now() + Duration::from_secs(2);
        fs::File::options().write(true).open(path).unwrap().set_modified(later).unwrap();
    }

    /// What a file holds.
    #[must_use]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// Runs cargo in the crate, with these variables and no other of the vendor's.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new(env::var_os("CARGO").unwrap());
        command.args(arguments).args(["--offline", "--color", "never"]).current_dir(&self.folder);
        // Also hides what a build script warns of, so a test may ask for `--verbose` instead.
        if !arguments.contains(&"--verbose") {
            command.arg("--quiet");
        }
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TWILIO_")) {
            command.env_remove(name);
        }
        // The folder and the profile of the workspace, so that what both depend on is built once.
        let target = self.folder.parent().and_then(Path::parent).unwrap();
        command.env("CARGO_TARGET_DIR", target).env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Output { success: output.status.success(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }
}
