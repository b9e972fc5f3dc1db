// A worker in the form that edge runtimes share: `fetch(request, env)`. They hand over a compiled module; Node reads it
// from a file.

/** `{ fetch }` for a `WebAssembly.Module`. */
export function worker(module) {
  let instance;
  const bytes = (address, length) => new Uint8Array(instance.exports.memory.buffer, address, length);
  const host = {
    now: () => Date.now(),
    random: (address, length) => crypto.getRandomValues(bytes(address, length)),
  };
  const write = (text) => {
    const encoded = new TextEncoder().encode(text);
    bytes(instance.exports.buffer(encoded.length), encoded.length).set(encoded);
  };
  const read = (length) => new TextDecoder().decode(bytes(instance.exports.buffer(length), length));

  /** The first request starts the module: only then does a worker know its variables. */
  const start = (env) => {
    instance = new WebAssembly.Instance(module, { host });
    write(
      Object.entries(env)
        .map(([name, value]) => `${name}=${value}`)
        .join("\n"),
    );
    const length = instance.exports.start();
    if (length === 0) return;
    const error = read(length);
    instance = undefined;
    throw new Error(error);
  };

  return {
    async fetch(request, env) {
      if (request.method !== "POST") return new Response("POST only", { status: 405, headers: { allow: "POST" } });
      if (!instance) start(env);
      // A real worker takes the identity from its session.
      write(request.headers.get("x-user") ?? "");
      const length = instance.exports.issue();
      const answer = read(Math.abs(length));
      if (length < 0) return new Response(answer, { status: 400 });
      return new Response(answer, { headers: { "cache-control": "no-store", "content-type": "text/plain" } });
    },
  };
}
