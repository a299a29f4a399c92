use std::collections::BTreeSet;
use std::fs;

use rayon::prelude::*;

use super::{Desk, TITLES, card};
use crate::share::{Card, Direction, image};

#[test]
fn the_same_card_gives_the_same_bytes() {
    let cards = TITLES.map(card);
    let (one, other) = (Desk::new(), Desk::new());
    let cache = one.cache();
    let at_once = cards.par_iter().map(|card| image(card, &one.fonts, &cache).unwrap()).collect::<Vec<_>>();
    let in_turn: Vec<_> = cards.iter().rev().map(|card| other.image(card)).collect();
    assert_eq!(at_once, in_turn.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn what_was_made_is_not_made_again() {
    let desk = Desk::new();
    desk.image(&card("Title"));
    let kept = desk.kept();
    assert_eq!(kept.len(), 1);
    let file = desk.folder.path().join(kept.first().unwrap());
    fs::write(file, "kept").unwrap();
    assert_eq!(desk.image(&card("Title")).png, b"kept");
    // Differences that cannot be seen make no difference.
    assert_eq!(desk.image(&card(" Title 🎉\n")).png, b"kept");
    assert_eq!(desk.kept(), kept);
}

#[test]
fn every_part_of_a_card_counts() {
    let desk = Desk::new();
    let title = card("Title");
    let cards = [
        Card { title: "Other".into(), ..title.clone() },
        Card { site: "Other".into(), ..title.clone() },
        Card { author: "Other".into(), ..title.clone() },
        Card { date: "Other".into(), ..title.clone() },
        Card { direction: Direction::RightToLeft, ..title.clone() },
    ];
    let mut made = BTreeSet::from([desk.image(&title).png]);
    for card in &cards {
        assert!(made.insert(desk.image(card).png), "{card:?}");
    }
    assert_ne!(title.key(1, "fonts"), title.key(2, "fonts"));
    assert_ne!(title.key(1, "fonts"), title.key(1, "other fonts"));
}
