// Where the clients of docs/renewal.md run: in this process, or in pages of a headless Chromium.

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./chromium_host.mjs";

export async function nodeClients(address) {
  // A rejected promise inside an SDK, which nothing can await, does not fail the test.
  process.on("unhandledRejection", () => {});
  // Bundled, because Node would look for the SDKs beside the clients.
  const folder = fileURLToPath(new URL("node_modules/.renewal", import.meta.url));
  await mkdir(folder, { recursive: true });
  const file = `${folder}/clients-${process.pid}.mjs`;
  // TaskRouter's SDK is bundled too: Node does not find the names that it exports.
  const external = ["@twilio/conversations", "twilio-sync", "ws"];
  const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
  await writeFile(file, await bundle("clients/renewed_node.mjs", { format: "esm", platform: "node", external, banner }));
  const { start } = await import(pathToFileURL(file));
  return { start: async (sdk, addresses, identity, ttl, say) => start(sdk, `${address}tokens/`, addresses, identity, ttl, say) };
}

export async function pageClients(address, { browser, context }) {
  // The SDKs would send statistics to the vendor, and load ringtones from it.
  await context.route("**/*", (route) => (route.request().url().startsWith(address) ? route.continue() : route.abort()));
  const heard = new Map();
  await context.exposeFunction("say", (identity, word) => heard.get(identity)(word));
  const open = async () => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  const shared = open();
  return {
    async start(sdk, addresses, identity, ttl, say, alone) {
      const page = await (alone ? open() : shared);
      heard.set(identity, say);
      await page.evaluate((given) => window.start(...given), [sdk, `${address}tokens/`, addresses, identity, ttl]);
      const devtools = alone && (await context.newCDPSession(page));
      await devtools?.send?.("Debugger.enable");
      const call = (method) => page.evaluate(([identity, method]) => window.call(identity, method), [identity, method]);
      return {
        state: () => call("state"),
        stop: () => call("stop"),
        close: () => call("close"),
        // A script that is interrupted runs no timers and hears no events, as on a machine that sleeps.
        sleep: () => devtools.send("Debugger.pause"),
        wake: () => devtools.send("Debugger.resume"),
      };
    },
    stop: () => browser.close(),
  };
}
