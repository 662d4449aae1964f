//! What comes round: one line for each.

use aime_queue::{QueueError, Schedule, schedule};
use aime_storage::{Db, Durability};

use crate::jobs::{SyncLoves, TidyUp, WakeTrackers};

/// The schedules of an install. Times of day are those of UTC where a line names none.
pub fn schedules() -> Result<Vec<Schedule>, QueueError> {
    Ok(vec![
        Schedule::new("tidy_up", "17 * * * *", "UTC", &TidyUp {})?,
        Schedule::new("sync_loves", "41 */6 * * *", "UTC", &SyncLoves {})?,
        Schedule::new("wake_trackers", "*/10 * * * *", "UTC", &WakeTrackers {})?,
    ])
}

/// Writes down what comes round; at the start of every process that works.
pub async fn declare(db: &Db, schedules: &[Schedule], now: i64) -> Result<(), QueueError> {
    let store = |error: aime_storage::StorageError| QueueError::Store(Box::new(error));
    let tx = db.begin(Durability::Normal, now).await.map_err(store)?;
    schedule::declare(&tx, schedules, now).await?;
    tx.commit().await.map_err(store)
}
