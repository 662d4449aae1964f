//! The listening history.

use aime_domain::{import::ImportItem, listen::Stamp};
use sqlx::sqlite::SqliteRow;

use super::{
    super::{album::time, credit::credit},
    columns::{Taken, duration_ms, number, shown, text},
    ledger::{Gone, Ledger},
    reader::{
        Column::{Number as N, Text as T},
        Reader,
    },
    stream,
};
use crate::import::{Draft, Parsed};

/// A row stored so shortly after the time it carries was written when the original polled; the time is then
/// that of the poll. The rows of its history import are older by far.
const POLLED_WITHIN: std::ops::RangeInclusive<i64> = -60..=120;

impl Reader<'_> {
    pub(super) async fn listens(&mut self) -> Result<(), Gone> {
        let columns = [
            N("id"),
            N("track_id"),
            N("timestamp"),
            T("source"),
            N("loved"),
            T("created_at"),
        ];
        let history = self.select("listening_history", &columns);
        let tracks = self.select(
            "tracks",
            &[N("id"), T("title"), N("album_id"), N("duration_seconds")],
        );
        let sql = history.map(|history| match tracks {
            Some(tracks) => format!(
                "SELECT h.*, t.id AS track, t.title, t.album_id, t.duration_seconds \
                 FROM ({history}) h LEFT JOIN ({tracks}) t ON t.id = h.track_id ORDER BY h.id"
            ),
            None => format!("SELECT h.*, NULL AS track FROM ({history}) h ORDER BY h.id"),
        });
        self.each(sql, |ledger, row| {
            if number(row, "track").is_none() {
                let track = shown(number(row, "track_id"));
                return Ok(ledger.dangling(format!(
                    "listen {} of track {track}",
                    shown(number(row, "id"))
                ))?);
            }
            let parsed = ledger.listen(row)?;
            Ok(ledger.send(parsed)?)
        })
        .await
    }
}

impl Ledger {
    /// A row of the history whose track is there.
    fn listen(&mut self, row: &SqliteRow) -> Result<Parsed, Taken> {
        let title = text(row, "title")?.unwrap_or_default();
        let known = number(row, "album_id").and_then(|id| self.albums.get(&id));
        let artist = known.map_or_else(|| credit(&[]), |album| album.credit.clone());
        let listened_at = number(row, "timestamp").unwrap_or(0);
        let draft = Draft {
            artist: &artist,
            title: &title,
            album: known.map_or("", |album| &album.title),
            album_artist: "",
            at: Some(listened_at),
        };
        let stored_at = text(row, "created_at")?.as_deref().and_then(time);
        let is_poll = stored_at
            .is_none_or(|stored| POLLED_WITHIN.contains(&stored.saturating_sub(listened_at)));
        let client = text(row, "source")?.unwrap_or_default().to_lowercase();
        let parsed = draft.listen(self.now, draft.name().as_bytes(), |event| {
            if is_poll {
                event.stamp = Stamp::Unknown;
            }
            event.duration_ms = duration_ms(row);
            event.loved = number(row, "loved").is_some_and(|loved| loved != 0);
            event.stream = Some(stream(&client));
        });
        if is_poll && matches!(parsed.item, ImportItem::Listen(_)) {
            self.polled += 1;
        }
        Ok(parsed)
    }
}
