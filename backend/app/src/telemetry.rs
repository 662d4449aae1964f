//! What the program says about itself: lines on standard error.

use std::io::IsTerminal as _;

use anyhow::Context as _;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{Format, Log};

/// Starts logging.
pub(crate) fn start(log: &Log) -> anyhow::Result<()> {
    let filter: EnvFilter = log
        .level
        .parse()
        .with_context(|| format!("log.level: {:?} is no level", log.level))?;
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let registry = tracing_subscriber::registry().with(filter);
    match log.format {
        Format::Text => registry
            .with(lines.with_ansi(std::io::stderr().is_terminal()))
            .try_init()?,
        Format::Json => registry.with(lines.json()).try_init()?,
    }
    Ok(())
}
