use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assemble::app::{self, App, Profile};
use crate::assemble::output::{AssembleError, Output};
use crate::assemble::page::{Parts, Shell};
use crate::assemble::shrink::Shrink;
use crate::assemble::{manifest, style, worker};
use crate::posts::Landing;
use crate::{Config, Post, Project};

/// What Trunk compiles.
#[derive(Clone, Debug)]
pub struct Code {
    /// `index.html`, the shell of every page.
    pub shell: String,
    /// The app.
    pub wasm: Vec<u8>,
    /// What joins it to the browser.
    pub glue: Vec<u8>,
}

/// The app under names with its hashes.
pub(crate) struct Compiled {
    shell: String,
    app: App,
    files: BTreeMap<String, Vec<u8>>,
}

impl Compiled {
    pub(crate) fn new(code: Code) -> Result<Self, AssembleError> {
        let Code { shell, wasm, glue } = code;
        let staged = [("app_bg.wasm".to_owned(), wasm), ("app.js".to_owned(), glue)];
        let mut output = Output::in_memory(staged.into());
        let app = app::place(&mut output, &Shrink::of(&Profile::Live), None)?;
        Ok(Self { shell, app, files: output.into_files() })
    }
}

/// Everything in an edition that depends on no post: settings, app, style.
pub(crate) struct Frame {
    /// Without posts.
    project: Project,
    compiled: Arc<Compiled>,
    pub(super) shell: Shell,
    files: BTreeMap<String, Vec<u8>>,
    /// Where the sheet of the feeds lies.
    pub(super) feed_style: String,
}

impl Frame {
    pub(crate) fn new(root: &Path, config: Config, compiled: Arc<Compiled>) -> Result<Self, AssembleError> {
        let project = Project::empty(root, config);
        let mut output = Output::in_memory(BTreeMap::new());
        let (style, late) = (style::joined(root)?, style::late(root, &mut output)?);
        let feed_style = style::feeds(root, &mut output)?.path;
        manifest::place(&project, &mut output)?;
        worker::switch_off(&mut output)?;
        let parts = Parts { app: &compiled.app, style: &style, late: &late };
        let shell = Shell::new(&compiled.shell, &parts, &Profile::Live, &project)?;
        Ok(Self { project, shell, files: output.into_files(), feed_style, compiled })
    }

    pub(crate) fn config(&self) -> &Config {
        &self.project.config
    }

    pub(super) fn app(&self) -> &App {
        &self.compiled.app
    }

    /// The file at a path below the base.
    pub(super) fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).or_else(|| self.compiled.files.get(path)).map(Vec::as_slice)
    }

    /// A file of the author's.
    pub(super) fn source(&self, path: &Path) -> PathBuf {
        self.project.root.join(path)
    }

    /// The project with these posts.
    pub(super) fn project(&self, posts: Vec<Post>) -> Project {
        let mut project = self.project.clone();
        project.posts = posts;
        project
    }

    /// The project with these texts above its lists, as they were read.
    pub(super) fn above_lists(&self, mut landings: Vec<Landing>) -> Project {
        landings.iter_mut().for_each(|landing| landing.lead_raw(&self.config().base));
        let mut project = self.project.clone();
        project.landings = landings;
        project
    }
}
