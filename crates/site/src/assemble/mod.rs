//! From a checked project to a finished folder. Trunk calls this as its last step, with what it has compiled in its
//! staging folder; when anything here fails, Trunk drops the folder and an earlier `dist/` stays.

mod announce;
mod app;
mod bill_of_materials;
mod bundle;
pub(crate) mod compressed;
pub mod feeds;
mod hosts;
mod manifest;
pub mod maps;
mod output;
mod page;
mod papers;
mod policy;
mod prerender;
mod privacy;
mod public;
mod published;
mod redirects;
mod search;
mod share;
mod shrink;
mod slim;
mod style;
mod worker;
mod xml;

use std::path::Path;

pub use app::Profile;
use content::text::Language;
pub use hosts::Host;
pub(crate) use hosts::rules;
pub use output::AssembleError;
use output::Output;
pub use published::{File, Published};
use shrink::Shrink;
pub use shrink::Shrinkers;

use crate::validate::{Origins, validate};
use crate::warnings::weigh;
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
    let shrink = Shrink::of(profile);
    let app = app::place(&mut output, &shrink, offline.then_some(script))?;
    let style = style::joined(&project.root)?;
    let late = style::late(&project.root, &mut output)?;
    public::copy(&project.root, &mut output)?;
    manifest::place(project, &mut output)?;
    let share = share::place(project, &mut output, profile)?;
    let mut raised = Vec::new();
    let warnings = weigh(share.problems, &project.config.warnings, &mut raised);
    if !raised.is_empty() {
        return Err(AssembleError::Invalid(Problems::new(raised)));
    }
    let corpus = search::read(project);
    let bundle = bundle::place(project, &share.files, &corpus.related(), &mut output)?;
    let search = search::place(corpus, &bundle, &mut output)?;
    bundle::point(&bundle, &search.start, &app, &mut output)?;
    let parts = page::Parts { app: &app, style: &style, late: &late };
    let shell = page::Shell::new(&shell, &parts, profile, project)?;
    let listed = prerender::place(project, &bundle, &shell, &mut output)?;
    announce::place(project, &bundle, &listed, &mut output)?;
    let packed = if offline {
        worker::place(&project.config, &bundle.catalogue, &shrink, &mut output)?
    } else {
        worker::switch_off(&mut output)?;
        Vec::new()
    };
    // Behind the worker, which keeps pages of this blog alone.
    redirects::place(project, &mut output)?;
    // No reader asks for them, and most hosts do not serve them: the worker knows nothing of them.
    let files: Vec<_> = output.paths().into_iter().map(str::to_owned).collect();
    if let Profile::Release { cache, .. } = profile {
        let redirects = project.redirects();
        hosts::place(&project.config, shell.policy(), &redirects, &mut output, &cache.join("hosts"))?;
    }
    // What is validated is what is served.
    let bodies = bundle.catalogue.posts.iter().map(|entry| &entry.body);
    let landings = bundle.catalogue.landings.iter().map(|(_, landing)| landing);
    let fetched: Vec<_> = bodies
        .chain(landings)
        .chain([&bundle.catalogue_file, &search.start])
        .chain(&search.others)
        .chain(&packed)
        .collect();
    let problems = validate(staging, &Origins::of(project), &fetched, &project.config.blog.url);
    if !problems.is_empty() {
        return Err(AssembleError::Invalid(problems));
    }
    if let Profile::Release { cache, .. } = profile {
        if project.config.compresses() {
            compressed::place(staging, &files, &cache.join("compressed"))?;
        }
        papers::write(staging, &project.root, &cache.join("release"))?;
    }
    Ok(Summary {
        // The page for "not found" is listed nowhere.
        pages: listed.len() + 1,
        articles: project.posts.len(),
        hint: shrink.hint(),
        problems: Problems::new(warnings),
    })
}
