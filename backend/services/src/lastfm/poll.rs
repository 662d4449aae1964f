//! The poll: everything since the last known scrobble, and what is playing.

use aime_domain::ids::UserId;
use aime_domain::playing::{NowPlaying, Telling};
use aime_gateway::Urgency;
use aime_providers::capability::Span;
use aime_providers::error::ProviderError;
use aime_queue::JobRun;
use aime_storage::provider_account::{LinkState, ProviderAccount};
use aime_storage::{Tx, playing};

use super::LastFmTracker;
use super::cursor::{Cursor, Playing};
use super::error::{LastFmError, Result};
use super::walk::{Walk, stream_of};
use crate::due::is_due_again;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// How long a player may hold scrobbles back: Last.fm takes none that are older.
const FORTNIGHT: i64 = 14 * DAY;
/// Longest wait after failures.
pub(super) const LONGEST_WAIT: i64 = HOUR;

impl LastFmTracker {
    /// Reads what is new and orders the next poll. An error says why this one failed; the next is ordered all the same,
    /// unless Last.fm refused us.
    pub async fn poll(&self, user: UserId, run: &JobRun) -> Result<()> {
        let row = match self.find(&self.parts.db.read(), user).await {
            // Disconnected since it was ordered.
            Err(LastFmError::NotLinked) => return Ok(()),
            found => found?,
        };
        if row.state != LinkState::Active {
            return Ok(());
        }
        let now = self.now();
        let cursor = Cursor::of(&row);
        let from = from(&cursor, now);
        let walk = Walk {
            tracker: self,
            row: &row,
            run,
            urgency: Urgency::Live,
        };
        let walked = walk.go(Span { from, to: now }, |_, _, _| {}).await;
        match walked {
            Ok(playing) => {
                let next = now + self.parts.interval_s;
                let playing = playing.map(|names| Playing::going_on(&cursor, names, now));
                let mut tx = self.begin().await?;
                self.announce(&mut tx, &row, playing.as_ref()).await?;
                self.change(&mut tx, user, |row, cursor| {
                    row.last_error = None;
                    row.last_sync_at = Some(now);
                    row.next_sync_at = Some(next);
                    cursor.failures = 0;
                    cursor.playing = playing;
                    if now - from >= DAY {
                        cursor.day_read_at = now;
                    }
                    if now - from >= FORTNIGHT {
                        cursor.fortnight_read_at = now;
                    }
                })
                .await?;
                self.order_poll(&tx, user, Some(next)).await?;
                Ok(tx.commit().await?)
            }
            Err(
                error
                @ (LastFmError::Interrupted | LastFmError::Storage(_) | LastFmError::Queue(_)),
            ) => Err(error),
            Err(LastFmError::NotLinked) => Ok(()),
            Err(error) => {
                self.note_failure(user, &error).await?;
                Err(error)
            }
        }
    }

    /// Tells what Last.fm says is on, or that nothing is.
    async fn announce(
        &self,
        tx: &mut Tx,
        row: &ProviderAccount,
        playing: Option<&Playing>,
    ) -> Result<()> {
        let stream = stream_of(row);
        let Some(playing) = playing else {
            return Ok(playing::clear(tx, row.user, &stream, "").await?);
        };
        let told = NowPlaying {
            stream,
            place: String::new(),
            names: playing.names.clone(),
            duration_ms: None,
            paused: false,
            position_ms: (playing.seen_at - playing.since) * 1_000,
            started_at: playing.since,
            heard_at: playing.seen_at,
        };
        // Polls are further apart than a player's words, so that each is believed like one of its own.
        Ok(playing::set(tx, row.user, &told, Telling::Once).await?)
    }

    async fn note_failure(&self, user: UserId, error: &LastFmError) -> Result<()> {
        let now = self.now();
        let is_final = is_refusal(error);
        let retry_at = match error {
            LastFmError::Provider(error) => error.retry_at(),
            _ => None,
        };
        let mut next = None;
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |row, cursor| {
            cursor.failures = cursor.failures.saturating_add(1);
            cursor.playing = None;
            row.last_error = Some(error.to_string());
            if is_final {
                row.state = LinkState::Refused;
            } else {
                let doubled = self.parts.interval_s << (cursor.failures - 1).min(5);
                let wait = doubled.clamp(
                    self.parts.interval_s,
                    LONGEST_WAIT.max(self.parts.interval_s),
                );
                next = Some(retry_at.unwrap_or(0).max(now + wait));
            }
            row.next_sync_at = next;
        })
        .await?;
        if next.is_some() {
            self.order_poll(&tx, user, next).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Whether trying again cannot help until the user does something.
pub(crate) const fn is_refusal(error: &LastFmError) -> bool {
    matches!(
        error,
        LastFmError::NoSuchUser
            | LastFmError::Vault(_)
            | LastFmError::Provider(ProviderError::NotAuthorized(_))
    )
}

/// From where to read: the last known scrobble, an hour or a day further back when it is time to.
fn from(cursor: &Cursor, now: i64) -> i64 {
    let Some(known) = cursor.known_until else {
        return now - FORTNIGHT;
    };
    let window = if is_due_again(cursor.fortnight_read_at, DAY, now) {
        FORTNIGHT
    } else if is_due_again(cursor.day_read_at, HOUR, now) {
        DAY
    } else {
        0
    };
    // A clock that was ahead when the last scrobble was made must not hide those that follow.
    known.min(now - window).min(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_262_400;

    fn read(known: Option<i64>, day_ago: i64, fortnight_ago: i64) -> i64 {
        let cursor = Cursor {
            known_until: known,
            day_read_at: NOW - day_ago,
            fortnight_read_at: NOW - fortnight_ago,
            ..Cursor::default()
        };
        NOW - from(&cursor, NOW)
    }

    #[test]
    fn a_poll_begins_at_the_last_scrobble_and_now_and_then_further_back() {
        assert_eq!(read(None, 0, 0), FORTNIGHT);
        assert_eq!(read(Some(NOW - 200), 60, 60), 200);
        assert_eq!(read(Some(NOW - 200), HOUR, 60), DAY);
        assert_eq!(read(Some(NOW - 200), 60, DAY), FORTNIGHT);
        assert_eq!(read(Some(NOW - 90 * DAY), 0, 0), 90 * DAY);
        assert_eq!(read(Some(NOW + 500), 0, 0), 0);
    }
}
