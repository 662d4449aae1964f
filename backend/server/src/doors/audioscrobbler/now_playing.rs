//! `track.updateNowPlaying`.

use aime_domain::playing::{NowPlaying, Telling};
use serde_json::json;

use super::answer::{Answer, Fault};
use super::caller::Call;
use super::scrobble::{duration_ms, json_row, names, xml_ignored, xml_names};
use super::xml::Element;

/// Notes what is on. Never a listen.
pub(super) async fn update_now_playing(call: &Call) -> Result<Answer, Fault> {
    let scrobbler = call.scrobbler().await?;
    let row = &call.form;
    let names = names(row).map_err(|_| Fault::MissingParameter)?;
    let now = call.app.now();
    let now_playing = NowPlaying {
        stream: scrobbler.stream,
        place: String::new(),
        names,
        duration_ms: duration_ms(row),
        paused: false,
        position_ms: 0,
        started_at: now,
        heard_at: now,
    };
    call.app
        .listening()
        .announce(scrobbler.user.id, &now_playing, Telling::Once)
        .await?;
    Ok(Answer {
        json: json!({ "nowplaying": json_row(row, None) }),
        xml: Some(xml_names(Element::new("nowplaying"), row).child(xml_ignored(None))),
    })
}
