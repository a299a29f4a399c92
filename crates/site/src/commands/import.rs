mod error;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;
use import::{Format, Outcome, Plan};
use site::{Config, POSTS, can_lead};

use crate::tools::Screen;
pub(crate) use error::ImportError;

/// What `cargo blog import` is told.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The old blog: the folder of its source, or a file (a feed, a WordPress export, a saved page, a plain-text page)
    source: PathBuf,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// What the old blog is, where it is not recognised or recognised wrongly
    #[arg(long = "as", value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::names()))]
    format: Option<String>,
}

/// Brings another blog's posts over. Nothing that is there already is changed.
///
/// # Errors
/// When the source holds no posts, or a post could not be written; the others are written all the same.
pub(crate) fn run(root: &Path, options: &Options, screen: &mut Screen<'_>) -> Result<(), ImportError> {
    if !root.join("blog.toml").is_file() {
        return Err(ImportError::NoBlog);
    }
    let folder = Config::load(root)?.posts;
    if folder != Path::new(POSTS) {
        return Err(ImportError::Elsewhere { folder });
    }
    let source = site::read_source(&options.source).map_err(|error| ImportError::Unreadable {
        path: options.source.clone(),
        why: error.kind().to_string(),
    })?;
    let format = options.format.as_deref().and_then(Format::named);
    let plan = import::plan(&source.files, format, &taken(root), &can_lead)?;
    let outcome = if options.dry_run { Outcome::DryRun } else { Outcome::Written };
    let faults = if options.dry_run { Vec::new() } else { write_all(root, &source.folder, &plan) };
    screen.line(&plan.report(outcome));
    if faults.is_empty() { Ok(()) } else { Err(ImportError::Unwritten { faults }) }
}

fn write_all(root: &Path, source: &Path, plan: &Plan) -> Vec<write::Fault> {
    let new = plan.posts.iter().filter(|post| !post.kept);
    new.filter_map(|post| write::post(root, source, post).err()).collect()
}

/// The posts that are there already: their names in addresses, and their files.
fn taken(root: &Path) -> BTreeMap<String, String> {
    let mut taken = BTreeMap::new();
    for entry in fs::read_dir(root.join("posts")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let (slug, file) = match name.strip_suffix(".md") {
            Some(stem) => (stem.to_owned(), format!("posts/{name}")),
            None => (name.clone(), format!("posts/{name}/index.md")),
        };
        taken.insert(slug, file);
    }
    taken
}
