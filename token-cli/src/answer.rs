//! What a command returns: text for standard output and standard error, and an exit status.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use anstream::AutoStream;
use anstream::stream::{AsLockedWrite, RawStream};
use anstyle::{AnsiColor, Style};
use textwrap::WordSplitter;
use token_schema::visible::escaped_but;

use crate::escaped;

pub(crate) const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// Also for notes.
pub(crate) const HELP: Style = AnsiColor::BrightCyan.on_default().bold();
pub(crate) const BOLD: Style = Style::new().bold();

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Good = 0,
    Bad = 1,
    /// Invalid arguments, or a file or stream cannot be read or written.
    Usage = 2,
    /// A server gave no answer, or one that decides nothing.
    #[cfg(feature = "online")]
    NoAnswer = 3,
    /// Standard output was closed. Other programs are ended by `SIGPIPE` then, which a shell shows as 128 + 13.
    ClosedPipe = 141,
}

/// What a command returns. Colours in the text are removed when the stream is not a terminal.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) out: String,
    /// Problems, notes and warnings.
    pub(crate) err: String,
    pub(crate) exit: Exit,
}

/// An answer; an error is an answer that stopped the command early.
pub(crate) type Outcome = Result<Answer, Answer>;

impl Answer {
    pub(crate) fn good(out: impl Into<String>) -> Self {
        Self { out: out.into(), err: String::new(), exit: Exit::Good }
    }

    pub(crate) fn bad(err: impl Into<String>) -> Self {
        Self { out: String::new(), err: err.into(), exit: Exit::Bad }
    }

    pub(crate) fn usage(err: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, ..Self::bad(err) }
    }

    pub(crate) fn print(self) -> ExitCode {
        let written = write(io::stderr(), &self.err);
        let exit = match print(&self.out) {
            Ok(()) => self.exit,
            Err(stopped) => {
                // Standard error is the last resort.
                let _ = write(io::stderr(), &stopped.err);
                stopped.exit
            }
        };
        let failed = written.is_err_and(|reason| reason.kind() != ErrorKind::BrokenPipe);
        let exit = if failed && exit == Exit::Good { Exit::Usage } else { exit };
        ExitCode::from(exit as u8)
    }
}

/// Prints to standard output. A pipe that its reader closed gives no message.
pub(crate) fn print(out: &str) -> Result<(), Answer> {
    stdout().and_then(|stream| write(stream, out)).map_err(|reason| match reason.kind() {
        ErrorKind::BrokenPipe => Answer { exit: Exit::ClosedPipe, ..Answer::good("") },
        _ => Answer::usage(error(
            &format!("cannot write to standard output: {reason}"),
            "the output is incomplete: do not use it",
        )),
    })
}

/// Prints to standard error at once, before what takes a while.
#[cfg(any(feature = "online", feature = "emulator"))]
pub(crate) fn say(err: &str) {
    // A closed terminal must not stop the command.
    let _ = write(io::stderr(), err);
}

fn write(stream: impl RawStream + AsLockedWrite, text: &str) -> io::Result<()> {
    let mut stream = AutoStream::auto(stream);
    stream.write_all(escaped::terminal(text).as_bytes())?;
    stream.flush()
}

/// Standard output as a file: `std::io::Stdout` ignores that a descriptor is not open for writing.
#[cfg(unix)]
fn stdout() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd as _;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(not(unix))]
fn stdout() -> io::Result<io::Stdout> {
    Ok(io::stdout())
}

pub(crate) fn error(what: &str, help: &str) -> String {
    message(ERROR, "error", what, help)
}

pub(crate) fn note(what: &str) -> String {
    format!("{HELP}note{HELP:#}: {}\n", shown(what))
}

pub(crate) fn warning(what: &str, help: &str) -> String {
    message(WARNING, "warning", what, help)
}

fn message(style: Style, level: &str, what: &str, help: &str) -> String {
    let mut text = format!("{style}{level}{style:#}{BOLD}: {}{BOLD:#}\n", shown(what));
    if !help.is_empty() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{HELP}help{HELP:#}: {}", shown(help));
    }
    text
}

/// Messages may quote input.
fn shown(text: &str) -> Cow<'_, str> {
    escaped_but(text, &['\n'])
}

/// Breaks a text into lines of 80 columns: the first after `first`, the others indented as far. Colours have no width.
pub(crate) fn wrapped(first: &str, text: &str) -> String {
    let indent = " ".repeat(textwrap::core::display_width(first));
    let options = textwrap::Options::new(80).initial_indent(first).subsequent_indent(&indent);
    textwrap::fill(text, options.break_words(false).word_splitter(WordSplitter::NoHyphenation)) + "\n"
}

/// `1 error, 2 warnings`; empty if there are none.
pub(crate) fn counts_text([errors, warnings]: [usize; 2]) -> String {
    let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, what)| counted(count, what)).collect::<Vec<_>>().join(", ")
}

pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_fit_80_columns() {
        let text = wrapped("\u{1b}[1m  -\u{1b}[0m ", &"word ".repeat(40));
        assert!(text.lines().all(|line| textwrap::core::display_width(line) <= 80), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with("    word")), "{text}");
        assert_eq!(wrapped("> ", &"x".repeat(100)).lines().count(), 1);
    }
}
