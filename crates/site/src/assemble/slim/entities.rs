//! Forgets the names of characters: `&copy;` and 2,124 others, 17 kB (brotli) that the parser of Markdown brings along.
//! No text that a browser gets has any ([`content::markdown::numbered`]). In the table each name becomes the empty one, so
//! that the parser, which looks for it as before, finds nothing.

use std::ops::Range;

use super::memory::Memory;
use super::rewrite::Unreadable;

/// Fewer entries in a row are something else.
const FEWEST: usize = 2_000;

/// Two slices, each an address and a length of 32 bits: a name, and what it stands for.
const ENTRY: usize = 16;

/// Takes them out of the memory; where there is no such table, nothing.
pub(super) fn forget(memory: &mut Memory, wasm: &[u8]) -> Result<(), Unreadable> {
    let Some(table) = table(memory) else { return Ok(()) };
    let used = memory.used(wasm, &table)?;
    let words = table.clone().step_by(ENTRY / 2).filter_map(|at| memory.slice_at(at)).collect::<Vec<_>>();
    for (start, length) in words {
        // A word may be a text that something else has as well.
        if used.range(start..start + length).next().is_none() {
            memory.clear(start..start + length);
        }
    }
    memory.clear(table);
    Ok(())
}

/// The name that an entry here would have.
fn name_at(memory: &Memory, at: usize) -> Option<&[u8]> {
    let (start, length) = memory.slice_at(at)?;
    let name = memory.bytes(start, length).filter(|name| (1..40).contains(&name.len()))?;
    name.iter().all(u8::is_ascii_alphanumeric).then_some(name)
}

/// Where the table is: names in their order, and many of them.
fn table(memory: &Memory) -> Option<Range<usize>> {
    let mut beyond = 0;
    for start in memory.words() {
        if start < beyond || name_at(memory, start).is_none() {
            continue;
        }
        let mut end = start;
        while let Some(name) = name_at(memory, end)
            && (end == start || name_at(memory, end - ENTRY).is_some_and(|before| before < name))
        {
            end += ENTRY;
        }
        if (end - start) / ENTRY >= FEWEST {
            return Some(start..end);
        }
        beyond = start + 4;
    }
    None
}
