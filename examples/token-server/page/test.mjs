// The page in a real browser, with the real server and the emulator: `npm test`; with `-- --screenshot` it also updates
// docs/token-server.png.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { browser } from "./test/browser.mjs";
import { PASSWORD, emulator, server } from "./test/processes.mjs";

const screenshot = process.argv.includes("--screenshot");
const TIMEOUT = 30_000;

const running = {};

before(async () => {
  running.emulator = await emulator();
  running.server = await server(running.emulator.text);
  running.browser = await browser();
  running.browser.page.setDefaultTimeout(TIMEOUT);
});

after(async () => {
  await running.browser?.close();
  await running.server?.stop();
  await running.emulator?.stop();
});

const page = () => running.browser.page;
const card = (name) => page().locator(`[data-client="${name}"]`);
const inState = (name, state) => page().locator(`[data-client="${name}"][data-state="${state}"]`).waitFor();
const events = (name) => card(name).locator(".events").innerText();

test("the clients are hidden before sign-in, and a wrong password is an error", async () => {
  await page().goto(running.server.url);
  await page().getByRole("heading", { name: "Sign in" }).waitFor();
  assert.equal(await page().locator("#clients").isVisible(), false);
  await signIn("alice", "wrong");
  await page().getByText("wrong name or password").waitFor();
});

test("all four SDKs connect", async () => {
  await signIn("alice", PASSWORD);
  await page().locator("#clients").waitFor();
  // The emulator warns 15 s before the expiry, so a token is renewed after 5 s.
  await page().locator("#life").selectOption("20");
  await page().getByRole("button", { name: "Connect all" }).click();
  for (const name of ["conversations", "sync", "voice", "video"]) {
    await inState(name, "connected").catch(async (error) => assert.fail(`${name}: ${await events(name)}\n${error}`));
  }
});

test("tokens are renewed in time, without a disconnection", async () => {
  for (const name of ["conversations", "sync", "voice"]) {
    await card(name).locator(".renewed", { hasText: /^(once|\d+ times)$/ }).waitFor();
    assert.equal(await card(name).getAttribute("data-state"), "connected", await events(name));
    assert.doesNotMatch(await events(name), /expired|refused|denied/);
  }
});

test("a refused client shows the code, and connects when tokens are accepted again", async () => {
  const control = (path) => fetch(running.emulator.addresses.control + path, { method: "POST" });
  await control("/reject?code=20107");
  for (const name of ["sync", "video"]) {
    await card(name).getByRole("button", { name: "Disconnect" }).click();
    await card(name).getByRole("button", { name: "Connect", exact: true }).click();
    await inState(name, "refused");
    await card(name).locator(".events", { hasText: "20107" }).waitFor();
  }
  await control("/reject");
  for (const name of ["sync", "video"]) {
    await card(name).getByRole("button", { name: "Disconnect" }).click();
    await card(name).getByRole("button", { name: "Connect", exact: true }).click();
    await inState(name, "connected");
  }
});

test("each mistake in a token is explained at its place", async () => {
  await page().getByRole("button", { name: "Try a token with mistakes" }).click();
  await page().locator(".verdict[data-verdict=invalid]").waitFor();
  const below = (line) => page().locator(".json .line", { hasText: line }).locator("xpath=following-sibling::*[1]");
  assert.equal(await below('"exp":').getAttribute("data-rule"), "lifetime-too-long");
  assert.equal(await below('"serviceSid":').getAttribute("data-rule"), "grant-field-unknown");
  assert.equal(await page().locator("[data-rule=header-cty]").count(), 1);
  const shown = await page().locator(".finding").count();
  const rules = await page().locator(".finding").evaluateAll((all) => all.map(({ dataset }) => dataset.rule));
  assert.equal(new Set(rules).size, shown, `shown twice: ${rules}`);
});

test("any input is explained, even if it is not a token", async () => {
  await page().locator("#paste").fill("<html>Not found</html>");
  await page().getByRole("button", { name: "Diagnose" }).click();
  await page().locator("[data-rule=not-a-jwt]").waitFor();
  await page().getByRole("button", { name: "Try a valid token" }).click();
  await page().locator(".verdict[data-verdict=valid]").waitFor();
  assert.equal(await page().locator(".finding").count(), 0);
});

test("the picture for the README", { skip: !screenshot }, async () => {
  await page().locator("#life").selectOption("300");
  for (const name of ["conversations", "sync", "voice", "video"]) {
    await card(name).getByRole("button").click();
    await inState(name, "off");
  }
  await page().getByRole("button", { name: "Connect all" }).click();
  for (const name of ["conversations", "sync", "voice", "video"]) await inState(name, "connected");
  await page().getByRole("button", { name: "Try a token with mistakes" }).click();
  await page().locator(".verdict[data-verdict=invalid]").waitFor();
  await page().mouse.move(0, 0);
  await page().evaluate(() => document.activeElement.blur());
  const path = fileURLToPath(new URL("../../../docs/token-server.png", import.meta.url));
  await page().screenshot({ path, fullPage: true });
});

test("a guest sees only the clients of a guest", async () => {
  await page().getByRole("button", { name: "Sign out" }).click();
  await signIn("bob", PASSWORD);
  await card("video").waitFor();
  assert.equal(await page().locator(".client").count(), 1);
});

test("no request left this machine, and the console has no errors", async () => {
  // The browser logs the 401 for a wrong password.
  const minded = running.browser.minded.filter((text) => !text.includes("401"));
  assert.deepEqual(minded, []);
  assert.deepEqual(running.browser.left, []);
});

async function signIn(name, password) {
  await page().locator("[name=name]").fill(name);
  await page().locator("[name=password]").fill(password);
  await page().locator("#sign-in-form button").click();
}
