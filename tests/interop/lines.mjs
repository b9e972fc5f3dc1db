// JSON lines: one object a line in, one answer a line out. README.md says what is in them.

/** Answers every line of stdin by the mode that the command line names. */
export async function serve(program, modes) {
  const name = process.argv[2];
  if (!Object.hasOwn(modes, name ?? "")) {
    console.error(`usage: node ${program} ${Object.keys(modes).join("|")}`);
    process.exit(2);
  }
  for await (const bytes of lines(process.stdin)) {
    process.stdout.write(`${JSON.stringify(await answer(modes[name], bytes))}\n`);
  }
}

export function isContainer(value) {
  return typeof value === "object" && value !== null;
}

export function isObject(value) {
  return isContainer(value) && !Array.isArray(value);
}

async function answer(mode, bytes) {
  let name = null;
  try {
    const line = parse(bytes);
    name = line.name ?? null;
    return { name, ...(await mode(line)) };
  } catch (error) {
    return { name, ok: false, error: error.message };
  }
}

function parse(bytes) {
  let line;
  try {
    line = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Error("the line is not JSON"); // node's own message would quote the line, and with it a secret
  }
  if (!isObject(line)) throw new Error("the line is not a JSON object");
  return line;
}

/** Lines by their `\n` alone: node's readline also breaks at U+2028, which JSON may hold unescaped. */
async function* lines(stream) {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.subarray(0, end);
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield rest;
}
