"""What is meant: a Region by another name, a switch, a library's object, a token that another secret signed."""

from case import REGIONS, SYNC_PRACTICES, case, code
from forge import (
    ACCOUNT,
    AUTH_TOKEN,
    KEY,
    SYNC,
    VIDEO,
    VOICE,
    claims,
    grants,
    header,
    jwe,
    livekit,
    livekit_token,
    token,
    zoom,
    zoom_token,
)

PLACES = {
    "ie1": ["IE1", "dublin", "Ireland", "eu-west-1", "dublin.ie1"],
    "us1": ["US1", "us", "ashburn", "us-east-1"],
    "au1": ["sydney", "Australia", "AU1"],
}
OBJECTS = {
    "python": ("<twilio.jwt.access_token.AccessToken object at 0x7f3b2c0d5e80>", "to_jwt()"),
    "java": ("com.twilio.jwt.accesstoken.AccessToken@6d06d69c", "toJwt()"),
    "ruby": ("#<Twilio::JWT::AccessToken:0x00007f8b1a0c2d38>", "to_jwt"),
    "csharp": ("Twilio.Jwt.AccessToken.Token", "ToJwt()"),
    "node": ("AccessToken { accountSid: 'AC', ttl: 3600 }", "toJwt()"),
}
UNCHOSEN = {
    "array-of-json": '["alice"]',
    "dict-of-python": "{'id': 'alice'}",
    "model-of-django": "User object (1)",
    "undefined-twice": "undefined@undefined",
    "at-signs": "@@USER_ID@@",
    "route": ":user_id",
    "own-name": "identity=alice",
    "thymeleaf": "*{user.id}",
    "salesforce": "{!user}",
    "false": "false",
    "arn-of-a-secret": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:alice",
}


def place(name, region):
    return case(
        f"region-called-{name.lower().replace('.', '-')}-{region}",
        f"`{name}` is a name of `{region}`",
        token(claims(VOICE), header(twr=name)),
        "header-twr",
        source=REGIONS,
        sdk="voice",
        mention=[f"did you mean `{region}`"],
    )


def switch(name, value, written):
    return case(
        f"switch-{name}",
        "a boolean in place of an object with `allow`",
        token(claims(grants=grants({"voice": value}))),
        None,
        None,
        source=code(20106),
        sdk="voice",
        verdict="invalid",
        mention=[f"write `{written}`"],
    )


CASES = {
    "Region by another name": [
        *(place(name, region) for region, names in PLACES.items() for name in names),
        case(
            "region-word",
            "the word `undefined`",
            token(claims(VOICE), header(twr="undefined")),
            "header-twr",
            source=REGIONS,
            sdk="voice",
            mention=["the word `undefined`", "ie1"],
        ),
        case(
            "region-is-empty",
            "the variable of the Region was empty",
            token(claims(VOICE), header(twr="")),
            "header-twr",
            source=REGIONS,
            sdk="voice",
            mention=["empty"],
        ),
    ],
    "switch": [
        switch("camel", {"incomingAllow": True}, "incoming: {allow: true}"),
        switch("snake", {"incoming_allow": True}, "incoming: {allow: true}"),
        switch("boolean", {"incoming": True}, "incoming: {allow: true}"),
    ],
    "object of a library": [
        case(
            f"unsigned-{name}",
            "the library's object, which was not converted",
            text,
            "not-a-jwt",
            source=code(20101),
            mention=[f"call `{method}`"],
            never=["response.json"],
        )
        for name, (text, method) in OBJECTS.items()
    ],
    "encrypted token": [
        *(
            case(
                f"jwe-plain-{sdk}",
                "Flex's tokens are encrypted, and nothing else shows",
                jwe({"alg": "dir", "enc": "A256GCM"}),
                warnings="flex-token",
                sdk=sdk,
                verdict="unverified",
                source=SYNC_PRACTICES,
                mention=["perhaps of Flex"],
                never_rules="jwe",
            )
            for sdk in ("sync", "taskrouter")
        ),
        case(
            "jwe-plain-video",
            "Video accepts signed tokens only",
            jwe({"alg": "dir", "enc": "A256GCM"}),
            "jwe",
            sdk="video",
            source=code(20101),
            never=["Flex"],
        ),
    ],
    "Auth Token": [
        case(
            "auth-token-in-both-variables",
            "the Auth Token is in the secret's variable, too, and signed",
            token(claims(VIDEO), secret=AUTH_TOKEN),
            "signature-mismatch",
            source=code(20107),
            sdk="video",
            env={
                "TWILIO_ACCOUNT_SID": ACCOUNT,
                "TWILIO_API_KEY": KEY,
                "TWILIO_API_SECRET": AUTH_TOKEN,
                "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
            },
            mention=["the Auth Token signed"],
            nowhere=[AUTH_TOKEN],
        ),
    ],
    "unintended identity": [
        case(
            f"identity-{name}",
            "written by a program",
            token(claims(VIDEO, identity=identity)),
            warnings="identity-placeholder",
            source=code(53205),
            sdk="video",
        )
        for name, identity in UNCHOSEN.items()
    ],
    "unintended value": [
        case(
            f"input-{name}",
            "a placeholder of the documentation",
            text,
            "not-a-jwt",
            source=code(20101),
            mention=["placeholder"],
        )
        for name, text in {"xyz": "xxxxx.yyyyy.zzzzz", "parts": "header.payload.signature"}.items()
    ],
    "code of one field": [
        case(
            "zoom-role-has-its-code",
            "the role has a code of its own",
            zoom_token(zoom(role_type=3)),
            "grant-field-value",
            vendor="zoom",
            sdk="video",
            source="https://developers.zoom.us/docs/video-sdk/web/error-codes",
        ),
    ],
    "nothing is on": [
        case(
            "livekit-video-empty",
            "the grant is there, and opens nothing",
            livekit_token(livekit(video={})),
            "no-product-grant",
            vendor="livekit",
            source="https://github.com/livekit/protocol/blob/main/auth/grants.go",
            mention=["set `roomJoin` to `true`, and add `room`"],
        ),
    ],
}
