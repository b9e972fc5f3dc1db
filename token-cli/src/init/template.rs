//! The files that `token init` writes, from the vendor's rules.

use std::fmt::Write as _;

use token_codegen::model::{Field, Grant, Kind, List, Role, Schema, Sdk, Shape, Sid, Value};
use token_codegen::naming;
use token_codegen::report::in_quotes;

pub(super) struct Written {
    pub(super) grants: String,
    pub(super) variables: String,
}

pub(super) fn current_sdks(schema: &Schema) -> Vec<&Sdk> {
    schema.sdks.iter().map(|sdk| &**sdk).filter(|sdk| sdk.deprecated.is_none()).collect()
}

/// One declaration for each SDK; optional fields are comments.
/// `vendor` is the value of that key.
pub(super) fn write(schema: &Schema, vendor: &str, sdks: &[&Sdk]) -> Written {
    let out = format!("{HEADER}\nvendor = {vendor}\n");
    let mut writer = Writer { schema, out, variables: Vec::new() };
    for sdk in sdks {
        writer.declaration(sdk);
    }
    let variables = env_example(schema, &writer.variables);
    Written { grants: writer.out, variables }
}

const HEADER: &str = r#"# The access tokens that this application issues, one [token.NAME] for each kind.
# A value is a literal, { env = "NAME" } (read when the program starts) or { input = "name" } (an argument of
# each issue call). The compiler and `token check` report what is wrong with this file.
"#;

struct Writer<'a> {
    schema: &'a Schema,
    out: String,
    /// Name, kind of SID, and whether it is optional.
    variables: Vec<(String, &'a Sid, bool)>,
}

impl<'a> Writer<'a> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn declaration(&mut self, sdk: &Sdk) {
        self.line("");
        if !sdk.doc.is_empty() {
            self.line(&format!("# {}", sdk.doc));
        }
        self.line(&format!("[token.{0}_user]\nsdk = \"{0}\"\nttl = \"1h\"", sdk.name));
        let mut regions = sdk.regions.iter();
        if let (Some(default), Some(region)) = (regions.next(), regions.next()) {
            self.line(&format!("# The region, if not {default}.\n# region = \"{region}\""));
        }
        let schema = self.schema;
        let required = sdk.requires.iter().map(|key| (key, false));
        // An SDK that requires no grant uses at least one, unless a token without any is good.
        let is_enough = !sdk.requires.is_empty() || schema.format.grants_optional;
        let allowed = sdk.allows.iter().enumerate().map(|(at, key)| (key, at > 0 || is_enough));
        for (key, optional) in required.chain(allowed) {
            if let Some(grant) = schema.grant(key) {
                self.grant(grant, sdk, optional);
            }
        }
    }

    fn grant(&mut self, grant: &'a Grant, sdk: &Sdk, optional: bool) {
        match &grant.shape {
            Shape::Fields { fields, any_of } => {
                let used = fields.iter().filter(|field| field.sdks.is_empty() || field.sdks.contains(&sdk.name));
                let used: Vec<_> = used.collect();
                let flags = sdk.flags.iter().filter_map(|flag| flag.split_once('.'));
                let flags = flags.filter(|(key, _)| *key == grant.key).map(|(_, name)| name);
                let flags: Vec<&str> = if sdk.requires.is_empty() && !optional {
                    let first = used.iter().find(|field| field.sdks.contains(&sdk.name)).or(used.first());
                    first.map(|field| field.name.as_ref()).into_iter().collect()
                } else {
                    flags.collect()
                };
                let needed = used.iter().filter(|field| flags.contains(&field.name.as_ref()));
                let needed: Vec<&str> =
                    needed.flat_map(|field| field.needs.iter()).chain(flags.iter().copied()).collect();
                self.object(&grant.key, &used, any_of, &needed, optional);
            }
            Shape::Json => {
                let line = format!("{0} = {{ input = \"{0}\" }}", grant.key);
                self.value(&line, &grant.doc, optional);
            }
        }
    }

    /// Required fields as lines, optional ones as comments.
    fn object(&mut self, path: &str, fields: &[&'a Field], any_of: &List<str>, wanted: &[&str], optional: bool) {
        let current = fields.iter().filter(|field| field.deprecated.is_none() && Value::fixed(field).is_none());
        let current: Vec<&Field> = current.copied().collect();
        let chosen = any_of.first();
        let needed = |field: &Field| {
            field.required || chosen.is_some_and(|name| name == field.name) || wanted.contains(&field.name.as_ref())
        };
        if !optional && !current.iter().any(|field| needed(field)) {
            self.line(&format!("{path} = {{}}"));
            // An inline table cannot be extended.
            if !current.is_empty() {
                self.line("# To set more fields, replace the line above:");
            }
        }
        for field in current {
            self.field(path, field, optional || !needed(field));
        }
    }

    fn field(&mut self, path: &str, field: &'a Field, optional: bool) {
        let path = format!("{path}.{}", field.name);
        let literal = field.literal(in_quotes);
        let value = match &field.kind {
            Kind::Strings => literal.map_or_else(|| input(field), |literal| format!("[{literal}]")),
            Kind::String | Kind::Integer => literal.unwrap_or_else(|| input(field)),
            Kind::Boolean => "true".to_owned(),
            Kind::Sid(sid) => match self.schema.sid(&sid.name).filter(|sid| !sid.per_token) {
                Some(sid) => format!("{{ env = \"{}\" }}", self.variable(sid, optional)),
                None => input(field),
            },
            Kind::Switch(member) => {
                self.value(&format!("{path}.{member} = true"), &field.doc, optional);
                return;
            }
            Kind::Object(Shape::Fields { fields, any_of }) => {
                let fields: Vec<_> = fields.iter().collect();
                self.object(&path, &fields, any_of, &[], optional);
                return;
            }
            Kind::Object(Shape::Json) if literal.is_some() => literal.unwrap_or_default(),
            Kind::Object(Shape::Json) => {
                let of_any = field.members.iter().find(|(name, _)| name == "*").map(|(_, kind)| &**kind);
                let value = match of_any {
                    Some("array") => "[\"value\"]",
                    Some("object") => "{}",
                    _ => "\"value\"",
                };
                format!("{{ key = {value} }}")
            }
        };
        self.value(&format!("{path} = {value}"), &field.doc, optional);
    }

    fn value(&mut self, line: &str, doc: &str, optional: bool) {
        let comment = if optional { "# " } else { "" };
        if !doc.is_empty() {
            self.line(&format!("# {doc}"));
        }
        self.line(&format!("{comment}{line}"));
    }

    fn variable(&mut self, sid: &'a Sid, optional: bool) -> String {
        let name = format!("{}_{}_sid", self.schema.name, sid.name).to_uppercase();
        match self.variables.iter_mut().find(|(known, ..)| *known == name) {
            Some((_, _, known)) => *known &= optional,
            None => self.variables.push((name.clone(), sid, optional)),
        }
        name
    }
}

/// A title as the first words of a sentence.
fn capital(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn input(field: &Field) -> String {
    format!("{{ input = \"{}\" }}", naming::snake(&field.name))
}

fn env_example(schema: &Schema, named: &[(String, &Sid, bool)]) -> String {
    let mut out = String::from(
        "# The environment variables of the credentials and of grants.toml. Copy this file to .env, fill it in, and keep\n\
         # .env out of version control.\n",
    );
    for part in &*schema.credentials {
        let form = match &part.role {
            Role::Claim(_, Some(sid)) => format!(": {}", sid.form()),
            _ => String::new(),
        };
        let Some(name) = part.env.first() else { continue };
        // Writing to a String cannot fail.
        let _ = write!(out, "\n# {}{form}. {}\n{name}=\n", capital(&part.title), part.doc);
    }
    for (name, sid, optional) in named {
        let comment = if *optional { "# " } else { "" };
        let _ = write!(out, "\n# {}: {}. {}\n{comment}{name}=\n", sid.title, sid.form(), sid.doc);
    }
    out
}

#[cfg(test)]
mod tests {
    use token_codegen::{Generator, Vendor};

    use super::*;

    fn problems(text: &str) -> String {
        let checked = Generator::from_text("grants.toml", text).check();
        assert!(checked.model.is_some());
        checked.report.render_plain()
    }

    #[test]
    fn what_is_written_passes_every_check() {
        for vendor in Vendor::builtin_names().filter_map(Vendor::builtin) {
            let schema = vendor.schema();
            let current = current_sdks(schema);
            assert_eq!(problems(&write(schema, &in_quotes(&schema.name), &current).grants), "");
            for sdk in current {
                assert_eq!(problems(&write(schema, &in_quotes(&schema.name), &[sdk]).grants), "", "{}", sdk.name);
            }
        }
    }

    #[test]
    fn every_comment_that_is_a_line_may_be_switched_on() {
        for vendor in Vendor::builtin_names() {
            let vendor = Vendor::builtin(vendor).unwrap();
            let schema = vendor.schema();
            for sdk in current_sdks(schema) {
                let text = write(schema, &in_quotes(&schema.name), &[sdk]).grants;
                let lines: Vec<_> = text.lines().collect();
                for (at, line) in lines.iter().enumerate() {
                    let code = line
                        .strip_prefix("# ")
                        .filter(|code| code.split_once(" = ").is_some_and(|(key, _)| !key.contains(' ')));
                    let Some(code) = code else { continue };
                    let mut changed = lines.clone();
                    changed[at] = code;
                    // The fields replace the line of the whole grant.
                    let key = code.split('.').next().unwrap();
                    let whole = format!("{key} = {{}}");
                    changed.retain(|line| *line != whole);
                    let found = problems(&changed.join("\n"));
                    // One line alone may lack other fields: those its object requires, and those the field needs.
                    let expected = ["missing required field `", " needs `"];
                    assert!(found.is_empty() || expected.iter().any(|part| found.contains(part)), "{code}\n{found}");
                }
            }
        }
    }
}
