//! Shelves kept in memory for as long as no tag says that they changed.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use aime_domain::ids::UserId;
use tokio::sync::Mutex;

use super::shelf::{Facts, Shelf};
use crate::db::Conn;
use crate::error::Result;
use crate::tag::{self, Tag};

/// Shelves held at a time. One of 10,000 albums weighs about 6 MB.
const MOST_SHELVES: usize = 8;

/// The shelves of the users who looked at theirs last. Cheap to clone.
///
/// A shelf is kept with the revisions of the tags that it depends on, read before it was; it is handed out
/// only while they are still the same, so that it can never be stale, whichever process wrote.
#[derive(Debug, Clone, Default)]
pub struct Shelves {
    places: Arc<std::sync::Mutex<HashMap<i64, Held>>>,
}

#[derive(Debug)]
struct Held {
    used: u64,
    // Locked while it is read anew, so that only one request does it.
    place: Arc<Mutex<Place>>,
}

#[derive(Debug, Default)]
struct Place {
    facts: Option<(i64, Arc<Facts>)>,
    shelf: Option<([i64; 2], Arc<Shelf>)>,
}

impl Shelves {
    /// The shelf of a user as it is now.
    pub async fn get<C: Conn>(&self, db: &C, user: UserId) -> Result<Arc<Shelf>> {
        let place = self.place(user);
        let mut place = place.lock().await;
        let revisions = tag::revisions(db, &[Tag::collection(user), Tag::history(user)]).await?;
        let [collection, history] = [revisions[0], revisions[1]];
        if let Some((at, shelf)) = &place.shelf
            && *at == [collection, history]
        {
            return Ok(Arc::clone(shelf));
        }
        let facts = match &place.facts {
            Some((at, facts)) if *at == collection => Arc::clone(facts),
            _ => Arc::new(Facts::load(db, user).await?),
        };
        place.facts = Some((collection, Arc::clone(&facts)));
        let shelf = Arc::new(Shelf::load(db, user, facts).await?);
        place.shelf = Some(([collection, history], Arc::clone(&shelf)));
        Ok(shelf)
    }

    fn place(&self, user: UserId) -> Arc<Mutex<Place>> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let used = 1 + places.values().map(|held| held.used).max().unwrap_or(0);
        if places.len() >= MOST_SHELVES
            && !places.contains_key(&user.0)
            && let Some(oldest) = places
                .iter()
                .min_by_key(|(_, held)| held.used)
                .map(|(user, _)| *user)
        {
            places.remove(&oldest);
        }
        let held = places.entry(user.0).or_insert_with(|| Held {
            used,
            place: Arc::default(),
        });
        held.used = used;
        Arc::clone(&held.place)
    }
}
