// The page and the command line find the same, and nothing leaves the page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { load } from "../page/module.js";
import { browser, open, server } from "./browser.mjs";
import { cases, printed } from "./command_line.mjs";

const SECRET = "NotARealSecretNotARealSecret1234";
const running = {};
let all, expected;

before(async () => {
  running.server = await server();
  running.browser = await browser();
  all = await cases();
  expected = await printed(all);
  assert.ok(all.length > 800, `${all.length} cases`);
});

after(async () => {
  await running.browser?.close();
  running.server?.close();
});

const fresh = (options) => open(running.browser, running.server.url, options);

test("the module answers as the command line prints", async () => {
  const { diagnose, vendors } = await load(await readFile(process.env.MODULE));
  assert.ok(vendors.length > 3);
  for (const [index, { name, vendor, sdks, at, variables, bytes }] of all.entries()) {
    const answer = diagnose(withoutLineEnd(bytes), { vendor, sdks, at, variables });
    assert.equal(answer.json, expected[index], name);
    // A good token tells its vendor.
    if (answer.diagnosis.verdict === "valid") assert.equal(diagnose(bytes, { at }).vendor, vendor, name);
  }
});

test("the page shows what the command line prints, and requests nothing", async () => {
  const { page, requests, errors } = await fresh();
  const before = requests.length;
  const { vendors } = await load(await readFile(process.env.MODULE));
  let shown = 0;
  for (const [index, one] of all.entries()) {
    const text = one.bytes.toString();
    // A text field takes text only, and makes one line end of each kind. It needs a secret, and knows no other
    // variables.
    const parts = vendors.find(({ name }) => name === one.vendor).credentials;
    const [secret] = parts.filter(({ place }) => place === null);
    const names = Object.keys(one.variables);
    const fits =
      names.length === 0 ||
      (parts.length === names.length && parts.every(({ variable }) => one.variables[variable]?.trim()));
    if (
      !Buffer.from(text).equals(one.bytes) ||
      text.includes("\r") ||
      withoutLineEnd(one.bytes).length === 0 ||
      one.sdks.length > 1 ||
      !fits
    )
      continue;
    if (names.length > 0 && one.variables[secret.variable] !== one.variables[secret.variable].trim()) continue;
    const [json, notes] = await page.evaluate(fill, { ...one, bytes: undefined, text });
    assert.equal(json, expected[index], one.name);
    const wanted = JSON.parse(json).findings.map(
      ({ rule, severity, at, code }) => `${severity} ${rule} ${at} ${code ?? ""}`,
    );
    assert.deepEqual(notes.sort(), wanted.sort(), one.name);
    shown += 1;
  }
  assert.ok(shown > 700, `only ${shown} of ${all.length} cases fit the page`);
  assert.deepEqual(requests.slice(before), []);
  assert.deepEqual(errors, []);
  assert.deepEqual([...new Set(running.server.asked)], ["/"]);
});

/** In the page: fills the form as a reader does, at the time of the case; the JSON, and the findings that are drawn. */
function fill({ vendor, sdks, at, variables, text }) {
  Date.now = () => at * 1000;
  const set = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const byId = (id) => document.getElementById(id);
  byId("clear").click();
  set(byId("vendor"), vendor);
  set(byId("sdk"), sdks.length === 0 ? "" : `${vendor} ${sdks[0]}`);
  if (sdks.length > 0 && byId("sdk").value === "") return ["no such SDK", []];
  for (const [name, value] of Object.entries(variables))
    set(document.querySelector(`#credentials [name="${name}"]`), value);
  set(byId("token"), text);
  byId("form").requestSubmit();
  const notes = [...document.querySelectorAll(".finding")].map((note) => {
    const code = note.querySelector("a")?.textContent.match(/^error (\d+)$/)?.[1] ?? "";
    return `${note.dataset.severity} ${note.dataset.rule} ${note.dataset.at} ${code}`;
  });
  return [byId("json").textContent, notes];
}

test("no attempt to send something leaves the page", async () => {
  const { page } = await fresh();
  await page.locator("#token").fill("eyJ");
  const asked = running.server.asked.length;
  const refused = await page.evaluate(async (url) => {
    const blocked = [];
    document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
    const failed = await fetch(`${url}fetch`).then(
      () => "sent",
      () => "refused",
    );
    navigator.sendBeacon(`${url}beacon`, "x");
    try {
      new WebSocket(url.replace("http", "ws") + "socket");
    } catch {}
    try {
      new EventSource(`${url}events`);
    } catch {}
    const add = (name, from) => document.body.append(Object.assign(document.createElement(name), from));
    add("img", { src: `${url}image` });
    add("video", { src: `${url}video` });
    add("link", { rel: "stylesheet", href: `${url}style` });
    add("link", { rel: "prefetch", href: `${url}prefetch` });
    add("base", { href: "https://example.com/" });
    try {
      add("iframe", { src: `${url}frame` });
    } catch {}
    try {
      add("script", { src: `${url}script` });
    } catch {}
    try {
      add("script", { textContent: "globalThis.injected = true" });
    } catch {}
    const form = Object.assign(document.createElement("form"), { method: "post", action: `${url}form` });
    document.body.append(form);
    form.submit();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { failed, blocked, injected: "injected" in globalThis };
  }, running.server.url);
  assert.equal(refused.failed, "refused");
  assert.equal(refused.injected, false);
  for (const directive of [
    "connect-src",
    "img-src",
    "media-src",
    "frame-src",
    "form-action",
    "base-uri",
    "style-src-elem",
  ]) {
    assert.ok(refused.blocked.includes(directive), `${directive} is not among ${refused.blocked}`);
  }
  assert.deepEqual(running.server.asked.slice(asked), []);
});

test("token and secret are in no storage, address or history", async () => {
  const { page, context } = await fresh();
  const [{ bytes, variables, at }] = all.filter(({ name }) => name === "good-conversations");
  const history = await page.evaluate(() => window.history.length);
  await page.evaluate((at) => (Date.now = () => at * 1000), at);
  await page.locator("#token").fill(bytes.toString());
  await page.locator("#signature summary").click();
  await page.getByLabel("API Key Secret").fill(variables.TWILIO_API_SECRET);
  await page.getByRole("heading", { name: "The signature is right, and no error is found so far" }).waitFor();
  assert.equal(page.url(), running.server.url);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    cookies: document.cookie,
    history: window.history.length,
    state: window.history.state,
    shown: document.documentElement.outerHTML,
  }));
  assert.ok(!kept.shown.includes(SECRET));
  assert.deepEqual(
    { ...kept, shown: "" },
    { local: 0, session: 0, databases: 0, cookies: "", history, state: null, shown: "" },
  );
  assert.deepEqual(await context.cookies(), []);
  const fields = await page
    .locator("textarea, input, select")
    .evaluateAll((list) => list.map((field) => [field.autocomplete, field.type]));
  assert.ok(fields.length >= 6);
  for (const [autocomplete, type] of fields) assert.ok(autocomplete === "off" && type !== "password");
  await page.goto("about:blank");
  await page.goBack();
  await page.locator("#form").waitFor();
  assert.equal(await page.locator("#token").inputValue(), "");
  assert.equal(await page.locator("#result").isVisible(), false);
});

test("a reader with a keyboard and a screen reader is told", async () => {
  const { page, errors } = await fresh();
  assert.equal(await page.evaluate(() => document.activeElement.id), "token");
  await page.keyboard.type("SK0123456789abcdef0123456789abcdef");
  await page
    .locator("#status")
    .filter({ hasText: /^Twilio refuses this token\. 1 error\. .+\. Do first: / })
    .waitFor({ state: "attached" });
  for (const next of ["vendor", "sdk"]) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), next);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.name), "TWILIO_API_SECRET");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "verdict");
  assert.deepEqual(errors, []);
});

test("a reader learns what is left to check, and is led there", async () => {
  const { page } = await fresh();
  const [{ bytes, variables, at }] = all.filter(({ name }) => name === "good-conversations");
  await page.evaluate((at) => (Date.now = () => at * 1000), at);
  const heading = (name) => page.getByRole("heading", { name }).waitFor();
  await page.locator("#token").fill(bytes.toString());
  await heading("No error found so far");
  await page.getByRole("button", { name: "Check the signature" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "TWILIO_API_SECRET");
  await page.keyboard.type(variables.TWILIO_API_KEY);
  await page.locator("#result").getByText("because they cannot be used: API Key Secret:").waitFor();
  await page.getByLabel("API Key Secret").fill(variables.TWILIO_API_SECRET);
  await heading("The signature is right, and no error is found so far");
  await page.getByRole("button", { name: "Choose the client's SDK" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "sdk");
  await page.locator("#sdk").selectOption("twilio conversations");
  await heading("The token is valid, and so is its signature");
  await page.locator("#token").fill(`Authorization: Bearer ${bytes}`);
  await heading("No error found in the token itself");
});

test("an error that is pasted leads to its token, and a second token is not dropped silently", async () => {
  const { page } = await fresh();
  await page.locator("#token").fill("51130: Twilsock: Token is invalid!");
  await page.getByRole("heading", { name: "This looks like an error, not like a token" }).waitFor();
  await page.locator(".verdict").getByText("token explain 51130").waitFor();
  assert.ok(!(await page.locator(".verdict").textContent()).includes("the client gets"));
  const [one, other] = new Set(all.filter(({ name }) => name.startsWith("good-")).map(({ bytes }) => bytes.toString()));
  await page.locator("#token").fill(`${one}\n${other}`);
  await page.getByText("other tokens: the input has several", { exact: false }).waitFor();
});

test("the answer to what is pasted comes into view on a phone", async () => {
  const { page, context } = await fresh({ viewport: { width: 360, height: 740 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText("SK0123456789abcdef0123456789abcdef"));
  await page.keyboard.press("Control+V");
  await page.locator("#verdict").waitFor();
  const { y, height } = await page.locator(".verdict").boundingBox();
  assert.ok(y >= 0 && y + height <= 741, `from ${y}, ${height} high`);
});

test("times are in the reader's zone, and a vendor is detected", async () => {
  const { page } = await fresh();
  await page.evaluate(() => (Date.now = () => 1_800_000_000_000));
  await page.getByRole("button", { name: "Try an example" }).click();
  await page.getByText("# Jan 15, 2027, 9:00:00 AM GMT+1, now").waitFor();
  // Although it has more mistakes than a token without a grant has for other vendors.
  await page.getByText("read as a token of Twilio", { exact: false }).waitFor();
  const [{ bytes }] = all.filter(({ vendor, name }) => vendor === "livekit" && name.startsWith("good"));
  await page.locator("#token").fill(bytes.toString());
  await page.getByText("read as a token of LiveKit", { exact: false }).waitFor();
  await page.getByText("Check the signature, too").click();
  await page.getByLabel("API secret").waitFor();
});

test("no rule of axe-core is broken, light and dark, desktop and phone", async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [
      { width: 1200, height: 900 },
      { width: 360, height: 740 },
    ]) {
      const { page, context } = await fresh({ colorScheme, viewport });
      await page.getByRole("button", { name: "Try an example" }).click();
      await page.getByText("Check the signature, too").click();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`),
        [],
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} pixels too wide at ${viewport.width}`);
      await context.close();
    }
  }
});

/** The command line drops the end of the last line, as the page does. */
function withoutLineEnd(bytes) {
  let end = bytes.length;
  if (bytes[end - 1] === 10) {
    end -= 1;
    if (bytes[end - 1] === 13) end -= 1;
  }
  return bytes.subarray(0, end);
}
