//! From a checked project to a finished folder. Trunk calls this as its last step, with what it has compiled in its
//! staging folder; when anything here fails, Trunk drops the folder and an earlier `dist/` stays.

mod app;
mod bundle;
mod output;
mod page;
mod prerender;
mod public;
mod style;
mod wasm_opt;

use std::path::Path;

pub use app::Profile;
pub use output::AssembleError;
use output::Output;

use crate::Project;
use crate::validate::{Origins, validate};

/// What was made, for a closing line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages written.
    pub pages: usize,
    /// Articles among them.
    pub articles: usize,
    /// Why the wasm is larger than it could be, when it is.
    pub hint: Option<String>,
}

/// Turns Trunk's staged files into the blog: `index.html` there is the shell of every page.
///
/// # Errors
/// When a file cannot be read or written, when Trunk's output is not what it should be, or when something is wrong
/// with the finished files.
pub fn assemble(project: &Project, staging: &Path, profile: &Profile) -> Result<Summary, AssembleError> {
    let mut output = Output::new(staging);
    let shell = output.take("index.html")?;
    let (app, hint) = app::place(&mut output, profile)?;
    let style = style::place(&project.root, &mut output)?;
    public::copy(&project.root, &mut output)?;
    let bundle = bundle::place(project, &mut output)?;
    let shell =
        page::Shell::new(shell, &page::Parts { app, style, catalogue: &bundle.catalogue_file }, project)?;
    let pages = prerender::place(project, &bundle, &shell, &mut output)?;
    let fetched: Vec<_> = bundle.catalogue.posts.iter().map(|entry| &entry.body).collect();
    let problems = validate(staging, &Origins::of(project), &fetched, &project.config.base_url);
    if !problems.is_empty() {
        return Err(AssembleError::Invalid(problems));
    }
    Ok(Summary { pages, articles: project.posts.len(), hint })
}
