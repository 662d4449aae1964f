//! `POST /api/v1/imports`.

use aime_services::imports::Arrival;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use chrono_tz::Tz;
use futures_util::TryStreamExt as _;
use serde::Deserialize;
use tokio_util::io::StreamReader;
use utoipa::IntoParams;

use crate::api::imports::view::ImportView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Most characters of a file's name.
const NAME_MOST: usize = 255;

/// What is known of a file beside its bytes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportParams {
    /// Name of the file, for people; the format is told by its content.
    #[param(max_length = 255)]
    pub file_name: String,
    /// IANA zone of times that are written without one.
    #[param(example = "Europe/Zurich")]
    pub time_zone: Option<String>,
    /// Try the file and store nothing.
    #[param(default = false)]
    pub dry_run: Option<bool>,
}

impl ImportParams {
    fn arrival(&self) -> Result<Arrival<'_>, Problem> {
        let file_name = self
            .file_name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .trim();
        if file_name.is_empty() || file_name.chars().count() > NAME_MOST {
            return Err(Problem::invalid(
                "/query/file_name",
                "must have 1 to 255 characters",
            ));
        }
        let time_zone = self
            .time_zone
            .as_deref()
            .map(str::parse::<Tz>)
            .transpose()
            .map_err(|_| {
                Problem::invalid(
                    "/query/time_zone",
                    "must be an IANA time zone such as Europe/Zurich",
                )
            })?;
        Ok(Arrival {
            file_name,
            dry_run: self.dry_run.unwrap_or(false),
            time_zone,
        })
    }
}

/// Takes a file (the body is its bytes) and imports it in the background. Sending the same file again changes
/// nothing that is there, and takes an interrupted import up where it stopped.
#[utoipa::path(
    post,
    path = "/api/v1/imports",
    tag = "imports",
    params(ImportParams),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"),
    responses((status = 202, description = "Received; watch it until it has ended", body = ImportView))
)]
pub async fn create_import(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<ImportParams>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<ImportView>), Problem> {
    let arrival = params.arrival()?;
    refuse_forms(&headers)?;
    refuse_too_large(&headers, app.settings().upload_limit_bytes)?;
    let bytes = StreamReader::new(body.into_data_stream().map_err(std::io::Error::other));
    let import = app.uploads().receive(current.id(), &arrival, bytes).await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(ImportView::of(import, app.now())),
    ))
}

fn refuse_forms(headers: &HeaderMap) -> Result<(), Problem> {
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|it| it.starts_with("multipart/")) {
        return Err(Problem::new(ProblemKind::UnsupportedMediaType)
            .with_detail("Send the file's bytes as the body, not a form."));
    }
    Ok(())
}

/// Before a byte is read, where the sender says how many come.
fn refuse_too_large(headers: &HeaderMap, limit: u64) -> Result<(), Problem> {
    let length = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit) {
        return Err(Problem::new(ProblemKind::BodyTooLarge)
            .with_detail(format!("A file may have {limit} bytes.")));
    }
    Ok(())
}
