//! `[not_checked.*]`: what no token shows.

use token_schema::{NotChecked, Text, rule};

use super::scope::Scope;
use crate::ast::Spanned;
use crate::declared::vendor;
use crate::report::{Problem, Report, quoted};

pub(crate) fn check(items: &[vendor::NotChecked], scope: &Scope, report: &mut Report) -> Vec<NotChecked> {
    let mut built = Vec::new();
    for item in items {
        let mut field = |path: &Option<Spanned<String>>| path.as_ref().map(|path| known(item, path, scope, report));
        let (present, absent) = (field(&item.present), field(&item.absent));
        built.extend(item.why.clone().map(|why| NotChecked {
            what: item.name.value.clone().into(),
            why: why.into(),
            present: present.unwrap_or_default(),
            absent: absent.unwrap_or_default(),
        }));
    }
    built
}

/// The path of a grant's field, `voice.incoming.allow`.
fn known(item: &vendor::NotChecked, path: &Spanned<String>, scope: &Scope, report: &mut Report) -> Text {
    let field = path.value.split_once('.').and_then(|(key, field)| {
        let grant = scope.schema.grants.iter().find(|grant| grant.key == key)?;
        grant.shape.field_at(field)
    });
    if field.is_none() {
        let title = format!("[not_checked.{}]: unknown field {}", item.name.value, quoted(&path.value));
        Problem::at(rule::UNKNOWN_GRANT, path, title)
            .label("expected a field of a grant of this file")
            .help("write a grant and its field: `GRANT.FIELD`")
            .add_to(report);
    }
    path.value.clone().into()
}
