#!/usr/bin/env bash
# Installs the pinned SDKs beside this file (node_modules/), and Chromium where apt-get may. Does nothing when all is there.
# CHROMIUM names another Chromium or Chrome; default: the first of chromium, chromium-browser, google-chrome.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "tests/sdk: \`$tool\` is not installed; Twilio's SDKs need Node 20 or newer" >&2; exit 1; }
done
node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' || {
    echo "tests/sdk: Node $(node --version) is too old; Twilio's SDKs need Node 20 or newer" >&2
    exit 1
}

# Made from these very files, and complete?
if ! cat package.json package-lock.json | cmp -s - node_modules/.made-from; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cat package.json package-lock.json >node_modules/.made-from
fi

if ! node chromium.mjs >/dev/null 2>&1 && [[ -z ${CHROMIUM:-} && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    echo "tests/sdk: no Chromium here; installing Debian's"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null; } ||
        echo "tests/sdk: apt-get could not install it" >&2
fi
node chromium.mjs
