//! The wasm, read and written again with changes.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{CodeSection, ExportSection, Function, ImportSection, Module};
use wasmparser::{Export, FunctionBody, Import, Imports, Parser, Payload, TypeRef};

/// It is no wasm, or of a kind that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

impl From<wasmparser::BinaryReaderError> for Unreadable {
    fn from(_: wasmparser::BinaryReaderError) -> Self {
        Self
    }
}

/// Names that wasm and glue know of each other.
#[derive(Debug, Default)]
pub(super) struct Between {
    pub(super) imports: Vec<String>,
    pub(super) exports: Vec<String>,
    functions: u32,
}

/// What stands between them, in order.
pub(super) fn between(wasm: &[u8]) -> Result<Between, Unreadable> {
    let mut between = Between::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    between.functions += u32::from(matches!(import.ty, TypeRef::Func(_)));
                    between.imports.push(import.name.to_owned());
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    between.exports.push(export?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok(between)
}

/// Lets these functions end the app at once, and offers only what somebody uses.
pub(super) fn silence(
    wasm: &[u8],
    silent: &BTreeSet<u32>,
    is_used: impl Fn(&str) -> bool,
) -> Result<Vec<u8>, Unreadable> {
    let between = between(wasm)?;
    let used = |name: &&String| is_used(name) || ["memory", "main"].contains(&name.as_str());
    let kept = between.exports.iter().filter(used).cloned().collect();
    run(wasm, &mut Silence { silent, kept, next: between.functions })
}

struct Silence<'a> {
    silent: &'a BTreeSet<u32>,
    kept: BTreeSet<String>,
    /// The number of the next body: imported functions come before.
    next: u32,
}

impl Reencode for Silence<'_> {
    type Error = Unreadable;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), reencode::Error<Unreadable>> {
        let number = self.next;
        self.next += 1;
        if !self.silent.contains(&number) {
            return utils::parse_function_body(self, code, body);
        }
        let mut function = Function::new([]);
        function.instructions().unreachable().end();
        code.function(&function);
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), reencode::Error<Unreadable>> {
        if self.kept.contains(export.name) { utils::parse_export(self, exports, export) } else { Ok(()) }
    }
}

/// Other names for what stands between wasm and glue.
pub(super) fn rename(wasm: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>, Unreadable> {
    run(wasm, &mut Rename { names })
}

struct Rename<'a> {
    names: &'a BTreeMap<String, String>,
}

impl Reencode for Rename<'_> {
    type Error = Unreadable;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), reencode::Error<Unreadable>> {
        let Imports::Single(_, Import { module, name, ty }) = imports else {
            return Err(reencode::Error::UserError(Unreadable));
        };
        let name = self.names.get(name).map_or(name, String::as_str);
        section.import(module, name, self.entity_type(ty)?);
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), reencode::Error<Unreadable>> {
        let name = self.names.get(export.name).map_or(export.name, String::as_str);
        exports.export(name, self.export_kind(export.kind)?, self.external_index(export.kind, export.index)?);
        Ok(())
    }
}

/// The same wasm with a change.
pub(super) fn run(wasm: &[u8], change: &mut impl Reencode) -> Result<Vec<u8>, Unreadable> {
    let mut module = Module::new();
    change.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|_| Unreadable)?;
    Ok(module.finish())
}
