//! Pages of a span, oldest first, each stored together with the cursor.
//!
//! Last.fm lists the newest first and counts pages from there. The end of the span is fixed, so that what is heard in
//! the meantime moves nothing; from the last page to the first, what is stored is always everything up to a moment, and
//! a process killed between two pages goes on from there. A scrobble that arrives late, or is deleted, while pages are
//! read moves what is on them: the total shows it, and what is left of the span is read anew.
//!
//! A second is judged whole: the newest one of a page waits for the next page, which may have more of it. A play that
//! stands where a stored one stood that Last.fm no longer has is that play under other names, and is left for the user
//! to decide ([`super::difference`]).

use aime_domain::listen::{Channel, ListenEvent, StreamKey};
use aime_gateway::Urgency;
use aime_providers::capability::{Account, Plays, Span};
use aime_providers::error::ProviderError;
use aime_queue::{JobRun, QueueError};
use aime_storage::provider_account::ProviderAccount;
use aime_storage::{listen, missing_listen, user_zone};

use super::cursor::Cursor;
use super::difference::{Reread, reread};
use super::error::{LastFmError, Result};
use super::{LastFmTracker, PROVIDER};
use crate::ingest::Listener;
use crate::ingest::catalogue::Memory;
use crate::ingest::live;
use crate::ingest::store::{Incoming, Outcome};

/// Most times that a span whose total moves is begun anew before what it has is taken as it is: what slips through is
/// found when the last days are read again.
const ANEW: u32 = 5;

/// A page that was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    /// Plays on it.
    pub(super) read: u64,
    /// Plays that became listens.
    pub(super) stored: u64,
    /// Start of the newest of them.
    pub(super) newest: i64,
    /// Plays of the whole span as it was asked for, by Last.fm's word.
    pub(super) total: u64,
}

/// What a walk is about.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) tracker: &'a LastFmTracker,
    pub(super) row: &'a ProviderAccount,
    pub(super) run: &'a JobRun,
    pub(super) urgency: Urgency,
}

impl Walk<'_> {
    /// Stores every play of the span; `note` writes each page down in the account's row, in the same transaction.
    /// Gives what is playing.
    pub(super) async fn go(
        &self,
        mut span: Span,
        note: impl Fn(&mut ProviderAccount, &mut Cursor, Page) + Send + Sync,
    ) -> Result<Option<aime_domain::listen::Names>> {
        let account = self.tracker.account(self.row)?;
        let mut memory = Memory::default();
        let mut anew = 0;
        'span: loop {
            // Pages are counted within what was asked for first.
            let asked = span;
            let first = self.page(&account, asked, 1).await?;
            let mut rest: Vec<ListenEvent> = Vec::new();
            for number in (1..=first.pages.max(1)).rev() {
                let page = if number == 1 {
                    first.clone()
                } else {
                    self.page(&account, asked, number).await?
                };
                if page.total != first.total && anew < ANEW {
                    anew += 1;
                    continue 'span;
                }
                if page.plays.is_empty() && first.total > 0 {
                    return Err(ProviderError::Malformed(
                        "it sent an empty page where plays were due".into(),
                    )
                    .into());
                }
                let mut plays = std::mem::take(&mut rest);
                plays.extend(page.plays);
                // Oldest first, as they happened.
                plays.sort_by_key(|play| play.listened_at);
                if number > 1 {
                    let last = plays.last().map(|play| play.listened_at);
                    let whole = plays.partition_point(|play| Some(play.listened_at) != last);
                    rest = plays.split_off(whole);
                }
                if let Some(newest) = plays.last().map(|play| play.listened_at) {
                    self.store(&plays, newest, first.total, &mut memory, &note)
                        .await?;
                    // Should it begin anew, it begins here; what shares this second is found to be there.
                    span.from = span.from.max(newest);
                }
            }
            return Ok(first.playing);
        }
    }

    async fn page(&self, account: &Account, span: Span, number: u32) -> Result<Plays> {
        if self.run.stop().is_cancelled() {
            return Err(LastFmError::Interrupted);
        }
        let service = &self.tracker.parts.service;
        match service.plays(account, span, number, self.urgency).await {
            Ok(page) => Ok(page),
            // Beyond the last page, since plays were deleted: the total says so on the next look.
            Err(ProviderError::NotFound) if number > 1 => Err(ProviderError::Unavailable {
                said: "its pages changed while they were read".into(),
                retry_at: None,
            }
            .into()),
            Err(ProviderError::NotFound) => Err(LastFmError::NoSuchUser),
            Err(error) => Err(error.into()),
        }
    }

    async fn store(
        &self,
        plays: &[ListenEvent],
        newest: i64,
        total: u64,
        memory: &mut Memory,
        note: &(impl Fn(&mut ProviderAccount, &mut Cursor, Page) + Send + Sync),
    ) -> Result<()> {
        let user = self.row.user;
        let stream = stream_of(self.row);
        let mut tx = self.tracker.begin().await?;
        match self.run.renew(&tx, tx.now()).await {
            Err(QueueError::LeaseLost) => return Err(LastFmError::Interrupted),
            renewed => renewed?,
        }
        let who = Listener {
            id: user,
            zone: user_zone(&tx, user).await?,
        };
        listen::lock(&tx, user).await?;
        let oldest = plays.first().map_or(newest, |play| play.listened_at);
        let reports = missing_listen::list_reports(&tx, user, &stream, oldest, newest).await?;
        let found = reread(&reports, plays);
        if !(found.edited.is_empty() && found.outdated.is_empty()) {
            let Reread {
                edited, outdated, ..
            } = &found;
            missing_listen::replace(&mut tx, user, PROVIDER, outdated, edited).await?;
        }
        let incoming: Vec<Incoming<'_>> = found
            .plays
            .iter()
            .map(|event| Incoming {
                event,
                stream: &stream,
            })
            .collect();
        let outcomes = match live::record_in(&mut tx, who, memory, &incoming).await {
            Ok(outcomes) => outcomes,
            Err(error) => {
                // What it remembers is taken back with the transaction.
                *memory = Memory::default();
                return Err(error.into());
            }
        };
        let stored = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Outcome::Stored))
            .count() as u64;
        let noted = Page {
            read: plays.len() as u64,
            stored,
            newest,
            total,
        };
        let last = plays.last().map(|play| play.names.clone());
        self.tracker
            .change(&mut tx, user, |row, cursor| {
                if cursor.known_until.is_none_or(|known| newest >= known) {
                    cursor.known_until = Some(newest);
                    cursor.last_track = last;
                }
                cursor.stored += stored;
                note(row, cursor, noted);
            })
            .await?;
        Ok(tx.commit().await?)
    }
}

/// The stream that an account's plays come through.
pub(super) fn stream_of(row: &ProviderAccount) -> StreamKey {
    StreamKey {
        service: PROVIDER.into(),
        channel: Channel::Pull,
        client: row.account.to_lowercase(),
    }
}
