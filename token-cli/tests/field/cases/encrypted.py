"""Encrypted tokens."""

from case import SYNC_PRACTICES, case, code
from forge import jwe

FLEX = {"alg": "dir", "enc": "A256GCM", "cty": "twilio-fpa;v=1"}
REST = {"source": SYNC_PRACTICES}
CASES = {
    "encrypted token": [
        case(
            "jwe-sync",
            "Sync accepts tokens of Flex",
            jwe(FLEX),
            warnings="flex-token",
            sdk="sync",
            verdict="unverified",
            mention=["Flex"],
            never=["signed only"],
            never_rules="jwe",
            **REST
        ),
        case(
            "jwe-taskrouter",
            "TaskRouter accepts tokens of Flex",
            jwe(FLEX),
            warnings="flex-token",
            sdk="taskrouter",
            verdict="unverified",
            mention=["Flex"],
            never_rules="jwe",
            **REST
        ),
        case(
            "jwe-conversations",
            "Conversations accepts tokens of Flex, which has a chat",
            jwe(FLEX),
            warnings="flex-token",
            sdk="conversations",
            verdict="unverified",
            mention=["Flex"],
            never_rules="jwe",
            **REST
        ),
        case(
            "jwe-voice",
            "Voice accepts tokens of Flex, which places calls",
            jwe(FLEX),
            warnings="flex-token",
            sdk="voice",
            verdict="unverified",
            mention=["Flex"],
            never_rules="jwe",
            **REST
        ),
        case(
            "jwe-video",
            "Video accepts signed tokens only",
            jwe(FLEX),
            "jwe",
            sdk="video",
            source=code(20101),
            mention=["encrypted"],
        ),
        case(
            "jwe-sync-and-video",
            "Sync accepts tokens of Flex, Video does not",
            jwe(FLEX),
            "jwe",
            None,
            sdk="sync video",
            source=code(20101),
            mention=["Video"],
        ),
        case(
            "jwe-without-sdk",
            "without an SDK, the token may be for Sync",
            jwe(FLEX),
            warnings="flex-token",
            verdict="unverified",
            mention=["Flex"],
            never_rules="jwe",
            **REST
        ),
        case(
            "jwe-livekit",
            "LiveKit's server parses signed tokens only",
            jwe({"alg": "dir", "enc": "A256GCM"}),
            "jwe",
            vendor="livekit",
            sdk="client",
            mention=["encrypted"],
            never=["Flex"],
        ),
        case(
            "jwe-zoom",
            "Zoom accepts signed tokens only",
            jwe({"alg": "dir", "enc": "A256GCM"}),
            "jwe",
            vendor="zoom",
            sdk="video",
            mention=["encrypted"],
            never=["Flex"],
        ),
        case(
            "jwe-cut",
            "the token lacks one of five parts",
            jwe(FLEX).rpartition(".")[0],
            "not-a-jwt",
            sdk="sync",
            source=SYNC_PRACTICES,
            mention=[("parts", "cut")],
        ),
    ]
}
