//! The vendor's error codes, and which rule of ours leads to which.

use std::borrow::Cow;

use crate::{List, Text};

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
    /// How much of that can be seen in a token.
    pub visible: Visible,
}

/// How much of a code's causes can be seen in a token, without asking the vendor.
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
    /// The SDKs, by name. Empty: each for which there is no row of its own.
    pub sdks: List<str>,
    /// The codes, the most specific first.
    pub codes: Cow<'static, [u32]>,
}

/// The code that a client gets when its token breaks a rule. Of several rules that a token breaks, the first in the table counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireCode {
    /// The rule's id.
    pub rule: Text,
    /// The SDKs, by name.
    pub sdks: List<str>,
    /// The code.
    pub code: u32,
    /// How it is known.
    pub evidence: Evidence,
}

/// How it is known which code a client gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The code's page, or the SDK, says that this service sends it for this fault.
    Documented,
    /// The vendor's own tests, or its users, got it from the live service.
    Observed,
    /// The code's page names the fault, and that this service sends it is our choice.
    Chosen,
}

impl Code {
    /// A code with its title, its page and its causes.
    #[must_use]
    pub const fn new(
        code: u32,
        title: &'static str,
        docs: &'static str,
        causes: &'static [&'static str],
        visible: Visible,
    ) -> Self {
        Self { code, title: Cow::Borrowed(title), docs: Cow::Borrowed(docs), causes: List::Static(causes), visible }
    }
}

impl RuleCodes {
    /// Whether it is the row of this SDK; of an empty name: of each without a row of its own.
    #[must_use]
    pub fn is_for(&self, sdk: &str) -> bool {
        if sdk.is_empty() { self.sdks.is_empty() } else { self.sdks.contains(sdk) }
    }

    /// The codes of a rule whatever the SDK.
    #[must_use]
    pub const fn new(rule: &'static str, codes: &'static [u32]) -> Self {
        Self::of_sdks(rule, &[], codes)
    }

    /// The codes of a rule for some SDKs.
    #[must_use]
    pub const fn of_sdks(rule: &'static str, sdks: &'static [&'static str], codes: &'static [u32]) -> Self {
        Self { rule: Cow::Borrowed(rule), sdks: List::Static(sdks), codes: Cow::Borrowed(codes) }
    }
}

impl WireCode {
    /// A code that the vendor documents for this.
    #[must_use]
    pub const fn documented(rule: &'static str, sdks: &'static [&'static str], code: u32) -> Self {
        Self::new(rule, sdks, code, Evidence::Documented)
    }

    /// A code that the live service was seen to send.
    #[must_use]
    pub const fn observed(rule: &'static str, sdks: &'static [&'static str], code: u32) -> Self {
        Self::new(rule, sdks, code, Evidence::Observed)
    }

    /// A code that we chose.
    #[must_use]
    pub const fn chosen(rule: &'static str, sdks: &'static [&'static str], code: u32) -> Self {
        Self::new(rule, sdks, code, Evidence::Chosen)
    }

    const fn new(rule: &'static str, sdks: &'static [&'static str], code: u32, evidence: Evidence) -> Self {
        Self { rule: Cow::Borrowed(rule), sdks: List::Static(sdks), code, evidence }
    }
}
