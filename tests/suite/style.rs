//! What readers download to see the text: as little style as it takes.

use std::path::Path;

use site::Profile;
use tests::finished::{self, NO_CODE};
use tests::tree;

/// Inside of every page, where each byte comes before the text.
const IN_A_PAGE: usize = 5_000;
/// Everything, the sheet of the feeds as well.
const IN_ALL: usize = 12_000;

#[test]
fn style_is_small_and_only_what_a_first_view_needs_is_in_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let release =
        Profile::Release { wasm_opt: None, cache: Path::new(env!("CARGO_TARGET_TMPDIR")).to_owned() };
    let sources = finished::sources("showcase").unwrap();
    finished::finish(&sources, &NO_CODE, &release, folder.path()).unwrap_or_else(|why| panic!("{why}"));
    let files = tree::read(folder.path()).unwrap();
    let home = std::str::from_utf8(&files["index.html"]).unwrap();
    let inline = home.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let in_a_page = brotli(inline.as_bytes());
    let sheets = files.iter().filter(|(name, _)| name.ends_with(".css"));
    let linked: Vec<_> = sheets.map(|(name, bytes)| (name, brotli(bytes))).collect();
    let in_all = in_a_page + linked.iter().map(|(_, size)| size).sum::<usize>();
    println!("style: {in_a_page} bytes in a page, {linked:?} linked, {in_all} in all");
    assert!(in_a_page <= IN_A_PAGE, "{in_a_page} bytes: move what comes later to style/late");
    assert!(in_all <= IN_ALL, "{in_all} bytes: {in_a_page} in a page, {linked:?} linked");
    assert_eq!(linked.len(), 2, "{linked:?}");
}

/// So many bytes come over the line.
fn brotli(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &settings).unwrap();
    compressed.len()
}
