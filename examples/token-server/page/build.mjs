// Bundles the page's script, and with it Twilio's SDKs, into ../assets: `npm run build`.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The Video SDK builds its `import()` from a string, for bundlers from before 2020. The page's policy forbids code from strings, and
 * this bundler supports `import()`. */
const importWithoutEval = {
  name: "import-without-eval",
  setup({ onLoad }) {
    onLoad({ filter: /twilio-video[/\\]es5[/\\]util[/\\]dynamicimport\.js$/ }, () => ({
      contents: "module.exports = (path) => import(new URL(path, location).href);",
    }));
  },
};

/** A tenth of a second of silence for the Voice SDK, which would fetch its sounds from Twilio. */
function silence() {
  const samples = 800;
  const wave = Buffer.alloc(44 + samples, 0x80);
  wave.write("RIFF", 0, "latin1");
  wave.writeUInt32LE(36 + samples, 4);
  wave.write("WAVEfmt ", 8, "latin1");
  wave.writeUInt32LE(16, 16);
  // PCM, one channel, 8000 samples a second of one byte each.
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(8000, 24);
  wave.writeUInt32LE(8000, 28);
  wave.writeUInt16LE(1, 32);
  wave.writeUInt16LE(8, 34);
  wave.write("data", 36, "latin1");
  wave.writeUInt32LE(samples, 40);
  return wave;
}

await rm(here("../assets"), { recursive: true, force: true });
await mkdir(here("../assets"));
await writeFile(here("../assets/silence.wav"), silence());
await build({
  absWorkingDir: here("."),
  entryPoints: ["src/page.js"],
  outdir: "../assets",
  bundle: true,
  format: "esm",
  // Each SDK in a separate file, loaded at the first connection.
  splitting: true,
  minify: true,
  target: "es2022",
  // The clients that renew their tokens are beside this example.
  nodePaths: [here("node_modules")],
  legalComments: "linked",
  define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
  plugins: [importWithoutEval],
  logLevel: "warning",
});
