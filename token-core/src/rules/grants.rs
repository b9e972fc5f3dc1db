//! The grants: which are there, and which are not.

use smallvec::SmallVec;
use token_schema::judge::Misspelt;
use token_schema::path::Path;
use token_schema::rule::{self, Severity};
use token_schema::suggest::misspelt;
use token_schema::{Format, Grant, Legacy, Sdk, Shape};

use super::context::Context;
use super::grant;
use crate::credentials::claims_of;
use crate::json::{Node, Object};
use crate::jwt::layout;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::shown::Shown;

/// Where the grants stand, for findings about them.
pub(crate) fn home(format: &'static Format) -> Path<'static> {
    static CLAIMS: Path<'static> = Path::top("claims");
    format.grants.as_deref().map_or(CLAIMS, |name| CLAIMS.child(name))
}

/// `grants-missing`, `grants-not-object`, `no-product-grant`, `unknown-grant`, `legacy-grant`, `grant-missing-for-sdk`, and all
/// that is wrong inside.
pub(super) fn check(
    claims: &Object<'_>,
    grants: Option<&Object<'_>>,
    context: &Context<'_>,
    findings: &mut Findings<'_>,
) {
    let format = &context.vendor.format;
    let home = home(format);
    let Some(grants) = grants else {
        findings.extend(format.grants.as_deref().map(|name| no_object(claims, name)));
        return;
    };
    let members: SmallVec<[_; 8]> = grants.members().map(|(key, node)| (key, node, Member::of(key, context))).collect();
    // What is there, by its key or meant by another one: a member that is the reason is not said twice.
    let mut present = SmallVec::<[&str; 8]>::new();
    let mut misspelt = SmallVec::<[Misspelt<'_, '_>; 8]>::new();
    for (key, _, member) in &members {
        // A member may stand there a thousand times.
        match member {
            Member::Grant(grant) if !present.contains(&&*grant.key) => present.push(&grant.key),
            member => misspelt.extend(
                member
                    .meant()
                    .filter(|meant| !misspelt.iter().any(|one| one.field == *meant))
                    .map(|field| Misspelt { key, field }),
            ),
        }
    }
    let judge = grant::Judge { vendor: context.vendor, sdks: context.sdks };
    let mut said = Vec::new();
    for grant in context.grants().filter(|grant| grant.flat && layout::holds(grants, grant)) {
        present.push(&grant.key);
        said.extend(judge.flat(grants, grant, &home, &misspelt, findings));
    }
    let identity = || format.identity_in_grants && grants.get(&format.identity).is_some();
    for (key, node, member) in &members {
        match member {
            Member::Grant(grant) => judge.grant(node, grant, &home.child(key), findings),
            Member::Legacy(old) => legacy(key, node, old, context, findings),
            Member::Unknown { .. } if said.contains(key) => {}
            Member::Unknown { near } => findings.push(unknown(key, *near, &present, context)),
            // That it is misspelt is found by the rules about it.
            Member::Identity { misspelt } if *misspelt && identity() => {
                findings.push(unknown(key, None, &present, context));
            }
            Member::Field | Member::Identity { .. } | Member::Claim => {}
        }
    }
    if !members.iter().any(|(.., member)| matches!(member, Member::Grant(_) | Member::Field | Member::Legacy(_))) {
        findings.push(no_product(context));
    }
    let is_misspelt = |key: &str| misspelt.iter().any(|one| one.field == key);
    for sdk in context.sdks {
        flags(sdk, grants, context, &home, findings);
        for key in sdk.requires.iter().filter(|key| !present.contains(key) && !is_misspelt(key)) {
            let message = format!("{} needs the `{key}` grant, and the token has none", sdk.title);
            let finding = Finding::new(
                rule::GRANT_MISSING_FOR_SDK,
                home.child(key).to_string(),
                message,
                format!("add {}", written(key, context)),
            );
            findings.push(finding.of(sdk));
        }
    }
}

/// `grant-missing-for-sdk`: a grant that is there, but not with the boolean that the SDK asks for.
fn flags(sdk: &'static Sdk, grants: &Object<'_>, context: &Context<'_>, home: &Path<'_>, findings: &mut Findings<'_>) {
    for flag in sdk.flags.iter().filter(|flag| !layout::is_on(grants, flag, context.grants())) {
        let Some((key, name)) = flag.split_once('.') else { continue };
        let found = context.grants().find(|grant| grant.key == key && layout::holds(grants, grant));
        let Some(grant) = found else { continue };
        let at = if grant.flat { home.child(name).to_string() } else { home.child(key).child(name).to_string() };
        let message = format!("{} needs `{flag}` to be `true`, and it is not", sdk.title);
        findings
            .push(Finding::new(rule::GRANT_MISSING_FOR_SDK, at, message, format!("write `{name}`: `true`")).of(sdk));
    }
}

/// Whether a key is the identity's, misspelt.
pub(super) fn misspelt_identity(key: &str, format: &Format) -> bool {
    key != format.identity && misspelt(key, [&*format.identity]).is_some()
}

/// What a member of the grants is.
enum Member {
    Grant(&'static Grant),
    /// Of a flat grant.
    Field,
    Legacy(&'static Legacy),
    Identity {
        misspelt: bool,
    },
    /// Where grants are claims: any other claim.
    Claim,
    Unknown {
        near: Option<&'static str>,
    },
}

impl Member {
    fn of(key: &str, context: &Context<'_>) -> Self {
        let format = &context.vendor.format;
        let is = |name: &str| name == key;
        if let Some(grant) = context.grants().find(|grant| is(&grant.key) && !grant.flat) {
            return Self::Grant(grant);
        }
        if flat_fields(context).any(is) {
            return Self::Field;
        }
        if let Some(legacy) = context.vendor.legacy.iter().find(|legacy| is(&legacy.key)) {
            return Self::Legacy(legacy);
        }
        if key == format.identity {
            return Self::Identity { misspelt: false };
        }
        let registered = || layout::is_claim(key) || claims_of(context.vendor).any(|(_, claim, _)| claim == key);
        if format.grants.is_none() && registered() {
            return Self::Claim;
        }
        let keys = context.grants().filter(|grant| !grant.flat).map(|grant| &*grant.key);
        let near = misspelt(key, keys.chain(flat_fields(context)));
        // A flat grant whose fields are not known here may have it.
        let open = || context.grants().any(|grant| grant.flat && matches!(grant.shape, Shape::Json));
        match (near, &format.grants) {
            (None, None) => Self::Claim,
            (None, Some(_)) if open() => Self::Field,
            (None, _) if format.identity_in_grants && misspelt_identity(key, format) => {
                Self::Identity { misspelt: true }
            }
            _ => Self::Unknown { near },
        }
    }

    /// The grant that was meant by a key that is none.
    fn meant(&self) -> Option<&'static str> {
        match self {
            Self::Legacy(legacy) => Some(&legacy.replaced_by),
            Self::Unknown { near } => *near,
            _ => None,
        }
    }
}

/// The names that stand beside the grants because their grants are flat.
fn flat_fields(context: &Context<'_>) -> impl Iterator<Item = &'static str> {
    let flat = context.grants().filter(|grant| grant.flat);
    flat.flat_map(|grant| match &grant.shape {
        Shape::Fields { fields, .. } => fields.iter().map(|field| &*field.name).collect::<Vec<_>>(),
        Shape::Json => Vec::new(),
    })
}

fn no_object(claims: &Object<'_>, name: &str) -> Finding {
    let at = format!("claims.{name}");
    match claims.get(name) {
        None => {
            let fix = format!("write `{name}`, an object with a grant in it");
            Finding::new(rule::GRANTS_MISSING, at, "the token has no grants", fix)
        }
        Some(node) => Finding::new(
            rule::GRANTS_NOT_OBJECT,
            at,
            format!("`{name}` is {}, not an object", node.kind()),
            "write an object with a grant in it; some languages make an empty one an array",
        ),
    }
}

fn no_product(context: &Context<'_>) -> Finding {
    let keys = context.grants().filter(|grant| grant.deprecated.is_none()).map(|grant| format!("`{}`", grant.key));
    let fix = format!("add the grant of what the client uses: {}", keys.collect::<Vec<_>>().join(", "));
    let message = "the token gives access to nothing: it has no grant";
    Finding::new(rule::NO_PRODUCT_GRANT, home(&context.vendor.format).to_string(), message, fix)
}

fn legacy(key: &str, node: &Node<'_>, old: &Legacy, context: &Context<'_>, findings: &mut Findings<'_>) {
    let home = home(&context.vendor.format);
    let at = home.child(key);
    let message = format!("`{key}` is a grant of former times, which nothing uses any more");
    findings.push(Finding::new(
        rule::LEGACY_GRANT,
        at.to_string(),
        message,
        format!("write `{}` instead", old.replaced_by),
    ));
    // What is in it will be as wrong under the new key.
    if let Some(grant) = context.grants().find(|grant| grant.key == old.replaced_by) {
        grant::Judge { vendor: context.vendor, sdks: context.sdks }.grant(node, grant, &at, findings);
    }
}

/// A key that names no grant. Where it is nearly that of a grant which a named SDK misses, it is the reason.
fn unknown(key: &str, near: Option<&'static str>, present: &[&str], context: &Context<'_>) -> Finding {
    let at = home(&context.vendor.format).of_key(key).to_string();
    let message = format!("{} is not a grant that {} knows", Shown(key), context.vendor.title);
    let fix = near.map_or("leave it out".to_owned(), |near| format!("did you mean `{near}`?"));
    let misses = |near: &str| context.sdks.iter().find(|sdk| !present.contains(&near) && sdk.requires.contains(near));
    let finding = Finding::new(rule::UNKNOWN_GRANT, at, message, fix);
    match near.and_then(misses) {
        Some(sdk) => finding.of(sdk),
        None => finding.severity(Severity::Warning),
    }
}

/// A grant as it is written, with the fields that it needs.
fn written(key: &str, context: &Context<'_>) -> String {
    let shape = context.grants().find(|grant| grant.key == key).map(|grant| &grant.shape);
    let needed: Vec<_> = match shape {
        Some(Shape::Fields { fields, .. }) => fields.iter().filter(|it| it.required).map(|it| &*it.name).collect(),
        _ => Vec::new(),
    };
    match needed.as_slice() {
        [] => format!("`{key}`"),
        needed => format!("`{key}` with `{}`", needed.join("`, `")),
    }
}
