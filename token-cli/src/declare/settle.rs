//! Makes comments of the lines that `token check` refuses, with its reasons.

use token_codegen::Generator;
use token_codegen::report::Problem;
use token_schema::rule::Severity;

use super::document::{Block, Document, Line, Place};

/// The text of a document without errors. Each round makes a comment of one line at least, so it ends.
pub(super) fn settled(document: &mut Document<'_>) -> String {
    loop {
        document.blocks.iter_mut().for_each(without_limit);
        let (text, places) = document.render();
        let checked = Generator::from_bytes("grants.toml", text.as_bytes()).check();
        let report = checked.report;
        let source = report.source();
        let errors = report.problems().into_iter().filter(|problem| problem.severity == Severity::Error);
        let mut found = Vec::new();
        for problem in errors {
            let line = source.line(problem.span.start);
            let place = places.get(line.saturating_sub(1)).copied().flatten();
            found.extend(place.map(|place| (place, problem, text.get(problem.span.clone()).unwrap_or_default())));
        }
        if found.is_empty() {
            return text;
        }
        for (place, problem, at) in found {
            refuse(document, place, problem, at);
        }
    }
}

/// Makes a comment of a declaration that would open more than the token, because a line that narrows a grant is a comment.
fn without_limit(block: &mut Block) {
    let lost = block.lines.iter().find(|line| line.narrows && line.refused.is_some());
    if let (Some(line), None) = (lost, &block.refused) {
        block.refused = Some(format!("without `{}` it would open more than the token", line.path));
    }
}

/// Makes a comment of what a problem is about. `at` is the text at its place.
fn refuse(document: &mut Document<'_>, place: Place, problem: &Problem, at: &str) {
    let (Place::Block(block) | Place::Line(block, _)) = place;
    let Some(block) = document.blocks.get_mut(block).filter(|block| block.refused.is_none()) else { return };
    let of_token = format!("token `{}`: ", block.name);
    let title = problem.title.strip_prefix(&of_token).unwrap_or(&problem.title);
    let reason = format!("{title}: {}", problem.label);
    // What a declaration lacks without its refused lines: these have the reasons.
    let is_cause = |line: &Line| line.refused.is_some() && !["", "ttl"].contains(&line.path.as_str());
    let without = block.lines.iter().any(is_cause).then(|| "the declaration lacks what is refused below".to_owned());
    let Place::Line(_, line) = place else {
        block.refused = Some(without.unwrap_or(reason));
        return;
    };
    let Some(line) = block.lines.get_mut(line).filter(|line| line.refused.is_none()) else { return };
    match (line.path.as_str(), &problem.edit) {
        // Another lifetime is right: the program that issues the token has to change too.
        ("ttl", Some(edit)) if line.remark.is_none() => {
            line.remark = Some(format!("was {}. {reason}", line.text));
            line.text = format!("ttl = {}", edit.text);
        }
        ("sdk", _) => block.refused = Some(without.unwrap_or(reason)),
        ("ttl", _) => block.refused = Some(reason),
        (path, _) => {
            // A grant that is wrong as a whole is one comment.
            let whole = path.split_once('.').is_some_and(|(key, _)| key == at);
            line.refused = Some(reason);
            if whole {
                let inside = format!("{at}.");
                let others = block.lines.iter_mut().filter(|line| line.path.starts_with(&inside));
                others.filter(|line| line.refused.is_none()).for_each(|line| {
                    line.refused = Some(format!("as {at}"));
                });
            }
        }
    }
}
