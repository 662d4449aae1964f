//! What Last.fm no longer has, or has under other names: its user edits and deletes there, and Last.fm tells nobody.
//!
//! On request the ledger's reports are compared with what Last.fm has, stretch by stretch. Nothing is changed by that:
//! what differs is written down ([`missing_listen`]) until the user decides. What they remove goes through the ledger
//! of corrections, so that it can be taken back. Plays that only Last.fm has are stored like any other.

use std::collections::HashSet;

use aime_domain::ids::UserId;
use aime_domain::listen::{ListenEvent, Names};
use aime_gateway::Urgency;
use aime_providers::capability::{Account, Span};
use aime_providers::error::ProviderError;
use aime_queue::{JobRun, NewJob, QueueError, enqueue};
use aime_storage::ReadDb;
use aime_storage::missing_listen::{self, MissingListen};
use aime_storage::provider_account::ProviderAccount;
use aime_storage::user::User;
use aime_storage::user_zone;

use super::cursor::{Comparison, Cursor, HistoryState};
use super::difference::difference;
use super::error::{LastFmError, Result};
use super::walk::stream_of;
use super::{LastFmTracker, PROVIDER};
use crate::corrections::{Corrections, Made};
use crate::ingest::Listener;
use crate::ingest::live;
use crate::ingest::store::{Incoming, Outcome};
use crate::jobs::CompareLastFm;

/// One stretch, seconds: some thousand plays of somebody who listens all day.
const STRETCH: i64 = 30 * 86_400;
/// How often a stretch whose pages do not add up is read before it is left as it is.
const TRIES: u32 = 3;
/// Plays in one transaction.
const CHUNK: usize = 100;
/// Most that is decided at once.
const MOST: u32 = 50_000;

impl LastFmTracker {
    /// Orders a comparison of a span (unix seconds, both ends included), in place of an earlier one. Without bounds
    /// everything that came from the account is compared.
    pub async fn compare(&self, user: UserId, from: Option<i64>, to: Option<i64>) -> Result<()> {
        let now = self.now();
        let row = self.find(&self.parts.db.read(), user).await?;
        let stream = stream_of(&row);
        let first = missing_listen::first_report(&self.parts.db.read(), user, &stream).await?;
        let from = from.unwrap_or(i64::MIN).max(first.unwrap_or(now));
        let to = to.unwrap_or(now).min(now);
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |_, cursor| {
            cursor.comparison = Some(Comparison {
                state: HistoryState::Running,
                from,
                to,
                reached: from,
                read: 0,
                missing: 0,
                stored: 0,
                unclear: 0,
                started_at: now,
                ended_at: None,
                error: None,
            });
        })
        .await?;
        let job = NewJob::of(&CompareLastFm { user })?.owner(user.0);
        enqueue(&tx, &job, now).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Compares on from where the comparison stands. `is_last`: whether a failure now is final.
    pub async fn continue_comparison(
        &self,
        user: UserId,
        run: &JobRun,
        is_last: bool,
    ) -> Result<()> {
        let row = match self.find(&self.parts.db.read(), user).await {
            Err(LastFmError::NotLinked) => return Ok(()),
            found => found?,
        };
        let compared = self.compare_on(&row, run).await;
        let (state, error) = match &compared {
            Ok(()) => (HistoryState::Done, None),
            Err(LastFmError::Interrupted | LastFmError::Storage(_) | LastFmError::Queue(_)) => {
                return compared;
            }
            Err(error) if is_last || super::is_refusal(error) => {
                (HistoryState::Failed, Some(error.to_string()))
            }
            Err(error) => (HistoryState::Running, Some(error.to_string())),
        };
        let now = self.now();
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |_, cursor| {
            if let Some(comparison) = &mut cursor.comparison {
                comparison.state = state;
                comparison.error = error;
                comparison.ended_at = (state != HistoryState::Running).then_some(now);
            }
        })
        .await?;
        tx.commit().await?;
        compared
    }

    async fn compare_on(&self, row: &ProviderAccount, run: &JobRun) -> Result<()> {
        let account = self.account(row)?;
        let Some(comparison) = Cursor::of(row).comparison else {
            return Ok(());
        };
        let mut from = comparison.reached;
        while from <= comparison.to {
            let span = Span {
                from,
                to: comparison.to.min(from + STRETCH - 1),
            };
            let plays = self.read_span(&account, span, run).await?;
            self.compare_span(row, span, plays, run).await?;
            from = span.to + 1;
        }
        Ok(())
    }

    /// Everything that Last.fm has of a span; `None` where its pages do not add up.
    async fn read_span(
        &self,
        account: &Account,
        span: Span,
        run: &JobRun,
    ) -> Result<Option<Vec<ListenEvent>>> {
        for _ in 0..TRIES {
            let (mut plays, mut number, mut total) = (Vec::new(), 1, 0);
            loop {
                if run.stop().is_cancelled() {
                    return Err(LastFmError::Interrupted);
                }
                let asked = self
                    .parts
                    .service
                    .plays(account, span, number, Urgency::Batch)
                    .await;
                let page = match asked {
                    // Beyond the last page, since plays were deleted in the meantime.
                    Err(ProviderError::NotFound) if number > 1 => break,
                    Err(ProviderError::NotFound) => return Err(LastFmError::NoSuchUser),
                    page => page?,
                };
                if number == 1 {
                    total = page.total;
                }
                plays.extend(page.plays);
                if page.total != total || number >= page.pages {
                    break;
                }
                number += 1;
            }
            if plays.len() as u64 == total {
                return Ok(Some(plays));
            }
        }
        Ok(None)
    }

    /// Writes down what differs within a span, and stores what is new.
    async fn compare_span(
        &self,
        row: &ProviderAccount,
        span: Span,
        plays: Option<Vec<ListenEvent>>,
        run: &JobRun,
    ) -> Result<()> {
        let (user, stream) = (row.user, stream_of(row));
        let db = self.parts.db.read();
        let reports = missing_listen::list_reports(&db, user, &stream, span.from, span.to).await?;
        let read = plays.as_ref().map_or(0, Vec::len) as u64;
        let difference = plays.as_deref().map(|plays| difference(&reports, plays));
        let mut stored = 0;
        if let Some(difference) = &difference {
            stored = self.store_news(row, &difference.news, run).await?;
        }
        let mut tx = self.begin().await?;
        match run.renew(&tx, tx.now()).await {
            Err(QueueError::LeaseLost) => return Err(LastFmError::Interrupted),
            renewed => renewed?,
        }
        let mut missing = 0;
        if let Some(difference) = &difference {
            let open = reports.iter().filter(|report| report.is_open);
            let compared: Vec<i64> = open.map(|report| report.listen_id).collect();
            let found = &difference.missing;
            missing = missing_listen::replace(&mut tx, user, PROVIDER, &compared, found).await?;
        }
        self.change(&mut tx, user, |_, cursor| {
            if let Some(comparison) = &mut cursor.comparison {
                comparison.reached = span.to + 1;
                comparison.read += read;
                comparison.missing += missing;
                comparison.stored += stored;
                comparison.unclear += u64::from(difference.is_none());
                comparison.error = None;
            }
        })
        .await?;
        Ok(tx.commit().await?)
    }

    /// Stores plays of the account; how many became listens.
    async fn store_news(
        &self,
        row: &ProviderAccount,
        news: &[&ListenEvent],
        run: &JobRun,
    ) -> Result<u64> {
        let mut stored = 0;
        for chunk in news.chunks(CHUNK) {
            if run.stop().is_cancelled() {
                return Err(LastFmError::Interrupted);
            }
            stored += self.store_plays(row, chunk).await?;
        }
        Ok(stored)
    }

    async fn store_plays(&self, row: &ProviderAccount, plays: &[&ListenEvent]) -> Result<u64> {
        let (user, stream) = (row.user, stream_of(row));
        let incoming: Vec<Incoming<'_>> = plays
            .iter()
            .map(|event| Incoming {
                event,
                stream: &stream,
            })
            .collect();
        let who = Listener {
            id: user,
            zone: user_zone(&self.parts.db.read(), user).await?,
        };
        let outcomes = live::record_listens(&self.parts.db, who, &incoming, self.now()).await?;
        let is_stored = |outcome: &&Outcome| matches!(outcome, Outcome::Stored);
        Ok(outcomes.iter().filter(is_stored).count() as u64)
    }

    /// What waits for a decision, newest first, at most `limit`, and how much there is in all.
    pub async fn list_missing(
        &self,
        db: &ReadDb,
        user: UserId,
        limit: u32,
    ) -> Result<(Vec<MissingListen>, i64)> {
        let listed = missing_listen::list(db, user, PROVIDER, limit).await?;
        let total = missing_listen::count(db, user, PROVIDER).await?;
        Ok((listed, total))
    }

    /// Follows Last.fm in what it no longer has as it was: those listens (all that wait: `None`) get the names that it has
    /// instead, or are deleted where it has none, as one correction, which can be undone.
    pub async fn follow_missing(
        &self,
        corrections: &Corrections,
        user: &User,
        ids: Option<Vec<i64>>,
    ) -> Result<Made> {
        let db = self.parts.db.read();
        self.find(&db, user.id).await?;
        let mut waiting = missing_listen::list(&db, user.id, PROVIDER, MOST).await?;
        if let Some(ids) = ids {
            let wanted: HashSet<i64> = ids.into_iter().collect();
            waiting.retain(|one| wanted.contains(&one.listen_id));
        }
        if waiting.is_empty() {
            return Ok(Made {
                correction: None,
                changed: 0,
            });
        }
        let plays: Vec<(i64, Option<Names>)> = waiting
            .into_iter()
            .map(|one| (one.listen_id, one.now))
            .collect();
        Ok(corrections.follow_service(user, &plays).await?)
    }

    /// Keeps listens (all that wait: `None`), whatever Last.fm says; how many. They are not asked about again.
    pub async fn keep_missing(&self, user: UserId, ids: Option<Vec<i64>>) -> Result<u64> {
        let ids = match ids {
            Some(ids) => ids,
            None => missing_listen::list_ids(&self.parts.db.read(), user, PROVIDER, MOST).await?,
        };
        let mut tx = self.begin().await?;
        let kept = missing_listen::keep(&mut tx, user, PROVIDER, &ids).await?;
        tx.commit().await?;
        Ok(kept)
    }
}
