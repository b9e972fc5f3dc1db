// The command `token`: the program in TOKEN_BIN, or a build by cargo.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

// Fake credentials for these tests.
export const CREDENTIALS = {
  TWILIO_ACCOUNT_SID: "AC0123456789abcdef0123456789abcdef",
  TWILIO_API_KEY: "SK0123456789abcdef0123456789abcdef",
  TWILIO_API_SECRET: "AFakeSecretThatSignsNoRealTokens",
};

// The variables of grants.toml.
export const NAMED = {
  TWILIO_SYNC_SERVICE_SID: "IS0123456789abcdef0123456789abcdef",
  TWILIO_CONVERSATIONS_SERVICE_SID: "IS0123456789abcdef0123456789abcdef",
  TWILIO_TWIML_APP_SID: "AP0123456789abcdef0123456789abcdef",
};

// The environment for the command, without variables of the user's account.
export function environment(changes = {}) {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith("TWILIO_"));
  return { ...Object.fromEntries(others), ...CREDENTIALS, ...NAMED, ...changes };
}

// Its path.
export function tokenBin() {
  return process.env.TOKEN_BIN ?? built(["-p", "token-cli"], "token");
}

// The path of a program that cargo builds with these arguments.
export function built(which, name) {
  const command = ["build", "--locked", ...which, "--message-format=json-render-diagnostics"];
  const output = execFileSync("cargo", command, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28, encoding: "utf8" });
  const messages = output.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const program = messages.find((message) => message.reason === "compiler-artifact" && message.executable && message.target.name === name);
  if (!program) throw new Error(`cargo built no program \`${name}\``);
  return program.executable;
}
