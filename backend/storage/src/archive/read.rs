//! A user's rows as lines of JSON, a block at a time, so that their number costs no memory.

use std::collections::HashMap;

use aime_domain::listen::Names;
use sea_orm::QueryResult;
use serde_json::{Map, Value as Json, json};

use super::contents::Contents;
use super::ledger;
use super::tables::{self, Child, Rows, Table};
use crate::catalogue::spelling;
use crate::db::Conn;
use crate::error::Result;
use crate::shape::{self, Column, Kind};
use crate::sql;

/// Rows in a block.
const BLOCK: usize = 1_000;

/// Where the reading of a table stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Position among the keys of the table, or of the table that its rows hang on.
    at: usize,
    /// Last row of that one.
    after: i64,
    done: bool,
}

impl Place {
    fn ended() -> Self {
        Self {
            done: true,
            ..Self::default()
        }
    }
}

type Row = Map<String, Json>;

/// The next lines of a table from `place` on, which is moved; none when there are no more. A block may be empty of lines
/// and not be the last: ask until `None`.
pub async fn next<C: Conn>(
    db: &C,
    contents: &mut Contents,
    table: &str,
    place: &mut Place,
) -> Result<Option<Vec<String>>> {
    if place.done {
        return Ok(None);
    }
    let rows = match table {
        "account" => {
            *place = Place::ended();
            account(db, contents).await?
        }
        "import_rows" => import_rows(db, contents, place).await?,
        "listens" => listens(db, contents, place).await?,
        "duplicates" => duplicates(db, contents, place).await?,
        "correction_listens" => correction_listens(db, contents, place).await?,
        "missing_listens" => kept_listens(db, contents, place).await?,
        "correction_rows" => {
            let Some(correction) = contents.keys("corrections").get(place.at).copied() else {
                return Ok(None);
            };
            place.at += 1;
            ledger::rows_of(db, contents, correction).await?
        }
        _ => {
            let Some(table) = tables::find(table) else {
                return Ok(None);
            };
            match table.rows {
                Rows::InOrder(order) => {
                    *place = Place::ended();
                    in_order(db, contents, table, order).await?
                }
                Rows::Numbered => {
                    let keys = contents.keys(table.name);
                    let chunk: Vec<i64> = keys.iter().skip(place.at).take(BLOCK).copied().collect();
                    if chunk.is_empty() {
                        return Ok(None);
                    }
                    place.at += chunk.len();
                    numbered(db, contents, table, &chunk).await?
                }
            }
        }
    };
    Ok(Some(
        rows.into_iter()
            .map(|row| Json::Object(row).to_string())
            .collect(),
    ))
}

async fn account<C: Conn>(db: &C, contents: &Contents) -> Result<Vec<Row>> {
    let query = "SELECT language, time_zone FROM users WHERE id = $1";
    let row = sql::one(db, query, [contents.user.0.into()]).await?;
    Ok(vec![object(json!({
        "language": row.try_get_by_index::<String>(0)?,
        "time_zone": row.try_get_by_index::<String>(1)?,
    }))])
}

async fn in_order<C: Conn>(
    db: &C,
    contents: &Contents,
    table: &Table,
    order: &str,
) -> Result<Vec<Row>> {
    let query = format!(
        "SELECT {} FROM {} WHERE user_id = $1 ORDER BY {order}",
        shape::names(table.outgoing()),
        table.name
    );
    let columns: Vec<&Column> = table.outgoing().collect();
    let rows = sql::all(db, &query, [contents.user.0.into()]).await?;
    rows.iter()
        .map(|row| outgoing(contents, row, 0, &columns))
        .collect()
}

async fn numbered<C: Conn>(
    db: &C,
    contents: &mut Contents,
    table: &'static Table,
    keys: &[i64],
) -> Result<Vec<Row>> {
    let hash = if table.name == "spellings" {
        ", hash"
    } else {
        ""
    };
    let query = format!(
        "SELECT id, {}{hash} FROM {} WHERE id IN {} ORDER BY id",
        shape::names(table.outgoing()),
        table.name,
        sql::numbers_in(db.engine(), 1)
    );
    let columns: Vec<&Column> = table.outgoing().collect();
    let found = sql::all(db, &query, [sql::numbers(keys.iter().copied())]).await?;
    let mut children = Vec::with_capacity(table.children.len());
    for child in table.children {
        children.push((child.name, children_of(db, contents, child, keys).await?));
    }
    let mut shown = match table.name {
        "tracks" => names_shown(db, keys).await?,
        _ => HashMap::new(),
    };
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        let key: i64 = row.try_get_by_index(0)?;
        let mut line = outgoing(contents, row, 1, &columns)?;
        let number = contents.number(table.name, key);
        line.insert("id".into(), number.into());
        for (name, of) in &mut children {
            line.insert(
                (*name).to_owned(),
                of.remove(&key).unwrap_or_default().into(),
            );
        }
        match table.name {
            "spellings" => {
                let hash: Vec<u8> = row.try_get_by_index(columns.len() + 1)?;
                line.insert("made".into(), made(contents, key, row, &hash)?.into());
            }
            "tracks" => line.extend(shown.remove(&key).unwrap_or_default()),
            "imports" => settle_state(&mut line),
            "corrections" => ledger::number_detail(contents, &mut line),
            _ => {}
        }
        rows.push(line);
    }
    Ok(rows)
}

/// The names of tracks as shown beside their own, by which they are found again where numbers mean nothing.
async fn names_shown<C: Conn>(db: &C, keys: &[i64]) -> Result<HashMap<i64, Row>> {
    let query = format!(
        "SELECT t.id, r.artist_credit, a.title, a.artist_credit FROM tracks t
         JOIN recordings r ON r.id = t.recording_id LEFT JOIN albums a ON a.id = t.album_id WHERE t.id IN {}",
        sql::numbers_in(db.engine(), 1)
    );
    let mut shown = HashMap::with_capacity(keys.len());
    for row in sql::all(db, &query, [sql::numbers(keys.iter().copied())]).await? {
        let text = |at: usize| row.try_get_by_index::<Option<String>>(at);
        let names = json!({"artist": text(1)?, "album": text(2)?, "album_artist": text(3)?});
        shown.insert(row.try_get_by_index(0)?, object(names));
    }
    Ok(shown)
}

/// Where a spelling comes from that is none as received: `own` to the user, or `track`, made of a track as shown.
fn made(
    contents: &Contents,
    key: i64,
    row: &QueryResult,
    hash: &[u8],
) -> Result<Option<&'static str>> {
    if contents.own_spellings.contains(&key) {
        return Ok(Some("own"));
    }
    // In the order of `shape::SPELLINGS`, behind the key.
    let names = Names {
        artist: row.try_get_by_index(1)?,
        title: row.try_get_by_index(2)?,
        album: row.try_get_by_index(3)?,
        album_artist: row.try_get_by_index(4)?,
    };
    Ok((spelling::hash(&names)[..] != *hash).then_some("track"))
}

/// An import that has not ended cannot go on elsewhere.
fn settle_state(line: &mut Row) {
    let open = ["queued", "running", "paused"];
    if line["state"]
        .as_str()
        .is_some_and(|state| open.contains(&state))
    {
        line.insert("state".into(), "cancelled".into());
    }
}

async fn children_of<C: Conn>(
    db: &C,
    contents: &Contents,
    child: &'static Child,
    parents: &[i64],
) -> Result<HashMap<i64, Vec<Json>>> {
    let key = if child.is_keyed() { "id" } else { child.parent };
    let query = format!(
        "SELECT \"{}\", \"{key}\", {} FROM {} WHERE \"{}\" IN {} ORDER BY \"{}\", \"{}\"",
        child.parent,
        shape::names(child.outgoing()),
        child.name,
        child.parent,
        sql::numbers_in(db.engine(), 1),
        child.parent,
        child.order
    );
    let columns: Vec<&Column> = child.outgoing().collect();
    let mut of = HashMap::<i64, Vec<Json>>::new();
    for row in sql::all(db, &query, [sql::numbers(parents.iter().copied())]).await? {
        let mut line = outgoing(contents, &row, 2, &columns)?;
        if child.is_keyed() {
            let number = contents.number(child.name, row.try_get_by_index(1)?);
            line.insert("id".into(), number.into());
        }
        of.entry(row.try_get_by_index(0)?)
            .or_default()
            .push(Json::Object(line));
    }
    Ok(of)
}

/// A row as it goes out; its columns begin at `from`.
fn outgoing(
    contents: &Contents,
    row: &QueryResult,
    from: usize,
    columns: &[&Column],
) -> Result<Row> {
    let mut line = Row::new();
    for (at, (name, kind)) in columns.iter().enumerate() {
        let value = match kind {
            Kind::Ref(table) => row
                .try_get_by_index::<Option<i64>>(from + at)?
                .and_then(|key| contents.number(table, key))
                .into(),
            Kind::List => {
                let text: Option<String> = row.try_get_by_index(from + at)?;
                text.map_or(Json::Null, list_or_text)
            }
            Kind::Bytes => {
                let bytes: Option<Vec<u8>> = row.try_get_by_index(from + at)?;
                bytes.map(|bytes| hex(&bytes)).into()
            }
            Kind::Real => {
                let real: Option<f64> = row.try_get_by_index(from + at)?;
                real.map(tables::short).into()
            }
            kind => shape::to_json(row, from + at, *kind)?,
        };
        line.insert((*name).to_owned(), value);
    }
    Ok(line)
}

/// A list as a list, where it comes back as the same text.
fn list_or_text(text: String) -> Json {
    let list = serde_json::from_str::<Json>(&text).unwrap_or(Json::Null);
    let written = list.to_string();
    if list.is_array() && written == text {
        list
    } else {
        Json::String(text)
    }
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|nibble| char::from(DIGITS[usize::from(nibble)]))
        .collect()
}

async fn import_rows<C: Conn>(db: &C, contents: &Contents, place: &mut Place) -> Result<Vec<Row>> {
    let Some(import) = contents.keys("imports").get(place.at).copied() else {
        *place = Place::ended();
        return Ok(Vec::new());
    };
    let query = format!(
        "SELECT row_number, outcome, reason, detail FROM import_rows
         WHERE user_id = $1 AND import_id = $2 AND row_number > $3 ORDER BY row_number LIMIT {BLOCK}"
    );
    let values = [contents.user.0.into(), import.into(), place.after.into()];
    let found = sql::all(db, &query, values).await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        place.after = row.try_get_by_index(0)?;
        rows.push(object(json!({
            "import_id": contents.number("imports", import),
            "row_number": place.after,
            "outcome": row.try_get_by_index::<String>(1)?,
            "reason": row.try_get_by_index::<String>(2)?,
            "detail": row.try_get_by_index::<String>(3)?,
        })));
    }
    if found.len() < BLOCK {
        place.at += 1;
        place.after = 0;
    }
    Ok(rows)
}

// The plus keeps planners from the indexes that begin with the user: they would sort all that the user has for each block.
// In the order of keys each block begins where the last one ended.
async fn listens<C: Conn>(db: &C, contents: &Contents, place: &mut Place) -> Result<Vec<Row>> {
    let query = format!(
        "SELECT h.id, h.listened_at, s.artist_credit, s.title, s.album, s.album_artist, h.stream_id, h.spelling_id,
                h.stamp, h.resolution, h.approximate, h.seconds_played, h.duration_ms, h.source_event_id, h.status,
                h.reason, h.score, h.released, h.held, h.import_id, h.created_at, m.service, m.channel, m.client
         FROM listening_history h JOIN spellings s ON s.id = h.spelling_id JOIN streams m ON m.id = h.stream_id
         WHERE +h.user_id = $1 AND h.id > $2 ORDER BY h.id LIMIT {BLOCK}"
    );
    let found = sql::all(db, &query, [contents.user.0.into(), place.after.into()]).await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        place.after = row.try_get_by_index(0)?;
        let text = |at: usize| row.try_get_by_index::<Option<String>>(at);
        let import: Option<i64> = row.try_get_by_index(19)?;
        rows.push(object(json!({
            "listened_at": row.try_get_by_index::<i64>(1)?,
            "artist": text(2)?,
            "title": text(3)?,
            "album": text(4)?,
            "album_artist": text(5)?,
            "service": text(21)?,
            "channel": text(22)?,
            "client": text(23)?,
            "stream": contents.number("streams", row.try_get_by_index(6)?),
            "spelling": contents.number("spellings", row.try_get_by_index(7)?),
            "stamp": text(8)?,
            "resolution": text(9)?,
            "approximate": row.try_get_by_index::<bool>(10)?,
            "seconds_played": row.try_get_by_index::<Option<i32>>(11)?,
            "duration_ms": row.try_get_by_index::<Option<i64>>(12)?,
            "source_event_id": text(13)?,
            "status": text(14)?,
            "reason": text(15)?,
            "score": row.try_get_by_index::<Option<f64>>(16)?.map(tables::short),
            "released": row.try_get_by_index::<bool>(17)?,
            "held": text(18)?,
            "import": import.and_then(|import| contents.number("imports", import)),
            "created_at": row.try_get_by_index::<i64>(20)?,
        })));
    }
    if found.len() < BLOCK {
        *place = Place::ended();
    }
    Ok(rows)
}

/// Which listen, by what tells it from every other: stream, moment and names.
fn which(contents: &Contents, row: &QueryResult, from: usize) -> Result<Json> {
    Ok(json!([
        contents.number("streams", row.try_get_by_index(from)?),
        row.try_get_by_index::<i64>(from + 1)?,
        contents.number("spellings", row.try_get_by_index(from + 2)?),
    ]))
}

async fn duplicates<C: Conn>(db: &C, contents: &Contents, place: &mut Place) -> Result<Vec<Row>> {
    let query = format!(
        "SELECT h.id, h.stream_id, h.listened_at, h.spelling_id, w.stream_id, w.listened_at, w.spelling_id, h.held
         FROM listening_history h JOIN listening_history w ON w.id = h.duplicate_of
         WHERE +h.user_id = $1 AND h.id > $2 ORDER BY h.id LIMIT {BLOCK}"
    );
    let found = sql::all(db, &query, [contents.user.0.into(), place.after.into()]).await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        place.after = row.try_get_by_index(0)?;
        rows.push(object(json!({
            "listen": which(contents, row, 1)?,
            "of": which(contents, row, 4)?,
            "held": row.try_get_by_index::<Option<String>>(7)?,
        })));
    }
    if found.len() < BLOCK {
        *place = Place::ended();
    }
    Ok(rows)
}

/// Which listens stay though their service no longer has them. What still waits for a decision is found again.
async fn kept_listens<C: Conn>(db: &C, contents: &Contents, place: &mut Place) -> Result<Vec<Row>> {
    let query = format!(
        "SELECT m.listen_id, h.stream_id, h.listened_at, h.spelling_id, m.provider, m.new_artist, m.new_title,
                m.new_album, m.found_at
         FROM missing_listens m JOIN listening_history h ON h.id = m.listen_id
         WHERE m.user_id = $1 AND m.listen_id > $2 AND m.is_kept ORDER BY m.listen_id LIMIT {BLOCK}"
    );
    let found = sql::all(db, &query, [contents.user.0.into(), place.after.into()]).await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        place.after = row.try_get_by_index(0)?;
        let text = |at: usize| row.try_get_by_index::<Option<String>>(at);
        rows.push(object(json!({
            "listen": which(contents, row, 1)?,
            "provider": text(4)?,
            "new_artist": text(5)?,
            "new_title": text(6)?,
            "new_album": text(7)?,
            "found_at": row.try_get_by_index::<i64>(8)?,
        })));
    }
    if found.len() < BLOCK {
        *place = Place::ended();
    }
    Ok(rows)
}

async fn correction_listens<C: Conn>(
    db: &C,
    contents: &Contents,
    place: &mut Place,
) -> Result<Vec<Row>> {
    let Some(correction) = contents.keys("corrections").get(place.at).copied() else {
        *place = Place::ended();
        return Ok(Vec::new());
    };
    let query = format!(
        "SELECT c.listen_id, c.role, h.stream_id, h.listened_at, h.spelling_id
         FROM correction_listens c JOIN listening_history h ON h.id = c.listen_id
         WHERE c.correction_id = $1 AND c.listen_id > $2 AND h.user_id = $3 ORDER BY c.listen_id LIMIT {BLOCK}"
    );
    let values = [
        correction.into(),
        place.after.into(),
        contents.user.0.into(),
    ];
    let found = sql::all(db, &query, values).await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in &found {
        place.after = row.try_get_by_index(0)?;
        rows.push(object(json!({
            "correction": contents.number("corrections", correction),
            "role": row.try_get_by_index::<String>(1)?,
            "listen": which(contents, row, 2)?,
        })));
    }
    if found.len() < BLOCK {
        place.at += 1;
        place.after = 0;
    }
    Ok(rows)
}

/// The fields of an object.
pub(super) fn object(json: Json) -> Row {
    match json {
        Json::Object(row) => row,
        _ => Row::new(),
    }
}
