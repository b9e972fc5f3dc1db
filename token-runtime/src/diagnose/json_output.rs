//! A diagnosis as JSON. Programs read it, so its shape is stable.

use std::fmt::Write as _;

use serde_core::ser::{Serialize, SerializeStruct as _, Serializer};

use super::diagnosis::{Diagnosed, Diagnosis, NotChecked, Verdict};
use crate::rules::finding::More;
use token_schema::visible::is_invisible;

impl Diagnosis {
    /// The diagnosis as one line of JSON, in which characters that could move the cursor or turn the direction of a terminal's line are
    /// escaped.
    #[must_use]
    pub fn to_json(&self) -> String {
        // JSON can represent all of it, so this cannot fail.
        let text = serde_json::to_string(self).unwrap_or_default();
        let mut out = String::with_capacity(text.len());
        for character in text.chars() {
            if is_invisible(character) {
                // Only strings contain such characters.
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            } else {
                out.push(character);
            }
        }
        out
    }
}

impl Serialize for Diagnosis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Diagnosis", 7)?;
        out.serialize_field("verdict", &self.verdict)?;
        out.serialize_field("code", &self.code())?;
        out.serialize_field("findings", &self.findings)?;
        out.serialize_field("more", &self.more)?;
        out.serialize_field("not_checked", &self.not_checked)?;
        out.serialize_field("header", &self.header)?;
        out.serialize_field("claims", &self.claims)?;
        out.end()
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Diagnosed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 8)?;
        out.serialize_field("rule", self.rule)?;
        out.serialize_field("severity", self.severity.as_str())?;
        out.serialize_field("at", &self.at)?;
        out.serialize_field("message", &self.message)?;
        out.serialize_field("fix", &self.fix)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("codes", &self.codes)?;
        out.serialize_field("docs", self.docs)?;
        out.end()
    }
}

impl Serialize for More {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("More", 3)?;
        out.serialize_field("rule", self.rule)?;
        out.serialize_field("severity", self.severity.as_str())?;
        out.serialize_field("count", &self.count)?;
        out.end()
    }
}

impl Serialize for NotChecked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("what", self.what), ("why", &self.why)])
    }
}
