#!/usr/bin/env bash
# Installs the pinned SDKs beside this file, in node_modules/, and bundles the page into ../assets. Installs nothing that is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "the page needs Node 20 or newer: \`$tool\` is not installed" >&2; exit 1; }
done
if ! cat package.json package-lock.json | cmp -s - node_modules/.made-from; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cat package.json package-lock.json >node_modules/.made-from
fi
npm run --silent build
