//! `aime user`.

use aime_domain::account::Role;
use aime_services::accounts::{AccountChange, Actor, NewAccount};
use aime_storage::user::Account;

use super::read_password;
use crate::house::House;
use crate::outcome::refused;

/// Accounts: add, list, change a password, keep out and let in, delete
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Add an account
    #[command(after_help = "Example:
  aime user add zoe --role owner --password-stdin < password.txt")]
    Add {
        /// Name to sign in with
        name: String,
        /// What they may do
        #[arg(long, value_enum, default_value = "member")]
        role: RoleWord,
        /// Read the password (at least 10 characters) from standard input
        #[arg(long, required = true)]
        password_stdin: bool,
        /// Language of the dashboard
        #[arg(long, default_value = "en")]
        language: String,
        /// IANA time zone of their days, for example Europe/Zurich
        #[arg(long, default_value = "UTC")]
        time_zone: String,
    },
    /// List the accounts: id, name, role, time zone, and whether they are disabled
    List,
    /// Keep a user out: their sessions end, their tokens rest, no service is read for them; their data stays
    Disable {
        /// Whom
        name: String,
    },
    /// Let a user in again
    Enable {
        /// Whom
        name: String,
    },
    /// Delete an account with everything its user put in; `aime export` first keeps a copy
    #[command(after_help = "Example:
  aime export --user zoe --out zoe.zip && aime user delete zoe --yes")]
    Delete {
        /// Whose
        name: String,
        /// Really; there is no way back
        #[arg(long, required = true)]
        yes: bool,
    },
    /// Change a password; the user's browsers must sign in again
    Passwd {
        /// Whose
        name: String,
        /// Read the password (at least 10 characters) from standard input
        #[arg(long, required = true)]
        password_stdin: bool,
    },
}

/// A role as an argument.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum RoleWord {
    Owner,
    Admin,
    Member,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Owner => Self::Owner,
            RoleWord::Admin => Self::Admin,
            RoleWord::Member => Self::Member,
        }
    }
}

pub(super) async fn run(house: &House, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Add {
            name,
            role,
            language,
            time_zone,
            ..
        } => {
            let password = read_password()?;
            let new = NewAccount {
                name,
                password,
                role: role.into(),
                language,
                time_zone,
            };
            let user = house.accounts.add_account(&Actor::Operator, new).await?;
            println!(
                "added {} ({}), id {}",
                user.name,
                user.role.as_str(),
                user.id
            );
        }
        Command::List => {
            for Account { user, disabled_at } in
                house.accounts.list_accounts(&Actor::Operator).await?
            {
                let state = if disabled_at.is_some() {
                    "\tdisabled"
                } else {
                    ""
                };
                println!(
                    "{}\t{}\t{}\t{}{state}",
                    user.id,
                    user.name,
                    user.role.as_str(),
                    user.time_zone
                );
            }
        }
        Command::Disable { name } => set_disabled(house, &name, true).await?,
        Command::Enable { name } => set_disabled(house, &name, false).await?,
        Command::Delete { name, .. } => {
            let user = account(house, &name).await?.user;
            house
                .accounts
                .delete_account(&Actor::Operator, user.id)
                .await?;
            println!("deleted {} and everything they put in", user.name);
        }
        Command::Passwd { name, .. } => {
            let user = house.user(&name).await?;
            let change = AccountChange {
                password: Some(read_password()?),
                ..AccountChange::default()
            };
            house
                .accounts
                .change_account(&Actor::Operator, user.id, change)
                .await?;
            println!("changed the password of {}", user.name);
        }
    }
    Ok(())
}

/// The account of a name, disabled or not, or a refusal.
async fn account(house: &House, name: &str) -> anyhow::Result<Account> {
    let found = house.accounts.find_any_account(name).await?;
    found.ok_or_else(|| {
        refused(format!(
            "there is no user {name:?}; `aime user list` shows them"
        ))
    })
}

async fn set_disabled(house: &House, name: &str, disabled: bool) -> anyhow::Result<()> {
    let user = account(house, name).await?.user;
    let change = AccountChange {
        disabled: Some(disabled),
        ..AccountChange::default()
    };
    house
        .accounts
        .change_account(&Actor::Operator, user.id, change)
        .await?;
    if disabled {
        println!(
            "{} is kept out; `aime user enable` lets them in again",
            user.name
        );
    } else {
        println!("{} is let in again", user.name);
    }
    Ok(())
}
