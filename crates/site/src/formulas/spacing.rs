use roxmltree::Node;

use super::core::{space, write};

/// As TeX has it between a function and a letter.
pub(super) const THIN: &str = "0.1667em";

/// The sign that KaTeX puts behind the name of a function. It has no width, and to Core no room around it.
const APPLIED: &str = "\u{2061}";

/// Elements whose children have each a part of its own: nothing may be put between them.
const FIXED: [&str; 9] =
    ["mfrac", "mover", "mroot", "msub", "msubsup", "msup", "munder", "munderover", "semantics"];

/// The children of an element; in a row with room between the name of a function and a letter or number beside it. Operators and
/// parentheses bring their own.
pub(super) fn row(out: &mut String, parent: Node<'_, '_>) {
    let children: Vec<_> = parent.children().collect();
    if FIXED.contains(&parent.tag_name().name()) {
        children.into_iter().for_each(|child| write(out, child));
        return;
    }
    for (at, child) in children.iter().enumerate() {
        let (before, after) = (at.checked_sub(1).map(|before| children[before]), children.get(at + 1));
        let name = after.is_some_and(|after| is_application(*after)) || has_name_of_function(*child);
        if name && before.is_some_and(|before| is_ordinary(before, Node::last_element_child)) {
            out.push_str(&space(THIN));
        }
        write(out, *child);
        let applied = is_application(*child) || has_name_of_function(*child);
        if applied && after.is_some_and(|after| is_ordinary(*after, Node::first_element_child)) {
            out.push_str(&space(THIN));
        }
    }
}

fn is_application(node: Node<'_, '_>) -> bool {
    node.text() == Some(APPLIED)
}

/// Whether it is a name with something above or below it, as in `\sin^2` and `\lim_{n}`.
fn has_name_of_function(node: Node<'_, '_>) -> bool {
    let base = node.first_element_child().and_then(|base| base.last_element_child());
    FIXED.contains(&node.tag_name().name()) && base.is_some_and(is_application)
}

/// Whether what touches the function is a letter or a number.
fn is_ordinary<'a, 'b>(mut node: Node<'a, 'b>, edge: fn(&Node<'a, 'b>) -> Option<Node<'a, 'b>>) -> bool {
    while let Some(inner) = edge(&node) {
        node = inner;
    }
    matches!(node.tag_name().name(), "mi" | "mn")
}
