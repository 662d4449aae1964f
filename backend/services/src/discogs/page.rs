//! One page of a list set against the ledger.

use aime_domain::import::OwnedCopy;
use aime_providers::capability::Listed;
use aime_storage::import::owned::{self, NewOwned};
use aime_storage::synced::{self, Known, Look, Side};
use aime_storage::{Result, Tx};

use super::PROVIDER;
use crate::ingest::catalogue::{self, WantedAlbum};

/// What became of a page.
#[derive(Debug, Default)]
pub(super) struct Stored {
    pub(super) added: u64,
    /// What was there without being known to be the account's.
    pub(super) joined: u64,
    pub(super) changed: u64,
    /// What cannot be used, for people.
    pub(super) unusable: Vec<String>,
    /// How much of that is not in the ledger.
    pub(super) strange: u64,
    /// Whether some entry did not say which it is.
    pub(super) has_nameless: bool,
    /// The album that came last.
    pub(super) last: Option<String>,
}

/// Stores a page, all of it with as few statements as there can be.
pub(super) async fn store(tx: &mut Tx, look: Look<'_>, items: &[Listed]) -> Result<Stored> {
    let (user, side) = (look.user, look.side);
    let mut stored = Stored::default();
    let entries: Vec<OwnedCopy> = items.iter().map(entry).collect();
    let mut known = synced::find(tx, user, side, &entries.iter().collect::<Vec<_>>()).await?;
    let mut seen = Vec::with_capacity(items.len());
    let mut new = Vec::new();
    for (item, entry) in items.iter().zip(&entries) {
        let (is_usable, found) = match item {
            Listed::Item(_) => (true, take(&mut known, side, entry, true)),
            Listed::Unusable { said, .. } => {
                stored.unusable.push(said.clone());
                (false, take(&mut known, side, entry, false))
            }
        };
        match found {
            Some(found) => {
                seen.push(found.id);
                if is_usable {
                    bring_up(tx, look, &found, entry, &mut stored).await?;
                }
            }
            None if is_usable => new.push(entry),
            None => {
                stored.strange += 1;
                stored.has_nameless |= is_nameless(side, entry);
            }
        }
    }
    synced::mark_seen(tx, look, &seen).await?;
    add(tx, look, &new).await?;
    stored.added = new.len() as u64;
    stored.last = entries
        .iter()
        .rfind(|entry| !entry.title.is_empty())
        .map(|entry| format!("{} – {}", entry.artist, entry.title));
    Ok(stored)
}

/// What an entry says of itself: all of it, or just which it is.
fn entry(item: &Listed) -> OwnedCopy {
    match item {
        Listed::Item(copy) => copy.as_ref().clone(),
        Listed::Unusable {
            release, instance, ..
        } => OwnedCopy {
            discogs_release_id: *release,
            discogs_instance_id: *instance,
            ..OwnedCopy::default()
        },
    }
}

const fn is_nameless(side: Side, entry: &OwnedCopy) -> bool {
    match side {
        Side::Copies => entry.discogs_instance_id.is_none(),
        Side::Wants => entry.discogs_release_id.is_none(),
    }
}

/// The row of an entry: that of its number; else, where rows may be `joined`, one of its release without a number.
fn take(known: &mut Vec<Known>, side: Side, entry: &OwnedCopy, joined: bool) -> Option<Known> {
    let same_release =
        |row: &Known| row.release.is_some() && row.release == entry.discogs_release_id;
    let at = match side {
        Side::Wants => known.iter().position(same_release),
        Side::Copies => {
            let instance = entry.discogs_instance_id;
            let numbered = |row: &Known| row.instance.is_some() && row.instance == instance;
            let unnumbered = |row: &Known| row.instance.is_none() && same_release(row);
            let numbered = known.iter().position(numbered);
            numbered.or_else(|| joined.then(|| known.iter().position(unnumbered)).flatten())
        }
    };
    at.map(|at| known.remove(at))
}

async fn bring_up(
    tx: &mut Tx,
    look: Look<'_>,
    known: &Known,
    entry: &OwnedCopy,
    stored: &mut Stored,
) -> Result<()> {
    let changed = synced::update(tx, look.user, look.side, known, entry).await?;
    let joins = known.account.is_none();
    if joins {
        stored.joined += 1;
    } else if changed {
        stored.changed += 1;
    }
    if joins || changed {
        owned::fill_album(tx, known.album_id, entry).await?;
    }
    Ok(())
}

async fn add(tx: &mut Tx, look: Look<'_>, new: &[&OwnedCopy]) -> Result<()> {
    let wanted: Vec<WantedAlbum<'_>> = new
        .iter()
        .map(|copy| WantedAlbum {
            artist: &copy.artist,
            artists: &copy.artists,
            title: &copy.title,
            year: copy.original_year,
            discogs_master_id: copy.discogs_master_id,
        })
        .collect();
    let albums = catalogue::resolve_albums(tx, &wanted).await?;
    let keys: Vec<String> = new.iter().map(|copy| source_key(look.side, copy)).collect();
    let mut rows = Vec::with_capacity(new.len());
    for (((album_id, is_new), copy), source_key) in albums.into_iter().zip(new).zip(&keys) {
        if is_new {
            owned::describe_new_album(tx, album_id, copy).await?;
        } else {
            owned::fill_album(tx, album_id, copy).await?;
        }
        rows.push(NewOwned {
            album_id,
            source: PROVIDER,
            source_key,
            copy,
            import_id: None,
        });
    }
    synced::insert(tx, look, &rows).await
}

/// The key that a file of the same would give it.
fn source_key(side: Side, copy: &OwnedCopy) -> String {
    match (side, copy.discogs_instance_id, copy.discogs_release_id) {
        (Side::Copies, Some(instance), _) => format!("discogs:instance:{instance}"),
        (_, _, release) => format!("discogs:release:{}:1", release.unwrap_or_default()),
    }
}
