"""The candidates: how each is built and run, and the versions in its lock file."""

import json
import os
import pathlib
import re
import subprocess
import tomllib
from dataclasses import dataclass

BENCH = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", BENCH / "target"))

RUST = ["token-core", "token-core-keys", "jsonwebtoken-rust-crypto", "jsonwebtoken-aws-lc", "jwt-simple", "by-hand"]


@dataclass(frozen=True)
class Shown:
    """A row of the tables and a bar of the chart."""

    candidate: str
    case: str
    title: str
    kind: str
    """`ours`, `rust`, `other` (another language), or `floor`."""


SIGN = [
    Shown("bench-token-core", "sign", "token-core, declared token", "ours"),
    Shown("bench-token-core", "sign_prepared", "token-core, typed grants, prepared", "ours"),
    Shown("bench-token-core", "sign_at_once", "token-core, typed grants, nothing prepared", "ours"),
    Shown("bench-by-hand", "sign", "serde_json and hmac by hand", "rust"),
    Shown("bench-jsonwebtoken-aws-lc", "sign", "jsonwebtoken, aws_lc_rs", "rust"),
    Shown("bench-jsonwebtoken-rust-crypto", "sign", "jsonwebtoken, rust_crypto", "rust"),
    Shown("bench-jwt-simple", "sign", "jwt-simple", "rust"),
    Shown("node-by-hand", "sign", "Node, crypto.createHmac by hand", "other"),
    Shown("npm-twilio-keyobject", "sign", "npm twilio, secret as KeyObject", "other"),
    Shown("pypi-twilio", "sign", "PyPI twilio", "other"),
    Shown("npm-twilio", "sign", "npm twilio, as its users call it", "other"),
    Shown("bench-token-core", "floor_rest", "floor: SHA-256 of what a template leaves", "floor"),
    Shown("bench-token-core", "floor_whole", "floor: SHA-256 of a whole token", "floor"),
]
VERIFY = [
    Shown("bench-token-core", "verify_as", "token-core, typed grants", "ours"),
    Shown("bench-token-core", "verify", "token-core", "ours"),
    Shown("bench-token-core", "diagnose", "token-core, diagnose", "ours"),
    Shown("bench-by-hand", "verify_borrowed", "serde_json and hmac by hand, borrowed", "rust"),
    Shown("bench-by-hand", "verify", "serde_json and hmac by hand", "rust"),
    Shown("bench-jsonwebtoken-aws-lc", "verify", "jsonwebtoken, aws_lc_rs", "rust"),
    Shown("bench-jsonwebtoken-rust-crypto", "verify", "jsonwebtoken, rust_crypto", "rust"),
    Shown("bench-jwt-simple", "verify", "jwt-simple", "rust"),
    Shown("npm-jsonwebtoken-keyobject", "verify", "npm jsonwebtoken, secret as KeyObject", "other"),
    Shown("npm-jsonwebtoken", "verify", "npm jsonwebtoken", "other"),
    Shown("pypi-pyjwt", "verify", "PyPI PyJWT", "other"),
    Shown("pypi-twilio", "verify", "PyPI twilio, from_jwt", "other"),
    Shown("bench-token-core", "floor_whole", "floor: SHA-256 of a whole token", "floor"),
]
TENANTS = [
    Shown("bench-token-core", "verify_one_tenant", "verify a token of one tenant, 20,000 tokens in turn", "ours"),
    Shown("bench-token-core", "verify_tenants", "verify a token of 20,000 tenants, a token of each in turn", "ours"),
    Shown("bench-token-core", "tenant_tokens", "make the `Tokens` of a tenant, four declared tokens", "ours"),
    Shown("bench-token-core", "tenant_rotate", "rotate the key of a tenant, and insert it among 20,000", "ours"),
]
"""What a server of many tenants does."""
ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
KEYS = [
    ("bench-token-core-keys", "token-core, `ring`"),
    ("bench-jsonwebtoken-aws-lc", "jsonwebtoken, aws_lc_rs"),
    ("bench-jsonwebtoken-rust-crypto", "jsonwebtoken, rust_crypto"),
]
"""Those that sign with a private key, each in the cases `sign_` and `verify_` of these algorithms."""


def build():
    """Builds and installs everything; the only step that needs the network."""
    for name in RUST:
        cargo("build", "--release", "--locked", "--quiet", folder=f"rust-{name}")
    node, python = BENCH / "node", BENCH / "python"
    if not made_from(node / "node_modules", node / "package-lock.json"):
        run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], node)
        note(node / "node_modules", node / "package-lock.json")
    if not made_from(python / ".venv", python / "requirements.txt"):
        run([os.environ.get("PYTHON", "python3"), "-m", "venv", "--clear", ".venv"], python)
        pip = [".venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run([*pip, "--require-hashes", "--only-binary=:all:", "-r", "requirements.txt"], python)
        note(python / ".venv", python / "requirements.txt")


def commands():
    """The programs that take turns, each with its working folder."""
    rust = [([str(program(name))], BENCH) for name in RUST]
    return [*rust, (["node", "bench.mjs"], BENCH / "node"), ([".venv/bin/python", "bench.py"], BENCH / "python")]


def program(name):
    return TARGET / "release" / f"bench-{name}"


def cargo(*arguments, folder):
    run(["cargo", *arguments], BENCH / folder, env={**os.environ, "CARGO_TARGET_DIR": str(TARGET)})


def run(command, folder, env=None):
    subprocess.run(command, cwd=folder, env=env, check=True)


def versions():
    """The name and version of each measured library."""
    found = []
    for folder, crates in [
        ("rust-token-core", ["hmac", "sha2", "base64-simd"]),
        ("rust-token-core-keys", ["ring"]),
        ("rust-jsonwebtoken-rust-crypto", ["jsonwebtoken"]),
        ("rust-jsonwebtoken-aws-lc", ["aws-lc-rs"]),
        ("rust-jwt-simple", ["jwt-simple"]),
        ("rust-by-hand", ["serde_json"]),
    ]:
        lock = tomllib.loads((BENCH / folder / "Cargo.lock").read_text("utf-8"))
        pinned = {package["name"]: package["version"] for package in lock["package"]}
        found += [(crate, pinned[crate]) for crate in crates]
    node = json.loads((BENCH / "node/package-lock.json").read_text("utf-8"))["packages"]
    found += [(f"npm {name}", node[f"node_modules/{name}"]["version"]) for name in ("twilio", "jsonwebtoken")]
    python = (BENCH / "python/requirements.in").read_text("utf-8")
    return found + [(f"PyPI {name}", version) for name, version in re.findall(r"^(\S+)==(\S+)$", python, re.M)]


def made_from(folder, lock):
    mark = folder / ".made-from"
    return mark.is_file() and mark.read_bytes() == lock.read_bytes()


def note(folder, lock):
    (folder / ".made-from").write_bytes(lock.read_bytes())
