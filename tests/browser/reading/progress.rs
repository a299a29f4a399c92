use serde_json::json;

use super::{both, wide};
use crate::tab::Tab;
use crate::visit::visit;

/// How much of the bar is drawn, from 0 to 1; less when there is none.
fn drawn(tab: &Tab) -> f64 {
    tab.js("const bars = document.getAnimations().filter((animation) => animation.animationName === 'progress');
         const bar = bars.length === 1 && getComputedStyle(bars[0].effect.target, bars[0].effect.pseudoElement);
         return bar ? new DOMMatrix(bar.transform).a : -1")
}

#[test]
fn a_bar_shows_how_far_one_has_read() {
    both(|tab, _| {
        for part in [0.0, 0.5, 1.0] {
            tab.js_with::<()>(
                "const root = document.documentElement;
                 scrollTo(0, arguments[0] * (root.scrollHeight - root.clientHeight))",
                vec![json!(part)],
            );
            tab.settle();
            assert!((drawn(tab) - part).abs() < 0.02, "{} at {part}", drawn(tab));
        }
    });
}

#[test]
fn lists_have_no_bar_and_neither_have_readers_who_prefer_less_motion() {
    visit(|tab, site| {
        wide(tab);
        tab.open_ready(&site.base);
        assert!(drawn(tab) < 0.0);
        let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        tab.dev_tools("Emulation.setEmulatedMedia", still);
        tab.open_ready(&site.path_of(&site.articles()[0]));
        assert!(drawn(tab) < 0.0);
    });
}
