//! An archive merged with what is there: through the one door in, like any other file.

use aime_domain::exclusion::{Exclusion, Hours};
use aime_domain::ids::ListenId;
use aime_domain::import::{Links, OwnedCopy};
use aime_domain::listen::{Channel, ListenEvent, Names, Resolution, Stamp, StreamKey};
use aime_domain::matching::recording_identity;
use aime_storage::archive::write::{self, Ground, Row};
use aime_storage::catalogue::{spelling, track};
use aime_storage::import::legacy::{self, NewMetadata};
use aime_storage::import::owned;
use aime_storage::rollup::mark;
use aime_storage::{Result, Tx, exclusion, loved};
use serde_json::Value as Json;

use super::{DANGLING, MALFORMED, ground, outcome};
use crate::corrections::{exclusions, meaning};
use crate::imports::chunk::{ALREADY, Context, RowOutcome};
use crate::imports::marks;
use crate::ingest::catalogue::{self, Memory, Wanted, WantedAlbum};
use crate::ingest::store::{self, Incoming, Outcome};

/// Said of a row that belongs to the account or the installation that it comes from.
const STAYS: RowOutcome = RowOutcome::Skipped("stays_behind");
/// Said of a row of the catalogue that comes with another one, or with the names of a listen.
const COMES_ALONG: RowOutcome = RowOutcome::Skipped("comes_along");
/// Said of a row about something in the catalogue that was there before.
const CATALOGUE_STAYS: RowOutcome = RowOutcome::Skipped("catalogue_stays");
/// Said of a verdict: what counts is decided by what is here.
const DECIDED_ANEW: RowOutcome = RowOutcome::Skipped("decided_anew");

/// Under which word it is remembered that an album or an artist came with this import.
const NEW_ALBUMS: &str = "new_albums";
const NEW_ARTISTS: &str = "new_artists";
/// Under which word it is remembered what names mean to the user alone.
const OWN_TRACKS: &str = "own_tracks";

/// Stores rows of one table; what became of each, in order.
pub(super) async fn store(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    table: &str,
    rows: &[Row],
) -> Result<Vec<RowOutcome>> {
    let ground = ground(context);
    if table == "listens" {
        return listens(tx, context, memory, rows).await;
    }
    if [
        "settings",
        "streams",
        "copies",
        "wantlist",
        "playlists",
        "album_collections",
    ]
    .contains(&table)
    {
        let landed = write::lay(tx, &ground, table, rows).await?;
        return Ok(landed.into_iter().map(outcome).collect());
    }
    let mut outcomes = Vec::with_capacity(rows.len());
    for row in rows {
        outcomes.push(match table {
            "artists" => artist(tx, &ground, row).await?,
            "albums" => album(tx, &ground, row).await?,
            "recordings" => COMES_ALONG,
            "tracks" => place(tx, &ground, memory, row).await?,
            "spellings" => names(tx, &ground, memory, row).await?,
            "spelling_rules" => rule(tx, context, &ground, row).await?,
            "images" | "texts" => detail(tx, &ground, table, row).await?,
            "duplicates" => duplicate(tx, context, &ground, row).await?,
            "loved_tracks" => love(tx, context, &ground, row).await?,
            "exclusions" => kept_out(tx, context, &ground, row).await?,
            "missing_listens" => kept(tx, &ground, row).await?,
            _ => STAYS,
        });
    }
    Ok(outcomes)
}

fn text<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    row.get(name).and_then(Json::as_str)
}

fn number(row: &Row, name: &str) -> Option<i64> {
    row.get(name).and_then(Json::as_i64)
}

fn texts(row: &Row, name: &str) -> Vec<String> {
    let list = row.get(name).and_then(Json::as_array);
    let texts = list.into_iter().flatten().filter_map(Json::as_str);
    texts.map(str::to_owned).collect()
}

async fn link(tx: &Tx, ground: &Ground, table: &str, number: i64, key: i64) -> Result<()> {
    write::link(tx, ground, table, &[(number, key)]).await
}

async fn linked(tx: &Tx, ground: &Ground, table: &str, number: Option<i64>) -> Result<Option<i64>> {
    let Some(number) = number else {
        return Ok(None);
    };
    let found = write::linked(tx, ground, table, &[number]).await?;
    Ok(found.get(&number).copied())
}

async fn artist(tx: &Tx, ground: &Ground, row: &Row) -> Result<RowOutcome> {
    let landed = write::lay(tx, ground, "artists", std::slice::from_ref(row)).await?;
    let outcome = outcome(landed[0]);
    if let (RowOutcome::Stored, Some(number)) = (outcome, number(row, "id")) {
        link(tx, ground, NEW_ARTISTS, number, number).await?;
    }
    Ok(outcome)
}

async fn album(tx: &mut Tx, ground: &Ground, row: &Row) -> Result<RowOutcome> {
    let (Some(id), Some(artist), Some(title)) = (
        number(row, "id"),
        text(row, "artist_credit"),
        text(row, "title"),
    ) else {
        return Ok(MALFORMED);
    };
    if let Some(known) = write::find_album(tx, row).await? {
        link(tx, ground, "albums", id, known).await?;
        return Ok(ALREADY);
    }
    let year = number(row, "year").and_then(|year| i32::try_from(year).ok());
    let wanted = WantedAlbum {
        artist,
        artists: &[],
        title,
        year,
        discogs_master_id: number(row, "discogs_master_id"),
    };
    let (album_id, new) = catalogue::resolve_album(tx, &wanted).await?;
    link(tx, ground, "albums", id, album_id).await?;
    if !new {
        return Ok(ALREADY);
    }
    link(tx, ground, NEW_ALBUMS, id, album_id).await?;
    let owned = |name: &str| text(row, name).map(str::to_owned);
    let facts = OwnedCopy {
        original_year: year,
        discogs_master_id: number(row, "discogs_master_id"),
        genres: texts(row, "genres"),
        styles: texts(row, "styles"),
        links: Links {
            spotify_url: owned("spotify_url"),
            apple_music_url: owned("apple_music_url"),
            discogs_url: owned("discogs_url"),
        },
        ..OwnedCopy::default()
    };
    owned::fill_album(tx, album_id, &facts).await?;
    let metadata = row.get("metadata").and_then(Json::as_array);
    for line in metadata.into_iter().flatten().filter_map(Json::as_object) {
        let metadata = NewMetadata {
            album_id,
            labels: &texts(line, "labels"),
            film_title: text(line, "film_title"),
            film_year: number(line, "film_year").and_then(|year| i32::try_from(year).ok()),
            film_director: text(line, "film_director"),
            import_id: Some(ground.import),
        };
        legacy::insert_metadata(tx, &metadata).await?;
    }
    Ok(RowOutcome::Stored)
}

/// A recording at a place on an album, found or made by its names as shown.
async fn place(tx: &Tx, ground: &Ground, memory: &mut Memory, row: &Row) -> Result<RowOutcome> {
    let (Some(id), Some(names)) = (number(row, "id"), named(row)) else {
        return Ok(MALFORMED);
    };
    let album = linked(tx, ground, "albums", number(row, "album_id")).await?;
    let title_key = recording_identity(&names).title_key;
    if let Some((track, recording)) = write::find_track(tx, row, album, &title_key).await? {
        link(tx, ground, "tracks", id, track).await?;
        if let Some(number) = number(row, "recording_id") {
            link(tx, ground, "recordings", number, recording).await?;
        }
        return Ok(ALREADY);
    }
    let wanted = Wanted {
        names: &names,
        duration_ms: number(row, "duration_ms"),
        isrc: text(row, "isrc"),
        mbid: text(row, "mbid"),
    };
    let resolved = catalogue::resolve(tx, memory, &[wanted]).await?.remove(0);
    let meaning = resolved.meaning;
    link(tx, ground, "tracks", id, meaning.track_id).await?;
    if let Some(recording) = number(row, "recording_id") {
        link(tx, ground, "recordings", recording, meaning.recording_id).await?;
    }
    if !resolved.new {
        return Ok(ALREADY);
    }
    let place = |name: &str| number(row, name).and_then(|number| i32::try_from(number).ok());
    let (disc, position) = (place("disc"), place("number"));
    let duration_ms = number(row, "duration_ms");
    track::fill_place(tx, meaning.track_id, disc, position, duration_ms).await?;
    Ok(RowOutcome::Stored)
}

/// Names of a row, as received or as shown.
fn named(row: &Row) -> Option<Names> {
    let owned = |name: &str| text(row, name).map(str::to_owned);
    Some(Names {
        artist: owned("artist_credit").or_else(|| owned("artist"))?,
        title: owned("title")?,
        album: owned("album"),
        album_artist: owned("album_artist"),
    })
}

/// Names as received: what they mean is for this catalogue to say.
async fn names(tx: &Tx, ground: &Ground, memory: &mut Memory, row: &Row) -> Result<RowOutcome> {
    let (Some(id), Some(names)) = (number(row, "id"), named(row)) else {
        return Ok(MALFORMED);
    };
    match text(row, "made") {
        Some("own") => {
            if let Some(track) = linked(tx, ground, "tracks", number(row, "track_id")).await? {
                link(tx, ground, OWN_TRACKS, id, track).await?;
            }
            return Ok(COMES_ALONG);
        }
        Some(_) => return Ok(COMES_ALONG),
        None => {}
    }
    let wanted = Wanted {
        names: &names,
        duration_ms: None,
        isrc: None,
        mbid: None,
    };
    let resolved = catalogue::resolve(tx, memory, &[wanted]).await?.remove(0);
    link(tx, ground, "spellings", id, resolved.meaning.spelling_id).await?;
    Ok(RowOutcome::new_or_already(resolved.new))
}

/// What names mean to the user alone, unless they mean something to them already.
async fn rule(tx: &mut Tx, context: Context, ground: &Ground, row: &Row) -> Result<RowOutcome> {
    let own = number(row, "own_id");
    let received = linked(tx, ground, "spellings", number(row, "spelling_id")).await?;
    let target = linked(tx, ground, OWN_TRACKS, own).await?;
    let (Some(own), Some(received), Some(target)) = (own, received, target) else {
        return Ok(DANGLING);
    };
    let known = spelling::find_rule(tx, context.who.id, received).await?;
    let received = spelling::get(tx, received).await?;
    if known.is_some() || received.track_id == target {
        link(
            tx,
            ground,
            "spellings",
            own,
            known.map_or(received.id, |own| own.id),
        )
        .await?;
        return Ok(ALREADY);
    }
    meaning::point_for_one(tx, context.who, &received, None, Some(target)).await?;
    if let Some(made) = spelling::find_rule(tx, context.who.id, received.id).await? {
        link(tx, ground, "spellings", own, made.id).await?;
    }
    Ok(RowOutcome::Stored)
}

/// A picture or a text: those of albums and artists that came along, and the user's own texts.
async fn detail(tx: &Tx, ground: &Ground, table: &str, row: &Row) -> Result<RowOutcome> {
    let own = table == "texts" && number(row, "user_id").is_some();
    let new = linked(tx, ground, NEW_ALBUMS, number(row, "album_id"))
        .await?
        .is_some()
        || linked(tx, ground, NEW_ARTISTS, number(row, "artist_id"))
            .await?
            .is_some();
    if !own && !new {
        return Ok(CATALOGUE_STAYS);
    }
    let landed = write::lay(tx, ground, table, std::slice::from_ref(row)).await?;
    Ok(outcome(landed[0]))
}

async fn love(tx: &mut Tx, context: Context, ground: &Ground, row: &Row) -> Result<RowOutcome> {
    let (Some(loved_at), Some(source)) = (number(row, "loved_at"), text(row, "source")) else {
        return Ok(MALFORMED);
    };
    let recording = linked(tx, ground, "recordings", number(row, "recording_id")).await?;
    let Some(recording_id) = recording else {
        return Ok(DANGLING);
    };
    let love = loved::Love {
        recording_id,
        loved_at,
        source,
        import_id: Some(context.import.0),
    };
    let new = loved::add(tx, context.who.id, &love).await?;
    Ok(RowOutcome::new_or_already(new))
}

/// That a listen stays though its service no longer has it.
async fn kept(tx: &Tx, ground: &Ground, row: &Row) -> Result<RowOutcome> {
    let landed = write::lay_kept(tx, ground, std::slice::from_ref(row)).await?;
    Ok(outcome(landed[0]))
}

/// A rule that keeps plays out of charts.
async fn kept_out(tx: &mut Tx, context: Context, ground: &Ground, row: &Row) -> Result<RowOutcome> {
    let hour = |name: &str| number(row, name).and_then(|hour| u8::try_from(hour).ok());
    let rule = Exclusion {
        artist_id: linked(tx, ground, "artists", number(row, "artist_id")).await?,
        recording_id: linked(tx, ground, "recordings", number(row, "recording_id")).await?,
        hours: hour("from_hour")
            .zip(hour("to_hour"))
            .map(|(from, to)| Hours { from, to }),
    };
    let lost = rule.artist_id.is_some() != number(row, "artist_id").is_some()
        || rule.recording_id.is_some() != number(row, "recording_id").is_some();
    if lost {
        return Ok(DANGLING);
    }
    if exclusion::list_rules(tx, context.who.id)
        .await?
        .contains(&rule)
    {
        return Ok(ALREADY);
    }
    exclusion::insert(tx, context.who.id, &rule).await?;
    exclusions::bring_in_line(tx, context.who, &rule).await?;
    Ok(RowOutcome::Stored)
}

async fn listens(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    rows: &[Row],
) -> Result<Vec<RowOutcome>> {
    let read: Vec<Option<(ListenEvent, StreamKey)>> = rows.iter().map(event).collect();
    let incoming: Vec<Incoming<'_>> = read
        .iter()
        .flatten()
        .map(|(event, stream)| Incoming { event, stream })
        .collect();
    let stored = store::store(tx, context.who, memory, &incoming, Some(context.import.0)).await?;
    mark::mark_changes(tx, context.who.id, context.who.zone, &stored.deltas).await?;
    let mut outcomes = stored.outcomes.iter().zip(&stored.keys);
    let (mut removed, mut released) = (Vec::new(), Vec::new());
    let mut became = Vec::with_capacity(rows.len());
    for (row, read) in rows.iter().zip(&read) {
        let Some((outcome, key)) = read.as_ref().and_then(|_| outcomes.next()) else {
            became.push(MALFORMED);
            continue;
        };
        if let Some(ListenId(key)) = key {
            if text(row, "held") == Some("removed") {
                removed.push(*key);
            } else if row.get("released").and_then(Json::as_bool) == Some(true) {
                released.push(*key);
            }
        }
        became.push(match outcome {
            Outcome::Stored => RowOutcome::Stored,
            Outcome::Duplicate(reason) => RowOutcome::Duplicate(reason),
            Outcome::Skipped(reason) => RowOutcome::Skipped(reason.as_str()),
        });
    }
    marks::remove(tx, context, &removed).await?;
    marks::release(tx, context, &released).await?;
    Ok(became)
}

fn event(row: &Row) -> Option<(ListenEvent, StreamKey)> {
    let mut event = ListenEvent::at(number(row, "listened_at")?, named(row)?);
    event.source_event_id = text(row, "source_event_id").map(str::to_owned);
    event.stamp = Stamp::from_word(text(row, "stamp")?)?;
    event.resolution = Resolution::from_word(text(row, "resolution")?)?;
    event.approximate = row.get("approximate").and_then(Json::as_bool)?;
    event.duration_ms = number(row, "duration_ms");
    event.played_ms = number(row, "seconds_played").map(|seconds| seconds * 1_000);
    let stream = StreamKey {
        service: text(row, "service")?.to_owned(),
        channel: Channel::from_word(text(row, "channel")?)?,
        client: text(row, "client")?.to_owned(),
    };
    Some((event, stream))
}

/// Which report stands for which is decided anew, but for those that the listener put otherwise by hand.
async fn duplicate(
    tx: &mut Tx,
    context: Context,
    ground: &Ground,
    row: &Row,
) -> Result<RowOutcome> {
    if text(row, "held") != Some("replaced") {
        return Ok(DECIDED_ANEW);
    }
    let side = |name: &str| row.get(name).unwrap_or(&Json::Null);
    let found = write::find_listens(tx, ground, &[side("listen"), side("of")]).await?;
    let (Some(listen), Some(by)) = (found[0], found[1]) else {
        return Ok(DANGLING);
    };
    Ok(RowOutcome::new_or_already(
        marks::replace(tx, context, listen, by).await?,
    ))
}
