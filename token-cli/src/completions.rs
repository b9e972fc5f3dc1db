//! `token completions`: prints shell completions.

use clap::Args;
use clap_complete::Shell;

use crate::answer::Answer;

/// Print shell completions
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

const AFTER: &str = "\
Examples:
  token completions bash > ~/.local/share/bash-completion/completions/token
  token completions zsh  > ~/.zfunc/_token
  token completions fish > ~/.config/fish/completions/token.fish";

impl Completions {
    pub(crate) fn run(self, mut definition: clap::Command) -> Answer {
        let mut out = Vec::new();
        clap_complete::generate(self.shell, &mut definition, "token", &mut out);
        Answer::good(String::from_utf8_lossy(&out))
    }
}
