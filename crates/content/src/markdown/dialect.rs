use pulldown_cmark::Options;

/// CommonMark, and what authors of engineering blogs expect beyond it.
///
/// Smart punctuation is off: it would also change `--flag` in prose. With subscript on, a single tilde is
/// subscript as in Pandoc, and strikethrough takes two, as GitHub's own documentation writes it.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
}
