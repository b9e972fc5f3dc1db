// A headless Chromium that reaches only 127.0.0.1, and the list of its errors.

import { chromium as playwright } from "playwright-core";

import { chromium } from "../../../../tests/sdk/chromium.mjs";

/** `{ page, minded, left, close }`: the errors on the page, and the requests to other machines. */
export async function browser() {
  const launched = await playwright.launch({
    executablePath: chromium(),
    args: [
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      // Chromium's sandbox does not work as root, the usual user of a container.
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
