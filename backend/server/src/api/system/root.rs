//! `GET /api/v1`: what answers here.

use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Json;

/// What answers here.
#[derive(Debug, Serialize, ToSchema)]
pub struct RootView {
    /// Name of the service.
    pub message: &'static str,
    /// Version of the server.
    pub version: &'static str,
    /// Where the API is described.
    pub docs: &'static str,
}

/// Names the service, its version and where its API is described.
#[utoipa::path(
    get,
    path = "/api/v1",
    tag = "system",
    security(()),
    responses((status = 200, description = "The service", body = RootView))
)]
pub async fn find_root() -> Json<RootView> {
    Json(RootView {
        message: "AIME",
        version: env!("CARGO_PKG_VERSION"),
        docs: "/docs",
    })
}
