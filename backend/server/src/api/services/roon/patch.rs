//! `PATCH /api/v1/services/roon`.

use std::collections::BTreeSet;

use aime_services::roon::Choice;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{self, RoonView};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Most rooms that can be meant.
const MOST_ROOMS: usize = 500;

/// What is to be followed.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RoonPatch {
    /// Keys of the rooms that are followed; `null` for all, also those that come later.
    #[schema(required)]
    pub rooms: Option<BTreeSet<String>>,
    /// Whether songs of radio stations count.
    pub counts_radio: bool,
}

/// Chooses what is followed.
#[utoipa::path(
    patch,
    path = "/api/v1/services/roon",
    tag = "services",
    request_body = RoonPatch,
    responses((status = 200, description = "The link as it is now", body = RoonView))
)]
pub async fn patch_roon(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<RoonPatch>,
) -> Result<Json<RoonView>, Problem> {
    if body
        .rooms
        .as_ref()
        .is_some_and(|rooms| rooms.len() > MOST_ROOMS)
    {
        return Err(Problem::invalid("/rooms", "may name 500 rooms"));
    }
    let choice = Choice {
        rooms: body.rooms,
        counts_radio: body.counts_radio,
    };
    app.roon().choose(current.id(), choice).await?;
    Ok(Json(view::of(&app, &current).await?))
}
