// The rows: what happens to each SDK. A row connects clients through its `world`, and records the events in their
// trace.

import { numbers } from "./clients/words.mjs";
import { endOf } from "./issuers.mjs";
import { pause } from "./trace.mjs";

// Seconds. The emulator warns `WARN_BEFORE` seconds before the expiry, and so does Voice by itself.
export const SHORT = 12;
export const WARN_BEFORE = 6;
// How many short lives a client that renews in time has to survive.
export const LIVES = 10;

const OTHER_SECRET = "AnotherFakeSecretOfNobody1234567";
// An option of Voice's device.
const PRECISE = { enableImprovedSignalingErrorPrecision: true };
const precise = (sdk) => sdk.name === "voice" && "wrong secret, `enableImprovedSignalingErrorPrecision`";

// `quick`: valid, refused and expired tokens; `short`: waits until tokens expire. `title`: its name in an SDK's table,
// false if the row does not run for it; `absent`: the reason, if the table should have it.
export const ROWS = [
  { name: "good", quick: true, run: good },
  { name: "wrong secret", quick: true, run: refused({ secret: OTHER_SECRET }) },
  { name: "wrong secret, precise errors", quick: true, title: precise, run: refused({ secret: OTHER_SECRET, options: PRECISE }) },
  { name: "other grant only", quick: true, run: refused(({ name }) => ({ sdk: name === "video" ? "sync" : "video" })) },
  {
    name: "no service SID",
    quick: true,
    title: (sdk) => sdk.names && `no ${sdk.names.what}`,
    absent: (sdk) => !sdk.names && "its grant names no service",
    run: refused((sdk) => ({ without: sdk.names.remove })),
  },
  { name: "expired", quick: true, run: expired },
  { name: "garbage", quick: true, run: (world) => connectAndSee(world, "garbage") },
  { name: "short life", short: true, run: shortLife },
  { name: "refreshed in time", short: true, run: refreshedInTime },
  { name: "refreshed too late", short: true, run: refreshedTooLate },
  {
    name: "refreshed once it is over",
    short: true,
    title: (sdk) => sdk.over === "disconnected" && "refreshed when it is `disconnected`",
    run: refreshedWhenOver,
  },
  { name: "renewed with another identity", run: renewedWith((world) => ({ identity: world.otherIdentity })) },
  { name: "renewed with a refused token", run: renewedWith(() => ({ secret: OTHER_SECRET })) },
];

async function good(world) {
  const [client, other] = await Promise.all([world.connect(await world.issue()), world.connect(await world.issue({ identity: world.otherIdentity }))]);
  await Promise.all([client, other].map(({ trace }) => trace.until(world.sdk.ready)));
  await client.use(other);
  return client;
}

function refused(wanted) {
  return async (world) => {
    const { options, ...token } = typeof wanted === "function" ? wanted(world.sdk) : wanted;
    return connectAndSee(world, await world.issue(token), options);
  };
}

async function expired(world) {
  const token = await world.issue({ ttl: 1 });
  await until(endOf(token));
  return connectAndSee(world, token);
}

async function connectAndSee(world, token, options) {
  const client = await world.connect(token, options);
  await client.trace.until(world.sdk.refused);
  return client;
}

async function shortLife(world) {
  const token = await world.issue({ ttl: SHORT });
  const client = await world.connect(token);
  if (world.sdk.warning) {
    // Voice learns of it when it registers again, every half minute.
    await client.trace.until(world.sdk.over, { patience: 60_000 });
  } else {
    await until(endOf(token));
    client.trace.add("(the token has ended)");
    await client.trace.quiet();
    await renew(client, token);
  }
  return client;
}

async function refreshedInTime(world) {
  const token = await world.issue({ ttl: SHORT });
  const client = await world.connect(token);
  if (!world.sdk.warning) {
    await client.trace.until(world.sdk.ready);
    await renew(client, await world.issue());
    return client;
  }
  let end = endOf(token);
  let lives = 0;
  const through = new Promise((resolve, reject) => {
    client.trace.on(world.sdk.warning, async () => {
      lives += 1;
      if (lives === LIVES) return resolve();
      try {
        const next = await world.issue({ ttl: SHORT });
        client.trace.add(await outcomeOf(client, next));
        end = endOf(next);
      } catch (error) {
        reject(error);
      }
    });
  });
  await Promise.race([through, pause(2 * LIVES * SHORT * 1000)]);
  if (lives !== LIVES) return client;
  // The last token has a long life, with which the client outlives the others.
  client.trace.add(await outcomeOf(client, await world.issue()));
  await until(end + 1000);
  await client.trace.quiet();
  await world.check(LIVES);
  return client;
}

async function refreshedTooLate(world) {
  const token = await world.issue({ ttl: SHORT });
  const client = await world.connect(token);
  if (!world.sdk.warning) {
    await until(endOf(token));
    client.trace.add("(the token has ended)");
    await renew(client, await world.issue());
    return client;
  }
  await until(endOf(token));
  await new Promise((resolve) => {
    client.trace.on(world.sdk.ended, resolve);
    if (client.trace.entries.includes(world.sdk.ended)) resolve();
    setTimeout(resolve, 60_000).unref();
  });
  await renew(client, await world.issue());
  return client;
}

async function refreshedWhenOver(world) {
  const client = await world.connect(await world.issue({ ttl: SHORT }));
  await client.trace.until(world.sdk.over, { patience: 60_000 });
  await renew(client, await world.issue());
  return client;
}

function renewedWith(wanted) {
  return async (world) => {
    const client = await world.connect(await world.issue());
    await client.trace.until(world.sdk.ready);
    await renew(client, await world.issue(wanted(world)));
    return client;
  };
}

// Gives a client another token, and records the result when the client reports nothing more, because the promise and
// the events have no fixed order.
async function renew(client, token) {
  const outcome = await outcomeOf(client, token);
  await client.trace.quiet();
  if (outcome) client.trace.add(outcome);
}

async function outcomeOf(client, token) {
  const settled = client.updateToken(token).then(
    () => `updateToken() ${client.settles}`,
    (error) => `updateToken() rejects with ${error.words ?? numbers(error)}`,
  );
  const outcome = await Promise.race([settled, pause(8000).then(() => "updateToken() stays pending")]);
  // Video renews in another way, and has reported it.
  return client.settles && outcome;
}

// Waits until a time, in milliseconds since 1970.
async function until(moment) {
  while (Date.now() <= moment) await pause(moment - Date.now() + 50);
}
