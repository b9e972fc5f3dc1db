"""What `token explain` says of codes and rules."""


def one(name, arguments, says, mention, *, never=(), source=None, code=0, lines=None, kind="code"):
    return {
        "name": name, "kind": kind, "arguments": arguments, "says": says, "mention": [list(word) if isinstance(word, tuple) else [word] for word in mention], "never": list(never), "exit": code, "lines": lines,
        "source": source, "unsure": unsure, "report": report,
    }


GH = "https://github.com"
PAGE = "https://www.twilio.com/docs/api/errors/"
ZOOM = ["--vendor", "zoom"]
CODES = [
    one("old-chat-1401", ["1401"], "a code of the old Chat SDKs: no connection; where the token's cause is found today", ["Chat", ("51130", "Conversations")], never=["did you mean 31401", "31401"],
        source=f"{GH}/TwilioDevEd/sdk-starter-php/issues/25"),
    one("old-chat-2016", ["2016"], "a code of the old Chat SDKs: authorization with the token failed", ["Chat", ("51130", "Conversations")], never=["did you mean", "20106"], source=f"{GH}/twilio/twilio-python/issues/388"),
    one("old-chat-102", ["102"], "a code of the old Chat SDKs for iOS: the token could not be validated", ["Chat"], never=["did you mean"], source=f"{GH}/TwilioDevEd/twiliochat-swift/issues/36"),
    one("old-rtc-9102", ["9102"], "a code of the first Video SDK: `cty` is wrong; 20102 today", ["20102"], never=["did you mean"], source=f"{GH}/danielberkompas/ex_twilio/pull/67"),
    one("old-rtc-9401", ["9401"], "a code of the first Video SDK: the signature does not hold; 20107 today", ["20107"], never=["did you mean"], source=f"{GH}/TwilioDevEd/video-access-token-server-python/issues/11"),
    one("code-50385", ["50385"], "Conversations is not in this Region", ["Region"], source=f"{PAGE}50385"),
    one("code-20154", ["20154"], "a claim is missing: `exp`, and also `iss`", ["exp-missing", "iss-missing"], source=f"{GH}/twilio/twilio-php/issues/502"),
    one("code-31207", ["31207"], "Voice takes less than 24 hours", [("86399", "less than 24")], source=f"{PAGE}31207"),
    one("code-31202", ["31202"], "the signature could not be validated", ["signature"], source=f"{PAGE}31202"),
    one("code-20101", ["20101"], "the Access Token is invalid; beginning with the commonest causes", ["token diagnose"], source=f"{PAGE}20101"),
    one("code-52004", ["52004"], "no push credential SID: a phone that registers needs one", ["push_credential_sid"], source=f"{PAGE}52004"),
    one("code-51130-short", ["51130"], "the five commonest causes in the order of likelihood, and the one command to run", ["token diagnose", "--all"], source=f"{PAGE}51130", lines=40),
    one("code-51130-all", ["51130", "--all"], "every rule that can lead to it", ["jti-missing", "header-cty"], source=f"{PAGE}51130"),
    one("code-with-words", ["Error 51130"], "the number in what was pasted is enough", ["51130"], source=f"{PAGE}51130"),
    one("code-unknown", ["12345"], "there is no such code, and none that is near in meaning", [("no code", "unknown", "there is no")], code=2, never=["did you mean"]),
    one("zoom-3010", [*ZOOM, "3010"], "the role type in the token is wrong", ["role_type"], source="https://developers.zoom.us/docs/video-sdk/web/error-codes/"),
    one("zoom-200", [*ZOOM, "200"], "a field of the token has a wrong value, or it has expired", [("expired", "token")], source="https://developers.zoom.us/docs/video-sdk/web/error-codes/"),
    one("zoom-2003", [*ZOOM, "2003"], "mobile: the session or its token is wrong", [("token", "session")], source="https://devforum.zoom.us/t/unclear-2003-error/68297"),
    one("zoom-2014", [*ZOOM, "2014"], "mobile: a parameter of the session is wrong, such as a name that is not `tpc`", ["tpc"], source=f"{GH}/zoom/videosdk-reactnative-quickstart/issues/5"),
    one("zoom-3712", [*ZOOM, "3712"], "a code of the Meeting SDK: its signature is invalid", ["Meeting SDK"], source="https://devforum.zoom.us/t/randomly-getting-signature-is-invalid-error/77667/2"),
    one("livekit-401", ["--vendor", "livekit", "401"], "LiveKit has no codes: a refused token is a 401 with a sentence", ["401"], code=2),
]
RULES = [
    one(f"rule-{rule}", [rule], f"what the rule {rule} says", [rule], kind="rule", report="f32" if rule in ("secret-look-alike", "input-empty") else None)
    for rule in ("secret-look-alike", "input-empty", "secret-short", "variable-missing", "credentials-swapped", "env-file-line", "jwe", "header-twr", "lifetime-short", "identity-placeholder")
]
CASES = CODES + RULES
