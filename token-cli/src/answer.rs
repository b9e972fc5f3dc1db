//! What a command answers: text for the two streams, and how it ended.

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

/// The style of the word `error`.
pub(crate) const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
/// The style of the word `warning`.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// The style of the words `help` and `note`.
pub(crate) const HELP: Style = AnsiColor::BrightCyan.on_default().bold();
/// The style of what stands out without a judgement.
pub(crate) const BOLD: Style = Style::new().bold();

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It did what was asked, and nothing is wrong with what it looked at.
    Good = 0,
    /// Something is wrong with what it looked at, so it refused.
    Bad = 1,
    /// It was not told what to do in a way that it understands, or cannot read or write a file or stream.
    Usage = 2,
    /// Nobody reads its output any more. Other programs are ended by `SIGPIPE` then, which a shell shows as 128 + 13.
    ClosedPipe = 141,
}

/// What a command answers. The texts may hold colours; they are taken out where they would not be seen.
#[derive(Debug)]
pub(crate) struct Answer {
    /// What was asked for.
    pub(crate) out: String,
    /// All else: problems, notes, warnings.
    pub(crate) err: String,
    pub(crate) exit: Exit,
}

/// An answer, or the one with which a command stopped early.
pub(crate) type Outcome = Result<Answer, Answer>;

impl Answer {
    /// The text that was asked for.
    pub(crate) fn good(out: impl Into<String>) -> Self {
        Self { out: out.into(), err: String::new(), exit: Exit::Good }
    }

    /// Nothing but why it was refused.
    pub(crate) fn bad(err: impl Into<String>) -> Self {
        Self { out: String::new(), err: err.into(), exit: Exit::Bad }
    }

    /// Nothing but what is wrong with how it was asked.
    pub(crate) fn usage(err: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, ..Self::bad(err) }
    }

    /// Prints both streams.
    pub(crate) fn print(self) -> ExitCode {
        let told = write(io::stderr(), &self.err);
        let exit = match print(&self.out) {
            Ok(()) => self.exit,
            Err(stopped) => {
                // There is nobody left to tell if this cannot be written either.
                let _ = write(io::stderr(), &stopped.err);
                stopped.exit
            }
        };
        let untold = told.is_err_and(|reason| reason.kind() != ErrorKind::BrokenPipe);
        let exit = if untold && exit == Exit::Good { Exit::Usage } else { exit };
        ExitCode::from(exit as u8)
    }
}

/// Prints a text that was asked for, to its end.
///
/// # Errors
///
/// How the command ends when it cannot be printed. A reader who closed the other end of a pipe has had enough; any other reason is told.
pub(crate) fn print(out: &str) -> Result<(), Answer> {
    stdout().and_then(|stream| write(stream, out)).map_err(|reason| match reason.kind() {
        ErrorKind::BrokenPipe => Answer { exit: Exit::ClosedPipe, ..Answer::good("") },
        _ => Answer::usage(error(
            &format!("cannot write to standard output: {reason}"),
            "what was written of it is not complete: do not use it",
        )),
    })
}

fn write(stream: impl RawStream + AsLockedWrite, text: &str) -> io::Result<()> {
    let mut stream = AutoStream::auto(stream);
    stream.write_all(escaped::terminal(text).as_bytes())?;
    stream.flush()
}

/// Standard output as a file: the standard library's own takes a descriptor that cannot be written to for one that nobody reads.
#[cfg(unix)]
fn stdout() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd as _;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(not(unix))]
fn stdout() -> io::Result<io::Stdout> {
    Ok(io::stdout())
}

/// `error: …`, and what to do in a line of its own.
pub(crate) fn error(what: &str, help: &str) -> String {
    message(ERROR, "error", what, help)
}

/// `note: …`
pub(crate) fn note(what: &str) -> String {
    format!("{HELP}note{HELP:#}: {}\n", shown(what))
}

/// `warning: …`
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

/// A message, which may quote what somebody else wrote.
fn shown(text: &str) -> Cow<'_, str> {
    escaped_but(text, &['\n'])
}

/// Breaks a text into lines of 80 columns: the first after `first`, the others indented as far. Colours have no width.
pub(crate) fn wrapped(first: &str, text: &str) -> String {
    let indent = " ".repeat(textwrap::core::display_width(first));
    let options = textwrap::Options::new(80).initial_indent(first).subsequent_indent(&indent);
    textwrap::fill(text, options.break_words(false).word_splitter(WordSplitter::NoHyphenation)) + "\n"
}

/// One problem or several, in words: `1 error`, `3 errors`.
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
