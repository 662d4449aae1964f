//! The commands, a file each: what it takes, what it says, one call into the crates below.

#![expect(clippy::print_stdout, reason = "commands answer on standard output")]

mod check_matching;
mod demo;
mod export;
mod import;
mod migrate;
mod openapi;
mod serve;
mod token;
mod user;
mod work;

use std::io::BufRead as _;

use clap::{Parser, Subcommand};
use secrecy::SecretString;

use crate::config::Config;
use crate::house::House;
use crate::telemetry;

/// AIME keeps a record collection and everything its owner listens to in one ledger.
///
/// Settings come from config/default.toml, a file of your own and the environment (AIME_SECTION__KEY); see
/// config/default.toml. Most used: AIME_DATA_DIR, DATABASE_URL, AIME_SERVER__BIND.
///
/// A command ends with 0 when it is done, 2 when the request cannot be met as it stands, 1 when it failed.
#[derive(Debug, Parser)]
#[command(name = "aime", version, arg_required_else_help = true)]
#[command(after_help = "Examples:
  aime serve                                   start the server on http://127.0.0.1:8000
  aime user add zoe --role owner --password-stdin < password.txt
  aime import my_spotify_data.zip --user zoe   bring in an export; any known format, told by its content
  aime export --user zoe --out zoe.zip         everything zoe has, to be brought back by any AIME
  aime demo --user demo --listens 20000        look around in an invented library
  aime token create --user zoe --name phone    a token for a program")]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    OnLedger(LedgerCommand),
    CheckMatching(check_matching::Args),
    Openapi(openapi::Args),
}

/// Commands that need the ledger.
#[derive(Debug, Subcommand)]
enum LedgerCommand {
    Serve(serve::Args),
    Work(work::Args),
    Migrate(migrate::Args),
    #[command(subcommand)]
    User(user::Command),
    #[command(subcommand)]
    Token(token::Command),
    Import(import::Args),
    Export(export::Args),
    Demo(demo::Args),
}

/// How a command reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ReportForm {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// Runs a command to its end.
pub(crate) fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Openapi(args) => {
            openapi::run(&args);
            Ok(())
        }
        Command::CheckMatching(args) => check_matching::run(&args),
        Command::OnLedger(command) => on_ledger(command),
    }
}

/// Opens the ledger, brought to the newest schema, for one command.
fn on_ledger(command: LedgerCommand) -> anyhow::Result<()> {
    let config = Config::load(std::env::vars())?;
    telemetry::start(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let house = House::open(config).await?;
        let done = match command {
            LedgerCommand::Serve(args) => serve::run(&house, &args).await,
            LedgerCommand::Work(args) => work::run(&house, &args).await,
            LedgerCommand::Migrate(args) => {
                migrate::run(&house, &args);
                Ok(())
            }
            LedgerCommand::User(command) => user::run(&house, command).await,
            LedgerCommand::Token(command) => token::run(&house, command).await,
            LedgerCommand::Import(args) => import::run(&house, args).await,
            LedgerCommand::Export(args) => export::run(&house, args).await,
            LedgerCommand::Demo(args) => demo::run(&house, args).await,
        };
        house.close().await?;
        done
    })
}

/// A password from the first line of standard input.
fn read_password() -> anyhow::Result<SecretString> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).into())
}
