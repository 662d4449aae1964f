//! `aime token`.

use aime_domain::account::Scope;
use aime_domain::ids::TokenId;
use secrecy::ExposeSecret as _;

use crate::house::House;

/// Tokens of programs: create, list, revoke
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Make a token and print it, alone on the last line; it is not shown again
    #[command(after_help = "Example:
  curl -H \"Authorization: Bearer $(aime token create --user zoe --name backup | tail -n 1)\" \\
       http://127.0.0.1:8000/api/v1/me")]
    Create {
        /// On whose behalf it acts
        #[arg(long)]
        user: String,
        /// What it is for
        #[arg(long)]
        name: String,
        /// What it may be used for
        #[arg(
            long,
            value_enum,
            value_delimiter = ',',
            default_value = "read,write,submit"
        )]
        scope: Vec<ScopeWord>,
    },
    /// List a user's tokens: id, name, scopes
    List {
        /// Whose
        #[arg(long)]
        user: String,
    },
    /// Revoke a token for good
    Revoke {
        /// Its id, as `aime token list` shows it
        id: i64,
        /// Whose
        #[arg(long)]
        user: String,
    },
}

/// A scope as an argument.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum ScopeWord {
    Read,
    Write,
    Admin,
    Submit,
}

impl From<ScopeWord> for Scope {
    fn from(word: ScopeWord) -> Self {
        match word {
            ScopeWord::Read => Self::Read,
            ScopeWord::Write => Self::Write,
            ScopeWord::Admin => Self::Admin,
            ScopeWord::Submit => Self::Submit,
        }
    }
}

pub(super) async fn run(house: &House, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Create { user, name, scope } => {
            let user = house.user(&user).await?;
            let scopes: Vec<Scope> = scope.into_iter().map(Scope::from).collect();
            let created = house.accounts.create_token(user.id, &name, &scopes).await?;
            println!(
                "token {} of {}; it is not shown again:",
                created.token.id, user.name
            );
            println!("{}", created.secret.expose_secret());
        }
        Command::List { user } => {
            let user = house.user(&user).await?;
            for token in house.accounts.list_tokens(user.id).await? {
                let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.as_str()).collect();
                println!("{}\t{}\t{}", token.id, token.name, scopes.join(","));
            }
        }
        Command::Revoke { id, user } => {
            let user = house.user(&user).await?;
            house.accounts.revoke_token(user.id, TokenId(id)).await?;
            println!("revoked token {id} of {}", user.name);
        }
    }
    Ok(())
}
