"""Times a user's first build: with token-core and one declaration, and with jsonwebtoken."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from .candidates import BENCH

USERS = ["user-token-core", "user-jsonwebtoken"]
SETTINGS = ("CARGO_", "RUSTC_", "RUSTFLAGS")


def run(times):
    """Builds both in turn, each time into an empty folder. `{"seconds": {user: [one a run]}, "ratio": quartiles}`."""
    for user in USERS:
        subprocess.run(["cargo", "fetch", "--locked", "--quiet"], cwd=BENCH / user, check=True)
    seconds = {user: [] for user in USERS}
    for number in range(times):
        print(f"clean builds, {number + 1} of {times}", file=sys.stderr, flush=True)
        for user in USERS if number % 2 == 0 else reversed(USERS):
            seconds[user].append(clean_build(BENCH / user))
    ratios = [ours / theirs for ours, theirs in zip(*(seconds[user] for user in USERS))]
    quartiles = statistics.quantiles(ratios, n=4, method="inclusive") if times > 1 else ratios * 3
    return {"seconds": seconds, "ratio": quartiles}


def clean_build(folder):
    """Seconds, with two jobs, the default profile, and no cache."""
    target = tempfile.mkdtemp(prefix="clean-build-")
    # Without the settings of the user who runs this, except the location of cargo's downloads.
    env = {name: value for name, value in os.environ.items() if name == "CARGO_HOME" or not name.startswith(SETTINGS)}
    env["CARGO_TARGET_DIR"] = target
    # Crates from a registry, like the peer's here and token-core for its users, are not compiled incrementally. A path dependency is,
    # which takes about a quarter longer the first time.
    env["CARGO_INCREMENTAL"] = "0"
    try:
        begin = time.monotonic()
        subprocess.run(["cargo", "build", "--offline", "--locked", "--quiet", "-j2"], cwd=folder, env=env, check=True)
        return time.monotonic() - begin
    finally:
        shutil.rmtree(target)
