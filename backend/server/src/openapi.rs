//! The API described in OpenAPI 3.1: what the handlers say of themselves, with what holds for all of them
//! added once: how to sign in, and the errors that any operation of its kind can answer with.

use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, Info, License, OpenApi, OpenApiBuilder, PathItem, Ref, RefOr, Response,
    ResponseBuilder, SecurityRequirement, Tag,
};
use utoipa::{PartialSchema, ToSchema};

use crate::problem::{self, ProblemDocument, ProblemKind};

/// Areas of the API, in the order of the page.
const TAGS: [(&str, &str); 14] = [
    (
        "system",
        "The installation: what it is, whether it is alive and ready.",
    ),
    ("setup", "The first account."),
    ("session", "Signing in and out with a browser."),
    ("me", "One's own account."),
    ("users", "Accounts, for those who look after them."),
    ("tokens", "Tokens of programs."),
    ("imports", "Files on their way into the ledger."),
    (
        "services",
        "Accounts at other services, and what is read from them.",
    ),
    ("events", "What happens, as it happens."),
    ("collection", "What the user owns."),
    ("history", "What the user heard."),
    ("charts", "What the user played most."),
    ("corrections", "What is put right by hand, and taken back."),
    ("search", "Everything that the user may see, by name."),
];

const DESCRIPTION: &str = "\
Keeps a record collection and everything its owner listens to in one ledger.

Sign in with `POST /api/v1/session` (a cookie; changes then carry `X-CSRF-Token`) or send a token as \
`Authorization: Bearer …`. Every error is an `application/problem+json` document; decide by its `code`. \
Instants are RFC 3339 in UTC unless a field says otherwise. Unknown query parameters are ignored.";

/// The document before the handlers add themselves.
pub fn skeleton() -> OpenApi {
    let mut info = Info::new("AIME", env!("CARGO_PKG_VERSION"));
    info.description = Some(DESCRIPTION.to_owned());
    info.license = Some(License::new("MIT"));
    let mut document = OpenApiBuilder::new()
        .info(info)
        .tags(Some(TAGS.map(|(name, description)| {
            let mut tag = Tag::new(name);
            tag.description = Some(description.to_owned());
            tag
        })))
        .security(Some(
            ["session", "bearer"].map(|scheme| SecurityRequirement::new(scheme, [""; 0])),
        ))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("session", session_scheme());
    components.add_security_scheme(
        "bearer",
        SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
    );
    let mut schemas = vec![(
        ProblemDocument::name().into_owned(),
        ProblemDocument::schema(),
    )];
    ProblemDocument::schemas(&mut schemas);
    components.schemas.extend(schemas);
    document
}

fn session_scheme() -> SecurityScheme {
    SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        crate::auth::COOKIE_NAME,
        "Set by `POST /api/v1/session`. Changes also carry the session's `csrf_token` in `X-CSRF-Token`.",
    )))
}

/// The whole document.
pub fn document() -> OpenApi {
    let mut document = crate::router::api().into_openapi();
    for item in document.paths.paths.values_mut() {
        describe_errors(item);
    }
    document
}

/// The whole document as JSON text, the same for the same code.
pub fn json() -> String {
    // Serialising plain data to a string cannot fail; an empty document would fail every test.
    let mut text = document().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

fn describe_errors(item: &mut PathItem) {
    let readers = [&mut item.get, &mut item.head];
    for operation in readers.into_iter().flatten() {
        describe(operation, false);
    }
    let writers = [
        &mut item.post,
        &mut item.put,
        &mut item.patch,
        &mut item.delete,
    ];
    for operation in writers.into_iter().flatten() {
        describe(operation, true);
    }
}

fn describe(operation: &mut Operation, is_change: bool) {
    let is_public = operation.security.as_ref().is_some_and(|needs| {
        needs
            .iter()
            .all(|need| *need == SecurityRequirement::default())
    });
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let in_path = parameters
        .iter()
        .any(|parameter| matches!(parameter, RefOr::T(it) if it.parameter_in == ParameterIn::Path));
    let mut kinds = vec![ProblemKind::Internal];
    if !is_public {
        kinds.extend([ProblemKind::NotAuthenticated, ProblemKind::ScopeMissing]);
    }
    if is_change && !is_public {
        kinds.push(ProblemKind::CsrfMismatch);
    }
    if in_path {
        kinds.push(ProblemKind::NotFound);
    }
    if operation.request_body.is_some() {
        kinds.extend([
            ProblemKind::MalformedRequest,
            ProblemKind::BodyTooLarge,
            ProblemKind::UnsupportedMediaType,
        ]);
    }
    if operation.request_body.is_some() || !parameters.is_empty() {
        kinds.push(ProblemKind::ValidationFailed);
    }
    for kind in kinds {
        operation
            .responses
            .responses
            .entry(kind.status().as_u16().to_string())
            .or_insert_with(|| RefOr::T(problem_response(kind.title())));
    }
    operation
        .responses
        .responses
        .entry("default".to_owned())
        .or_insert_with(|| RefOr::T(problem_response("Any other problem")));
}

/// An error answer.
fn problem_response(description: &str) -> Response {
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name(ProblemDocument::name())))
        .build();
    ResponseBuilder::new()
        .description(description)
        .content(problem::MEDIA_TYPE, content)
        .build()
}
