// The page in a headless Chromium, from a server that counts what it is asked.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

import { chromium as playwright } from "playwright-core";

import { chromium } from "../../tests/sdk/chromium.mjs";

const PAGE = fileURLToPath(new URL("../dist/index.html", import.meta.url));

/**
 * `{ url, asked, close }`. `asked` lists the paths of the requests. Without the documented headers: the page holds by
 * itself.
 */
export async function server() {
  const page = await readFile(PAGE);
  const asked = [];
  const http = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-type", request.url === "/" ? "text/html" : "text/plain");
    response.end(request.url === "/" ? page : "reached");
  });
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${http.address().port}/`, asked, close: () => http.close() };
}

export function browser() {
  return playwright.launch({
    executablePath: chromium(),
    // Chromium's sandbox does not work as root, the usual user of a container.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}

/** The page, ready, with a list of everything that it requests and of its errors. */
export async function open(launched, url, options = {}) {
  const context = await launched.newContext({ timezoneId: "Europe/Berlin", ...options });
  const page = await context.newPage();
  const [requests, errors] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url);
  await page.locator("#form").waitFor();
  return { page, context, requests, errors };
}
