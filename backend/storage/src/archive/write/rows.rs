//! Lines of tables whose rows are as the database has them.

use std::collections::{BTreeSet, HashSet};

use aime_domain::ids::{ImportId, UserId};
use aime_domain::listen::Names;
use sea_orm::Value;
use serde_json::Value as Json;

use super::keys::{Keys, link};
use super::{Ground, Landed, Row};
use crate::archive::ledger;
use crate::archive::tables::{self, Child, Table, referred};
use crate::catalogue::spelling;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::search::Kind as Found;
use crate::search::write::{Document, index};
use crate::shape::{self, Column, Kind};
use crate::sql;

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
pub(super) fn plain(kind: Kind, json: &Json) -> Value {
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
