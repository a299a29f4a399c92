//! Offline reading: the list of what a release holds, packs for a first visit in few requests, and the worker that
//! keeps them. Written from the finished files, when everything else is there.
//!
//! The worker is plain JavaScript in three parts, joined to `sw.js`: `what.js` (what is kept), `how.js` (how), `when.js`
//! (when what happens). `page.js` is its counterpart on the page, `off.js` the worker that removes it.

mod choice;
mod list;
mod pack;

use content::text::Script;
use content::{Catalogue, Resource};

use super::output::{AssembleError, Output};
use super::pictures::Pictures;
use super::shrink::Shrink;
use crate::{Config, hash};
use choice::Choice;
use list::{Entry, List};
use pack::Packer;

const PARTS: [&str; 3] = [include_str!("what.js"), include_str!("how.js"), include_str!("when.js")];
const OFF: &str = include_str!("off.js");
/// What every page runs for it.
const PAGE: &str = include_str!("page.js");
/// What the page runs that shows what is kept.
const KEPT: &str = include_str!("kept.js");

/// Where the worker lies, for ever: browsers look for the next one there.
pub(super) const PATH: &str = "sw.js";

/// Writes the worker that takes away what earlier ones have kept.
pub(super) fn switch_off(output: &mut Output) -> Result<(), AssembleError> {
    output.write(PATH, OFF.as_bytes())
}

/// Writes the scripts of the pages.
pub(super) fn place_page(
    script: &Script,
    shrink: &Shrink<'_>,
    output: &mut Output,
) -> Result<Resource, AssembleError> {
    let texts = serde_json::to_string(script).map_err(AssembleError::Json)?;
    let kept = KEPT.replacen("{texts}", &texts, 1);
    let kept = output.write_hashed("app/kept.js", &shrink.module(kept.into_bytes()))?;
    let [new_version, show_it] = [script.new_version, script.show_it].map(|text| text.replace('"', "\\\""));
    let page = PAGE
        .replacen("./kept.js", &kept.path.replacen("app/", "./", 1), 1)
        .replacen("{new version}", &new_version, 1)
        .replacen("{show it}", &show_it, 1);
    output.write_hashed("app/offline.js", &shrink.module(page.into_bytes()))
}

/// Writes worker, list and packs. Returns what the worker will fetch beside the blog's own files.
pub(super) fn place(
    config: &Config,
    catalogue: &Catalogue,
    copies: &Pictures,
    shrink: &Shrink<'_>,
    output: &mut Output,
) -> Result<Vec<Resource>, AssembleError> {
    let paths = output.paths();
    let paths: Vec<_> = paths.iter().map(String::as_str).filter(|path| !copies.is_aside(path)).collect();
    let choice = Choice::of(&paths, catalogue);
    let mut list = List::default();
    let mut packer = Packer::new(config.offline_limit);
    for path in &choice.first {
        add(path, &mut packer, &mut list, output)?;
    }
    packer.close(&mut list, output)?;
    let first = list.files.len();
    for path in &choice.rest {
        add(path, &mut packer, &mut list, output)?;
    }
    packer.close(&mut list, output)?;
    list.kept = if packer.is_within_limit() { list.files.len() } else { first };
    let text = serde_json::to_vec(&list).map_err(AssembleError::Json)?;
    let file = output.write_hashed("offline/list.json", &text)?;
    let release = hash::in_name(&file.path).unwrap_or_default();
    let worker = PARTS.join("\n").replacen("{release}", release, 1).replacen("{list}", &file.path, 1);
    output.write(PATH, &shrink.classic(worker.into_bytes()))?;
    let mut fetched = packer.packs;
    fetched.push(file);
    Ok(fetched)
}

fn add(path: &str, packer: &mut Packer, list: &mut List, output: &mut Output) -> Result<(), AssembleError> {
    let bytes = output.bytes(path)?;
    let entry = Entry::new(path, &bytes);
    packer.add(path, &bytes, list, output)?;
    list.push(entry);
    Ok(())
}
