use std::path::PathBuf;

use content::Resource;
use content::text::Script;

use super::output::{AssembleError, Output};
use super::shrink::{Shrink, Shrinkers};
use super::slim::{Slim, slim};
use super::worker;

/// How the app was compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For the author: as fast to make as possible.
    Debug,
    /// The same, in pages that show at once what the author saves.
    Live,
    /// For readers: as small as possible.
    Release {
        /// What makes it smaller.
        shrinkers: Shrinkers,
        /// Where files that took long to make are kept, by the hash of what went in.
        cache: PathBuf,
    },
}

/// The file that runs the app: it names the others.
#[derive(Clone, Debug)]
pub(crate) struct App {
    pub(crate) start: Resource,
    /// The compiled code.
    pub(crate) wasm: Resource,
    /// What joins it to the browser.
    pub(crate) glue: Resource,
}

/// Added to it where offline reading is not switched off.
const OFFLINE: &str = include_str!("start_offline.js");

impl App {
    /// By which pages and bundles know it: the start script's name changes with every byte of the app.
    pub(crate) fn name(&self) -> &str {
        &self.start.path
    }
}

/// The script that starts the app; names and hashes of the two files are filled in.
const START: &str = include_str!("start.js");

/// Puts wasm, glue and start script under names with their hashes. Trunk's own names are not used: they can stay the
/// same while the bytes differ (trunk#1028).
pub(crate) fn place(
    output: &mut Output,
    shrink: &Shrink<'_>,
    offline: Option<&Script>,
) -> Result<App, AssembleError> {
    let [wasm, glue] = [output.take_bytes("app_bg.wasm")?, output.take_bytes("app.js")?];
    let Slim { wasm, glue } = if shrink.is_on() { slim(wasm, glue, shrink) } else { Slim { wasm, glue } };
    let wasm = output.write_hashed("app/app.wasm", &wasm)?;
    let glue = output.write_hashed("app/app.js", &glue)?;
    let beside = |resource: &Resource| resource.path.replacen("app/", "./", 1);
    let mut start = START.to_owned();
    if let Some(script) = offline {
        let page = worker::place_page(script, shrink, output)?;
        start = start + "\n" + &OFFLINE.replace("./offline.js", &beside(&page));
    }
    // In a block: a script's names would be the page's.
    let start = format!("{{\n{start}}}\n")
        .replace("hash of app.js", &glue.integrity)
        .replace("hash of app.wasm", &wasm.integrity)
        .replace("./app.js", &beside(&glue))
        .replace("./app.wasm", &beside(&wasm));
    let start = output.write_hashed("app/start.js", &shrink.classic(start.into_bytes()))?;
    Ok(App { start, wasm, glue })
}
