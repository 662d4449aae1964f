//! `/1/latest-import`: how far a client has brought an old history. Clients that bring one ask for it, begin
//! there, and set it at the end.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use super::caller::{Listener, Submitter};
use super::error::LbError;
use crate::extract::Query;
use crate::state::AppState;

/// Services whose history clients bring.
const SERVICES: [&str; 2] = ["lastfm", "librefm"];

/// Whose, and of which service.
#[derive(Debug, Deserialize)]
pub(super) struct Params {
    user_name: Option<String>,
    service: Option<String>,
}

/// What is set.
#[derive(Debug, Deserialize)]
struct Body {
    ts: i64,
    service: Option<String>,
}

fn service(given: Option<String>) -> Result<String, LbError> {
    let service = given.unwrap_or_else(|| SERVICES[0].to_owned());
    if SERVICES.contains(&service.as_str()) {
        Ok(service)
    } else {
        Err(LbError::not_found(format!(
            "Service does not exist: {service}"
        )))
    }
}

/// Shows how far a history was brought; 0 when it never was.
pub(super) async fn find_latest_import(
    State(app): State<AppState>,
    caller: Listener,
    Query(params): Query<Params>,
) -> Result<Json<Value>, LbError> {
    let user = caller.named(params.user_name.as_deref().unwrap_or_default())?;
    let service = service(params.service)?;
    let at = app.listening().latest_import(user.id, &service).await?;
    Ok(Json(
        json!({ "musicbrainz_id": user.name, "latest_import": at }),
    ))
}

/// Notes how far a history was brought.
pub(super) async fn set_latest_import(
    State(app): State<AppState>,
    Submitter(user): Submitter,
    body: Bytes,
) -> Result<Json<Value>, LbError> {
    let body: Body =
        serde_json::from_slice(&body).map_err(|_| LbError::bad("Invalid data sent"))?;
    let service = service(body.service)?;
    app.listening()
        .set_latest_import(user.id, &service, body.ts)
        .await?;
    Ok(Json(json!({ "status": "ok" })))
}
