//! `PATCH /api/v1/collection/copies/{copy_id}`.

use aime_domain::change::Change;
use aime_domain::ids::CopyId;
use aime_storage::copy::write::CopyFields;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// What is to change about a copy; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = CopyChange)]
pub struct CopyChangeBody {
    /// Medium.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 50)]
    pub support: Change<String>,
    /// Format as written.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub format: Change<String>,
    /// Country of the pressing.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub country: Change<String>,
    /// Year of the pressing.
    #[serde(default)]
    #[schema(value_type = Option<i32>)]
    pub released_year: Change<i32>,
    /// Condition of the medium.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub media_condition: Change<String>,
    /// Condition of the sleeve.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub sleeve_condition: Change<String>,
    /// 1 to 5.
    #[serde(default)]
    #[schema(value_type = Option<i32>)]
    pub rating: Change<i32>,
    /// Folder.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub folder: Change<String>,
    /// Notes.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 10000)]
    pub notes: Change<String>,
    /// Fields that no import or sync may write over, by the names above. Without it those that were locked and those
    /// that are changed now.
    pub locked: Option<Vec<String>>,
}

/// Changes one of your copies. What is set by hand is locked: no import or sync writes over it.
#[utoipa::path(
    patch,
    path = "/api/v1/collection/copies/{copy_id}",
    tag = "collection",
    params(("copy_id" = i64, Path, description = "Key of the copy")),
    request_body = CopyChangeBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn patch_copy(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<CopyChangeBody>,
) -> Result<Json<MadeView>, Problem> {
    let fields = CopyFields {
        support: body.support,
        format: body.format,
        country: body.country,
        released_year: body.released_year,
        media_condition: body.media_condition,
        sleeve_condition: body.sleeve_condition,
        rating: body.rating,
        folder: body.folder,
        notes: body.notes,
    };
    let noted = app
        .collection()
        .edit_copy(&current.user, CopyId(id), &fields, body.locked)
        .await?;
    Ok(Json(MadeView {
        correction_id: noted.map(|id| id.0),
        changed: i64::from(noted.is_some()),
    }))
}
