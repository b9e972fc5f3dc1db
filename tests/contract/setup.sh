#!/usr/bin/env bash
# Installs the pinned packages beside this file (node_modules/), without their install scripts. Does nothing when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "tests/contract: \`$tool\` is not installed; Prism needs Node 20 or newer" >&2; exit 1; }
done

# Made from these very files, and complete?
if ! cat package.json package-lock.json | cmp -s - node_modules/.made-from; then
    SCARF_ANALYTICS=false npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cat package.json package-lock.json >node_modules/.made-from
fi
