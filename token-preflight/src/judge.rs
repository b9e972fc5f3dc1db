//! What an answer means, by the vendor's schema.

use serde_json::{Map, Value};
use token_schema::{Expect, Meaning, Must, Preflight, Probe};

use crate::request::Answer;

/// What an answer means.
pub(crate) enum Judged {
    /// It exists. The conditions that it breaks, and the members that the answer lacks.
    Found { broken: Vec<&'static Expect>, unknown: Vec<&'static str> },
    /// What the schema says about the status and the code.
    Means(Meaning),
    /// Nothing can be concluded, and why.
    Unknown(String),
}

/// An answer, judged.
pub(crate) struct Verdict {
    pub(crate) judged: Judged,
    /// The vendor's code in the answer.
    pub(crate) code: Option<u32>,
    /// The vendor's id of the request.
    pub(crate) request_id: Option<String>,
}

pub(crate) fn judge(answer: &Answer, probe: &'static Probe, value: Option<&str>, asked: &'static Preflight) -> Verdict {
    let request_id = answer.request_id(&asked.request_id).map(str::to_owned);
    let object = answer.object();
    let code = object.as_ref().ok().and_then(|object| object.get(&*asked.code)?.as_u64()?.try_into().ok());
    let judged = match (answer.status, object) {
        // Servers before the vendor's own answer so too, with any body.
        (status, Err(_)) if asked.meaning(status, None) == Some(Meaning::Busy) => Judged::Means(Meaning::Busy),
        (status, Err(why)) => Judged::Unknown(format!("status {status}: {why}")),
        (200..=299, Ok(object)) => found(&object, probe, value),
        (status, Ok(_)) => match asked.meaning(status, code) {
            Some(meaning) => Judged::Means(meaning),
            None => Judged::Unknown(match code {
                Some(code) => format!("status {status}, code {code}"),
                None => format!("status {status}"),
            }),
        },
    };
    Verdict { judged, code, request_id }
}

fn found(object: &Map<String, Value>, probe: &'static Probe, value: Option<&str>) -> Judged {
    let member = |name: &str| object.get(name).filter(|value| !value.is_null());
    if !probe.holds.is_empty() && member(&probe.holds).is_none() {
        return Judged::Unknown(format!("the answer lacks `{}`", probe.holds));
    }
    if let Some(value) = value.filter(|_| !probe.same.is_empty()) {
        let same = probe.same.iter().filter_map(member).any(|it| it.as_str() == Some(value));
        if !same {
            return Judged::Unknown("the answer is about something else".to_owned());
        }
    }
    let (mut broken, mut unknown) = (Vec::new(), Vec::new());
    for expect in &*probe.expects {
        let it = member(&expect.member);
        match (&expect.must, it) {
            (Must::Filled, it) => {
                if it.and_then(Value::as_str).is_none_or(|text| text.trim().is_empty()) {
                    broken.push(expect);
                }
            }
            (Must::Null, it) => broken.extend(it.map(|_| expect)),
            (Must::OneOf(words), Some(Value::String(word))) => {
                broken.extend((!words.contains(word)).then_some(expect));
            }
            (Must::OneOf(_), _) => unknown.push(&*expect.member),
        }
    }
    Judged::Found { broken, unknown }
}
