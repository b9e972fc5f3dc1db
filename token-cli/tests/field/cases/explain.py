"""Codes and rules for `token explain`."""

from case import GH, words


def one(name, arguments, why, mention, *, never=(), source=None, code=0, lines=None):
    return {
        "name": name,
        "arguments": arguments,
        "why": why,
        "mention": words(mention),
        "never": list(never),
        "exit": code,
        "lines": lines,
        "source": source,
    }


PAGE = "https://www.twilio.com/docs/api/errors/"
ZOOM = ["--vendor", "zoom"]
CASES = {
    "code": [
        one(
            "old-chat-1401",
            ["1401"],
            "1401 is a code of the old Chat SDKs: no connection",
            ["Chat", ("51130", "Conversations")],
            never=["did you mean 31401", "31401"],
            source=f"{GH}/TwilioDevEd/sdk-starter-php/issues/25",
        ),
        *(
            one(
                f"unknown-{number}",
                [number],
                "a code of Twilio that no token causes",
                [f"{PAGE}{number}"],
                never=["did you mean"],
                code=2,
            )
            for number in ("53118", "51002", "70002")
        ),
        one("of-another-vendor", ["3010"], "a code of Zoom", ["--vendor zoom 3010"], never=["did you mean"], code=2),
        one(
            "old-chat-2016",
            ["2016"],
            "2016 is a code of the old Chat SDKs: authorization failed",
            ["Chat", ("51130", "Conversations")],
            never=["did you mean", "20106"],
            source=f"{GH}/twilio/twilio-python/issues/388",
        ),
        one(
            "old-chat-102",
            ["102"],
            "102 is a code of the old Chat SDKs for iOS: invalid token",
            ["Chat"],
            never=["did you mean"],
            source=f"{GH}/TwilioDevEd/twiliochat-swift/issues/36",
        ),
        one(
            "old-rtc-9102",
            ["9102"],
            "9102 is a code of the first Video SDK, 20102 today: invalid `cty`",
            ["20102"],
            never=["did you mean"],
            source=f"{GH}/danielberkompas/ex_twilio/pull/67",
        ),
        one(
            "old-rtc-9401",
            ["9401"],
            "9401 is a code of the first Video SDK, 20107 today: invalid signature",
            ["20107"],
            never=["did you mean"],
            source=f"{GH}/TwilioDevEd/video-access-token-server-python/issues/11",
        ),
        one(
            "code-50385", ["50385"], "the product is not in the Region of the token", ["Region"], source=f"{PAGE}50385"
        ),
        one(
            "code-20154",
            ["20154"],
            "a claim is missing: `exp`, and also `iss`",
            ["exp-missing", "iss-missing"],
            source=f"{GH}/twilio/twilio-php/issues/502",
        ),
        one(
            "code-31207",
            ["31207"],
            "Voice accepts at most 86399 seconds",
            [("86399", "less than 24")],
            source=f"{PAGE}31207",
        ),
        one("code-31202", ["31202"], "the signature is invalid", ["signature"], source=f"{PAGE}31202"),
        one(
            "code-20101",
            ["20101"],
            "the answer begins with the most common causes",
            ["token diagnose"],
            source=f"{PAGE}20101",
        ),
        one(
            "code-52004",
            ["52004"],
            "a phone requires a push credential",
            ["push_credential_sid"],
            source=f"{PAGE}52004",
        ),
        one(
            "code-51130-short",
            ["51130"],
            "the answer is five causes in the order of likelihood, and one command",
            ["token diagnose", "--all"],
            source=f"{PAGE}51130",
            lines=40,
        ),
        one(
            "code-51130-all",
            ["51130", "--all"],
            "`--all` lists every rule",
            ["jti-missing", "header-cty"],
            source=f"{PAGE}51130",
        ),
        one("code-with-words", ["Error 51130"], "the code may be part of a message", ["51130"], source=f"{PAGE}51130"),
        one(
            "code-unknown",
            ["12345"],
            "an unknown code has no suggestion",
            [("no code", "unknown", "there is no")],
            code=2,
            never=["did you mean"],
        ),
        one(
            "zoom-3010",
            [*ZOOM, "3010"],
            "the `role_type` is invalid",
            ["role_type"],
            source="https://developers.zoom.us/docs/video-sdk/web/error-codes/",
        ),
        one(
            "zoom-200",
            [*ZOOM, "200"],
            "a claim is invalid, or the token has expired",
            [("expired", "token")],
            source="https://developers.zoom.us/docs/video-sdk/web/error-codes/",
        ),
        one(
            "zoom-2003",
            [*ZOOM, "2003"],
            "the mobile SDKs report an invalid session or token",
            [("token", "session")],
            source="https://devforum.zoom.us/t/unclear-2003-error/68297",
        ),
        one(
            "zoom-2014",
            [*ZOOM, "2014"],
            "the mobile SDKs report a session name that differs from `tpc`",
            ["tpc"],
            source=f"{GH}/zoom/videosdk-reactnative-quickstart/issues/5",
        ),
        one(
            "zoom-3712",
            [*ZOOM, "3712"],
            "3712 is a code of the Meeting SDK: invalid signature",
            ["Meeting SDK"],
            source="https://devforum.zoom.us/t/randomly-getting-signature-is-invalid-error/77667/2",
        ),
        one(
            "livekit-401",
            ["--vendor", "livekit", "401"],
            "LiveKit refuses a token with 401, and has no codes",
            ["401"],
            code=2,
        ),
    ],
    "rule": [
        *(
            one(f"rule-{rule}", [rule], "every rule is explained", [rule])
            for rule in (
                "secret-look-alike",
                "input-empty",
                "secret-short",
                "variable-missing",
                "credentials-swapped",
                "env-file-line",
                "jwe",
                "header-twr",
                "lifetime-short",
                "identity-placeholder",
            )
        )
    ],
}
