//! `POST /api/v1/services/roon/left-out/keep`.

use std::collections::BTreeSet;

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::services::decide_missing::KeptView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Most plays that can be meant.
const MOST: usize = 100;

/// Which of them.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = RoonLeftOutBody)]
pub struct LeftOutBody {
    /// Their `id`s; without it all that can be kept.
    #[schema(max_items = 100)]
    pub ids: Option<BTreeSet<String>>,
}

/// Lets plays that were left out count as listens after all.
#[utoipa::path(
    post,
    path = "/api/v1/services/roon/left-out/keep",
    tag = "services",
    request_body = LeftOutBody,
    responses((status = 200, description = "How many count now", body = KeptView))
)]
pub async fn create_roon_listens(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<LeftOutBody>,
) -> Result<Json<KeptView>, Problem> {
    if body.ids.as_ref().is_some_and(|ids| ids.len() > MOST) {
        return Err(Problem::invalid("/ids", "may name 100 plays"));
    }
    let kept = app.roon().keep_left_out(current.id(), body.ids).await?;
    Ok(Json(KeptView { kept }))
}
