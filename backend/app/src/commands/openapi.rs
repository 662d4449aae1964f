//! `aime openapi`.

/// Print the description of the API (OpenAPI 3.1)
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: &Args) {
    print!("{}", aime_server::openapi::json());
}
