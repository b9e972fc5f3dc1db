//! The vendors whose schemas ship with this crate: the one table that names them.

use std::sync::OnceLock;

use crate::check;
use crate::model::Schema;
use crate::parse::{FileKind, parse};
use crate::report::Report;
use crate::source::Source;

const BUILTIN: &[(&str, &str)] = &[
    ("twilio", include_str!("../schemas/twilio.toml")),
    ("ably", include_str!("../schemas/ably.toml")),
    ("livekit", include_str!("../schemas/livekit.toml")),
    ("supabase", include_str!("../schemas/supabase.toml")),
    ("vonage", include_str!("../schemas/vonage.toml")),
    ("zoom", include_str!("../schemas/zoom.toml")),
];

pub(crate) fn names<'a>() -> impl Iterator<Item = &'a str> {
    BUILTIN.iter().map(|(name, _)| *name)
}

pub(crate) fn source(name: &str) -> Option<Source> {
    let (name, text) = BUILTIN.iter().find(|(vendor, _)| *vendor == name)?;
    Some(Source::new(&format!("token-codegen/schemas/{name}.toml"), text))
}

/// The rules of a built-in vendor. They are constant, so each is read once in a process.
pub(crate) fn schema(name: &str) -> Option<&'static Schema> {
    static READ: [OnceLock<Schema>; BUILTIN.len()] = [const { OnceLock::new() }; BUILTIN.len()];
    let index = BUILTIN.iter().position(|(vendor, _)| *vendor == name)?;
    let source = source(name)?;
    // A test holds that none has a problem.
    Some(READ.get(index)?.get_or_init(|| read(&source, &mut Report::new(&source))))
}

pub(crate) fn read(source: &Source, report: &mut Report) -> Schema {
    let file = parse(source, FileKind::Vendor, report);
    check::vendor_schema(&file, report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::naming;

    #[test]
    fn the_schemas_that_ship_are_sound() {
        for name in names() {
            let source = source(name).unwrap();
            let mut report = Report::new(&source);
            let schema = read(&source, &mut report);
            assert!(report.is_empty(), "{}", report.render_plain());
            assert_eq!(schema.name, name);
        }
    }

    #[test]
    fn no_alias_has_two_meanings() {
        for name in names() {
            let schema = schema(name).unwrap();
            let grants = schema.grants.iter().flat_map(|grant| grant.aliases.iter().chain([&*grant.key]));
            let sdks = schema.sdks.iter().flat_map(|sdk| sdk.aliases.iter().chain([&*sdk.name]));
            let sids = schema.sids.iter().flat_map(|sid| sid.aliases.iter().map(String::as_str).chain([&*sid.name]));
            let lists: [Vec<&str>; 3] = [grants.collect(), sdks.collect(), sids.collect()];
            for list in lists {
                let mut all: Vec<_> = list.into_iter().map(naming::snake).collect();
                all.sort_unstable();
                let twice = all.windows(2).find(|pair| pair[0] == pair[1]);
                assert_eq!(twice, None, "{name}");
            }
        }
    }
}
