//! `token try`: sends a token as a client's SDK does, and reports what the SDK would be told.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use serde::Serialize;
use token_codegen::report::{listed, quoted};
use token_codegen::{bounded, suggest};
use token_core::diagnose::{Options, diagnose};
use token_preflight::Server;
use token_protocols::{Attempt, Frame, Outcome as Decided, Sdk, Step, Verdict, random_word};
use tungstenite::Message;

use crate::answer::{self, Answer, BOLD, Exit, Outcome, error, note, wrapped};
use crate::check::Format;
use crate::environment::Files;
use crate::issue::Issue;
use crate::online::hidden::hidden;
use crate::online::socket::{self, Socket};
use crate::online::trusted::Trusted;
use crate::{escaped, explain, grants_file, sdk_names, vendors};

/// Connect as a client's SDK does, and report whether the token is accepted
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Try {
    /// The declaration to issue the token from; without it, the only one for the SDK
    name: Option<String>,
    /// Send this token as it is; `-` reads it from standard input, which no process list shows
    #[arg(long, value_name = "TOKEN|-", conflicts_with_all = ["name", "identity", "inputs"])]
    token: Option<String>,
    /// The SDK to connect as: sync, conversations, voice or video
    #[arg(long, value_name = "NAME")]
    sdk: String,
    /// Connect to URL/HOST/PATH instead of the vendor's HOST: the emulator, or a test server
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The identity of the token, instead of one that nobody uses; see --yes
    #[arg(long, value_name = "ID")]
    identity: Option<String>,
    /// An input of the token; repeatable
    #[arg(long = "input", value_name = "KEY=VALUE")]
    inputs: Vec<String>,
    /// The room to enter, which Video requires; it is created if there is none
    #[arg(long, value_name = "NAME")]
    room: Option<String>,
    /// Go on although the identity may be that of a user
    #[arg(long)]
    yes: bool,
    /// The file that declares the token
    #[arg(long, value_name = "FILE", default_value = grants_file::DEFAULT)]
    grants: PathBuf,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    trusted: Trusted,
    #[command(flatten)]
    environment: Files,
}

const AFTER: &str = "\
The SDKs' protocols are not documented, and may change: this command sends what
recorded SDKs sent first. An accepted token may still be refused for a room, a
call or a document.

It disturbs no user: without --identity or --token, the identity is
`token-try-` and eight random characters. Otherwise the user's other clients may
notice, so --yes is required unless --url is on this machine. Voice does not
register for calls. Video enters a room, which removes a participant with the
same identity, so it requires --room. Conversations may create a user.

Exit status: 0 accepted, 1 refused (or the token cannot be issued), 2 invalid
arguments, 3 no answer about the token.
With `--format json` the output is
  {\"sdk\", \"accepted\": true|false, \"code\", \"status\", \"message\", \"elapsed_ms\"}
where code and status may be null.

Examples:
  token try support_agent --sdk conversations
  token try --token - --sdk voice --yes < token.txt
  token try meeting_guest --sdk video --input room=test --room test
  token try dashboard --sdk sync --url http://127.0.0.1:4000";

/// The SDKs themselves wait for twice as long.
const TIMEOUT: Duration = Duration::from_secs(15);
/// A server that only sends what needs no answer is left before that.
const MAX_MESSAGES: usize = 200;
/// Of the name of a room (<https://www.twilio.com/docs/video/api/rooms-resource>).
const MAX_ROOM: usize = 128;

impl Try {
    pub(crate) fn run(self) -> Outcome {
        self.refuse_other_vendor()?;
        let sdk = self.sdk()?;
        let room = self.room_of(sdk)?;
        // Where it may go is settled before there is a token; the region is only a part of the vendor's own host.
        let to = self.url.as_deref().map(|url| self.trusted.instead("--url", url)).transpose()?;
        self.refuse_live_user(sdk, to.as_ref().is_some_and(Server::is_loopback))?;
        let (token, warnings) = self.token_to_send(sdk)?;
        let host = sdk.host(region(&token));
        let to = to.unwrap_or_else(|| Server::of_vendor(&host));
        let mut notes = warnings;
        if sdk == Sdk::Conversations {
            notes += &note("Conversations may create a user of this identity in the service");
        }
        notes += &note("the protocol is not documented; the server's answer to another version of the SDK may differ");
        answer::say(&notes);
        let began = Instant::now();
        let deadline = began + TIMEOUT;
        let verdict = match socket::connect(&to, &host, sdk.path(), self.trusted.ca.as_deref(), deadline)? {
            Ok(socket) => converse(socket, Attempt::new(sdk, &token, room)),
            Err(reason) => no_answer(reason),
        };
        let report = Report {
            sdk: sdk.name(),
            accepted: verdict.outcome == Decided::Accepted,
            code: verdict.code,
            status: verdict.status,
            message: hidden(&verdict.message, &[&token]),
            elapsed_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        };
        let out = match self.format {
            Format::Json => escaped::pretty_json(&report),
            Format::Text => text(&report, verdict.outcome),
        };
        let exit = match verdict.outcome {
            Decided::Accepted => Exit::Good,
            Decided::Refused => Exit::Bad,
            Decided::Undecided => Exit::NoAnswer,
        };
        Ok(Answer { exit, ..Answer::good(out) })
    }

    /// The protocols are one vendor's: a token of another vendor is never sent there. What else is wrong with the file is said later.
    fn refuse_other_vendor(&self) -> Result<(), Answer> {
        let model = match self.token {
            None => grants_file::sound(&self.grants).ok().map(|(model, _)| model),
            Some(_) => None,
        };
        let Some(model) = model.filter(|model| model.schema.vendor.name != Sdk::VENDOR) else { return Ok(()) };
        let (known, title) = (vendors::named(Sdk::VENDOR)?, &model.schema.vendor.title);
        let known = &known.schema().vendor.title;
        let what = format!("{} declares tokens of {title}; the protocols of its SDKs are unknown", model.file);
        let help = format!("`token try` connects to {known} only: `token diagnose` checks a token of {title}");
        Err(Answer::usage(error(&what, &help)))
    }

    fn sdk(&self) -> Result<Sdk, Answer> {
        let vendor = vendors::named(Sdk::VENDOR)?;
        let schema = vendor.schema();
        let known = schema.sdk_called(&self.sdk).map_or(self.sdk.as_str(), |sdk| &*sdk.name);
        if let Some(sdk) = Sdk::named(known) {
            return Ok(sdk);
        }
        if schema.sdks.iter().any(|sdk| sdk.name == known) {
            let names: Vec<_> = Sdk::ALL.iter().map(|sdk| sdk.name()).collect();
            let help = format!("the known protocols are those of {}", listed(names, "and"));
            return Err(Answer::usage(error(&format!("the protocol of the SDK {} is unknown", quoted(known)), &help)));
        }
        Err(Answer::usage(sdk_names::unknown(&self.sdk, schema, &[])))
    }

    /// The room to enter. An empty name would be any room: that of the token, which people may use.
    fn room_of(&self, sdk: Sdk) -> Result<&str, Answer> {
        let wrong = |what: &str, help: &str| Err(Answer::usage(error(what, help)));
        let help = "add `--room NAME`, a room that nobody uses: it is created, and a participant with the same \
                    identity is removed";
        match (sdk, self.room.as_deref()) {
            (Sdk::Video, None) => wrong("missing `--room <NAME>`, which Video requires", help),
            (Sdk::Video, Some(room)) if room.trim().is_empty() => wrong("the name of `--room` is empty", help),
            (Sdk::Video, Some(room)) if room.chars().count() > MAX_ROOM => {
                wrong(&format!("the name of `--room` has more than {MAX_ROOM} characters"), "shorten it")
            }
            (Sdk::Video, Some(room)) => Ok(room),
            (_, Some(_)) => wrong("`--room` is for Video only", "remove it, or write `--sdk video`"),
            (_, None) => Ok(""),
        }
    }

    /// A token for an identity that somebody may use is sent only where nobody is, or with `--yes`.
    fn refuse_live_user(&self, sdk: Sdk, loopback: bool) -> Result<(), Answer> {
        if loopback || self.yes || (self.identity.is_none() && self.token.is_none()) {
            return Ok(());
        }
        let effect = match sdk {
            Sdk::Sync => "the user's other clients may be told of the new connection",
            Sdk::Conversations => "the user may appear as online, and is created if there is none",
            Sdk::Voice => "it connects beside the user's devices, without registering for calls",
            Sdk::Video => "it removes a participant with the same identity from the room",
        };
        let what = format!("the identity may be that of a user: {effect}");
        let help = "add `--yes` to go on, or leave out `--identity` and `--token` for an identity that nobody uses";
        Err(Answer::usage(error(&what, help)))
    }

    /// The token, and the warnings about it.
    fn token_to_send(&self, sdk: Sdk) -> Result<(String, String), Answer> {
        match self.token.as_deref() {
            Some("-") => Ok((from_stdin()?, String::new())),
            Some(token) => Ok((token.to_owned(), String::new())),
            None => {
                let identity = self.identity.clone().unwrap_or_else(|| format!("token-try-{}", random_word(8)));
                let issue = Issue {
                    name: self.declaration(sdk)?,
                    identity: Some(identity),
                    inputs: self.inputs.clone(),
                    ttl: None,
                    grants: self.grants.clone(),
                    environment: self.environment.clone(),
                };
                issue.issued()
            }
        }
    }

    /// The name of the declaration: the given one, or the only one for the SDK.
    fn declaration(&self, sdk: Sdk) -> Result<String, Answer> {
        if let Some(name) = &self.name {
            return Ok(name.clone());
        }
        let (model, _) = grants_file::sound(&self.grants)?;
        let for_sdk = model.tokens.iter().filter(|token| token.sdks.iter().any(|used| used.name == sdk.name()));
        match for_sdk.map(|token| token.name.as_str()).collect::<Vec<_>>().as_slice() {
            [only] => Ok((*only).to_owned()),
            several => {
                let names: Vec<_> = model.tokens.iter().map(|token| token.name.as_str()).collect();
                let what = format!("{} declares {} tokens for {}", model.file, several.len(), quoted(sdk.name()));
                let (_, help) = suggest::help("", if several.is_empty() { &names } else { several }, "name one of");
                Err(Answer::usage(error(&what, &help)))
            }
        }
    }
}

fn from_stdin() -> Result<String, Answer> {
    // Longer than any token that a server reads.
    const MOST: usize = 64 * 1024;
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        return Err(Answer::usage(error("no token given", "pipe it in: `token try --token - < token.txt`")));
    }
    let input = bounded::stream(stdin, MOST)
        .map_err(|reason| Answer::usage(error(&format!("cannot read standard input: {reason}"), "")))?;
    let text = String::from_utf8(input).map_err(|_| Answer::usage(error("the token is not UTF-8", "")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// The region in the token's header, if the vendor has it: no other text may become a part of a host.
fn region(token: &str) -> Option<&'static str> {
    let vendor = vendors::table(vendors::named(Sdk::VENDOR).ok()?.schema());
    let header = diagnose(token, &Options::new(vendor)).header?;
    let named = header.get(vendor.format.region_header.as_deref()?)?.as_str()?.to_owned();
    vendor.format.regions.iter().find(|region| *region == named)
}

/// Sends what the client sends, until it knows the answer.
fn converse(mut socket: Socket, mut client: Attempt) -> Verdict {
    let mut outgoing = client.first().to_vec();
    for _ in 0..MAX_MESSAGES {
        if let Err(reason) = send(&mut socket, outgoing) {
            return no_answer(socket::why(&reason));
        }
        let frame = match socket.read() {
            Ok(Message::Text(text)) => Frame::Text(text.as_str().to_owned()),
            Ok(Message::Binary(bytes)) => Frame::Binary(bytes.to_vec()),
            Ok(Message::Close(_)) => return no_answer("the server closed the connection".to_owned()),
            Ok(_) => {
                outgoing = Vec::new();
                continue;
            }
            Err(reason) => return no_answer(socket::why(&reason)),
        };
        match client.receive(&frame) {
            Step::Send(frames) => outgoing = frames,
            Step::Leave(frames, verdict) => {
                // The answer is known, so the farewell may fail.
                let _ = send(&mut socket, frames);
                let _ = socket.close(None);
                let _ = socket.flush();
                return verdict;
            }
        }
    }
    no_answer(format!("the server sent {MAX_MESSAGES} messages, and none about the token"))
}

fn send(socket: &mut Socket, frames: Vec<Frame>) -> tungstenite::Result<()> {
    frames.into_iter().try_for_each(|frame| {
        socket.send(match frame {
            Frame::Text(text) => Message::text(text),
            Frame::Binary(bytes) => Message::binary(bytes),
        })
    })
}

fn no_answer(message: String) -> Verdict {
    Verdict { outcome: Decided::Undecided, code: None, status: None, message }
}

#[derive(Serialize)]
struct Report {
    sdk: &'static str,
    accepted: bool,
    code: Option<u32>,
    status: Option<u32>,
    message: String,
    elapsed_ms: u64,
}

fn text(report: &Report, outcome: Decided) -> String {
    let word = match outcome {
        Decided::Accepted => "accepted",
        Decided::Refused => "refused",
        Decided::Undecided => "no answer about the token",
    };
    let code = report.code.map(|code| format!(" {code}")).unwrap_or_default();
    let status = report.status.map(|status| format!("status {status}, ")).unwrap_or_default();
    let mut out = format!("{BOLD}{word}{code}{BOLD:#} ({}, {status}{} ms)\n", report.sdk, report.elapsed_ms);
    if !report.message.is_empty() {
        out += &wrapped("  ", &report.message);
    }
    let vendor = vendors::named(Sdk::VENDOR).map(|vendor| vendors::table(vendor.schema()));
    if let (Some(code), Ok(vendor)) = (report.code, vendor) {
        out += "\n";
        out += &explain::code(code, vendor).unwrap_or_else(|| {
            wrapped(
                "",
                &format!("{code} is not a code of tokens; {} documents its codes at {}", vendor.title, vendor.docs),
            )
        });
    }
    out
}
