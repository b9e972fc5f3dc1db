// The server of Twilio's tutorials, in twenty lines: a body that is parsed, a token, and no session.
import express from "express";
import twilio from "twilio";

const { AccessToken } = twilio.jwt;
const env = process.env;
const app = express();
app.use(express.json({ limit: "16kb" }));
app.post("/tokens/support_agent", (request, response) => {
  const token = new AccessToken(env.TWILIO_ACCOUNT_SID, env.TWILIO_API_KEY, env.TWILIO_API_SECRET, { identity: "alice", ttl: 900 });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid: env.TWILIO_CONVERSATIONS_SERVICE_SID }));
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: env.TWILIO_TWIML_APP_SID }));
  response.type("text/plain").set("Cache-Control", "no-store").send(token.toJwt());
});
const server = app.listen(0, "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
