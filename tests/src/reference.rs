//! The independent implementation: comrak, with the extensions that match our dialect.

use comrak::nodes::NodeValue;
use comrak::{Arena, Options};

/// A text as comrak renders it.
///
/// Formulas stay off: there is none in these posts, so a dollar sign that we take for one is a difference. Sub- and
/// superscript stay off as well, since the two implementations do not agree where they may begin.
#[must_use]
pub fn html(markdown: &str) -> String {
    comrak::markdown_to_html(markdown, &options())
}

/// The same for a text of this blog's own dialect: an image's title is its caption. Each formula is the word
/// [`FORMULA`]: how formulas are shown is not compared, only where they stand.
#[must_use]
pub fn html_of_a_post(markdown: &str) -> String {
    let mut options = options();
    options.extension.math_dollars = true;
    options.render.figure_with_caption = true;
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options);
    for node in root.descendants() {
        let mut data = node.data_mut();
        if let NodeValue::Math(_) = data.value {
            data.value = NodeValue::Text(FORMULA.into());
        }
    }
    let mut html = String::new();
    // Writing to a String cannot fail.
    let _ = comrak::format_html(root, &options, &mut html);
    html
}

/// Stands for a formula.
pub const FORMULA: &str = "(formula)";

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.description_lists = true;
    options.extension.alerts = true;
    options.extension.header_attributes = true;
    options.render.r#unsafe = true;
    options
}
