//! What was learned of the database so far, and where its items go.

use std::{
    collections::{HashMap, HashSet},
    sync::mpsc::SyncSender,
};

use aime_domain::import::{ImportItem, LegacyItem, SkipReason};

use super::super::canned::Canned;
use crate::import::{Notes, Parsed};

/// Nobody takes the items any more.
pub(super) struct Gone;

/// What later tables need to know of an album.
#[derive(Default)]
pub(super) struct Known {
    pub(super) title: String,
    /// All artists that hang on it, in order.
    pub(super) artists: Vec<String>,
    /// The credit of its tracks; empty until the album was read.
    pub(super) credit: String,
}

impl Known {
    pub(super) fn names(&self) -> Vec<&str> {
        std::iter::once(&self.title)
            .chain(&self.artists)
            .map(String::as_str)
            .collect()
    }
}

/// What was learned so far, and where items go.
pub(super) struct Ledger {
    pub(super) now: i64,
    pub(super) notes: Notes,
    pub(super) sender: SyncSender<Parsed>,
    pub(super) albums: HashMap<i64, Known>,
    pub(super) artists: HashMap<i64, String>,
    pub(super) tracks: HashSet<i64>,
    pub(super) canned: Canned,
    pub(super) polled: u64,
    pub(super) credits_lost: u64,
}

impl Ledger {
    pub(super) fn send(&self, parsed: impl Into<Parsed>) -> Result<(), Gone> {
        self.sender.send(parsed.into()).map_err(|_| Gone)
    }

    pub(super) fn legacy(&self, item: LegacyItem) -> Result<(), Gone> {
        self.send(ImportItem::Legacy(Box::new(item)))
    }

    pub(super) fn dangling(&self, what: String) -> Result<(), Gone> {
        self.send(Parsed::skip(SkipReason::Dangling, what))
    }

    /// A text about an album, if there is one.
    pub(super) fn text(&self, album_id: i64, kind: &str, body: Option<String>) -> Result<(), Gone> {
        let (Some(body), Some(album)) = (body, self.albums.get(&album_id)) else {
            return Ok(());
        };
        let canned = self.canned.is_canned(&body, &album.names());
        self.legacy(LegacyItem::Text {
            album_id,
            kind: kind.to_owned(),
            body,
            canned,
        })
    }
}
