//! The reading of one list.
//!
//! Discogs lists by pages and has no word for what changed. Read with the oldest first, what is added meanwhile comes
//! last; what is taken out moves all that follows, so that an entry can slip through between two pages. So a list that
//! changes its length is read anew, and what a whole reading did not meet is only taken out when a second whole reading
//! does not meet it either. A reading that is not whole takes nothing out.

use aime_domain::ids::UserId;
use aime_providers::capability::{Collector, List, Listing, Words};
use aime_providers::error::ProviderError;
use aime_queue::{JobRun, QueueError};
use aime_storage::Tx;
use aime_storage::provider_account::{self, LinkState};
use aime_storage::synced::{self, Look, Side};

use super::cursor::{Cursor, Remark, Run, Stage};
use super::error::{DiscogsError, Result};
use super::page;
use super::{DiscogsSync, PROVIDER};

/// Most times that a list which changes while it is read is begun anew; after that what is there is taken as it is, and
/// nothing is taken out until the next time.
const ANEW: u32 = 3;
/// More than so many missing entries, if they are also more than are left, are not believed without a second witness.
const MANY: u64 = 20;
/// How much later the same must be seen to be believed after all. Seconds.
const DOUBT_S: i64 = 12 * 3_600;

/// Reads lists.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) sync: &'a DiscogsSync,
    pub(super) user: UserId,
    pub(super) collector: &'a Collector,
    pub(super) words: &'a Words,
    pub(super) run: &'a JobRun,
}

impl Reader<'_> {
    /// Reads the next page and stores it, or begins the list anew; gives where it stands then.
    pub(super) async fn step(&self, going: &Run) -> Result<Cursor> {
        if self.run.stop().is_cancelled() {
            return Err(DiscogsError::Interrupted);
        }
        let list = match side(going.stage) {
            Side::Copies => List::Collection,
            Side::Wants => List::Wantlist,
        };
        let service = &self.sync.parts.service;
        let asked = service
            .page(self.collector, list, self.words, going.page)
            .await;
        let listing = match asked {
            Ok(listing) => Some(listing),
            // Beyond the last page, since entries were taken out.
            Err(ProviderError::NotFound) if going.page > 1 => None,
            Err(error) => return Err(error.into()),
        };
        let (mut tx, current) = self.begin().await?;
        if !current.going_on().is_some_and(|run| run.is_at(going)) {
            // Somebody who was taken for dead has stored this page meanwhile.
            return Ok(current);
        }
        let cursor = match listing {
            Some(listing) if going.length.is_none_or(|length| length == listing.total) => {
                self.store(&mut tx, going, &listing).await?
            }
            Some(listing) if going.anew >= ANEW => self.store(&mut tx, going, &listing).await?,
            Some(_) | None if going.anew < ANEW => self.begin_anew(&mut tx).await?,
            _ => self.go_on(&mut tx, going, true).await?,
        };
        tx.commit().await?;
        Ok(cursor)
    }

    /// A transaction, as long as the job is ours and its user wants it done; and where the account stands in it.
    async fn begin(&self) -> Result<(Tx, Cursor)> {
        let tx = self.sync.begin().await?;
        match self.run.renew(&tx, tx.now()).await {
            Err(QueueError::LeaseLost) => return Err(DiscogsError::Interrupted),
            renewed => renewed?,
        }
        let row = provider_account::find_to_change(&tx, self.user, PROVIDER)
            .await?
            .ok_or(DiscogsError::NotLinked)?;
        if row.state == LinkState::Active {
            Ok((tx, Cursor::of(&row)))
        } else {
            Err(DiscogsError::Resting)
        }
    }

    async fn change(
        &self,
        tx: &mut Tx,
        change: impl FnOnce(&mut Run, i64) + Send,
    ) -> Result<Cursor> {
        let now = tx.now();
        let noted = self.sync.change(tx, self.user, |_, cursor| {
            let look = cursor.next_look(now);
            if let Some(run) = &mut cursor.run {
                change(run, look);
            }
        });
        noted.await
    }

    fn look(&self, going: &Run, number: i64) -> Look<'_> {
        Look {
            user: self.user,
            side: side(going.stage),
            account: &self.collector.name,
            number,
        }
    }

    async fn begin_anew(&self, tx: &mut Tx) -> Result<Cursor> {
        self.change(tx, |run, look| {
            run.anew += 1;
            // What a first look met by then counts no more.
            if !run.confirms {
                run.first_look = look;
            }
            run.look_again(look);
        })
        .await
    }

    async fn store(&self, tx: &mut Tx, going: &Run, listing: &Listing) -> Result<Cursor> {
        let stored = page::store(tx, self.look(going, going.look), &listing.items).await?;
        let (total, read) = (listing.total, listing.items.len() as u64);
        let cursor = self
            .change(tx, |run, _| {
                let length = *run.length.get_or_insert(total);
                run.proves_nothing |= length != total || stored.has_nameless;
                run.page += 1;
                run.strange += stored.strange;
                run.added += stored.added;
                run.joined += stored.joined;
                run.changed += stored.changed;
                if !run.confirms {
                    run.done += read;
                    run.total = (run.done_before + total).max(run.done);
                    run.skipped += stored.unusable.len() as u64;
                    for said in stored.unusable {
                        run.remark(Remark::Skipped(said));
                    }
                }
                run.current = stored.last.or(run.current.take());
                run.error = None;
            })
            .await?;
        match cursor.going_on() {
            Some(run) if going.page >= listing.pages => self.end(tx, run).await,
            _ => Ok(cursor),
        }
    }

    /// The last page is read: what was not met?
    async fn end(&self, tx: &mut Tx, going: &Run) -> Result<Cursor> {
        if going.proves_nothing {
            return self.go_on(tx, going, true).await;
        }
        let (seen, _) = synced::count(tx, self.look(going, going.look)).await?;
        if going.length != Some(seen + going.strange) {
            return if going.anew < ANEW {
                self.begin_anew(tx).await
            } else {
                self.go_on(tx, going, true).await
            };
        }
        let before = self.look(going, going.first_look);
        let (_, missing) = synced::count(tx, before).await?;
        if missing > 0 && !going.confirms {
            return self
                .change(tx, |run, look| {
                    run.confirms = true;
                    run.look_again(look);
                })
                .await;
        }
        if missing > MANY && missing > seen && !self.is_borne_out(tx, going).await? {
            return self.go_on(tx, going, true).await;
        }
        let gone = synced::remove_unseen(tx, before).await?;
        let cursor = self
            .sync
            .change(tx, self.user, |_, cursor| {
                let (count, doubted) = cursor.side_mut(going.stage);
                *count = seen;
                *doubted = None;
                if let Some(run) = &mut cursor.run {
                    run.removed += gone.len() as u64;
                    for name in gone {
                        run.remark(Remark::Removed(name));
                    }
                }
            })
            .await?;
        match cursor.going_on() {
            Some(run) => self.go_on(tx, run, false).await,
            None => Ok(cursor),
        }
    }

    /// Whether something else says that so much is gone: the count of the collection's folders, or the same finding half
    /// a day ago.
    async fn is_borne_out(&self, tx: &mut Tx, going: &Run) -> Result<bool> {
        let now = tx.now();
        let counted = going.stage == Stage::Collection && self.words.owned == going.length;
        let mut since = now;
        self.sync
            .change(tx, self.user, |_, cursor| {
                let (_, doubted) = cursor.side_mut(going.stage);
                since = *doubted.get_or_insert(now);
            })
            .await?;
        Ok(counted || now - since >= DOUBT_S)
    }

    /// The next list is read.
    async fn go_on(&self, tx: &mut Tx, going: &Run, unsure: bool) -> Result<Cursor> {
        let stage = going.stage;
        self.change(tx, |run, look| {
            if unsure {
                run.remark(Remark::Unsure(stage));
            }
            let next = match stage {
                Stage::Collection => Stage::Wantlist,
                Stage::Wantlist | Stage::Over => Stage::Over,
            };
            run.go_on_to(next, look);
        })
        .await
    }
}

const fn side(stage: Stage) -> Side {
    match stage {
        Stage::Collection => Side::Copies,
        Stage::Wantlist | Stage::Over => Side::Wants,
    }
}
