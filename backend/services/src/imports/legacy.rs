//! What the original AIME's database holds beside listens.
//!
//! Its numbers become ours through links that live as long as the import, so that an import that was killed
//! finds them again. Rows come in an order in which whatever is named has come before.

use aime_domain::import::LegacyItem;
use aime_domain::listen::Names;
use aime_storage::catalogue::{album, artist, track};
use aime_storage::import::legacy::{
    self as stored, NewAlbumCollection, NewImage, NewMetadata, NewPlaylist, NewText,
};
use aime_storage::import::owned::{self, NewOwned};
use aime_storage::import::rows;
use aime_storage::{Result, Tx};

use super::chunk::{Context, RowOutcome};
use crate::ingest::catalogue::{self, Memory, Wanted, WantedAlbum};

/// Said of a row whose album or artist is not there.
const DANGLING: RowOutcome = RowOutcome::Skipped("dangling");
/// Whose number a link translates.
const ALBUM: &str = "album";
const ARTIST: &str = "artist";
const TRACK: &str = "track";
/// Source of texts and copies.
const AIME: &str = "aime";

pub(super) async fn store(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    item: &LegacyItem,
    source_key: Option<&str>,
) -> Result<RowOutcome> {
    match item {
        LegacyItem::Artist {
            id,
            name,
            spotify_id,
            lastfm_url,
        } => {
            let (local, new) = catalogue::resolve_artist(tx, name).await?;
            artist::fill_links(tx, local, spotify_id.as_deref(), lastfm_url.as_deref()).await?;
            link(tx, context, ARTIST, *id, local).await?;
            Ok(RowOutcome::new_or_already(new))
        }
        LegacyItem::Album { .. } => store_album(tx, context, item, source_key).await,
        LegacyItem::Track { .. } => store_track(tx, context, memory, item).await,
        LegacyItem::Image { .. } | LegacyItem::Text { .. } | LegacyItem::Metadata { .. } => {
            store_detail(tx, context, item).await
        }
        LegacyItem::Playlist { .. } | LegacyItem::AlbumCollection { .. } => {
            store_list(tx, context, item).await
        }
    }
}

async fn store_album(
    tx: &mut Tx,
    context: Context,
    item: &LegacyItem,
    source_key: Option<&str>,
) -> Result<RowOutcome> {
    let LegacyItem::Album {
        id,
        artists,
        copy,
        owned,
        ..
    } = item
    else {
        return Ok(DANGLING);
    };
    let joined = artists.join(" & ");
    let credit = if copy.artist.is_empty() {
        &joined
    } else {
        &copy.artist
    };
    let wanted = WantedAlbum {
        artist: credit,
        artists: &copy.artists,
        title: &copy.title,
        year: copy.original_year,
        discogs_master_id: copy.discogs_master_id,
    };
    let (album_id, new) = catalogue::resolve_album(tx, &wanted).await?;
    owned::fill_album(tx, album_id, copy).await?;
    link(tx, context, ALBUM, *id, album_id).await?;
    let (true, Some(source_key)) = (*owned, source_key) else {
        return Ok(RowOutcome::new_or_already(new));
    };
    let copy = NewOwned {
        album_id,
        source: AIME,
        source_key,
        copy,
        import_id: Some(context.import),
    };
    Ok(RowOutcome::new_or_already(
        owned::insert_copy(tx, context.who.id, &copy).await?,
    ))
}

async fn store_track(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    item: &LegacyItem,
) -> Result<RowOutcome> {
    let LegacyItem::Track {
        id,
        album_id,
        title,
        number,
        duration_ms,
        artist,
    } = item
    else {
        return Ok(DANGLING);
    };
    let Some(local_album) = linked(tx, context, ALBUM, *album_id).await? else {
        return Ok(DANGLING);
    };
    let (album, album_artist) = album::title_and_credit(tx, local_album).await?;
    let names = Names {
        artist: artist.clone(),
        title: title.clone(),
        album: Some(album),
        album_artist,
    };
    let wanted = Wanted {
        names: &names,
        duration_ms: *duration_ms,
        isrc: None,
        mbid: None,
    };
    let resolved = catalogue::resolve(tx, memory, &[wanted]).await?;
    let Some(found) = resolved.first() else {
        return Ok(DANGLING);
    };
    track::fill_place(tx, found.meaning.track_id, None, *number, *duration_ms).await?;
    link(tx, context, TRACK, *id, found.meaning.track_id).await?;
    Ok(RowOutcome::new_or_already(found.new))
}

async fn store_detail(tx: &mut Tx, context: Context, item: &LegacyItem) -> Result<RowOutcome> {
    let (kind, foreign) = match item {
        LegacyItem::Image {
            album_id: Some(id), ..
        }
        | LegacyItem::Text { album_id: id, .. }
        | LegacyItem::Metadata { album_id: id, .. } => (ALBUM, *id),
        LegacyItem::Image {
            artist_id: Some(id),
            ..
        } => (ARTIST, *id),
        _ => return Ok(DANGLING),
    };
    let Some(local) = linked(tx, context, kind, foreign).await? else {
        return Ok(DANGLING);
    };
    let new = match item {
        LegacyItem::Image {
            url,
            kind: what,
            source,
            ..
        } => {
            let (album_id, artist_id) = if kind == ALBUM {
                (Some(local), None)
            } else {
                (None, Some(local))
            };
            stored::insert_image(
                tx,
                &NewImage {
                    album_id,
                    artist_id,
                    url,
                    kind: what,
                    source,
                    import_id: Some(context.import),
                },
            )
            .await?
        }
        LegacyItem::Text {
            kind, body, canned, ..
        } => {
            let text = NewText {
                album_id: local,
                kind,
                body,
                source: AIME,
                canned: *canned,
                import_id: Some(context.import),
            };
            stored::insert_text(tx, context.who.id, &text).await?
        }
        LegacyItem::Metadata {
            labels,
            film_title,
            film_year,
            film_director,
            ..
        } => {
            let metadata = NewMetadata {
                album_id: local,
                labels,
                film_title: film_title.as_deref(),
                film_year: *film_year,
                film_director: film_director.as_deref(),
                import_id: Some(context.import),
            };
            stored::insert_metadata(tx, &metadata).await?
        }
        _ => false,
    };
    Ok(RowOutcome::new_or_already(new))
}

async fn store_list(tx: &mut Tx, context: Context, item: &LegacyItem) -> Result<RowOutcome> {
    let new = match item {
        LegacyItem::Playlist {
            id,
            name,
            algorithm,
            ai_prompt,
            track_ids,
            created_at,
        } => {
            let playlist = NewPlaylist {
                source_key: &format!("aime:playlist:{id}:{name}"),
                name,
                algorithm: algorithm.as_deref(),
                ai_prompt: ai_prompt.as_deref(),
                track_ids: &linked_all(tx, context, TRACK, track_ids).await?,
                created_at: created_at.unwrap_or_else(|| tx.now()),
                import_id: context.import,
            };
            stored::insert_playlist(tx, context.who.id, &playlist).await?
        }
        LegacyItem::AlbumCollection {
            id,
            name,
            search_type,
            search_criteria,
            ai_query,
            album_ids,
            created_at,
        } => {
            let collection = NewAlbumCollection {
                source_key: &format!("aime:collection:{id}:{name}"),
                name,
                search_type,
                search_criteria: search_criteria.as_deref(),
                ai_query: ai_query.as_deref(),
                album_ids: &linked_all(tx, context, ALBUM, album_ids).await?,
                created_at: created_at.unwrap_or_else(|| tx.now()),
                import_id: context.import,
            };
            stored::insert_album_collection(tx, context.who.id, &collection).await?
        }
        _ => false,
    };
    Ok(RowOutcome::new_or_already(new))
}

async fn link(tx: &Tx, context: Context, kind: &str, foreign: i64, local: i64) -> Result<()> {
    rows::link(tx, context.who.id, context.import, kind, foreign, local).await
}

async fn linked(tx: &Tx, context: Context, kind: &str, foreign: i64) -> Result<Option<i64>> {
    let found = rows::linked(tx, context.who.id, context.import, kind, &[foreign]).await?;
    Ok(found.get(&foreign).copied())
}

/// What numbers became, in their order; those that became nothing are left out.
async fn linked_all(tx: &Tx, context: Context, kind: &str, foreign: &[i64]) -> Result<Vec<i64>> {
    let found = rows::linked(tx, context.who.id, context.import, kind, foreign).await?;
    Ok(foreign
        .iter()
        .filter_map(|id| found.get(id).copied())
        .collect())
}
