// `token emulate`, as a child process.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { environment } from "./token_bin.mjs";

// Starts an emulator that warns `warnBefore` seconds before a token expires; returns its addresses and its controls.
export async function start(bin, warnBefore) {
  return run(bin, ["emulate", "--port", "0", "--control-port", "0", "--warn-before", `${warnBefore}s`]);
}

// Runs a program that prints the addresses of an emulator as its first line.
export async function run(bin, args = []) {
  // Its stderr has all events.
  const child = spawn(bin, args, { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  process.once("SIGTERM", () => process.exit(143));
  let said = "";
  child.stderr.on("data", (data) => (said = (said + data).slice(-4000)));
  const first = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("error", (error) => reject(new Error(`\`${bin}\` cannot be run: ${error.message}`)));
    child.once("exit", (code) => reject(new Error(`\`${bin}\` ended with ${code} and named no address:\n${said}`)));
  });
  const addresses = JSON.parse(first);
  return {
    addresses,
    async events() {
      const response = await fetch(`${addresses.control}/events`);
      if (!response.ok) throw new Error(`GET /events: ${response.status} ${await response.text()}`);
      return (await response.json()).events;
    },
    stop,
  };
}
