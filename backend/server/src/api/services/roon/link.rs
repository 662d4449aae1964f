//! `PUT /api/v1/services/roon`.

use aime_services::roon::Address;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{self, RoonView};
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Longest name of a host.
const LONGEST_HOST: usize = 253;
/// Where today's Cores listen.
const USUAL_PORT: u16 = 9330;

/// Where the Core is.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RoonBody {
    /// Name or address; empty or `null` to take the configured one, or to look for a Core on the network. Only for
    /// owners and admins, since it is dialled wherever it leads.
    #[schema(max_length = 253, example = "192.168.1.20")]
    pub host: Option<String>,
    /// Port; 9330 where it is not given.
    #[schema(minimum = 1, example = 9330)]
    pub port: Option<u16>,
}

/// Links Roon and begins to watch it. Somebody has to enable the extension in Roon under Settings → Extensions.
/// Linking again changes where the Core is and keeps everything else.
#[utoipa::path(
    put,
    path = "/api/v1/services/roon",
    tag = "services",
    request_body = RoonBody,
    responses((status = 200, description = "The link as it is now", body = RoonView))
)]
pub async fn update_roon_link(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<RoonBody>,
) -> Result<Json<RoonView>, Problem> {
    let address = address(&body)?;
    if address.is_some() && !current.user.role.is_administrator() {
        return Err(Problem::new(ProblemKind::Forbidden)
            .with_detail("Only an owner or admin may enter the address of a Core."));
    }
    app.roon().connect(current.id(), address).await?;
    Ok(Json(view::of(&app, &current).await?))
}

fn address(body: &RoonBody) -> Result<Option<Address>, Problem> {
    let host = body.host.as_deref().unwrap_or_default().trim();
    if host.is_empty() {
        return Ok(None);
    }
    let is_host = host.len() <= LONGEST_HOST
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']'));
    if !is_host {
        return Err(Problem::invalid(
            "/host",
            "must be a name or an address, without http:// and without a path",
        ));
    }
    let port = body.port.unwrap_or(USUAL_PORT);
    if port == 0 {
        return Err(Problem::invalid("/port", "must be 1 to 65535"));
    }
    Ok(Some(Address {
        host: host.to_owned(),
        port,
    }))
}
