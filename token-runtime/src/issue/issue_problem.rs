//! The HTTP response of a request for which no token was issued, with feature `http`.

use http::{HeaderValue, Response, StatusCode};
use serde_json::{Map, Value, json};
use token_schema::rule::{self, Rule};

use crate::issue::declaration::InputField;
use crate::issue::http_response::response;
use crate::issue::issue_error::IssueError;
use crate::rules::argument::Argument;
use crate::rules::finding::Finding;

/// `application/problem+json` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), for any body that is made from a string. [`IssueError`]
/// describes the status.
///
/// ```json
/// {
///   "type": "about:blank",
///   "title": "Unprocessable Content",
///   "status": 422,
///   "detail": "no token was issued, because the request has wrong values",
///   "errors": [{ "rule": "input-empty", "parameter": "room", "detail": "`room` is empty; write a non-empty string" }]
/// }
/// ```
///
/// `parameter` is the name of an input, `identity` or `ttl`; it is missing if the inputs together are too long. `rule` is a stable
/// id for programs. A 500 has neither `detail` nor `errors`.
#[cfg(feature = "http")]
impl<B: From<String>> From<IssueError> for Response<B> {
    fn from(error: IssueError) -> Self {
        let faults = error.faults_of_the_client();
        let status =
            if faults.is_empty() { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::UNPROCESSABLE_ENTITY };
        let problem = if faults.is_empty() {
            json!({"type": "about:blank", "title": "Internal Server Error", "status": status.as_u16()})
        } else {
            json!({
                "type": "about:blank",
                "title": "Unprocessable Content",
                "status": status.as_u16(),
                "detail": "no token was issued, because the request has wrong values",
                "errors": faults.into_iter().map(entry).collect::<Vec<_>>(),
            })
        };
        let mut response = response(problem.to_string(), HeaderValue::from_static("application/problem+json"));
        *response.status_mut() = status;
        response
    }
}

const FAULTS: &[(&[&Rule], &str)] = &[
    (&[rule::IDENTITY_EMPTY, rule::INPUT_EMPTY], "is empty"),
    (
        &[rule::IDENTITY_TOO_LONG, rule::IDENTITY_LONG, rule::TEXT_TOO_LONG, rule::TOKEN_TOO_LONG, rule::TTL_TOO_LONG],
        "is too long",
    ),
    (&[rule::IDENTITY_FORBIDDEN_CHARACTERS, rule::IDENTITY_RESERVED_CHARACTERS], "has a character that is not allowed"),
    (&[rule::INPUT_TOO_DEEP], "is nested too deeply"),
    (&[rule::TTL_TOO_SHORT], "is too short"),
];

/// Describes one fault to the client: not in the finding's words, which quote the value and name declarations. Its fix does
/// neither.
fn entry(finding: &Finding) -> Value {
    let (parameter, subject) = match &finding.argument {
        Some(Argument::Identity) => (Some("identity"), "the identity".to_owned()),
        Some(Argument::Ttl) => (Some("ttl"), "the lifetime".to_owned()),
        Some(Argument::Input(InputField { name, .. })) => (Some(*name), format!("`{name}`")),
        Some(Argument::Inputs | Argument::Variables(_)) | None => (None, "the request".to_owned()),
    };
    let fault = FAULTS.iter().find(|(rules, _)| rules.iter().any(|rule| *rule == finding.rule));
    let fault = fault.map_or("is not allowed", |(_, words)| words);
    let mut entry = Map::new();
    entry.insert("rule".into(), finding.rule.into());
    entry.extend(parameter.map(|parameter| ("parameter".into(), parameter.into())));
    entry.insert("detail".into(), format!("{subject} {fault}; {}", finding.fix).into());
    entry.into()
}
