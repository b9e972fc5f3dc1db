import { SyncClient } from "twilio-sync";

const [tokens, twilsock] = process.argv.slice(2);
const token = async () => (await fetch(tokens, { method: "POST" })).text();
const client = new SyncClient(await token(), { twilsock: { uri: twilsock } });
client.on("tokenAboutToExpire", async () => client.updateToken(await token()));
