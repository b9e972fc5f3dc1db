// Clients in pages of a headless Chromium, which reaches only this machine.

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium as playwright } from "playwright-core";
import { chromium } from "./chromium.mjs";

// `sent`: called with each message that a page sends on a WebSocket.
export async function chromiumHost(addresses, sent) {
  const { address, close } = await serve(await bundle("clients/page.mjs", { format: "iife" }));
  const { browser, context } = await launch();
  // The SDKs would send statistics to the vendor, and load ringtones from it.
  await context.route("**/*", (route) => (route.request().url().startsWith(address) ? route.continue() : route.abort()));
  const pages = new Map();
  const heard = new Map();
  await context.exposeFunction("say", (number, word) => heard.get(number)(word));
  let last = 0;

  // One page for each SDK, as in an app.
  const pageFor = (sdk) => {
    if (!pages.has(sdk.name)) pages.set(sdk.name, open());
    return pages.get(sdk.name);
  };
  const open = async () => {
    const page = await context.newPage();
    if (sent) page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => sent(payload)));
    await page.goto(address);
    return page;
  };
  return {
    name: "Chromium",
    version: browser.version(),
    runs: () => true,
    async connect(sdk, token, say, options) {
      const page = await pageFor(sdk);
      const number = (last += 1);
      heard.set(number, say);
      await page.evaluate(([name, ...given]) => window.connectClient(name, ...given), [sdk.name, number, token, addresses, options]);
      const call = async (...given) => {
        const { value, error, stack } = await page.evaluate((all) => window.callClient(...all), [number, ...given]);
        if (error) throw Object.assign(new Error(stack), { words: error });
        return value;
      };
      return {
        number,
        state: () => call("state"),
        updateToken: (next) => call("updateToken", next),
        leave: () => call("leave"),
        use: (other) => call("use", other.number),
        conclude: () => call("conclude"),
      };
    },
    async stop() {
      await browser.close();
      close();
    },
  };
}

// A browser that reaches only this machine.
export async function launch() {
  const browser = await playwright.launch({
    executablePath: chromium(),
    args: [
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      "--no-proxy-server",
      // Chromium's sandbox does not work as root, the usual user of a container.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  // The emulator's certificate for Voice is self-signed.
  return { browser, context: await browser.newContext({ ignoreHTTPSErrors: true }) };
}

// Served over HTTP from this machine, because Chromium lets no other page reach 127.0.0.1.
async function serve(script) {
  const server = createServer((request, response) => {
    const isPage = request.url === "/";
    response.writeHead(200, { "content-type": isPage ? "text/html" : "text/javascript" });
    response.end(isPage ? '<!doctype html><title>SDKs</title><script src="page.js"></script>' : script);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// A script for a page, bundled in memory.
export async function bundle(entry, options) {
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    bundle: true,
    write: false,
    platform: "browser",
    target: "es2022",
    // For a client outside of this folder.
    nodePaths: [here("node_modules")],
    // Keeps the names of errors.
    keepNames: true,
    define: { global: "globalThis" },
    logLevel: "error",
    ...options,
  });
  return outputFiles[0].text;
}
