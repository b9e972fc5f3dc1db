//! `token emulate`: emulates Twilio until it is stopped.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use serde_json::json;
use token_codegen::unreadable::shown;
use token_core::marker::Vendor as _;
use token_core::twilio::{Credentials, Twilio};
use token_emulator::codes::KnownCode;
use token_emulator::{Emulator, Event, Events, Options, RestScenario};
use token_schema::duration;
use token_schema::visible;
use tokio::io::{AsyncWriteExt as _, Stderr};
use tokio::time::timeout;

use crate::answer::{self, Answer, Outcome, error};
use crate::check::Format;
use crate::environment::{self, Files};
use crate::{escaped, moment};

/// Emulate Twilio for its client SDKs
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Emulate {
    /// The port for clients; 0 picks a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// The HTTP port from which tests control the emulator; 0 picks a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    control_port: u16,
    /// How long before its token expires a client is warned: 90s, 15m
    #[arg(long, value_name = "DURATION", default_value = "180s", value_parser = warn_before)]
    warn_before: Duration,
    /// Reject every token with this code; `token explain` lists the codes
    #[arg(long, value_name = "CODE", value_parser = code)]
    reject: Option<KnownCode>,
    /// The IP address to listen on; the control port stays on 127.0.0.1
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// Accept only web pages of this origin; repeatable
    #[arg(long = "allow-origin", value_name = "ORIGIN", value_parser = origin)]
    origins: Vec<String>,
    /// What the REST side answers, for `token preflight`; repeatable
    #[arg(long = "rest", value_name = "KEY=VALUE")]
    rest: Vec<String>,
    /// Write the TLS certificate to this file, as PEM
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
    /// The format of the events
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    environment: Files,
}

const AFTER: &str = "\
The emulator accepts tokens that are signed with the credentials from the
environment, and rejects others with the reason. When it is ready, it prints one
line of JSON on stdout, with the address for each SDK:
  {\"twilsock\": \"ws://…\", \"voice\": \"127.0.0.1:…\", \"video\": \"ws://…\",
   \"rest\": \"http://127.0.0.1:…/rest\", \"control\": \"http://127.0.0.1:…\"}
Then it prints the events of its clients on stderr, never a token. It runs until
Ctrl-C or SIGTERM. `curl http://127.0.0.1:…/` lists the requests of the control
port.

`token preflight --base-url` takes the address of the REST side, where the key is
in use and each service exists, unless --rest says otherwise:
  key=live|deleted|restricted|test  region=us1|ie1|au1
  account=active|suspended|closed   auth-token=TEXT
  missing=[PRODUCT/]SID  no-voice-url=SID  gcm=SID
  busy=COUNT  slow=MS  garbage=html|invalid|nulls|redirect|failure

Exit status: 0 stopped, 1 the credentials are incomplete or the port is in use,
2 invalid arguments or the certificate cannot be written.

Examples:
  token emulate --port 4000
  token emulate --warn-before 5s --format json 2> events.jsonl
  token emulate --reject 51130
  token emulate --rest key=deleted
  token emulate --allow-origin http://127.0.0.1:3000";

impl Emulate {
    pub(crate) fn run(self) -> Outcome {
        let (environment, warnings) = self.environment.sound()?;
        let credentials = Credentials::from_source(&environment.all)
            .map_err(|problems| Answer::bad(self.environment.problems(problems.findings())))?;
        answer::say(&(warnings + &environment::texts(credentials.warnings().to_vec())));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|reason| Answer::bad(error(&format!("cannot start: {reason}"), "")))?;
        let outcome = runtime.block_on(self.serve(&credentials));
        // A blocked write to standard error must not delay the exit.
        runtime.shutdown_background();
        outcome
    }

    async fn serve(self, credentials: &Credentials) -> Outcome {
        // Before the addresses are printed, so that no early signal kills the process.
        let stopped =
            stopped().map_err(|reason| Answer::bad(error(&format!("cannot listen for signals: {reason}"), "")))?;
        let options = self.options(credentials).map_err(|unknown| Answer::usage(error(&unknown, "")))?;
        let emulator = Emulator::start(options).await.map_err(|reason| {
            Answer::bad(error(&reason.to_string(), "choose another port or address; `--port 0` picks a free port"))
        })?;
        if let Some(path) = &self.certificate {
            std::fs::write(path, emulator.certificate_pem())
                .map_err(|reason| Answer::usage(error(&format!("cannot write `{}`: {reason}", shown(path)), "")))?;
        }
        let mut printer = Printer { events: emulator.events(), err: tokio::io::stderr(), format: self.format };
        answer::print(&addresses(&emulator))?;
        tokio::select! {
            () = printer.print() => {}
            () = stopped => {}
        }
        emulator.stop().await;
        let _ = timeout(PRINT_TIMEOUT, printer.print_rest()).await;
        Ok(Answer::good(""))
    }

    fn options(&self, credentials: &Credentials) -> Result<Options, String> {
        let rest = self.rest.iter().try_fold(RestScenario::default(), |scenario, setting| scenario.with(setting));
        let rest = rest.map_err(|unknown| format!("invalid `--rest` {unknown}"))?;
        let options = Options::new(credentials)
            .port(self.port)
            .control_port(self.control_port)
            .warn_before(self.warn_before)
            .rest(rest)
            .address(self.address);
        let options = self.reject.into_iter().fold(options, Options::reject);
        Ok(self.origins.iter().fold(options, Options::allow_origin))
    }
}

fn warn_before(text: &str) -> Result<Duration, String> {
    let longest = Twilio::TABLE.format.max_ttl.into();
    let given = moment::duration(text)?;
    if given.as_secs() <= longest {
        Ok(given)
    } else {
        Err(format!("a token is valid for at most {}", duration::in_text(longest)))
    }
}

/// An origin as a browser sends it: any other text would be equal to none.
fn origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")).unwrap_or_default();
    if text == "null" || !(host.is_empty() || host.contains(['/', '?', '#', '@'])) {
        return Ok(text.to_owned());
    }
    Err("write scheme, host and port, without a path, as in http://127.0.0.1:3000".to_owned())
}

fn code(text: &str) -> Result<KnownCode, String> {
    let number: u32 =
        text.parse().map_err(|_| "a code is a number, as in 51130; `token explain` lists all codes".to_owned())?;
    KnownCode::try_from(number).map_err(|unknown| unknown.to_string())
}

/// Scripts wait for this line.
fn addresses(emulator: &Emulator) -> String {
    let addresses = json!({"twilsock": emulator.uri(), "voice": emulator.voice(), "video": emulator.video_uri(),
        "rest": emulator.rest_uri(), "control": emulator.control_uri()});
    format!("{addresses}\n")
}

const PRINT_TIMEOUT: Duration = Duration::from_secs(1);

struct Printer {
    events: Events,
    err: Stderr,
    format: Format,
}

impl Printer {
    /// Never returns.
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
        // A closed terminal or file must not stop the emulator.
        if self.err.write_all(line.as_bytes()).await.is_ok() {
            let _ = self.err.flush().await;
        }
    }
}

/// Ends at SIGINT or SIGTERM, which no longer end the process by themselves.
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

/// Ends at Ctrl-C, which no longer ends the process by itself.
#[cfg(windows)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
