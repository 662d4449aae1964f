//! An invented, lifelike library, so that a newcomer without a single account elsewhere sees the whole product.
//!
//! * [`words`] – what names are made of.
//! * [`library`] – artists, albums and tracks that nobody ever recorded.
//! * [`habits`] – when somebody listens to what.
//!
//! The same seed on the same day invents the same. Everything goes in by the doors that real data take.

mod habits;
mod library;
mod words;

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_domain::listen::{Channel, ListenEvent, StreamKey};
use aime_storage::import::owned::{self, NewOwned};
use aime_storage::rollup::{fold, mark};
use aime_storage::{Db, Durability, Result, Tx, user_zone};
use rand::SeedableRng as _;
use rand::rngs::Xoshiro256PlusPlus;

use crate::ingest::Listener;
use crate::ingest::catalogue::{self, Memory, WantedAlbum};
use crate::ingest::store::{self, Incoming};
use habits::Habits;
use library::{Library, Owned};

/// Listens that are stored in one transaction.
const CHUNK: usize = 512;
/// Albums that are stored in one transaction.
const ALBUMS: usize = 64;
/// Where the demo's rows say they come from.
const SOURCE: &str = "demo";

/// How much to invent.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// Listens.
    pub listens: usize,
    /// Albums.
    pub albums: usize,
    /// Another seed, another library.
    pub seed: u64,
}

/// What was invented.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Invented {
    /// Listens that count now.
    pub listens: usize,
    /// Copies on the shelf.
    pub copies: usize,
    /// Albums on the wantlist.
    pub wants: usize,
}

/// Fills a user's ledger with an invented library; `progress` hears of done and total listens.
pub async fn fill(
    db: &Db,
    clock: &Arc<dyn Clock>,
    user: UserId,
    wish: Wish,
    mut progress: impl FnMut(usize, usize) + Send,
) -> Result<Invented> {
    let zone = user_zone(&db.read(), user).await?;
    let who = Listener { id: user, zone };
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(wish.seed);
    let library = Library::invent(wish.albums, clock.now(), &mut rng);
    let mut invented = Invented::default();
    for albums in library.owned().chunks(ALBUMS) {
        let mut tx = db.begin(Durability::Normal, clock.now()).await?;
        shelve(&mut tx, user, albums, &mut invented).await?;
        tx.commit().await?;
    }
    let mut plays = Habits::new(&library, wish.listens, clock.now(), zone, rng);
    let mut memory = Memory::default();
    loop {
        let chunk: Vec<ListenEvent> = plays.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        invented.listens += hear(db, clock.now(), who, &mut memory, &chunk).await?;
        progress(invented.listens, wish.listens);
    }
    let now = || clock.now();
    fold::fold_all(db, user, zone, &now, |_, _| {}).await?;
    db.analyze().await?;
    Ok(invented)
}

/// Puts albums on the shelf or on the wantlist.
async fn shelve(
    tx: &mut Tx,
    user: UserId,
    albums: &[Owned],
    invented: &mut Invented,
) -> Result<()> {
    for album in albums {
        let copy = &album.copy;
        let wanted = WantedAlbum {
            artist: &copy.artist,
            artists: &[],
            title: &copy.title,
            year: copy.original_year,
            discogs_master_id: None,
        };
        let (album_id, _) = catalogue::resolve_album(tx, &wanted).await?;
        owned::fill_album(tx, album_id, copy).await?;
        let new = NewOwned {
            album_id,
            source: SOURCE,
            source_key: &album.key,
            copy,
            import_id: None,
        };
        if album.is_wish {
            invented.wants += usize::from(owned::insert_want(tx, user, &new).await?);
        } else {
            invented.copies += usize::from(owned::insert_copy(tx, user, &new).await?);
        }
    }
    Ok(())
}

/// Stores listens in one transaction; how many began to count.
async fn hear(
    db: &Db,
    now: i64,
    who: Listener,
    memory: &mut Memory,
    events: &[ListenEvent],
) -> Result<usize> {
    let stream = StreamKey {
        service: SOURCE.to_owned(),
        channel: Channel::File,
        client: String::new(),
    };
    let incoming: Vec<Incoming<'_>> = events
        .iter()
        .map(|event| Incoming {
            event,
            stream: &stream,
        })
        .collect();
    let mut tx = db.begin(Durability::Normal, now).await?;
    let stored = store::store(&mut tx, who, memory, &incoming, None).await?;
    mark::mark_changes(&tx, who.id, who.zone, &stored.deltas).await?;
    tx.commit().await?;
    Ok(stored.deltas.iter().filter(|delta| delta.counts).count())
}
