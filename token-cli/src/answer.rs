//! What a command answers: text for the two streams, and how it ended.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

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
    /// It was not told what to do in a way that it understands, or cannot read or write a file.
    Usage = 2,
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
        // Who closed the other end does not want to hear that writing failed.
        let _ = anstream::stderr().write_all(self.err.as_bytes());
        let mut out = anstream::stdout();
        let _ = out.write_all(self.out.as_bytes()).and_then(|()| out.flush());
        ExitCode::from(self.exit as u8)
    }
}

/// `error: …`, and what to do in a line of its own.
pub(crate) fn error(what: &str, help: &str) -> String {
    let mut text = format!("{ERROR}error{ERROR:#}{BOLD}: {what}{BOLD:#}\n");
    if !help.is_empty() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{HELP}help{HELP:#}: {help}");
    }
    text
}

/// `note: …`
pub(crate) fn note(what: &str) -> String {
    format!("{HELP}note{HELP:#}: {what}\n")
}

/// `warning: …`
pub(crate) fn warning(what: &str, help: &str) -> String {
    let mut text = format!("{WARNING}warning{WARNING:#}{BOLD}: {what}{BOLD:#}\n");
    if !help.is_empty() {
        let _ = writeln!(text, "{HELP}help{HELP:#}: {help}");
    }
    text
}

/// One problem or several, in words: `1 error`, `3 errors`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
