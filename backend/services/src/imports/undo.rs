//! A whole import taken back: its listens and everything that hung on them, then what nobody in the catalogue refers
//! to any more. In short transactions, so that live listens pass between; killed at any moment, it is taken up again.

use aime_domain::ids::{ImportId, ListenId, UserId};
use aime_queue::{NewJob, Urgency, enqueue};
use aime_storage::catalogue::sweep::{self, Swept};
use aime_storage::catalogue::{self};
use aime_storage::import::record::{self, Import};
use aime_storage::import::undo::{self, Brought, Loosened};
use aime_storage::listen::remove::{self, Removed};
use aime_storage::rollup::delta::Delta;
use aime_storage::rollup::{fold, mark};
use aime_storage::{Durability, StorageError, listen, user_zone};
use tokio_util::sync::CancellationToken;

use super::{ImportError, Imports, UploadError, Uploads};
use crate::ingest::Listener;
use crate::ingest::settle::{self, Moment};
use crate::jobs::UndoImport;

/// Listens in one transaction.
const CHUNK: usize = 512;
/// Tracks of the catalogue looked at in one transaction.
const SWEEP: usize = 512;

impl Uploads {
    /// Orders that an import that has ended is taken back; `None` when it cannot be: it still runs, was only tried,
    /// or was taken back before.
    pub async fn order_undo(
        &self,
        user: UserId,
        id: ImportId,
    ) -> Result<Option<Import>, UploadError> {
        let now = self.imports().clock.now();
        record::get(&self.imports().db.read(), user, id).await?;
        let mut tx = self.imports().db.begin(Durability::Full, now).await?;
        if !record::order_undo(&mut tx, user, id).await? {
            return Ok(None);
        }
        let order = NewJob::of(&UndoImport { user, import: id })?
            .owner(user.0)
            .urgency(Urgency::Interactive);
        enqueue(&tx, &order, now).await?;
        let import = record::get(&tx, user, id).await?;
        tx.commit().await?;
        self.ring();
        Ok(Some(import))
    }
}

impl Imports {
    /// What goes with an import when it is taken back.
    pub async fn count_undo(&self, user: UserId, id: ImportId) -> Result<Brought, StorageError> {
        record::get(&self.db.read(), user, id).await?;
        undo::count(&self.db.read(), user, id).await
    }

    /// Takes an import back, from wherever that was left.
    pub async fn undo(
        &self,
        user: UserId,
        id: ImportId,
        stop: &CancellationToken,
    ) -> Result<(), ImportError> {
        let import = match record::get(&self.db.read(), user, id).await {
            // Gone with its account.
            Err(StorageError::NotFound) => return Ok(()),
            found => found?,
        };
        if import.undo_state.as_deref() == Some("done") {
            return Ok(());
        }
        let zone = user_zone(&self.db.read(), user).await?;
        let who = Listener { id: user, zone };
        let mut report = self.begin_undo(user, &import).await?;
        let mut loosened = Loosened::default();
        if import.undo_state.as_deref() == Some("running") {
            loosened.tracks = undo::list_made_tracks(&self.db.read(), user, id).await?;
        }
        let listens = undo::list_listens(&self.db.read(), user, id).await?;
        for chunk in listens.chunks(CHUNK) {
            if stop.is_cancelled() {
                return Err(ImportError::Stopped);
            }
            loosened.tracks.extend(self.remove(who, chunk).await?);
        }
        loosened.tracks.sort_unstable();
        loosened.tracks.dedup();
        let swept = self.remove_rest(user, id, loosened).await?;
        report.albums += swept.albums as i64;
        report.artists += swept.artists as i64;
        let now = || self.clock.now();
        fold::fold_all(&self.db, user, zone, &now, |_, _| {}).await?;
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        record::set_undo_report(&mut tx, user, id, &written(&report)).await?;
        record::finish_undo(&mut tx, user, id).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What goes with it is counted once, before anything is gone.
    async fn begin_undo(&self, user: UserId, import: &Import) -> Result<Brought, StorageError> {
        let mut tx = self.db.begin(Durability::Normal, self.clock.now()).await?;
        let kept = import
            .undo_report
            .as_deref()
            .and_then(|report| serde_json::from_str(report).ok());
        let report = match kept {
            Some(report) => report,
            None => undo::count(&tx, user, import.id).await?,
        };
        record::begin_undo(&mut tx, user, import.id).await?;
        record::set_undo_report(&mut tx, user, import.id, &written(&report)).await?;
        tx.commit().await?;
        Ok(report)
    }

    /// Takes listens out, decides anew around them, and marks what is to be counted; their tracks.
    async fn remove(&self, who: Listener, ids: &[i64]) -> Result<Vec<i64>, StorageError> {
        let mut tx = self.db.begin(Durability::Normal, self.clock.now()).await?;
        listen::lock(&tx, who.id).await?;
        let ids: Vec<ListenId> = ids.iter().copied().map(ListenId).collect();
        let removed = remove::remove(&mut tx, who.id, &ids).await?;
        let moments: Vec<Moment> = removed.iter().map(moment).collect();
        let settled = settle::settle(&tx, who, &[], &moments, None).await?;
        let gone = removed.iter().filter_map(Removed::delta);
        let deltas: Vec<Delta> = gone.chain(settled.deltas).collect();
        mark::mark_changes(&tx, who.id, who.zone, &deltas).await?;
        tx.commit().await?;
        Ok(removed.iter().map(|gone| gone.track_id).collect())
    }

    async fn remove_rest(
        &self,
        user: UserId,
        id: ImportId,
        loosened: Loosened,
    ) -> Result<Swept, StorageError> {
        let mut tx = self.db.begin(Durability::Normal, self.clock.now()).await?;
        let rest = undo::remove_rest(&mut tx, user, id).await?;
        tx.commit().await?;
        let mut swept = Swept::default();
        let tracks: Vec<i64> = loosened.tracks.into_iter().chain(rest.tracks).collect();
        for chunk in tracks.chunks(SWEEP) {
            let part = Loosened {
                tracks: chunk.to_vec(),
                ..Loosened::default()
            };
            swept += self.sweep(&part).await?;
        }
        // Albums before artists: the last album of an artist takes them with it.
        for chunk in rest.albums.chunks(SWEEP) {
            let part = Loosened {
                albums: chunk.to_vec(),
                ..Loosened::default()
            };
            swept += self.sweep(&part).await?;
        }
        for chunk in rest.artists.chunks(SWEEP) {
            let part = Loosened {
                artists: chunk.to_vec(),
                ..Loosened::default()
            };
            swept += self.sweep(&part).await?;
        }
        Ok(swept)
    }

    async fn sweep(&self, loosened: &Loosened) -> Result<Swept, StorageError> {
        let mut tx = self.db.begin(Durability::Normal, self.clock.now()).await?;
        catalogue::change_meanings(&mut tx).await?;
        catalogue::lock(&tx).await?;
        let swept = sweep::sweep(&tx, loosened).await?;
        tx.commit().await?;
        Ok(swept)
    }
}

fn moment(gone: &Removed) -> Moment {
    Moment {
        at: gone.listened_at,
        approximate: gone.approximate,
    }
}

fn written(report: &Brought) -> String {
    serde_json::to_string(report).unwrap_or_else(|_| "{}".to_owned())
}
