mod plan;

use std::path::Path;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use site::{Drafts, Project, Style};

use super::CommandError;
use crate::tools::Screen;

/// What is checked, and how it is told.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How problems are written: for people, or one JSON object a line for editors
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line, and a mark below the place.
    Text,
    /// Objects with file, line, column, end_column, severity, code, message and remedy, and nothing else.
    Json,
}

/// Says everything that is wrong in the posts and in `blog.toml`; when nothing is, what will be published when.
///
/// # Errors
/// All the problems, in the order of files and lines.
pub(crate) fn run(
    root: &Path,
    options: &Options,
    now: Timestamp,
    screen: &mut Screen<'_>,
) -> Result<(), CommandError> {
    // Drafts are checked as well: this is what an author runs before publishing one.
    let loaded = Project::load_at(root, Drafts::Show, now);
    if options.format == Format::Json {
        let (problems, end) = match loaded {
            Ok(project) => (project.warnings().clone(), Ok(())),
            Err(problems) => (problems, Err(CommandError::Told)),
        };
        problems.shown(Style::Json).lines().for_each(|line| screen.line(line));
        return end;
    }
    let project = loaded?;
    screen.text(&project.warnings().shown(screen.style()));
    screen.line(&summary(&project));
    plan::plan(&project).iter().for_each(|line| screen.line(line));
    Ok(())
}

fn summary(project: &Project) -> String {
    let drafts = project.posts.iter().filter(|post| post.draft).count();
    let published = project.posts.len() - drafts;
    let posts = if published == 1 { "post" } else { "posts" };
    match drafts {
        0 => format!("Nothing is wrong: {published} {posts}"),
        1 => format!("Nothing is wrong: {published} {posts} and 1 draft"),
        drafts => format!("Nothing is wrong: {published} {posts} and {drafts} drafts"),
    }
}
