// The cases of tests/corpus and token-cli/tests/field, and what the command line says about each.

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { TOKEN } = process.env;

/** Those of tests/corpus/README.md. */
const CREDENTIALS = {
  none: {},
  ours: credentials(
    "AC0123456789abcdef0123456789abcdef",
    "SK0123456789abcdef0123456789abcdef",
    "NotARealSecretNotARealSecret1234",
  ),
  "other-key": credentials(
    "AC0123456789abcdef0123456789abcdef",
    "SKfedcba9876543210fedcba9876543210",
    "AnotherFakeSecretAnotherFake5678",
  ),
  "other-account": credentials(
    "ACfedcba9876543210fedcba9876543210",
    "SK0123456789abcdef0123456789abcdef",
    "NotARealSecretNotARealSecret1234",
  ),
};

function credentials(account, key, secret) {
  return { TWILIO_ACCOUNT_SID: account, TWILIO_API_KEY: key, TWILIO_API_SECRET: secret };
}

/** `{ name, vendor, sdks, at, variables, bytes }` of each case. */
export async function cases() {
  const files = ["tests/corpus/cases.jsonl", "token-cli/tests/field/good.jsonl", "token-cli/tests/field/inputs.jsonl"];
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  const all = texts.flatMap((text) => text.trim().split("\n")).map((line) => JSON.parse(line));
  return all
    // Of the command line's own cases, those of the other vendors: each takes a process.
    .filter(({ at, kind, vendor }) => Number.isInteger(at) && (kind === undefined || vendor !== "twilio"))
    .map(({ name, vendor = "twilio", sdk = [], at, secret, env, input, input_base64 }) => ({
      name,
      vendor,
      sdks: sdk,
      at,
      variables: env ?? CREDENTIALS[secret] ?? {},
      bytes: input === undefined ? Buffer.from(input_base64, "base64") : Buffer.from(input),
    }));
}

/** The JSON that `token diagnose` prints for each case, in their order. */
export async function printed(all) {
  const answers = new Array(all.length);
  const queue = all.entries();
  const worker = async () => {
    for (const [index, one] of queue) answers[index] = await diagnose(one);
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
  return answers;
}

function diagnose({ name, vendor, sdks, at, variables, bytes }) {
  const args = [
    "diagnose",
    "--format",
    "json",
    "--at",
    String(at),
    "--vendor",
    vendor,
    ...sdks.flatMap((sdk) => ["--sdk", sdk]),
  ];
  const child = spawn(TOKEN, args, { env: variables, stdio: ["pipe", "pipe", "pipe"] });
  const [out, err] = [[], []];
  child.stdout.on("data", (chunk) => out.push(chunk));
  child.stderr.on("data", (chunk) => err.push(chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(bytes);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 || code === 1) resolve(Buffer.concat(out).toString().trimEnd());
      else reject(new Error(`${name}: token diagnose ended with ${code}: ${Buffer.concat(err)}`));
    });
  });
}
