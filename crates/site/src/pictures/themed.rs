//! Drawings in the colours of the page, light and dark.
//!
//! A drawing that names `currentColor` or a colour of the style sheet, as `var(--link)`, is published with a style that
//! says what they are. An image knows nothing of the page around it but whether it is light or dark: browsers tell it,
//! also where the reader has chosen otherwise than the system.

use roxmltree::Document;

/// The colours that each of them has: what is drawn with no colour of its own, and its ground.
const ALWAYS: [&str; 2] = ["ink", "paper"];

/// The drawing with the colours that it names, out of the sheet that says what they are. `None` where it names none.
pub(super) fn themed(svg: &str, sheet: &str) -> Option<String> {
    let mut names: Vec<_> = svg.split("var(--").skip(1).map(name).collect();
    if names.is_empty() && !svg.to_ascii_lowercase().contains("currentcolor") {
        return None;
    }
    names.extend(ALWAYS);
    names.sort_unstable();
    names.dedup();
    let colours: String =
        names.iter().filter_map(|name| Some(format!("--{name}:{};", colour(name, sheet)?))).collect();
    let document = Document::parse(svg).ok()?;
    let root = Some(document.root_element()).filter(|root| root.tag_name().name() == "svg")?;
    // Before all that it holds, so that a style of its own has the last word.
    let (before, within) = svg.split_at_checked(root.first_child()?.range().start)?;
    let style = format!(":root{{color-scheme:light dark;{colours}color:var(--ink);background:var(--paper)}}");
    (!colours.is_empty()).then(|| format!("{before}<style>{style}</style>{within}"))
}

/// `link` of `link, red)`.
fn name(rest: &str) -> &str {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    rest.split_at(end.unwrap_or(rest.len())).0
}

/// The value of a property that has one for light and one for dark.
fn colour<'a>(name: &str, sheet: &'a str) -> Option<&'a str> {
    let (_, value) = sheet.split_once(&format!("--{name}: light-dark("))?;
    let (pair, _) = value.split_once(");")?;
    let from = sheet.len() - value.len() - "light-dark(".len();
    sheet.get(from..from + "light-dark(".len() + pair.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = ":root {\n  --paper: light-dark(#fff, #000);\n  --ink: light-dark(#111, #eee); /* ink */\n  \
                         --link: light-dark(#007, #9cf);\n  --line: 1.6rem;\n}\n";

    fn svg(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\">{inside}</svg>"
        )
    }

    #[test]
    fn a_drawing_has_the_colours_that_it_names() {
        let style = "<style>:root{color-scheme:light dark;--ink:light-dark(#111, #eee);";
        let ground = "--paper:light-dark(#fff, #000);color:var(--ink);background:var(--paper)}</style>";
        let path = "<path fill=\"currentColor\"/>";
        assert_eq!(themed(&svg(path), SHEET), Some(svg(&format!("{style}{ground}{path}"))));
        let path = "<path fill=\"var(--link, red)\" stroke=\"var(--line)\" style=\"color:var(--nothing)\"/>";
        let link = "--link:light-dark(#007, #9cf);";
        assert_eq!(themed(&svg(path), SHEET), Some(svg(&format!("{style}{link}{ground}{path}"))));
    }

    #[test]
    fn other_drawings_stay_as_they_are() {
        assert_eq!(themed(&svg("<path fill=\"#123\"/>"), SHEET), None);
        assert_eq!(themed(&svg(""), SHEET), None);
        assert_eq!(themed(&svg("<path fill=\"currentColor\"/>"), ""), None, "a blog with other sheets");
        assert_eq!(themed("no drawing, currentColor", SHEET), None);
    }

    #[test]
    fn the_sheet_of_this_project_says_them() {
        let sheet = std::fs::read_to_string("../../style/tokens.css").unwrap();
        assert_eq!(colour("link", &sheet), Some("light-dark(#1d5c63, #7fc8c4)"));
        assert!(ALWAYS.iter().all(|name| colour(name, &sheet).is_some()));
    }
}
