//! What a page of albums shows of each.

use std::collections::HashMap;

use aime_domain::colour;
use aime_domain::ids::UserId;
use sea_orm::QueryResult;

use crate::artist::credit::{self, Credit, On};
use crate::copy::read::{self as copies, CopyCard};
use crate::db::Conn;
use crate::error::Result;
use crate::image::{self, Image};
use crate::sql;

use super::text;

/// An album with what a user has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Key.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Artist credit as shown.
    pub artist_credit: String,
    /// Artists in order.
    pub artists: Vec<Credit>,
    /// Original year.
    pub year: Option<i32>,
    /// Music of a film, a series or a game.
    pub is_soundtrack: bool,
    /// Genres.
    pub genres: Vec<String>,
    /// Styles.
    pub styles: Vec<String>,
    /// MusicBrainz release group.
    pub mbid: Option<String>,
    /// `https://open.spotify.com/album/…`
    pub spotify_url: Option<String>,
    /// `https://music.apple.com/…`
    pub apple_music_url: Option<String>,
    /// `https://www.discogs.com/…`
    pub discogs_url: Option<String>,
    /// The user's copies, the oldest first.
    pub copies: Vec<CopyCard>,
    /// Pictures, best first.
    pub images: Vec<Image>,
    /// Description.
    pub ai_info: Option<String>,
    /// The user's counted plays.
    pub plays: i32,
    /// The last of them, unix seconds UTC.
    pub last_played_at: Option<i64>,
    /// When the newest copy was added, unix seconds UTC.
    pub added_at: Option<i64>,
    /// `#rrggbb`, see [`colour::of`].
    pub colour: String,
    /// When the catalogue met it, unix seconds UTC.
    pub created_at: i64,
    /// When the catalogue last changed it, unix seconds UTC.
    pub updated_at: i64,
    /// Fields that were set by hand.
    pub locked: Vec<String>,
}

/// Albums in the order of `ids`; those that are not there are left out. `language` is the reader's.
pub async fn list<C: Conn>(db: &C, user: UserId, language: &str, ids: &[i64]) -> Result<Vec<Card>> {
    let query = format!(
        "SELECT a.id, a.title, a.artist_credit, a.year, a.is_soundtrack, a.genres, a.styles, a.mbid, a.spotify_url,
                a.apple_music_url, a.discogs_url, a.title_key, a.credit_key, p.plays, p.last_at, a.created_at, a.updated_at, a.locked
         FROM albums a LEFT JOIN album_plays p ON p.user_id = $1 AND p.period = 0 AND p.album_id = a.id
         WHERE a.id IN {}",
        sql::numbers_in(db.engine(), 2)
    );
    let rows = sql::all(
        db,
        &query,
        [user.0.into(), sql::numbers(ids.iter().copied())],
    )
    .await?;
    let mut cards = HashMap::with_capacity(rows.len());
    for row in &rows {
        let card = read(row)?;
        cards.insert(card.id, card);
    }
    let mut artists = credit::list(db, On::Albums, ids).await?;
    let mut copies = copies::list_of_albums(db, user, ids).await?;
    let mut images = image::list(db, image::Subject::Albums, ids).await?;
    let mut texts = text::descriptions(db, user, language, ids).await?;
    for (id, card) in &mut cards {
        card.artists = artists.remove(id).unwrap_or_default();
        card.copies = copies.remove(id).unwrap_or_default();
        card.added_at = card.copies.iter().map(|copy| copy.added_at).max();
        card.images = images.remove(id).unwrap_or_default();
        card.ai_info = texts.remove(id);
    }
    Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
}

fn read(row: &QueryResult) -> Result<Card> {
    let (title_key, credit_key): (String, String) =
        (row.try_get_by_index(11)?, row.try_get_by_index(12)?);
    Ok(Card {
        id: row.try_get_by_index(0)?,
        title: row.try_get_by_index(1)?,
        artist_credit: row.try_get_by_index(2)?,
        artists: Vec::new(),
        year: row.try_get_by_index(3)?,
        is_soundtrack: row.try_get_by_index(4)?,
        genres: sql::list_of_texts(row, 5)?,
        styles: sql::list_of_texts(row, 6)?,
        mbid: row.try_get_by_index(7)?,
        spotify_url: row.try_get_by_index(8)?,
        apple_music_url: row.try_get_by_index(9)?,
        discogs_url: row.try_get_by_index(10)?,
        copies: Vec::new(),
        images: Vec::new(),
        ai_info: None,
        plays: row.try_get_by_index::<Option<i32>>(13)?.unwrap_or(0),
        last_played_at: row.try_get_by_index(14)?,
        added_at: None,
        colour: colour::of_album(&title_key, &credit_key),
        created_at: row.try_get_by_index(15)?,
        updated_at: row.try_get_by_index(16)?,
        locked: sql::list_of_texts(row, 17)?,
    })
}
