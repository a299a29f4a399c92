//! The marks that Lighthouse gives, with its own settings for a phone and for a desktop.

use super::network::runs;
use crate::hosts::on_nginx;
use crate::lighthouse::{CATEGORIES, Device, marks, pages, program};
use site::bench::Samples;

#[test]
#[ignore = "a measurement"]
fn the_marks_of_every_kind_of_page() {
    let Some(program) = program() else { return };
    on_nginx(|server, release| {
        println!("\nLighthouse, {} runs each: median (middle half)", runs());
        println!("  {:<8} {:<8} {}", "", "", CATEGORIES.map(|name| format!("{name:<15}")).join(" "));
        for (what, path) in pages(release) {
            for device in Device::ALL {
                let mut figures = CATEGORIES.map(|_| Samples::default());
                let mut lost = Vec::new();
                for _ in 0..runs() {
                    let marks = marks(&program, &format!("{}{path}", server.origin()), device, &CATEGORIES);
                    for (category, figures) in CATEGORIES.into_iter().zip(&mut figures) {
                        let mark = marks.get(category).expect("every category was asked for");
                        figures.add(mark.score);
                        if mark.score < 100.0 {
                            lost.extend(mark.lost.clone());
                        }
                    }
                }
                let figures = figures.map(|figures| format!("{:<15}", figures.to_string())).join(" ");
                println!("  {what:<8} {:<8} {figures}", format!("{device:?}"));
                lost.sort();
                lost.dedup();
                lost.iter().for_each(|line| println!("    {line}"));
            }
        }
    });
}
