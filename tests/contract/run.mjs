// Every question of a preflight is sent to a mock of Twilio's own OpenAPI documents, and every good answer of the emulator is held to
// them. One document after another, because each server takes a hundred megabytes.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { tokenBin } from "../sdk/token_bin.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);
const token = tokenBin();
const prism = join(require.resolve("@stoplight/prism-cli/package.json"), "../dist/index.js");
const document = (product) => here(`node_modules/@twilio/cli-core/src/services/twilio-api/twilio_${product}_${product === "api" ? "v2010" : "v1"}.json`);

const authToken = "0123456789abcdef0123456789abcdef";
const variables = {
    TWILIO_ACCOUNT_SID: "AC0123456789abcdef0123456789abcde1",
    TWILIO_API_KEY: "SK0123456789abcdef0123456789abcde1",
    TWILIO_API_SECRET: "AFakeSecretThatSignsNoRealTokens",
};
const basic = (user, secret) => `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;
const byKey = basic(variables.TWILIO_API_KEY, variables.TWILIO_API_SECRET);
const byAccount = basic(variables.TWILIO_ACCOUNT_SID, authToken);

const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TWILIO_")));
let failed = 0;
const row = (good, what) => {
    console.log(`${good ? "ok  " : "FAIL"} ${what}`);
    failed += good ? 0 : 1;
};

/** Starts a program, and returns what `ready` finds in its output. */
function started(command, args, env, ready) {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    return new Promise((resolve, reject) => {
        let output = "";
        const late = setTimeout(() => stop(`${command} ${args.join(" ")} is not ready after two minutes:\n${output}`), 120_000);
        const stop = (why) => {
            child.kill();
            reject(new Error(why));
        };
        child.on("exit", (code) => reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output}`)));
        for (const stream of [child.stdout, child.stderr]) {
            stream.on("data", (data) => {
                output += data;
                const found = ready(output);
                if (found) {
                    clearTimeout(late);
                    resolve([found, () => new Promise((done) => (child.removeAllListeners("exit"), child.on("exit", done), child.kill()))]);
                }
            });
        }
    });
}

const prismPort = 4010 + (process.pid % 2000);
function startedPrism(...args) {
    const ready = (output) => output.includes("Prism is listening");
    return started(process.execPath, [prism, ...args, "-h", "127.0.0.1", "-p", prismPort], { ...environment, SCARF_ANALYTICS: "false" }, ready);
}

async function get(path, authorization) {
    const response = await fetch(`http://127.0.0.1:${prismPort}${path}`, { headers: { authorization, accept: "application/json" } });
    return { status: response.status, violations: response.headers.get("sl-violations"), body: await response.text() };
}

/** The requests of a preflight that the emulator answers with 200. */
async function requests(rest, folder, env) {
    const args = ["preflight", "--grants", here("grants.toml"), "--base-url", rest, "--format", "json"];
    const { stdout } = await promisify(execFile)(token, args, { env: { ...environment, ...variables, ...env }, cwd: folder });
    const report = JSON.parse(stdout);
    if (report.findings.length > 0) throw new Error(`a good account has findings: ${stdout}`);
    return report.checked.filter(({ status }) => status === 200).map(({ request }) => new URL(request.replace(/^GET /, "")));
}

const folder = await mkdtemp(join(tmpdir(), "contract-"));
const [addresses, stopEmulator] = await started(
    token,
    ["emulate", "--rest", `auth-token=${authToken}`],
    { ...environment, ...variables },
    (output) => output.split("\n").length > 1 && JSON.parse(output.split("\n")[0]),
);
try {
    const asked = [...(await requests(addresses.rest, folder, {})), ...(await requests(addresses.rest, folder, { TWILIO_AUTH_TOKEN: authToken }))];
    const urls = [...new Map(asked.map((url) => [url.href, url])).values()];
    // Each `[probe.*]` of the schema has its request: the list cannot become shorter unnoticed.
    const { stdout: schema } = await promisify(execFile)("grep", ["-c", "^\\[probe\\.", here("../../token-codegen/schemas/twilio.toml")]);
    row(urls.length === Number(schema), `${urls.length} requests for ${Number(schema)} probes`);
    const products = [...new Set(urls.map((url) => url.host.split(".")[0]))];
    for (const product of products) {
        const here = urls.filter((url) => url.host.split(".")[0] === product);
        const authorization = (url) => (product === "iam" || /Accounts\/AC\w+\.json$/.test(url.pathname) ? byAccount : byKey);
        const [, stopMock] = await startedPrism("mock", document(product));
        for (const url of here) {
            const { status, body } = await get(url.pathname + url.search, authorization(url));
            row(status === 200, `request  ${url.href}${status === 200 ? "" : ` ${status} ${body}`}`);
        }
        if (product === "conversations") {
            const { status } = await get("/v1/Services/MG0123456789abcdef0123456789abcde1", byKey);
            row(status === 422, "a request with another kind of SID is refused");
        }
        await stopMock();
        const [, stopProxy] = await startedPrism("proxy", document(product), `${addresses.rest}/${product}.twilio.com`, "--errors");
        for (const url of here) {
            const { status, violations, body } = await get(url.pathname + url.search, authorization(url));
            const good = status === 200 && !violations;
            row(good, `answer   ${url.href}${good ? "" : ` ${status} ${violations ?? ""} ${body}`}`);
        }
        await stopProxy();
    }
    const wrong = createServer((_, response) => response.setHeader("content-type", "application/json").end('{"sid": 5}'));
    await new Promise((listening) => wrong.listen(0, "127.0.0.1", listening));
    const [, stopProxy] = await startedPrism("proxy", document("conversations"), `http://127.0.0.1:${wrong.address().port}`, "--errors");
    const { status, violations } = await get("/v1/Services/IS0123456789abcdef0123456789abcde1", byKey);
    row(status !== 200 || violations, "an answer of another type is refused");
    await stopProxy();
    wrong.close();
} finally {
    await stopEmulator();
    await rm(folder, { recursive: true });
}
process.exitCode = failed > 0 ? 1 : 0;
