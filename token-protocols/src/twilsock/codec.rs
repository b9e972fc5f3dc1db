//! Twilsock V3.0 on the wire: one packet is one binary message of a WebSocket.
//!
//! ```text
//! TWILSOCK V3.0 <bytes of the header> CRLF
//! <header: a JSON object> CRLF
//! <payload: `payload_size` bytes, a member of the header> [CRLF]
//! ```
//!
//! Lengths are in bytes of UTF-8. `payload_size` is optional without a payload, and a CRLF after the payload is
//! allowed: the Kotlin client makes use of both.

use std::fmt;

use serde_json::{Map, Value};

/// The maximum size of a packet. The first packet of a client has less than 2 kB, and a Sync document at most 16 KiB.
pub const MAX_PACKET_BYTES: usize = 256 * 1024;
/// The maximum size of a packet's header.
pub const MAX_HEADER_BYTES: usize = 64 * 1024;

const MAGIC: &[u8] = b"TWILSOCK V3.0 ";
const CRLF: &[u8] = b"\r\n";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain";

/// A packet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packet {
    /// The header, without the members that describe the payload.
    pub header: Map<String, Value>,
    /// The payload.
    pub payload: Payload,
}

/// The payload of a packet.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Payload {
    /// No payload.
    #[default]
    None,
    /// JSON, the usual payload.
    Json(Value),
    /// Text.
    Text(String),
    /// A payload of another type, or an invalid one, kept as bytes.
    Other {
        /// The media type.
        kind: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// Why bytes are not a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The packet exceeds [`MAX_PACKET_BYTES`], or its header [`MAX_HEADER_BYTES`].
    TooLong,
    /// The bytes do not begin as a packet of Twilsock V3.0.
    NotTwilsock,
    /// The packet is shorter or longer than its header and payload.
    WrongLength,
    /// The header is not a JSON object, or describes its payload with invalid members.
    BadHeader,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the packet is too long",
            Self::NotTwilsock => "the message does not begin with `TWILSOCK V3.0` and a length",
            Self::WrongLength => "the lengths in the packet do not match its size",
            Self::BadHeader => "the packet's header is not a JSON object that describes its payload",
        })
    }
}

impl std::error::Error for DecodeError {}

/// Encodes a packet.
#[must_use]
pub fn encode(packet: &Packet) -> Vec<u8> {
    let (kind, payload) = match &packet.payload {
        Payload::None => (None, Vec::new()),
        Payload::Json(value) => (Some(JSON), value.to_string().into_bytes()),
        Payload::Text(text) => (Some(TEXT), text.clone().into_bytes()),
        Payload::Other { kind, bytes } => (Some(kind.as_str()), bytes.clone()),
    };
    let mut header = packet.header.clone();
    header.insert("payload_size".into(), payload.len().into());
    if let Some(kind) = kind {
        header.insert("payload_type".into(), kind.into());
    }
    let header = Value::Object(header).to_string();
    let length = header.len().to_string();
    [MAGIC, length.as_bytes(), CRLF, header.as_bytes(), CRLF, &payload].concat()
}

/// Decodes a packet.
///
/// # Errors
///
/// When the bytes are not a packet.
pub fn decode(bytes: &[u8]) -> Result<Packet, DecodeError> {
    if bytes.len() > MAX_PACKET_BYTES {
        return Err(DecodeError::TooLong);
    }
    let rest = bytes.strip_prefix(MAGIC).ok_or(DecodeError::NotTwilsock)?;
    let (length, rest) = first_number(rest)?;
    if length > MAX_HEADER_BYTES {
        return Err(DecodeError::TooLong);
    }
    let (header, rest) = rest.split_at_checked(length).ok_or(DecodeError::WrongLength)?;
    let rest = rest.strip_prefix(CRLF).ok_or(DecodeError::WrongLength)?;
    let mut header: Map<String, Value> = serde_json::from_slice(header).map_err(|_| DecodeError::BadHeader)?;
    let size = match header.remove("payload_size") {
        None | Some(Value::Null) => 0,
        Some(size) => size.as_u64().and_then(|size| usize::try_from(size).ok()).ok_or(DecodeError::BadHeader)?,
    };
    let kind = match header.remove("payload_type") {
        None | Some(Value::Null) => JSON.to_owned(),
        Some(Value::String(kind)) => kind,
        Some(_) => return Err(DecodeError::BadHeader),
    };
    let (payload, rest) = rest.split_at_checked(size).ok_or(DecodeError::WrongLength)?;
    if !(rest.is_empty() || rest == CRLF) {
        return Err(DecodeError::WrongLength);
    }
    Ok(Packet { header, payload: read_payload(kind, payload) })
}

/// The number before the first CRLF.
fn first_number(bytes: &[u8]) -> Result<(usize, &[u8]), DecodeError> {
    // No allowed length has more than eight digits.
    let digits = bytes.iter().take(8).take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = bytes.split_at_checked(digits).ok_or(DecodeError::NotTwilsock)?;
    let rest = rest.strip_prefix(CRLF).ok_or(DecodeError::NotTwilsock)?;
    let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
    Ok((number.ok_or(DecodeError::NotTwilsock)?, rest))
}

/// A payload that is invalid for the type in the header is kept as bytes: the Sync SDK for JavaScript sends the name of
/// its product, without quotes, as the JSON of a `DELETE`.
fn read_payload(kind: String, bytes: &[u8]) -> Payload {
    let read = if bytes.is_empty() {
        Some(Payload::None)
    } else if kind.starts_with(JSON) {
        serde_json::from_slice(bytes).ok().map(Payload::Json)
    } else if kind.starts_with(TEXT) {
        std::str::from_utf8(bytes).ok().map(|text| Payload::Text(text.to_owned()))
    } else {
        None
    };
    read.unwrap_or_else(|| Payload::Other { kind, bytes: bytes.to_vec() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// A packet of a gateway, with lengths counted by hand.
    const REFUSAL: &[u8] = b"TWILSOCK V3.0 192\r\n{\"id\":\"TMbb821272-dca5-4db2-9651-1c2359d44c64\",\"method\":\"reply\",\"status\":{\"code\":401,\"status\":\"UNAUTHORIZED\",\"description\":\"Invalid Access Token signature\",\"errorCode\":20107},\"payload_size\":0}\r\n";

    fn packet(header: Value, payload: Payload) -> Packet {
        let Value::Object(header) = header else { unreachable!("a header is an object") };
        Packet { header, payload }
    }

    #[test]
    fn a_known_packet() {
        let expected = packet(
            json!({"id": "TMbb821272-dca5-4db2-9651-1c2359d44c64", "method": "reply", "status": {"code": 401,
                "status": "UNAUTHORIZED", "description": "Invalid Access Token signature", "errorCode": 20107}}),
            Payload::None,
        );
        assert_eq!(decode(REFUSAL).unwrap(), expected);
        assert_eq!(encode(&expected).len(), REFUSAL.len());
    }

    #[test]
    fn lengths_count_bytes() {
        let sent = packet(json!({"id": "größer"}), Payload::Text("日本".into()));
        let bytes = encode(&sent);
        assert!(bytes.starts_with("TWILSOCK V3.0 62\r\n".as_bytes()), "{}", String::from_utf8_lossy(&bytes));
        assert_eq!(decode(&bytes).unwrap(), sent);
    }

    #[test]
    fn packets_of_the_kotlin_client() {
        let without_size = decode(b"TWILSOCK V3.0 11\r\n{\"id\":\"RQ\"}\r\n").unwrap();
        assert_eq!(without_size, packet(json!({"id": "RQ"}), Payload::None));
        let trailing_crlf = decode(b"TWILSOCK V3.0 18\r\n{\"payload_size\":2}\r\n{}\r\n").unwrap();
        assert_eq!(trailing_crlf, packet(json!({}), Payload::Json(json!({}))));
    }

    #[test]
    fn a_payload_of_another_type_than_declared() {
        let quirk = decode(b"TWILSOCK V3.0 18\r\n{\"payload_size\":9}\r\ndata_sync").unwrap();
        assert_eq!(quirk.payload, Payload::Other { kind: JSON.into(), bytes: b"data_sync".into() });
        assert_eq!(decode(&encode(&quirk)).unwrap(), quirk);
    }

    #[test]
    fn invalid_packets() {
        let long = [b"TWILSOCK V3.0 2\r\n{}\r\n".to_vec(), vec![b' '; MAX_PACKET_BYTES]].concat();
        for (bytes, error) in [
            (&b""[..], DecodeError::NotTwilsock),
            (b"TWILSOCK V2.0 2\r\n{}\r\n", DecodeError::NotTwilsock),
            (b"TWILSOCK V3.0 \r\n{}\r\n", DecodeError::NotTwilsock),
            (b"TWILSOCK V3.0 99999999999999999999\r\n{}\r\n", DecodeError::NotTwilsock),
            (b"TWILSOCK V3.0 65537\r\n{}\r\n", DecodeError::TooLong),
            (&long, DecodeError::TooLong),
            (b"TWILSOCK V3.0 3\r\n{}\r\n", DecodeError::WrongLength),
            (b"TWILSOCK V3.0 2\r\n{}\r\nx", DecodeError::WrongLength),
            (b"TWILSOCK V3.0 18\r\n{\"payload_size\":3}\r\n{}", DecodeError::WrongLength),
            (b"TWILSOCK V3.0 2\r\n[]\r\n", DecodeError::BadHeader),
            (b"TWILSOCK V3.0 19\r\n{\"payload_size\":-1}\r\n", DecodeError::BadHeader),
        ] {
            assert_eq!(decode(bytes), Err(error), "{}", String::from_utf8_lossy(bytes.get(..40).unwrap_or(bytes)));
        }
    }

    fn payloads() -> impl Strategy<Value = Payload> {
        prop_oneof![
            Just(Payload::None),
            "\\PC{1,40}".prop_map(|text| Payload::Json(json!({"text": text, "list": [1, null, true]}))),
            "\\PC{1,40}".prop_map(Payload::Text),
            prop::collection::vec(any::<u8>(), 1..40)
                .prop_map(|bytes| Payload::Other { kind: "application/octet-stream".into(), bytes }),
        ]
    }

    proptest! {
        #[test]
        fn an_encoded_packet_is_decoded(id in "\\PC{0,40}", payload in payloads()) {
            let sent = packet(json!({"id": id, "method": "message", "http_request": {"path": id}}), payload);
            prop_assert_eq!(decode(&encode(&sent)).unwrap(), sent);
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
            let _ = decode(&[MAGIC, &bytes].concat());
        }

        #[test]
        fn a_truncated_packet_is_an_error(text in "\\PC{0,20}", payload in payloads(), part in 0.0..1.0f64) {
            let bytes = encode(&packet(json!({"id": text}), payload));
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "an index into it")]
            let cut = (bytes.len() as f64 * part) as usize;
            prop_assert!(decode(&bytes[..cut]).is_err());
        }

        #[test]
        fn trailing_bytes_are_an_error(payload in payloads(), more in prop::collection::vec(any::<u8>(), 1..10)) {
            let bytes = [encode(&packet(json!({}), payload)), more.clone()].concat();
            prop_assert_eq!(decode(&bytes).is_ok(), more == CRLF);
        }

        #[test]
        fn a_truncated_known_packet_is_an_error(cut in 0..REFUSAL.len() - 1) {
            prop_assert!(decode(&REFUSAL[..cut]).is_err());
        }
    }
}
