//! Forgets the names of characters: `&copy;` and 2,124 others, 19 kB (brotli) that the parser of Markdown brings along.
//! No text that a browser gets has any ([`content::markdown::numbered`]). In the table each name becomes the empty one, so
//! that the parser, which looks for it as before, finds nothing.

use std::collections::BTreeSet;

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{DataSection, Instruction, MemArg};
use wasmparser::{Data, DataKind, Operator, Parser, Payload};

use super::rewrite::{self, Unreadable};

/// Fewer entries in a row are something else.
const FEWEST: usize = 2_000;

/// Two slices, each an address and a length of 32 bits: a name, and what it stands for.
const ENTRY: usize = 16;

/// The same wasm without them, and as it was where there is no such table.
pub(super) fn forget(wasm: Vec<u8>) -> Result<Vec<u8>, Unreadable> {
    let mut memory = Memory::read(&wasm)?;
    let Some(table) = memory.table() else { return Ok(wasm) };
    let used = memory.used(&wasm, &table)?;
    let words = table.clone().step_by(ENTRY / 2).filter_map(|at| memory.slice_at(at)).collect::<Vec<_>>();
    for (start, length) in words {
        // A word may be a text that something else has as well.
        if used.range(start..start + length).next().is_none() {
            memory.clear(start..start + length);
        }
    }
    memory.clear(table);
    rewrite::run(&wasm, &mut Write { memory, next: 0 })
}

/// What the memory holds at the start: pieces with their addresses.
struct Memory {
    pieces: Vec<(usize, Vec<u8>)>,
}

impl Memory {
    fn read(wasm: &[u8]) -> Result<Self, Unreadable> {
        let mut pieces = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let Payload::DataSection(section) = payload? else { continue };
            for data in section {
                let data = data?;
                let DataKind::Active { offset_expr, .. } = data.kind else { return Err(Unreadable) };
                let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                    return Err(Unreadable);
                };
                pieces.push((usize::try_from(value).map_err(|_| Unreadable)?, data.data.to_vec()));
            }
        }
        Ok(Self { pieces })
    }

    fn bytes(&self, start: usize, length: usize) -> Option<&[u8]> {
        self.pieces.iter().find_map(|(address, bytes)| {
            let from = start.checked_sub(*address)?;
            bytes.get(from..from.checked_add(length)?)
        })
    }

    fn word(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes(at, 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    }

    /// Address and length of the slice that is written here.
    fn slice_at(&self, at: usize) -> Option<(usize, usize)> {
        Some((self.word(at)?, self.word(at + 4)?))
    }

    /// The name that an entry here would have.
    fn name_at(&self, at: usize) -> Option<&[u8]> {
        let (start, length) = self.slice_at(at)?;
        let name = self.bytes(start, length).filter(|name| (1..40).contains(&name.len()))?;
        name.iter().all(u8::is_ascii_alphanumeric).then_some(name)
    }

    /// Where the table is: names in their order, and many of them.
    fn table(&self) -> Option<std::ops::Range<usize>> {
        let starts =
            self.pieces.iter().flat_map(|(address, bytes)| (*address..address + bytes.len()).step_by(4));
        let mut beyond = 0;
        for start in starts {
            if start < beyond || self.name_at(start).is_none() {
                continue;
            }
            let mut end = start;
            while let Some(name) = self.name_at(end)
                && (end == start || self.name_at(end - ENTRY).is_some_and(|before| before < name))
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

    /// Every number that may be an address, in code and in data, but for the table's own.
    fn used(&self, wasm: &[u8], table: &std::ops::Range<usize>) -> Result<BTreeSet<usize>, Unreadable> {
        let mut used = Used::default();
        rewrite::run(wasm, &mut used)?;
        for (address, bytes) in &self.pieces {
            let words = (address.next_multiple_of(4)..address + bytes.len()).step_by(4);
            used.0.extend(words.filter(|at| !table.contains(at)).filter_map(|at| self.word(at)));
        }
        Ok(used.0)
    }

    fn clear(&mut self, range: std::ops::Range<usize>) {
        for (address, bytes) in &mut self.pieces {
            if let Some(from) = range.start.checked_sub(*address)
                && let Some(cleared) = bytes.get_mut(from..from + range.len())
            {
                cleared.fill(0);
            }
        }
    }
}

/// Collects the numbers in the code.
#[derive(Default)]
struct Used(BTreeSet<usize>);

impl Reencode for Used {
    type Error = Unreadable;

    fn instruction<'a>(
        &mut self,
        operator: Operator<'a>,
    ) -> Result<Instruction<'a>, reencode::Error<Unreadable>> {
        if let Operator::I32Const { value } = operator {
            self.0.extend(usize::try_from(value));
        }
        utils::instruction(self, operator)
    }

    fn mem_arg(&mut self, argument: wasmparser::MemArg) -> Result<MemArg, reencode::Error<Unreadable>> {
        self.0.extend(usize::try_from(argument.offset));
        utils::mem_arg(self, argument)
    }
}

struct Write {
    memory: Memory,
    next: usize,
}

impl Reencode for Write {
    type Error = Unreadable;

    fn parse_data(
        &mut self,
        section: &mut DataSection,
        data: Data<'_>,
    ) -> Result<(), reencode::Error<Unreadable>> {
        let bytes = self.memory.pieces.get_mut(self.next).map(|(_, bytes)| std::mem::take(bytes));
        self.next += 1;
        let bytes = bytes.ok_or(reencode::Error::UserError(Unreadable))?;
        utils::parse_data(self, section, Data { data: &bytes, ..data })
    }
}
