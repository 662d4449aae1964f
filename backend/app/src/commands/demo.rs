//! `aime demo`.

use std::io::IsTerminal as _;

use aime_domain::account::Role;
use aime_services::accounts::{Actor, NewAccount, secret};
use aime_services::demo::{self, Wish};
use aime_storage::user::User;
use indicatif::{ProgressBar, ProgressStyle};
use secrecy::ExposeSecret as _;

use crate::house::House;

/// Fill a user's ledger with an invented, lifelike library
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  aime demo --user demo --listens 20000 --albums 400 --seed 7

The same seed on the same day invents the same. A user that is missing is made, and its password printed.")]
pub(super) struct Args {
    /// Whose ledger
    #[arg(long, default_value = "demo")]
    user: String,
    /// How many listens
    #[arg(long, default_value_t = 20_000)]
    listens: usize,
    /// How many albums
    #[arg(long, default_value_t = 400)]
    albums: usize,
    /// Another seed, another library
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub(super) async fn run(house: &House, args: Args) -> anyhow::Result<()> {
    let (user, password) = find_or_add(house, &args.user).await?;
    let wish = Wish {
        listens: args.listens,
        albums: args.albums,
        seed: args.seed,
    };
    let bar = bar(args.listens);
    let invented = demo::fill(&house.db, &house.clock, user.id, wish, |done, _| {
        bar.set_position(done as u64);
    })
    .await?;
    bar.finish_and_clear();
    println!(
        "{} has {} listens, {} copies and {} wishes more",
        user.name, invented.listens, invented.copies, invented.wants
    );
    if let Some(password) = password {
        println!(
            "sign in as {} with the password {}",
            user.name,
            password.expose_secret()
        );
    }
    Ok(())
}

async fn find_or_add(
    house: &House,
    name: &str,
) -> anyhow::Result<(User, Option<secrecy::SecretString>)> {
    if let Some(user) = house.accounts.find_account(name).await? {
        return Ok((user, None));
    }
    let password = secret::readable_password()?;
    let is_first = !house.accounts.is_set_up().await?;
    let new = NewAccount {
        name: name.to_owned(),
        password: password.clone(),
        role: if is_first { Role::Owner } else { Role::Member },
        language: String::from("en"),
        time_zone: String::from("UTC"),
    };
    Ok((
        house.accounts.add_account(&Actor::Operator, new).await?,
        Some(password),
    ))
}

fn bar(listens: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} listens, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(listens as u64).with_style(style)
}
