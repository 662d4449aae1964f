//! Artists, albums and what hangs on them: texts, labels, films, images, tracks.

use std::collections::HashMap;

use aime_domain::import::{LegacyItem, SkipReason};
use sqlx::Row as _;

use super::{
    super::{
        album::{Album, labels, time},
        credit::credit,
    },
    columns::{duration_ms, number, shown, text},
    ledger::{Gone, Known},
    reader::{
        Column::{Number as N, Text as T},
        Reader, ordered,
    },
};
use crate::import::Parsed;

impl Reader<'_> {
    pub(super) async fn artists(&mut self) -> Result<(), Gone> {
        let sql = self.select(
            "artists",
            &[N("id"), T("name"), T("spotify_id"), T("lastfm_url")],
        );
        let mut names: HashMap<String, String> = HashMap::new();
        let mut doubles: Vec<String> = Vec::new();
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(name)) = (number(row, "id"), text(row, "name")?) else {
                return Ok(
                    ledger.send(Parsed::skip(SkipReason::NoName, "an artist without a name"))?
                );
            };
            if let Some(other) = names.insert(name.to_lowercase(), name.clone()) {
                doubles.push(format!("{other} = {name}"));
            }
            ledger.artists.insert(id, name.clone());
            let (spotify_id, lastfm_url) = (text(row, "spotify_id")?, text(row, "lastfm_url")?);
            Ok(ledger.legacy(LegacyItem::Artist {
                id,
                name,
                spotify_id,
                lastfm_url,
            })?)
        })
        .await?;
        if !doubles.is_empty() {
            let shown: Vec<String> = doubles.iter().take(5).cloned().collect();
            self.ledger.notes.add(
                "artists_twice",
                format!(
                    "{} artists stood twice, in other letters: {}.",
                    doubles.len(),
                    shown.join(", ")
                ),
            );
        }
        Ok(())
    }

    /// Titles of all albums, which the links to artists and the texts need to know.
    pub(super) async fn learn_albums(&mut self) -> Result<(), Gone> {
        let sql = self.select("albums", &[N("id"), T("title")]);
        self.each(sql, |ledger, row| {
            if let (Some(id), Ok(Some(title))) = (number(row, "id"), text(row, "title")) {
                ledger.albums.insert(
                    id,
                    Known {
                        title,
                        ..Known::default()
                    },
                );
            }
            Ok(())
        })
        .await
    }

    pub(super) async fn links_to_artists(&mut self) -> Result<(), Gone> {
        let sql = self.select("album_artist", &[N("album_id"), N("artist_id")]);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (album, artist) = (number(row, "album_id"), number(row, "artist_id"));
            let name = artist.and_then(|id| ledger.artists.get(&id)).cloned();
            match (album.and_then(|id| ledger.albums.get_mut(&id)), name) {
                (Some(known), Some(name)) => {
                    known.artists.push(name);
                    Ok(())
                }
                (_, name) => Ok(ledger.dangling(format!(
                    "album_artist: album {} by artist {}{}",
                    shown(album),
                    shown(artist),
                    name.map(|name| format!(" ({name})")).unwrap_or_default()
                ))?),
            }
        })
        .await
    }

    /// Counts all texts, so that canned ones are known before the first is told.
    pub(super) async fn learn_texts(&mut self) -> Result<(), Gone> {
        let albums = self.select("albums", &[N("id"), T("ai_description"), T("ai_style")]);
        let metadata = self.select("metadata", &[N("album_id"), T("ai_info"), T("resume")]);
        for sql in [albums, metadata] {
            self.each(sql, |ledger, row| {
                let Some(album) = row.try_get::<Option<i64>, _>(0).ok().flatten() else {
                    return Ok(());
                };
                let Some(known) = ledger.albums.get(&album) else {
                    return Ok(());
                };
                let names = known.names();
                for column in [1, 2] {
                    if let Ok(Some(body)) = row.try_get::<Option<String>, _>(column) {
                        ledger.canned.saw(&body, &names);
                    }
                }
                Ok(())
            })
            .await?;
        }
        Ok(())
    }

    pub(super) async fn albums(&mut self) -> Result<(), Gone> {
        let columns = [
            N("id"),
            T("title"),
            N("year"),
            T("support"),
            T("source"),
            T("discogs_id"),
            T("spotify_url"),
            T("apple_music_url"),
            T("discogs_url"),
            T("genre"),
            T("image_url"),
            T("created_at"),
            T("ai_description"),
            T("ai_style"),
        ];
        let sql = self.select("albums", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(title)) = (number(row, "id"), text(row, "title")?) else {
                return Ok(
                    ledger.send(Parsed::skip(SkipReason::NoName, "an album without a title"))?
                );
            };
            let (description, style) = (text(row, "ai_description")?, text(row, "ai_style")?);
            let known = ledger.albums.entry(id).or_default();
            let has_canned_text = {
                let names = known.names();
                let is_canned = |body: &Option<String>| {
                    body.as_ref()
                        .is_some_and(|body| ledger.canned.is_canned(body, &names))
                };
                is_canned(&description) || is_canned(&style)
            };
            let album = Album {
                id,
                title,
                artists: known.artists.clone(),
                year: number(row, "year"),
                support: text(row, "support")?,
                source: text(row, "source")?,
                discogs_id: text(row, "discogs_id")?,
                spotify_url: text(row, "spotify_url")?,
                apple_music_url: text(row, "apple_music_url")?,
                discogs_url: text(row, "discogs_url")?,
                genre: text(row, "genre")?,
                image_url: text(row, "image_url")?,
                created_at: text(row, "created_at")?.as_deref().and_then(time),
                has_canned_text,
            };
            let artists = album.true_artists();
            known.credit = credit(&artists);
            ledger.credits_lost += u64::from(artists.len() < known.artists.len());
            let mut items = Vec::new();
            album.into_items(|parsed| items.push(parsed));
            for item in items {
                ledger.send(item)?;
            }
            ledger.text(id, "ai_description", description)?;
            Ok(ledger.text(id, "ai_style", style)?)
        })
        .await
    }

    pub(super) async fn metadata(&mut self) -> Result<(), Gone> {
        let columns = [
            N("album_id"),
            T("ai_info"),
            T("resume"),
            T("labels"),
            T("film_title"),
            N("film_year"),
            T("film_director"),
        ];
        let sql = self.select("metadata", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let album = number(row, "album_id");
            let Some(album_id) = album.filter(|id| ledger.albums.contains_key(id)) else {
                return Ok(ledger.dangling(format!("metadata of album {}", shown(album)))?);
            };
            let (info, resume) = (text(row, "ai_info")?, text(row, "resume")?);
            let labels = text(row, "labels")?
                .map(|text| labels(&text))
                .unwrap_or_default();
            let (film_title, film_director) =
                (text(row, "film_title")?, text(row, "film_director")?);
            let film_year = number(row, "film_year").map(|year| year as i32);
            let has_facts = !labels.is_empty() || film_title.is_some() || film_director.is_some();
            if has_facts || info.is_none() && resume.is_none() {
                ledger.legacy(LegacyItem::Metadata {
                    album_id,
                    labels,
                    film_title,
                    film_year,
                    film_director,
                })?;
            }
            ledger.text(album_id, "ai_info", info)?;
            Ok(ledger.text(album_id, "resume", resume)?)
        })
        .await
    }

    pub(super) async fn images(&mut self) -> Result<(), Gone> {
        let columns = [
            N("album_id"),
            N("artist_id"),
            T("url"),
            T("image_type"),
            T("source"),
        ];
        let sql = self.select("images", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (album, artist) = (number(row, "album_id"), number(row, "artist_id"));
            let album_id = album.filter(|id| ledger.albums.contains_key(id));
            let artist_id = artist.filter(|id| ledger.artists.contains_key(id));
            let Some(url) = text(row, "url")? else {
                return Ok(ledger.dangling("an image without an address".to_owned())?);
            };
            if album_id.is_none() && artist_id.is_none() {
                let whose = format!(
                    "image of album {} or artist {}: {url}",
                    shown(album),
                    shown(artist)
                );
                return Ok(ledger.dangling(whose)?);
            }
            let fallback = if album_id.is_some() {
                "album"
            } else {
                "artist"
            };
            let kind = text(row, "image_type")?.unwrap_or_else(|| fallback.to_owned());
            let source = text(row, "source")?.unwrap_or_default();
            Ok(ledger.legacy(LegacyItem::Image {
                album_id,
                artist_id,
                url,
                kind,
                source,
            })?)
        })
        .await
    }

    pub(super) async fn tracks(&mut self) -> Result<(), Gone> {
        let columns = [
            N("id"),
            N("album_id"),
            T("title"),
            N("track_number"),
            N("duration_seconds"),
        ];
        let sql = self.select("tracks", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(title)) = (number(row, "id"), text(row, "title")?) else {
                return Ok(
                    ledger.send(Parsed::skip(SkipReason::NoName, "a track without a title"))?
                );
            };
            let album = number(row, "album_id");
            let Some((album_id, artist)) =
                album.and_then(|id| Some((id, ledger.albums.get(&id)?.credit.clone())))
            else {
                return Ok(ledger.dangling(format!("track {title} of album {}", shown(album)))?);
            };
            ledger.tracks.insert(id);
            Ok(ledger.legacy(LegacyItem::Track {
                id,
                album_id,
                title,
                number: number(row, "track_number").and_then(|n| n.try_into().ok()),
                duration_ms: duration_ms(row),
                artist,
            })?)
        })
        .await
    }
}
