use std::fs;
use std::path::Path;

use super::{Desk, Picture, card};
use crate::share::Fonts;

#[test]
fn a_title_that_no_font_can_draw_is_left_out_and_named() {
    let desk = Desk::new();
    let image = desk.image(&card("Rust 北京"));
    let [missing] = image.missing.as_slice() else { panic!("{:?}", image.missing) };
    assert_eq!(
        missing.what(),
        "the share image leaves out the title: no font on this machine has 京 (U+4EAC), 北 (U+5317)"
    );
    // No boxes, and no half of a title: the mark, as for a title of pictures alone.
    let pictures = desk.image(&card("🦀🦀"));
    assert_eq!((pictures.png, pictures.missing), (image.png, Vec::new()));
    assert!(Picture::of(&desk.image(&card("北京"))).ink(188..500, 150..490) > 10_000);
    // The warning comes back when the image is there already.
    assert_eq!(desk.image(&card("Rust 北京")).missing.len(), 1);
}

#[test]
fn fonts_of_the_machine_draw_what_ours_lack() {
    let title = card("مقدمة في لغة");
    let desk = Desk::new();
    let ours = desk.image(&title);
    let folder = desk.folder.path().join("fonts");
    fs::create_dir(&folder).unwrap();
    fs::copy("fonts/arabic.ttf", folder.join("arabic.ttf")).unwrap();
    for (folder, missing) in [(folder.as_path(), 0), (Path::new("nowhere"), 1)] {
        let desk = Desk { fonts: Fonts::with_folder(folder).without_arabic(), ..Desk::new() };
        let image = desk.image(&title);
        assert_eq!(image.missing.len(), missing);
        assert_eq!(image.png == ours.png, missing == 0);
    }
}
