//! Extractors of request data whose refusals are problem documents that point at the value.
//!
//! Handlers use these and never axum's own `Json`, `Path` and `Query`. Unknown query parameters and unknown
//! members of a body are ignored, so that a newer client can talk to an older server.

mod json;
mod path;
mod query;

pub use json::Json;
pub use path::Path;
pub use query::{Many, Query};

/// `a.b[0]` as serde's path prints it, as a pointer below `root`: `/query/a/b/0`.
fn pointer(root: &str, path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let parts = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key: name } | Segment::Enum { variant: name } => Some(escape(name)),
        Segment::Unknown => None,
    });
    parts.fold(root.to_owned(), |pointer, part| pointer + "/" + &part)
}

/// Escapes a member name after RFC 6901.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
