//! `aime work`.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::background::Background;
use crate::house::House;
use crate::signals;

/// Do the work that waits (imports, statistics) without serving, beside other processes on the same PostgreSQL
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) async fn run(house: &House, _args: &Args) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    signals::stop_on_signal(&stop)?;
    let background = Background::start(house, &house.uploads(), &stop, true);
    tracing::info!("working");
    stop.cancelled().await;
    background
        .finish(Duration::from_secs(house.config.server.shutdown_seconds))
        .await;
    tracing::info!("stopped");
    Ok(())
}
