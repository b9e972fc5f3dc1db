import twilio from "twilio";

const { AccessToken } = twilio.jwt;
const { ChatGrant, VoiceGrant } = AccessToken;

export function agentToken(identity) {
  const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET } = process.env;
  const token = new AccessToken(TWILIO_ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET, { identity, ttl: 3600 });
  token.addGrant(new ChatGrant({ serviceSid: process.env.TWILIO_CONVERSATIONS_SERVICE_SID }));
  token.addGrant(new VoiceGrant({ incomingAllow: true, outgoingApplicationSid: process.env.TWILIO_TWIML_APP_SID }));
  return token.toJwt();
}
