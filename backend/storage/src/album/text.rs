//! Texts about albums.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use aime_domain::ids::UserId;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// The text of one kind for each album: the user's own before a shared one, `language` before others, the
/// newest of equals. Canned and hidden texts are left out.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    language: &str,
    kinds: &[&str],
    albums: &[i64],
) -> Result<HashMap<i64, HashMap<String, String>>> {
    let query = format!(
        "SELECT album_id, kind, body FROM texts
         WHERE album_id IN {} AND kind IN {} AND state = 'written' AND (user_id IS NULL OR user_id = $1)
         ORDER BY CASE WHEN user_id IS NULL THEN 1 ELSE 0 END, CASE WHEN language = $2 THEN 0 ELSE 1 END, id DESC",
        sql::numbers_in(db.engine(), 3),
        sql::texts_in(db.engine(), 4),
    );
    let values = [
        user.0.into(),
        language.into(),
        sql::numbers(albums.iter().copied()),
        sql::texts(kinds.iter().copied()),
    ];
    let mut found = HashMap::<i64, HashMap<String, String>>::new();
    for row in sql::all(db, &query, values).await? {
        let of_album = found.entry(row.try_get_by_index(0)?).or_default();
        if let Entry::Vacant(best) = of_album.entry(row.try_get_by_index(1)?) {
            best.insert(row.try_get_by_index(2)?);
        }
    }
    Ok(found)
}

/// Kinds of texts that serve as an album's description, best first.
const DESCRIPTIONS: [&str; 2] = ["ai_info", "ai_description"];

/// The description of each album that has one.
pub async fn descriptions<C: Conn>(
    db: &C,
    user: UserId,
    language: &str,
    albums: &[i64],
) -> Result<HashMap<i64, String>> {
    let texts = list(db, user, language, &DESCRIPTIONS, albums).await?;
    let best = |mut of_album: HashMap<String, String>| {
        DESCRIPTIONS.iter().find_map(|kind| of_album.remove(*kind))
    };
    Ok(texts
        .into_iter()
        .filter_map(|(album, texts)| Some((album, best(texts)?)))
        .collect())
}
