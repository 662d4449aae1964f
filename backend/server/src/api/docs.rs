//! The API described: the document and a page to browse it, all files by us.

use std::sync::{Arc, LazyLock};

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use utoipa_swagger_ui::Config;

use crate::openapi;
use crate::problem::{Problem, ProblemKind};

/// Where the document is.
pub const DOCUMENT_PATH: &str = "/api/v1/openapi.json";

static DOCUMENT: LazyLock<String> = LazyLock::new(openapi::json);

/// `GET /api/v1/openapi.json`.
pub async fn find_document() -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        DOCUMENT.as_str(),
    )
}

/// `GET /docs`: the page's own links are relative to a folder.
pub async fn redirect_to_page() -> Redirect {
    Redirect::permanent("/docs/")
}

/// `GET /docs/`.
pub async fn find_page() -> Result<Response, Problem> {
    serve("index.html")
}

/// `GET /docs/{file}`.
pub async fn find_file(Path(file): Path<String>) -> Result<Response, Problem> {
    serve(&file)
}

/// The validator would send the document to a service elsewhere.
fn serve(file: &str) -> Result<Response, Problem> {
    static CONFIG: LazyLock<Arc<Config<'static>>> =
        LazyLock::new(|| Arc::new(Config::from(DOCUMENT_PATH).validator_url("none")));
    let found = utoipa_swagger_ui::serve(file, Arc::clone(&CONFIG))
        .map_err(|error| Problem::internal(error.to_string()))?
        .ok_or(ProblemKind::NotFound)?;
    let mut headers = HeaderMap::new();
    let content_type = HeaderValue::try_from(found.content_type).map_err(Problem::internal)?;
    headers.insert(header::CONTENT_TYPE, content_type);
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=3600"),
    );
    Ok((StatusCode::OK, headers, found.bytes.into_owned()).into_response())
}
