//! Spellings: names exactly as received, each pointing at the track they mean.

use std::collections::HashMap;
use std::sync::Arc;

use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use sea_orm::{QueryResult, Value};

use crate::db::{Conn, Engine, Tx};
use crate::error::{Result, StorageError};
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

/// What settling and storing must know of spellings `s`; the key comes first.
fn meanings(key: &str, condition: &str) -> String {
    format!(
        "SELECT {key}, s.id, s.track_id, t.recording_id, r.title_key, r.credit_key, a.title_key,
                COALESCE(t.duration_ms, r.duration_ms)
         FROM spellings s
         JOIN tracks t ON t.id = s.track_id
         JOIN recordings r ON r.id = t.recording_id
         LEFT JOIN albums a ON a.id = t.album_id
         {condition}"
    )
}

fn meaning(row: &QueryResult) -> Result<Meaning> {
    Ok(Meaning {
        spelling_id: row.try_get_by_index(1)?,
        track_id: row.try_get_by_index(2)?,
        recording_id: row.try_get_by_index(3)?,
        traits: Arc::new(Traits {
            title_key: row.try_get_by_index(4)?,
            credit_key: row.try_get_by_index(5)?,
            album_key: row.try_get_by_index(6)?,
            duration_ms: row.try_get_by_index(7)?,
        }),
    })
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
    let query = meanings("s.hash", &format!("WHERE s.hash IN {list}"));
    let texts: Vec<String> = hashes.iter().map(hex).collect();
    let rows = sql::all(db, &query, [sql::texts(texts.iter().map(String::as_str))]).await?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in rows {
        let bytes: Vec<u8> = row.try_get_by_index(0)?;
        if let Ok(hash) = NamesHash::try_from(bytes.as_slice()) {
            found.insert(hash, meaning(&row)?);
        }
    }
    Ok(found)
}

/// What spellings mean to one listener where that is something else than to everybody, by the spelling's key.
pub async fn find_own<C: Conn>(
    db: &C,
    user: UserId,
    spellings: impl Iterator<Item = i64> + Send,
) -> Result<HashMap<i64, Meaning>> {
    let any = "SELECT 1 FROM spelling_rules WHERE user_id = $1 LIMIT 1";
    if sql::optional(db, any, [user.0.into()]).await?.is_none() {
        return Ok(HashMap::new());
    }
    let list = sql::numbers_in(db.engine(), 2);
    let rule = format!(
        "JOIN spelling_rules w ON w.own_id = s.id AND w.user_id = $1 WHERE w.spelling_id IN {list}"
    );
    let query = meanings("w.spelling_id", &rule);
    let rows = sql::all(db, &query, [user.0.into(), sql::numbers(spellings)]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, meaning(row)?)))
        .collect()
}

/// A spelling under which a track is known to everybody, the first that was met.
pub async fn find_of_track<C: Conn>(db: &C, track: i64) -> Result<Option<Meaning>> {
    let condition = "WHERE s.track_id = $1 AND NOT EXISTS (SELECT 1 FROM spelling_rules w WHERE w.own_id = s.id)
                     ORDER BY s.id LIMIT 1";
    let row = sql::optional(db, &meanings("s.id", condition), [track.into()]).await?;
    row.as_ref().map(meaning).transpose()
}

/// The names of a track as shown, and what tells a spelling of them from the names as a source would send them.
pub async fn make_of_track(tx: &Tx, track: i64) -> Result<Meaning> {
    let query = "SELECT r.artist_credit, t.title, a.title, a.artist_credit FROM tracks t
                 JOIN recordings r ON r.id = t.recording_id LEFT JOIN albums a ON a.id = t.album_id WHERE t.id = $1";
    let row = sql::one(tx, query, [track.into()]).await?;
    let names = Names {
        artist: row.try_get_by_index(0)?,
        title: row.try_get_by_index(1)?,
        album: row.try_get_by_index(2)?,
        album_artist: row.try_get_by_index(3)?,
    };
    let salted = salted(&hash(&names), "track", track);
    insert_one(tx, &names, salted, track).await?;
    find_of_track(tx, track)
        .await?
        .ok_or(StorageError::NotFound)
}

/// A hash that no names as received have.
pub(crate) fn salted(hash: &NamesHash, word: &str, number: i64) -> NamesHash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(hash);
    hasher.update(word.as_bytes());
    hasher.update(&number.to_le_bytes());
    let mut salted = NamesHash::default();
    salted.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    salted
}

async fn insert_one(tx: &Tx, names: &Names, hash: NamesHash, track: i64) -> Result<i64> {
    let id = sql::reserve_ids(tx, "spellings", 0, 1).await?[0];
    let spelling = NewSpelling {
        id,
        hash,
        names,
        track_id: track,
        score: 1.0,
        reason: "by_hand",
    };
    insert(tx, &[spelling]).await?;
    Ok(id)
}

/// A spelling with its names, as a correction must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Key.
    pub id: i64,
    /// Names as received.
    pub names: Names,
    /// The track it points at.
    pub track_id: i64,
}

/// The spelling of a listen of a user as received, and what it means to them if that is their own.
pub async fn find_of_listen<C: Conn>(
    db: &C,
    user: UserId,
    listen: i64,
) -> Result<Option<(Spelling, Option<Spelling>)>> {
    let query = "SELECT h.spelling_id, w.spelling_id FROM listening_history h
                 LEFT JOIN spelling_rules w ON w.user_id = $1 AND w.own_id = h.spelling_id
                 WHERE h.user_id = $1 AND h.id = $2";
    let Some(row) = sql::optional(db, query, [user.0.into(), listen.into()]).await? else {
        return Ok(None);
    };
    let stored = get(db, row.try_get_by_index(0)?).await?;
    Ok(Some(match row.try_get_by_index::<Option<i64>>(1)? {
        Some(received) => (get(db, received).await?, Some(stored)),
        None => (stored, None),
    }))
}

/// A listener's own spelling of names as received, if they have one.
pub async fn find_rule<C: Conn>(db: &C, user: UserId, received: i64) -> Result<Option<Spelling>> {
    let query = "SELECT own_id FROM spelling_rules WHERE user_id = $1 AND spelling_id = $2";
    let Some(row) = sql::optional(db, query, [user.0.into(), received.into()]).await? else {
        return Ok(None);
    };
    Ok(Some(get(db, row.try_get_by_index(0)?).await?))
}

/// A spelling by key.
pub async fn get<C: Conn>(db: &C, id: i64) -> Result<Spelling> {
    let query =
        "SELECT artist_credit, title, album, album_artist, track_id FROM spellings WHERE id = $1";
    let row = sql::one(db, query, [id.into()]).await?;
    Ok(Spelling {
        id,
        names: Names {
            artist: row.try_get_by_index(0)?,
            title: row.try_get_by_index(1)?,
            album: row.try_get_by_index(2)?,
            album_artist: row.try_get_by_index(3)?,
        },
        track_id: row.try_get_by_index(4)?,
    })
}

/// Lets a spelling mean `track` to one listener: their own spelling of the same names, to which their listens go.
/// Its key.
pub async fn add_own(tx: &Tx, user: UserId, received: &Spelling, track: i64) -> Result<i64> {
    let hash = salted(&hash(&received.names), "user", user.0);
    let own = insert_one(tx, &received.names, hash, track).await?;
    let rule = "INSERT INTO spelling_rules (user_id, spelling_id, own_id, created_at) VALUES ($1, $2, $3, $4)";
    let values = [
        user.0.into(),
        received.id.into(),
        own.into(),
        tx.now().into(),
    ];
    sql::execute(tx, rule, values).await?;
    Ok(own)
}

/// Lets a spelling mean to a listener what it means to everybody. Their listens have gone back before.
pub async fn remove_own(tx: &Tx, user: UserId, own: i64) -> Result<()> {
    let rule = "DELETE FROM spelling_rules WHERE user_id = $1 AND own_id = $2";
    sql::execute(tx, rule, [user.0.into(), own.into()]).await?;
    sql::execute(tx, "DELETE FROM spellings WHERE id = $1", [own.into()]).await?;
    Ok(())
}

/// Points a spelling at another track; every listen of it follows.
pub async fn point(tx: &Tx, spelling: i64, track: i64) -> Result<()> {
    let update = "UPDATE spellings SET track_id = $2 WHERE id = $1";
    sql::execute(tx, update, [spelling.into(), track.into()]).await?;
    Ok(())
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
