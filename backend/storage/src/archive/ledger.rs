//! What corrections keep, with keys as an archive numbers them: their details, and the rows from which they are undone.
//!
//! Rows that a correction took out are in no table any more. They get numbers below zero, in the order in which they are
//! named, and keys of their own where the archive is laid down, so that undo brings them back there as it would here.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::QueryResult;
use serde_json::{Map, Value as Json, json};

use super::contents::Contents;
use super::tables::{exact, referred, referred_in_detail, short};
use crate::correction::rows::shape_of;
use crate::db::Conn;
use crate::error::Result;
use crate::shape::{Column, Kind};
use crate::sql;

type Row = Map<String, Json>;

/// Numbers the keys in the detail of a correction.
pub(super) fn number_detail(contents: &mut Contents, line: &mut Row) {
    let kind = line["kind"].as_str().unwrap_or_default().to_owned();
    let text = line["detail"].as_str().unwrap_or_default();
    let Ok(Json::Object(mut detail)) = serde_json::from_str(text) else {
        return;
    };
    for (name, value) in &mut detail {
        if let (Some(table), Some(key)) = (referred_in_detail(&kind, name), value.as_i64()) {
            *value = contents.number_or_gone(table, key).into();
        }
    }
    line.insert("detail".into(), Json::Object(detail));
}

/// Keys that corrections name, by table; spellings only where they are the user's business.
pub(super) async fn named<C: Conn>(
    db: &C,
    corrections: &[i64],
) -> Result<BTreeMap<&'static str, BTreeSet<i64>>> {
    let mut named = BTreeMap::<&'static str, BTreeSet<i64>>::new();
    for correction in corrections {
        let query = "SELECT kind, detail FROM corrections WHERE id = $1";
        let row = sql::one(db, query, [(*correction).into()]).await?;
        let (kind, detail): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if let Ok(Json::Object(detail)) = serde_json::from_str(&detail) {
            for (name, value) in &detail {
                if let (Some(table), Some(key)) = (referred_in_detail(&kind, name), value.as_i64())
                {
                    let table = if table == "spellings" {
                        "own spellings"
                    } else {
                        table
                    };
                    named.entry(table).or_default().insert(key);
                }
            }
        }
        let query = "SELECT table_name, row_key, before, after FROM correction_rows WHERE correction_id = $1";
        for row in sql::all(db, query, [(*correction).into()]).await? {
            if let Some(kept) = Kept::of(&row)? {
                kept.each_key(&mut |table, key| {
                    named.entry(table).or_default().insert(key);
                });
            }
        }
    }
    Ok(named)
}

/// The rows that a correction keeps, without those of other users.
pub(super) async fn rows_of<C: Conn>(
    db: &C,
    contents: &mut Contents,
    correction: i64,
) -> Result<Vec<Row>> {
    let query = "SELECT table_name, row_key, before, after FROM correction_rows WHERE correction_id = $1 ORDER BY position";
    let mut rows = Vec::new();
    for row in sql::all(db, query, [correction.into()]).await? {
        let number = contents.number("corrections", correction);
        if let Some(kept) = Kept::of(&row)?
            && kept.is_of(contents)
        {
            rows.push(kept.numbered(contents, number));
        }
    }
    Ok(rows)
}

/// A row that a correction keeps.
struct Kept {
    table: String,
    key_columns: &'static [&'static str],
    columns: &'static [Column],
    key: Vec<Json>,
    before: Option<Row>,
    after: Option<Row>,
}

impl Kept {
    fn of(row: &QueryResult) -> Result<Option<Self>> {
        let table: String = row.try_get_by_index(0)?;
        let Some((key_columns, columns)) = shape_of(&table) else {
            return Ok(None);
        };
        let side = |at: usize| -> Result<Option<Row>> {
            let text: Option<String> = row.try_get_by_index(at)?;
            Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
        };
        let key: String = row.try_get_by_index(1)?;
        Ok(Some(Self {
            key: serde_json::from_str(&key).unwrap_or_default(),
            before: side(2)?,
            after: side(3)?,
            table,
            key_columns,
            columns,
        }))
    }

    /// Whether it is the catalogue's or the user's own.
    fn is_of(&self, contents: &Contents) -> bool {
        // Names as others received them are theirs.
        let owned = ["copies", "wantlist", "spellings"].contains(&self.table.as_str())
            || self.columns.iter().any(|(name, _)| *name == "user_id");
        if !owned {
            return true;
        }
        let sides = [&self.before, &self.after].into_iter().flatten();
        let mut users: Vec<&Json> = sides.filter_map(|side| side.get("user_id")).collect();
        let of_key = self.key_columns.iter().zip(&self.key);
        users.extend(
            of_key
                .filter(|(name, _)| **name == "user_id")
                .map(|(_, key)| key),
        );
        if users.is_empty() {
            let key = self.key.first().and_then(Json::as_i64);
            return key.is_some_and(|key| contents.number(&self.table, key).is_some());
        }
        users
            .iter()
            .all(|user| user.is_null() || user.as_i64() == Some(contents.user.0))
    }

    fn each_key(&self, tell: &mut dyn FnMut(&'static str, i64)) {
        let table = own_name(&self.table);
        let of_key = self.key_columns.iter().copied().zip(&self.key);
        let sides = [&self.before, &self.after].into_iter().flatten().flatten();
        for (name, value) in of_key.chain(sides.map(|(name, value)| (name.as_str(), value))) {
            if let (Some(to), Some(key)) = (refers_to(table, self.columns, name), value.as_i64()) {
                tell(to, key);
            }
        }
    }

    fn numbered(self, contents: &mut Contents, correction: Option<i64>) -> Row {
        let (table, columns) = (own_name(&self.table), self.columns);
        let mut number = |name: &str, value: &mut Json| {
            if is_real(columns, name) {
                *value = value.as_f64().map(short).into();
            }
            if let (Some(to), Some(key)) = (refers_to(table, columns, name), value.as_i64()) {
                *value = match to {
                    // An import of somebody else is nothing to this user.
                    "imports" | "users" => contents.number(to, key).into(),
                    _ => contents.number_or_gone(to, key).into(),
                };
            }
        };
        let mut key = self.key;
        for (name, value) in self.key_columns.iter().zip(&mut key) {
            number(name, value);
        }
        let mut side = |row: Option<Row>| {
            row.map_or(Json::Null, |mut row| {
                for (name, value) in &mut row {
                    number(name, value);
                }
                Json::Object(row)
            })
        };
        let (before, after) = (side(self.before), side(self.after));
        super::read::object(json!({
            "correction": correction,
            "table": self.table,
            "key": key,
            "before": before,
            "after": after,
        }))
    }
}

/// The name of a table as it is written here.
fn own_name(table: &str) -> &'static str {
    super::tables::TABLES
        .iter()
        .flat_map(|known| {
            std::iter::once(known.name).chain(known.children.iter().map(|child| child.name))
        })
        .find(|name| *name == table)
        .unwrap_or("")
}

fn is_real(columns: &[Column], name: &str) -> bool {
    columns
        .iter()
        .any(|(column, kind)| *column == name && *kind == Kind::Real)
}

/// The table whose rows a column of a kept row names.
fn refers_to(table: &'static str, columns: &[Column], name: &str) -> Option<&'static str> {
    if name == "id" {
        return Some(table);
    }
    let (_, kind) = columns.iter().find(|(column, _)| *column == name)?;
    referred(*kind)
}

/// Every number that a kept row names, and every key, as `give` gives it for a table and a number; `None` when a table
/// is named that keeps no rows.
pub(super) fn keys_of(row: &Row) -> Option<Vec<(&'static str, i64)>> {
    let mut named = Vec::new();
    walk(row.clone(), &mut |to, number| {
        named.push((to, number));
        number
    })?;
    Some(named)
}

/// A kept row with keys in the place of numbers.
pub(super) fn with_keys(row: Row, key: &mut dyn FnMut(&'static str, i64) -> i64) -> Option<Row> {
    walk(row, key)
}

fn walk(mut row: Row, give: &mut dyn FnMut(&'static str, i64) -> i64) -> Option<Row> {
    let name = row.get("table")?.as_str()?.to_owned();
    let (key_columns, columns) = shape_of(&name)?;
    let table = own_name(&name);
    let mut change = |name: &str, value: &mut Json| {
        if is_real(columns, name) {
            *value = value.as_f64().map(exact).into();
        }
        if let (Some(to), Some(number)) = (refers_to(table, columns, name), value.as_i64()) {
            *value = give(to, number).into();
        }
    };
    if let Some(Json::Array(key)) = row.get_mut("key") {
        for (name, value) in key_columns.iter().zip(key) {
            change(name, value);
        }
    }
    for side in ["before", "after"] {
        if let Some(Json::Object(side)) = row.get_mut(side) {
            for (name, value) in side {
                change(name, value);
            }
        }
    }
    Some(row)
}

/// Every number that the detail of a correction names.
pub(super) fn detail_numbers(row: &Row) -> Vec<(&'static str, i64)> {
    let kind = row.get("kind").and_then(Json::as_str).unwrap_or_default();
    let Some(Json::Object(detail)) = row.get("detail") else {
        return Vec::new();
    };
    detail
        .iter()
        .filter_map(|(name, value)| Some((referred_in_detail(kind, name)?, value.as_i64()?)))
        .collect()
}

/// The detail of a correction with keys in the place of numbers, as text.
pub(super) fn detail_text(row: &Row, key: &dyn Fn(&'static str, i64) -> i64) -> String {
    let kind = row.get("kind").and_then(Json::as_str).unwrap_or_default();
    match row.get("detail") {
        Some(Json::Object(detail)) => {
            let mut detail = detail.clone();
            for (name, value) in &mut detail {
                if let (Some(table), Some(number)) =
                    (referred_in_detail(kind, name), value.as_i64())
                {
                    *value = key(table, number).into();
                }
            }
            Json::Object(detail).to_string()
        }
        Some(Json::String(text)) => text.clone(),
        _ => "{}".to_owned(),
    }
}
