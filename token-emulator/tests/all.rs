//! All tests of the emulator in one program: it is linked once, and slow tests of different files run in parallel.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

mod clients;

mod control_port;
mod docs;
mod hostile;
mod twilsock;
mod upstream;
mod video;
mod voice;

#[test]
fn each_file_is_a_module() {
    let this = include_str!("all.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let Some(module) = file.strip_suffix(".rs").filter(|module| *module != "all") else { continue };
        assert!(this.contains(&format!("\nmod {module};\n")), "tests/all.rs lacks `mod {module};`");
    }
}
