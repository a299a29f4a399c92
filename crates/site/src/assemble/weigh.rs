use compress::Format;
use content::{Address, Catalogue};

use super::app::App;
use super::head::Head;
use super::output::{AssembleError, Output};
use super::page::{Parts, Shell};
use super::prerender;
use super::views::Views;
use crate::budgets::{self, Budgets, Part};
use crate::memo::Memo;
use crate::search::Files;
use crate::{Config, Project};

/// Compares what readers download with the blog's budgets. Returns the parts that are nearest to their limits.
pub(super) fn weigh(
    project: &Project,
    parts: &Parts<'_>,
    shell: &Shell,
    search: &Files,
    output: &Output,
) -> Result<Option<String>, AssembleError> {
    let budgets = Budgets::load(&project.root).map_err(AssembleError::Budget)?;
    if budgets.is_empty() {
        return Ok(None);
    }
    let Parts { app, style, late } = parts;
    let App { wasm, glue, .. } = app;
    let size = |bytes: &[u8]| compressed(bytes, &project.memo);
    let file = |path: &str| -> Result<usize, AssembleError> { size(&output.bytes(path)?) };
    let style = size(style.as_bytes())?;
    let mut sizes: Vec<budgets::Sized> = vec![
        (Part::Wasm, file(&wasm.path)?),
        (Part::Glue, file(&glue.path)?),
        (Part::CssInPage, style),
        (Part::CssInAll, style + file(&late.path)?),
        (Part::CatalogueStart, size(&empty(&project.config, app)?)?),
        (Part::ArticleFrame, size(frame(&project.config, shell).as_bytes())?),
    ];
    if project.config.offline {
        sizes.push((Part::Worker, file(super::worker::PATH)?));
    }
    // In a small blog the first file of a search is all of it, and as large as the author makes it.
    if !search.others.is_empty() {
        sizes.push((Part::SearchStart, file(&search.start.path)?));
    }
    budgets.check(&sizes).map(Some).map_err(AssembleError::Budget)
}

/// What the app fetches of a list in which nothing stands.
fn empty(config: &Config, app: &App) -> Result<Vec<u8>, AssembleError> {
    let catalogue = Catalogue::new(config.blog.clone(), Vec::new());
    let views = Views::new(&catalogue, &[], app.start.clone());
    let page = views.list(&Address::Tags);
    page.map_or(Ok(Vec::new()), |page| page.write(app.name())).map_err(AssembleError::Encode)
}

/// A page in which nothing is written.
fn frame(config: &Config, shell: &Shell) -> String {
    let body = prerender::body(config, "posts/a/", None, String::new);
    shell.document(&Head::unlisted("A", &config.blog).written(&config.blog), &body)
}

/// As small as hosts send it at best. The highest level takes a second for the app: a size is found once.
fn compressed(bytes: &[u8], memo: &Memo) -> Result<usize, AssembleError> {
    let key = Memo::key("brotli", &[bytes]);
    if let Some(size) = memo.get(&key) {
        return Ok(size);
    }
    let failed = |error| AssembleError::Io { what: "compress", path: budgets::FILE.into(), error };
    let size = Format::Brotli.compress(bytes).map_err(failed)?.len();
    memo.put(key, &size);
    Ok(size)
}
