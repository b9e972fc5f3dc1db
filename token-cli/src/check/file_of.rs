//! What the output calls the file of a place.

use token_codegen::model::Place;
use token_codegen::report::Report;

/// The file of a place: `file` is what that of the report is called here.
pub(super) fn file_of(place: &Place, report: &Report, file: &str) -> String {
    let name = place.source().name();
    if name == report.source().name() { file.to_owned() } else { name.to_owned() }
}
