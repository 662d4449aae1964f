//! Names that mean another track from now on: every listen that came under them moves, and every one to come follows.
//!
//! To one listener, names get a spelling of their own beside the one as received, so that the catalogue stays as it
//! is for everybody else. To everybody, the spelling itself points elsewhere; that is for owner and admin.

use aime_domain::correction::CorrectionKind;
use aime_domain::ids::{ListenId, TrackId, UserId};
use aime_storage::catalogue::spelling::{self, Spelling};
use aime_storage::correction::entry::{self, Correction};
use aime_storage::listen::hand::{self, Marked};
use aime_storage::rollup::delta::Delta;
use aime_storage::tag::Tag;
use aime_storage::user::User;
use aime_storage::{Durability, Tx, catalogue, listen};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::error::{CorrectionError, Result};
use super::totals::Count;
use super::{Corrections, Made, listener, may_change_catalogue, note};
use crate::ingest::Listener;
use crate::ingest::settle::{self, Moment};

/// What is needed to take it back.
#[derive(Debug, Serialize, Deserialize)]
struct Pointed {
    /// The spelling as received.
    spelling_id: i64,
    /// Where it, or the listener's own of it, pointed before; `None` when they had none of their own.
    before: Option<i64>,
    /// Where it points since.
    after: i64,
}

impl Corrections {
    /// Lets the names of a listen mean another track from now on: to the user, or to everybody.
    pub async fn move_spelling(
        &self,
        user: &User,
        listen: ListenId,
        to: TrackId,
        everybody: bool,
    ) -> Result<Made> {
        if everybody && !may_change_catalogue(user) {
            return Err(CorrectionError::Forbidden);
        }
        if hand::count_own(&self.db.read(), user.id, &[listen.0]).await? == 0 {
            return Err(CorrectionError::NotFound);
        }
        let target = self.meaning_of_track(user, to).await?.track_id;
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        catalogue::change_meanings(&mut tx).await?;
        catalogue::lock(&tx).await?;
        let found = spelling::find_of_listen(&tx, user.id, listen.0).await?;
        let (received, own) = found.ok_or(CorrectionError::NotFound)?;
        let points_at = own.as_ref().map_or(received.track_id, |own| own.track_id);
        let before = if everybody {
            Some(received.track_id)
        } else {
            own.as_ref().map(|own| own.track_id)
        };
        if before.unwrap_or(points_at) == target {
            return Err(CorrectionError::invalid(
                "track_id",
                "is the track that these names mean already",
            ));
        }
        let subject = format!("{} – {}", received.names.artist, received.names.title);
        let detail = json!(Pointed {
            spelling_id: received.id,
            before,
            after: target,
        });
        let (of_user, kind) = if everybody {
            (None, CorrectionKind::Meaning)
        } else {
            (Some(user.id), CorrectionKind::OwnMeaning)
        };
        let correction = note(&mut tx, user, of_user, kind, &subject, &detail).await?;
        let moved = if everybody {
            point_for_all(&mut tx, received.id, target).await?
        } else {
            point_for_one(
                &mut tx,
                listener(user),
                &received,
                own.as_ref(),
                Some(target),
            )
            .await?
        };
        entry::add_changed(&tx, correction, moved).await?;
        tx.commit().await?;
        self.count_everybody().await?;
        Ok(Made {
            correction: Some(correction),
            changed: moved,
        })
    }

    /// A change of meaning taken back.
    pub(super) async fn undo_meaning(&self, user: &User, correction: &Correction) -> Result<()> {
        let pointed: Pointed = serde_json::from_value(correction.detail.clone())
            .map_err(|_| CorrectionError::NotFound)?;
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        catalogue::change_meanings(&mut tx).await?;
        catalogue::lock(&tx).await?;
        if !entry::mark_undone(&mut tx, correction, &user.name).await? {
            return Err(CorrectionError::AlreadyUndone);
        }
        let received = spelling::get(&tx, pointed.spelling_id).await;
        let received = received.map_err(|_| CorrectionError::ChangedSince)?;
        if let Some(owner) = correction.user {
            let own = spelling::find_rule(&tx, owner, received.id).await?;
            let own = own.filter(|own| own.track_id == pointed.after);
            let own = own.ok_or(CorrectionError::ChangedSince)?;
            point_for_one(
                &mut tx,
                listener(user),
                &received,
                Some(&own),
                pointed.before,
            )
            .await?;
        } else {
            let before = pointed
                .before
                .filter(|_| received.track_id == pointed.after);
            let before = before.ok_or(CorrectionError::ChangedSince)?;
            point_for_all(&mut tx, received.id, before).await?;
        }
        tx.commit().await?;
        self.count_everybody().await
    }

    /// Counts what is marked, whoever it belongs to.
    pub(super) async fn count_everybody(&self) -> Result<()> {
        let db = self.db.read();
        for user in aime_storage::rollup::mark::users_pending(&db).await? {
            let zone = aime_storage::user_zone(&db, user).await?;
            self.count_marked(Listener { id: user, zone }).await?;
        }
        Ok(())
    }
}

/// Points a listener's own spelling of names at a track, or lets the names mean what they mean to everybody. How many
/// listens moved.
pub(crate) async fn point_for_one(
    tx: &mut Tx,
    who: Listener,
    received: &Spelling,
    own: Option<&Spelling>,
    to: Option<i64>,
) -> aime_storage::Result<i64> {
    listen::lock(tx, who.id).await?;
    let from = own.map_or(received.id, |own| own.id);
    let old_track = own.map_or(received.track_id, |own| own.track_id);
    let listens = hand::list_of_spelling(tx, who.id, from).await?;
    match (own, to) {
        (Some(own), Some(to)) => spelling::point(tx, own.id, to).await?,
        (Some(own), None) => {
            hand::change_spelling(tx, who.id, own.id, received.id).await?;
            spelling::remove_own(tx, who.id, own.id).await?;
        }
        (None, Some(to)) => {
            let own = spelling::add_own(tx, who.id, received, to).await?;
            hand::change_spelling(tx, who.id, received.id, own).await?;
        }
        (None, None) => {}
    }
    tx.touch(Tag::history(who.id));
    let new_track = to.unwrap_or(received.track_id);
    moved(tx, who, &listens, old_track, new_track).await?;
    Ok(listens.len() as i64)
}

/// Points a spelling at a track for everybody. How many listens moved.
async fn point_for_all(tx: &mut Tx, id: i64, to: i64) -> Result<i64> {
    let users: Vec<(UserId, chrono_tz::Tz)> = hand::list_users_of_spelling(tx, id).await?;
    let old = spelling::get(tx, id).await?.track_id;
    let mut of_users = Vec::with_capacity(users.len());
    for (user, zone) in users {
        listen::lock(tx, user).await?;
        let who = Listener { id: user, zone };
        of_users.push((who, hand::list_of_spelling(tx, user, id).await?));
    }
    spelling::point(tx, id, to).await?;
    let mut all = 0;
    for (who, listens) in &of_users {
        tx.touch(Tag::history(who.id));
        moved(tx, *who, listens, old, to).await?;
        all += listens.len() as i64;
    }
    Ok(all)
}

/// Brings totals in line with listens that moved from one track to another, and decides anew around them.
async fn moved(
    tx: &Tx,
    who: Listener,
    listens: &[(Marked, bool)],
    from: i64,
    to: i64,
) -> aime_storage::Result<()> {
    let count = Count::of(listens.len());
    let mut deltas = Vec::with_capacity(listens.len() * 2);
    for (listen, _) in listens.iter().filter(|(_, counted)| *counted) {
        let delta = |track_id, counts| Delta {
            track_id,
            listened_at: listen.listened_at,
            seconds: listen.seconds,
            counts,
        };
        deltas.extend([delta(from, false), delta(to, true)]);
    }
    count.apply(tx, who, &deltas).await?;
    let moments: Vec<Moment> = listens
        .iter()
        .map(|(listen, _)| Moment {
            at: listen.listened_at,
            approximate: listen.approximate,
        })
        .collect();
    let settled = settle::settle(tx, who, &[], &moments, None).await?;
    count.apply(tx, who, &settled.deltas).await
}
