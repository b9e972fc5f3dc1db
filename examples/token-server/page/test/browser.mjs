// A headless Chromium that reaches nothing but 127.0.0.1, and a list of what it minded.

import { chromium as playwright } from "playwright-core";

import { chromium } from "../../../../tests/sdk/chromium.mjs";

/** `{ page, minded, left, close }`: what went wrong on the page, and which requests wanted to leave this machine. */
export async function browser() {
  const launched = await playwright.launch({
    executablePath: chromium(),
    args: [
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      // As root, which a container's user often is, Chromium starts no other way.
      ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  const context = await launched.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1240, height: 900 }, deviceScaleFactor: 1.5 });
  const minded = [];
  const left = [];
  await context.route("**", (route) => {
    if (new URL(route.request().url()).hostname === "127.0.0.1") return route.continue();
    left.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => minded.push(String(error)));
  page.on("console", (message) => message.type() === "error" && minded.push(message.text()));
  return { page, context, minded, left, close: () => launched.close() };
}
