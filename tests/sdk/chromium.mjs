// The Chromium for the pages. As a program it prints its path, or what to install.

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

// The path of the browser. Throws if there is none.
export function chromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM is \`${named}\`, which is no program; name the path of a Chromium or Chrome, or leave it out`);
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
  if (found) return found;
  throw new Error(
    "no Chromium is installed, and Twilio's Voice and Video SDKs run in a browser only: " +
      "install one (Debian: `apt-get install chromium`), or name it, as in CHROMIUM=/opt/chrome/chrome",
  );
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(chromium());
  } catch (error) {
    console.error(`tests/sdk: ${error.message}`);
    process.exitCode = 1;
  }
}
