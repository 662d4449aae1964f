//! Plays that were left out, let back in by whoever heard them.

use std::collections::BTreeSet;

use aime_domain::ids::UserId;
use aime_storage::{Durability, user_zone};

use super::cursor::Cursor;
use super::error::Result;
use super::{RoonTracker, stream};
use crate::ingest::Listener;
use crate::ingest::catalogue::Memory;
use crate::ingest::live;
use crate::ingest::store::{Incoming, Outcome};

impl RoonTracker {
    /// Stores plays that were left out (all that can be: `None`) as listens, by the door that all listens take; how many
    /// count now. They are remembered as left out no longer.
    pub async fn keep_left_out(&self, user: UserId, ids: Option<BTreeSet<String>>) -> Result<u64> {
        let mut tx = self.begin(Durability::Full).await?;
        let row = self.find_to_change(&tx, user).await?;
        let cursor = Cursor::of(&row);
        let is_wanted = |id: &str| ids.as_ref().is_none_or(|ids| ids.contains(id));
        let plays: Vec<_> = cursor
            .left_out
            .iter()
            .filter(|left| left.can_be_kept() && is_wanted(&left.id()))
            .collect();
        let events: Vec<_> = plays.iter().map(|left| left.listen()).collect();
        let stream = stream();
        let incoming: Vec<Incoming<'_>> = events
            .iter()
            .map(|event| Incoming {
                event,
                stream: &stream,
            })
            .collect();
        let who = Listener {
            id: user,
            zone: user_zone(&tx, user).await?,
        };
        let outcomes = live::record_in(&mut tx, who, &mut Memory::default(), &incoming).await?;
        let is_stored = |outcome: &&Outcome| matches!(outcome, Outcome::Stored);
        let stored = outcomes.iter().filter(is_stored).count() as u64;
        let kept: BTreeSet<String> = plays.iter().map(|left| left.id()).collect();
        self.change(&mut tx, user, |_, cursor| {
            cursor.left_out.retain(|left| !kept.contains(&left.id()));
            cursor.stored += stored;
        })
        .await?;
        tx.commit().await?;
        self.ring();
        Ok(stored)
    }
}
