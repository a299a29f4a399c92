use content::markdown::{Fence, built};

use super::{At, Fault};
use crate::problem::line_at;
use crate::{formulas, highlight};

/// What a post's code and formulas come to.
#[derive(Default)]
pub(super) struct Built {
    /// MathML in the order of the formulas; empty where one has a fault.
    pub(super) formulas: Vec<String>,
    pub(super) faults: Vec<At<Fault>>,
    pub(super) warnings: Vec<At<Fault>>,
}

/// Reads every fence and renders every formula of a text that begins behind so many lines.
pub(super) fn check(markdown: &str, first_line: u32) -> Built {
    let (blocks, formulas) = built(markdown);
    let line = |offset| Some(first_line + line_at(markdown, offset));
    let mut all = Built::default();
    for block in &blocks {
        let fence = Fence::read(&block.info);
        if let Some(nearest) = highlight::unknown(fence.language) {
            let language = fence.language.to_owned();
            all.warnings.push((line(block.offset), Fault::UnknownLanguage { language, nearest }));
        }
        for word in fence.unknown {
            all.warnings.push((line(block.offset), Fault::UnknownFenceWord { word: word.to_owned() }));
        }
    }
    for formula in formulas {
        all.formulas.push(formulas::mathml(&formula.tex, formula.display).unwrap_or_else(|error| {
            let at = line(formula.offset).map(|first| first + u32::try_from(error.line).unwrap_or_default());
            all.faults.push((at, Fault::BadFormula { why: error.why }));
            String::new()
        }));
    }
    all
}
