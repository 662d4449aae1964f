//! An album entered by hand.

use aime_domain::ids::{AlbumId, UserId};
use aime_domain::import::{Links, OwnedCopy};
use aime_storage::Tx;
use aime_storage::album::write::{JOIN, set_artists};
use aime_storage::artist::visible;
use aime_storage::copy::write::next_manual_key;
use aime_storage::import::owned::{self, NewOwned};
use aime_storage::tag::Tag;

use super::Collection;
use super::error::{CollectionError, Result};
use super::rules::Check;
use crate::accounts::Fault;
use crate::ingest::catalogue::{self, WantedAlbum};

/// Who made an album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Artists {
    /// Artists of the catalogue that the user may see, in order.
    Known(Vec<i64>),
    /// The credit as it stands on the cover.
    Credit(String),
}

/// An album to own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAlbum {
    /// Title.
    pub title: String,
    /// Who made it.
    pub artists: Artists,
    /// Original year; 0 means unknown.
    pub year: Option<i32>,
    /// Medium of the copy.
    pub support: Option<String>,
    /// Discogs release of the copy, a number.
    pub discogs_id: Option<String>,
    /// Main genre.
    pub genre: Option<String>,
    /// Pages at other services.
    pub links: Links,
}

impl Collection {
    /// Adds a copy of an album. The album is the catalogue's where it knows one of that title and artist; else it
    /// is made, with what is said of it here.
    pub async fn add_album(&self, user: UserId, new: &NewAlbum) -> Result<AlbumId> {
        let copy = checked(new)?;
        let mut tx = self.begin().await?;
        let (ids, credit) = match &new.artists {
            Artists::Known(ids) => known(&tx, user, ids).await?,
            Artists::Credit(credit) => (Vec::new(), credit.trim().to_owned()),
        };
        let wanted = WantedAlbum {
            artist: &credit,
            artists: &[],
            title: new.title.trim(),
            year: copy.original_year,
            discogs_master_id: None,
        };
        let (album_id, is_new) = catalogue::resolve_album(&tx, &wanted).await?;
        let album = AlbumId(album_id);
        if is_new {
            owned::fill_album(&mut tx, album_id, &copy).await?;
            if !ids.is_empty() {
                set_artists(&tx, album, &ids).await?;
            }
        }
        let source_key = next_manual_key(&tx, album).await?;
        let copy = NewOwned {
            album_id,
            source: "manual",
            source_key: &source_key,
            copy: &copy,
            import_id: None,
        };
        owned::insert_copy(&mut tx, user, &copy).await?;
        tx.touch(Tag::collection(user));
        tx.commit().await?;
        Ok(album)
    }
}

/// The copy as the ledger holds it.
fn checked(new: &NewAlbum) -> Result<OwnedCopy> {
    let mut check = Check::default();
    check
        .title(&new.title)
        .year(new.year)
        .support(new.support.as_deref())
        .genre(new.genre.as_deref())
        .address("spotify_url", new.links.spotify_url.as_deref())
        .address("apple_music_url", new.links.apple_music_url.as_deref())
        .address("discogs_url", new.links.discogs_url.as_deref());
    match &new.artists {
        Artists::Known(ids) => check.require(
            !ids.is_empty(),
            "artist_ids",
            "must name at least one artist",
        ),
        Artists::Credit(credit) => {
            let is_sound = (1..=500).contains(&credit.trim().chars().count());
            check.require(is_sound, "artist", "must have 1 to 500 characters")
        }
    };
    let discogs_release_id = check.release(new.discogs_id.as_deref());
    check.done()?;
    Ok(OwnedCopy {
        title: new.title.trim().to_owned(),
        discogs_release_id,
        support: new.support.clone().filter(|support| !support.is_empty()),
        original_year: new.year.filter(|year| *year != 0),
        genres: new
            .genre
            .clone()
            .into_iter()
            .filter(|genre| !genre.is_empty())
            .collect(),
        links: new.links.clone(),
        ..OwnedCopy::default()
    })
}

/// Artists that the user may name, and their credit.
pub(super) async fn known(tx: &Tx, user: UserId, ids: &[i64]) -> Result<(Vec<i64>, String)> {
    let names = visible::list_names(tx, user, ids).await?;
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    if names.len() != wanted.len() {
        return Err(CollectionError::Invalid(vec![Fault {
            field: "artist_ids",
            rule: "must be artists of your collection or listening",
        }]));
    }
    let credit: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    let credit = credit.join(JOIN);
    Ok((names.into_iter().map(|(id, _)| id).collect(), credit))
}
