//! `[preflight]` and `[probe.*]`: what the vendor is asked, and what its answers mean.

use token_schema::rule::{self, Severity};
use token_schema::{Expect, Meaning, Must, Preflight, Probe, Reply, Text};

use super::scope::Scope;
use crate::ast::Spanned;
use crate::declared::vendor;
use crate::report::{Problem, Report, quoted};

pub(crate) fn preflight(table: Option<&vendor::Preflight>, scope: &Scope, report: &mut Report) -> Preflight {
    let Some(table) = table else { return Preflight::NONE };
    let mut hosts = Vec::new();
    for (region, host) in table.region_hosts.iter().flat_map(|hosts| &hosts.value) {
        check_host(host, report);
        if !scope.schema.format.regions.contains(&region.value) {
            let title = format!("[preflight]: unknown region {} in `region_hosts`", quoted(&region.value));
            let regions: Vec<&str> = scope.schema.format.regions.iter().collect();
            Problem::at(rule::PROBE_HOST, region, title)
                .label("no token is for this region")
                .suggest(&region.value, &regions, "the regions are")
                .add_to(report);
        }
        hosts.push((text(region), text(host)));
    }
    if let Some(host) = &table.host {
        check_host(host, report);
    }
    Preflight {
        host: table.host.as_ref().map(text).unwrap_or_default(),
        region_hosts: hosts.into(),
        request_id: table.request_id.clone().into(),
        code: table.code.clone().into(),
        answers: table.answers.iter().filter_map(|row| reply(row, report)).collect(),
    }
}

/// A host is a name: with a user, a port or a path, a secret would go elsewhere than it seems.
fn check_host(host: &Spanned<String>, report: &mut Report) {
    let name = host.value.replacen("{product}", "product", 1);
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if !name.contains('.') || !name.split('.').all(is_name) {
        Problem::at(rule::PROBE_HOST, host, format!("[preflight]: {} is not a host", quoted(&host.value)))
            .label("expected a host name in lower case, without a port")
            .help("write a name, with `{product}` where the product of a probe is put: `{product}.example.com`")
            .add_to(report);
    }
}

fn reply(row: &vendor::Reply, report: &mut Report) -> Option<Reply> {
    let means = row.means.as_ref()?;
    let known = Meaning::ALL.into_iter().find(|meaning| meaning.as_str() == means.value);
    if known.is_none() {
        let title = format!("[preflight]: unknown meaning {}", quoted(&means.value));
        Problem::at(rule::PROBE_MEANING, means, title)
            .label("an answer means one of a few things")
            .suggest(&means.value, &Meaning::ALL.map(Meaning::as_str), "it is one of")
            .add_to(report);
    }
    Some(Reply {
        means: known?,
        statuses: row.statuses.iter().filter_map(|status| u16::try_from(status.value).ok()).collect(),
        codes: row.codes.iter().filter_map(|code| u32::try_from(code.value).ok()).collect(),
    })
}

pub(crate) fn check(probes: &[vendor::Probe], scope: &Scope, report: &mut Report) -> Vec<Probe> {
    let names: Vec<&str> = probes.iter().map(|probe| probe.name.value.as_str()).collect();
    probes.iter().filter_map(|probe| build(probe, &names, scope, report)).collect()
}

fn build(probe: &vendor::Probe, names: &[&str], scope: &Scope, report: &mut Report) -> Option<Probe> {
    let what = format!("[probe.{}]", probe.name.value);
    for field in &probe.fields {
        if !is_field(&field.value, scope) {
            Problem::at(rule::PROBE_FIELD, field, format!("{what}: unknown field {}", quoted(&field.value)))
                .label("expected a field of a grant of this file")
                .help("write a grant and its field: `GRANT.FIELD`")
                .add_to(report);
        }
    }
    if let Some(missing) = probe.missing.as_ref().filter(|_| probe.fields.is_empty()) {
        Problem::at(rule::PROBE_FIELD, missing, format!("{what}: `missing` without `field`"))
            .label("it is about the value of a field")
            .help("add `field`, or remove `missing`")
            .add_to(report);
    }
    let severity = severity(&what, probe.severity.as_ref(), report);
    if let Some(other) = &probe.otherwise
        && !names.contains(&other.value.as_str())
    {
        Problem::at(rule::PROBE_UNKNOWN, other, format!("{what}: unknown probe {}", quoted(&other.value)))
            .label("it is asked next")
            .suggest(&other.value, names, "the probes are")
            .add_to(report);
    }
    secret(&what, probe, scope, report);
    let path = probe.path.as_ref()?;
    let (title, product) = (probe.title.clone()?, probe.product.as_ref()?);
    let spelled = |text: &Option<Spanned<String>>| text.as_ref().map(self::text).unwrap_or_default();
    let built = Probe {
        name: text(&probe.name),
        title: title.into(),
        product: text(product),
        path: text(path),
        fields: probe.fields.iter().map(|field| field.value.as_str()).collect(),
        first: probe.first,
        secret: spelled(&probe.secret),
        secret_user: spelled(&probe.secret_user),
        missing: spelled(&probe.missing),
        severity,
        why: probe.why.clone().into(),
        fix: probe.fix.clone().into(),
        otherwise: spelled(&probe.otherwise),
        otherwise_rule: probe.otherwise_rule.clone().into(),
        holds: probe.holds.clone().into(),
        same: probe.same.iter().map(|member| member.value.as_str()).collect(),
        expects: probe.expects.iter().filter_map(|row| expect(&what, row, report)).collect(),
    };
    check_path(&what, path, &built, scope, report);
    Some(built)
}

fn is_field(path: &str, scope: &Scope) -> bool {
    path.split_once('.').is_some_and(|(key, field)| {
        let grant = scope.schema.grants.iter().find(|grant| grant.key == key);
        grant.is_some_and(|grant| grant.shape.field_at(field).is_some())
    })
}

/// Each name in braces is known, and the rest needs no encoding.
fn check_path(what: &str, path: &Spanned<String>, probe: &Probe, scope: &Scope, report: &mut Report) {
    let is_credential = |name: &str| scope.schema.credentials.iter().any(|part| part.name == name);
    let is_sibling = |name: &str| {
        let beside =
            |field: &str| field.split_once('.').is_some_and(|(key, _)| is_field(&format!("{key}.{name}"), scope));
        !probe.fields.is_empty() && probe.fields.iter().all(beside)
    };
    let unknown = probe
        .placeholders()
        .find(|name| !((*name == "value" && !probe.fields.is_empty()) || is_credential(name) || is_sibling(name)));
    let title = match unknown {
        Some(name) => format!("{what}: unknown name {} in the path", quoted(name)),
        None if !path.value.starts_with('/') || path.value.bytes().any(|byte| !byte.is_ascii_graphic()) => {
            format!("{what}: {} is not a path", quoted(&path.value))
        }
        None => return,
    };
    Problem::at(rule::PROBE_PATH, path, title)
        .label("expected a path that begins with `/`")
        .help("write in braces `value`, the name of a credential, or another field of the same grant")
        .add_to(report);
}

/// `secret` and `secret_user` come together, and are known.
fn secret(what: &str, probe: &vendor::Probe, scope: &Scope, report: &mut Report) {
    let is_secret = |name: &str| scope.schema.other_secrets.iter().any(|(variable, _)| variable == name);
    let is_user = |name: &str| scope.schema.credentials.iter().any(|part| part.name == name);
    let (place, title) = match (&probe.secret, &probe.secret_user) {
        (Some(secret), _) if !is_secret(&secret.value) => (secret, format!("unknown secret {}", quoted(&secret.value))),
        (_, Some(user)) if !is_user(&user.value) => (user, format!("unknown credential {}", quoted(&user.value))),
        (Some(only), None) => (only, "`secret` without `secret_user`".to_owned()),
        (None, Some(only)) => (only, "`secret_user` without `secret`".to_owned()),
        _ => return,
    };
    Problem::at(rule::PROBE_UNKNOWN, place, format!("{what}: {title}"))
        .label("the request could not be authorized with it")
        .help("write a variable of `other_secrets` as `secret`, and the credential that is its user as `secret_user`")
        .add_to(report);
}

fn expect(what: &str, row: &vendor::Expect, report: &mut Report) -> Option<Expect> {
    let must = match (&row.null, row.one_of.as_slice()) {
        (Some(null), [_, ..]) => {
            Problem::at(rule::PROBE_EXPECT, null, format!("{what}: both `null` and `one_of`"))
                .label("a member has one condition")
                .help("remove one of them")
                .add_to(report);
            Must::Filled
        }
        (Some(null), []) if null.value => Must::Null,
        (_, []) => Must::Filled,
        (None, words) => Must::OneOf(words.iter().map(|word| word.value.as_str()).collect()),
    };
    Some(Expect {
        member: text(row.member.as_ref()?),
        rule: row.rule.clone()?.into(),
        severity: severity(what, row.severity.as_ref(), report),
        must,
        message: row.message.clone()?.into(),
        fix: row.fix.clone()?.into(),
    })
}

fn severity(what: &str, written: Option<&Spanned<String>>, report: &mut Report) -> Severity {
    const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];
    let Some(written) = written else { return Severity::Error };
    ALL.into_iter().find(|severity| severity.as_str() == written.value).unwrap_or_else(|| {
        Problem::at(rule::PROBE_SEVERITY, written, format!("{what}: unknown severity {}", quoted(&written.value)))
            .label("it is the severity of the findings")
            .suggest(&written.value, &ALL.map(Severity::as_str), "it is one of")
            .add_to(report);
        Severity::Error
    })
}

fn text(spanned: &Spanned<String>) -> Text {
    spanned.value.clone().into()
}
