//! Every test of the command, as one program: it is linked once, and tests that wait run beside those that work. `hostile` is another, for
//! its ten thousand connections.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

#[cfg(feature = "online")]
mod alerts;
mod cmd;
mod declare;
mod diff;
#[cfg(feature = "emulator")]
mod emulate;
mod field;
mod init;
mod input;
mod json_schema;
mod output;
#[cfg(all(feature = "emulator", feature = "online"))]
mod preflight;
#[cfg(feature = "emulator")]
mod running;
#[cfg(all(feature = "emulator", feature = "online"))]
mod try_token;

#[test]
fn each_file_is_a_module() {
    let this = include_str!("all.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let programs = ["all", "hostile"];
        let Some(module) = file.strip_suffix(".rs").filter(|module| !programs.contains(module)) else { continue };
        assert!(this.contains(&format!("\nmod {module};\n")), "tests/all.rs lacks `mod {module};`");
    }
}
