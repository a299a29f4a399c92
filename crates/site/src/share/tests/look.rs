use super::{Desk, LINE, LONG, Picture, TITLES, card};
use crate::hash;
use crate::share::{Direction, design};

#[test]
fn every_title_stands_inside_of_its_margins() {
    let desk = Desk::new();
    for title in TITLES {
        let image = desk.image(&card(title));
        assert_eq!(image.missing, [], "{title}");
        assert!(image.png.len() < 60_000, "{} bytes: {title}", image.png.len());
        let picture = Picture::of(&image);
        let line = match Direction::of(title) {
            Direction::LeftToRight => LINE,
            Direction::RightToLeft => 1050..1052,
        };
        assert_eq!(picture.ink(line.clone(), 0..630), 2 * 630, "the red line: {title}");
        for columns in [0..line.start, line.end..1200] {
            assert_eq!(picture.ink(columns.clone(), 0..48), 0, "above: {title}");
            assert_eq!(picture.ink(columns, 582..630), 0, "below: {title}");
        }
        assert_eq!(picture.ink(0..64, 0..630), 0, "left: {title}");
        assert_eq!(picture.ink(1136..1200, 0..630), 0, "right: {title}");
        assert!(picture.ink(188..1012, 150..490) > 1000, "the title: {title}");
        assert_eq!(picture.ink(170..1030, 500..530), 0, "between title and date: {title}");
        assert!(picture.ink(188..1012, 530..582) > 500, "date or author: {title}");
    }
}

#[test]
fn what_begins_on_the_right_is_mirrored() {
    let desk = Desk::new();
    let (arabic, latin) = (desk.image(&card("مقدمة")), desk.image(&card("Rust")));
    let [arabic, latin] = [&arabic, &latin].map(Picture::of);
    // A short title leaves the other side empty; the mark stands beyond the line.
    assert!(latin.ink(188..260, 150..490) > 100 && arabic.ink(940..1012, 150..490) > 100);
    assert_eq!(latin.ink(800..1136, 150..490) + arabic.ink(64..400, 150..490), 0);
    assert_eq!(latin.ink(60..140, 50..120), arabic.ink(1060..1140, 50..120));
    assert!(latin.ink(60..140, 50..120) > 500);
}

#[test]
fn a_title_longer_than_the_room_ends_in_an_ellipsis() {
    let desk = Desk::new();
    let more = card(&format!("{LONG} {LONG}"));
    assert!(LONG.len() > 300);
    assert_eq!(desk.image(&card(LONG)).png, desk.image(&more).png);
    assert_ne!(desk.image(&card(LONG)).png, desk.image(&card(&LONG[..150])).png);
}

/// Pixels, not the file: a new version of the compressor is no new look.
#[test]
fn a_new_look_has_a_new_version() {
    let desk = Desk::new();
    let looks: Vec<u8> = TITLES.iter().flat_map(|title| Picture::of(&desk.image(&card(title))).0).collect();
    let known = (1, "bbf00e9e19da1f52".to_owned());
    assert_eq!(
        (design::VERSION, hash::for_name(&looks)),
        known,
        "the look changed: raise VERSION in design.rs and write both here"
    );
}
