//! What is known of an input while it is diagnosed.

use super::signature::Signature;
use crate::json::JsonObject;
use crate::rules::context::Context;
use crate::rules::findings::Findings;

pub(super) struct Examination<'a> {
    pub findings: Findings<'a>,
    pub header: Option<JsonObject>,
    pub claims: Option<JsonObject>,
    pub served: Vec<&'static token_schema::Sdk>,
    pub signature: Signature<'a>,
    /// Whether the input is a token of the vendor, so that the rules were checked.
    pub is_of_vendor: bool,
    /// Whether the input has other tokens behind the one that is read.
    pub has_others: bool,
}

impl<'a> Examination<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        let (findings, signature) = (context.findings(), Signature::default());
        let (is_of_vendor, has_others) = (false, false);
        Self { findings, header: None, claims: None, served: Vec::new(), signature, is_of_vendor, has_others }
    }
}
