//! Spellings: names exactly as received, each pointing at the track they mean.

use std::collections::HashMap;
use std::sync::Arc;

use aime_domain::listen::Names;
use sea_orm::Value;

use crate::db::{Conn, Engine, Tx};
use crate::error::Result;
use crate::sql;

/// The hash under which names are looked up: 128 bits of BLAKE3 over the four parts.
pub type NamesHash = [u8; 16];

/// What a spelling means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The spelling.
    pub spelling_id: i64,
    /// The track it points at.
    pub track_id: i64,
    /// That track's recording.
    pub recording_id: i64,
    /// What settling must know of the recording; shared by all who know the spelling.
    pub traits: Arc<Traits>,
}

/// What settling must know of a recording on an album.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traits {
    /// Folded title of the recording.
    pub title_key: String,
    /// Folded credit of the recording.
    pub credit_key: String,
    /// Folded title of the album, if any.
    pub album_key: Option<String>,
    /// Length of the track, else of the recording, in milliseconds.
    pub duration_ms: Option<i64>,
}

/// A spelling to be.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSpelling<'a> {
    /// Key, from [`sql::reserve_ids`].
    pub id: i64,
    /// [`hash`] of `names`.
    pub hash: NamesHash,
    /// Names as received.
    pub names: &'a Names,
    /// The track it points at.
    pub track_id: i64,
    /// How sure, 0 … 1.
    pub score: f64,
    /// Why, as a stable word.
    pub reason: &'a str,
}

/// The hash of names; parts are told apart, and an unknown part differs from an empty one.
pub fn hash(names: &Names) -> NamesHash {
    let mut hasher = blake3::Hasher::new();
    for part in [
        Some(&names.artist),
        Some(&names.title),
        names.album.as_ref(),
        names.album_artist.as_ref(),
    ] {
        match part {
            Some(text) => {
                hasher.update(&(text.len() as u64).to_le_bytes());
                hasher.update(text.as_bytes());
            }
            None => {
                hasher.update(&u64::MAX.to_le_bytes());
            }
        }
    }
    let mut hash = NamesHash::default();
    hash.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    hash
}

/// Meanings of those hashes that are known.
pub async fn find_by_hashes<C: Conn>(
    db: &C,
    hashes: &[NamesHash],
) -> Result<HashMap<NamesHash, Meaning>> {
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    let list = match db.engine() {
        Engine::Sqlite => "(SELECT unhex(value) FROM json_each($1))",
        Engine::Postgres => "(SELECT decode(jsonb_array_elements_text($1::jsonb), 'hex'))",
    };
    let query = format!(
        "SELECT s.hash, s.id, s.track_id, t.recording_id, r.title_key, r.credit_key, a.title_key,
                COALESCE(t.duration_ms, r.duration_ms)
         FROM spellings s
         JOIN tracks t ON t.id = s.track_id
         JOIN recordings r ON r.id = t.recording_id
         LEFT JOIN albums a ON a.id = t.album_id
         WHERE s.hash IN {list}"
    );
    let texts: Vec<String> = hashes.iter().map(hex).collect();
    let rows = sql::all(db, &query, [sql::texts(texts.iter().map(String::as_str))]).await?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in rows {
        let bytes: Vec<u8> = row.try_get_by_index(0)?;
        let Ok(hash) = NamesHash::try_from(bytes.as_slice()) else {
            continue;
        };
        let meaning = Meaning {
            spelling_id: row.try_get_by_index(1)?,
            track_id: row.try_get_by_index(2)?,
            recording_id: row.try_get_by_index(3)?,
            traits: Arc::new(Traits {
                title_key: row.try_get_by_index(4)?,
                credit_key: row.try_get_by_index(5)?,
                album_key: row.try_get_by_index(6)?,
                duration_ms: row.try_get_by_index(7)?,
            }),
        };
        found.insert(hash, meaning);
    }
    Ok(found)
}

fn hex(hash: &NamesHash) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    hash.iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|nibble| char::from(DIGITS[usize::from(nibble)]))
        .collect()
}

/// Adds spellings.
pub async fn insert(tx: &Tx, spellings: &[NewSpelling<'_>]) -> Result<()> {
    let rows = spellings.iter().map(|spelling| {
        let values: Vec<Value> = vec![
            spelling.id.into(),
            spelling.hash.to_vec().into(),
            spelling.names.artist.as_str().into(),
            spelling.names.title.as_str().into(),
            spelling.names.album.as_deref().into(),
            spelling.names.album_artist.as_deref().into(),
            spelling.track_id.into(),
            spelling.score.into(),
            spelling.reason.into(),
            tx.now().into(),
        ];
        values
    });
    let head = "INSERT INTO spellings (id, hash, artist_credit, title, album, album_artist, track_id, score, reason,
                created_at)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    Ok(())
}
