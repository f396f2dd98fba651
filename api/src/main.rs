//! The command line.
use clap::{Parser, Subcommand};
use pamong::config::Config;
use pamong::error::{Error, Result};
use pamong::server::{self, KeyTask};
use pamong::{agencies, app, demo, letters};
use pamong_db::Clock;
use std::io::Write;

#[derive(Parser)]
#[command(version, about = "Letters, services and evaluation of a city's offices on one ledger")]
struct Cli {
    #[command(subcommand)]
    command: Commands,
}

#[derive(Subcommand)]
enum Commands {
    /// Serve the API and the pages.
    Serve,
    /// Bring the database to the newest schema.
    Migrate,
    /// Print the API's description.
    Openapi,
    /// Fill an empty installation with January and February 2022, as staff would have done it.
    Demo {
        /// The same seed gives the same records.
        #[arg(long, default_value_t = demo::SEED)]
        seed: u64,
    },
    /// Import the export package of an agency into an installation that was just made.
    ImportPackage {
        /// The package.
        file: std::path::PathBuf,
    },
    /// Keys of sealed fields (NIK, KK); servers may run meanwhile.
    #[command(subcommand)]
    Keys(Keys),
    /// Agencies, classification, letter kinds, calendar.
    #[command(subcommand)]
    ReferenceData(ReferenceData),
}

#[derive(Subcommand)]
enum Keys {
    /// Tell which keys there are and how many values each sealed.
    List,
    /// Add a key to the secret file; everything is sealed with it from then on.
    Add,
    /// Seal everything anew with the newest key.
    Rotate,
    /// Remove a key that seals nothing any more. Backups that need it can be read only with a copy of the secret file.
    Drop {
        /// Its id.
        id: String,
    },
}

#[derive(Subcommand)]
enum ReferenceData {
    /// Load what this version ships; running it again changes nothing.
    Import,
}

fn main() -> std::process::ExitCode {
    // what a stranger's PDF lacks is of no use to an operator
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("info,lopdf=error")).init();
    match run(Cli::parse().command) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(e) => {
            log::error!("{e}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(command: Commands) -> Result<()> {
    match command {
        Commands::Openapi => {
            let spec = app::openapi().to_yaml().map_err(Error::internal)?;
            std::io::stdout().write_all(spec.as_bytes()).map_err(Error::internal)
        }
        Commands::Migrate => server::open(config()?, Clock::default()).map(|_shared| ()),
        Commands::Serve => server::run(config()?),
        Commands::ImportPackage { file } => {
            let imported = server::import_package(config()?, &file)?;
            write!(std::io::stdout(), "{imported}").map_err(Error::internal)
        }
        Commands::Demo { seed } => {
            let state = server::open(config()?, Clock::default())?.state;
            let outcome = demo::run(&state, &letters::Register, seed)?;
            log::info!("accounts to sign in with: {}", outcome.accounts.display());
            Ok(())
        }
        Commands::Keys(keys) => {
            let task = match keys {
                Keys::List => KeyTask::List,
                Keys::Add => KeyTask::Add,
                Keys::Rotate => KeyTask::Rotate,
                Keys::Drop { id } => KeyTask::Drop(id),
            };
            writeln!(std::io::stdout(), "{}", server::keys(config()?, task)?).map_err(Error::internal)
        }
        Commands::ReferenceData(ReferenceData::Import) => {
            let state = server::open(config()?, Clock::default())?.state;
            let report = state.db.write_blocking(|tx| agencies::import::run(tx, state.moment()))?;
            writeln!(std::io::stdout(), "{report}").map_err(Error::internal)
        }
    }
}

fn config() -> Result<Config> {
    Config::from_env().map_err(Error::internal)
}
