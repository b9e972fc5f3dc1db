# The steps of .ci/run by name. `just` is a convenience: each is `.ci/run NAME` without it.

# What is there.
_default:
    @just --list

# Everything that must hold before a change lands.
full:
    .ci/run
    .ci/run sdk-all
    bench/instructions

# The README's first command.
quickstart:
    .ci/run quickstart

# The README's second command: every test that needs Rust only.
test:
    .ci/run test

# Formatting, clippy, inherited lints, no circle of imports, no vendor named in Rust, and generated cases.
lint:
    .ci/run lints circles vendor-free corpora fmt clippy

# The documentation, its warnings denied.
doc:
    .ci/run doc

# The token server, and the server whose tenants are rows: formatting, clippy, tests.
server:
    .ci/run server

# The server whose tenants are rows, with PostgreSQL.
tenants:
    .ci/run tenants

# token-core without features, and with each alone.
features:
    .ci/run features

# The page in the browser, and the worker.
web:
    .ci/run web

# What is left of a key in memory, optimised.
memory:
    .ci/run memory

# Tenants come, go and rotate their keys under load, for a minute.
soak:
    SOAK_SECONDS=60 .ci/run soak

# Twilio's own Node and Python libraries, live.
interop:
    .ci/run interop

# Twilio's own client SDKs against the emulator, in Node and Chromium: every row of docs/sdks.md, three minutes.
sdk:
    .ci/run sdk-all

# The token server's page in a headless Chromium, with Twilio's own SDKs against the emulator.
page:
    .ci/run page

# Two token servers on one PostgreSQL: sessions, limits, a key rotation under load, the loss of one, and of the database.
replicas:
    .ci/run replicas

# A token server among hostile clients, two minutes.
hostile:
    .ci/run hostile

# The token server beside Express and Twilio's helper library, on a machine that does nothing else; `--look` writes nothing.
load *options:
    bench/server/run {{options}}

# The framework example: its Rust, its TypeScript, both clients against its server; needs Node.
framework:
    .ci/run framework

# Each fuzz target for half a minute, or for FUZZ_SECONDS; needs nightly and a C++ compiler.
fuzz *TARGETS:
    .ci/fuzz-smoke {{TARGETS}}

# What would be published, built from its packages.
package:
    .ci/run package

# The command `token` as an archive, with manual pages, completions and licences.
dist *options:
    .ci/dist {{options}}

# Whether the public API broke since the release at REV; needs cargo-semver-checks.
semver REV:
    BASELINE={{REV}} .ci/run semver

# Licences and doubled crates; needs cargo-deny.
deny:
    .ci/run deny

# Writes all that is generated or recorded anew: read the diff before it is committed.
regenerate:
    SNAPSHOTS=overwrite cargo test -p token-codegen
    SNAPSHOTS=overwrite cargo test -p token-tests -p token-vendor-tests --test mistakes --test derive --test vendors
    tests/sdk/setup.sh
    node tests/sdk/run.mjs --write

# Measures what a grants.toml costs the compiler, and writes docs/compile-time.md; some minutes.
bench-compile-time *options:
    bench/compile-time/run {{options}}

# Times token-core beside its peers and writes docs/performance.md: a quarter of an hour. `just bench --quick` is a look.
bench *options:
    bench/run {{options}}
