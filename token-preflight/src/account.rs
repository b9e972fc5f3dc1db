//! The questions about one account, in the order in which they may be asked, and the findings.

mod findings;

use std::collections::VecDeque;
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use token_core::declared::{Lend, Lent};
use token_schema::{Meaning, Probe, Vendor};
use zeroize::Zeroizing;

use crate::judge::{Judged, Verdict, judge};
use crate::places::{Value, values};
use crate::report::{Checked, NotChecked, Report};
use crate::request::{Answer, Failure};

/// RFC 3986, section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// How often a busy vendor is asked again.
const REPEATS: u32 = 3;
/// The first wait for a busy vendor; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(500);
/// The longest wait that a vendor may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// A question that is to be asked, or was asked.
pub(crate) struct Task {
    pub(crate) probe: &'static Probe,
    kind: Kind,
    pub(crate) region: String,
    pub(crate) wait: Duration,
    repeats: u32,
}

#[derive(Clone)]
enum Kind {
    /// Whether the key is in use in a region of the declarations.
    Key,
    /// Whether the key that this region rejects is of another region.
    OtherRegion(String),
    /// About the credentials.
    Credentials,
    /// Asked because a question about the credentials has no answer.
    Hint,
    /// About a value.
    Value(Value),
    /// About a value that this probe does not know.
    Otherwise(Value, &'static Probe, Box<Asked>),
}

/// What the first of two questions was answered.
#[derive(Clone, Default)]
struct Asked {
    code: Option<u32>,
    request_id: Option<String>,
}

/// A key that a region rejects.
struct Rejected {
    region: String,
    asked: Asked,
    /// How many other regions have not answered.
    open: usize,
    /// The regions in which it is in use.
    found_in: Vec<String>,
}

pub(crate) struct Account {
    label: Option<String>,
    vendor: &'static Vendor,
    pub(crate) is_built_in: bool,
    first_region: &'static str,
    credentials: Vec<(&'static token_schema::Credential, String)>,
    secret: Zeroizing<String>,
    other_secrets: Vec<(String, Zeroizing<String>)>,
    queue: VecDeque<Task>,
    values: Vec<Value>,
    rejected: Vec<Rejected>,
    has_asked_about_credentials: bool,
    /// Values that do not exist.
    missing: Vec<Value>,
    report: Report,
}

impl Account {
    pub(crate) fn of(tokens: &(impl Lend + ?Sized), label: Option<String>) -> Self {
        let lent = tokens.lend();
        let vendor = lent.vendor();
        let mut report = Report::default();
        let first_region = vendor.format.regions.first().unwrap_or_default();
        let values = values(&lent, &mut report.not_checked);
        let secret: Option<Zeroizing<String>> = lent.with_secret(|secret| secret.to_owned().into());
        let has_secret = secret.is_some();
        let mut account = Self {
            label,
            vendor,
            is_built_in: lent.is_built_in(),
            first_region,
            credentials: credentials(&lent),
            secret: secret.unwrap_or_default(),
            other_secrets: Vec::new(),
            queue: VecDeque::new(),
            values,
            rejected: Vec::new(),
            has_asked_about_credentials: false,
            missing: Vec::new(),
            report,
        };
        for region in lent.regions() {
            if has_secret {
                account.begin(region);
            } else {
                account.give_up(region, "the tokens are signed with a private key, which is not sent");
            }
        }
        account
    }

    pub(crate) fn set_secret(&mut self, variable: &str, value: Zeroizing<String>) {
        let is_known = self.vendor.other_secrets.iter().any(|(name, _)| name == variable);
        if is_known && !value.is_empty() {
            self.other_secrets.push((variable.to_owned(), value));
        }
    }

    fn begin(&mut self, region: &str) {
        let mut first = self.vendor.probes.iter().filter(|probe| probe.first).peekable();
        if first.peek().is_none() {
            self.go_on(region);
        }
        for probe in first {
            self.queue.push_back(Task::new(probe, Kind::Key, region));
        }
    }

    /// The key is in use, or it is not known whether it is.
    fn go_on(&mut self, region: &str) {
        if !std::mem::replace(&mut self.has_asked_about_credentials, true) {
            let is_hint = |probe: &Probe| self.vendor.probes.iter().any(|other| other.otherwise == probe.name);
            for probe in self.vendor.probes.iter().filter(|it| it.fields.is_empty() && !it.first && !is_hint(it)) {
                self.queue.push_back(Task::new(probe, Kind::Credentials, region));
            }
        }
        let (here, other) = std::mem::take(&mut self.values).into_iter().partition(|value| value.region == region);
        self.values = other;
        let here: Vec<Value> = here;
        self.queue.extend(here.into_iter().map(|value| Task::new(value.probe, Kind::Value(value), region)));
    }

    /// Nothing more is asked in a region, for a reason that is a finding.
    fn give_up(&mut self, region: &str, why: &str) {
        let (here, other): (Vec<_>, _) =
            std::mem::take(&mut self.values).into_iter().partition(|value| value.region == region);
        self.values = other;
        for value in here {
            self.not_checked(&value.at(), why.to_owned());
        }
    }

    /// The next question that depends on no open one.
    pub(crate) fn next(&mut self, open: &[&Task]) -> Option<Task> {
        loop {
            let blocked = |task: &Task| match &task.kind {
                Kind::Value(value) => {
                    let others = self.queue.iter().chain(open.iter().copied());
                    others.filter_map(Task::value).any(|other| value.depends_on(other))
                }
                _ => false,
            };
            let at = self.queue.iter().position(|task| !blocked(task))?;
            let task = self.queue.remove(at)?;
            if let Kind::Value(value) = &task.kind
                && self.missing.iter().any(|other| value.depends_on(other))
            {
                self.not_checked(&value.at(), "what it belongs to does not exist".to_owned());
                continue;
            }
            return Some(task);
        }
    }

    /// The host and the path of a question; or why it cannot be asked.
    pub(crate) fn address(&self, task: &Task) -> Result<(String, String), String> {
        let host = self.vendor.preflight.host_of(&task.probe.product, &task.region, self.first_region);
        let host = host.ok_or_else(|| format!("there is no host for region `{}`", task.region))?;
        let mut path = String::new();
        let mut rest = &*task.probe.path;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let text = match self.credentials.iter().find(|(part, _)| part.name == name) {
                Some((_, value)) => value,
                None => task.value().and_then(|value| value.named(name)).ok_or("a part of its path is not known")?,
            };
            // As a segment, it would be removed from the path.
            if [".", "..", ""].contains(&text) {
                return Err("its value cannot be a part of a path".to_owned());
            }
            path += before;
            path.extend(utf8_percent_encode(text, ENCODED));
            rest = after;
        }
        Ok((host, path + rest))
    }

    /// The user and the secret of a question.
    pub(crate) fn authorization(&self, task: &Task) -> Zeroizing<String> {
        let key = &*self.vendor.format.key;
        let is_key =
            |part: &token_schema::Credential| matches!(&part.role, token_schema::Role::Claim(claim, _) if claim == key);
        let (user, secret) = match self.other_secret(task) {
            Some(secret) => (self.credential(&task.probe.secret_user), secret),
            None => {
                (self.credentials.iter().find(|(part, _)| is_key(part)).map_or("", |(_, value)| value), &self.secret)
            }
        };
        let pair = Zeroizing::new(format!("{user}:{}", **secret));
        let mut text = Zeroizing::new("Basic ".to_owned());
        let encoded = Zeroizing::new(base64_simd::STANDARD.encode_to_string(pair.as_bytes()));
        text.push_str(&encoded);
        text
    }

    fn other_secret(&self, task: &Task) -> Option<&Zeroizing<String>> {
        let (_, secret) = self.other_secrets.iter().find(|(name, _)| *name == task.probe.secret)?;
        matches!(task.kind, Kind::Credentials).then_some(secret)
    }

    fn credential(&self, name: &str) -> &str {
        self.credentials.iter().find(|(part, _)| part.name == name).map_or("", |(_, value)| value)
    }

    /// Where the values of a question are from.
    pub(crate) fn at(&self, task: &Task) -> String {
        let at = match &task.kind {
            Kind::Value(value) | Kind::Otherwise(value, ..) => value.at(),
            Kind::Key | Kind::OtherRegion(_) | Kind::Hint => self.key_variables(),
            Kind::Credentials => {
                let named = |name: &str| self.credentials.iter().find(|(part, _)| part.name == name);
                let part = task.probe.placeholders().filter_map(named).last();
                part.map_or_else(|| self.key_variables(), |(part, _)| variables(part))
            }
        };
        self.labelled(&at)
    }

    fn key_variables(&self) -> String {
        let key = &*self.vendor.format.key;
        let is_key =
            |part: &token_schema::Credential| matches!(&part.role, token_schema::Role::Claim(claim, _) if claim == key);
        self.credentials.iter().find(|(part, _)| is_key(part)).map_or_else(String::new, |(part, _)| variables(part))
    }

    fn labelled(&self, at: &str) -> String {
        self.label.as_ref().map_or_else(|| at.to_owned(), |label| format!("{label}: {at}"))
    }

    fn not_checked(&mut self, what: &str, why: String) {
        let what = self.labelled(what);
        self.report.not_checked.push(NotChecked { what, why });
    }

    /// A question that is not sent.
    pub(crate) fn unasked(&mut self, task: &Task, why: &str) {
        self.judged(task, Verdict { judged: Judged::Unknown(why.to_owned()), code: None, request_id: None });
    }

    pub(crate) fn answer(&mut self, mut task: Task, request: String, answer: Result<&Answer, &Failure>) {
        let answer = match answer {
            Ok(answer) => answer,
            Err(failure) => {
                let why = self.without_secrets(&task, &failure.0);
                return self.unasked(&task, &why);
            }
        };
        let value = task.value().filter(|value| !value.is_literal()).map(|value| value.text.as_str());
        let mut verdict = judge(answer, task.probe, value, &self.vendor.preflight);
        // A server may send back whatever it received.
        verdict.request_id = verdict.request_id.filter(|id| self.without_secrets(&task, id) == *id);
        if matches!(verdict.judged, Judged::Means(Meaning::Busy)) && task.repeats < REPEATS {
            let asked_for =
                answer.get("retry-after").and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
            task.wait = asked_for.unwrap_or(FIRST_WAIT * 2_u32.pow(task.repeats)).min(LONGEST_WAIT);
            task.repeats += 1;
            self.queue.push_front(task);
            return;
        }
        let settles = match &verdict.judged {
            Judged::Found { .. } => true,
            Judged::Means(Meaning::Missing) => task.value().is_some(),
            Judged::Means(Meaning::Rejected) => matches!(task.kind, Kind::Key | Kind::OtherRegion(_)),
            Judged::Means(Meaning::Suspended | Meaning::TestCredentials) => matches!(task.kind, Kind::Key),
            Judged::Means(_) | Judged::Unknown(_) => false,
        };
        if settles {
            self.report.checked.push(Checked { at: self.at(&task), request, status: answer.status });
        }
        self.judged(&task, verdict);
    }

    /// A reason that the caller gave, in case that its client's error quotes the request.
    fn without_secrets(&self, task: &Task, text: &str) -> String {
        let header = self.authorization(task);
        let text = text.replace(header.trim_start_matches("Basic "), "[redacted]");
        let secrets = self.other_secrets.iter().map(|(_, secret)| secret).chain([&self.secret]);
        secrets.fold(text, |text, secret| text.replace(secret.as_str(), "[redacted]"))
    }

    pub(crate) fn finish(mut self) -> Report {
        for task in std::mem::take(&mut self.queue) {
            self.report.not_checked.push(NotChecked { what: self.at(&task), why: "it was not asked".to_owned() });
        }
        for value in std::mem::take(&mut self.values) {
            self.not_checked(&value.at(), "it was not asked".to_owned());
        }
        self.report.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.report
    }
}

impl Task {
    fn new(probe: &'static Probe, kind: Kind, region: &str) -> Self {
        Self { probe, kind, region: region.to_owned(), wait: Duration::ZERO, repeats: 0 }
    }

    fn value(&self) -> Option<&Value> {
        match &self.kind {
            Kind::Value(value) | Kind::Otherwise(value, ..) => Some(value),
            Kind::Key | Kind::OtherRegion(_) | Kind::Credentials | Kind::Hint => None,
        }
    }
}

fn credentials(lent: &Lent<'_>) -> Vec<(&'static token_schema::Credential, String)> {
    let parts = lent.vendor().credentials.iter();
    parts.filter_map(|part| Some((part, lent.credential(&part.name)?.to_owned()))).collect()
}

fn variables(part: &token_schema::Credential) -> String {
    part.env.iter().collect::<Vec<_>>().join(" or ")
}
