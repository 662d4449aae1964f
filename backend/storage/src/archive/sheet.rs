//! A user's rows to be read in a spreadsheet: names instead of numbers, one table for what people look for.

use aime_domain::ids::UserId;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Rows in a block.
const BLOCK: usize = 1_000;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Text; lists are separated by semicolons.
    Text,
    /// A list of texts in JSON.
    List,
    /// A whole number.
    Number,
    /// A moment, unix seconds UTC.
    Moment,
}

/// A sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Name of its file, without `.csv`.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [(&'static str, Cell)],
    /// `$1` is the user, `$2` the place behind which it goes on, `$3` how many; the first column is the place.
    query: &'static str,
}

use Cell::{List, Moment, Number, Text};

/// The sheets of an archive.
pub const SHEETS: &[Sheet] = &[
    Sheet {
        name: "listens",
        columns: &[
            ("listened_at", Moment),
            ("artist", Text),
            ("title", Text),
            ("album", Text),
            ("album_artist", Text),
            ("seconds_played", Number),
            ("service", Text),
            ("channel", Text),
            ("client", Text),
            ("status", Text),
            ("reason", Text),
            ("by_hand", Text),
            ("import", Text),
        ],
        query: "SELECT h.id, h.listened_at, s.artist_credit, s.title, s.album, s.album_artist,
                  CAST(h.seconds_played AS BIGINT), m.service, m.channel, m.client, h.status, h.reason,
                  CASE WHEN h.released THEN 'released' ELSE h.held END, i.file_name
                FROM listening_history h JOIN spellings s ON s.id = h.spelling_id JOIN streams m ON m.id = h.stream_id
                LEFT JOIN imports i ON i.id = h.import_id
                WHERE h.user_id = $1 AND h.id > $2 ORDER BY h.id LIMIT $3",
    },
    Sheet {
        name: "collection",
        columns: &[
            ("artist", Text),
            ("title", Text),
            ("year", Number),
            ("support", Text),
            ("format", Text),
            ("labels", List),
            ("catalog_numbers", List),
            ("country", Text),
            ("released_year", Number),
            ("media_condition", Text),
            ("sleeve_condition", Text),
            ("rating", Number),
            ("folder", Text),
            ("notes", Text),
            ("price_cents", Number),
            ("currency", Text),
            ("added_at", Moment),
            ("discogs_release_id", Number),
            ("discogs_instance_id", Number),
        ],
        query: "SELECT c.id, a.artist_credit, a.title, CAST(a.year AS BIGINT), c.support, c.format, c.labels,
                  c.catalog_numbers, c.country, CAST(c.released_year AS BIGINT), c.media_condition, c.sleeve_condition,
                  CAST(c.rating AS BIGINT), c.folder, c.notes, c.price_cents, c.currency, c.added_at,
                  c.discogs_release_id, c.discogs_instance_id
                FROM copies c JOIN albums a ON a.id = c.album_id
                WHERE c.user_id = $1 AND c.id > $2 ORDER BY c.id LIMIT $3",
    },
    Sheet {
        name: "wantlist",
        columns: &[
            ("artist", Text),
            ("title", Text),
            ("year", Number),
            ("format", Text),
            ("notes", Text),
            ("added_at", Moment),
            ("discogs_release_id", Number),
        ],
        query: "SELECT w.id, a.artist_credit, a.title, CAST(a.year AS BIGINT), w.format, w.notes, w.added_at,
                  w.discogs_release_id
                FROM wantlist w JOIN albums a ON a.id = w.album_id
                WHERE w.user_id = $1 AND w.id > $2 ORDER BY w.id LIMIT $3",
    },
    Sheet {
        name: "loved",
        columns: &[
            ("artist", Text),
            ("title", Text),
            ("loved_at", Moment),
            ("source", Text),
        ],
        query: "SELECT r.id, r.artist_credit, r.title, l.loved_at, l.source
                FROM loved_tracks l JOIN recordings r ON r.id = l.recording_id
                WHERE l.user_id = $1 AND l.recording_id > $2 ORDER BY l.recording_id LIMIT $3",
    },
    Sheet {
        name: "playlists",
        columns: &[
            ("playlist", Text),
            ("position", Number),
            ("artist", Text),
            ("title", Text),
            ("album", Text),
            ("reason", Text),
        ],
        query: "SELECT n.place, n.name, n.position, n.artist_credit, n.title, n.album, n.reason FROM (
                  SELECT ROW_NUMBER() OVER (ORDER BY p.playlist_id, p.position) AS place, l.name,
                    CAST(p.position AS BIGINT) AS position, r.artist_credit, t.title, a.title AS album, p.reason
                  FROM playlist_tracks p JOIN playlists l ON l.id = p.playlist_id AND l.user_id = p.user_id
                  JOIN tracks t ON t.id = p.track_id JOIN recordings r ON r.id = t.recording_id
                  LEFT JOIN albums a ON a.id = t.album_id WHERE p.user_id = $1) n
                WHERE n.place > $2 ORDER BY n.place LIMIT $3",
    },
    Sheet {
        name: "album_collections",
        columns: &[
            ("collection", Text),
            ("position", Number),
            ("artist", Text),
            ("title", Text),
            ("year", Number),
        ],
        query: "SELECT n.place, n.name, n.position, n.artist_credit, n.title, n.year FROM (
                  SELECT ROW_NUMBER() OVER (ORDER BY p.collection_id, p.position) AS place, l.name,
                    CAST(p.position AS BIGINT) AS position, a.artist_credit, a.title, CAST(a.year AS BIGINT) AS year
                  FROM collection_albums p JOIN album_collections l ON l.id = p.collection_id AND l.user_id = p.user_id
                  JOIN albums a ON a.id = p.album_id WHERE p.user_id = $1) n
                WHERE n.place > $2 ORDER BY n.place LIMIT $3",
    },
    Sheet {
        name: "corrections",
        columns: &[
            ("made_at", Moment),
            ("by", Text),
            ("kind", Text),
            ("subject", Text),
            ("changed", Number),
            ("undone_at", Moment),
            ("undone_by", Text),
        ],
        query: "SELECT id, created_at, by_name, kind, subject, changed, undone_at, undone_by FROM corrections
                WHERE (user_id = $1 OR user_id IS NULL AND by_user_id = $1) AND id > $2 ORDER BY id LIMIT $3",
    },
    Sheet {
        name: "imports",
        columns: &[
            ("started_at", Moment),
            ("file", Text),
            ("kind", Text),
            ("state", Text),
            ("read", Number),
            ("stored", Number),
            ("duplicate", Number),
            ("skipped", Number),
            ("failed", Number),
            ("undone_at", Moment),
        ],
        query: "SELECT id, created_at, file_name, kind, state, rows_read, rows_stored, rows_duplicate, rows_skipped,
                  rows_failed, undone_at
                FROM imports WHERE user_id = $1 AND NOT dry_run AND id > $2
                  AND (COALESCE(kind, '') <> 'aime_export' OR EXISTS (SELECT 1 FROM listening_history h
                       WHERE h.user_id = $1 AND h.import_id = imports.id))
                ORDER BY id LIMIT $3",
    },
];

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A moment, unix seconds UTC.
    Moment(i64),
}

/// The next rows of a sheet behind `after`, which is moved; none when there are no more.
pub async fn next<C: Conn>(
    db: &C,
    user: UserId,
    sheet: &Sheet,
    after: &mut i64,
) -> Result<Vec<Vec<Value>>> {
    let values = [user.0.into(), (*after).into(), (BLOCK as i64).into()];
    let mut rows = Vec::new();
    for row in sql::all(db, sheet.query, values).await? {
        *after = row.try_get_by_index(0)?;
        let mut cells = Vec::with_capacity(sheet.columns.len());
        for (at, (_, cell)) in sheet.columns.iter().enumerate() {
            let number = |row: &sea_orm::QueryResult| row.try_get_by_index::<Option<i64>>(at + 1);
            cells.push(match cell {
                Number => number(&row)?.map_or(Value::Empty, Value::Number),
                Moment => number(&row)?.map_or(Value::Empty, Value::Moment),
                Text => {
                    let text: Option<String> = row.try_get_by_index(at + 1)?;
                    text.map_or(Value::Empty, Value::Text)
                }
                List => Value::Text(sql::list_of_texts(&row, at + 1)?.join("; ")),
            });
        }
        rows.push(cells);
    }
    Ok(rows)
}

/// About how many rows all sheets have: those of the longest.
pub async fn count<C: Conn>(db: &C, user: UserId) -> Result<u64> {
    let query = "SELECT (SELECT COUNT(*) FROM listening_history WHERE user_id = $1)
                      + (SELECT COUNT(*) FROM copies WHERE user_id = $1)
                      + (SELECT COUNT(*) FROM playlist_tracks WHERE user_id = $1)";
    let row = sql::one(db, query, [user.0.into()]).await?;
    let rows: i64 = row.try_get_by_index(0)?;
    Ok(u64::try_from(rows).unwrap_or(0))
}
