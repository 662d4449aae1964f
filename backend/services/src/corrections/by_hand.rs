//! Reports that the listener writes: a stream of its own, whose word goes before any service's.

use aime_domain::ids::UserId;
use aime_domain::listen::{BY_HAND, Channel, Resolution, Stamp, StreamKey};
use aime_storage::catalogue::spelling::Meaning;
use aime_storage::listen::insert::{self, NewListen};
use aime_storage::rollup::delta::Delta;
use aime_storage::{Tx, stream};

use super::error::{CorrectionError, Result};
use crate::ingest::Listener;
use crate::ingest::settle::{self, Moment};
use crate::ingest::store::report;

/// A report to write.
#[derive(Debug, Clone)]
pub(super) struct ByHand {
    /// What its names mean.
    pub(super) meaning: Meaning,
    /// Unix seconds UTC.
    pub(super) listened_at: i64,
    /// Which moment of the play that is.
    pub(super) stamp: Stamp,
    /// How finely it is known.
    pub(super) resolution: Resolution,
    /// Known only to lie in the 24 hours before.
    pub(super) approximate: bool,
    /// Seconds heard.
    pub(super) seconds_played: Option<i32>,
    /// Length.
    pub(super) duration_ms: Option<i64>,
    /// Import of the report in whose place it stands: it goes when that goes.
    pub(super) import_id: Option<i64>,
}

/// The stream of what a user writes.
pub(super) async fn stream_of(tx: &Tx, user: UserId) -> Result<i64> {
    let key = StreamKey {
        service: BY_HAND.to_owned(),
        channel: Channel::Door,
        client: String::new(),
    };
    Ok(stream::get_or_create(tx, user, &key).await?.0)
}

/// Writes reports; their keys in order.
pub(super) async fn insert(
    tx: &Tx,
    user: UserId,
    stream_id: i64,
    plays: &[ByHand],
) -> Result<Vec<i64>> {
    let rows: Vec<NewListen> = plays.iter().map(|play| row(stream_id, play)).collect();
    let ids = insert::insert(tx, user, &rows).await?;
    let ids: Option<Vec<i64>> = ids.into_iter().map(|id| Some(id?.0)).collect();
    ids.ok_or_else(|| {
        CorrectionError::invalid(
            "listened_at",
            "is the moment of a listen of the same song that is there already",
        )
    })
}

/// Decides anew around reports that were just written and other moments of change; what began or ceased to count.
pub(super) async fn settle(
    tx: &Tx,
    who: Listener,
    stream_id: i64,
    written: impl Iterator<Item = (i64, &ByHand)>,
    others: &[Moment],
) -> Result<Vec<Delta>> {
    let new: Vec<_> = written
        .map(|(id, play)| report(id, row(stream_id, play), &play.meaning))
        .collect();
    Ok(settle::settle(tx, who, &new, others, None).await?.deltas)
}

fn row(stream_id: i64, play: &ByHand) -> NewListen {
    NewListen {
        stream_id,
        spelling_id: play.meaning.spelling_id,
        track_id: play.meaning.track_id,
        listened_at: play.listened_at,
        stamp: play.stamp,
        resolution: play.resolution,
        approximate: play.approximate,
        seconds_played: play.seconds_played,
        duration_ms: play.duration_ms,
        source_event_id: None,
        import_id: play.import_id,
    }
}
