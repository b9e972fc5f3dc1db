//! `token diff` reads files of a git repository without running anything that the repository names.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

const OLD: &str = "vendor = \"twilio\"\n[token.a]\nsdk = \"voice\"\nttl = \"1h\"\nvoice.incoming.allow = true\n";

struct Repository(PathBuf);

impl Repository {
    /// A repository with one commit, whose attributes name programs for every file.
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("token-diff-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("server")).unwrap();
        let repository = Self(folder);
        repository.git(&["init", "--quiet"]);
        fs::write(repository.0.join("server/grants.toml"), OLD).unwrap();
        fs::write(repository.0.join(".gitattributes"), "*.toml diff=hostile filter=hostile\n").unwrap();
        repository.git(&["add", "."]);
        repository.git(&["commit", "--quiet", "--message", "first"]);
        for key in
            ["diff.hostile.textconv", "diff.hostile.command", "filter.hostile.smudge", "core.pager", "diff.external"]
        {
            repository.git(&["config", key, "touch ran;"]);
        }
        repository
    }

    fn git(&self, arguments: &[&str]) {
        let identity =
            ["-c", "user.name=Example", "-c", "user.email=example@example.com", "-c", "commit.gpgsign=false"];
        let git = Command::new("git").current_dir(&self.0).args(identity).args(arguments).output().unwrap();
        assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
    }

    fn diff(&self, folder: &str, arguments: &[&str]) -> Output {
        let folder = self.0.join(folder);
        Command::new(env!("CARGO_BIN_EXE_token")).current_dir(folder).arg("diff").args(arguments).output().unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_revision_is_compared_with_the_file() {
    let repository = Repository::new("revision");
    let file = repository.path("server/grants.toml");
    replace(&file, "1h", "2h");
    for (folder, old) in [("server", "HEAD:server/grants.toml"), ("server", "HEAD:./grants.toml")] {
        let longer = repository.diff(folder, &[old]);
        assert_eq!(longer.status.code(), Some(1), "{}", text(&longer));
        assert!(text(&longer).contains("+ lifetime `2h`, before `1h`"), "{}", text(&longer));
    }
    let shorter = repository.diff("", &["server/grants.toml", "HEAD:server/grants.toml"]);
    assert_eq!(shorter.status.code(), Some(0), "{}", text(&shorter));
    assert!(
        !repository.path("ran").exists() && !repository.path("server/ran").exists(),
        "a program of the repository ran"
    );
}

/// What a newcomer writes first is told what to write.
#[test]
fn a_file_is_not_compared_with_itself() {
    let repository = Repository::new("itself");
    for arguments in [&["grants.toml"][..], &["./grants.toml", "../server/grants.toml"]] {
        let refused = repository.diff("server", arguments);
        assert_eq!(refused.status.code(), Some(2), "{}", text(&refused));
        assert!(text(&refused).contains("OLD and NEW are the same file"), "{}", text(&refused));
        assert!(text(&refused).contains("`token diff HEAD:./grants.toml`"), "{}", text(&refused));
    }
    let revision = repository.diff("server", &["HEAD", "grants.toml"]);
    assert_eq!(revision.status.code(), Some(2), "{}", text(&revision));
    assert!(text(&revision).contains("`HEAD:./grants.toml`"), "{}", text(&revision));
}

#[test]
fn a_revision_is_no_option_of_git() {
    let repository = Repository::new("option");
    // A file of such a name hides no revision.
    fs::write(repository.path("none:server"), OLD).unwrap();
    for old in [
        "--output=ran:server/grants.toml",
        "--textconv:server/grants.toml",
        "-p:server/grants.toml",
        ":server/grants.toml",
        "HEAD:",
        "none:server/grants.toml",
        "HEAD:none.toml",
        "HEAD:server",
    ] {
        let refused = repository.diff("", &["--", old, "server/grants.toml"]);
        assert_eq!(refused.status.code(), Some(2), "{old}: {}", text(&refused));
        assert!(text(&refused).contains("help: "), "{old}: {}", text(&refused));
    }
    assert!(!repository.path("ran").exists());
}

/// What action.yml runs.
#[test]
fn the_action_checks_and_compares() {
    let repository = Repository::new("action");
    let file = repository.path("server/grants.toml");
    let run = |base: &str, fail_on_more: &str| {
        let ran = Command::new("bash")
            .arg(script("action"))
            .current_dir(&repository.0)
            .env("TOKEN", env!("CARGO_BIN_EXE_token"))
            .env("GRANTS", "server/grants.toml")
            .env("BASE", base)
            .env("SARIF", "scan.sarif")
            .env("FAIL_ON_MORE", fail_on_more)
            .env("GITHUB_OUTPUT", "output")
            .env("GITHUB_STEP_SUMMARY", "summary")
            .output()
            .unwrap();
        let read = |name: &str| {
            let text = fs::read_to_string(repository.path(name)).unwrap_or_default();
            let _ = fs::remove_file(repository.path(name));
            text
        };
        (ran.status.code(), read("output"), read("summary"), read("scan.sarif"), text(&ran))
    };
    let (code, output, summary, sarif, text) = run("HEAD", "true");
    assert_eq!((code, output.as_str()), (Some(0), "power=same\n"), "{text}");
    assert!(summary.contains("no change") && sarif.contains("\"results\": []"), "{summary}{sarif}");

    replace(&file, "1h", "2h");
    let (code, output, summary, ..) = run("HEAD", "false");
    assert_eq!((code, output.as_str()), (Some(0), "power=more\n"));
    assert!(summary.contains("lifetime `2h`, before `1h`"), "{summary}");
    assert_eq!(run("HEAD", "true").0, Some(1));
    assert_eq!(run("", "true").1, "");
    assert_eq!(run("--help", "true").0, Some(2));
    assert_eq!(run("none", "true").0, Some(2));

    replace(&file, "2h", "2d");
    let (code, _, _, sarif, text) = run("HEAD", "true");
    assert!(code == Some(1) && sarif.contains("ttl-unit") && text.contains("error: token `a`"), "{text}");
}

/// A file that the base does not have is compared with none.
#[test]
fn the_action_knows_a_new_file() {
    let repository = Repository::new("action-new");
    fs::write(repository.path("grants.toml"), OLD).unwrap();
    let ran = Command::new("bash")
        .arg(script("action"))
        .current_dir(&repository.0)
        .envs([("TOKEN", env!("CARGO_BIN_EXE_token")), ("GRANTS", "grants.toml"), ("BASE", "HEAD"), ("SARIF", "")])
        .envs([("FAIL_ON_MORE", "false"), ("GITHUB_OUTPUT", "output"), ("GITHUB_STEP_SUMMARY", "summary")])
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran));
    assert!(text(&ran).contains("+ opens `voice`"), "{}", text(&ran));
}

/// What .pre-commit-hooks.yaml runs, with several files.
#[test]
fn the_hook_checks_each_file() {
    let repository = Repository::new("hook");
    let wrong = repository.path("grants.toml");
    fs::write(&wrong, OLD.replace("1h", "2d")).unwrap();
    let run = |files: &[&str]| {
        let hook = script("pre-commit");
        let hook = Command::new(hook)
            .current_dir(&repository.0)
            .env("TOKEN", env!("CARGO_BIN_EXE_token"))
            .args(files)
            .output();
        let hook = hook.unwrap();
        (hook.status.code(), text(&hook))
    };
    assert_eq!(run(&["server/grants.toml"]).0, Some(0));
    let (code, text) = run(&["grants.toml", "server/grants.toml"]);
    assert!(code == Some(1) && text.contains("is in days") && text.contains("no problems"), "{text}");

    // A vendor's file is checked by the grants.toml that names it, and another file by none.
    fs::remove_file(&wrong).unwrap();
    let vendor = repository.path("stream.toml");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vendors/stream/stream.toml"), &vendor).unwrap();
    let own = "vendor = { path = \"../stream.toml\" }\n[token.a]\nsdk = \"chat\"\nttl = \"1h\"\n";
    fs::write(repository.path("server/grants.toml"), own).unwrap();
    assert_eq!(run(&["stream.toml"]).0, Some(0));
    replace(&vendor, "[format]", "[formta]");
    let (code, text) = run(&["stream.toml", "server/grants.toml"]);
    assert!(code == Some(1) && text.matches("1 error").count() == 1, "{text}");
    assert_eq!(run(&["Cargo.toml"]), (Some(0), String::new()));
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(".ci").join(name)
}

/// What lets tokens do more, though no value in the declaration says so.
#[test]
fn more_is_never_called_less() {
    let repository = Repository::new("more");
    let [old, new] = ["old.toml", "new.toml"].map(|name| repository.path(name));
    let twilio = |lines: &str| {
        format!("vendor = \"twilio\"\n[token.a]\nsdk = \"voice\"\nttl = \"1h\"\nvoice.incoming.allow = true\n{lines}")
    };
    let own = |lines: &str, fields: &str| {
        twilio(&format!("{lines}\n[grant.crm]\nsdk = [\"voice\"]\n[grant.crm.field]\n{fields}\n"))
    };
    let livekit = |lines: &str| {
        format!(
            "vendor = \"livekit\"\n[token.a]\nsdk = \"client\"\nttl = \"1h\"\nvideo.roomJoin = true\nvideo.room = \"a\"\n{lines}\n"
        )
    };
    let app = "voice.outgoing.application_sid = \"AP0123456789abcdef0123456789abcdef\"";
    let params = |params: &str| twilio(&format!("{app}\nvoice.outgoing.params = {params}"));
    let desk =
        |more: &str| own("crm.desk = \"1\"\ncrm.on = true", &format!("desk = {{}}\non = {{ type = \"bool\"{more} }}"));
    let narrow = "desk = {}\non = { type = \"bool\", narrows = true }";
    let role = |roles: &str| own("crm.role = { input = \"role\" }", &format!("role = {{ one_of = [{roles}] }}"));
    for (before, after) in [
        (livekit("video.canPublishData = false"), livekit("")),
        (livekit("video.canPublishSources = [\"camera\"]"), livekit("")),
        (params("{ deny = [\"a\", \"b\"] }"), params("{ deny = [\"a\"] }")),
        (params("{ deny = \"a\", b = 1 }"), params("{ b = 1 }")),
        (role("\"reader\", \"x\""), role("\"reader\", \"x\", \"admin\"")),
        (own("crm.desk = \"1\"\ncrm.on = true", narrow), own("crm.desk = \"1\"", narrow)),
        (own("crm.desk = \"1\"\ncrm.on = true", narrow), own("crm.desk = \"1\"\ncrm.on = false", narrow)),
        (
            own("crm.desk = \"1\"", "desk = {}\non = { type = \"bool\" }"),
            own("crm.desk = \"1\"", "desk = {}\non = { type = \"bool\", default = true }"),
        ),
        (desk(""), desk(", narrows = true")),
    ] {
        fs::write(&old, &before).unwrap();
        fs::write(&new, &after).unwrap();
        let diff = repository.diff("", &["old.toml", "new.toml"]);
        assert_eq!(diff.status.code(), Some(1), "{before}\n{after}\n{}", text(&diff));
    }
}
