//! Tags: the names of changes (DESIGN §1, caches.md §3.6). ETags, server cache, events and the browser's
//! caches all follow from tag revisions; there is no second invalidation path.

use std::collections::BTreeSet;

use aime_domain::ids::{AlbumId, ArtistId, PlaylistId, UserId};
use sea_orm::{ConnectionTrait, Value};

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// What changed, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    name: String,
    user: Option<i64>,
}

impl Tag {
    fn of_user(user: UserId, family: &str) -> Self {
        Self {
            name: format!("u:{user}:{family}"),
            user: Some(user.0),
        }
    }

    /// What a user owns or wants.
    pub fn collection(user: UserId) -> Self {
        Self::of_user(user, "collection")
    }

    /// What a user heard, and every statistic of it.
    pub fn history(user: UserId) -> Self {
        Self::of_user(user, "history")
    }

    /// A user's playlists as a whole.
    pub fn playlists(user: UserId) -> Self {
        Self::of_user(user, "playlists")
    }

    /// A user's profile, settings and tokens.
    pub fn settings(user: UserId) -> Self {
        Self::of_user(user, "settings")
    }

    /// A user's linked services.
    pub fn services(user: UserId) -> Self {
        Self::of_user(user, "services")
    }

    /// A user's imports.
    pub fn imports(user: UserId) -> Self {
        Self::of_user(user, "imports")
    }

    /// What was put right by hand: a user's own, or the catalogue's (`None`).
    pub fn corrections(user: Option<UserId>) -> Self {
        user.map_or_else(
            || Self {
                name: "corrections".into(),
                user: None,
            },
            |user| Self::of_user(user, "corrections"),
        )
    }

    /// What a user hears at this moment.
    pub fn playing(user: UserId) -> Self {
        Self::of_user(user, "playing")
    }

    /// One playlist.
    pub fn playlist(user: UserId, id: PlaylistId) -> Self {
        Self {
            name: format!("playlist:{id}"),
            user: Some(user.0),
        }
    }

    /// One album of the catalogue.
    pub fn album(id: AlbumId) -> Self {
        Self {
            name: format!("album:{id}"),
            user: None,
        }
    }

    /// One artist of the catalogue.
    pub fn artist(id: ArtistId) -> Self {
        Self {
            name: format!("artist:{id}"),
            user: None,
        }
    }

    /// Names that mean something else than before: after a merge, a split or a correction.
    pub fn meanings() -> Self {
        Self {
            name: "meanings".into(),
            user: None,
        }
    }

    /// The install: users, schedules, configuration.
    pub fn system() -> Self {
        Self {
            name: "system".into(),
            user: None,
        }
    }

    /// The tag as clients see it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// One recorded change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Position in the order of changes.
    pub seq: i64,
    /// Name of what changed.
    pub tag: String,
}

/// Raises the revision of each tag and records the changes; gives the last sequence number.
pub(crate) async fn record<C: Conn>(db: &C, tags: &BTreeSet<Tag>, now: i64) -> Result<Option<i64>> {
    let mut last = None;
    for tag in tags {
        let bump = "INSERT INTO tag_revs (tag, rev) VALUES ($1, 1)
                    ON CONFLICT (tag) DO UPDATE SET rev = tag_revs.rev + 1 RETURNING rev";
        let rev = sql::one(db, bump, [tag.name.as_str().into()])
            .await?
            .try_get_by_index::<i64>(0)?;
        let append =
            "INSERT INTO changes (tag, user_id, rev, at) VALUES ($1, $2, $3, $4) RETURNING seq";
        let values: [Value; 4] = [
            tag.name.as_str().into(),
            tag.user.into(),
            rev.into(),
            now.into(),
        ];
        last = Some(sql::one(db, append, values).await?.try_get_by_index(0)?);
    }
    Ok(last)
}

/// Revisions of tags, in the order asked; a tag that never changed has revision 0.
pub async fn revisions<C: Conn>(db: &C, tags: &[Tag]) -> Result<Vec<i64>> {
    let mut found = Vec::with_capacity(tags.len());
    for tag in tags {
        let row = sql::optional(
            db,
            "SELECT rev FROM tag_revs WHERE tag = $1",
            [tag.name.as_str().into()],
        )
        .await?;
        found.push(
            row.map(|row| row.try_get_by_index(0))
                .transpose()?
                .unwrap_or(0),
        );
    }
    Ok(found)
}

/// Changes after `seq` that `user` may hear of, oldest first, at most `limit`.
pub async fn list_changes<C: Conn>(
    db: &C,
    user: UserId,
    seq: i64,
    limit: u64,
) -> Result<Vec<Change>> {
    let query = "SELECT seq, tag FROM changes WHERE seq > $1 AND (user_id IS NULL OR user_id = $2)
                 ORDER BY seq LIMIT $3";
    let rows = sql::all(
        db,
        query,
        [seq.into(), user.0.into(), (limit as i64).into()],
    )
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Change {
                seq: row.try_get_by_index(0)?,
                tag: row.try_get_by_index(1)?,
            })
        })
        .collect()
}

/// First and last sequence number on record; `None` when nothing changed yet.
pub async fn change_span<C: Conn>(db: &C) -> Result<Option<(i64, i64)>> {
    let row = sql::one(db, "SELECT MIN(seq), MAX(seq) FROM changes", []).await?;
    let (first, last): (Option<i64>, Option<i64>) =
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    Ok(first.zip(last))
}

/// Forgets changes older than `before` (unix seconds); clients that come back later get a reset.
pub async fn forget_changes<C: ConnectionTrait>(db: &C, before: i64) -> Result<u64> {
    sql::execute(db, "DELETE FROM changes WHERE at < $1", [before.into()]).await
}
