//! Lines of an archive laid down in an account.
//!
//! *Exactly*, where the installation is empty: rows come to be as they were, with what was decided of them. *Beside what
//! is there*: only what tells itself from every row that is there comes to be; what is there stays as it is.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aime_domain::ids::{ImportId, UserId};
use aime_domain::listen::Names;
use sea_orm::Value;
use serde_json::{Map, Value as Json};

use super::ledger;
use super::tables::{self, Child, Table, link_of, referred};
use crate::catalogue::spelling;
use crate::db::{Conn, Engine, Tx};
use crate::error::Result;
use crate::search::Kind as Found;
use crate::search::write::{Document, index};
use crate::shape::{self, Column, Kind};
use crate::sql;

/// A line taken apart.
pub type Row = Map<String, Json>;

/// Where lines are laid down.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// Whose account.
    pub user: UserId,
    /// The import that brings them.
    pub import: ImportId,
    /// Whether the installation is empty, so that rows come to be exactly as they were.
    pub exact: bool,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landed {
    /// It is a row now.
    Stored,
    /// There was such a row.
    Already,
    /// It names a row that is not there.
    Dangling,
    /// It does not say what a row must say.
    Malformed,
}

/// Whether there is nothing that an archive could meet: no catalogue, and an account that holds nothing.
pub async fn is_empty<C: Conn>(db: &C, user: UserId) -> Result<bool> {
    for query in [
        "SELECT 1 FROM artists LIMIT 1",
        "SELECT 1 FROM albums LIMIT 1",
        "SELECT 1 FROM recordings LIMIT 1",
        "SELECT 1 FROM spellings LIMIT 1",
    ] {
        if sql::optional(db, query, []).await?.is_some() {
            return Ok(false);
        }
    }
    for table in [
        "streams",
        "copies",
        "wantlist",
        "playlists",
        "album_collections",
        "exclusions",
        "corrections",
        "loved_tracks",
        "settings",
    ] {
        let query = format!("SELECT 1 FROM {table} WHERE user_id = $1 LIMIT 1");
        if sql::optional(db, &query, [user.0.into()]).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Keys by table and number.
#[derive(Debug, Default)]
struct Keys(HashMap<(&'static str, i64), i64>);

impl Keys {
    /// The keys that numbers became; those below zero, which name rows that are gone, are set aside on first sight.
    async fn load(
        tx: &Tx,
        ground: &Ground,
        wanted: &BTreeSet<(&'static str, i64)>,
    ) -> Result<Self> {
        let mut all = HashMap::with_capacity(wanted.len());
        let mut by_table = BTreeMap::<&'static str, Vec<i64>>::new();
        for (table, number) in wanted {
            by_table.entry(table).or_default().push(*number);
        }
        for (table, numbers) in by_table {
            if table == "users" {
                all.insert((table, 1), ground.user.0);
                continue;
            }
            let found = linked(tx, ground, table, &numbers).await?;
            for number in numbers {
                if let Some(key) = found.get(&number) {
                    all.insert((table, number), *key);
                } else if number < 0 {
                    let key = sql::set_id_aside(tx, table).await?;
                    link(tx, ground, table, &[(number, key)]).await?;
                    all.insert((table, number), key);
                }
            }
        }
        Ok(Self(all))
    }

    fn get(&self, table: &'static str, number: i64) -> Option<i64> {
        self.0.get(&(table, number)).copied()
    }
}

/// What numbers of a table became, of those that became anything.
pub async fn linked(
    tx: &Tx,
    ground: &Ground,
    table: &str,
    numbers: &[i64],
) -> Result<HashMap<i64, i64>> {
    crate::import::rows::linked(tx, ground.user, ground.import, link_of(table), numbers).await
}

/// Remembers what numbers of a table became.
pub async fn link(tx: &Tx, ground: &Ground, table: &str, pairs: &[(i64, i64)]) -> Result<()> {
    let rows = pairs.iter().map(|(number, key)| {
        vec![
            ground.user.0.into(),
            ground.import.0.into(),
            link_of(table).into(),
            (*number).into(),
            (*key).into(),
        ]
    });
    let head = "INSERT INTO import_links (user_id, import_id, kind, foreign_id, local_id)";
    sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", rows.collect()).await?;
    Ok(())
}

/// Forgets what numbers became, once an archive is laid down and nothing hangs on its import.
pub async fn forget_links(tx: &Tx, ground: &Ground) -> Result<()> {
    let delete = "DELETE FROM import_links WHERE user_id = $1 AND import_id = $2";
    sql::execute(tx, delete, [ground.user.0.into(), ground.import.0.into()]).await?;
    Ok(())
}

/// Lays down lines of a table whose rows are as the database has them; what became of each, in order.
pub async fn lay(tx: &Tx, ground: &Ground, table: &str, rows: &[Row]) -> Result<Vec<Landed>> {
    let Some(table) = tables::find(table) else {
        return Ok(vec![Landed::Malformed; rows.len()]);
    };
    let mut wanted = BTreeSet::new();
    for row in rows {
        want(table.outgoing(), row, &mut wanted);
        for child in table.children {
            for line in lines_of(row, child) {
                want(child.outgoing(), line, &mut wanted);
            }
        }
        if table.name == "corrections" {
            wanted.extend(ledger::detail_numbers(row));
        }
    }
    let keys = Keys::load(tx, ground, &wanted).await?;
    let mut landed = vec![Landed::Malformed; rows.len()];
    let mut fresh = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        match values(table, row, ground, &keys) {
            Err(why) => landed[n] = why,
            Ok(values) => match find_alike(tx, ground, table, row, &keys).await? {
                Some(key) => {
                    landed[n] = Landed::Already;
                    if let Some(number) = number(row) {
                        link(tx, ground, table.name, &[(number, key)]).await?;
                    }
                }
                None => fresh.push((n, values)),
            },
        }
    }
    let ids = if table.is_keyed() {
        sql::reserve_ids(tx, table.name, 0, fresh.len()).await?
    } else {
        Vec::new()
    };
    let places: Vec<usize> = fresh.iter().map(|(n, _)| *n).collect();
    let complete = fresh.into_iter().enumerate().map(|(at, (n, mut values))| {
        if let Some(id) = ids.get(at) {
            values.push((*id).into());
            if table.name == "spellings" {
                values.push(hash_of(&rows[n], ground, *id).to_vec().into());
            }
        }
        values
    });
    let complete: Vec<Vec<Value>> = complete.collect();
    let head = head(table);
    let stored = sql::insert_many(tx, &head, "ON CONFLICT DO NOTHING", complete).await?;
    let there: HashSet<i64> = if stored == places.len() as u64 || !table.is_keyed() {
        ids.iter().copied().collect()
    } else {
        there(tx, table.name, &ids).await?
    };
    let (mut links, mut made) = (Vec::new(), Vec::new());
    for (at, n) in places.iter().enumerate() {
        let Some(id) = ids.get(at).copied() else {
            landed[*n] = if stored == places.len() as u64 {
                Landed::Stored
            } else {
                Landed::Already
            };
            continue;
        };
        if there.contains(&id) {
            landed[*n] = Landed::Stored;
            made.push((id, &rows[*n]));
            links.extend(number(&rows[*n]).map(|number| (number, id)));
        } else {
            landed[*n] = Landed::Already;
            let alike = alike(tx, ground, table, &rows[*n], &keys).await?;
            links.extend(number(&rows[*n]).zip(alike));
        }
    }
    link(tx, ground, table.name, &links).await?;
    for child in table.children {
        lay_children(tx, ground, child, &made, &keys).await?;
    }
    index(tx, documents(table.name, &made)).await?;
    Ok(landed)
}

fn number(row: &Row) -> Option<i64> {
    row.get("id").and_then(Json::as_i64)
}

fn lines_of<'a>(row: &'a Row, child: &Child) -> impl Iterator<Item = &'a Row> {
    let lines = row.get(child.name).and_then(Json::as_array);
    lines.into_iter().flatten().filter_map(Json::as_object)
}

/// Adds every number that a row names.
fn want<'a>(
    columns: impl Iterator<Item = &'a Column>,
    row: &Row,
    wanted: &mut BTreeSet<(&'static str, i64)>,
) {
    for (name, kind) in columns {
        let number = row.get(*name).and_then(Json::as_i64);
        wanted.extend(referred(*kind).zip(number));
    }
}

/// Columns whose values no archive brings.
fn fixed(table: &Table, ground: &Ground) -> Vec<(&'static str, Value)> {
    let mut fixed: Vec<(&'static str, Value)> = Vec::new();
    if table.is_owned() {
        fixed.push(("user_id", ground.user.0.into()));
    }
    if table.name == "provider_accounts" {
        // It rests until its user gives its key again.
        fixed.push(("state", "paused".into()));
        fixed.push(("updated_at", 0_i64.into()));
    }
    fixed
}

fn head(table: &Table) -> String {
    let ground = Ground {
        user: UserId(0),
        import: ImportId(0),
        exact: true,
    };
    let mut columns = vec![shape::names(table.outgoing())];
    columns.extend(
        fixed(table, &ground)
            .iter()
            .map(|(name, _)| (*name).to_owned()),
    );
    if table.is_keyed() {
        columns.push("id".to_owned());
    }
    if table.name == "spellings" {
        columns.push("hash".to_owned());
    }
    format!("INSERT INTO {} ({})", table.name, columns.join(", "))
}

fn values(
    table: &Table,
    row: &Row,
    ground: &Ground,
    keys: &Keys,
) -> std::result::Result<Vec<Value>, Landed> {
    let mut values = Vec::new();
    for (name, kind) in table.outgoing() {
        let json = row.get(*name).ok_or(Landed::Malformed)?;
        values.push(if *name == "import_id" && !ground.exact {
            // What is merged came with this import, and goes with it.
            ground.import.0.into()
        } else if table.name == "corrections" && *name == "detail" {
            ledger::detail_text(row, &|table, number| keys.get(table, number).unwrap_or(0)).into()
        } else {
            value(*kind, json, keys)?
        });
    }
    values.extend(fixed(table, ground).into_iter().map(|(_, value)| value));
    Ok(values)
}

fn value(kind: Kind, json: &Json, keys: &Keys) -> std::result::Result<Value, Landed> {
    Ok(match kind {
        Kind::Ref(table) => match json.as_i64() {
            Some(number) => keys.get(table, number).ok_or(Landed::Dangling)?.into(),
            None => None::<i64>.into(),
        },
        Kind::List if json.is_array() => json.to_string().into(),
        Kind::Bytes => json.as_str().and_then(unhex).into(),
        kind => plain(kind, json),
    })
}

/// The value of a column that names nothing.
fn plain(kind: Kind, json: &Json) -> Value {
    match kind {
        Kind::Real => json.as_f64().map(tables::exact).into(),
        kind => shape::to_value(kind, json),
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
        .collect();
    Some(
        digits?
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
            .collect(),
    )
}

/// The row that is there already, where there may be one: in an empty installation there is none.
async fn find_alike(
    tx: &Tx,
    ground: &Ground,
    table: &Table,
    row: &Row,
    keys: &Keys,
) -> Result<Option<i64>> {
    if ground.exact {
        return Ok(None);
    }
    alike(tx, ground, table, row, keys).await
}

async fn alike(
    tx: &Tx,
    ground: &Ground,
    table: &Table,
    row: &Row,
    keys: &Keys,
) -> Result<Option<i64>> {
    if table.told_by.is_empty() {
        return Ok(None);
    }
    let mut conditions = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    if table.is_owned() {
        values.push(ground.user.0.into());
        conditions.push("user_id = $1".to_owned());
    }
    for (name, kind) in table
        .outgoing()
        .filter(|(name, _)| table.told_by.contains(name))
    {
        let json = row.get(*name).unwrap_or(&Json::Null);
        if json.is_null() {
            conditions.push(format!("\"{name}\" IS NULL"));
        } else if let Ok(value) = value(*kind, json, keys) {
            values.push(value);
            conditions.push(format!("\"{name}\" = ${}", values.len()));
        } else {
            return Ok(None);
        }
    }
    let query = format!(
        "SELECT id FROM {} WHERE {} ORDER BY id LIMIT 1",
        table.name,
        conditions.join(" AND ")
    );
    let found = sql::optional(tx, &query, values).await?;
    let found = found.map(|row| row.try_get_by_index(0)).transpose()?;
    if found.is_none() && table.name == "artists" {
        return identified(tx, row).await;
    }
    Ok(found)
}

/// An artist whom a number elsewhere says to be the same.
async fn identified(tx: &Tx, row: &Row) -> Result<Option<i64>> {
    let query = "SELECT id FROM artists WHERE mbid = $1 OR discogs_id = $2 ORDER BY id LIMIT 1";
    let values = [
        row.get("mbid").and_then(Json::as_str).into(),
        row.get("discogs_id").and_then(Json::as_i64).into(),
    ];
    let found = sql::optional(tx, query, values).await?;
    Ok(found.map(|row| row.try_get_by_index(0)).transpose()?)
}

fn names_of(row: &Row) -> Names {
    let text = |name: &str| row.get(name).and_then(Json::as_str).map(str::to_owned);
    Names {
        artist: text("artist_credit").unwrap_or_default(),
        title: text("title").unwrap_or_default(),
        album: text("album"),
        album_artist: text("album_artist"),
    }
}

fn hash_of(row: &Row, ground: &Ground, id: i64) -> spelling::NamesHash {
    let hash = spelling::hash(&names_of(row));
    match row.get("made").and_then(Json::as_str) {
        Some("own") => spelling::salted(&hash, "user", ground.user.0),
        Some(_) => spelling::salted(&hash, "spelling", id),
        None => hash,
    }
}

async fn there(tx: &Tx, table: &str, ids: &[i64]) -> Result<HashSet<i64>> {
    let query = format!(
        "SELECT id FROM {table} WHERE id IN {}",
        sql::numbers_in(tx.engine(), 1)
    );
    let rows = sql::all(tx, &query, [sql::numbers(ids.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}

async fn lay_children(
    tx: &Tx,
    ground: &Ground,
    child: &Child,
    parents: &[(i64, &Row)],
    keys: &Keys,
) -> Result<()> {
    let owned = child.stay.contains(&"user_id");
    let mut columns = vec![
        shape::names(child.outgoing()),
        format!("\"{}\"", child.parent),
    ];
    if owned {
        columns.push("user_id".to_owned());
    }
    let (mut rows, mut numbers) = (Vec::new(), Vec::new());
    for (parent, row) in parents {
        for line in lines_of(row, child) {
            let mut values = Vec::new();
            for (name, kind) in child.outgoing() {
                let json = line.get(*name).unwrap_or(&Json::Null);
                match value(*kind, json, keys) {
                    Ok(_) if *name == "import_id" && !ground.exact => {
                        values.push(ground.import.0.into());
                    }
                    Ok(value) => values.push(value),
                    // What it names did not come along.
                    Err(_) => break,
                }
            }
            if values.len() < child.outgoing().count() {
                continue;
            }
            values.push((*parent).into());
            if owned {
                values.push(ground.user.0.into());
            }
            numbers.push(number(line));
            rows.push(values);
        }
    }
    let mut links = Vec::new();
    if child.is_keyed() {
        columns.push("id".to_owned());
        let ids = sql::reserve_ids(tx, child.name, 0, rows.len()).await?;
        for ((values, id), number) in rows.iter_mut().zip(ids).zip(numbers) {
            values.push(id.into());
            links.extend(number.map(|number| (number, id)));
        }
    }
    let head = format!("INSERT INTO {} ({})", child.name, columns.join(", "));
    sql::insert_many(tx, &head, "ON CONFLICT DO NOTHING", rows).await?;
    link(tx, ground, child.name, &links).await
}

fn documents(table: &str, made: &[(i64, &Row)]) -> Vec<Document> {
    let (kind, title, context) = match table {
        "artists" => (Found::Artist, "name", None),
        "albums" => (Found::Album, "title", Some("artist_credit")),
        "recordings" => (Found::Recording, "title", Some("artist_credit")),
        _ => return Vec::new(),
    };
    let text = |row: &Row, name: &str| {
        row.get(name)
            .and_then(Json::as_str)
            .unwrap_or("")
            .to_owned()
    };
    made.iter()
        .map(|(id, row)| Document {
            kind,
            entity_id: *id,
            title: text(row, title),
            context: context.map(|name| text(row, name)).unwrap_or_default(),
        })
        .collect()
}

/// The album that a line describes, where there is exactly such a one.
pub async fn find_album(tx: &Tx, row: &Row) -> Result<Option<i64>> {
    let text = |name: &str| -> Value { row.get(name).and_then(Json::as_str).into() };
    let query = "SELECT id FROM albums WHERE title_key = $1 AND credit_key = $2 AND disambiguation = $3 AND title = $4
                 ORDER BY id LIMIT 1";
    let values = ["title_key", "credit_key", "disambiguation", "title"].map(text);
    let found = sql::optional(tx, query, values).await?;
    Ok(found.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The track on an album (or on none, with the key of its title) that a line describes, and its recording, where there
/// is exactly such a one.
pub async fn find_track(
    tx: &Tx,
    row: &Row,
    album: Option<i64>,
    title_key: &str,
) -> Result<Option<(i64, i64)>> {
    let text = |name: &str| -> Value { row.get(name).and_then(Json::as_str).into() };
    let (place, first): (&str, Value) = match album {
        Some(album) => ("t.album_id = $1", album.into()),
        None => ("r.title_key = $1 AND t.album_id IS NULL", title_key.into()),
    };
    let query = format!(
        "SELECT t.id, t.recording_id FROM tracks t JOIN recordings r ON r.id = t.recording_id
         WHERE {place} AND t.title = $2 AND r.artist_credit = $3 ORDER BY t.id LIMIT 1"
    );
    let found = sql::optional(tx, &query, [first, text("title"), text("artist")]).await?;
    found
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .transpose()
}

/// Sets language and time zone of an account as they were.
pub async fn lay_account(tx: &Tx, ground: &Ground, row: &Row) -> Result<Landed> {
    let text = |name: &str| row.get(name).and_then(Json::as_str);
    let (Some(language), Some(zone)) = (text("language"), text("time_zone")) else {
        return Ok(Landed::Malformed);
    };
    if zone.parse::<chrono_tz::Tz>().is_err() || !["en", "fr"].contains(&language) {
        return Ok(Landed::Malformed);
    }
    let update = "UPDATE users SET language = $2, time_zone = $3 WHERE id = $1";
    sql::execute(
        tx,
        update,
        [ground.user.0.into(), language.into(), zone.into()],
    )
    .await?;
    Ok(Landed::Stored)
}

/// Lays down remarks on the rows of imports.
pub async fn lay_import_rows(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let wanted: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| Some(("imports", row.get("import_id")?.as_i64()?)))
        .collect();
    let keys = Keys::load(tx, ground, &wanted).await?;
    let mut landed = Vec::with_capacity(rows.len());
    let mut values = Vec::with_capacity(rows.len());
    for row in rows {
        let import = row.get("import_id").and_then(Json::as_i64);
        let Some(import) = import.and_then(|number| keys.get("imports", number)) else {
            landed.push(Landed::Dangling);
            continue;
        };
        let mut line: Vec<Value> = vec![ground.user.0.into(), import.into()];
        for (name, kind) in &shape::IMPORT_ROWS[2..] {
            line.push(shape::to_value(
                *kind,
                row.get(*name).unwrap_or(&Json::Null),
            ));
        }
        values.push(line);
        landed.push(Landed::Stored);
    }
    let head = format!(
        "INSERT INTO import_rows ({})",
        shape::names(shape::IMPORT_ROWS)
    );
    sql::insert_many(tx, &head, "ON CONFLICT DO NOTHING", values).await?;
    Ok(landed)
}

/// What was laid down of listens.
#[derive(Debug, Default)]
pub struct Listens {
    /// What became of each line, in order.
    pub landed: Vec<Landed>,
    /// When those were that count, unix seconds UTC.
    pub counted: Vec<i64>,
}

/// Columns of a listen that come as they are.
const LISTEN: &[Column] = &[
    ("listened_at", Kind::Big),
    ("stamp", Kind::Text),
    ("resolution", Kind::Text),
    ("approximate", Kind::Bool),
    ("seconds_played", Kind::Int),
    ("duration_ms", Kind::Big),
    ("source_event_id", Kind::Text),
    ("status", Kind::Text),
    ("reason", Kind::Text),
    ("score", Kind::Real),
    ("released", Kind::Bool),
    ("held", Kind::Text),
    ("created_at", Kind::Big),
];

/// Lays down listens exactly: with what was decided of them, and not settled anew. Totals are the caller's.
pub async fn lay_listens(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Listens> {
    let mut wanted = BTreeSet::new();
    for row in rows {
        for (name, table) in [
            ("stream", "streams"),
            ("spelling", "spellings"),
            ("import", "imports"),
        ] {
            let number = row.get(name).and_then(Json::as_i64);
            wanted.extend(number.map(|number| (table, number)));
        }
    }
    let keys = Keys::load(tx, ground, &wanted).await?;
    let spellings: Vec<i64> = wanted
        .iter()
        .filter(|(table, _)| *table == "spellings")
        .filter_map(|(table, number)| keys.get(table, *number))
        .collect();
    let tracks = tracks_of(tx, &spellings).await?;
    let mut listens = Listens::default();
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let key = |name: &str, table| {
            let number = row.get(name).and_then(Json::as_i64)?;
            keys.get(table, number)
        };
        let (stream, spelling) = (key("stream", "streams"), key("spelling", "spellings"));
        let track = spelling.and_then(|spelling| tracks.get(&spelling).copied());
        let (Some(stream), Some(spelling), Some(track)) = (stream, spelling, track) else {
            listens.landed.push(Landed::Dangling);
            continue;
        };
        let mut line: Vec<Value> = LISTEN
            .iter()
            .map(|(name, kind)| plain(*kind, row.get(*name).unwrap_or(&Json::Null)))
            .collect();
        line.extend([
            ground.user.0.into(),
            stream.into(),
            spelling.into(),
            track.into(),
            key("import", "imports").into(),
        ]);
        if row.get("status").and_then(Json::as_str) == Some("counted") {
            listens
                .counted
                .extend(row.get("listened_at").and_then(Json::as_i64));
        }
        lines.push(line);
        listens.landed.push(Landed::Stored);
    }
    let ids = sql::reserve_ids(tx, "listening_history", 0, lines.len()).await?;
    for (line, id) in lines.iter_mut().zip(ids) {
        line.push(id.into());
    }
    let head = format!(
        "INSERT INTO listening_history ({}, user_id, stream_id, spelling_id, track_id, import_id, id)",
        shape::names(LISTEN)
    );
    sql::insert_many(tx, &head, "", lines).await?;
    Ok(listens)
}

async fn tracks_of(tx: &Tx, spellings: &[i64]) -> Result<HashMap<i64, i64>> {
    let query = format!(
        "SELECT id, track_id FROM spellings WHERE id IN {}",
        sql::numbers_in(tx.engine(), 1)
    );
    let rows = sql::all(tx, &query, [sql::numbers(spellings.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// A listen as a line names it: stream, moment and spelling.
type Which = (i64, i64, i64);

fn which(json: Option<&Json>) -> Option<Which> {
    let parts = json?.as_array()?;
    let part = |n: usize| parts.get(n).and_then(Json::as_i64);
    Some((part(0)?, part(1)?, part(2)?))
}

/// Keys of the listens that lines name.
pub async fn find_listens(tx: &Tx, ground: &Ground, named: &[&Json]) -> Result<Vec<Option<i64>>> {
    let all: Vec<Option<Which>> = named.iter().map(|json| which(Some(json))).collect();
    let mut wanted = BTreeSet::new();
    for (stream, _, spelling) in all.iter().flatten() {
        wanted.insert(("streams", *stream));
        wanted.insert(("spellings", *spelling));
    }
    let keys = Keys::load(tx, ground, &wanted).await?;
    let mut asked = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let Some((stream, moment, spelling)) = one else {
            continue;
        };
        let keys = keys
            .get("streams", *stream)
            .zip(keys.get("spellings", *spelling));
        if let Some((stream, spelling)) = keys {
            asked.push(serde_json::json!([stream, moment, spelling, at]));
        }
    }
    let mut found = vec![None; named.len()];
    let query = match tx.engine() {
        // The list leads: each of its lines is one step in the unique index.
        Engine::Sqlite => {
            "SELECT n.value ->> 3, h.id FROM json_each($2) n CROSS JOIN listening_history h
             ON h.user_id = $1 AND h.stream_id = n.value ->> 0 AND h.listened_at = n.value ->> 1
                AND h.spelling_id = n.value ->> 2"
        }
        Engine::Postgres => {
            "SELECT (n.value ->> 3)::bigint, h.id FROM jsonb_array_elements($2::jsonb) n JOIN listening_history h
             ON h.user_id = $1 AND h.stream_id = (n.value ->> 0)::bigint
                AND h.listened_at = (n.value ->> 1)::bigint AND h.spelling_id = (n.value ->> 2)::bigint"
        }
    };
    let list = Json::Array(asked).to_string();
    for row in sql::all(tx, query, [ground.user.0.into(), list.into()]).await? {
        let at: i64 = row.try_get_by_index(0)?;
        if let Some(place) = usize::try_from(at).ok().and_then(|at| found.get_mut(at)) {
            *place = Some(row.try_get_by_index(1)?);
        }
    }
    Ok(found)
}

/// Lays down which report stands for which.
pub async fn lay_duplicates(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let side = |name: &'static str| -> Vec<&Json> {
        rows.iter()
            .map(move |row| row.get(name).unwrap_or(&Json::Null))
            .collect()
    };
    let listens = find_listens(tx, ground, &side("listen")).await?;
    let winners = find_listens(tx, ground, &side("of")).await?;
    let pairs: Vec<Option<(i64, i64)>> = listens
        .into_iter()
        .zip(winners)
        .map(|(listen, of)| listen.zip(of))
        .collect();
    let list: Vec<Json> = pairs
        .iter()
        .flatten()
        .map(|(listen, of)| serde_json::json!([listen, of]))
        .collect();
    let update = match tx.engine() {
        Engine::Sqlite => {
            "UPDATE listening_history SET duplicate_of = n.winner
             FROM (SELECT value ->> 0 AS listen, value ->> 1 AS winner FROM json_each($2)) n
             WHERE listening_history.id = n.listen AND user_id = $1"
        }
        Engine::Postgres => {
            "UPDATE listening_history SET duplicate_of = n.winner
             FROM (SELECT (value ->> 0)::bigint AS listen, (value ->> 1)::bigint AS winner
                   FROM jsonb_array_elements($2::jsonb)) n
             WHERE listening_history.id = n.listen AND user_id = $1"
        }
    };
    let values = [ground.user.0.into(), Json::Array(list).to_string().into()];
    sql::execute(tx, update, values).await?;
    Ok(pairs
        .iter()
        .map(|pair| pair.map_or(Landed::Dangling, |_| Landed::Stored))
        .collect())
}

/// Lays down which listens a correction changed or made.
pub async fn lay_correction_listens(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let number = |row: &Row| row.get("correction").and_then(Json::as_i64);
    let wanted: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| Some(("corrections", number(row)?)))
        .collect();
    let keys = Keys::load(tx, ground, &wanted).await?;
    let named: Vec<&Json> = rows
        .iter()
        .map(|row| row.get("listen").unwrap_or(&Json::Null))
        .collect();
    let listens = find_listens(tx, ground, &named).await?;
    let (mut values, mut landed) = (Vec::new(), Vec::new());
    for (row, listen) in rows.iter().zip(listens) {
        let correction = number(row).and_then(|number| keys.get("corrections", number));
        let Some((correction, listen)) = correction.zip(listen) else {
            landed.push(Landed::Dangling);
            continue;
        };
        let role = row.get("role").and_then(Json::as_str);
        values.push(vec![correction.into(), listen.into(), role.into()]);
        landed.push(Landed::Stored);
    }
    let head = "INSERT INTO correction_listens (correction_id, listen_id, role)";
    sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", values).await?;
    Ok(landed)
}

/// Lays down the rows from which corrections are undone.
pub async fn lay_correction_rows(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let mut wanted = BTreeSet::new();
    for row in rows {
        wanted.extend(
            row.get("correction")
                .and_then(Json::as_i64)
                .map(|number| ("corrections", number)),
        );
        wanted.extend(ledger::keys_of(row).unwrap_or_default());
    }
    let keys = Keys::load(tx, ground, &wanted).await?;
    let mut next = HashMap::<i64, i32>::new();
    let (mut values, mut landed) = (Vec::new(), Vec::new());
    for row in rows {
        let number = row.get("correction").and_then(Json::as_i64);
        let Some(correction) = number.and_then(|number| keys.get("corrections", number)) else {
            landed.push(Landed::Dangling);
            continue;
        };
        let with_keys = ledger::with_keys(row.clone(), &mut |table, number| {
            keys.get(table, number).unwrap_or(0)
        });
        let Some(kept) = with_keys else {
            landed.push(Landed::Malformed);
            continue;
        };
        let position = match next.get(&correction) {
            Some(position) => *position,
            None => next_position(tx, correction).await?,
        };
        next.insert(correction, position + 1);
        let text = |name: &str| {
            let side = kept.get(name).filter(|side| !side.is_null());
            side.map(Json::to_string)
        };
        values.push(vec![
            correction.into(),
            position.into(),
            kept.get("table").and_then(Json::as_str).into(),
            text("key").unwrap_or_default().into(),
            text("before").into(),
            text("after").into(),
        ]);
        landed.push(Landed::Stored);
    }
    let head =
        "INSERT INTO correction_rows (correction_id, position, table_name, row_key, before, after)";
    sql::insert_many(tx, head, "", values).await?;
    Ok(landed)
}

async fn next_position(tx: &Tx, correction: i64) -> Result<i32> {
    let query =
        "SELECT COALESCE(MAX(position) + 1, 0) FROM correction_rows WHERE correction_id = $1";
    Ok(sql::one(tx, query, [correction.into()])
        .await?
        .try_get_by_index(0)?)
}
