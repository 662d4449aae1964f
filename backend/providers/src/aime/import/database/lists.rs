//! Playlists and album collections, with their members in order.

use std::collections::{HashMap, HashSet};

use aime_domain::import::{LegacyItem, SkipReason};
use sqlx::Row as _;

use super::{
    super::album::time,
    columns::{number, shown, text},
    ledger::{Gone, Ledger},
    reader::{
        Column::{Number as N, Text as T},
        Reader, ordered,
    },
};
use crate::import::Parsed;

impl Reader<'_> {
    pub(super) async fn playlists(&mut self) -> Result<(), Gone> {
        let links = self.select(
            "playlist_tracks",
            &[N("playlist_id"), N("track_id"), N("position")],
        );
        let columns = [
            N("id"),
            T("name"),
            T("algorithm"),
            T("ai_prompt"),
            T("created_at"),
        ];
        let sql = self.select("playlists", &columns);
        let mut members = self
            .members(
                ordered(links, "playlist_id, position, rowid"),
                "playlist_tracks",
                "playlists",
                |ledger, track| ledger.tracks.contains(&track),
            )
            .await?;
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(name)) = (number(row, "id"), text(row, "name")?) else {
                return Ok(ledger.send(Parsed::skip(
                    SkipReason::NoName,
                    "a playlist without a name",
                ))?);
            };
            Ok(ledger.legacy(LegacyItem::Playlist {
                id,
                name,
                algorithm: text(row, "algorithm")?,
                ai_prompt: text(row, "ai_prompt")?,
                track_ids: members.remove(&id).unwrap_or_default(),
                created_at: text(row, "created_at")?.as_deref().and_then(time),
            })?)
        })
        .await
    }

    pub(super) async fn collections(&mut self) -> Result<(), Gone> {
        let links = self.select(
            "collection_albums",
            &[N("collection_id"), N("album_id"), N("position")],
        );
        let columns = [
            N("id"),
            T("name"),
            T("search_type"),
            T("search_criteria"),
            T("ai_query"),
            T("created_at"),
        ];
        let sql = self.select("album_collections", &columns);
        let order = "collection_id, position, rowid";
        let mut members = self
            .members(
                ordered(links, order),
                "collection_albums",
                "album_collections",
                |ledger, album| ledger.albums.contains_key(&album),
            )
            .await?;
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(name)) = (number(row, "id"), text(row, "name")?) else {
                return Ok(ledger.send(Parsed::skip(
                    SkipReason::NoName,
                    "a collection without a name",
                ))?);
            };
            Ok(ledger.legacy(LegacyItem::AlbumCollection {
                id,
                name,
                search_type: text(row, "search_type")?.unwrap_or_default(),
                search_criteria: text(row, "search_criteria")?,
                ai_query: text(row, "ai_query")?,
                album_ids: members.remove(&id).unwrap_or_default(),
                created_at: text(row, "created_at")?.as_deref().and_then(time),
            })?)
        })
        .await
    }

    /// What hangs on each list, in order; links whose list or member is gone are told as dangling. `sql` gives
    /// list and member as its first columns.
    async fn members(
        &mut self,
        sql: Option<String>,
        links: &str,
        lists: &str,
        exists: impl Fn(&Ledger, i64) -> bool,
    ) -> Result<HashMap<i64, Vec<i64>>, Gone> {
        let mut known = HashSet::new();
        let ids = self.select(lists, &[N("id")]);
        self.each(ids, |_, row| {
            known.extend(number(row, "id"));
            Ok(())
        })
        .await?;
        let mut members: HashMap<i64, Vec<i64>> = HashMap::new();
        self.each(sql, |ledger, row| {
            let get = |column: usize| row.try_get::<Option<i64>, _>(column).ok().flatten();
            match (get(0), get(1)) {
                (Some(list), Some(member)) if known.contains(&list) && exists(ledger, member) => {
                    members.entry(list).or_default().push(member);
                    Ok(())
                }
                (list, member) => Ok(ledger.dangling(format!(
                    "{links}: {} in list {}",
                    shown(member),
                    shown(list)
                ))?),
            }
        })
        .await?;
        Ok(members)
    }
}
