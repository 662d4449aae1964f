//! An album changed by hand.

use aime_domain::account::Role;
use aime_domain::change::Change;
use aime_domain::correction::CorrectionKind;
use aime_domain::ids::{AlbumId, CorrectionId, UserId};
use aime_domain::matching::{album_identity, fold, sort_name};
use aime_storage::Tx;
use aime_storage::album::visible::is_visible;
use aime_storage::album::write::{self, FactKeys, Facts};
use aime_storage::catalogue::album::add_keys;
use aime_storage::copy::write::{self as copies, CopyChange};
use aime_storage::correction::entry;
use aime_storage::correction::rows::{self, Scope, Snapshot};
use aime_storage::lock;
use aime_storage::user::User;
use serde_json::json;

use super::Collection;
use super::add::known;
use super::error::{CollectionError, Result};
use super::rules::{Check, locks};
use crate::accounts::Fault;
use crate::corrections::note;

/// What is to change about an album and the user's first copy of it; an empty text clears.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlbumChange {
    /// Title.
    pub title: Option<String>,
    /// Artists of the catalogue that the user may see, in order.
    pub artist_ids: Option<Vec<i64>>,
    /// Original year; 0 means unknown.
    pub year: Change<i32>,
    /// Medium of the first copy.
    pub support: Change<String>,
    /// Discogs release of the first copy, a number.
    pub discogs_id: Change<String>,
    /// Main genre.
    pub genre: Change<String>,
    /// Page at Spotify.
    pub spotify_url: Change<String>,
    /// Page at Apple Music.
    pub apple_music_url: Change<String>,
    /// Page at Discogs.
    pub discogs_url: Change<String>,
    /// Fields that no import, sync or enrichment may write over from now on; without it those that were, and those
    /// that are changed now.
    pub locked: Option<Vec<String>>,
}

impl Collection {
    /// Changes an album that the user sees. Medium and Discogs release belong to their first copy; all else is the
    /// catalogue's, for owner and admin to change. The line in the ledger by which it is undone.
    pub async fn change_album(
        &self,
        user: &User,
        id: AlbumId,
        change: AlbumChange,
    ) -> Result<Option<CorrectionId>> {
        let of_copy = checked(&change)?;
        let mut tx = self.begin().await?;
        if !is_visible(&tx, user.id, id).await? {
            return Err(CollectionError::NotFound);
        }
        let scope = Scope {
            albums: [id.0].into(),
            ..Scope::default()
        };
        let old = Snapshot::take(&tx, &scope).await?;
        if !of_copy.is_empty() {
            change_first_copy(&mut tx, user.id, id, &of_copy).await?;
        }
        let before = write::facts(&tx, id).await?;
        let mut after = changed(&before, &change);
        let mut artists = None;
        if let Some(ids) = &change.artist_ids {
            let (ids, credit) = known(&tx, user.id, ids).await?;
            after.artist_credit = credit;
            artists = Some(ids);
        }
        let is_shared = after != before || change.locked.is_some();
        if is_shared {
            if user.role == Role::Member {
                return Err(CollectionError::Forbidden);
            }
            let locked = lock::of_album(&tx, id).await?;
            let set = set_fields(&before, &after);
            let locked = locks(locked, set, change.locked.clone(), &lock::ALBUM_FIELDS)?;
            change_catalogue(&mut tx, id, &after, artists.as_deref()).await?;
            lock::set_of_album(&tx, id, &locked).await?;
        }
        let new = Snapshot::take(&tx, &scope).await?;
        let mut noted = None;
        if old != new {
            let (of, kind) = if is_shared {
                (None, CorrectionKind::EditAlbum)
            } else {
                (Some(user.id), CorrectionKind::EditCopy)
            };
            let subject = format!("{} – {}", before.artist_credit, before.title);
            let detail = json!({"album_id": id.0, "fields": set_fields(&before, &after)});
            let line = note(&mut tx, user, of, kind, &subject, &detail).await?;
            let count = rows::record(&tx, line, &old, &new).await?;
            entry::add_changed(&tx, line, count as i64).await?;
            noted = Some(line);
        }
        tx.commit().await?;
        Ok(noted)
    }
}

/// Names of the fields in which two states of an album differ.
fn set_fields(before: &Facts, after: &Facts) -> Vec<&'static str> {
    [
        ("title", before.title != after.title),
        ("artists", before.artist_credit != after.artist_credit),
        ("year", before.year != after.year),
        ("genres", before.genres != after.genres),
        ("spotify_url", before.spotify_url != after.spotify_url),
        (
            "apple_music_url",
            before.apple_music_url != after.apple_music_url,
        ),
        ("discogs_url", before.discogs_url != after.discogs_url),
    ]
    .into_iter()
    .filter(|(_, differs)| *differs)
    .map(|(field, _)| field)
    .collect()
}

async fn change_first_copy(
    tx: &mut Tx,
    user: UserId,
    album: AlbumId,
    change: &CopyChange,
) -> Result<()> {
    let Some(copy) = copies::find_first(tx, user, album).await? else {
        return Err(CollectionError::Invalid(vec![Fault {
            field: if change.support.is_keep() {
                "discogs_id"
            } else {
                "support"
            },
            rule: "is of a copy, and you own none of this album",
        }]));
    };
    Ok(copies::change(tx, user, copy, change).await?)
}

/// Old identity keys stay, so that what was found under the old name still is.
async fn change_catalogue(
    tx: &mut Tx,
    id: AlbumId,
    facts: &Facts,
    artists: Option<&[i64]>,
) -> Result<()> {
    let identity = album_identity(&facts.artist_credit, &facts.title, facts.year);
    let keys = FactKeys {
        title: identity.title_key.clone(),
        sort: fold(&sort_name(&facts.title)),
        credit: identity.credit_key.clone(),
        credit_sort: fold(&sort_name(&facts.artist_credit)),
    };
    write::set_facts(tx, id, facts, &keys).await?;
    let keys: Vec<(&str, i64)> = identity
        .keys
        .iter()
        .map(|key| (key.as_str(), id.0))
        .collect();
    add_keys(tx, &keys).await?;
    if let Some(artists) = artists {
        write::set_artists(tx, id, artists).await?;
    }
    Ok(())
}

fn changed(before: &Facts, change: &AlbumChange) -> Facts {
    let text = |given: &Change<String>, before: &Option<String>| {
        let given = given.clone().filter(|text| !text.is_empty());
        given.apply(before.clone())
    };
    let mut genres = before.genres.clone();
    if !change.genre.is_keep() {
        let main = text(&change.genre, &None);
        let others = before.genres.iter().skip(1);
        genres = main
            .iter()
            .chain(others.filter(|other| Some(*other) != main.as_ref()))
            .cloned()
            .collect();
    }
    let title = change.title.as_deref().map(str::trim);
    Facts {
        title: title.unwrap_or(&before.title).to_owned(),
        artist_credit: before.artist_credit.clone(),
        year: change.year.filter(|year| *year != 0).apply(before.year),
        genres,
        spotify_url: text(&change.spotify_url, &before.spotify_url),
        apple_music_url: text(&change.apple_music_url, &before.apple_music_url),
        discogs_url: text(&change.discogs_url, &before.discogs_url),
    }
}

/// What is to change about the copy.
fn checked(change: &AlbumChange) -> Result<CopyChange> {
    let mut check = Check::default();
    if let Some(title) = &change.title {
        check.title(title);
    }
    if let Some(ids) = &change.artist_ids {
        check.require(
            !ids.is_empty(),
            "artist_ids",
            "must name at least one artist",
        );
    }
    check
        .year(change.year.value().copied())
        .support(given(&change.support))
        .genre(given(&change.genre))
        .address("spotify_url", given(&change.spotify_url))
        .address("apple_music_url", given(&change.apple_music_url))
        .address("discogs_url", given(&change.discogs_url));
    let release = check.release(given(&change.discogs_id));
    check.done()?;
    Ok(CopyChange {
        support: change.support.clone().filter(|support| !support.is_empty()),
        discogs_release_id: match (change.discogs_id.is_keep(), release) {
            (true, _) => Change::Keep,
            (false, None) => Change::Clear,
            (false, Some(release)) => Change::Set(release),
        },
    })
}

/// A text that is set and not empty.
fn given(change: &Change<String>) -> Option<&str> {
    change
        .value()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
}
