//! MOO/1 as a Core writes and reads it.

use std::collections::HashMap;

use serde_json::Value;

/// A frame that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Incoming {
    /// `REQUEST`, `CONTINUE` or `COMPLETE`.
    pub(super) verb: String,
    /// What is asked, or the result.
    pub(super) name: String,
    /// Number of the request.
    pub(super) id: String,
    /// Document; null where there is none.
    pub(super) body: Value,
}

/// Reads a frame; `None` where a real Core would close the connection.
pub(super) fn read(bytes: &[u8]) -> Option<Incoming> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (head, body) = text.split_once("\n\n")?;
    let mut lines = head.lines();
    let mut first = lines.next()?.splitn(3, ' ');
    if first.next()? != "MOO/1" {
        return None;
    }
    let (verb, name) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: HashMap<&str, &str> = lines.filter_map(|line| line.split_once(": ")).collect();
    let length: usize = headers
        .get("Content-Length")
        .map_or(Some(0), |length| length.parse().ok())?;
    if length != body.len()
        || (length > 0 && headers.get("Content-Type") != Some(&"application/json"))
    {
        return None;
    }
    Some(Incoming {
        verb,
        name,
        id: (*headers.get("Request-Id")?).to_owned(),
        body: if body.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(body).ok()?
        },
    })
}

/// A frame with a document, or with nothing where it is null.
pub(super) fn write(verb: &str, name: &str, id: &str, body: &Value) -> Vec<u8> {
    if body.is_null() {
        return format!("MOO/1 {verb} {name}\nRequest-Id: {id}\n\n").into_bytes();
    }
    let body = body.to_string();
    let length = body.len();
    format!("MOO/1 {verb} {name}\nRequest-Id: {id}\nContent-Length: {length}\nContent-Type: application/json\n\n{body}")
        .into_bytes()
}

/// A frame with a picture.
pub(super) fn write_image(id: &str, bytes: &[u8]) -> Vec<u8> {
    let length = bytes.len();
    let head = format!(
        "MOO/1 COMPLETE Success\nRequest-Id: {id}\nContent-Length: {length}\nContent-Type: image/jpeg\n\n"
    );
    [head.as_bytes(), bytes].concat()
}

/// SOOD's answer to a query, or nothing where it is none for a Core.
pub(super) fn answer_query(query: &[u8], core_id: &str, name: &str, port: u16) -> Option<Vec<u8>> {
    const SERVICE: &str = "00720724-5143-4a9b-abac-0e50cba674bb";
    let properties = properties(query.strip_prefix(b"SOOD\x02Q")?)?;
    if properties.get("query_service_id").map(String::as_str) != Some(SERVICE) {
        return None;
    }
    let tid = properties.get("_tid").cloned().unwrap_or_default();
    let port = port.to_string();
    let mut bytes = b"SOOD\x02R".to_vec();
    for (key, value) in [
        ("service_id", SERVICE),
        ("unique_id", core_id),
        ("name", name),
        ("display_version", "2.0 (build 1470) production"),
        ("http_port", &port),
        ("tcp_port", "9332"),
        ("_tid", &tid),
    ] {
        bytes.push(key.len() as u8);
        bytes.extend(key.as_bytes());
        bytes.extend((value.len() as u16).to_be_bytes());
        bytes.extend(value.as_bytes());
    }
    Some(bytes)
}

fn properties(mut rest: &[u8]) -> Option<HashMap<String, String>> {
    let mut found = HashMap::new();
    while let Some((length, after)) = rest.split_first() {
        let (name, after) = after.split_at_checked(usize::from(*length))?;
        let (length, after) = after.split_at_checked(2)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let (value, after) = after.split_at_checked(length)?;
        found.insert(
            String::from_utf8(name.to_vec()).ok()?,
            String::from_utf8(value.to_vec()).ok()?,
        );
        rest = after;
    }
    Some(found)
}
