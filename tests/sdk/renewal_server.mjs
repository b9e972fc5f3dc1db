// Between the clients and examples/renewal: a server that fails when it is told to, and a network that is interrupted.

import { createServer } from "node:http";
import { connect, createServer as createTcpServer } from "node:net";
import { pause } from "./trace.mjs";

// Serves the page's script, and passes requests for tokens on. `faults` has a function by identity, which is called with the number of
// the request: `down` (503), `cut`, `refuse` (401), `page` (HTML), `forge` (another signature), `old` (it has expired).
export async function tokenServer(tokens, script) {
  const [faults, requests, old] = [new Map(), [], new Map()];
  const page = '<!doctype html><title>SDKs</title><script src="page.js"></script>';
  const server = createServer(async (request, response) => {
    const { pathname, search, searchParams } = new URL(request.url, tokens);
    if (!pathname.startsWith("/tokens/")) {
      response.writeHead(200, { "content-type": pathname === "/" ? "text/html" : "text/javascript" });
      return response.end(pathname === "/" ? page : script);
    }
    const identity = searchParams.get("identity");
    const number = requests.filter((one) => one.identity === identity).length + 1;
    const fault = faults.get(identity)?.(number);
    const status = { down: 503, cut: 0, refuse: 401 }[fault] ?? 200;
    requests.push({ identity, status });
    if (fault === "cut") return request.socket.destroy();
    if (status !== 200) return response.writeHead(status).end();
    if (fault === "page") return response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>");
    const issue = async (query) => (await fetch(tokens + pathname.slice("/tokens".length) + query, { method: "POST" })).json();
    if (fault === "old" && !old.has(identity)) {
      const made = Array.from({ length: 30 }, () => issue(search.replace(/ttl=\d+/, "ttl=1")));
      old.set(identity, Promise.all(made).then((all) => pause(2100).then(() => all)));
    }
    const body = fault === "old" ? { ...(await old.get(identity)).pop(), refresh_in: 30, expires_in: 60 } : await issue(search);
    if (fault === "forge") body.token = body.token.replace(/\.[^.]*$/, ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => (server.closeAllConnections(), server.close());
  return { address: `http://127.0.0.1:${server.address().port}/`, faults, requests, stop };
}

// The emulator at another port, which a machine that sleeps cannot reach.
export async function proxy(addresses) {
  const port = Number(new URL(addresses.video).port);
  const sockets = new Set();
  let isOpen = true;
  const server = createTcpServer((client) => {
    if (!isOpen) return client.destroy();
    const emulator = connect(port, "127.0.0.1");
    for (const [one, other] of [[client, emulator], [emulator, client]]) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => {});
      one.on("close", () => (sockets.delete(one), other.destroy()));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const here = (address) => address.replace(`:${port}`, `:${server.address().port}`);
  const { twilsock, voice, video } = addresses;
  const close = () => {
    isOpen = false;
    sockets.forEach((socket) => socket.destroy());
  };
  return {
    addresses: { twilsock: here(twilsock), voice: here(voice), video: here(video) },
    close,
    open: () => (isOpen = true),
    stop: () => (close(), server.close()),
  };
}
