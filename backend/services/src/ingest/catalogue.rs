//! Names become tracks.
//!
//! A spelling that was met before is one look-up by hash. A new one is parsed, and its identity keys are
//! looked up: the same recording under another spelling, the same album, artists that are known. What is
//! not there is made. All look-ups and all rows of a batch go in one statement each.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use aime_domain::listen::Names;
use aime_domain::matching::{self, AlbumIdentity, Credit, RecordingIdentity, Role};
use aime_storage::catalogue::album::{self, KnownAlbum, NewAlbum};
use aime_storage::catalogue::artist::{self, NewArtist};
use aime_storage::catalogue::recording::{self, NewRecording};
use aime_storage::catalogue::spelling::{self, Meaning, NamesHash, NewSpelling, Traits};
use aime_storage::catalogue::track::{self, NewTrack};
use aime_storage::catalogue::{self, Credited};
use aime_storage::search::Kind;
use aime_storage::search::write::{self as search, Document};
use aime_storage::tag::{self, Tag};
use aime_storage::{Result, StorageError, Tx};

use super::ids::Ids;

/// Names whose track is asked for, with what a source knew of it.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Names as received.
    pub names: &'a Names,
    /// Length in milliseconds.
    pub duration_ms: Option<i64>,
    /// ISRC.
    pub isrc: Option<&'a str>,
    /// MusicBrainz recording id.
    pub mbid: Option<&'a str>,
}

/// An album that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct WantedAlbum<'a> {
    /// Artist credit as received.
    pub artist: &'a str,
    /// The artists of the credit one by one, where the source names them so: evidence that they are several.
    pub artists: &'a [String],
    /// Title as received.
    pub title: &'a str,
    /// Year of the work, where the source knows it.
    pub year: Option<i32>,
    /// The work at Discogs, where the source knows it.
    pub discogs_master_id: Option<i64>,
}

/// What names mean, and whether they were met for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Spelling, track and recording.
    pub meaning: Meaning,
    /// Whether this look-up made the spelling.
    pub new: bool,
}

/// Most spellings that a memory holds: about 30 MB.
const MOST_REMEMBERED: usize = 100_000;

/// Meanings that were looked up before. Valid as long as no name came to mean something else
/// ([`Tag::meanings`]), and only while every transaction that filled it was committed.
#[derive(Debug, Default)]
pub struct Memory {
    revision: i64,
    known: HashMap<NamesHash, Meaning>,
}

impl Memory {
    /// Forgets everything if any name changed its meaning since.
    async fn check(&mut self, tx: &Tx) -> Result<()> {
        let revision = tag::revisions(tx, &[Tag::meanings()]).await?[0];
        if revision != self.revision || self.known.len() > MOST_REMEMBERED {
            *self = Self {
                revision,
                ..Self::default()
            };
        }
        Ok(())
    }
}

/// The meaning of each of `wanted`, in order; what the catalogue lacks is made.
pub async fn resolve(tx: &Tx, memory: &mut Memory, wanted: &[Wanted<'_>]) -> Result<Vec<Resolved>> {
    catalogue::hold_meanings(tx).await?;
    memory.check(tx).await?;
    let hashes: Vec<NamesHash> = wanted
        .iter()
        .map(|wanted| spelling::hash(wanted.names))
        .collect();
    look_up(tx, memory, &hashes).await?;
    let mut made = HashSet::new();
    if hashes.iter().any(|hash| !memory.known.contains_key(hash)) {
        catalogue::lock(tx).await?;
        // Another process may have made them while we waited for the lock.
        look_up(tx, memory, &hashes).await?;
        made = make_spellings(tx, wanted, &hashes, memory).await?;
    }
    let found = hashes.iter().map(|hash| {
        let meaning = memory
            .known
            .get(hash)
            .cloned()
            .ok_or(StorageError::NotFound)?;
        Ok(Resolved {
            meaning,
            new: made.contains(hash),
        })
    });
    found.collect()
}

async fn look_up(tx: &Tx, memory: &mut Memory, hashes: &[NamesHash]) -> Result<()> {
    let unknown = |hash: &&NamesHash| !memory.known.contains_key(*hash);
    let mut missing: Vec<NamesHash> = hashes.iter().filter(unknown).copied().collect();
    missing.sort_unstable();
    missing.dedup();
    memory
        .known
        .extend(spelling::find_by_hashes(tx, &missing).await?);
    Ok(())
}

/// The album of that title and artist, and whether it was made now.
pub async fn resolve_album(tx: &Tx, wanted: &WantedAlbum<'_>) -> Result<(i64, bool)> {
    let resolved = resolve_albums(tx, std::slice::from_ref(wanted)).await?;
    resolved.into_iter().next().ok_or(StorageError::NotFound)
}

/// The albums of those titles and artists, in order, each with whether it was made now.
pub async fn resolve_albums(tx: &Tx, wanted: &[WantedAlbum<'_>]) -> Result<Vec<(i64, bool)>> {
    catalogue::lock(tx).await?;
    let identities: Vec<AlbumIdentity> = wanted
        .iter()
        .map(|one| matching::album_identity(one.artist, one.title, one.year))
        .collect();
    let credits: Vec<&str> = wanted.iter().map(|one| one.artist).collect();
    let mut batch = Batch::load(tx, &credits, &identities.iter().collect::<Vec<_>>(), &[]).await?;
    let masters: Vec<i64> = wanted
        .iter()
        .filter_map(|one| one.discogs_master_id)
        .collect();
    for (master, id) in album::find_by_masters(tx, &masters).await? {
        batch.masters.entry(master).or_insert(id);
    }
    let mut resolved = Vec::with_capacity(wanted.len());
    for (one, identity) in wanted.iter().zip(&identities) {
        let made = batch.new_albums.len();
        let id = batch.album(tx, one, identity).await?;
        resolved.push((id, batch.new_albums.len() > made));
    }
    batch.store(tx, &[]).await?;
    Ok(resolved)
}

/// The artist of a name, and whether it was made now.
pub async fn resolve_artist(tx: &Tx, name: &str) -> Result<(i64, bool)> {
    catalogue::lock(tx).await?;
    let mut batch = Batch::load(tx, &[name], &[], &[]).await?;
    let (display, disambiguation) = matching::display_name(name);
    let key = matching::fold(&display);
    let id = batch.artist(tx, &display, &key, &disambiguation).await?;
    let new = !batch.new_artists.is_empty();
    batch.store(tx, &[]).await?;
    Ok((id, new))
}

struct Unknown<'a> {
    wanted: Wanted<'a>,
    hash: NamesHash,
    recording: RecordingIdentity,
    album_artist: String,
    album: Option<AlbumIdentity>,
}

impl<'a> Unknown<'a> {
    fn of(wanted: Wanted<'a>, hash: NamesHash) -> Self {
        let names = wanted.names;
        let recording = matching::recording_identity(names);
        let album_artist = names
            .album_artist
            .clone()
            .unwrap_or_else(|| recording.main_credit.clone());
        let album = names
            .album
            .as_ref()
            .map(|title| matching::album_identity(&album_artist, title, None));
        Self {
            wanted,
            hash,
            recording,
            album_artist,
            album,
        }
    }

    fn traits(&self) -> Traits {
        Traits {
            title_key: self.recording.title_key.clone(),
            credit_key: self.recording.credit_key.clone(),
            album_key: self.album.as_ref().map(|album| album.title_key.clone()),
            duration_ms: self.wanted.duration_ms,
        }
    }
}

/// Makes the spellings that nobody knows; their hashes.
async fn make_spellings(
    tx: &Tx,
    wanted: &[Wanted<'_>],
    hashes: &[NamesHash],
    memory: &mut Memory,
) -> Result<HashSet<NamesHash>> {
    let mut unknown = Vec::new();
    let mut made = HashSet::new();
    for (wanted, hash) in wanted.iter().zip(hashes) {
        if !memory.known.contains_key(hash) && made.insert(*hash) {
            unknown.push(Unknown::of(*wanted, *hash));
        }
    }
    let credits = unknown.iter().flat_map(|one| {
        let named = [one.wanted.names.artist.as_str(), one.album_artist.as_str()];
        named
            .into_iter()
            .chain(one.recording.guests.iter().map(String::as_str))
    });
    let credits: Vec<&str> = credits.collect();
    let albums: Vec<&AlbumIdentity> = unknown
        .iter()
        .filter_map(|one| one.album.as_ref())
        .collect();
    let recordings: Vec<&RecordingIdentity> = unknown.iter().map(|one| &one.recording).collect();
    let mut batch = Batch::load(tx, &credits, &albums, &recordings).await?;
    let mut spellings = Vec::with_capacity(unknown.len());
    let mut ids = Ids::of("spellings", unknown.len());
    for one in &unknown {
        let (recording_id, score, reason) = batch.recording(tx, one).await?;
        let album_id = match &one.album {
            Some(identity) => {
                let title = one.wanted.names.album.as_deref().unwrap_or_default();
                let wanted = WantedAlbum {
                    artist: &one.album_artist,
                    artists: &[],
                    title,
                    year: None,
                    discogs_master_id: None,
                };
                Some(batch.album(tx, &wanted, identity).await?)
            }
            None => None,
        };
        let track_id = batch.track(tx, recording_id, album_id, one).await?;
        let spelling_id = ids.take(tx).await?;
        let traits = Arc::new(one.traits());
        memory.known.insert(
            one.hash,
            Meaning {
                spelling_id,
                track_id,
                recording_id,
                traits,
            },
        );
        let names = one.wanted.names;
        spellings.push(NewSpelling {
            id: spelling_id,
            hash: one.hash,
            names,
            track_id,
            score,
            reason,
        });
    }
    batch.store(tx, &spellings).await?;
    Ok(made)
}

/// Artists by folded name: disambiguation, key, name. A name without artists was looked up in vain.
type Namesakes = HashMap<String, Vec<(String, i64, String)>>;

async fn look_up_artists(tx: &Tx, artists: &mut Namesakes, names: &[String]) -> Result<()> {
    for name in names {
        artists.entry(name.clone()).or_default();
    }
    for known in artist::find_by_keys(tx, &unique(names.iter().map(String::as_str))).await? {
        let namesakes = artists.entry(known.name_key).or_default();
        if namesakes.iter().all(|(_, id, _)| *id != known.id) {
            namesakes.push((known.disambiguation, known.id, known.name));
        }
    }
    Ok(())
}

/// What a batch of names needs of the catalogue, looked up at once, and what it adds, stored at once.
struct Batch {
    artists: Namesakes,
    albums: HashMap<String, Vec<KnownAlbum>>,
    /// Albums by their work at Discogs.
    masters: HashMap<i64, i64>,
    recordings: HashMap<String, Vec<i64>>,
    statements: HashMap<i64, Vec<String>>,
    tracks: HashMap<(i64, Option<i64>), i64>,
    new_artists: Vec<NewArtist>,
    new_albums: Vec<NewAlbum>,
    new_recordings: Vec<NewRecording>,
    new_tracks: Vec<NewTrack>,
    more_album_keys: Vec<(String, i64)>,
    more_recording_keys: Vec<(String, i64)>,
    ids: [Ids; 4],
}

const ARTIST: usize = 0;
const ALBUM: usize = 1;
const RECORDING: usize = 2;
const TRACK: usize = 3;

impl Batch {
    async fn load(
        tx: &Tx,
        credits: &[&str],
        albums: &[&AlbumIdentity],
        recordings: &[&RecordingIdentity],
    ) -> Result<Self> {
        let names: Vec<String> = credits
            .iter()
            .flat_map(|credit| matching::credit_candidates(credit))
            .collect();
        let mut artists = HashMap::new();
        look_up_artists(tx, &mut artists, &names).await?;
        let keys = unique(
            albums
                .iter()
                .flat_map(|identity| identity.keys.iter().map(String::as_str)),
        );
        let mut by_key = HashMap::<String, Vec<KnownAlbum>>::new();
        for known in album::find_by_keys(tx, &keys).await? {
            by_key.entry(known.key.clone()).or_default().push(known);
        }
        let keys = unique(
            recordings
                .iter()
                .flat_map(|identity| identity.keys.iter().map(String::as_str)),
        );
        let mut by_recording_key = HashMap::<String, Vec<i64>>::new();
        let mut ids = Vec::new();
        for (key, id) in recording::find_by_keys(tx, &keys).await? {
            by_recording_key.entry(key).or_default().push(id);
            ids.push(id);
        }
        ids.sort_unstable();
        ids.dedup();
        let statements = recording::statements(tx, &ids).await?;
        let mut tracks = HashMap::new();
        for known in track::find_by_recordings(tx, &ids).await? {
            tracks
                .entry((known.recording_id, known.album_id))
                .or_insert(known.id);
        }
        Ok(Self {
            artists,
            albums: by_key,
            masters: HashMap::new(),
            recordings: by_recording_key,
            statements,
            tracks,
            new_artists: Vec::new(),
            new_albums: Vec::new(),
            new_recordings: Vec::new(),
            new_tracks: Vec::new(),
            more_album_keys: Vec::new(),
            more_recording_keys: Vec::new(),
            ids: [
                Ids::of("artists", albums.len().max(recordings.len())),
                Ids::of("albums", albums.len()),
                Ids::of("recordings", recordings.len()),
                Ids::of("tracks", recordings.len()),
            ],
        })
    }

    async fn artist(
        &mut self,
        tx: &Tx,
        name: &str,
        name_key: &str,
        disambiguation: &str,
    ) -> Result<i64> {
        if !self.artists.contains_key(name_key) {
            // A credit may name somebody under another key than any of its candidates.
            look_up_artists(tx, &mut self.artists, &[name_key.to_owned()]).await?;
        }
        let namesakes = self.artists.entry(name_key.to_owned()).or_default();
        if let Some((_, id, _)) = namesakes.iter().find(|(known, ..)| known == disambiguation) {
            return Ok(*id);
        }
        let id = self.ids[ARTIST].take(tx).await?;
        namesakes.push((disambiguation.to_owned(), id, name.to_owned()));
        let sort_name = matching::sort_name(name);
        self.new_artists.push(NewArtist {
            id,
            name: name.to_owned(),
            name_key: name_key.to_owned(),
            disambiguation: disambiguation.to_owned(),
            sort_key: matching::fold(&sort_name),
            sort_name,
        });
        Ok(id)
    }

    async fn credits(&mut self, tx: &Tx, credit: &str) -> Result<Vec<Credited>> {
        let Credit { artists, joins } = matching::parse_credit(credit, &|key| {
            self.artists
                .get(key)
                .and_then(|namesakes| namesakes.first())
                .map(|(_, _, name)| name.clone())
        });
        let mut credited = Vec::with_capacity(artists.len());
        for (position, artist) in artists.iter().enumerate() {
            credited.push(Credited {
                artist_id: self
                    .artist(tx, &artist.name, &artist.name_key, &artist.disambiguation)
                    .await?,
                join_phrase: joins.get(position).cloned().unwrap_or_default(),
                guest: artist.role == Role::Guest,
            });
        }
        Ok(credited)
    }

    async fn album(
        &mut self,
        tx: &Tx,
        wanted: &WantedAlbum<'_>,
        identity: &AlbumIdentity,
    ) -> Result<i64> {
        // The number of the work decides where both bear one; the name proposes.
        if let Some(id) = wanted
            .discogs_master_id
            .and_then(|master| self.masters.get(&master))
        {
            return Ok(*id);
        }
        let agrees = |known: &&KnownAlbum| {
            let is_other_work = known
                .discogs_master_id
                .zip(wanted.discogs_master_id)
                .is_some_and(|(known, wanted)| known != wanted);
            identity.agrees(&known.disambiguation) && !is_other_work
        };
        let found = identity
            .keys
            .iter()
            .find_map(|key| self.albums.get(key)?.iter().find(agrees));
        if let Some(known) = found {
            let mut known = known.clone();
            self.remember_album(identity, &known);
            if known.discogs_master_id.is_none() && wanted.discogs_master_id.is_some() {
                known.discogs_master_id = wanted.discogs_master_id;
                self.remember_master(identity, &known);
            }
            return Ok(known.id);
        }
        let id = self.ids[ALBUM].take(tx).await?;
        if let [_, _, ..] = wanted.artists {
            for artist in wanted.artists {
                let (name, disambiguation) = matching::display_name(artist);
                let key = matching::fold(&name);
                self.artist(tx, &name, &key, &disambiguation).await?;
            }
        }
        let credits = self.credits(tx, wanted.artist).await?;
        let title = wanted.title.trim().to_owned();
        let artist_credit = matching::display_credit(wanted.artist);
        self.new_albums.push(NewAlbum {
            id,
            title_key: identity.title_key.clone(),
            sort_key: matching::fold(&matching::sort_name(&title)),
            title,
            credit_key: identity.credit_key.clone(),
            credit_sort_key: matching::fold(&matching::sort_name(&artist_credit)),
            artist_credit,
            disambiguation: identity.disambiguation.clone(),
            year: wanted.year,
            is_soundtrack: false,
            keys: Vec::new(),
            credits,
        });
        let known = KnownAlbum {
            key: String::new(),
            id,
            year: wanted.year,
            disambiguation: identity.disambiguation.clone(),
            discogs_master_id: wanted.discogs_master_id,
        };
        self.remember_album(identity, &known);
        self.remember_master(identity, &known);
        Ok(id)
    }

    /// What is said of the album's work holds for the rest of the batch.
    fn remember_master(&mut self, identity: &AlbumIdentity, known: &KnownAlbum) {
        let Some(master) = known.discogs_master_id else {
            return;
        };
        self.masters.entry(master).or_insert(known.id);
        for key in &identity.keys {
            let namesakes = self.albums.entry(key.clone()).or_default();
            for namesake in namesakes.iter_mut().filter(|it| it.id == known.id) {
                namesake.discogs_master_id = Some(master);
            }
        }
    }

    /// Every key of a spelling leads to its album from now on.
    fn remember_album(&mut self, identity: &AlbumIdentity, known: &KnownAlbum) {
        for key in &identity.keys {
            let namesakes = self.albums.entry(key.clone()).or_default();
            if namesakes.iter().all(|other| other.id != known.id) {
                namesakes.push(KnownAlbum {
                    key: key.clone(),
                    ..known.clone()
                });
                self.more_album_keys.push((key.clone(), known.id));
            }
        }
    }

    async fn recording(&mut self, tx: &Tx, one: &Unknown<'_>) -> Result<(i64, f64, &'static str)> {
        let (id, score, reason) = match self.find_recording(&one.recording) {
            Some((id, key)) => {
                let (score, reason) = matching::confidence(key);
                (id, f64::from(score), reason)
            }
            None => (self.make_recording(tx, one).await?, 1.0, "new"),
        };
        for key in &one.recording.keys {
            let namesakes = self.recordings.entry(key.clone()).or_default();
            if !namesakes.contains(&id) {
                namesakes.push(id);
                self.statements.entry(id).or_default().push(key.clone());
                self.more_recording_keys.push((key.clone(), id));
            }
        }
        Ok((id, score, reason))
    }

    /// The first recording under one of the keys, the surest first, that states nothing to the contrary.
    fn find_recording<'k>(&self, identity: &'k RecordingIdentity) -> Option<(i64, &'k str)> {
        matching::find_recording(&identity.keys, &self.recordings, &self.statements)
    }

    async fn make_recording(&mut self, tx: &Tx, one: &Unknown<'_>) -> Result<i64> {
        let id = self.ids[RECORDING].take(tx).await?;
        let credits = self.recording_credits(tx, one).await?;
        self.new_recordings.push(NewRecording {
            id,
            title: one.wanted.names.title.trim().to_owned(),
            title_key: one.recording.title_key.clone(),
            artist_credit: matching::display_credit(&one.wanted.names.artist),
            credit_key: one.recording.credit_key.clone(),
            duration_ms: one.wanted.duration_ms,
            isrc: one.wanted.isrc.map(str::to_owned),
            mbid: one.wanted.mbid.map(str::to_owned),
            keys: Vec::new(),
            credits,
        });
        Ok(id)
    }

    /// The credit's artists, then the guests that only the title names.
    async fn recording_credits(&mut self, tx: &Tx, one: &Unknown<'_>) -> Result<Vec<Credited>> {
        let mut credited = self.credits(tx, &one.wanted.names.artist).await?;
        for guests in &one.recording.guests {
            for guest in self.credits(tx, guests).await? {
                if credited
                    .iter()
                    .any(|known| known.artist_id == guest.artist_id)
                {
                    continue;
                }
                if let Some(last) = credited.last_mut() {
                    "feat.".clone_into(&mut last.join_phrase);
                }
                credited.push(Credited {
                    guest: true,
                    join_phrase: String::new(),
                    ..guest
                });
            }
        }
        Ok(credited)
    }

    async fn track(
        &mut self,
        tx: &Tx,
        recording: i64,
        album: Option<i64>,
        one: &Unknown<'_>,
    ) -> Result<i64> {
        if let Some(id) = self.tracks.get(&(recording, album)) {
            return Ok(*id);
        }
        let id = self.ids[TRACK].take(tx).await?;
        self.tracks.insert((recording, album), id);
        self.new_tracks.push(NewTrack {
            id,
            recording_id: recording,
            album_id: album,
            title: one.wanted.names.title.trim().to_owned(),
            number: None,
            duration_ms: one.wanted.duration_ms,
        });
        Ok(id)
    }

    async fn store(self, tx: &Tx, spellings: &[NewSpelling<'_>]) -> Result<()> {
        artist::insert(tx, &self.new_artists).await?;
        album::insert(tx, &self.new_albums).await?;
        recording::insert(tx, &self.new_recordings).await?;
        album::add_keys(tx, &borrowed(&self.more_album_keys)).await?;
        recording::add_keys(tx, &borrowed(&self.more_recording_keys)).await?;
        track::insert(tx, &self.new_tracks).await?;
        spelling::insert(tx, spellings).await?;
        search::index(tx, self.documents()).await
    }

    fn documents(&self) -> Vec<Document> {
        let artists = self
            .new_artists
            .iter()
            .map(|artist| (Kind::Artist, artist.id, &artist.name, ""));
        let albums = self
            .new_albums
            .iter()
            .map(|a| (Kind::Album, a.id, &a.title, a.artist_credit.as_str()));
        let recordings = self
            .new_recordings
            .iter()
            .map(|r| (Kind::Recording, r.id, &r.title, r.artist_credit.as_str()));
        artists
            .chain(albums)
            .chain(recordings)
            .map(|(kind, entity_id, title, context)| Document {
                kind,
                entity_id,
                title: title.clone(),
                context: context.to_owned(),
            })
            .collect()
    }
}

fn unique<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Keys by reference.
fn borrowed(keys: &[(String, i64)]) -> Vec<(&str, i64)> {
    keys.iter().map(|(key, id)| (key.as_str(), *id)).collect()
}
