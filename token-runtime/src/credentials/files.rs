//! Variables in files: a directory of mounted secrets, and a `.env` file. With feature `files`.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;
use std::rc::Rc;

use token_schema::leftover::Leftover;
use token_schema::rule;
use token_schema::visible::escaped;
use zeroize::Zeroizing;

use crate::credentials::source::{Read, Source};
use crate::credentials::start_error::StartError;
use crate::rules::finding::Finding;

/// More than any value of a variable.
const MAX_SECRET_BYTES: usize = 64 * 1024;
/// More than any program has variables.
const MAX_FILES: usize = 1000;
/// Kubernetes replaces all files of a directory at once. This many times while they are read is no accident.
const MAX_TRIES: usize = 5;

/// More than any program is started with.
const MAX_ENV_FILE_BYTES: usize = 1024 * 1024;
/// References to other variables, each of which may repeat a long value.
const MAX_REFERENCES: usize = 256;
/// Linux starts no program with a longer one (`MAX_ARG_STRLEN`, <https://man7.org/linux/man-pages/man2/execve.2.html>). References to
/// references double a value at each line, so reading stops at the first that is longer.
const MAX_VALUE_BYTES: usize = 128 * 1024;
/// If the file is not a file of variables, every line is wrong.
const MAX_PROBLEMS: usize = 20;

#[cfg(feature = "files")]
impl Source<'_> {
    /// The files of a directory, each named after a variable, as Kubernetes and Docker mount secrets: `/run/secrets/TWILIO_API_SECRET`.
    ///
    /// Symbolic links are followed. Names that begin with a dot, such as Kubernetes' `..data`, are skipped. One line break
    /// at the end of a file is not part of the value; any other white space around a value stays, and stops the start. If Kubernetes replaces
    /// the files while they are read, all are read again, so a key and its secret belong together.
    ///
    /// ```
    /// use token_core::start::Source;
    ///
    /// # let directory = std::env::temp_dir().join(format!("token-core-doc-{}", std::process::id()));
    /// # std::fs::create_dir_all(&directory)?;
    /// # std::fs::write(directory.join("TWILIO_API_KEY"), "SK0123456789abcdef0123456789abcdef\n")?;
    /// let secrets = Source::secrets_dir(&directory)?; // `/run/secrets`
    /// assert_eq!(secrets.value("TWILIO_API_KEY").unwrap(), "SK0123456789abcdef0123456789abcdef");
    /// // Variables that are not secret come from the environment: `Tokens::from_source(&source)`.
    /// let source = secrets.or(Source::env());
    /// # std::fs::remove_dir_all(&directory)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the directory cannot be read, or has more than 1,000 files. A file that cannot be read, or is longer than 64 KiB, and a
    /// directory in place of a file, which Docker creates where it has none to mount, are errors of the start if the variable is used
    /// (`variable-unreadable`).
    pub fn secrets_dir(path: impl AsRef<Path>) -> Result<Self, StartError> {
        let path = path.as_ref();
        let name = format!("the directory `{}`", shown(path));
        let values = directory(path).map_err(|error| unreadable(path, &name, &error.to_string(), ""))?;
        Ok(Self::read(name.into(), values, Vec::new()))
    }

    /// The variables of a `.env` file, with the rules of [dotenvy](https://docs.rs/dotenvy). The environment of the process is not changed.
    ///
    /// `Source::env().or(Source::env_file(".env")?)` lets the environment take precedence, as dotenvy does. Invalid lines are errors of the
    /// start, and a variable that is set twice is a warning.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is longer than 1 MiB, is not UTF-8, or has more than 256 `$`, each of which may refer to a variable.
    pub fn env_file(path: impl AsRef<Path>) -> Result<Self, StartError> {
        let path = path.as_ref();
        let name = format!("`{}`", shown(path));
        let bytes = file(path, MAX_ENV_FILE_BYTES).map_err(|error| unreadable(path, &name, &error.to_string(), ""))?;
        Self::env_text(&bytes, &shown(path)).map_err(|(why, fix)| unreadable(path, &name, &why, fix))
    }

    /// The variables of the text of a `.env` file. Otherwise the reason why none can be read, and what to do.
    #[doc(hidden)]
    pub fn env_text(bytes: &[u8], name: &str) -> Result<Self, (String, &'static str)> {
        let text = std::str::from_utf8(bytes).map_err(|_| ("it is not UTF-8".to_owned(), "save the file as UTF-8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.matches('$').count() > MAX_REFERENCES {
            let why = format!("it contains more than {MAX_REFERENCES} `$`, each of which may refer to a variable");
            return Err((why, "replace references with values"));
        }
        let (values, findings) = parse(text, name);
        Ok(Self::read(format!("`{name}`").into(), values, findings))
    }
}

fn shown(path: &Path) -> String {
    escaped(&path.display().to_string()).into_owned()
}

fn unreadable(path: &Path, source: &str, why: &str, fix: &'static str) -> StartError {
    let fix = if fix.is_empty() { "correct the path, or its permissions" } else { fix };
    let finding = Finding::new(rule::SOURCE_UNREADABLE, shown(path), format!("cannot be read: {why}"), fix);
    StartError::new(source.to_owned(), vec![finding])
}

/// The files of a directory at one moment.
fn directory(path: &Path) -> io::Result<BTreeMap<String, Read>> {
    // Kubernetes links each file to `..data/NAME`, and `..data` to the directory of all values. It replaces that link alone.
    let data = path.join("..data");
    let current = || fs::read_link(&data).ok();
    for _ in 0..MAX_TRIES {
        let before = current();
        let values = files(path)?;
        if current() == before {
            return Ok(values);
        }
    }
    Err(io::Error::other("its files change while they are read"))
}

fn files(path: &Path) -> io::Result<BTreeMap<String, Read>> {
    let mut values = BTreeMap::new();
    for entry in fs::read_dir(path)? {
        // A name that is not UTF-8 is no name of a variable.
        let Ok(name) = entry?.file_name().into_string() else { continue };
        let file = path.join(&name);
        if name.starts_with('.') {
            continue;
        }
        if values.len() == MAX_FILES {
            return Err(io::Error::other(format!("it has more than {MAX_FILES} files")));
        }
        let value = secret(&file).map_err(|error| {
            let why = match error.kind() {
                ErrorKind::NotFound => "it is a link to a file that does not exist".to_owned(),
                _ => error.to_string(),
            };
            format!("cannot read `{}`: {why}", shown(&file))
        });
        values.insert(name, value);
    }
    Ok(values)
}

/// The value in a file, without one line break at its end.
fn secret(path: &Path) -> io::Result<Zeroizing<String>> {
    let bytes = file(path, MAX_SECRET_BYTES)?;
    let value = bytes.strip_suffix(b"\n").map_or(&**bytes, |line| line.strip_suffix(b"\r").unwrap_or(line));
    // The checks of a value find the replacement.
    Ok(Zeroizing::new(String::from_utf8_lossy(value).into_owned()))
}

/// The bytes of a regular file. Others are refused before they are opened, because opening a pipe blocks until it has a writer.
fn file(path: &Path, most: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a directory, not a file"));
    }
    if !metadata.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a file"));
    }
    let length = usize::try_from(metadata.len()).unwrap_or(usize::MAX).min(most);
    // The buffer does not grow, which would leave copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.saturating_add(64)));
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("it is longer than {} KiB", most / 1024)));
    }
    Ok(bytes)
}

/// The variables that a file sets, and its invalid lines. Problems do not quote a line, which may contain a secret.
fn parse(text: &str, name: &str) -> (BTreeMap<String, Read>, Vec<Finding>) {
    let lines = Lines { rest: text.as_bytes(), begun: Rc::default(), inside: false };
    let line = Rc::clone(&lines.begun);
    let (mut values, mut findings) = (BTreeMap::new(), Vec::new());
    let (mut omitted, mut most_severe) = (0, rule::ENV_FILE_TWICE);
    let (all, mut read): (Vec<_>, usize) = (text.lines().collect(), 0);
    for item in dotenvy::from_read_iter(lines) {
        // An open quote takes more lines in, and begins at the first.
        let taken = all.get(read..line.get()).unwrap_or_default();
        let is_empty = |line: &&&str| line.trim().is_empty() || line.trim_start().starts_with('#');
        let first = read + 1 + taken.iter().take_while(is_empty).count();
        read = line.get();
        let at = format!("{name}:{}", if item.is_ok() { read } else { first.min(read) });
        let (rule, message, fix) = match item {
            Ok((_, value)) if value.len() > MAX_VALUE_BYTES => {
                let what = format!("the value is longer than {} KiB; the rest is not read", MAX_VALUE_BYTES / 1024);
                let help = "replace each `$NAME` in it, which repeats another variable, with a value";
                findings.push(Finding::new(rule::ENV_FILE_LINE, at, what, help));
                return (values, findings);
            }
            // dotenvy keeps the first value, too.
            Ok((variable, value)) if !values.contains_key(&variable) => {
                values.insert(variable, Ok(Zeroizing::new(value)));
                continue;
            }
            Ok(_) => (
                rule::ENV_FILE_TWICE,
                "an earlier line sets the same variable, and its value is used",
                "remove one of the lines; some other tools use the last",
            ),
            Err(_) => {
                // Spaces make a placeholder's line invalid, and the check of its value says more than the line.
                let is_placeholder =
                    |value| Leftover::find(value, &[]).is_some_and(|found| found.kind.is_placeholder());
                let set: Vec<_> = taken.iter().filter_map(|line| variable(line)).collect();
                let explains = !set.is_empty() && set.iter().all(|(_, value)| is_placeholder(value));
                for (name, value) in set {
                    let value = if explains { Ok(Zeroizing::new(value.trim().to_owned())) } else { Err(String::new()) };
                    values.entry(name.to_owned()).or_insert(value);
                }
                if explains {
                    continue;
                }
                (
                    rule::ENV_FILE_LINE,
                    "expected NAME=VALUE, and the same quote at both ends of a value",
                    "write `NAME=VALUE`, with quotes around a value that contains spaces or `#`",
                )
            }
        };
        if findings.len() < MAX_PROBLEMS {
            findings.push(Finding::new(rule, at, message, fix));
        } else {
            omitted += 1;
            most_severe = if most_severe.severity() >= rule.severity() { most_severe } else { rule };
        }
    }
    if omitted > 0 {
        let what = format!("{omitted} more lines are invalid, or set a variable again");
        let help = "correct the lines above first";
        findings.push(Finding::new(most_severe, Cow::from(name.to_owned()), what, help));
    }
    (values, findings)
}

/// The variable that an invalid line seems to set, and its value.
fn variable(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let (name, value) = line.strip_prefix("export ").unwrap_or(line).split_once(['=', ':'])?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    (!name.is_empty() && name.bytes().all(is_name)).then_some((name, value))
}

/// Counts the lines that dotenvy reads, because its errors have no line number.
struct Lines<'a> {
    rest: &'a [u8],
    begun: Rc<Cell<usize>>,
    /// Whether the last line was not read to its end.
    inside: bool,
}

impl io::Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let line = self.rest.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
        if !line.is_empty() && !self.inside {
            self.begun.set(self.begun.get() + 1);
        }
        let count = (&mut &*line).read(buffer)?;
        self.inside = count < line.len();
        self.rest = self.rest.get(count..).unwrap_or_default();
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(String, String)> {
        parse(text, ".env").1.into_iter().map(|found| (found.at.into_owned(), found.rule.to_owned())).collect()
    }

    #[test]
    fn values_are_those_that_dotenvy_loads() {
        let (values, findings) = parse("A=1\nexport B='x y' # z\nC=\"a\nb\"\nD=${A}2\nE=\n\n# F=3\n", ".env");
        let values: Vec<_> =
            values.iter().map(|(name, value)| (name.as_str(), value.as_ref().unwrap().as_str())).collect();
        assert_eq!(values, [("A", "1"), ("B", "x y"), ("C", "a\nb"), ("D", "12"), ("E", "")]);
        assert!(findings.is_empty());
    }

    #[test]
    fn a_wrong_line_is_named_and_not_shown() {
        let long = "x".repeat(20_000);
        let text = format!("A={long}\nA=2\n\nsecret\nB=1\n=secret\nC='secret\n");
        let expected = [(2, "env-file-twice"), (4, "env-file-line"), (6, "env-file-line"), (7, "env-file-line")];
        assert_eq!(places(&text), expected.map(|(line, rule)| (format!(".env:{line}"), rule.to_owned())));
        let shown: String = parse(&text, ".env").1.iter().map(ToString::to_string).collect();
        assert!(!shown.contains("secret"), "{shown}");
        assert_eq!(places(&"secret\n".repeat(1000)).len(), 21);
        // Lines of which each is a warning are no error.
        assert!(!parse(&"A=1\n".repeat(1000), ".env").1.iter().any(Finding::is_error));
        assert!(parse(&("A=1\n".repeat(1000) + "x"), ".env").1.iter().any(Finding::is_error));
    }

    #[test]
    fn any_text_gives_problems_at_its_own_lines() {
        let alphabet: Vec<char> = "Aa_=#'\"\\ \t\r\n${}.é\u{1b}\0".chars().collect();
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap()
        };
        for _ in 0..20_000 {
            let text: String = (0..next() % 24).map(|_| alphabet[next() % alphabet.len()]).collect();
            let lines = text.lines().count();
            for (at, _) in places(&text) {
                let line: usize = at.trim_start_matches(".env:").parse().unwrap();
                assert!((1..=lines).contains(&line), "{text:?} {line}");
            }
        }
    }
}
