//! Cursors: where a list was left, as an opaque word that clients hand back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word for a place.
pub(crate) fn encode<T: Serialize>(place: &T) -> String {
    // A place is made of texts and numbers, which JSON always holds.
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).unwrap_or_default())
}

/// The place that a word means; `None` when it is not one of ours.
pub(crate) fn decode<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(word).ok()?).ok()
}
