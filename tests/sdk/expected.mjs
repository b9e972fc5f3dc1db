// What each SDK has to do with each token: its final state, the codes that it reports, and its reports, in this order.
//
// docs/sdks.md has all reports. These must not change, even if that file is generated again.

const RENEWED = "updateToken() resolves";
// Voice returns no promise.
const RETURNED = "updateToken() returns";

// Sync and Conversations use the same transport. `ready`: the reports of success; `refused`: the reports of
// updateToken().
const transport = (ready, refused, refusedCodes) => {
  const denied = (code, ...said) => ["denied", [code], ["connecting", "denied", ...said, `connectionError 401 ${code} terminal`]];
  const renewalDenied = (code) => ["denied", [code, ...refusedCodes], [...ready, "denied", `connectionError 401 ${code} terminal`, refused]];
  const over = ["tokenAboutToExpire", "disconnecting", "tokenExpired", "disconnected"];
  return {
    good: ["connected", [], ready],
    "wrong secret": denied(20107),
    "other grant only": denied(20106),
    "no service SID": denied(20106),
    expired: denied(20104, "tokenExpired"),
    garbage: denied(20101),
    "short life": ["disconnected", [], [...ready, ...over]],
    "refreshed in time": ["connected", [], [...ready, ...Array.from({ length: 10 }, () => ["tokenAboutToExpire", RENEWED]).flat()], over.slice(1)],
    "refreshed too late": ["disconnected", [], [...ready, ...over, "updateToken() stays pending"]],
    "refreshed once it is over": ["connected", [], [...ready, ...over, "connecting", "connected", RENEWED]],
    "renewed with another identity": renewalDenied(51215),
    "renewed with a refused token": renewalDenied(20107),
  };
};

// The reported code, and the code on the wire. For an invalid signature it reports 53000, unless precise errors are
// enabled.
const voiceRefused = (...codes) => ["registering", codes, ["registering", "error", "register() stays pending"], ["registered"]];
const videoRefused = (code) => ["no room", [code], ["connect()", `rejects with TwilioError ${code}`], ["resolves"]];
const registered = ["registering", "registered", "register() resolves"];

const EXPECTED = {
  sync: transport(["connecting", "connected"], "updateToken() rejects with SyncError 400 51130", [51130]),
  conversations: transport(["connecting", "connected", "initialized"], "updateToken() rejects with Transport failure: UNAUTHORIZED", []),
  voice: {
    good: ["registered", [], [...registered, "identity alice"]],
    "wrong secret": voiceRefused(53000),
    "wrong secret, precise errors": voiceRefused(31202),
    "other grant only": voiceRefused(20101, 31204),
    "no service SID": voiceRefused(20101, 31204),
    expired: voiceRefused(20104, 31205),
    garbage: voiceRefused(20101, 31204),
    "short life": ["registered", [20104, 31205], [...registered, "tokenWillExpire", "error AccessTokenExpired 20104"]],
    "refreshed in time": ["registered", [], [...registered, ...Array.from({ length: 10 }, () => ["tokenWillExpire", RETURNED]).flat()], ["error", "unregistered"]],
    "refreshed too late": ["registered", [20104, 31205], [...registered, "tokenWillExpire", "error AccessTokenExpired 20104", RETURNED]],
    "renewed with another identity": ["registered", [], [...registered, RETURNED, "identity bob"]],
    "renewed with a refused token": ["registered", [53000], [...registered, "error", RETURNED]],
  },
  video: {
    good: ["connected", [], ["connect()", "resolves", "room lobby, identity alice"]],
    "wrong secret": videoRefused(20107),
    "other grant only": videoRefused(20106),
    expired: videoRefused(20104),
    garbage: videoRefused(20101),
    "short life": ["connected", [20104], ["resolves", "(the token has ended)", "connect()", "rejects with TwilioError 20104"], ["disconnected"]],
    "refreshed in time": ["connected", [], ["resolves", "connect()", "resolves"], ["rejects"]],
    "refreshed too late": ["connected", [], ["resolves", "(the token has ended)", "connect()", "resolves"], ["rejects"]],
    "renewed with another identity": ["connected", [], ["resolves", "connect()", "resolves"], ["rejects"]],
    "renewed with a refused token": ["connected", [20107], ["resolves", "connect()", "rejects with TwilioError 20107"], ["disconnected"]],
  },
};

// The differences of a result, as strings.
export function unexpected({ sdk, row, place, state, codes, entries }) {
  const expected = EXPECTED[sdk.name][row.name];
  if (!expected) return [`${place}: expected.mjs does not say what has to happen`];
  const [wantedState, wantedCodes, said, unsaid = []] = expected;
  const wrong = [];
  if (state !== wantedState) wrong.push(`it ends \`${state}\`, not \`${wantedState}\``);
  if (String([...codes].sort()) !== String([...wantedCodes].sort())) wrong.push(`it reports [${codes}], not [${wantedCodes}]`);
  const lost = firstLost(entries, said);
  if (lost) wrong.push(`it does not say \`${lost}\`, or not in its place`);
  for (const word of unsaid.filter((word) => entries.some((entry) => begins(entry, word)))) wrong.push(`it says \`${word}\``);
  return wrong.length ? [`${place}: ${wrong.join("; ")}. It said: ${entries.join(", ") || "nothing"}`] : [];
}

// The first that is missing after the ones before it.
function firstLost(entries, said) {
  let at = 0;
  for (const word of said) {
    const found = entries.slice(at).findIndex((entry) => begins(entry, word));
    if (found < 0) return word;
    at += found + 1;
  }
  return undefined;
}

const begins = (entry, word) => entry === word || entry.startsWith(`${word} `);
