//! The vendors whose schemas ship with this crate: the one table that names them.

use crate::check;
use crate::model::Schema;
use crate::report::Report;
use crate::source::Source;

/// Name and schema of each.
const BUILTIN: &[(&str, &str)] = &[
    ("twilio", include_str!("../schemas/twilio.toml")),
    ("livekit", include_str!("../schemas/livekit.toml")),
    ("zoom", include_str!("../schemas/zoom.toml")),
];

/// The names of the built-in vendors.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILTIN.iter().map(|(name, _)| *name)
}

/// The file of a built-in vendor.
#[must_use]
pub fn source(name: &str) -> Option<Source> {
    let (name, text) = BUILTIN.iter().find(|(vendor, _)| *vendor == name)?;
    Some(Source::new(&format!("{name}.toml"), text))
}

/// The rules of a built-in vendor.
#[must_use]
pub fn schema(name: &str) -> Option<Schema> {
    let source = source(name)?;
    let mut report = Report::new(&source);
    let schema = check::vendor_schema(&source, &mut report);
    // A test holds that there is none.
    let _ = report.problems();
    Some(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schemas_that_ship_are_sound() {
        for name in names() {
            let source = source(name).unwrap();
            let mut report = Report::new(&source);
            let schema = check::vendor_schema(&source, &mut report);
            assert!(report.is_empty(), "{}", report.render_plain());
            assert_eq!(schema.name, name);
        }
    }
}
