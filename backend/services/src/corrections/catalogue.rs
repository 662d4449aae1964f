//! The catalogue put right for everybody, by owner or admin: two that are one, one that is two, another name.
//!
//! Whatever a change touches is read before and after, and what differs is kept with the correction ([`rows`]), so
//! that undo puts every row back. Months of every listener that it touches are counted anew, and plays are settled
//! anew where songs became one or two.

use std::collections::BTreeSet;

use aime_domain::correction::CorrectionKind;
use aime_domain::ids::{AlbumId, ArtistId, RecordingId, TrackId, UserId};
use aime_domain::listen::Names;
use aime_domain::matching::{self, fold, recording_identity, sort_name};
use aime_storage::album::visible as album_visible;
use aime_storage::album::write::touch_seen;
use aime_storage::artist::visible as artist_visible;
use aime_storage::catalogue::credit::{self, Credited};
use aime_storage::catalogue::merge::{self, Listening};
use aime_storage::catalogue::split::{self, AlbumPart};
use aime_storage::catalogue::{self, recording};
use aime_storage::correction::entry::{self, Correction};
use aime_storage::correction::rows::{self, Scope, Snapshot};
use aime_storage::history::track;
use aime_storage::rollup::mark;
use aime_storage::rollup::recount::{self, Subjects};
use aime_storage::tag::Tag;
use aime_storage::user::User;
use aime_storage::{Durability, StorageError, Tx, listen};
use serde_json::{Value, json};

use super::error::{CorrectionError, Result};
use super::{Corrections, Made, may_change_catalogue, note};
use crate::ingest::Listener;
use crate::ingest::settle::{self, Moment};

/// What is to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogueChange {
    /// Artist `from` is artist `into`.
    MergeArtists {
        /// Gone afterwards; its name leads to the other.
        from: ArtistId,
        /// Stays.
        into: ArtistId,
    },
    /// Album `from` is album `into`.
    MergeAlbums {
        /// Gone afterwards.
        from: AlbumId,
        /// Stays.
        into: AlbumId,
    },
    /// The song of track `from` is that of track `into`.
    MergeRecordings {
        /// A track of the song that is gone afterwards.
        from: TrackId,
        /// A track of the song that stays.
        into: TrackId,
    },
    /// Some albums and songs are somebody else's of the same name.
    SplitArtist {
        /// Who is two.
        artist: ArtistId,
        /// What tells the new one from the old one.
        disambiguation: String,
        /// Albums of the new one.
        albums: Vec<i64>,
        /// Tracks whose songs are of the new one.
        tracks: Vec<i64>,
    },
    /// Some tracks and copies are of another album.
    SplitAlbum {
        /// The album that is two.
        album: AlbumId,
        /// Title of the new one.
        title: String,
        /// What tells it from the old one.
        disambiguation: String,
        /// Original year.
        year: Option<i32>,
        /// Tracks of the new one.
        tracks: Vec<i64>,
        /// Copies of the new one.
        copies: Vec<i64>,
    },
    /// Some spellings are of another song.
    SplitRecording {
        /// A track of the song that is two.
        track: TrackId,
        /// Title of the new one.
        title: String,
        /// Spellings of the new one.
        spellings: Vec<i64>,
    },
    /// An artist has another name.
    AddAlias {
        /// Who.
        artist: ArtistId,
        /// The name.
        name: String,
    },
    /// An artist has not this other name.
    RemoveAlias {
        /// Who.
        artist: ArtistId,
        /// Key of the name.
        alias: i64,
    },
}

impl CatalogueChange {
    const fn kind(&self) -> CorrectionKind {
        match self {
            Self::MergeArtists { .. } => CorrectionKind::MergeArtists,
            Self::MergeAlbums { .. } => CorrectionKind::MergeAlbums,
            Self::MergeRecordings { .. } => CorrectionKind::MergeRecordings,
            Self::SplitArtist { .. } => CorrectionKind::SplitArtist,
            Self::SplitAlbum { .. } => CorrectionKind::SplitAlbum,
            Self::SplitRecording { .. } => CorrectionKind::SplitRecording,
            Self::AddAlias { .. } => CorrectionKind::AddAlias,
            Self::RemoveAlias { .. } => CorrectionKind::RemoveAlias,
        }
    }
}

/// What a change did beside the rows.
#[derive(Default)]
struct Effect {
    /// What it is about, for people.
    subject: String,
    /// The thing that stays or came, as the API names it.
    detail: Value,
    /// What came with it.
    made: Scope,
    /// Who heard songs that became one or two, and when.
    reshaped: Vec<Listening>,
}

impl Corrections {
    /// Changes the catalogue for everybody.
    pub async fn change_catalogue(&self, user: &User, change: &CatalogueChange) -> Result<Made> {
        self.check_may_change(user, change).await?;
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        catalogue::change_meanings(&mut tx).await?;
        catalogue::lock(&tx).await?;
        let mut scope = scope_of(&tx, change).await?;
        let before = Snapshot::take(&tx, &scope).await?;
        let waiting = mark::users_pending(&tx).await?;
        let all: Vec<i64> = scope.recordings.iter().copied().collect();
        merge::mark_listeners(&mut tx, &all).await?;
        let effect = apply(&mut tx, change).await?;
        scope.artists.extend(&effect.made.artists);
        scope.albums.extend(&effect.made.albums);
        scope.recordings.extend(&effect.made.recordings);
        let after = Snapshot::take(&tx, &scope).await?;
        credit::index_again(&tx, &scope).await?;
        let kind = change.kind();
        let correction = note(&mut tx, user, None, kind, &effect.subject, &effect.detail).await?;
        let changed = rows::record(&tx, correction, &before, &after).await? as i64;
        entry::add_changed(&tx, correction, changed).await?;
        let mut moved = before.moved(&after);
        settle_all(&mut tx, &effect.reshaped, &mut moved).await?;
        count_moved(&tx, &waiting, &moved).await?;
        touch(&mut tx, &scope);
        tx.commit().await?;
        self.count_everybody().await?;
        Ok(Made {
            correction: Some(correction),
            changed,
        })
    }

    /// A change of the catalogue taken back.
    pub(super) async fn undo_catalogue(&self, user: &User, correction: &Correction) -> Result<()> {
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        catalogue::change_meanings(&mut tx).await?;
        catalogue::lock(&tx).await?;
        if !entry::mark_undone(&mut tx, correction, &user.name).await? {
            return Err(CorrectionError::AlreadyUndone);
        }
        let scope = rows::scope_of(&tx, correction.id).await?;
        let before = Snapshot::take(&tx, &scope).await?;
        let waiting = mark::users_pending(&tx).await?;
        let all: Vec<i64> = scope.recordings.iter().copied().collect();
        merge::mark_listeners(&mut tx, &all).await?;
        rows::restore(&tx, correction.id)
            .await
            .map_err(|error| match error {
                StorageError::Stale | StorageError::Conflict(_) => CorrectionError::ChangedSince,
                other => other.into(),
            })?;
        merge::mark_listeners(&mut tx, &all).await?;
        let reshaped = rows::list_reshaped(&tx, correction.id).await?;
        let reshaped = merge::mark_listeners(&mut tx, &reshaped).await?;
        let mut moved = before.moved(&Snapshot::take(&tx, &scope).await?);
        settle_all(&mut tx, &reshaped, &mut moved).await?;
        count_moved(&tx, &waiting, &moved).await?;
        credit::index_again(&tx, &scope).await?;
        credit::forget_missing(&tx, &scope).await?;
        touch(&mut tx, &scope);
        for album in &scope.albums {
            touch_seen(&mut tx, AlbumId(*album)).await?;
        }
        tx.touch(Tag::collection(user.id));
        tx.commit().await?;
        self.count_everybody().await
    }

    /// A member who sees what is to change is told that it is not for them; who does not, that it is not there.
    async fn check_may_change(&self, user: &User, change: &CatalogueChange) -> Result<()> {
        if may_change_catalogue(user) {
            return Ok(());
        }
        let db = self.db.read();
        let seen = match change {
            CatalogueChange::MergeArtists { from: artist, .. }
            | CatalogueChange::SplitArtist { artist, .. }
            | CatalogueChange::AddAlias { artist, .. }
            | CatalogueChange::RemoveAlias { artist, .. } => {
                artist_visible::is_visible(&db, user.id, *artist).await?
            }
            CatalogueChange::MergeAlbums { from: album, .. }
            | CatalogueChange::SplitAlbum { album, .. } => {
                album_visible::is_visible(&db, user.id, *album).await?
            }
            CatalogueChange::MergeRecordings { from: track, .. }
            | CatalogueChange::SplitRecording { track, .. } => {
                track::find_recording(&db, user.id, *track).await?.is_some()
            }
        };
        Err(if seen {
            CorrectionError::Forbidden
        } else {
            CorrectionError::NotFound
        })
    }
}

/// Everything that a change may touch.
async fn scope_of(tx: &Tx, change: &CatalogueChange) -> Result<Scope> {
    let mut scope = Scope::default();
    match change {
        CatalogueChange::MergeArtists { from, into } => {
            for artist in [from.0, into.0] {
                add_artist(tx, &mut scope, artist).await?;
            }
        }
        CatalogueChange::SplitArtist { artist, .. } => {
            add_artist(tx, &mut scope, artist.0).await?;
        }
        CatalogueChange::MergeAlbums { from, into } => {
            for album in [from.0, into.0] {
                scope.albums.insert(album);
                scope
                    .recordings
                    .extend(credit::recordings_on(tx, album).await?);
            }
        }
        CatalogueChange::SplitAlbum { album, .. } => {
            scope.albums.insert(album.0);
            scope
                .recordings
                .extend(credit::recordings_on(tx, album.0).await?);
        }
        CatalogueChange::MergeRecordings { from, into } => {
            for track in [from, into] {
                scope.recordings.insert(recording_of(tx, *track).await?);
            }
        }
        CatalogueChange::SplitRecording { track, .. } => {
            scope.recordings.insert(recording_of(tx, *track).await?);
        }
        CatalogueChange::AddAlias { artist, .. } | CatalogueChange::RemoveAlias { artist, .. } => {
            credit::get_artist(tx, artist.0).await?;
            scope.artists.insert(artist.0);
        }
    }
    Ok(scope)
}

async fn add_artist(tx: &Tx, scope: &mut Scope, artist: i64) -> Result<()> {
    credit::get_artist(tx, artist).await?;
    let (recordings, albums) = credit::credited_to(tx, artist).await?;
    scope.artists.insert(artist);
    scope.recordings.extend(recordings);
    scope.albums.extend(albums);
    Ok(())
}

async fn recording_of(tx: &Tx, track: TrackId) -> Result<i64> {
    let found = catalogue::track::find_recording(tx, track.0).await?;
    found.ok_or(CorrectionError::NotFound)
}

async fn apply(tx: &mut Tx, change: &CatalogueChange) -> Result<Effect> {
    match change {
        CatalogueChange::MergeArtists { from, into } => merge_artists(tx, *from, *into).await,
        CatalogueChange::MergeAlbums { from, into } => merge_albums(tx, *from, *into).await,
        CatalogueChange::MergeRecordings { from, into } => merge_songs(tx, *from, *into).await,
        CatalogueChange::SplitArtist {
            artist,
            disambiguation,
            albums,
            tracks,
        } => split_artist(tx, *artist, disambiguation, albums, tracks).await,
        CatalogueChange::SplitAlbum { .. } => split_album(tx, change).await,
        CatalogueChange::SplitRecording {
            track,
            title,
            spellings,
        } => split_recording(tx, *track, title, spellings).await,
        CatalogueChange::AddAlias { artist, name } => add_alias(tx, *artist, name).await,
        CatalogueChange::RemoveAlias { artist, alias } => {
            let of = credit::get_artist(tx, artist.0).await?;
            let name = credit::find_alias(tx, artist.0, *alias).await?;
            let name = name.ok_or(CorrectionError::NotFound)?;
            credit::remove_alias(tx, *alias).await?;
            Ok(Effect {
                subject: format!("{} = {name}", of.name),
                detail: json!({"artist_id": artist.0}),
                ..Effect::default()
            })
        }
    }
}

async fn add_alias(tx: &Tx, artist: ArtistId, name: &str) -> Result<Effect> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 500 || name.chars().any(char::is_control) {
        return Err(CorrectionError::invalid(
            "name",
            "must have 1 to 500 characters",
        ));
    }
    let of = credit::get_artist(tx, artist.0).await?;
    let key = fold(name);
    let namesakes = catalogue::artist::find_by_keys(tx, &[&key]).await?;
    if namesakes.iter().any(|known| known.id == artist.0) {
        return Err(CorrectionError::invalid(
            "name",
            "is a name of this artist already",
        ));
    }
    if !namesakes.is_empty() {
        return Err(CorrectionError::invalid(
            "name",
            "is the name of another artist; merge the two instead",
        ));
    }
    credit::add_alias(tx, artist.0, name, &key).await?;
    Ok(Effect {
        subject: format!("{} = {name}", of.name),
        detail: json!({"artist_id": artist.0}),
        ..Effect::default()
    })
}

fn check_two(from: i64, into: i64) -> Result<()> {
    if from == into {
        return Err(CorrectionError::invalid("into_id", "must be another one"));
    }
    Ok(())
}

async fn merge_songs(tx: &mut Tx, from: TrackId, into: TrackId) -> Result<Effect> {
    let (from, into) = (recording_of(tx, from).await?, recording_of(tx, into).await?);
    check_two(from, into)?;
    let both = credit::list_recordings(tx, &[from, into]).await?;
    let shown = |id: i64| {
        let one = both.iter().find(|one| one.id == id);
        one.map_or_else(String::new, |one| format!("{} – {}", one.credit, one.title))
    };
    let subject = format!("{} → {}", shown(from), shown(into));
    let reshaped = merge::mark_listeners(tx, &[from]).await?;
    merge::recordings(tx, RecordingId(from), RecordingId(into)).await?;
    Ok(Effect {
        subject,
        detail: json!({"recording_id": into}),
        reshaped,
        ..Effect::default()
    })
}

async fn merge_albums(tx: &mut Tx, from: AlbumId, into: AlbumId) -> Result<Effect> {
    check_two(from.0, into.0)?;
    let both = credit::list_albums(tx, &[from.0, into.0]).await?;
    let [_, _] = &both[..] else {
        return Err(CorrectionError::NotFound);
    };
    let shown = |id: i64| {
        let one = both.iter().find(|one| one.id == id);
        one.map_or_else(String::new, |one| format!("{} – {}", one.credit, one.title))
    };
    let subject = format!("{} → {}", shown(from.0), shown(into.0));
    merge::albums(tx, from, into).await?;
    let songs = credit::recordings_on(tx, into.0).await?;
    let reshaped = merge_same_songs(tx, &songs, &songs).await?;
    Ok(Effect {
        subject,
        detail: json!({"album_id": into.0}),
        reshaped,
        ..Effect::default()
    })
}

async fn merge_artists(tx: &mut Tx, from: ArtistId, into: ArtistId) -> Result<Effect> {
    check_two(from.0, into.0)?;
    let (gone, kept) = (
        credit::get_artist(tx, from.0).await?,
        credit::get_artist(tx, into.0).await?,
    );
    let (songs, albums) = credit::credited_to(tx, from.0).await?;
    merge::artists(tx, from, into).await?;
    for song in credit::list_recordings(tx, &songs).await? {
        let (text, key) = renamed(&song, (&gone.name, &gone.key), (&kept.name, &kept.key));
        credit::set_recording_credit(tx, song.id, &text, &key).await?;
    }
    for album in credit::list_albums(tx, &albums).await? {
        let (text, key) = renamed(&album, (&gone.name, &gone.key), (&kept.name, &kept.key));
        let sort_key = fold(&sort_name(&text));
        credit::set_album_credit(tx, album.id, &text, &key, &sort_key).await?;
    }
    let (all_songs, all_albums) = credit::credited_to(tx, into.0).await?;
    merge_same_albums(tx, &albums, &all_albums).await?;
    let reshaped = merge_same_songs(tx, &songs, &all_songs).await?;
    Ok(Effect {
        subject: format!("{} → {}", gone.name, kept.name),
        detail: json!({"artist_id": into.0}),
        reshaped,
        ..Effect::default()
    })
}

/// The credit with one name in the place of another, as shown and folded.
fn renamed(one: &Credited, from: (&str, &str), to: (&str, &str)) -> (String, String) {
    if one.credit_key == from.1 {
        return (to.0.to_owned(), to.1.to_owned());
    }
    let text = one.credit.replace(from.0, to.0);
    let mut keys: Vec<&str> = one
        .credit_key
        .split('+')
        .map(|key| if key == from.1 { to.1 } else { key })
        .collect();
    keys.sort_unstable();
    keys.dedup();
    (text, keys.join("+"))
}

/// Albums of `mine` that are one of `all` by title, artists and year become that one.
async fn merge_same_albums(tx: &mut Tx, mine: &[i64], all: &[i64]) -> Result<()> {
    let found = credit::list_albums(tx, all).await?;
    let mine: BTreeSet<i64> = mine.iter().copied().collect();
    for album in found.iter().filter(|album| mine.contains(&album.id)) {
        let twin = found.iter().find(|other| {
            !mine.contains(&other.id)
                && (&other.title_key, &other.credit_key, &other.beside)
                    == (&album.title_key, &album.credit_key, &album.beside)
                && (other.year.is_none() || album.year.is_none() || other.year == album.year)
        });
        if let Some(twin) = twin {
            merge::albums(tx, AlbumId(album.id), AlbumId(twin.id)).await?;
        }
    }
    Ok(())
}

/// Songs of `mine` that are one of `all` by their names, and that nothing stated tells apart, become that one.
async fn merge_same_songs(tx: &mut Tx, mine: &[i64], all: &[i64]) -> Result<Vec<Listening>> {
    let mut left = credit::list_recordings(tx, all).await?;
    let mine: BTreeSet<i64> = mine.iter().copied().collect();
    let stated = recording::statements(tx, all).await?;
    let mut pairs = Vec::new();
    let mut at = 0;
    while at < left.len() {
        let song = left[at].clone();
        let twin = left[..at].iter().find(|other| {
            (mine.contains(&song.id) || mine.contains(&other.id))
                && (&other.title_key, &other.credit_key) == (&song.title_key, &song.credit_key)
                && same_names(other, &song)
                && !contradict(stated.get(&other.id), stated.get(&song.id))
        });
        if let Some(twin) = twin {
            pairs.push((song.id, twin.id));
            left.remove(at);
        } else {
            at += 1;
        }
    }
    let gone: Vec<i64> = pairs.iter().map(|(gone, _)| *gone).collect();
    let reshaped = merge::mark_listeners(tx, &gone).await?;
    for (gone, kept) in pairs {
        merge::recordings(tx, RecordingId(gone), RecordingId(kept)).await?;
    }
    Ok(reshaped)
}

fn same_names(a: &Credited, b: &Credited) -> bool {
    let names = |one: &Credited| Names {
        artist: one.credit.clone(),
        title: one.title.clone(),
        album: one.beside.clone(),
        album_artist: None,
    };
    matching::same_recording(&names(a), &names(b)).same
}

fn contradict(a: Option<&Vec<String>>, b: Option<&Vec<String>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => matching::contradicts(a, b),
        _ => false,
    }
}

async fn split_artist(
    tx: &Tx,
    artist: ArtistId,
    disambiguation: &str,
    albums: &[i64],
    tracks: &[i64],
) -> Result<Effect> {
    let of = credit::get_artist(tx, artist.0).await?;
    let disambiguation = disambiguation.trim();
    if disambiguation.is_empty() || disambiguation.chars().count() > 200 {
        return Err(CorrectionError::invalid(
            "disambiguation",
            "must say in 1 to 200 characters what tells the new artist from the old one",
        ));
    }
    let namesakes = catalogue::artist::find_by_keys(tx, &[&of.key]).await?;
    if namesakes
        .iter()
        .any(|known| known.disambiguation == disambiguation)
    {
        return Err(CorrectionError::invalid(
            "disambiguation",
            "is that of another artist of this name",
        ));
    }
    let (songs, of_albums) = credit::credited_to(tx, artist.0).await?;
    let mut chosen: BTreeSet<i64> = BTreeSet::new();
    for track in tracks {
        chosen.insert(recording_of(tx, TrackId(*track)).await?);
    }
    for album in albums {
        chosen.extend(credit::recordings_on(tx, *album).await?);
    }
    let chosen: Vec<i64> = songs
        .into_iter()
        .filter(|song| chosen.contains(song))
        .collect();
    let albums: Vec<i64> = of_albums
        .into_iter()
        .filter(|album| albums.contains(album))
        .collect();
    if chosen.is_empty() && albums.is_empty() {
        return Err(CorrectionError::invalid(
            "album_ids",
            "must name albums or tracks of this artist",
        ));
    }
    let new = split::artist(tx, artist.0, disambiguation, &chosen, &albums).await?;
    Ok(Effect {
        subject: format!("{} → {} ({disambiguation})", of.name, of.name),
        detail: json!({"artist_id": new}),
        made: Scope {
            artists: [new].into(),
            ..Scope::default()
        },
        ..Effect::default()
    })
}

async fn split_album(tx: &Tx, change: &CatalogueChange) -> Result<Effect> {
    let CatalogueChange::SplitAlbum {
        album,
        title,
        disambiguation,
        year,
        tracks,
        copies,
    } = change
    else {
        return Err(CorrectionError::NotFound);
    };
    let of = credit::list_albums(tx, &[album.0]).await?;
    let of = of.first().ok_or(CorrectionError::NotFound)?;
    let title = if title.trim().is_empty() {
        of.title.as_str()
    } else {
        title.trim()
    };
    if title.chars().count() > 500 || title.chars().any(char::is_control) {
        return Err(CorrectionError::invalid(
            "title",
            "must have 1 to 500 characters",
        ));
    }
    if tracks.is_empty() && copies.is_empty() {
        return Err(CorrectionError::invalid(
            "track_ids",
            "must name tracks or copies of this album",
        ));
    }
    let identity = matching::album_identity(&of.credit, title, *year);
    let part = AlbumPart {
        from: album.0,
        title,
        title_key: &identity.title_key,
        sort_key: &fold(&sort_name(title)),
        disambiguation: disambiguation.trim(),
        year: *year,
        keys: &identity.keys,
        tracks,
        copies,
    };
    let new = split::album(tx, &part).await?;
    Ok(Effect {
        subject: format!("{} – {} → {title}", of.credit, of.title),
        detail: json!({"album_id": new}),
        made: Scope {
            albums: [new].into(),
            ..Scope::default()
        },
        ..Effect::default()
    })
}

async fn split_recording(
    tx: &mut Tx,
    track: TrackId,
    title: &str,
    spellings: &[i64],
) -> Result<Effect> {
    let from = recording_of(tx, track).await?;
    let all = split::list_spellings(tx, from).await?;
    let (moved, stay): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|spelling| spellings.contains(&spelling.id));
    if moved.is_empty() || stay.is_empty() {
        return Err(CorrectionError::invalid(
            "spelling_ids",
            "must name some of the song's spellings, and not all",
        ));
    }
    let keys = |of: &[catalogue::spelling::Spelling]| -> BTreeSet<String> {
        of.iter()
            .flat_map(|spelling| recording_identity(&spelling.names).keys)
            .collect()
    };
    let (theirs, ours) = (keys(&moved), keys(&stay));
    let lost: Vec<String> = theirs.difference(&ours).cloned().collect();
    let theirs: Vec<String> = theirs.into_iter().collect();
    let title = if title.trim().is_empty() {
        moved[0].names.title.trim()
    } else {
        title.trim()
    };
    if title.chars().count() > 500 || title.chars().any(char::is_control) {
        return Err(CorrectionError::invalid(
            "title",
            "must have 1 to 500 characters",
        ));
    }
    let names = Names {
        title: title.to_owned(),
        ..moved[0].names.clone()
    };
    let title_key = recording_identity(&names).title_key;
    let old = credit::list_recordings(tx, &[from]).await?;
    let shown = old
        .first()
        .map_or_else(String::new, |one| format!("{} – {}", one.credit, one.title));
    let reshaped = merge::mark_listeners(tx, &[from]).await?;
    let moved: Vec<i64> = moved.iter().map(|spelling| spelling.id).collect();
    let new = split::recording(tx, from, title, &title_key, &moved, &theirs, &lost).await?;
    Ok(Effect {
        subject: format!("{shown} → {title}"),
        detail: json!({"recording_id": new}),
        made: Scope {
            recordings: [new].into(),
            ..Scope::default()
        },
        reshaped,
    })
}

/// Counts what moved in the place of the marks of this transaction, for whoever had none before.
async fn count_moved(tx: &Tx, waiting: &[UserId], moved: &Subjects) -> Result<()> {
    for user in mark::users_pending(tx).await? {
        if !waiting.contains(&user) {
            let zone = aime_storage::user_zone(tx, user).await?;
            recount::instead_of_marks(tx, user, zone, moved).await?;
        }
    }
    Ok(())
}

/// Decides anew around plays of songs that became one or two; what they are plays of has moved too.
async fn settle_all(tx: &mut Tx, listening: &[Listening], moved: &mut Subjects) -> Result<()> {
    for one in listening {
        listen::lock(tx, one.user).await?;
        let who = Listener {
            id: one.user,
            zone: one.zone,
        };
        let moments: Vec<Moment> = one
            .moments
            .iter()
            .map(|at| Moment {
                at: *at,
                approximate: false,
            })
            .collect();
        let settled = settle::settle(tx, who, &[], &moments, None).await?;
        mark::mark_changes(tx, one.user, one.zone, &settled.deltas).await?;
        let tracks = settled.deltas.iter().map(|delta| delta.track_id);
        for (subject, ids) in recount::subjects_of(tx, tracks).await? {
            moved.entry(subject).or_default().extend(ids);
        }
    }
    Ok(())
}

fn touch(tx: &mut Tx, scope: &Scope) {
    for artist in &scope.artists {
        tx.touch(Tag::artist(ArtistId(*artist)));
    }
    for album in &scope.albums {
        tx.touch(Tag::album(AlbumId(*album)));
    }
}
