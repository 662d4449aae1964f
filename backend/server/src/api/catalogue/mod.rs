//! The catalogue put right for everybody.

pub mod aliases;
pub mod merge;
pub mod split;

use aime_services::corrections::CatalogueChange;

use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Changes the catalogue, if the user may.
async fn change(
    app: &AppState,
    current: &CurrentUser,
    wanted: &CatalogueChange,
) -> Result<Json<MadeView>, Problem> {
    let corrections = app.corrections();
    let made = corrections.change_catalogue(&current.user, wanted).await?;
    Ok(Json(made.into()))
}
