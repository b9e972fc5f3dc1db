//! Runs and times the functions of a candidate.

use std::hint::black_box;
use std::time::Duration;

use crate::{Fresh, Set, judge, timing};

/// Runs the cases that the command line selects.
///
/// ```text
/// PROGRAM time MILLISECONDS          each case for that long, one line of JSON each
/// PROGRAM count CASE GRANTS CALLS    one case, so often, without a clock: for callgrind
/// ```
pub struct Bench {
    candidate: &'static str,
    command: Command,
}

enum Command {
    Time(Duration),
    Count { case: String, grants: usize, calls: u64 },
}

impl Bench {
    /// # Panics
    ///
    /// When the command line is none of the above.
    pub fn from_args(candidate: &'static str) -> Self {
        let args: Vec<String> = std::env::args().skip(1).collect();
        let words: Vec<&str> = args.iter().map(String::as_str).collect();
        let number = |text: &str| text.parse::<u64>().expect("a number");
        let command = match words[..] {
            ["time", milliseconds] => {
                timing::wake_up();
                Command::Time(Duration::from_millis(number(milliseconds)))
            }
            ["count", case, grants, calls] => Command::Count {
                case: case.to_owned(),
                grants: usize::try_from(number(grants)).unwrap(),
                calls: number(calls),
            },
            _ => panic!("usage: time MILLISECONDS | count CASE GRANTS CALLS"),
        };
        Self { candidate, command }
    }

    /// Signs tokens. `start` returns the function that each thread calls, with everything that can be prepared once.
    pub fn sign<F: FnMut(&mut Fresh) -> String>(&self, case: &str, set: &Set, start: impl Fn() -> F + Sync) {
        let mut identity = Fresh::new(0);
        judge::signed_by_rule(&start()(&mut Fresh::new(0)), identity.identity(), set);
        self.run(case, set.count, |thread| {
            let (mut sign, mut fresh) = (start(), Fresh::new(thread));
            move || drop(black_box(sign(&mut fresh)))
        });
    }

    /// Verifies tokens; `None` if one is refused.
    pub fn verify<F: FnMut(&str) -> Option<T>, T>(
        &self,
        case: &str,
        set: &Set,
        tokens: &[String],
        start: impl Fn() -> F + Sync,
    ) {
        let mut verify = start();
        for token in tokens {
            assert!(verify(token).is_some(), "{case}: a good token was refused");
            assert!(verify(&judge::forged(token)).is_none(), "{case}: a forged token was taken");
        }
        self.run(case, set.count, |_| {
            let (mut verify, mut tokens) = (start(), tokens.iter().cycle());
            move || drop(black_box(tokens.next().map(|token| verify(token))))
        });
    }

    /// Whether the command line selects every case, not only one to count: then a case may take long to prepare.
    pub fn is_timed(&self) -> bool {
        matches!(self.command, Command::Time(_))
    }

    /// Any other function.
    pub fn run<F: FnMut()>(&self, case: &str, grants: usize, start: impl Fn(usize) -> F + Sync) {
        match &self.command {
            Command::Time(time) => {
                let allocations = timing::allocations(start(0));
                // Only the token that all are compared with, because the others differ in size.
                let threads: &[usize] = if grants == 2 { &[1, 2] } else { &[1] };
                for &threads in threads {
                    let ns = timing::nanoseconds(threads, *time, &start);
                    let line = serde_json::json!({
                        "candidate": self.candidate, "case": case, "grants": grants, "threads": threads,
                        "ns": ns, "allocations": allocations,
                    });
                    println!("{line}");
                }
            }
            Command::Count { case: asked, grants: of, calls } if asked == case && *of == grants => {
                let mut call = start(0);
                (0..*calls).for_each(|_| call());
            }
            Command::Count { .. } => {}
        }
    }
}
