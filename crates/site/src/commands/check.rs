mod plan;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use site::{Drafts, Manners, Project, Style, external};

use super::CommandError;
use crate::tools::{Machine, Screen};

/// What is checked, and how it is told.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How problems are written: for people, or one JSON object a line for editors
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Ask other sites, too, whether the pages are there that posts lead to; answers are kept for a day
    #[arg(long)]
    external: bool,
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
    machine: &Machine,
    options: &Options,
    now: Timestamp,
    screen: &mut Screen<'_>,
) -> Result<(), CommandError> {
    // Drafts are checked as well: this is what an author runs before publishing one.
    let loaded = Project::load_at(&machine.root, Drafts::Show, now);
    let checked = loaded.map(|project| {
        let mut warnings = project.warnings().clone();
        if options.external {
            screen.status("Asking other sites …");
            let cache = machine.target().join("blog/external.json");
            warnings = warnings.with(external(&project, &cache, now, &Manners::default()));
        }
        (project, warnings)
    });
    if options.format == Format::Json {
        let (problems, failed) = match checked {
            Ok((_, warnings)) => (warnings.clone(), warnings.has_errors()),
            Err(problems) => (problems, true),
        };
        problems.shown(Style::Json).lines().for_each(|line| screen.line(line));
        return if failed { Err(CommandError::Told) } else { Ok(()) };
    }
    let (project, warnings) = checked?;
    if warnings.has_errors() {
        return Err(warnings.into());
    }
    screen.text(&warnings.shown(screen.style()));
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
