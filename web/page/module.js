// The module, and what it is asked. It imports nothing, so it can reach nothing but its own memory.

/** `{ vendors, diagnose }` from the bytes of the module. */
export async function load(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes);
  const { memory, buffer, ...calls } = instance.exports;
  const ask = (name, request) => {
    const to = buffer(request.length);
    new Uint8Array(memory.buffer, to, request.length).set(request);
    const length = calls[name]();
    const from = buffer(length);
    const answer = new TextDecoder().decode(new Uint8Array(memory.buffer, from, length));
    buffer(0);
    return answer;
  };
  const none = new Uint8Array();
  return {
    vendors: JSON.parse(ask("vendors", none)),
    /** `input` is a string or bytes; `options` as in `src/answer.rs`. */
    diagnose: (input, options) => {
      const head = new TextEncoder().encode(`${JSON.stringify(options)}\n`);
      const body = typeof input === "string" ? new TextEncoder().encode(input) : input;
      const request = new Uint8Array(head.length + body.length);
      request.set(head);
      request.set(body, head.length);
      const text = ask("diagnose", request);
      request.fill(0);
      const { error, vendor, diagnosis } = JSON.parse(text);
      if (error) throw new Error(error);
      // The text of the diagnosis itself: numbers keep their digits.
      return { vendor, diagnosis, json: text.slice(text.indexOf('"diagnosis":') + '"diagnosis":'.length, -1) };
    },
  };
}
