//! The vendor's error codes, and their rules.

use std::borrow::Cow;

use crate::{List, Text, list, text};

/// One of the vendor's error codes.
#[derive(Clone, Debug)]
pub struct Code {
    /// The number.
    pub code: u32,
    /// Its title, reworded.
    pub title: Text,
    /// The page that documents it.
    pub docs: Text,
    /// Its documented causes, reworded.
    pub causes: List<str>,
    /// Whether the token shows the causes.
    pub visible: Visible,
    /// The fields of grants that it is about. Empty: any, and the whole token.
    pub fields: List<str>,
}

/// Whether a token shows the causes of a code, without a request to the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visible {
    /// All of them.
    Yes,
    /// Some of them.
    Partly,
    /// None of them.
    No,
}

/// The codes under which the vendor reports what a rule finds.
#[derive(Clone, Debug)]
pub struct RuleCodes {
    /// The rule's id.
    pub rule: Text,
    /// The names of the SDKs. Empty: all without a row of their own.
    pub sdks: List<str>,
    /// The codes, the most specific first.
    pub codes: Cow<'static, [u32]>,
}

/// The code that a client receives when its token breaks a rule. If it breaks several, the first row of the table counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireCode {
    /// The rule's id.
    pub rule: Text,
    /// The names of the SDKs.
    pub sdks: List<str>,
    /// The code.
    pub code: u32,
    /// Its source.
    pub evidence: Evidence,
}

/// The source of a code of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The documentation of the code or of the SDK.
    Documented,
    /// Observed at the live service, by the vendor's tests or by users.
    Observed,
    /// The code's page names the fault; the service is our choice.
    Chosen,
}

impl Code {
    /// An error code.
    #[must_use]
    pub const fn new(
        code: u32,
        title: &'static str,
        docs: &'static str,
        causes: &'static [&'static str],
        visible: Visible,
    ) -> Self {
        Self { code, title: text(title), docs: text(docs), causes: List::Static(causes), visible, fields: List::EMPTY }
    }

    setters! {
        fields(names: &'static [&'static str]) { fields: List::Static(names) }
    }
}

impl RuleCodes {
    /// Whether the row is for this SDK; an empty name stands for SDKs without a row of their own.
    #[must_use]
    pub fn is_for(&self, sdk: &str) -> bool {
        if sdk.is_empty() { self.sdks.is_empty() } else { self.sdks.contains(sdk) }
    }

    /// The codes of a rule for all SDKs.
    #[must_use]
    pub const fn new(rule: &'static str, codes: &'static [u32]) -> Self {
        Self::of_sdks(rule, &[], codes)
    }

    /// The codes of a rule for some SDKs.
    #[must_use]
    pub const fn of_sdks(rule: &'static str, sdks: &'static [&'static str], codes: &'static [u32]) -> Self {
        Self { rule: text(rule), sdks: List::Static(sdks), codes: list(codes) }
    }
}

impl WireCode {
    /// The code of a rule for some SDKs.
    #[must_use]
    pub const fn new(rule: &'static str, sdks: &'static [&'static str], code: u32, evidence: Evidence) -> Self {
        Self { rule: text(rule), sdks: List::Static(sdks), code, evidence }
    }
}
