//! The independent implementation: comrak, with the extensions that match our dialect.

use comrak::Options;

/// A text as comrak renders it.
///
/// Formulas stay off: there is none in these posts, so a dollar sign that we take for one is a difference. Sub- and
/// superscript stay off as well, since the two implementations do not agree where they may begin.
pub fn html(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.description_lists = true;
    options.extension.alerts = true;
    options.extension.header_attributes = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}
