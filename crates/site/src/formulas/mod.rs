//! Formulas: TeX in, MathML out, here and in no reader's browser.

mod core;
mod letters;
mod spacing;
mod tables;

use std::cell::RefCell;

use katex::{
    KatexContext, OutputFormat, Settings, StrictMode, StrictSetting, TrustSetting, render_to_string,
};

/// What KaTeX gives the names of commands that it does not carry out: images, links, attributes. Nobody writes it.
const REFUSED: &str = "#c00c01";

thread_local! {
    /// Its tables take a while to fill.
    static KATEX: RefCell<Option<KatexContext>> = const { RefCell::new(None) };
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// Why it cannot be read, in words without a full stop.
    pub why: String,
    /// In which of its lines, counted from 0.
    pub line: usize,
}

/// The formula as MathML Core, the part of MathML that browsers agree on.
///
/// # Errors
/// When KaTeX cannot read it, or would have to do more than to set it.
pub fn mathml(tex: &str, display: bool) -> Result<String, FormulaError> {
    let settings = Settings::builder()
        .display_mode(display)
        .output(OutputFormat::Mathml)
        .strict(StrictSetting::Mode(StrictMode::Ignore))
        .trust(TrustSetting::Bool(false))
        .error_color(REFUSED.to_owned())
        .build();
    // GitHub's way to keep a formula from being read as Markdown.
    let inner = tex.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).unwrap_or(tex).trim();
    let rendered = KATEX.with_borrow_mut(|katex| {
        let katex = katex.get_or_insert_with(KatexContext::default);
        render_to_string(katex, inner, &settings)
    });
    let rendered = rendered.map_err(|error| FormulaError::of(tex, inner, &error.to_string()))?;
    core::written(&rendered).map_err(|why| FormulaError { why, line: 0 })
}

impl FormulaError {
    /// KaTeX says the place in words alone, and underlines it with signs that no terminal shows well.
    fn of(tex: &str, inner: &str, error: &str) -> Self {
        let error = error.strip_prefix("KaTeX parse error: ").unwrap_or(error);
        let why =
            error.chars().filter(|&c| c != '\u{332}').map(|c| if c == '\n' { ' ' } else { c }).collect();
        let place =
            error.rsplit_once(" at position ").and_then(|(_, rest)| rest.split_once(':')?.0.parse().ok());
        let place =
            place.map_or(0, |place: usize| place.saturating_sub(1)) + tex.find(inner).unwrap_or_default();
        let line = tex.as_bytes().iter().take(place).filter(|&&byte| byte == b'\n').count();
        Self { why, line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without the source, which is in all of them.
    fn shown(tex: &str) -> String {
        let mathml = mathml(tex, false).unwrap();
        let (formula, source) = mathml.split_once("<annotation").unwrap();
        assert!(
            source.starts_with(" encoding=\"application/x-tex\">") && source.ends_with("</semantics></math>")
        );
        formula.trim_start_matches("<math><semantics>").to_owned()
    }

    #[test]
    fn the_source_is_kept_for_copying() {
        let source =
            "<annotation encoding=\"application/x-tex\">a &lt; b &amp; c</annotation></semantics></math>";
        assert!(mathml("a < b \\& c", false).unwrap().ends_with(&source.replace("&amp;", "\\&amp;")));
        assert!(mathml("x", true).unwrap().starts_with("<math display=\"block\"><semantics>"));
        assert_eq!(mathml("`x`", false), mathml("x", false));
    }

    #[test]
    fn letters_of_other_faces_are_characters() {
        assert_eq!(shown("\\mathbb{R}"), "<mrow><mi mathvariant=\"normal\">ℝ</mi></mrow>");
        assert_eq!(shown("\\mathbf{x}"), "<mrow><mi mathvariant=\"normal\">𝐱</mi></mrow>");
        assert_eq!(shown("\\mathrm{d}"), "<mrow><mi mathvariant=\"normal\">d</mi></mrow>");
        assert_eq!(shown("\\text{if }"), "<mrow><mtext>if\u{a0}</mtext></mrow>");
    }

    #[test]
    fn columns_are_aligned_cell_by_cell() {
        let aligned = shown("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}");
        assert!(aligned.starts_with("<mtable><mtr><mtd class=\"end join\">"), "{aligned}");
        assert!(aligned.contains("<mtd class=\"start joined\">"), "{aligned}");
    }

    #[test]
    fn functions_stand_apart_from_what_is_around_them() {
        let thin = core::space(spacing::THIN);
        let apart = |tex| shown(tex).match_indices(&thin).count();
        for (tex, spaces) in [
            ("a\\sin x", 2),
            ("\\sin x", 1),
            ("\\sin(x)", 0),
            ("\\sin^2 x", 1),
            ("1+\\lim_{x} f", 1),
            ("\\log", 0),
        ] {
            assert_eq!(apart(tex), spaces, "{tex}");
        }
    }

    #[test]
    fn what_counts_as_something_else_keeps_its_parts() {
        assert!(shown("\\boldsymbol{AB}").contains("<mi>𝑨</mi><mi>𝑩</mi>"));
        assert!(
            shown("a \\bmod b")
                .contains("<mrow><mspace width=\"0.22em\"></mspace><mrow><mi mathvariant=\"normal\">m</mi>")
        );
        assert!(shown("\\overset{?}{=}").contains("<mover><mo>=</mo>"));
    }

    #[test]
    fn lines_are_rows() {
        assert_eq!(shown("a \\\\ b").matches("<mtr>").count(), 2);
    }

    #[test]
    fn nothing_is_left_to_styles() {
        for tex in ["\\fcolorbox{blue}{red}{x}", "\\pmb{x}", "\\cancel{x}", "\\llap{x}y", "\\boxed{x}"] {
            assert!(!shown(tex).contains(" style="), "{tex}");
        }
    }

    #[test]
    fn a_formula_that_cannot_be_read_says_why() {
        for (tex, line, why) in [
            ("a + \\oops", 0, "Undefined control sequence: \\oops at position 5: a + \\oops"),
            ("\na\n\\oops\n", 2, "Undefined control sequence: \\oops at position 3: a \\oops"),
            ("{", 0, "Expected '}', got 'EOF' at end of input: {"),
            ("a & b", 0, "Expected 'EOF', got '&' at position 3: a & b"),
            ("\\href{javascript:alert(1)}{x}", 0, "\\href is not carried out here"),
        ] {
            assert_eq!(mathml(tex, false), Err(FormulaError { why: why.to_owned(), line }), "{tex}");
        }
    }

    #[test]
    fn the_same_formula_is_the_same_twice() {
        let tex = "\\begin{array}{|c|l|} \\hline a & \\mathbf{b} \\\\ c & \\left( \\frac{1}{2} \\right) \\end{array}";
        assert!((0..20).all(|_| mathml(tex, true) == mathml(tex, true)));
    }
}
