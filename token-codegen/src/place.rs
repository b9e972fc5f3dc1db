//! What a file is called in messages and generated code: its path from the folder that the compiler's own messages count from, so that a
//! terminal makes it a link and two crates of one workspace are told apart.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The path from `base` to a file that counts from `root`; `None` where the file is not below `base`, as that of a crate from a registry.
pub(crate) fn from(base: &Path, root: &Path, path: &Path) -> Option<PathBuf> {
    let base = base.canonicalize().ok()?;
    let folder = root.canonicalize().ok()?.strip_prefix(&base).ok()?.to_owned();
    let place = without_dots(&folder.join(path))?;
    // A `..` behind a link leads elsewhere than the text says.
    let same = base.join(&place).canonicalize().ok()? == root.join(path).canonicalize().ok()?;
    same.then_some(place)
}

/// The folder of the workspace that a crate belongs to: the nearest one above it, or its own, whose Cargo.toml says `[workspace]`.
pub(crate) fn workspace(root: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let is_workspace = |folder: &&Path| {
        fs::read_to_string(folder.join("Cargo.toml"))
            .is_ok_and(|text| text.lines().any(|line| line.trim_start().starts_with("[workspace")))
    };
    root.ancestors().find(is_workspace).map(Path::to_owned)
}

/// `a/../b` is `b`; `None` where it leads out.
fn without_dots(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if plain.pop() => {}
            Component::Normal(name) => plain.push(name),
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_relative_to_the_workspace() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let workspace = workspace(root).unwrap();
        for (path, place) in [
            ("Cargo.toml", Some("token-codegen/Cargo.toml")),
            ("src/../Cargo.toml", Some("token-codegen/Cargo.toml")),
            ("../grants.toml", Some("grants.toml")),
            ("../../elsewhere.toml", None),
            ("missing.toml", None),
        ] {
            assert_eq!(from(&workspace, root, Path::new(path)).as_deref(), place.map(Path::new), "{path}");
        }
        // As a crate from a registry sees it: the compiler runs elsewhere, or in its own folder.
        assert_eq!(from(&root.join("src"), root, Path::new("Cargo.toml")), None);
        assert_eq!(from(root, root, Path::new("Cargo.toml")), Some("Cargo.toml".into()));
    }
}
