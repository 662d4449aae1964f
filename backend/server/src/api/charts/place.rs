//! A place in a chart, whatever stands in it.

use std::collections::HashMap;

use aime_domain::span::Span;
use aime_storage::chart::ranking::{self, Chart, Ranked};
use aime_storage::history::pending;
use aime_storage::rollup::Subject;
use serde::Serialize;
use utoipa::ToSchema;

use super::params::ChartParams;
use crate::api::local;
use crate::auth::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// Place and plays.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ChartPlace)]
pub struct PlaceView {
    /// 1 for the most played.
    pub rank: i64,
    /// Counted plays in the period.
    pub plays: i64,
    /// Seconds heard, as far as sources told.
    pub seconds: i64,
    /// Rank in the period before; `null` when not among the first 1,000 there, or when nothing is compared.
    #[schema(required)]
    pub previous_rank: Option<i64>,
    /// Where it moved; `null` when nothing is compared.
    #[schema(required)]
    pub movement: Option<Movement>,
}

/// Where something moved against the period before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// Not among the first 1,000 before.
    New,
    /// To a better rank.
    Up,
    /// To a worse rank.
    Down,
    /// Nowhere.
    Same,
}

/// What a chart says beside its places.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChartInfo {
    /// The period.
    #[schema(example = "2026-W47")]
    pub period: String,
    /// The period that ranks are compared with.
    #[schema(required, example = "2026-W46")]
    pub previous_period: Option<String>,
    /// Whether an import is still being counted, so that the chart may change shortly.
    pub pending: bool,
    /// Where the next places begin; `null` at the end.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

/// A part of a chart with its keys, places and information.
pub(super) struct Read {
    pub(super) ids: Vec<i64>,
    pub(super) info: ChartInfo,
    places: HashMap<i64, PlaceView>,
}

impl Read {
    /// The place of a key, to be taken once.
    pub(super) fn place(&mut self, id: i64) -> Option<PlaceView> {
        self.places.remove(&id)
    }
}

/// Reads the part of a chart that was asked for.
pub(super) async fn read(
    app: &AppState,
    current: &CurrentUser,
    subject: Subject,
    params: &ChartParams,
) -> Result<Read, Problem> {
    let (span, limit) = params.read()?;
    let (db, zone, cursor) = (
        app.read(),
        local::zone(&current.user),
        params.cursor.as_deref(),
    );
    let chart = ranking::list(&db, current.id(), zone, subject, span, cursor, limit).await?;
    let pending = pending::is_pending(&db, current.id(), span).await?;
    Ok(Read {
        ids: chart.items.iter().map(|item| item.id).collect(),
        places: chart
            .items
            .iter()
            .map(|item| (item.id, place(item, chart.previous)))
            .collect(),
        info: info(span, chart, pending),
    })
}

fn info(span: Span, chart: Chart, pending: bool) -> ChartInfo {
    ChartInfo {
        period: span.to_string(),
        previous_period: chart.previous.map(|previous| previous.to_string()),
        pending,
        next_cursor: chart.next,
    }
}

fn place(item: &Ranked, previous: Option<Span>) -> PlaceView {
    let movement = match item.previous_rank {
        None => Movement::New,
        Some(before) if before > item.rank => Movement::Up,
        Some(before) if before < item.rank => Movement::Down,
        Some(_) => Movement::Same,
    };
    PlaceView {
        rank: item.rank,
        plays: item.plays,
        seconds: item.seconds,
        previous_rank: item.previous_rank,
        movement: previous.map(|_| movement),
    }
}
