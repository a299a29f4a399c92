//! From a checked project to a finished folder. Trunk calls this as its last step, with what it has compiled in its
//! staging folder; when anything here fails, Trunk drops the folder and an earlier `dist/` stays.

mod announce;
mod app;
mod bundle;
pub mod feeds;
mod hosts;
mod manifest;
pub mod maps;
mod output;
mod page;
mod policy;
mod prerender;
mod public;
mod published;
mod redirects;
mod search;
mod share;
mod style;
mod wasm_opt;
mod worker;
mod xml;

use std::path::Path;

pub use app::Profile;
use content::text::Language;
pub use hosts::Host;
pub use output::AssembleError;
use output::Output;
pub use published::{File, Published};

use crate::validate::{Origins, validate};
use crate::{Problems, Project};

/// What was made, for a closing line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages written.
    pub pages: usize,
    /// Articles among them.
    pub articles: usize,
    /// Why the wasm is larger than it could be, when it is.
    pub hint: Option<String>,
    /// What could not be made as the author wrote it; everything else is there.
    pub problems: Problems,
}

/// Turns Trunk's staged files into the blog: `index.html` there is the shell of every page.
///
/// # Errors
/// When a file cannot be read or written, when Trunk's output is not what it should be, or when something is wrong
/// with the finished files.
pub fn assemble(project: &Project, staging: &Path, profile: &Profile) -> Result<Summary, AssembleError> {
    let mut output = Output::new(staging);
    let shell = output.take("index.html")?;
    // While the author writes, nothing may stand between the files and the browser.
    let offline = project.config.offline && *profile != Profile::Debug;
    let script = Language::of(&project.config.blog.language).script();
    let (app, hint) = app::place(&mut output, profile, offline.then_some(script))?;
    let style = style::joined(&project.root)?;
    let late = style::late(&project.root, &mut output)?;
    public::copy(&project.root, &mut output)?;
    manifest::place(project, &mut output)?;
    let share = share::place(project, &mut output, profile)?;
    let bundle = bundle::place(project, &share.files, &mut output)?;
    let search = search::place(&bundle, &mut output)?;
    bundle::point(&bundle, &search.start, &app, &mut output)?;
    let parts = page::Parts { app: &app, style: &style, late: &late };
    let shell = page::Shell::new(&shell, &parts, profile, project)?;
    let listed = prerender::place(project, &bundle, &shell, &mut output)?;
    announce::place(project, &bundle, &listed, &mut output)?;
    let packed = if offline {
        worker::place(&project.config, &bundle.catalogue, &mut output)?
    } else {
        worker::switch_off(&mut output)?;
        Vec::new()
    };
    // Behind the worker, which keeps pages of this blog alone.
    redirects::place(project, &mut output)?;
    // No reader asks for them, and most hosts do not serve them: the worker knows nothing of them.
    if let Profile::Release { cache, .. } = profile {
        let moved = project.redirects().into_iter().map(|at| hosts::Redirect { from: at.from, to: at.to });
        let moved: Vec<_> = moved.collect();
        hosts::place(&project.config, shell.policy(), &moved, &mut output, &cache.join("hosts"))?;
    }
    // The last step: what is validated is what is served.
    let bodies = bundle.catalogue.posts.iter().map(|entry| &entry.body);
    let fetched: Vec<_> =
        bodies.chain([&bundle.catalogue_file, &search.start]).chain(&search.others).chain(&packed).collect();
    let problems = validate(staging, &Origins::of(project), &fetched, &project.config.blog.url);
    if !problems.is_empty() {
        return Err(AssembleError::Invalid(problems));
    }
    Ok(Summary {
        // The page for "not found" is listed nowhere.
        pages: listed.len() + 1,
        articles: project.posts.len(),
        hint,
        problems: Problems::new(share.problems),
    })
}
