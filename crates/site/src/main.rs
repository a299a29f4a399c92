//! `cargo blog`: sets up what is missing, then checks, builds, serves and tests the blog.
//!
//! What the commands need to know of the world outside (arguments, folder, day, terminal) is read here and passed on.

mod commands;
mod tools;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use jiff::Timestamp;
use site::{Config, POSTS, Style};

use commands::{Command, CommandError};
use tools::{Machine, Screen};

/// Write, check, build and serve the blog.
///
/// Everything a command needs besides Rust is installed by the command itself, once, into a folder of its own.
#[derive(Debug, Parser)]
#[command(name = "blog", bin_name = "cargo blog", disable_help_subcommand = true)]
#[command(after_help = "To begin:\n  cargo blog new \"My first article\"\n  cargo blog serve --open")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        // A list of problems speaks for itself.
        Err(CommandError::Problems(problems)) => {
            eprintln!("{}{}", problems.shown(style(io::stderr().is_terminal())), problems.count());
            ExitCode::FAILURE
        }
        Err(CommandError::Told) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), CommandError> {
    let root = root();
    let terminal = io::stdout().is_terminal();
    let mut out = io::stdout();
    let screen = &mut Screen::new(&mut out, terminal).styled(style(terminal));
    match command {
        Command::Bench(options) => commands::bench::run(&Machine::here(root)?, &options, screen)?,
        Command::Measured(options) => commands::bench::measured(&options, now()?, screen)?,
        Command::Check(options) => commands::check::run(&Machine::here(root)?, &options, now()?, screen)?,
        Command::Config => commands::config::run(&root, screen)?,
        Command::Hook { stage } => commands::hook::run(&Machine::here(root)?, stage, now()?, screen)?,
        Command::Import(options) => commands::import::run(&root, &options, screen)?,
        Command::New { title } => {
            // Faults of blog.toml are told by everything that reads the posts.
            let posts = Config::load(&root).map_or_else(|_| POSTS.into(), |config| config.posts);
            let file = commands::new::create(&root, &posts, &title, today()?)?;
            screen.line(&file.display().to_string());
        }
        Command::Serve(options) => commands::serve::run(&Machine::here(root)?, &options, now()?, screen)?,
        Command::Build => commands::build::run(&Machine::here(root)?, screen)?,
        Command::Verify { url } => commands::verify::run(&root, &url, screen)?,
        Command::Test { only } => commands::test::run(&Machine::here(root)?, only.as_deref(), screen)?,
    }
    Ok(())
}

/// Colours are for terminals, and for those who do not refuse them (no-color.org).
fn style(terminal: bool) -> Style {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if terminal && !refused { Style::Colour } else { Style::Plain }
}

/// The blog's folder: the nearest one with a `blog.toml`, from here upwards. Without one, here, and what is missing
/// there is said by the command that misses it.
fn root() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    here.ancestors().find(|folder| folder.join("blog.toml").is_file()).map_or(here.clone(), Path::to_owned)
}

/// The moment for which a blog is built: the clock's, or the one of a build that is repeated
/// (reproducible-builds.org/specs/source-date-epoch).
fn now() -> Result<Timestamp, CommandError> {
    let epoch = std::env::var_os("SOURCE_DATE_EPOCH").filter(|epoch| !epoch.is_empty());
    let Some(epoch) = epoch else { return Ok(Timestamp::now()) };
    let seconds = epoch.to_str().and_then(|epoch| epoch.parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.ok_or_else(|| CommandError::Epoch { text: epoch.to_string_lossy().into_owned() })
}

/// The day it is where the author sits.
fn today() -> Result<content::Date, CommandError> {
    let day = jiff::ZonedDateTime::now().date();
    content::Date::parse(&day.to_string()).map_err(|error| CommandError::Clock { why: error.to_string() })
}
