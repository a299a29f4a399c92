//! Code is read in every colour it has: each that `style/code.css` gives text has a contrast of 4.5:1 at least with
//! each ground that it gives blocks and lines, in light and in dark (WCAG 1.4.3).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::shared;

type Colour = [f64; 3];

/// What a text needs.
const ENOUGH: f64 = 4.5;

#[test]
fn code_has_contrast_in_every_colour_on_every_ground() {
    let sheets = [style("tokens.css"), style("code.css")];
    let [tokens, code] = [&sheets[0], &sheets[1]];
    let tokens = tokens_of(tokens);
    let texts: BTreeSet<_> = between(code, " color: var(--", ")").into_iter().chain(["ink"]).collect();
    let mixes: BTreeSet<_> =
        between(code, "background: color-mix(in srgb, var(--", "%, transparent)").into_iter().collect();
    assert!(texts.len() >= 8, "only {texts:?} were read from style/code.css");
    assert!(mixes.len() >= 3, "only {mixes:?} were read from style/code.css");
    for scheme in 0..2 {
        let sheet = tokens["sheet"][scheme];
        let mixed = mixes.iter().map(|mix| {
            let (token, percent) = mix.split_once(") ").unwrap();
            let share = percent.parse::<f64>().unwrap() / 100.0;
            (*mix, mixed(tokens[token][scheme], sheet, share))
        });
        for (name, ground) in mixed.chain([("sheet", sheet)]) {
            for text in &texts {
                let contrast = contrast(tokens[*text][scheme], ground);
                let scheme = ["light", "dark"][scheme];
                assert!(contrast >= ENOUGH, "--{text} on {name} has {contrast:.2}:1 in the {scheme} scheme");
            }
        }
    }
}

#[test]
fn contrast_is_what_the_standard_says() {
    assert_eq!(contrast([0.0; 3], [1.0; 3]), 21.0);
    assert_eq!(contrast([0.5; 3], [0.5; 3]), 1.0);
    // The lightest grey that suffices on white.
    let grey = 118.0 / 255.0;
    assert!(contrast([grey; 3], [1.0; 3]) >= ENOUGH);
    assert!(contrast([grey + 1.0 / 255.0; 3], [1.0; 3]) < ENOUGH);
}

fn style(name: &str) -> String {
    fs::read_to_string(shared::repository().join("style").join(name)).unwrap()
}

/// Every token that has a light colour and a dark one.
fn tokens_of(css: &str) -> BTreeMap<&str, [Colour; 2]> {
    let lines = css.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = value.split_once(')')?.0.split_once(", ")?;
        Some((name, [colour(light)?, colour(dark)?]))
    });
    lines.collect()
}

fn colour(hex: &str) -> Option<Colour> {
    let part = |from: usize| Some(f64::from(u8::from_str_radix(hex.get(from..from + 2)?, 16).ok()?) / 255.0);
    Some([part(1)?, part(3)?, part(5)?])
}

/// What stands between two marks, wherever they do on one line.
fn between<'a>(css: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    css.lines()
        .filter_map(|line| line.split_once(before)?.1.split_once(after))
        .map(|(found, _)| found)
        .collect()
}

fn mixed(colour: Colour, ground: Colour, share: f64) -> Colour {
    std::array::from_fn(|at| colour[at] * share + ground[at] * (1.0 - share))
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}
