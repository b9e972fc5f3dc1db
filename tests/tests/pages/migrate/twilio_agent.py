from os import environ

from twilio.jwt.access_token import AccessToken
from twilio.jwt.access_token.grants import ChatGrant, VoiceGrant


def agent_token(identity):
    credentials = [environ[name] for name in ("TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET")]
    token = AccessToken(*credentials, identity=identity, ttl=3600)
    token.add_grant(ChatGrant(service_sid=environ["TWILIO_CONVERSATIONS_SERVICE_SID"]))
    token.add_grant(VoiceGrant(incoming_allow=True, outgoing_application_sid=environ["TWILIO_TWIML_APP_SID"]))
    return token.to_jwt()
