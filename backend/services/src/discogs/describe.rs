//! Track lists, lengths, the years of works and the countries of pressings: one request for each, so ordered for when nothing else is to be done, and
//! written down when they come. What is known already, or was set by hand, stays.

use std::collections::BTreeSet;

use aime_domain::ids::UserId;
use aime_domain::import::OwnedCopy;
use aime_domain::listen::Names;
use aime_gateway::{Name, Order, Scope, Urgency};
use aime_providers::capability::{Description, Subject};
use aime_providers::error::ProviderError;
use aime_queue::{JobRun, NewJob, QueueError, enqueue};
use aime_storage::catalogue::{album, track};
use aime_storage::import::owned;
use aime_storage::synced::{self, Undescribed};
use aime_storage::{Tx, album::write::touch_seen};

use super::DiscogsSync;
use super::error::{DiscogsError, Result};
use crate::ingest::catalogue::{self, Memory, Wanted};
use crate::jobs::DescribeCollection;
use crate::orders;

/// Albums that are ordered in one transaction.
const CHUNK: u32 = 200;

impl DiscogsSync {
    /// Orders that what is not known of a user's albums be ordered, once nothing else is to be done.
    pub(super) async fn order_descriptions(&self, tx: &Tx, user: UserId) -> Result<()> {
        let job = NewJob::of(&DescribeCollection { user })?
            .urgency(aime_queue::Urgency::Idle)
            .owner(user.0);
        enqueue(tx, &job, tx.now()).await?;
        Ok(())
    }

    /// Orders a description for each album of a user's account that lacks one.
    pub async fn describe_collection(&self, user: UserId, run: &JobRun) -> Result<()> {
        let row = match self.find(&self.parts.db.read(), user).await {
            Err(DiscogsError::NotLinked) => return Ok(()),
            found => found?,
        };
        let mut after = 0;
        loop {
            let read = self.parts.db.read();
            let lacking = synced::list_undescribed(&read, user, &row.account, after, CHUNK).await?;
            let Some(last) = lacking.last() else {
                break;
            };
            after = last.album_id;
            let subjects: BTreeSet<Subject> = lacking.iter().map(subject).collect();
            self.order_each(user, run, subjects).await?;
        }
        // Then where each pressing comes from, of which lists say nothing.
        let mut after = 0;
        loop {
            let read = self.parts.db.read();
            let lacking =
                synced::list_without_country(&read, user, &row.account, after, CHUNK).await?;
            let Some(last) = lacking.last() else {
                return Ok(());
            };
            after = *last;
            let subjects = lacking.into_iter().map(Subject::Release);
            self.order_each(user, run, subjects.collect()).await?;
        }
    }

    async fn order_each(
        &self,
        user: UserId,
        run: &JobRun,
        subjects: BTreeSet<Subject>,
    ) -> Result<()> {
        if run.stop().is_cancelled() {
            return Err(DiscogsError::Interrupted);
        }
        let tx = self.begin().await?;
        match run.renew(&tx, tx.now()).await {
            Err(QueueError::LeaseLost) => return Err(DiscogsError::Interrupted),
            renewed => renewed?,
        }
        for subject in subjects {
            let order = Order {
                name: self.parts.lookup.name(subject),
                scope: Scope::User(user.0),
                urgency: Urgency::Idle,
            };
            orders::place(&tx, &order).await?;
        }
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Fetches what was ordered under a name, and writes it down. Nothing where its user has no account any more.
    pub async fn fetch_ordered(&self, user: UserId, name: &Name) -> Result<()> {
        let Some(subject) = self.parts.lookup.subject(name) else {
            return Ok(());
        };
        let row = match self.find(&self.parts.db.read(), user).await {
            Err(DiscogsError::NotLinked) => return Ok(()),
            found => found?,
        };
        let access = self.collector(&row)?.access;
        let scope = Scope::User(user.0);
        let described = self
            .parts
            .lookup
            .describe(&access, scope, subject, Urgency::Idle)
            .await;
        match described {
            Ok(description) => self.write_down(user, subject, &description).await,
            // Known to be unknown: the stored answer remembers it for a while.
            Err(ProviderError::NotFound) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    async fn write_down(&self, user: UserId, subject: Subject, said: &Description) -> Result<()> {
        let read = self.parts.db.read();
        let albums = match subject {
            Subject::Work(master) => synced::list_of_work(&read, master).await?,
            Subject::Release(release) => synced::list_of_release(&read, user, release).await?,
        };
        for album_id in albums {
            let mut tx = self.begin().await?;
            if !synced::has_track_list(&tx, album_id).await? {
                list_tracks(&mut tx, album_id, said).await?;
            }
            if said.year.is_some() {
                let known = OwnedCopy {
                    original_year: said.year,
                    ..OwnedCopy::default()
                };
                owned::fill_album(&mut tx, album_id, &known).await?;
            }
            tx.commit().await?;
        }
        if let (Subject::Release(release), Some(country)) = (subject, &said.country) {
            let mut tx = self.begin().await?;
            synced::fill_country(&mut tx, user, release, country).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// The work where there is one: its list is that of its main pressing, and its year is the original one.
const fn subject(lacking: &Undescribed) -> Subject {
    match lacking.master {
        Some(master) => Subject::Work(master),
        None => Subject::Release(lacking.release),
    }
}

/// Each line becomes the track that a play of it would be.
async fn list_tracks(tx: &mut Tx, album_id: i64, said: &Description) -> Result<()> {
    if said.tracks.is_empty() {
        return Ok(());
    }
    let (title, credit) = album::title_and_credit(tx, album_id).await?;
    let credit = credit.unwrap_or_default();
    let names: Vec<Names> = said
        .tracks
        .iter()
        .map(|line| Names {
            artist: line.artist.clone().unwrap_or_else(|| credit.clone()),
            title: line.title.clone(),
            album: Some(title.clone()),
            album_artist: Some(credit.clone()),
        })
        .collect();
    let wanted: Vec<Wanted<'_>> = said
        .tracks
        .iter()
        .zip(&names)
        .map(|(line, names)| Wanted {
            names,
            duration_ms: line.duration_ms,
            isrc: None,
            mbid: None,
        })
        .collect();
    let resolved = catalogue::resolve(tx, &mut Memory::default(), &wanted).await?;
    for (line, found) in said.tracks.iter().zip(resolved) {
        let track = found.meaning.track_id;
        track::fill_place(tx, track, line.disc, Some(line.number), line.duration_ms).await?;
    }
    Ok(touch_seen(tx, aime_domain::ids::AlbumId(album_id)).await?)
}
