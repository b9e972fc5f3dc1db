//! A user's crate, created for a test that needs cargo.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "tests say what they expect by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};
use std::{env, fs};

/// A crate that depends on token-core like a user's.
#[derive(Debug)]
pub struct Crate {
    folder: PathBuf,
}

/// The result of a run of cargo.
#[derive(Debug)]
pub struct Output {
    /// Whether it succeeded.
    pub success: bool,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error: the compiler's messages.
    pub stderr: String,
}

impl Crate {
    /// An empty crate with a manifest. `name` is the name of its folder in `tmp`.
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
        // The versions that are already on this machine, so that no network is needed.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder }
    }

    /// Writes a file with a time after all builds so far; cargo would not notice a second write within the resolution
    /// of the file system's clock.
    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    /// The same, for a file that is not UTF-8.
    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let later = SystemTime::now() + Duration::from_secs(2);
        fs::File::options().write(true).open(path).unwrap().set_modified(later).unwrap();
    }

    /// The content of a file.
    #[must_use]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// Runs cargo in the crate, with these variables and no others of the vendor.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new(env::var_os("CARGO").unwrap());
        command.args(arguments).args(["--offline", "--color", "never"]).current_dir(&self.folder);
        // Also hides the warnings of a build script, so a test may use `--verbose` instead.
        if !arguments.contains(&"--verbose") {
            command.arg("--quiet");
        }
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TWILIO_")) {
            command.env_remove(name);
        }
        // The target folder and profile of the workspace, so that shared dependencies are built once.
        let target = self.folder.parent().and_then(Path::parent).unwrap();
        command.env("CARGO_TARGET_DIR", target).env("CARGO_PROFILE_DEV_DEBUG", "false");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Output { success: output.status.success(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }
}
