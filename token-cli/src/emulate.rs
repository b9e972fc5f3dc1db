//! `token emulate`: emulates the vendor until it is stopped.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use serde_json::json;
use token_codegen::unreadable::shown;
use token_core::marker::Vendor as _;
use token_core::twilio::{Credentials, Twilio};
use token_emulator::codes::KnownCode;
use token_emulator::{Emulator, Event, Events, Options};
use token_schema::duration;
use token_schema::visible;
use tokio::io::{AsyncWriteExt as _, Stderr};
use tokio::time::timeout;

use crate::answer::{self, Answer, Outcome, error};
use crate::check::Format;
use crate::environment::EnvFile;
use crate::{escaped, moment};

/// Emulate Twilio on this machine, for its client SDKs
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Emulate {
    /// Where clients connect; 0 is any free port
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// Where tests say what is to happen, over HTTP; 0 is any free port
    #[arg(long, value_name = "N", default_value_t = 0)]
    control_port: u16,
    /// How long before the end of its token a client is warned: 90s, 15m
    #[arg(long, value_name = "DURATION", default_value = "180s", value_parser = warn_before)]
    warn_before: Duration,
    /// Refuse every token with this code, whatever is in it: one that `token explain` lists
    #[arg(long, value_name = "CODE", value_parser = code)]
    reject: Option<KnownCode>,
    /// The address at which to listen; the control port stays on 127.0.0.1
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// Let only pages of this origin connect; once for each
    #[arg(long = "allow-origin", value_name = "ORIGIN")]
    origins: Vec<String>,
    /// Write the certificate of its TLS connections to this file, in PEM
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
    /// How to print what happens
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    environment: EnvFile,
}

const AFTER: &str = "\
It takes the tokens that the credentials in the environment signed, and says to
others why not. When it is ready it prints one line of JSON on stdout, with what
each SDK takes as its address:
  {\"twilsock\": \"ws://…\", \"voice\": \"127.0.0.1:…\", \"video\": \"ws://…\",
   \"control\": \"http://127.0.0.1:…\"}
and from then on, on stderr, what each client did; a token never. It runs until
Ctrl-C, or SIGTERM. `curl http://127.0.0.1:…/` says what the control port takes.

Exit status: 0 stopped, 1 the credentials are not complete or the port is taken,
2 the command was not understood or the certificate cannot be written.

Examples:
  token emulate --port 4000
  token emulate --warn-before 5s --format json 2> events.jsonl
  token emulate --reject 51130
  token emulate --allow-origin http://127.0.0.1:3000";

impl Emulate {
    pub(crate) fn run(self) -> Outcome {
        let (environment, _) = self.environment.sound()?;
        let credentials = Credentials::from_lookup(|name| environment.get(name))
            .map_err(|problems| Answer::bad(error(&problems.to_string(), "")))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|reason| Answer::bad(error(&format!("cannot begin: {reason}"), "")))?;
        let outcome = runtime.block_on(self.serve(&credentials));
        // A reader that does not read the output is not waited for.
        runtime.shutdown_background();
        outcome
    }

    async fn serve(self, credentials: &Credentials) -> Outcome {
        // Before anybody knows that we run, so that nobody stops us in another way.
        let stopped =
            stopped().map_err(|reason| Answer::bad(error(&format!("cannot listen to signals: {reason}"), "")))?;
        let emulator = Emulator::start(self.options(credentials)).await.map_err(|reason| {
            Answer::bad(error(&reason.to_string(), "name another port or address; `--port 0` is any free port"))
        })?;
        if let Some(path) = &self.certificate {
            std::fs::write(path, emulator.certificate_pem())
                .map_err(|reason| Answer::usage(error(&format!("cannot write `{}`: {reason}", shown(path)), "")))?;
        }
        let mut printer = Printer { events: emulator.events(), err: tokio::io::stderr(), format: self.format };
        // Without that line nobody knows where it is.
        answer::print(&addresses(&emulator))?;
        tokio::select! {
            () = printer.print() => {}
            () = stopped => {}
        }
        emulator.stop().await;
        // Who does not read what we write is not waited for.
        let _ = timeout(PATIENCE, printer.print_rest()).await;
        Ok(Answer::good(""))
    }

    fn options(&self, credentials: &Credentials) -> Options {
        let options = Options::new(credentials)
            .port(self.port)
            .control_port(self.control_port)
            .warn_before(self.warn_before)
            .address(self.address);
        let options = self.reject.into_iter().fold(options, Options::reject);
        self.origins.iter().fold(options, Options::allow_origin)
    }
}

/// How long before the end of its token a client is warned: at most as long as a token can live.
fn warn_before(text: &str) -> Result<Duration, String> {
    let longest = Twilio::TABLE.format.max_ttl.into();
    let given = moment::duration(text)?;
    if given.as_secs() <= longest {
        Ok(given)
    } else {
        Err(format!("a token lives {} at most", duration::shown(longest)))
    }
}

/// A code that the schema documents.
///
/// # Errors
///
/// When it documents no such code, or it is no number.
fn code(text: &str) -> Result<KnownCode, String> {
    let number: u32 =
        text.parse().map_err(|_| "a code is a number, as in 51130; `token explain` lists all codes".to_owned())?;
    KnownCode::try_from(number).map_err(|unknown| unknown.to_string())
}

/// Where it is, for a script that waits for that line.
fn addresses(emulator: &Emulator) -> String {
    let addresses = json!({"twilsock": emulator.uri(), "voice": emulator.voice(), "video": emulator.video_uri(),
        "control": emulator.control_uri()});
    format!("{addresses}\n")
}

/// How long what happened last may take to be printed.
const PATIENCE: Duration = Duration::from_secs(1);

/// Prints what happens.
struct Printer {
    events: Events,
    err: Stderr,
    format: Format,
}

impl Printer {
    /// Goes on for as long as it is let.
    async fn print(&mut self) {
        loop {
            let event = self.events.next().await;
            self.line(&event).await;
        }
    }

    async fn print_rest(&mut self) {
        while let Some(event) = self.events.try_next() {
            self.line(&event).await;
        }
        let _ = self.err.flush().await;
    }

    async fn line(&mut self, event: &Event) {
        let line = match self.format {
            Format::Text => visible::escaped(&event.to_string()).into_owned() + "\n",
            Format::Json => escaped::json(&serde_json::to_string(event).unwrap_or_default()) + "\n",
        };
        // A terminal or a file that is gone is no reason to stop: clients may still be served.
        if self.err.write_all(line.as_bytes()).await.is_ok() {
            let _ = self.err.flush().await;
        }
    }
}

/// Done when somebody asks us to stop. From the call on, signals do not end the process by themselves.
#[cfg(unix)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Done when somebody asks us to stop. From the call on, Ctrl-C does not end the process by itself.
#[cfg(windows)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
