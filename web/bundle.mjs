// Puts the page together: `node bundle.mjs MODULE.wasm`. One file, dist/index.html: the module stands inside the
// script, and both the script and the style stand inside the page, where the Content-Security-Policy names them by
// their hash.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const wasm = resolve(process.argv[2]);

const bundled = await build({
  entryPoints: [here("page/page.js")],
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "ascii",
  write: false,
  legalComments: "none",
  loader: { ".wasm": "binary" },
  plugins: [{ name: "module", setup: (build) => build.onResolve({ filter: /\.wasm$/ }, () => ({ path: wasm })) }],
});
const script = bundled.outputFiles[0].text;
const style = await readFile(here("page/page.css"), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

export const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const parts = {
  CSP: `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  STYLE: `<style>${style}</style>`,
  SCRIPT: `<script type="module">${script}</script>`,
};
const template = await readFile(here("page/index.html"), "utf8");
const page = template.replace(/<!-- (CSP|STYLE|SCRIPT) -->/g, (_, name) => parts[name]);
await mkdir(here("dist"), { recursive: true });
await writeFile(here("dist/index.html"), page);
// `frame-ancestors` counts in a header only.
await writeFile(
  here("dist/headers.txt"),
  [
    `Content-Security-Policy: ${policy}; frame-ancestors 'none'`,
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
    "Cross-Origin-Opener-Policy: same-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
    "",
  ].join("\n"),
);
