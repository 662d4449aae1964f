//! `aime serve`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use aime_server::router::router;
use aime_server::spa::Spa;
use aime_server::state::{AppState, HttpSettings, Parts};
use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::background::Background;
use crate::house::{self, House};
use crate::signals;

/// Serve the API and the dashboard, and do the work that waits
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Listens on server.bind (AIME_SERVER__BIND, 127.0.0.1:8000).
Ctrl-C or SIGTERM ends it in good order; imports go on where they stood at the next start."
)]
pub(super) struct Args {
    /// Leave the work that waits (imports, statistics) to `aime work`
    #[arg(long)]
    no_work: bool,
}

pub(super) async fn run(house: &House, args: &Args) -> anyhow::Result<()> {
    let bind = house.config.server.bind;
    let listener = TcpListener::bind(bind)
        .await
        .with_context(|| format!("{bind} cannot be listened on"))?;
    let stop = CancellationToken::new();
    signals::stop_on_signal(&stop)?;
    let uploads = house.uploads();
    let background = Background::start(house, &uploads, &stop, !args.no_work);
    announce(house, listener.local_addr()?).await?;

    let state = AppState::new(Parts {
        db: house.db.clone(),
        clock: Arc::clone(&house.clock),
        accounts: house.accounts.clone(),
        uploads,
        lastfm: house.lastfm.clone(),
        roon: house.roon.clone(),
        discogs: house.discogs.clone(),
        settings: settings(house),
        spa: Spa::embedded(),
        stop: stop.clone(),
    });
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let serving =
        axum::serve(listener, service).with_graceful_shutdown(stop.clone().cancelled_owned());
    let serving = tokio::spawn(serving.into_future());
    stop.cancelled().await;
    tracing::info!("stopping");
    let grace = Duration::from_secs(house.config.server.shutdown_seconds);
    if let Ok(served) = tokio::time::timeout(grace, serving).await {
        served??;
    } else {
        tracing::warn!("some requests were cut off");
    }
    background.finish(grace).await;
    tracing::info!("stopped");
    Ok(())
}

fn settings(house: &House) -> HttpSettings {
    let server = house.config.server.clone();
    HttpSettings {
        hosts: server.hosts,
        trusted_proxies: server.trusted_proxies,
        cors_origins: server.cors_origins,
        scrobbler_secrets: server.scrobbler_secrets,
        upload_limit_bytes: server.upload_limit_bytes,
        data_dir: house.config.data_dir.clone(),
        newest_migration: house::newest_migration(),
    }
}

async fn announce(house: &House, address: SocketAddr) -> anyhow::Result<()> {
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "serving on http://{address}");
    if !house.accounts.is_set_up().await? {
        let code = house.setup_code.reveal();
        tracing::info!("nobody has an account yet; open http://{address}/setup");
        tracing::info!("setup from another machine asks for this code: {code}");
    }
    Ok(())
}
