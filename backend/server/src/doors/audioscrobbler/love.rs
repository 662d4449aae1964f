//! `track.love` and `track.unlove`.

use super::answer::{Answer, Fault};
use super::caller::Call;
use super::scrobble::names;

/// Loves a song, or loves it no longer.
pub(super) async fn love(call: &Call, loved: bool) -> Result<Answer, Fault> {
    let scrobbler = call.scrobbler().await?;
    let names = names(&call.form).map_err(|_| Fault::MissingParameter)?;
    let service = &scrobbler.stream.service;
    call.app
        .listening()
        .love(scrobbler.user.id, &names, loved, service)
        .await?;
    Ok(Answer::done())
}
