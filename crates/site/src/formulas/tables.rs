use roxmltree::Node;

use super::core::{attribute, close, open};
use super::spacing;

/// A table whose cells say how they are aligned, what they touch and where lines run. Engines read none of it from
/// the table, and Core has no attribute for it: classes say so.
pub(super) fn write(out: &mut String, table: Node<'_, '_>) {
    open(out, "mtable", table, &["width"]);
    for (at, row) in table.children().enumerate() {
        open(out, "mtr", row, &[]);
        let line = at.checked_sub(1).map(|above| word(table, "rowlines", above));
        // What pushes a formula's number to the edge, where a style sheet says how, is no column.
        let cells =
            row.children().filter(|cell| cell.attribute("class") != Some("mtr-glue") || cell.has_children());
        let cells =
            cells.filter(|cell| cell.attribute("class") != Some("mml-eqn-num") || cell.has_children());
        let cells: Vec<_> = cells.collect();
        for (at, cell) in cells.iter().enumerate() {
            let last = at + 1 == cells.len();
            let classes = classes(table, at, last, line.is_some_and(is_line));
            open(out, "mtd", *cell, &["width"]);
            if !classes.is_empty() {
                out.pop();
                attribute(out, "class", &classes);
                out.push('>');
            }
            spacing::row(out, *cell);
            close(out, "mtd");
        }
        close(out, "mtr");
    }
    close(out, "mtable");
}

fn classes(table: Node<'_, '_>, column: usize, last: bool, line_above: bool) -> String {
    let mut classes = Vec::new();
    match word(table, "columnalign", column) {
        "left" => classes.push("start"),
        "right" => classes.push("end"),
        _ => {}
    }
    let before = column.checked_sub(1);
    if !last && touches(table, column) {
        classes.push("join");
    }
    if before.is_some_and(|before| touches(table, before)) {
        classes.push("joined");
    }
    if before.is_some_and(|before| is_line(word(table, "columnlines", before))) {
        classes.push("after");
    }
    if line_above {
        classes.push("below");
    }
    classes.join(" ")
}

/// Whether there is no room between a column and the next.
fn touches(table: Node<'_, '_>, column: usize) -> bool {
    matches!(word(table, "columnspacing", column), "0em" | "0")
}

fn is_line(word: &str) -> bool {
    matches!(word, "solid" | "dashed")
}

/// The word for a row or column of a list that says one for each; the last counts for all that follow.
fn word<'a>(table: Node<'a, '_>, list: &str, at: usize) -> &'a str {
    let list = table.attribute(list).unwrap_or_default();
    list.split(' ').nth(at).or_else(|| list.split(' ').next_back()).unwrap_or_default()
}
