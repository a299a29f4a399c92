use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, EntityType, ExportKind, ExportSection, Function, FunctionSection,
    ImportSection, MemorySection, MemoryType, Module, NameMap, NameSection, TypeSection,
};
use wasmparser::{Operator, Parser, Payload};

use super::*;
use crate::{Profile, Shrinkers};

/// As wasm-bindgen writes it, with one class and two imports.
const GLUE: &str = "\
export class Sink {
    free() {
        wasm.__wbg_sink_free(this.__wbg_ptr, 0);
    }
}
if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;

function __wbg_get_imports() {
    const import0 = {
        __wbg_asked_1: function(arg0) {
            wasm.__wbindgen_malloc(arg0);
        },
        __wbg_forgotten_2: function() { return handleError(function (arg0) {
            arg0.forgotten();
        }, arguments); },
    };
    return { __proto__: null, \"./app_bg.js\": import0 };
}
const SinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_sink_free(ptr, 1));
";

/// A module with one import and four functions: one that panics, one that is offered to the class alone, two that are
/// in use. `data` lies in its memory from 1024 on; `number` stands in its code.
fn module(data: &[u8], number: i32) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("./app_bg.js", "__wbg_asked_1", EntityType::Function(0));
    let names = ["core[0123456789abcdef]::panicking::panic_fmt", "sink_free", "malloc", "main"];
    let (mut functions, mut code, mut map) = (FunctionSection::new(), CodeSection::new(), NameMap::new());
    for (index, name) in (1..).zip(names) {
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().i32_const(number).drop().end();
        code.function(&body);
        map.append(index, name);
    }
    let mut memories = MemorySection::new();
    let limits =
        MemoryType { minimum: 2, maximum: None, memory64: false, shared: false, page_size_log2: None };
    memories.memory(limits);
    let mut exports = ExportSection::new();
    exports.export("memory", ExportKind::Memory, 0);
    for (index, name) in (2..).zip(["__wbg_sink_free", "__wbindgen_malloc", "main"]) {
        exports.export(name, ExportKind::Func, index);
    }
    let mut pieces = DataSection::new();
    pieces.active(0, &ConstExpr::i32_const(1024), data.iter().copied());
    let mut named = NameSection::new();
    named.functions(&map);
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&memories).section(&exports);
    module.section(&code).section(&pieces).section(&named);
    module.finish()
}

/// The first operator of each function.
fn beginnings(wasm: &[u8]) -> Vec<&'static str> {
    let mut beginnings = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CodeSectionEntry(body) = payload.unwrap() {
            beginnings.push(match body.get_operators_reader().unwrap().read().unwrap() {
                Operator::Unreachable => "unreachable",
                _ => "code",
            });
        }
    }
    beginnings
}

/// Without any program.
fn run(wasm: Vec<u8>, glue: &[u8]) -> (Slim, Option<String>) {
    let release = Profile::Release { shrinkers: Shrinkers::default(), cache: "unused".into() };
    let shrink = Shrink::of(&release);
    (slim(wasm, glue.to_vec(), &shrink), shrink.hint())
}

#[test]
fn what_nobody_needs_goes_and_both_files_agree_on_the_rest() {
    let (slim, hint) = run(module(b"", 7), GLUE.as_bytes());
    assert_eq!(
        hint.unwrap(),
        "without esbuild scripts are about a third larger than they could be; `cargo blog build` installs it\nnote: \
         without wasm-opt the app is about a tenth larger than it could be; `cargo blog build` installs it"
    );
    let between = rewrite::between(&slim.wasm).unwrap();
    assert_eq!(between.imports, ["$a"]);
    assert_eq!(between.exports, ["memory", "$b", "main"]);
    assert_eq!(beginnings(&slim.wasm), ["unreachable", "code", "code", "code"]);
    let expected = "
function $c() {
    const import0 = {
        $a: function(arg0) {
            wasm.$b(arg0);
        },
    };
    return { __proto__: null, \"./app_bg.js\": import0 };
}
";
    assert_eq!(String::from_utf8(slim.glue).unwrap(), expected.replace("$c", "__wbg_get_imports"));
}

#[test]
fn the_same_files_come_out_of_the_same_and_a_second_time_nothing_changes() {
    let once = || run(module(b"data", 7), GLUE.as_bytes()).0;
    let (first, second) = (once(), once());
    assert_eq!((&first.wasm, &first.glue), (&second.wasm, &second.glue));
    let (again, _) = run(first.wasm.clone(), &first.glue);
    assert_eq!((again.wasm, again.glue), (first.wasm, first.glue));
}

#[test]
fn what_has_no_names_has_been_here_before() {
    let bare = Module::new().finish();
    let (slim, hint) = run(bare.clone(), GLUE.as_bytes());
    assert_eq!((slim.wasm, slim.glue.as_slice(), hint), (bare, GLUE.as_bytes(), None));
}

#[test]
fn what_is_no_wasm_stays_as_it_is() {
    let (slim, hint) = run(b"no wasm".to_vec(), b"no script");
    assert_eq!((slim.wasm.as_slice(), slim.glue.as_slice()), (&b"no wasm"[..], &b"no script"[..]));
    assert!(hint.is_some());
}

/// A table of names in their order, and after it the names; where the first name lies.
fn table(count: u32) -> (Vec<u8>, u32) {
    let start = 1024 + count * 16;
    let mut table = Vec::new();
    let mut words = Vec::new();
    for number in 0..count {
        for word in [format!("name{number:05}"), "é".to_owned()] {
            let at = start + u32::try_from(words.len()).unwrap();
            table.extend(at.to_le_bytes());
            table.extend(u32::try_from(word.len()).unwrap().to_le_bytes());
            words.extend(word.into_bytes());
        }
    }
    table.extend(words);
    (table, start)
}

/// What then is in the memory of a module.
fn forgotten(wasm: &[u8]) -> Vec<u8> {
    let mut memory = Memory::read(wasm).unwrap();
    entities::forget(&mut memory, wasm).unwrap();
    paths::forget(&mut memory);
    data_of(&memory.write(wasm).unwrap())
}

fn data_of(wasm: &[u8]) -> Vec<u8> {
    let payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
    let sections = payloads.filter_map(|payload| match payload {
        Payload::DataSection(section) => Some(section.into_iter().next().unwrap().unwrap().data.to_vec()),
        _ => None,
    });
    sections.flatten().collect()
}

#[test]
fn names_of_characters_are_forgotten_but_for_texts_that_something_else_uses() {
    let (data, first) = table(2_100);
    // The code has the second name as a text of its own: each entry takes eleven bytes.
    let used = first + 11;
    let left = forgotten(&module(&data, i32::try_from(used).unwrap()));
    assert_eq!(left.len(), data.len());
    let kept = usize::try_from(used - 1024).unwrap()..usize::try_from(used - 1024 + 9).unwrap();
    assert_eq!(&left[kept.clone()], b"name00001");
    assert!(left.iter().enumerate().all(|(at, byte)| *byte == 0 || kept.contains(&at)));
}

#[test]
fn a_short_list_is_no_such_table() {
    let (data, _) = table(60);
    assert_eq!(forgotten(&module(&data, 0)), data);
}

#[test]
fn paths_of_sources_are_forgotten_and_other_texts_stay() {
    let texts =
        ["/home/a/.cargo/registry/src/x-1/y-0.1.0/src/lib.rs", "/posts/a.rs", "/rustc/0f/library/core/a.rs"];
    let mut data = Vec::new();
    let mut at = 1024 + u32::try_from(texts.len()).unwrap() * 8;
    for text in texts {
        let length = u32::try_from(text.len()).unwrap();
        data.extend([at.to_le_bytes(), length.to_le_bytes()].concat());
        at += length;
    }
    data.extend(texts.concat().bytes());
    let left = String::from_utf8(forgotten(&module(&data, 0))[24..].to_vec()).unwrap();
    assert_eq!(left.trim_matches('\0'), "/posts/a.rs");
}
