//! `aime migrate`.

use crate::house::{self, House};

/// Make the data folder and bring the database to the newest schema (every command does so by itself)
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(house: &House, _args: &Args) {
    println!(
        "{} is at {}",
        house.config.data_dir.display(),
        house::newest_migration()
    );
}
