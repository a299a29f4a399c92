//! Measures what a blog costs, over the number of its posts.
//!
//! The figures come from three places: builds by an optimised copy of this program (`build`, `measured`), the measurements
//! of `tests/browser` over the blogs that were built (`browser`), and cargo's benchmarks of single functions (`functions`).

mod blog;
mod browser;
mod build;
mod computer;
mod functions;
mod measured;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use site::bench::{Report, curves, document, tables};

pub(crate) use measured::{Options as Measured, run as measured};

use self::blog::{Blog, Compiled};
use super::{CommandError, build as release};
use crate::tools::{Machine, Need, Screen, Toolbox, set_up};

/// Where the page of the documentation lies, and its drawing as the page names it.
const PAGE: &str = "docs/benchmarks.md";
const CURVES: &str = "images/benchmarks.svg";

/// What is measured, how often, and where it goes.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Numbers of posts, with commas between them
    #[arg(long, value_delimiter = ',', value_name = "POSTS", default_value = "11,100,1000,10000")]
    sizes: Vec<usize>,

    /// How often each thing is measured; builds that take minutes fewer times
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,

    /// Measure these alone, with commas between them
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Topic>,

    /// Show how many times each figure is what it was in this report
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,

    /// Write the report to this file, too
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// Write docs/benchmarks.md and its drawing from the newest report
    #[arg(long)]
    document: bool,

    /// Take the app of this finished blog instead of compiling it
    #[arg(long, value_name = "FOLDER")]
    app: Option<PathBuf>,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Topic {
    /// From posts to the finished folder: cold, second, after one edit.
    Build,
    /// The first view of an article, and of a bare page.
    View,
    /// From a click to the painted heading.
    Click,
    /// From opening the search to results.
    Search,
    /// What a tab holds.
    Memory,
    /// Single functions.
    Functions,
}

/// Measures, tells, and keeps the newest figures of this machine in `target/blog/bench/report.json`.
pub(crate) fn run(machine: &Machine, options: &Options, screen: &mut Screen<'_>) -> Result<(), CommandError> {
    let against = options.against.as_deref().map(read).transpose()?;
    let folder = machine.target().join("blog/bench");
    let kept = folder.join("report.json");
    let wanted = |topic: Topic| options.only.is_empty() || options.only.contains(&topic);
    let in_browser = browser::TOPICS.iter().any(|(topic, _)| wanted(*topic));
    let of_blogs = in_browser || wanted(Topic::Build);

    let mut report = Report { computer: computer::here(machine, None), figures: Vec::new() };
    if of_blogs {
        let toolbox = set_up(machine, &needs(in_browser, options.app.is_none()), screen)?;
        if in_browser {
            report.computer = computer::here(machine, toolbox.program("chromium"));
        }
        let compiled = compiled(machine, &toolbox, options.app.as_deref())?;
        screen.line("The native side is compiled, optimised.");
        let program = build::optimised(machine)?;
        for posts in &options.sizes {
            let blog = Blog::write(machine, &folder.join(posts.to_string()), *posts, &compiled)?;
            let builder = build::Builder::new(&program, &blog, toolbox.program("esbuild"));
            if wanted(Topic::Build) {
                report.figures.extend(builder.measure(options.runs, screen)?);
            } else if in_browser {
                screen.line(&format!("{posts} posts: building"));
                builder.build()?;
            }
            for (topic, tests) in browser::TOPICS {
                if wanted(topic) {
                    screen.line(&format!("{posts} posts: {}", tests.about));
                    report.figures.extend(browser::measure(machine, &toolbox, &blog, tests, options.runs)?);
                }
            }
        }
    }
    if wanted(Topic::Functions) {
        screen.line("Single functions are compiled, optimised, and measured.");
        report.figures.extend(functions::measure(machine)?);
    }
    screen.line("");
    screen.text(&tables(&report, against.as_ref()));

    let all = match fs::read_to_string(&kept).ok().and_then(|json| Report::read(&json).ok()) {
        Some(earlier) => earlier.renewed(report.clone()),
        None => report.clone(),
    };
    write(&kept, &json(&all)?)?;
    screen.line(&format!("The newest figures of this machine are in {}.", kept.display()));
    if let Some(file) = &options.json {
        write(file, &json(&report)?)?;
        screen.line(&format!("Those of this run are in {}.", file.display()));
    }
    if options.document {
        write(&machine.root.join("docs").join(CURVES), &curves(&all))?;
        write(&machine.root.join(PAGE), &document(&all, CURVES))?;
        screen.line(&format!("{PAGE} and its drawing are written."));
    }
    Ok(())
}

fn needs(in_browser: bool, compiles: bool) -> Vec<Need> {
    let mut needs = if compiles { release::NEEDS.to_vec() } else { vec![Need::Esbuild] };
    if in_browser {
        needs.push(Need::Browser);
    }
    needs
}

/// The app, which no post changes: compiled once for all sizes.
fn compiled(machine: &Machine, toolbox: &Toolbox, given: Option<&Path>) -> Result<Compiled, CommandError> {
    let dist = match given {
        Some(dist) => dist.to_owned(),
        None => {
            release::release(machine, toolbox)?;
            machine.root.join(release::DIST)
        }
    };
    Compiled::of(&dist)
}

fn json(report: &Report) -> Result<String, CommandError> {
    report.write().map_err(|why| CommandError::Bench { why: why.to_string() })
}

fn read(file: &Path) -> Result<Report, CommandError> {
    let json = fs::read_to_string(file).map_err(|error| failed("read", file, &error))?;
    Report::read(&json).map_err(|why| CommandError::Bench {
        why: format!("{}: {why}\n    name a file that `cargo blog bench --json` wrote", file.display()),
    })
}

fn write(file: &Path, text: &str) -> Result<(), CommandError> {
    let written = fs::create_dir_all(file.parent().unwrap_or(file)).and_then(|()| fs::write(file, text));
    written.map_err(|error| failed("write", file, &error))
}

/// What was done to a file, in vain.
fn failed(what: &str, file: &Path, error: &std::io::Error) -> CommandError {
    let why = format!(
        "cannot {what} {}: {error}\n    check that it exists and that you may {what} it",
        file.display()
    );
    CommandError::Bench { why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_report_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let missing = read(&file).unwrap_err().to_string();
        assert!(missing.starts_with(&format!("cannot read {}: ", file.display())), "{missing}");
        fs::write(&file, "{}").unwrap();
        let wrong = read(&file).unwrap_err().to_string();
        assert!(wrong.contains("it holds no report: "), "{wrong}");
        assert!(wrong.ends_with("    name a file that `cargo blog bench --json` wrote"), "{wrong}");
    }

    #[test]
    fn without_a_browser_none_is_set_up() {
        assert_eq!(needs(false, false), [Need::Esbuild]);
        assert!(needs(true, true).contains(&Need::Browser) && needs(true, true).contains(&Need::Trunk));
    }
}
