#!/usr/bin/env bash
# Installs the pinned libraries beside this file: node_modules/ and .venv/. Does nothing when they are already there. LiveKit's Rust
# library is built by the test that asks it.
# PYTHON names another interpreter (3.11 or newer); default: python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-python3}

for tool in node npm "$python"; do
    command -v "$tool" >/dev/null || { echo "tests/interop: \`$tool\` is not installed; the live interop needs Node 20 and Python 3.11 or newer" >&2; exit 1; }
done
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "tests/interop: \`$python\` is older than 3.11; name a newer one, as in PYTHON=python3.11 tests/interop/setup.sh" >&2
    exit 1
}

# `done_for FOLDER FILE…`: is the folder complete, and made from these very files?
done_for() { [[ -f $1/.made-from ]] && cat "${@:2}" | cmp -s - "$1/.made-from"; }
note_for() { cat "${@:2}" >"$1/.made-from"; }

if ! done_for node_modules package.json package-lock.json; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    note_for node_modules package.json package-lock.json
fi

if ! { done_for .venv requirements.txt && .venv/bin/python -c "" 2>/dev/null; }; then
    rm -rf .venv
    "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: -r requirements.txt
    note_for .venv requirements.txt
fi
