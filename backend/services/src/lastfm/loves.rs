//! Love in both directions: what is loved at Last.fm is loved here, and the other way round.
//!
//! What Last.fm had when it was last asked is kept ([`service_love`]). A song that is new in its list was loved there
//! and is loved here; one that is gone from it was unloved there and is unloved here; what the user loves or unloves
//! here is noted beside it and told by a job. What one side heard from the other is never told back.

use std::collections::{HashMap, HashSet};

use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use aime_gateway::Urgency;
use aime_providers::capability::{Account, LovedSong};
use aime_providers::error::ProviderError;
use aime_queue::{JobRun, NewJob, QueueError, enqueue};
use aime_storage::loved::{self, Love};
use aime_storage::provider_account;
use aime_storage::service_love::{self, ServiceLove};
use aime_storage::tag::Tag;
use aime_storage::{StorageError, Tx};

use super::cursor::{Cursor, Loves};
use super::error::{LastFmError, Result};
use super::login::is_told;
use super::{LastFmTracker, PROVIDER};
use crate::ingest::catalogue::{self, Memory, Wanted};
use crate::jobs::watch::storage_error;
use crate::jobs::{SendLastFmLoves, SyncLastFmLoves};

/// Songs in one transaction.
const CHUNK: usize = 50;
/// Songs that are told in one run before others get their turn.
const MOST_TOLD: u32 = 500;

impl LastFmTracker {
    /// Orders that love is brought in step, now.
    pub async fn sync_loves(&self, user: UserId) -> Result<()> {
        self.find(&self.parts.db.read(), user).await?;
        let tx = self.begin().await?;
        self.order_loves(&tx, user).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// The same for every account that is read.
    pub async fn sync_all_loves(&self) -> Result<()> {
        let active = provider_account::list_active(&self.parts.db.read(), PROVIDER).await?;
        if active.is_empty() {
            return Ok(());
        }
        let tx = self.begin().await?;
        for (user, _) in active {
            self.order_loves(&tx, user).await?;
        }
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    pub(super) async fn order_loves(&self, tx: &Tx, user: UserId) -> Result<()> {
        let job = NewJob::of(&SyncLastFmLoves { user })?.owner(user.0);
        enqueue(tx, &job, tx.now()).await?;
        Ok(())
    }

    /// Tells Last.fm what the user loves and unloved here since.
    pub async fn send_loves(&self, user: UserId, run: &JobRun) -> Result<()> {
        let row = match self.find(&self.parts.db.read(), user).await {
            Err(LastFmError::NotLinked) => return Ok(()),
            found => found?,
        };
        let account = self.account(&row)?;
        if account.session.is_none() {
            return Ok(());
        }
        let wanted =
            service_love::list_wanted(&self.parts.db.read(), user, PROVIDER, MOST_TOLD).await?;
        for love in wanted {
            if run.stop().is_cancelled() {
                return Err(LastFmError::Interrupted);
            }
            let Some(is_loved) = love.wanted else {
                continue;
            };
            let song = LovedSong {
                artist: love.artist.clone(),
                title: love.title.clone(),
                loved_at: None,
            };
            let told = self
                .parts
                .service
                .set_loved(&account, &song, is_loved)
                .await;
            match told {
                Ok(()) => {}
                // It will never take this one; the others are told all the same.
                Err(ProviderError::Rejected(_) | ProviderError::NotFound) => {
                    tracing::warn!(user = user.0, "Last.fm does not take the love of a song");
                }
                Err(error @ ProviderError::NotAuthorized(_)) => {
                    self.note_signed_out(user).await?;
                    return Err(error.into());
                }
                Err(error) => return Err(error.into()),
            }
            let mut tx = self.begin().await?;
            renew(run, &tx).await?;
            if told.is_ok() {
                service_love::told(&tx, user, PROVIDER, &love).await?;
            } else {
                let given_up = ServiceLove {
                    wanted: None,
                    ..love
                };
                service_love::put(&tx, user, PROVIDER, &[given_up]).await?;
            }
            tx.touch(Tag::services(user));
            tx.commit().await?;
        }
        Ok(())
    }

    /// Reads what is loved at Last.fm and brings what is loved here in step.
    pub async fn read_loves(&self, user: UserId, run: &JobRun) -> Result<()> {
        let row = match self.find(&self.parts.db.read(), user).await {
            Err(LastFmError::NotLinked) => return Ok(()),
            found => found?,
        };
        let began = self.now();
        let read = self.all_loved(&self.account(&row)?, run).await;
        let songs = match read {
            Ok(songs) => songs,
            Err(error @ LastFmError::Interrupted) => return Err(error),
            Err(error) => {
                let said = error.to_string();
                let mut tx = self.begin().await?;
                self.change(&mut tx, user, |_, cursor| cursor.loves.error = Some(said))
                    .await?;
                tx.commit().await?;
                return Err(error);
            }
        };
        let known = service_love::list(&self.parts.db.read(), user, PROVIDER).await?;
        let by_name: HashMap<(String, String), &ServiceLove> = known
            .iter()
            .map(|love| (key(&love.artist, &love.title), love))
            .collect();
        // A song without a name cannot be told apart from another one.
        let total = songs.len() as u64;
        let songs: Vec<LovedSong> = songs
            .into_iter()
            .filter(|song| !song.artist.is_empty() && !song.title.is_empty())
            .collect();
        let there: HashSet<(String, String)> = songs
            .iter()
            .map(|song| key(&song.artist, &song.title))
            .collect();
        let (mut added, mut removed) = (0, 0);
        let is_new = |song: &&LovedSong| {
            by_name
                .get(&key(&song.artist, &song.title))
                .is_none_or(|love| !love.is_loved)
        };
        // In the order in which they were loved, so that a run that is cut off has the oldest.
        let mut new: Vec<&LovedSong> = songs.iter().filter(is_new).collect();
        new.sort_by_key(|song| song.loved_at);
        for chunk in new.chunks(CHUNK) {
            let mut tx = self.begin().await?;
            renew(run, &tx).await?;
            for song in chunk {
                let before = by_name.get(&key(&song.artist, &song.title)).copied();
                added += u64::from(love_here(&mut tx, user, song, before).await?);
            }
            tx.commit().await?;
        }
        let is_gone = |love: &&ServiceLove| {
            love.is_loved
                && love.changed_at < began
                && !there.contains(&key(&love.artist, &love.title))
        };
        let gone: Vec<&ServiceLove> = known.iter().filter(is_gone).collect();
        for chunk in gone.chunks(CHUNK) {
            let mut tx = self.begin().await?;
            renew(run, &tx).await?;
            for love in chunk {
                removed += u64::from(unlove_here(&mut tx, user, love).await?);
            }
            tx.commit().await?;
        }
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |_, cursor| {
            cursor.loves = Loves {
                there: total,
                read_at: Some(began),
                added: cursor.loves.added + added,
                removed: cursor.loves.removed + removed,
                error: None,
            };
        })
        .await?;
        Ok(tx.commit().await?)
    }

    /// Every loved song, by all pages of the list; an error where they do not add up.
    async fn all_loved(&self, account: &Account, run: &JobRun) -> Result<Vec<LovedSong>> {
        let mut songs = Vec::new();
        let (mut number, mut total) = (1, 0);
        loop {
            if run.stop().is_cancelled() {
                return Err(LastFmError::Interrupted);
            }
            let page = self
                .parts
                .service
                .loved(account, number, Urgency::Batch)
                .await?;
            if number == 1 {
                total = page.total;
            }
            let is_over = page.songs.is_empty() || number >= page.pages;
            if page.total != total {
                break;
            }
            songs.extend(page.songs);
            if is_over {
                break;
            }
            number += 1;
        }
        // What cannot be read whole says nothing about what is gone from it.
        if songs.len() as u64 != total {
            return Err(ProviderError::Unavailable {
                said: "its list of loved songs changed while it was read".into(),
                retry_at: None,
            }
            .into());
        }
        Ok(songs)
    }
}

/// Notes what a user does here for a service that they are signed in to; within the transaction that does it. What a
/// service itself told us is not for this.
pub(crate) async fn note_for_service(
    tx: &Tx,
    user: UserId,
    recording: i64,
    is_loved: bool,
) -> std::result::Result<(), StorageError> {
    let Some(row) = provider_account::find(tx, user, PROVIDER).await? else {
        return Ok(());
    };
    if !is_told(row.state, &Cursor::of(&row)) {
        return Ok(());
    }
    let mut rows = service_love::list_of_recording(tx, user, PROVIDER, recording).await?;
    if rows.is_empty() && is_loved {
        let Some(names) = service_love::find_names(tx, user, recording).await? else {
            return Ok(());
        };
        // So that the row leads back to the song.
        let wanted = Wanted {
            names: &names,
            duration_ms: None,
            isrc: None,
            mbid: None,
        };
        catalogue::resolve(tx, &mut Memory::default(), &[wanted]).await?;
        rows.push(ServiceLove {
            hash: aime_storage::catalogue::spelling::hash(&names),
            artist: names.artist,
            title: names.title,
            is_loved: false,
            wanted: None,
            changed_at: tx.now(),
        });
    }
    let is_there = rows.iter().any(|love| love.is_loved);
    let many = rows.len();
    for (n, love) in rows.iter_mut().enumerate() {
        love.wanted = if is_loved {
            // One name is enough.
            (!is_there && n + 1 == many).then_some(true)
        } else {
            love.is_loved.then_some(false)
        };
    }
    let is_any = rows.iter().any(|love| love.wanted.is_some());
    service_love::put(tx, user, PROVIDER, &rows).await?;
    if is_any {
        let job = NewJob::of(&SendLastFmLoves { user }).map_err(storage_error)?;
        let job = job.owner(user.0);
        enqueue(tx, &job, tx.now()).await.map_err(storage_error)?;
    }
    Ok(())
}

/// A song that was loved there since is loved here, unless the user wants it otherwise by now. Whether it is new.
async fn love_here(
    tx: &mut Tx,
    user: UserId,
    song: &LovedSong,
    before: Option<&ServiceLove>,
) -> Result<bool> {
    let names = Names {
        artist: song.artist.clone(),
        title: song.title.clone(),
        album: None,
        album_artist: None,
    };
    let hash = before.map_or_else(
        || service_love::hash_of(&song.artist, &song.title),
        |love| love.hash,
    );
    let wanted = before.and_then(|love| love.wanted).filter(|wanted| !wanted);
    let love = ServiceLove {
        hash,
        artist: song.artist.clone(),
        title: song.title.clone(),
        is_loved: true,
        wanted,
        changed_at: tx.now(),
    };
    let asked = Wanted {
        names: &names,
        duration_ms: None,
        isrc: None,
        mbid: None,
    };
    let resolved = catalogue::resolve(tx, &mut Memory::default(), &[asked]).await?;
    service_love::put(tx, user, PROVIDER, &[love]).await?;
    if wanted.is_some() {
        return Ok(false);
    }
    let mut recordings = service_love::list_recordings(tx, user, PROVIDER, hash).await?;
    if recordings.is_empty() {
        recordings.extend(resolved.iter().map(|one| one.meaning.recording_id));
    }
    let mut is_new = false;
    for recording_id in recordings {
        let love = Love {
            recording_id,
            loved_at: song.loved_at.unwrap_or(tx.now()),
            source: PROVIDER,
            import_id: None,
        };
        is_new |= loved::add(tx, user, &love).await?;
    }
    Ok(is_new)
}

/// A song that was unloved there since is unloved here, unless another name of it is still loved there, or the user
/// wants it otherwise by now. Whether it was loved.
async fn unlove_here(tx: &mut Tx, user: UserId, love: &ServiceLove) -> Result<bool> {
    let recordings = service_love::list_recordings(tx, user, PROVIDER, love.hash).await?;
    let wanted = love.wanted.filter(|wanted| *wanted);
    if wanted.is_some() {
        let row = ServiceLove {
            is_loved: false,
            ..love.clone()
        };
        service_love::put(tx, user, PROVIDER, &[row]).await?;
        return Ok(false);
    }
    service_love::remove(tx, user, PROVIDER, love.hash).await?;
    let mut was_loved = false;
    for recording in recordings {
        let others = service_love::list_of_recording(tx, user, PROVIDER, recording).await?;
        if others
            .iter()
            .all(|other| !other.is_loved && other.wanted != Some(true))
        {
            was_loved |= loved::remove(tx, user, recording).await?;
        }
    }
    Ok(was_loved)
}

/// Last.fm does not tell capitals apart.
fn key(artist: &str, title: &str) -> (String, String) {
    (artist.to_lowercase(), title.to_lowercase())
}

async fn renew(run: &JobRun, tx: &Tx) -> Result<()> {
    match run.renew(tx, tx.now()).await {
        Err(QueueError::LeaseLost) => Err(LastFmError::Interrupted),
        renewed => Ok(renewed?),
    }
}
