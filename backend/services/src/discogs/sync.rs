//! One synchronisation: the collection, the wantlist, what it is worth.

use aime_domain::ids::UserId;
use aime_providers::capability::{Collector, Words};
use aime_providers::error::ProviderError;
use aime_queue::JobRun;
use aime_storage::provider_account::LinkState;

use super::DiscogsSync;
use super::cursor::{Cursor, Run, RunState, Stage};
use super::error::{DiscogsError, Result};
use super::look::Reader;

impl DiscogsSync {
    /// Reads on from where the synchronisation stands, or begins one. `is_last`: whether a failure now is final. The next
    /// one is ordered in any case, unless Discogs refused us.
    pub async fn sync(&self, user: UserId, run: &JobRun, is_last: bool) -> Result<()> {
        let row = match self.find(&self.parts.db.read(), user).await {
            // Disconnected since it was ordered.
            Err(DiscogsError::NotLinked) => return Ok(()),
            found => found?,
        };
        if row.state != LinkState::Active {
            return Ok(());
        }
        let read = match self.collector(&row) {
            Ok(collector) => self.read(user, &collector, run).await,
            Err(error) => Err(error),
        };
        match read {
            Err(
                error @ (DiscogsError::Interrupted
                | DiscogsError::Storage(_)
                | DiscogsError::Queue(_)),
            ) => Err(error),
            Ok(()) | Err(DiscogsError::NotLinked | DiscogsError::Resting) => Ok(()),
            Err(error) => {
                self.note_failure(user, &error, is_last).await?;
                Err(error)
            }
        }
    }

    async fn read(&self, user: UserId, collector: &Collector, run: &JobRun) -> Result<()> {
        let mut cursor = self.go_on(user).await?;
        let words = self.words(collector).await?;
        let reader = Reader {
            sync: self,
            user,
            collector,
            words: &words,
            run,
        };
        while let Some(going) = cursor.going_on().filter(|run| run.stage != Stage::Over) {
            cursor = reader.step(going).await?;
        }
        self.finish(user, collector).await
    }

    /// The synchronisation that goes on; a new one where none does.
    async fn go_on(&self, user: UserId) -> Result<Cursor> {
        let now = self.now();
        let mut tx = self.begin().await?;
        let cursor = self
            .change(&mut tx, user, |_, cursor| {
                if cursor.going_on().is_none() {
                    let look = cursor.next_look(now);
                    cursor.run = Some(Run::begun(look, now));
                }
            })
            .await?;
        tx.commit().await?;
        Ok(cursor)
    }

    /// What the collector calls things. A signature that was refused once may have been a repetition that crossed the
    /// first: whether we are still let in is asked before it is believed.
    async fn words(&self, collector: &Collector) -> Result<Words> {
        let service = &self.parts.service;
        match service.words(collector).await {
            Err(ProviderError::NotAuthorized(_)) => {
                service.account_name(&collector.access).await?;
                Ok(service.words(collector).await?)
            }
            words => Ok(words?),
        }
    }

    async fn finish(&self, user: UserId, collector: &Collector) -> Result<()> {
        // Nice to have: what is there is there without it.
        let worth = match self.parts.service.worth(collector).await {
            Ok(worth) => worth,
            Err(error) => {
                tracing::info!(%error, "Discogs does not say what a collection is worth");
                None
            }
        };
        let now = self.now();
        let next = now + self.parts.interval_s;
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |row, cursor| {
            row.last_error = None;
            row.last_sync_at = Some(now);
            row.next_sync_at = Some(next);
            cursor.worth = worth.or(cursor.worth.take());
            if let Some(run) = &mut cursor.run {
                run.state = RunState::Done;
                run.ended_at = Some(now);
                run.error = None;
                run.current = None;
                run.total = run.done;
            }
        })
        .await?;
        self.order(&tx, user, Some(next)).await?;
        self.order_descriptions(&tx, user).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    async fn note_failure(&self, user: UserId, error: &DiscogsError, is_last: bool) -> Result<()> {
        let now = self.now();
        let refused = is_refusal(error);
        let ends = refused || is_last;
        let next = (ends && !refused).then_some(now + self.parts.interval_s);
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |row, cursor| {
            row.last_error = Some(error.to_string());
            if refused {
                row.state = LinkState::Refused;
            }
            if ends {
                row.next_sync_at = next;
            }
            if let Some(run) = &mut cursor.run {
                run.error = Some(error.to_string());
                if ends {
                    run.state = RunState::Failed;
                    run.ended_at = Some(now);
                }
            }
        })
        .await?;
        if next.is_some() {
            self.order(&tx, user, next).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Whether trying again cannot help until the user does something.
pub(crate) const fn is_refusal(error: &DiscogsError) -> bool {
    matches!(
        error,
        DiscogsError::Vault(_) | DiscogsError::Provider(ProviderError::NotAuthorized(_))
    )
}
