use super::panel::{HEIGHT, Panel, WIDTH};
use super::{Report, Unit};

/// The panels, in reading order.
const PANELS: [Panel; 8] = [
    Panel {
        title: "Cold build: CPU for each post, ms",
        unit: Unit::Milliseconds,
        curves: &[
            ("build: cold", "text, pages and feeds: CPU a post", "text, pages and feeds"),
            ("build: cold", "search: CPU a post", "search"),
        ],
    },
    Panel {
        title: "Full build, ms",
        unit: Unit::Milliseconds,
        curves: &[
            ("build: one edit", "all: wall", "after one edit"),
            ("build: second", "all: wall", "unchanged"),
        ],
    },
    Panel {
        title: "Peak memory of a build, MB",
        unit: Unit::Megabytes,
        curves: &[
            ("build: cold", "peak memory", "cold"),
            ("build: one edit", "peak memory", "after one edit"),
        ],
    },
    Panel {
        title: "First view of an article, kB",
        unit: Unit::Kilobytes,
        curves: &[
            ("first view", "bytes in all", "in all"),
            ("first view", "bytes before the first paint", "before the first paint"),
        ],
    },
    Panel {
        title: "Paint, compared with a bare page",
        unit: Unit::Times,
        curves: &[
            ("first view", "first paint to bare", "first paint"),
            ("first view", "largest paint to bare", "largest paint"),
        ],
    },
    Panel {
        title: "From a click to the painted heading, ms",
        unit: Unit::Milliseconds,
        curves: &[
            ("click", "prefetched", "prefetched"),
            ("click", "not prefetched", "not prefetched"),
            ("click", "offline", "offline"),
        ],
    },
    Panel {
        title: "Search: from opening it to first results, kB",
        unit: Unit::Kilobytes,
        curves: &[("search", "bytes to first results", "compressed")],
    },
    Panel {
        title: "Memory of a tab, MB",
        unit: Unit::Megabytes,
        curves: &[
            ("memory", "after 50 articles", "after 50 articles"),
            ("memory", "after 250 navigations", "after 250 navigations"),
            ("memory", "after 500 navigations", "after 500 navigations"),
        ],
    },
];

/// Light and dark by the reader's choice; curves differ by their dashes, too.
const STYLE: &str = "text { font: 12px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600; font-size: 13px }
.x { text-anchor: middle } .y { text-anchor: end }
path, polyline { fill: none; stroke-width: 2 }
.grid { stroke: #d0d7de; stroke-width: 1 }
.c0 { stroke: #0550ae } .p0 { fill: #0550ae }
.c1 { stroke: #953800; stroke-dasharray: 6 3 } .p1 { fill: #953800 }
.c2 { stroke: #116329; stroke-dasharray: 2 3 } .p2 { fill: #116329 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.grid { stroke: #3d444d }
.c0 { stroke: #79c0ff } .p0 { fill: #79c0ff }
.c1 { stroke: #ffa657 } .p1 { fill: #ffa657 }
.c2 { stroke: #7ee787 } .p2 { fill: #7ee787 }
}";

/// The curves over the number of posts as an SVG: a panel for everything of which something was measured, two in a row.
#[must_use]
pub fn curves(report: &Report) -> String {
    let mut panels = Vec::new();
    let mut said = Vec::new();
    for panel in &PANELS {
        if let Some(words) = panel.said(report) {
            panels.push(panel);
            said.push(words);
        }
    }
    let rows = f64::from(u8::try_from(panels.len().div_ceil(2)).unwrap_or_default());
    let (width, height) = (2.0 * WIDTH, rows * HEIGHT);
    let drawn = panels.iter().enumerate().map(|(at, panel)| {
        let [column, row] = [at % 2, at / 2].map(|at| f64::from(u8::try_from(at).unwrap_or_default()));
        panel.drawn(report, column * WIDTH, row * HEIGHT)
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"t d\">\n\
         <title id=\"t\">What a blog costs, over the number of its posts</title>\n\
         <desc id=\"d\">{}</desc>\n<style>{STYLE}</style>\n{}</svg>\n",
        said.join(" "),
        drawn.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::{figure, report};
    use super::*;

    fn drawn() -> String {
        let figures = [11, 100, 1_000, 10_000]
            .into_iter()
            .flat_map(|posts| {
                [("prefetched", 40.0), ("not prefetched", 190.0), ("offline", 41.0)]
                    .map(|(name, median)| figure("click", name, posts, median))
            })
            .chain([figure("memory", "after 50 articles", 1_000, 12e6)]);
        curves(&report(figures.collect()))
    }

    #[test]
    fn it_is_xml_with_a_title_and_a_description() {
        let svg = drawn();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let of = |tag: &str| {
            document.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)))
        };
        assert_eq!(of("title").unwrap().text().unwrap(), "What a blog costs, over the number of its posts");
        let described = of("desc").unwrap().text().unwrap();
        assert!(described.contains("not prefetched: 190 at 11, 190 at 100"), "{described}");
        assert!(
            described.contains("Memory of a tab, MB. after 50 articles: 12.0 at 1,000 posts."),
            "{described}"
        );
        assert_eq!(document.root_element().attribute("role"), Some("img"));
    }

    #[test]
    fn only_what_was_measured_has_a_panel() {
        let svg = drawn();
        assert_eq!(svg.matches("<g ").count(), 2);
        assert_eq!(svg.matches("<polyline").count(), 4);
        assert!(svg.contains("viewBox=\"0 0 760 250\""), "{svg}");
        assert!(svg.contains("prefers-color-scheme: dark"));
    }

    #[test]
    fn the_same_figures_are_the_same_drawing() {
        assert_eq!(drawn(), drawn());
    }
}
