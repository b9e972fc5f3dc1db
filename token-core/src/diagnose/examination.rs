//! What is known of an input while it is diagnosed.

use super::signature::Seen;
use crate::json::JsonObject;
use crate::rules::context::Context;
use crate::rules::findings::Findings;

/// What is known so far.
pub(super) struct Examination<'a> {
    pub findings: Findings<'a>,
    pub header: Option<JsonObject>,
    pub claims: Option<JsonObject>,
    /// The SDKs that the token serves.
    pub served: Vec<&'static token_schema::Sdk>,
    pub signature: Seen<'a>,
    /// The input is not a token, or a token of another kind: the rules were not checked.
    pub other: bool,
}

impl<'a> Examination<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        Self {
            findings: context.findings(),
            header: None,
            claims: None,
            served: Vec::new(),
            signature: Seen::default(),
            other: false,
        }
    }
}
