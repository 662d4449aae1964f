//! The import of a whole history, as a job that goes on where it stopped.

use aime_domain::ids::UserId;
use aime_gateway::Urgency;
use aime_providers::capability::Span;
use aime_queue::{JobRun, NewJob, enqueue};

use super::LastFmTracker;
use super::cursor::{Cursor, History, HistoryState};
use super::error::{LastFmError, Result};
use super::poll::is_refusal;
use super::walk::Walk;
use crate::jobs::ImportLastFmHistory;

impl LastFmTracker {
    /// Orders the import of everything that the account ever heard. One that waits or runs already goes on; one that
    /// failed goes on where it stopped; after one that is done it is read anew, which changes nothing that is there.
    pub async fn import_history(&self, user: UserId) -> Result<()> {
        let now = self.now();
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |_, cursor| match &mut cursor.history {
            Some(history) if history.state != HistoryState::Done => {
                history.state = HistoryState::Running;
                history.error = None;
                history.ended_at = None;
            }
            history => {
                *history = Some(History {
                    state: HistoryState::Running,
                    reached: 0,
                    to: now,
                    done: 0,
                    total: 0,
                    stored: 0,
                    started_at: now,
                    ended_at: None,
                    error: None,
                });
            }
        })
        .await?;
        let job = NewJob::of(&ImportLastFmHistory { user })?.owner(user.0);
        enqueue(&tx, &job, now).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Reads on from where the import stands. `is_last`: whether a failure now is final.
    pub async fn continue_history(&self, user: UserId, run: &JobRun, is_last: bool) -> Result<()> {
        let row = match self.find(&self.parts.db.read(), user).await {
            Err(LastFmError::NotLinked) => return Ok(()),
            found => found?,
        };
        let cursor = Cursor::of(&row);
        let Some(history) = cursor
            .history
            .filter(|history| history.state == HistoryState::Running)
        else {
            return Ok(());
        };
        let before = history.done;
        let walk = Walk {
            tracker: self,
            row: &row,
            run,
            urgency: Urgency::Batch,
        };
        let span = Span {
            from: history.reached,
            to: history.to,
        };
        let walked = walk
            .go(span, move |_, cursor, page| {
                if let Some(history) = &mut cursor.history {
                    history.reached = history.reached.max(page.newest);
                    history.done += page.read;
                    history.stored += page.stored;
                    // Where it goes on, the service counts what is left.
                    history.total = history.total.max(before + page.total).max(history.done);
                    history.error = None;
                }
            })
            .await;
        let (state, error) = match &walked {
            Ok(_) => (HistoryState::Done, None),
            Err(LastFmError::Interrupted | LastFmError::Storage(_) | LastFmError::Queue(_)) => {
                return walked.map(|_| ());
            }
            Err(error) if is_last || is_refusal(error) => {
                (HistoryState::Failed, Some(error.to_string()))
            }
            Err(error) => (HistoryState::Running, Some(error.to_string())),
        };
        let now = self.now();
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |_, cursor| {
            if let Some(history) = &mut cursor.history {
                history.state = state;
                history.error = error;
                history.ended_at = (state != HistoryState::Running).then_some(now);
                if state == HistoryState::Done {
                    history.total = history.done;
                }
            }
        })
        .await?;
        tx.commit().await?;
        walked.map(|_| ())
    }
}
