//! Conversations: a user without conversations, enough for the SDK to become `initialized`.

use serde_json::{Value, json};

use super::request::{Answer, Request};
use crate::gate::Admitted;
use crate::sid::sid;

/// The base of the links in the configuration. No request goes there: requests stay in the connection.
const BASE: &str = "https://aim.us1.twilio.com/Client/v2";
/// Any time will do, because nothing here changes.
const CREATED_AT: &str = "2020-01-01T00:00:00.000Z";

/// The response, if the request is one of Conversations.
pub(super) fn answer(admitted: &Admitted, service: &str, request: &Request, segments: &[&str]) -> Option<Answer> {
    if request.method != "GET" {
        return None;
    }
    let objects = Objects::of(admitted, service);
    match segments {
        ["Client", "v2", "Configuration"] => Some(Answer::new(200, configuration(admitted, service, &objects))),
        ["Client", "v2", "Services", _, "Users", identity, "Conversations"] if *identity == admitted.identity => {
            Some(Answer::new(200, json!({"conversations": [], "meta": {"next_token": null}})))
        }
        ["v3", "Maps", map] if *map == objects.conversations => Some(Answer::new(200, map_of(map, &[]))),
        ["v3", "Maps", map] if *map == objects.user => {
            let items = [("friendlyName", json!(admitted.identity)), ("attributes", json!("{}"))];
            Some(Answer::new(200, map_of(map, &items)))
        }
        ["v3", "Maps", map, "Items"] if *map == objects.conversations => {
            Some(Answer::new(200, json!({"items": [], "meta": {"next_token": null, "previous_token": null}})))
        }
        _ => None,
    }
}

/// The SIDs of the maps that the SDK reads.
struct Objects {
    conversations: String,
    user: String,
}

impl Objects {
    fn of(admitted: &Admitted, service: &str) -> Self {
        let of = |name: &str| sid("MP", &[&admitted.account, service, &admitted.identity, name]);
        Self { conversations: of("my_conversations"), user: of("my_user_info") }
    }
}

fn configuration(admitted: &Admitted, service: &str, objects: &Objects) -> Value {
    let service = format!("{BASE}/Services/{service}");
    let encoded = percent_encoding::utf8_percent_encode(&admitted.identity, percent_encoding::NON_ALPHANUMERIC);
    let user = format!("{service}/Users/{encoded}");
    json!({
        "identity": admitted.identity,
        "options": {
            "reachability_enabled": false,
            "user_infos_to_subscribe": 100,
            "media_attachments_count_limit": 10,
            "media_attachment_size_limit_in_mb": 50,
            "media_attachments_total_size_limit_in_mb": 150,
            "email_histories_allowed_mime_types": ["text/html", "text/plain"],
            "email_bodies_allowed_mime_types": ["text/html", "text/plain"],
            "http_cache_interval": "PT5S",
            "consumption_report_interval": "PT5S",
            "typing_timeout": 5,
        },
        "sync_objects": {"my_conversations": objects.conversations, "my_user_info": objects.user},
        "links": {
            "my_conversations": format!("{user}/Conversations"),
            "conversations": format!("{service}/Conversations"),
            "users": format!("{service}/Users"),
            "current_user": user,
            "typing": format!("{service}/Typing"),
            "media_service": "https://mcs.us1.twilio.com/v1/Services/Media",
            "media_set_service": "https://mcs.us1.twilio.com/v1/Services/MediaSet",
            "messages_receipts": format!("{service}/Receipts"),
        },
    })
}

fn map_of(sid: &str, items: &[(&str, Value)]) -> Value {
    let url = format!("https://cds.us1.twilio.com/v3/Maps/{sid}");
    let items = items.iter().map(|(key, value)| {
        json!({"key": key, "url": format!("{url}/Items/{key}"), "data": {"value": value}, "revision": "0", "last_event_id": 0,
            "date_updated": CREATED_AT, "date_expires": null})
    });
    json!({
        "sid": sid, "unique_name": null, "url": url, "revision": "0", "last_event_id": 0, "date_updated": CREATED_AT, "date_expires": null,
        "links": {"items": format!("{url}/Items")},
        "items": items.collect::<Vec<_>>(),
        "meta": {"next_token": null, "previous_token": null},
    })
}
