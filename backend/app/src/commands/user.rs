//! `aime user`.

use aime_domain::account::Role;
use aime_services::accounts::{AccountChange, Actor, NewAccount};

use super::read_password;
use crate::house::House;

/// Accounts: add, list, change a password
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
    /// List the accounts: id, name, role, time zone
    List,
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
            for user in house.accounts.list_accounts(&Actor::Operator).await? {
                println!(
                    "{}\t{}\t{}\t{}",
                    user.id,
                    user.name,
                    user.role.as_str(),
                    user.time_zone
                );
            }
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
