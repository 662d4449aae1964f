//! Listens with what was decided of them: what counts, which report stands for which, and what stays though its service
//! no longer has it.

use std::collections::{BTreeSet, HashMap};

use sea_orm::Value;
use serde_json::Value as Json;

use super::keys::Keys;
use super::rows::plain;
use super::{Ground, Landed, Row};
use crate::db::{Conn, Engine, Tx};
use crate::error::Result;
use crate::shape::{self, Column, Kind};
use crate::sql;

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

/// Lays down which listens stay though their service no longer has them, as their listener decided.
pub async fn lay_kept(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let named: Vec<&Json> = rows
        .iter()
        .map(|row| row.get("listen").unwrap_or(&Json::Null))
        .collect();
    let listens = find_listens(tx, ground, &named).await?;
    let mut landed = Vec::with_capacity(rows.len());
    for (row, listen) in rows.iter().zip(listens) {
        let text = |name: &str| row.get(name).and_then(Json::as_str);
        let found_at = row.get("found_at").and_then(Json::as_i64);
        let (Some(provider), Some(found_at)) = (text("provider"), found_at) else {
            landed.push(Landed::Malformed);
            continue;
        };
        let Some(listen) = listen else {
            landed.push(Landed::Dangling);
            continue;
        };
        // What still waits for a decision here is decided by this one.
        let insert = "INSERT INTO missing_listens
              (user_id, listen_id, provider, new_artist, new_title, new_album, is_kept, found_at)
            VALUES ($1, $2, $3, $4, $5, $6, TRUE, $7)
            ON CONFLICT (user_id, listen_id) DO UPDATE SET is_kept = TRUE WHERE NOT missing_listens.is_kept";
        let values: [Value; 7] = [
            ground.user.0.into(),
            listen.into(),
            provider.into(),
            text("new_artist").into(),
            text("new_title").into(),
            text("new_album").into(),
            found_at.into(),
        ];
        landed.push(match sql::execute(tx, insert, values).await? {
            0 => Landed::Already,
            _ => Landed::Stored,
        });
    }
    Ok(landed)
}
