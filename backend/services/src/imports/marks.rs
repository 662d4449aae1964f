//! What a listener decided of listens by hand, carried over to those that an archive brings where something was already.
//!
//! Each kind of decision is one line in the ledger of corrections, from which it is taken back as if it had been made here.

use aime_domain::correction::CorrectionKind;
use aime_domain::ids::CorrectionId;
use aime_storage::correction::entry;
use aime_storage::correction::listens::{self, Part};
use aime_storage::import::{record, rows};
use aime_storage::listen::hand::{self, Editable};
use aime_storage::rollup::delta::Delta;
use aime_storage::rollup::mark;
use aime_storage::{Result, Tx, user};
use serde_json::json;

use super::chunk::Context;
use crate::corrections::note;
use crate::ingest::settle::{self, Moment};

/// Under which word the lines of an import in the ledger are remembered.
const LEDGER: &str = "ledger";

/// Takes listens out, as their listener had.
pub(super) async fn remove(tx: &mut Tx, context: Context, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let line = line(tx, context, CorrectionKind::DeleteListens).await?;
    let there = hand::list_editable(tx, context.who.id, ids).await?;
    hand::hold_removed(tx, context.who.id, ids).await?;
    listens::add(tx, line, Part::Changed, ids).await?;
    entry::add_changed(tx, line, ids.len() as i64).await?;
    settle_around(
        tx,
        context,
        &there,
        there.iter().filter_map(Editable::ceased),
    )
    .await
}

/// Lets listens count whatever else is found, as their listener had.
pub(super) async fn release(tx: &mut Tx, context: Context, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let line = line(tx, context, CorrectionKind::Release).await?;
    let there = hand::list_editable(tx, context.who.id, ids).await?;
    hand::set_released_all(tx, context.who.id, ids).await?;
    listens::add(tx, line, Part::Changed, ids).await?;
    entry::add_changed(tx, line, ids.len() as i64).await?;
    settle_around(tx, context, &there, []).await
}

/// Puts a report that the listener wrote in the place of another; whether that came with this import and was not held.
pub(super) async fn replace(tx: &mut Tx, context: Context, id: i64, by: i64) -> Result<bool> {
    let there = hand::list_editable(tx, context.who.id, &[id]).await?;
    let ours = |one: &Editable| !one.held && one.import_id == Some(context.import.0);
    if !there.iter().all(ours) {
        return Ok(false);
    }
    let line = line(tx, context, CorrectionKind::EditListens).await?;
    hand::hold_replaced(tx, context.who.id, id, by).await?;
    listens::add(tx, line, Part::Changed, &[id]).await?;
    listens::add(tx, line, Part::Made, &[by]).await?;
    entry::add_changed(tx, line, 1).await?;
    settle_around(
        tx,
        context,
        &there,
        there.iter().filter_map(Editable::ceased),
    )
    .await?;
    Ok(true)
}

/// Decides anew around listens of which some `ceased` to count, and marks what changed.
async fn settle_around(
    tx: &Tx,
    context: Context,
    there: &[Editable],
    ceased: impl IntoIterator<Item = Delta>,
) -> Result<()> {
    let moments: Vec<Moment> = there
        .iter()
        .map(|one| Moment {
            at: one.listened_at,
            approximate: one.approximate,
        })
        .collect();
    let settled = settle::settle(tx, context.who, &[], &moments, None).await?;
    let deltas: Vec<Delta> = ceased.into_iter().chain(settled.deltas).collect();
    mark::mark_changes(tx, context.who.id, context.who.zone, &deltas).await
}

/// The line of a kind, made when it is first needed.
async fn line(tx: &mut Tx, context: Context, kind: CorrectionKind) -> Result<CorrectionId> {
    let (who, import) = (context.who.id, context.import);
    let number = kind as i64;
    let known = rows::linked(tx, who, import, LEDGER, &[number]).await?;
    if let Some(id) = known.get(&number) {
        return Ok(CorrectionId(*id));
    }
    let user = user::get(tx, who).await?;
    let file = record::get(tx, who, import).await?.file_name;
    let detail = json!({"import_id": import.0});
    let id = note(tx, &user, Some(who), kind, &file, &detail).await?;
    rows::link(tx, who, import, LEDGER, number, id.0).await?;
    Ok(id)
}
