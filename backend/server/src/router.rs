//! Everything that answers, on one screen.
//!
//! [`api`] lists the operations of the API, which describe themselves; [`router`] adds the pages and what
//! happens to every request.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower::ServiceExt as _;
use tower::util::option_layer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::CorsLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::{
    artists, catalogue, charts, collection, corrections, docs, duplicates, events, exclusions,
    export, history, imports, jobs, listens, me, playing, scrobblers, search, services, session,
    sessions, setup, system, tokens, tracks, users,
};
use crate::doors;
use crate::edge::{compress, counters, headers, host, language, peer, request_id, trailing_slash};
use crate::state::AppState;
use crate::{openapi, problem, spa};

/// Most bytes of a JSON body.
const JSON_LIMIT: usize = 1024 * 1024;

/// The operations of the API.
pub fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::skeleton())
        // The installation.
        .routes(routes!(system::root::find_root))
        .routes(routes!(system::health::find_health))
        .routes(routes!(system::ready::find_ready))
        // People and programs.
        .routes(routes!(
            setup::find::find_setup,
            setup::create::create_setup
        ))
        .routes(routes!(
            session::find::find_session,
            session::create::create_session,
            session::delete::delete_session
        ))
        .routes(routes!(me::find::find_me, me::update::update_me))
        .routes(routes!(export::download::download_export))
        .routes(routes!(sessions::list::list_sessions))
        .routes(routes!(sessions::delete::end_session))
        .routes(routes!(users::list::list_users, users::create::create_user))
        .routes(routes!(
            users::update::update_user,
            users::delete::delete_user
        ))
        .routes(routes!(
            tokens::list::list_tokens,
            tokens::create::create_token
        ))
        .routes(routes!(tokens::delete::delete_token))
        .routes(routes!(
            scrobblers::find::find_scrobbler,
            scrobblers::create::create_scrobbler
        ))
        // Files in, and what happens.
        .routes(routes!(
            imports::list::list_imports,
            imports::create::create_import
        ))
        .routes(routes!(imports::find::find_import))
        .routes(routes!(imports::rows::list_import_rows))
        .routes(routes!(imports::download::download_import_rows))
        .routes(routes!(imports::cancel::cancel_import))
        .routes(routes!(
            imports::undo::find_import_undo,
            imports::undo::undo_import
        ))
        .routes(routes!(imports::pause::pause_import))
        .routes(routes!(imports::resume::resume_import))
        .routes(routes!(jobs::list::list_jobs))
        .routes(routes!(events::watch::watch_events))
        // Services that are linked.
        .routes(routes!(services::list::list_services))
        .routes(routes!(
            services::link_lastfm::update_lastfm_link,
            services::unlink_lastfm::delete_lastfm_link
        ))
        .routes(routes!(
            services::link_discogs::update_discogs_link,
            services::unlink_discogs::delete_discogs_link
        ))
        .routes(routes!(services::check_discogs::find_discogs_answer))
        .routes(routes!(services::pause_discogs::pause_discogs))
        .routes(routes!(services::sync_discogs::create_discogs_sync))
        .routes(routes!(services::sync_progress::find_discogs_sync_progress))
        .routes(routes!(
            services::ask_discogs_consent::create_discogs_consent,
            services::complete_discogs_consent::update_discogs_consent
        ))
        .routes(routes!(services::check_lastfm::find_lastfm_answer))
        .routes(routes!(services::begin_sign_in::create_lastfm_sign_in))
        .routes(routes!(services::finish_sign_in::finish_lastfm_sign_in))
        .routes(routes!(services::sync_loves::create_lastfm_loves_sync))
        .routes(routes!(services::compare_lastfm::create_lastfm_comparison))
        .routes(routes!(services::list_missing::list_lastfm_missing))
        .routes(routes!(services::decide_missing::delete_lastfm_missing))
        .routes(routes!(services::decide_missing::update_lastfm_missing))
        .routes(routes!(services::start_tracker::start_tracker))
        .routes(routes!(services::stop_tracker::stop_tracker))
        .routes(routes!(services::tracker_status::find_tracker_status))
        .routes(routes!(services::import_history::create_lastfm_import))
        .routes(routes!(
            services::import_progress::find_lastfm_import_progress
        ))
        .routes(routes!(services::status_all::find_services_status))
        .routes(routes!(
            services::roon::find::find_roon,
            services::roon::link::update_roon_link,
            services::roon::patch::patch_roon,
            services::roon::unlink::delete_roon_link
        ))
        .routes(routes!(services::roon::check::find_roon_answer))
        .routes(routes!(services::roon::keep_left_out::create_roon_listens))
        .routes(routes!(services::roon::start_tracker::start_roon_tracker))
        .routes(routes!(services::roon::stop_tracker::stop_roon_tracker))
        .routes(routes!(
            services::roon::tracker_status::find_roon_tracker_status
        ))
        // What is owned.
        .routes(routes!(
            collection::list::list_albums,
            collection::create::create_album
        ))
        .routes(routes!(collection::index::index_albums))
        .routes(routes!(
            collection::find::find_album,
            collection::update::update_album,
            collection::patch::patch_album,
            collection::delete::delete_album
        ))
        .routes(routes!(collection::edit_copy::patch_copy))
        .routes(routes!(collection::facets::find_facets))
        .routes(routes!(collection::export::csv::download_collection_csv))
        .routes(routes!(collection::export::json::download_collection_json))
        .routes(routes!(collection::export::json::download_support_json))
        .routes(routes!(
            collection::export::markdown::download_collection_markdown
        ))
        .routes(routes!(
            collection::export::markdown::download_support_markdown
        ))
        .routes(routes!(
            collection::export::markdown::download_artist_markdown
        ))
        .routes(routes!(collection::artists::list_artists))
        .routes(routes!(collection::stats::find_collection_stats))
        .routes(routes!(artists::find::find_artist))
        // What was heard.
        .routes(routes!(playing::find::find_now_playing))
        .routes(routes!(history::tracks::list_listens))
        .routes(routes!(history::export::download_listens))
        .routes(routes!(history::days::list_days))
        .routes(routes!(history::love::toggle_love))
        .routes(routes!(tracks::find::find_track))
        .routes(routes!(history::timeline::find_timeline))
        .routes(routes!(history::usual_day::find_usual_day))
        .routes(routes!(history::stats::find_listening_stats))
        .routes(routes!(charts::artists::list_artist_chart))
        .routes(routes!(charts::albums::list_album_chart))
        .routes(routes!(charts::tracks::list_track_chart))
        // What is put right by hand.
        .routes(routes!(corrections::list::list_corrections))
        .routes(routes!(corrections::undo::undo_correction))
        .routes(routes!(duplicates::list::list_duplicates))
        .routes(routes!(duplicates::reasons::list_duplicate_reasons))
        .routes(routes!(duplicates::release::release_duplicates))
        .routes(routes!(duplicates::suppress::suppress_duplicates))
        .routes(routes!(listens::create::create_listen))
        .routes(routes!(
            listens::patch::patch_listen,
            listens::delete::delete_listen
        ))
        .routes(routes!(listens::update_many::update_listens))
        .routes(routes!(listens::delete_many::delete_listens))
        .routes(routes!(listens::move_many::move_listens))
        .routes(routes!(listens::meaning::move_spelling))
        .routes(routes!(
            exclusions::list::list_exclusions,
            exclusions::create::create_exclusion
        ))
        .routes(routes!(exclusions::delete::delete_exclusion))
        .routes(routes!(catalogue::merge::merge_artists))
        .routes(routes!(catalogue::merge::merge_albums))
        .routes(routes!(catalogue::merge::merge_tracks))
        .routes(routes!(catalogue::split::split_artist))
        .routes(routes!(catalogue::split::split_album))
        .routes(routes!(catalogue::split::split_track))
        .routes(routes!(
            catalogue::aliases::list_aliases,
            catalogue::aliases::create_alias
        ))
        .routes(routes!(catalogue::aliases::delete_alias))
        // What can be found.
        .routes(routes!(search::by_q::find_results))
        .routes(routes!(search::by_query::find_results_by_query))
}

/// The application: the API, its documentation, the dashboard, and what happens to every request.
pub fn router(app: AppState) -> Router {
    let (operations, _) = api().split_for_parts();
    let routes = operations
        .route(docs::DOCUMENT_PATH, get(docs::find_document))
        .route("/docs", get(docs::redirect_to_page))
        .route("/docs/", get(docs::find_page))
        .route("/docs/{file}", get(docs::find_file))
        .route("/api/auth", get(doors::audioscrobbler::send_to_page))
        .fallback(spa::serve)
        .method_not_allowed_fallback(problem::method_not_allowed)
        // The last layer is the outermost.
        .layer(DefaultBodyLimit::max(JSON_LIMIT))
        .layer(option_layer(cors(&app)))
        // Open to every origin, and with limits of their own.
        .merge(doors::router())
        .layer(from_fn_with_state(
            app.clone(),
            doors::audioscrobbler::greet,
        ))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(compress::layer())
        .layer(from_fn_with_state(app.clone(), host::check))
        .layer(from_fn_with_state(app.clone(), peer::identify))
        .layer(from_fn(headers::secure))
        .layer(from_fn_with_state(app.clone(), counters::count))
        .layer(from_fn(language::choose))
        .layer(from_fn(request_id::assign))
        .with_state(app);
    // Outside of the routes, since it changes which of them answers.
    Router::new().fallback_service(tower::service_fn(move |request: Request| {
        let routes = routes.clone();
        routes.oneshot(trailing_slash::trim(request))
    }))
}

/// Other sites may call the API with a token where `server.cors_origins` names them, never with a cookie.
fn cors(app: &AppState) -> Option<CorsLayer> {
    let origins = app.settings().cors_origins.clone();
    if origins.is_empty() {
        return None;
    }
    let layer = CorsLayer::new()
        .allow_origin(origins)
        .allow_methods(tower_http::cors::Any)
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .expose_headers([request_id::HEADER]);
    Some(layer)
}
