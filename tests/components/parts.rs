//! The parts of pages.

use content::text::{Frame, Language};
use content::{Address, Mention};
use fieldnotes::components::{Dateline, EntryList, Pager, SiteFooter, SiteHeader, TagList};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{BASE, Stage, blog, entries, entry};

#[wasm_bindgen_test]
fn a_list_leads_to_its_articles_in_the_order_given() {
    let entries = entries();
    let stage = Stage::show(move || view! { <EntryList entries /> });
    assert_eq!(stage.texts("li h2 a"), ["New", "Tags & <b>braces</b>", "Old"]);
    let addresses = ["/blog/posts/new/", "/blog/posts/middle/", "/blog/posts/old/"];
    assert_eq!(stage.attributes("li h2 a", "href"), addresses);
    assert_eq!(stage.texts("li .summary"), ["About new.", "About middle.", "About old."]);
    // Without markers a list is none to a screen reader, in one engine, unless its role is named.
    assert_eq!(stage.one("ol").get_attribute("role").as_deref(), Some("list"));
}

#[wasm_bindgen_test]
fn a_date_is_written_for_readers_and_for_programs() {
    let stage = Stage::show(|| view! { <Dateline entry=entry("new") /> });
    assert_eq!(stage.attributes("time", "datetime"), ["2025-03-31"]);
    assert_eq!(stage.texts("time"), ["31 March 2025"]);
    assert_eq!(stage.texts(".minutes"), ["3 min read"]);

    let stage = Stage::show(|| view! { <Dateline entry=entry("middle") /> });
    assert_eq!(stage.attributes("time", "datetime"), ["2025-02-28", "2025-03-09"]);
    assert_eq!(stage.texts(".updated"), ["updated 9 March 2025"]);
}

#[wasm_bindgen_test]
fn tags_stand_in_the_order_of_the_author() {
    let stage = Stage::show(|| view! { <TagList tags=entry("middle").tags /> });
    assert_eq!(stage.texts("ul li"), ["Rust", "C++"]);
    let stage = Stage::show(|| view! { <TagList tags=Vec::new() /> });
    assert_eq!(stage.all("*").len(), 0);
}

#[wasm_bindgen_test]
fn the_pager_has_the_ways_that_there_are() {
    let stage = Stage::show(
        || view! { <Pager newer=Some(Mention::of(&entry("new"))) older=Some(Mention::of(&entry("old"))) /> },
    );
    let ways = |rel: &str| stage.attributes(&format!("nav a[rel={rel}]"), "href");
    assert_eq!(ways("prev"), ["/blog/posts/old/"]);
    assert_eq!(ways("next"), ["/blog/posts/new/"]);
    assert!(stage.one("nav").has_attribute("aria-label"));

    let stage = Stage::show(|| view! { <Pager newer=None older=Some(Mention::of(&entry("old"))) /> });
    assert_eq!(stage.attributes("nav a", "rel"), ["prev"]);
    let stage = Stage::show(|| view! { <Pager newer=None older=None /> });
    assert_eq!(stage.all("*").len(), 0, "there is nothing to page to");
}

fn frame() -> &'static Frame {
    Language::English.frame()
}

#[wasm_bindgen_test]
fn head_and_foot_of_a_page_stay_below_the_base_path() {
    let header =
        Stage::show(|| view! { <SiteHeader blog=blog() frame=frame() current=Some(Address::Archive) /> });
    assert_eq!(header.texts("header a.site-title"), ["Small & good"]);
    assert_eq!(header.attributes("a.site-title", "href"), [BASE]);
    assert_eq!(header.texts("nav [aria-current=page]"), ["Archive"]);
    let links = vec!["https://www.example.net/ada".to_owned()];
    let footer = Stage::show(|| view! { <SiteFooter blog=blog() frame=frame() links offline=true /> });
    assert!(footer.texts("footer").concat().contains("Ada"));
    assert_eq!(footer.texts("a[rel=me]"), ["example.net"]);
    assert_eq!(footer.attributes("a[rel=me]", "href"), ["https://www.example.net/ada"]);
    let without =
        Stage::show(|| view! { <SiteFooter blog=blog() frame=frame() links=Vec::new() offline=false /> });
    let about_offline = |stage: &Stage| stage.texts("a").concat().contains("offline");
    assert_eq!((about_offline(&footer), about_offline(&without)), (true, false));
    for stage in [header, footer] {
        let local = stage.attributes("a", "href").into_iter().filter(|href| href.starts_with('/'));
        let local: Vec<_> = local.collect();
        assert!(!local.is_empty());
        assert!(local.iter().all(|href| href.starts_with(BASE)), "{local:?}");
    }
}
