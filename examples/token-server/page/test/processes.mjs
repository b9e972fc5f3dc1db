// The emulator and the server for the test, each on a free port of 127.0.0.1.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const PASSWORD = "a password for this test";

/** The demo's credentials, for the emulator. */
export async function demoCredentials() {
  const text = await readFile(new URL("../../demo.env", import.meta.url), "utf8");
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

/** `token emulate`: `{ line, addresses, stop }`. It warns so early that a token with a lifetime of 20 s is renewed after 5 s. */
export async function emulator() {
  const started = start(binary("TOKEN", "token"), ["emulate", "--warn-before", "15s"], await demoCredentials());
  const line = await started.line((text) => text.startsWith("{"));
  return { ...started, text: line, addresses: JSON.parse(line) };
}

/** The server with a new database: `{ url, stop }`. */
export async function server(emulatorLine) {
  const folder = await mkdtemp(join(tmpdir(), "token-server-"));
  const started = start(binary("TOKEN_SERVER", "token-server"), [], {
    TOKEN_SERVER_ADDRESS: "127.0.0.1:0",
    TOKEN_SERVER_EMULATOR: emulatorLine,
    TOKEN_SERVER_DEMO_PASSWORD: PASSWORD,
    DATABASE_URL: `sqlite://${join(folder, "page.db")}?mode=rwc`,
  });
  const line = await started.line((text) => text.startsWith("listening on "));
  const stop = async () => {
    await started.stop();
    await rm(folder, { recursive: true });
  };
  return { ...started, url: line.slice("listening on ".length), stop };
}

/** The program in a variable, or a build by cargo. */
function binary(variable, name) {
  return process.env[variable] ?? join(process.env.CARGO_TARGET_DIR ?? new URL("../../../../target", import.meta.url).pathname, "debug", name);
}

/** Starts the program with these variables, and no others of the vendor. */
function start(program, args, env) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TWILIO|TOKEN_SERVER|DATABASE)_/.test(name)));
  const child = spawn(program, args, { env: { ...clean, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (chunk) => (log += chunk));
  const ended = new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve(code ?? signal));
    child.on("error", (error) => resolve(error.message));
  });
  const lines = createInterface({ input: child.stdout });
  return {
    log: () => log,
    line: (wanted) =>
      Promise.race([
        new Promise((resolve) => lines.on("line", (text) => wanted(text) && resolve(text))),
        ended.then((how) => Promise.reject(new Error(`${program} ended (${how}) before it was ready:\n${log}`))),
      ]),
    stop: async () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
