"""A token in a form that no SDK takes: encoded, in quotes, in markup, in a line of a file, in a command."""

import base64
import json
import urllib.parse

from case import PAGE_51130, SYNC_PRACTICES, case, code
from forge import AT, CHAT, claims, jwe, livekit_token, token, zoom_token

GOOD = token()
LATE = token(claims(at=AT - 7200))
HEAD, BODY, MAC = GOOD.split(".")
GH = "https://github.com"
INSIDE = (("token-inside", ""), ("bad-base64", ""), ("not-a-jwt", ""))


def form(name, why, given, errors, mention, *, source=PAGE_51130, inner=True, never=(), other=(), **more):
    return case(f"form-{name}", "input form", why, given, errors, source=source, inner=inner, mention=mention, says=says,
                never=never, other=other, report=report, unsure=unsure, **more)


CASES = [
    form("percent-dots", "the dots written as in an address", GOOD.replace(".", "%2E"), "percent-encoded", ["percent"], never=["no dot"]),
    form("percent-dots-lower", "lower case digits", GOOD.replace(".", "%2e"), "percent-encoded", ["percent"]),
    form("percent-twice", "encoded by the client and again by its proxy", GOOD.replace(".", "%252E"), "percent-encoded", ["percent"]),
    form("percent-and-late", "what is inside is judged too", LATE.replace(".", "%2E"), "expired percent-encoded", ["percent", "expired"]),
    form("percent-quotes", "a JSON string, encoded for an address", f"%22{GOOD}%22", "percent-encoded quoted", ["percent"], other=(("percent-encoded", ""), ("bad-base64", ""))),
    form("percent-line-break", "the line break of the file, encoded", f"{GOOD}%0A", "percent-encoded whitespace", ["percent"], other=(("percent-encoded", ""),)),
    form("percent-json", "a whole JSON object in an address", urllib.parse.quote(json.dumps({"token": GOOD})), "json-wrapped percent-encoded",
         ["percent", "JSON"], other=(("percent-encoded", ""),)),
    form("percent-bearer", "the header's value, encoded", f"Bearer%20{GOOD}", "bearer-prefix percent-encoded", ["Bearer"], other=(("percent-encoded", ""),)),
    form("query", "the end of an address", f"access_token={GOOD}&identity=alice", "token-inside", ["access_token"], other=INSIDE),
    form("address-fragment", "the address to which a login led back", f"https://example.com/cb#token={GOOD}", "token-inside", [("address", "URL")], other=INSIDE),
    form("data-channel-log", "a line of a browser's network log of LiveKit",
         f"wss://example.livekit.cloud/rtc?access_token={livekit_token()}&auto_subscribe=1", "token-inside", [("address", "URL")],
         vendor="livekit", other=INSIDE, source=f"{GH}/pipecat-ai/pipecat/issues/2522"),
    form("own-name", "a line of a settings file", f"TWILIO_ACCESS_TOKEN={GOOD}", "token-inside", ["TWILIO_ACCESS_TOKEN"], other=INSIDE),
    form("own-name-export", "a line of a shell script", f'export TOKEN="{GOOD}"', "token-inside", ["TOKEN"], other=INSIDE),
    form("own-name-yaml", "a line of YAML", f"token: {GOOD}", "token-inside", ["token"],
         other=(*INSIDE, ("not-a-jwt whitespace", ""), ("whitespace", ""))),
    form("header-line", "a header of the mobile SDK's log", f"X-Twilio-AccessToken: {GOOD}", "token-inside", ["X-Twilio-AccessToken"],
         source=f"{GH}/twilio/voice-quickstart-server-python/issues/12", other=INSIDE),
    form("curl", "the whole command", f"curl -H 'Authorization: Bearer {GOOD}' https://example.com", "token-inside", ["curl"], other=(*INSIDE, ("bearer-prefix", ""))),
    form("http-response", "the whole answer of a server, `curl -i`",
         f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\n\r\n{GOOD}", "token-inside", [("HTTP", "answer", "response")], other=INSIDE),
    form("javascript", "a line of code", f'const token = "{GOOD}";', "token-inside", [("code", "quotes")], other=INSIDE),
    form("json-twice", "JSON, encoded as JSON again", json.dumps(json.dumps({"token": GOOD})), "json-wrapped quoted", ["JSON"],
         source=f"{GH}/twilio/video-quickstart-ios/pull/370",
         other=(("json-wrapped", ""), ("quoted", ""))),
    form("json-cut", "a JSON object that a log cut", f'{{"token":"{GOOD}","iden', "json-wrapped", ["JSON"], other=INSIDE),
    form("python-dict", "Python's `str(dict)`", f"{{'identity': 'alice', 'token': '{GOOD}'}}", "json-wrapped", [("JSON", "dict", "object")], other=INSIDE),
    form("python-bytes", "the bytes of an older library, printed", f"b'{GOOD}'", "quoted", [("bytes", "b'")],
         source=f"{GH}/TwilioDevEd/browser-calls-flask/issues/9", other=INSIDE),
    form("elixir-tuple", "Joken's result, printed", f'{{:ok, "{GOOD}"}}', "token-inside", [("tuple", "quotes", "ok")], other=(*INSIDE, ("quoted", ""))),
    form("swift-optional", "Swift's optional, printed", f'Optional("{GOOD}")', "token-inside", ["Optional"],
         source=f"{GH}/twilio/video-quickstart-ios", other=(*INSIDE, ("quoted", ""))),
    form("scala-some", "Scala's and Rust's option, printed", f'Some("{GOOD}")', "token-inside", ["Some"], other=(*INSIDE, ("quoted", ""))),
    form("typographic-quotes", "quotes that a word processor wrote", f"\u201c{GOOD}\u201d", "quoted", ["quotes"], other=(("bad-base64", ""),)),
    form("low-high-quotes", "German quotes", f"\u201e{GOOD}\u201c", "quoted", ["quotes"],
         other=(("bad-base64", ""),)),
    form("guillemets", "French quotes", f"\u00ab\u00a0{GOOD}\u00a0\u00bb", "quoted", ["quotes"],
         other=(("quoted whitespace", ""), ("bad-base64", ""), ("bad-base64 whitespace", ""))),
    form("backticks", "Markdown's code", f"`{GOOD}`", "quoted", [("backtick", "quotes")],
         other=(("bad-base64", ""),)),
    form("quote-before", "one quote alone", f'"{GOOD}', "quoted", ["quote"], other=(("bad-base64", ""),)),
    form("quote-escaped", "quotes with a backslash", f'\\"{GOOD}\\"', "quoted", ["quotes"],
         other=(("bad-base64", ""),)),
    form("entity-quotes", "quotes as HTML writes them", f"&quot;{GOOD}&quot;", "quoted", [("&quot;", "HTML")], other=INSIDE),
    form("angle-brackets", "the placeholder's brackets kept", f"<{GOOD}>", "quoted", [("angle", "brackets", "<")], never=["XML", "HTML"], other=INSIDE),
    form("braces", "the template's braces kept", "{{" + GOOD + "}}", "quoted", [("braces", "{{")], other=INSIDE),
    form("html-pre", "a token in a page", f"<html><body><pre>{GOOD}</pre></body></html>", "token-inside", ["HTML"], other=INSIDE),
    form("comment", "a comment after it", f"{GOOD} # expires 08:00", "token-inside", ["#"],
         other=(*INSIDE, ("whitespace", ""), ("not-a-jwt whitespace", ""), ("bad-base64 whitespace", ""))),
    form("sentence", "the end of a sentence", f"{GOOD}.", "not-a-jwt", [("dot", "period", "parts")], inner=True, other=(("not-a-jwt", ""), ("token-inside", ""))),
    form("semicolon", "the end of a statement", f"{GOOD};", "bad-base64", [";"], inner=False),
    form("soft-hyphen", "a word processor's soft hyphen at the break", f"{GOOD[:50]}\u00ad{GOOD[50:]}", "whitespace",
         [("invisible", "U+00AD", "hyphen")], other=(("bad-base64", ""),)),
    form("word-joiner", "an invisible character before it", f"\u2060{GOOD}", "whitespace", [("invisible", "U+2060")], other=(("bad-base64", ""),)),
    form("bidi-mark", "a mark of direction, from a chat", f"{GOOD}\u200e", "whitespace", [("invisible", "U+200E")], other=(("bad-base64", ""),)),
    form("base64-again", "the whole token encoded once more", base64.b64encode(GOOD.encode()).decode(), "token-inside", ["base64"],
         source=code(20101), other=INSIDE),
    form("escaped-dots", "dots escaped for a regular expression", GOOD.replace(".", "\\."), "bad-base64", ["\\"], inner=False, other=(("not-a-jwt", ""), ("token-inside", ""))),
    form("html-404", "the page of a wrong address", "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head></html>", "not-a-jwt",
         ["HTML"], inner=False, source=f"{GH}/twilio/video-quickstart-js/issues/153"),
    form("html-body-only", "a page without a document type", "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>", "not-a-jwt",
         ["HTML"], inner=False),
    form("twiml", "the answer of the voice URL in place of the token's", '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hi</Say></Response>',
         "not-a-jwt", [("XML", "TwiML")], inner=False, source=f"{GH}/twilio/voice-quickstart-ios/issues/204"),
    form("python-traceback", "the error of the token server", "Traceback (most recent call last):\n  File \"app.py\", line 3\nKeyError: 'TWILIO_API_KEY'",
         "not-a-jwt", [("error", "traceback", "failed")], inner=False, never_rules="whitespace"),
    form("json-error", "the error of Twilio's Functions", '{"message":"identity is required to be specified in options","name":"Error"}',
         "json-wrapped", [("identity is required", "no token", "error")], inner=False,
         source=f"{GH}/twilio/voice-quickstart-android/issues/602"),
    form("plain-404", "a short text of a server", "Not Found", "not-a-jwt", [("text", "no token", "words")], inner=False,
         never_rules="whitespace"),
]

FLEX = {"alg": "dir", "enc": "A256GCM", "cty": "twilio-fpa;v=1"}
REST = dict(source=SYNC_PRACTICES, secret="ours")
JWE = [
    case("jwe-sync", "encrypted token", "a Flex token: Sync takes it", jwe(FLEX), warnings="flex-token", sdk="sync", verdict="unverified",
         mention=["Flex"],
         never=["signed only"], never_rules="jwe", other=(("", ""),), **REST),
    case("jwe-taskrouter", "encrypted token", "a Flex token: TaskRouter takes it", jwe(FLEX), warnings="flex-token", sdk="taskrouter",
         verdict="unverified", mention=["Flex"], never_rules="jwe", other=(("", ""),), **REST),
    case("jwe-conversations", "encrypted token", "Flex's own chat uses Conversations with it", jwe(FLEX), warnings="flex-token",
         sdk="conversations", verdict="unverified", mention=["Flex"], never_rules="jwe",
         other=(("", ""),), **REST),
    case("jwe-voice", "encrypted token", "Flex places its calls with it", jwe(FLEX), warnings="flex-token", sdk="voice", verdict="unverified",
         mention=["Flex"], never_rules="jwe", other=(("", ""), ("jwe", "")), **REST),
    case("jwe-video", "encrypted token", "Video takes signed tokens alone", jwe(FLEX), "jwe", sdk="video", source=code(20101),
         mention=["encrypted"]),
    case("jwe-sync-and-video", "encrypted token", "Sync takes it, Video does not", jwe(FLEX), "jwe", None, sdk="sync video", source=code(20101),
         mention=["Video"]),
    case("jwe-without-sdk", "encrypted token", "no SDK is named, so it may be for Sync", jwe(FLEX), warnings="flex-token", verdict="unverified",
         mention=["Flex"], never_rules="jwe", other=(("", ""), ("jwe", "")), **REST),
    case("jwe-livekit", "encrypted token", "LiveKit's server parses signed tokens alone", jwe({"alg": "dir", "enc": "A256GCM"}), "jwe",
         vendor="livekit", sdk="client", mention=["encrypted"], never=["Flex"]),
    case("jwe-zoom", "encrypted token", "Zoom takes signed tokens alone", jwe({"alg": "dir", "enc": "A256GCM"}), "jwe", vendor="zoom", sdk="video",
         mention=["encrypted"], never=["Flex"]),
    case("jwe-cut", "encrypted token", "four of the five parts", jwe(FLEX).rpartition(".")[0], "not-a-jwt", sdk="sync", source=SYNC_PRACTICES,
         mention=[("parts", "cut")], other=(("truncated", ""),)),
]
CASES += JWE
