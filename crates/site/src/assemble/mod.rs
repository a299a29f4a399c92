//! From a checked project to a finished folder. Trunk calls this as its last step, with what it has compiled in its
//! staging folder; when anything here fails, Trunk drops the folder and an earlier `dist/` stays.

mod announce;
mod app;
mod bill_of_materials;
mod bundle;
pub(crate) mod compressed;
pub(crate) mod edition;
pub mod feeds;
mod head;
mod hosts;
mod ledger;
mod manifest;
pub mod maps;
mod output;
mod page;
mod papers;
mod pictures;
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
mod views;
mod weigh;
mod worker;
mod xml;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use app::Profile;
use content::text::Language;
pub use hosts::Host;
pub(crate) use hosts::rules;
use ledger::Ledger;
pub use output::AssembleError;
use output::Output;
pub use published::{File, Published};
use shrink::Shrink;
pub use shrink::Shrinkers;

use crate::memo::Unused;
use crate::validate::{Known, Origins, validate};
use crate::warnings::weigh;
use crate::{Problems, Progress, Project};

/// What was made, for a closing line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages written.
    pub pages: usize,
    /// Articles among them.
    pub articles: usize,
    /// Images of which smaller copies were made, as none were kept of an earlier build.
    pub new_pictures: usize,
    /// What of the blog's code is nearest to its budget, in a release.
    pub nearest: Option<String>,
    /// Why the wasm is larger than it could be, when it is.
    pub hint: Option<String>,
    /// What could not be made as the author wrote it; everything else is there.
    pub problems: Problems,
}

/// The finished folder that will be replaced.
#[derive(Clone, Debug)]
pub struct Before {
    /// Where it lies.
    pub folder: PathBuf,
    /// Where it is kept what a build has left there.
    pub kept: PathBuf,
}

/// The file that tells it.
const LEDGER: &str = "files.memo";

/// Turns Trunk's staged files into the blog: `index.html` there is the shell of every page.
///
/// # Errors
/// When a file cannot be read or written, when Trunk's output is not what it should be, or when something is wrong
/// with the finished files.
pub fn assemble(project: &Project, staging: &Path, profile: &Profile) -> Result<Summary, AssembleError> {
    assemble_over(project, staging, profile, None, &Arc::default())
}

/// The same in the place of a finished folder, whose files are taken over where they would be the same again.
///
/// # Errors
/// As [`assemble`].
pub fn assemble_over(
    project: &Project,
    staging: &Path,
    profile: &Profile,
    before: Option<&Before>,
    progress: &Arc<Progress>,
) -> Result<Summary, AssembleError> {
    progress.begin("Preparing the app");
    let ledger = before.map(|Before { folder, kept }| Ledger::open(folder, &kept.join(LEDGER)));
    let mut output = Output::over(staging, ledger.unwrap_or_default(), Arc::clone(progress));
    let shell = output.take("index.html")?;
    // While the author writes, nothing may stand between the files and the browser.
    let offline = project.config.offline && matches!(profile, Profile::Release { .. });
    let script = Language::of(&project.config.blog.language).script();
    let shrink = Shrink::of(profile);
    let app = app::place(&mut output, &shrink, offline.then_some(script))?;
    let style = style::joined(&project.root)?;
    let late = style::late(&project.root, &mut output)?;
    public::copy(&project.root, &mut output)?;
    manifest::place(project, &mut output)?;
    progress.begin_of("Drawing images for sharing", project.posts.len());
    let share = share::place(project, &mut output, profile)?;
    let mut raised = Vec::new();
    let warnings = weigh(share.problems, &project.config.warnings, &mut raised);
    if !raised.is_empty() {
        return Err(AssembleError::Invalid(Problems::new(raised)));
    }
    progress.begin("Reading words");
    let corpus = search::read(project);
    progress.begin("Finding related articles");
    let related = corpus.related();
    let copies = pictures::place(project, profile, progress, &output)?;
    progress.begin_of("Writing articles for the app", project.posts.len());
    let bundle = bundle::place(project, &share.files, related, &copies, &mut output)?;
    progress.begin("Writing the index");
    let search = search::place(corpus, &bundle, &mut output)?;
    let parts = page::Parts { app: &app, style: &style, late: &late };
    let shell = page::Shell::new(&shell, &parts, profile, project)?;
    progress.begin_of("Writing pages", project.posts.len());
    let listed = prerender::place(project, &bundle, &search.start, &app, &shell, &mut output)?;
    progress.begin("Writing feeds and maps");
    announce::place(project, &bundle, &listed, &mut output)?;
    progress.begin("Packing for offline reading");
    let packed = if offline {
        worker::place(&project.config, &bundle.catalogue, &copies, &shrink, &mut output)?
    } else {
        worker::switch_off(&mut output)?;
        Vec::new()
    };
    // Without the programs that make it smaller, its size says nothing.
    let nearest = match profile {
        Profile::Release { shrinkers, .. } if shrinkers.are_there() => {
            progress.begin("Weighing");
            weigh::weigh(project, &parts, &shell, &search, &output)?
        }
        _ => None,
    };
    // Behind the worker, which keeps pages of this blog alone.
    redirects::place(project, &mut output)?;
    // No reader asks for them, and most hosts do not serve them: the worker knows nothing of them.
    let files = output.paths();
    if let Profile::Release { cache, .. } = profile {
        let redirects = project.redirects();
        hosts::place(&project.config, shell.policy(), &redirects, &mut output, &cache.join("hosts"))?;
    }
    // What is validated is what is served.
    progress.begin("Checking the finished files");
    let bodies = bundle.catalogue.posts.iter().map(|entry| &entry.body);
    let fetched: Vec<_> = bodies.chain([&search.start]).chain(&search.others).chain(&packed).collect();
    let known = Known { memo: &project.memo, sums: output.sums() };
    let problems = validate(staging, &Origins::of(project), &known, &fetched, &project.config.blog.url);
    if !problems.is_empty() {
        return Err(AssembleError::Invalid(problems));
    }
    if let Profile::Release { cache, .. } = profile {
        progress.begin("Compressing");
        if project.config.compresses() {
            compressed::place(&output, staging, &files, &cache.join("compressed"))?;
        }
        papers::write(&output, staging, &project.root, &cache.join("release"))?;
    }
    progress.begin("Keeping what was found");
    let failed = |error| AssembleError::Io { what: "write", path: "target/blog".into(), error };
    project.memo.save(Unused::Drop).map_err(failed)?;
    if let Some(Before { folder, kept }) = before {
        output.leave(folder, &kept.join(LEDGER)).map_err(failed)?;
    }
    Ok(Summary {
        // The page for "not found" is listed nowhere.
        pages: listed.len() + 1,
        articles: project.posts.len(),
        new_pictures: copies.new,
        nearest,
        hint: shrink.hint(),
        problems: Problems::new(warnings),
    })
}
