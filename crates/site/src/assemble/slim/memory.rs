//! What the memory holds at the start, and how to change it.

use std::collections::BTreeSet;
use std::ops::Range;

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{DataSection, Instruction, MemArg};
use wasmparser::{Data, DataKind, Operator, Parser, Payload};

use super::rewrite::{self, Unreadable};

/// Pieces with their addresses.
pub(super) struct Memory {
    pieces: Vec<(usize, Vec<u8>)>,
}

impl Memory {
    pub(super) fn read(wasm: &[u8]) -> Result<Self, Unreadable> {
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

    pub(super) fn bytes(&self, start: usize, length: usize) -> Option<&[u8]> {
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
    pub(super) fn slice_at(&self, at: usize) -> Option<(usize, usize)> {
        Some((self.word(at)?, self.word(at + 4)?))
    }

    /// Every number that may be an address, in code and in data, but for the table's own.
    pub(super) fn used(&self, wasm: &[u8], table: &Range<usize>) -> Result<BTreeSet<usize>, Unreadable> {
        let mut used = Used::default();
        rewrite::run(wasm, &mut used)?;
        used.0.extend(self.words().filter(|at| !table.contains(at)).filter_map(|at| self.word(at)));
        Ok(used.0)
    }

    pub(super) fn clear(&mut self, range: Range<usize>) {
        for (address, bytes) in &mut self.pieces {
            if let Some(from) = range.start.checked_sub(*address)
                && let Some(cleared) = bytes.get_mut(from..from + range.len())
            {
                cleared.fill(0);
            }
        }
    }

    /// Every address at which a word may stand.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> {
        self.pieces
            .iter()
            .flat_map(|(address, bytes)| (address.next_multiple_of(4)..address + bytes.len()).step_by(4))
    }

    /// The same wasm with this in its memory.
    pub(super) fn write(self, wasm: &[u8]) -> Result<Vec<u8>, Unreadable> {
        rewrite::run(wasm, &mut Write { memory: self, next: 0 })
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
