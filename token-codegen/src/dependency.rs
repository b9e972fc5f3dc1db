//! How a crate's Cargo.toml calls token-core: generated code names it, and the compiler's errors would not say how to tell it another name.

extern crate proc_macro;

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;
use toml::de::{DeTable, DeValue};

use crate::{naming, place};

const PACKAGE: &str = "token-core";

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// `token_core`, or nobody can say.
    Usual,
    Other(String),
    /// It is not there: a crate that is there may re-export it.
    Missing,
}

impl Name {
    pub(crate) fn in_crate(root: Option<&Path>) -> Self {
        // A test that expands by itself has the manifest of another crate than the one that would be compiled.
        let Some(root) = root.filter(|_| proc_macro::is_available()) else { return Self::Usual };
        let Ok(text) = std::fs::read_to_string(root.join("Cargo.toml")) else { return Self::Usual };
        let workspace = || {
            let folder = place::workspace(root)?;
            std::fs::read_to_string(folder.join("Cargo.toml")).ok()
        };
        Self::of(&text, &workspace).unwrap_or(Self::Usual)
    }

    /// What is wrong where nobody said another path than `::token_core`; `written` is how one says `crate = ::path`.
    pub(crate) fn problem(&self, written: fn(&str) -> String) -> Option<String> {
        match self {
            Self::Usual => None,
            Self::Other(name) => Some(format!(
                "token-core is called `{name}` in Cargo.toml: write `{}` here too",
                written(&format!("::{name}"))
            )),
            Self::Missing => Some(format!(
                "Cargo.toml has no dependency `token-core`: add it, or, where another crate re-exports it, write its path, as in `{}`",
                written("::tools::token_core")
            )),
        }
    }

    /// Its path, where it is another than usual.
    pub(crate) fn path(&self) -> Option<TokenStream> {
        let Self::Other(name) = self else { return None };
        let name = naming::ident(name);
        Some(quote!(::#name))
    }

    fn of(manifest: &str, workspace: &dyn Fn() -> Option<String>) -> Option<Self> {
        let manifest = DeTable::parse(manifest).ok()?;
        let manifest = manifest.get_ref();
        // The crate itself, in its own tests.
        let package = manifest.get("package")?.get_ref();
        if package.get("name").and_then(|name| name.get_ref().as_str()) == Some(PACKAGE) {
            return Some(Self::Usual);
        }
        let targets = manifest.get("target").and_then(|targets| targets.get_ref().as_table());
        let targets =
            targets.into_iter().flat_map(|targets| targets.values()).filter_map(|target| target.get_ref().as_table());
        let mut other = None;
        for table in std::iter::once(manifest).chain(targets) {
            for key in ["dependencies", "dev-dependencies", "build-dependencies"] {
                let Some(dependencies) = table.get(key).and_then(|table| table.get_ref().as_table()) else { continue };
                for (name, dependency) in dependencies {
                    let name = name.get_ref().as_ref();
                    if name.replace('-', "_") == "token_core" {
                        return Some(Self::Usual);
                    }
                    if is_token_core(dependency.get_ref()) || is_inherited(name, dependency.get_ref(), workspace) {
                        other = Some(Self::Other(name.replace('-', "_")));
                    }
                }
            }
        }
        other.or(Some(Self::Missing))
    }
}

fn is_token_core(dependency: &DeValue<'_>) -> bool {
    dependency.get("package").and_then(|package| package.get_ref().as_str()) == Some(PACKAGE)
}

/// `name.workspace = true`, and the workspace says that it is token-core.
fn is_inherited(name: &str, dependency: &DeValue<'_>, workspace: &dyn Fn() -> Option<String>) -> bool {
    let inherits = dependency.get("workspace").is_some_and(|inherits| inherits.get_ref().as_bool() == Some(true));
    let declared = || {
        let text = workspace()?;
        let root = DeTable::parse(&text).ok()?;
        let table = root.get_ref().get("workspace")?.get_ref().get("dependencies")?.get_ref().get(name)?;
        Some(is_token_core(table.get_ref()))
    };
    inherits && declared().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_says_how_it_calls_token_core() {
        let package = "[package]\nname = 'app'\n";
        let workspace = "[workspace.dependencies]\ntokens = { package = 'token-core', path = 'x' }\nserde = '1'\n";
        for (manifest, name) in [
            ("[dependencies]\ntoken-core = '0.1'", Name::Usual),
            ("[dev-dependencies]\ntoken_core.workspace = true", Name::Usual),
            ("[target.'cfg(unix)'.dependencies]\ntoken-core = { path = 'x' }", Name::Usual),
            ("[dependencies]\ntokens = { package = 'token-core', version = '0.1' }", Name::Other("tokens".to_owned())),
            ("[dependencies]\nmy-tokens.package = 'token-core'", Name::Other("my_tokens".to_owned())),
            ("[dependencies]\nserde.workspace = true\ntokens.workspace = true", Name::Other("tokens".to_owned())),
            ("[dependencies]\nwrapper = '1'", Name::Missing),
            ("", Name::Missing),
        ] {
            let manifest = format!("{package}{manifest}\n");
            assert_eq!(Name::of(&manifest, &|| Some(workspace.to_owned())), Some(name), "{manifest}");
        }
        // What cannot be read says nothing.
        assert_eq!(Name::of("[package", &|| None), None);
        assert_eq!(Name::of("[workspace]", &|| None), None);
        assert_eq!(Name::of("[package]\nname = 'token-core'", &|| None), Some(Name::Usual));
    }
}
