//! Takes out of the compiled app what compiler and optimizer cannot know to be of no use.
//!
//! Of 217 kB of wasm and glue (brotli) this saved 37: 18 for what panics would say, how values would be printed for
//! programmers, classes that nobody makes, and names that only the two files use between each other; 17 for names of
//! characters; the rest for paths, and with them for what the optimizer made of it. In a browser a panic says nothing to anybody: it ends the app at once, and the page stays a document.

mod entities;
mod glue;
mod memory;
mod names;
mod paths;
mod rewrite;

use std::collections::BTreeSet;

use self::memory::Memory;
use super::shrink::Shrink;

/// The app's two files.
pub(super) struct Slim {
    pub(super) wasm: Vec<u8>,
    pub(super) glue: Vec<u8>,
}

/// Makes both smaller, with the programs that there are. What cannot be read stays as it is, with a remark on what that
/// costs.
pub(super) fn slim(wasm: Vec<u8>, glue: Vec<u8>, shrink: &Shrink<'_>) -> Slim {
    // Without names it has been here before.
    if names::of_functions(&wasm).is_ok_and(|names| names.is_empty()) {
        return Slim { wasm, glue };
    }
    let Ok((wasm, text)) = lean(&wasm, &glue) else {
        shrink.remark("the compiled app has an unknown form, so it is larger than it could be".to_owned());
        return Slim { wasm: shrink.wasm(wasm), glue };
    };
    let wasm = shrink.wasm(wasm);
    let Slim { wasm, glue } = short(&wasm, &text).unwrap_or(Slim { wasm, glue: text.into_bytes() });
    Slim { wasm, glue: shrink.module(glue) }
}

/// Before the optimizer: what it then finds to be unused goes.
fn lean(wasm: &[u8], glue: &[u8]) -> Result<(Vec<u8>, String), rewrite::Unreadable> {
    let glue = glue::without_classes(str::from_utf8(glue).map_err(|_| rewrite::Unreadable)?);
    let silent = names::of_functions(wasm)?.into_iter().filter(|(_, name)| names::only_for_panics(name));
    let silent = silent.map(|(function, _)| function).collect();
    let used: BTreeSet<_> = glue::words(&glue).collect();
    let wasm = rewrite::silence(wasm, &silent, |export| used.contains(export))?;
    let mut memory = Memory::read(&wasm)?;
    entities::forget(&mut memory, &wasm)?;
    paths::forget(&mut memory);
    Ok((memory.write(&wasm)?, glue))
}

/// After it: what it has taken out goes from the glue as well, and both call the rest by short names.
fn short(wasm: &[u8], glue: &str) -> Result<Slim, rewrite::Unreadable> {
    let between = rewrite::between(wasm)?;
    let glue = glue::without_imports(glue, |name| between.imports.iter().any(|import| import == name));
    let short = names::shortened(between.imports.iter().chain(&between.exports));
    let wasm = rewrite::rename(wasm, &short)?;
    Ok(Slim { wasm, glue: glue::renamed(&glue, &short).into_bytes() })
}

#[cfg(test)]
mod tests;
