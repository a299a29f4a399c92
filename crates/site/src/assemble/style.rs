use std::fs;
use std::path::Path;

use content::Resource;

use super::output::{self, AssembleError, Output};

/// The sheets in the order of their layers; `layers.css` is the one line that names that order.
const SHEETS: [&str; 6] = ["layers.css", "tokens.css", "base.css", "layout.css", "prose.css", "code.css"];

/// The folder of those that no first view needs.
const LATE: &str = "style/late";

/// Joins the sheets to one text, which stands in every page: a linked sheet costs a first visit one more round trip
/// (measured: 608 ms to the first paint instead of 480 at 150 ms a trip), and it is less than 5 kB compressed.
pub(super) fn joined(root: &Path) -> Result<String, AssembleError> {
    SHEETS.iter().map(|sheet| sheet_at(&root.join("style").join(sheet))).collect()
}

/// Everything for paper, and for what only a running app shows: all files of `style/late`, in the order of their names.
/// Pages link it for print, so that no screen waits for it; the start script then opens it to all media.
pub(super) fn late(root: &Path, output: &mut Output) -> Result<Resource, AssembleError> {
    let folder = root.join(LATE);
    let failed = |error| AssembleError::Io { what: "read", path: folder.clone(), error };
    let files = fs::read_dir(&folder).map_err(failed)?;
    let mut files = files.map(|file| Ok(file?.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    files.sort();
    let css = files.iter().map(|file| sheet_at(file)).collect::<Result<String, _>>()?;
    output.write_hashed("style/late.css", css.as_bytes())
}

fn sheet_at(file: &Path) -> Result<String, AssembleError> {
    output::read(file).map(|bytes| compact(&String::from_utf8_lossy(&bytes)))
}

/// The sheet of the feeds, apart from the pages'.
pub(super) fn feeds(root: &Path, output: &mut Output) -> Result<Resource, AssembleError> {
    let css = sheet_at(&root.join("style").join("feed.css"))?;
    output.write_hashed("style/feed.css", css.as_bytes())
}

/// Drops comments, and blanks that mean nothing: a third of the bytes, and no rule can change by it. Strings that hold
/// `/*`, a line end, or a blank behind a colon or comma do not occur in our sheets.
fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    // Where a line ends within a rule, a blank may be needed.
    let joined = out.split_whitespace().collect::<Vec<_>>().join(" ");
    [(" {", "{"), ("{ ", "{"), ("; ", ";"), (";}", "}"), ("} ", "}"), (": ", ":"), (", ", ",")]
        .iter()
        .fold(joined, |css, (from, to)| css.replace(from, to))
        + "\n"
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn drops_comments_and_blanks_only() {
        let css =
            "/* a\n b */\na :is(b,\nc) {\n  d: e\n f, g; /* h */\n\n  & i {\n    j: k;\n  }\n}\n\nl {\n}\n";
        assert_eq!(compact(css), "a :is(b,c){d:e f,g;& i{j:k}}l{}\n");
    }
}
