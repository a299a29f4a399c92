//! Ids that headings had before: links of other sites that name them still lead to the heading.

use content::markdown::{Outlined, outline, sections};

use super::Fault;
use crate::nearest::nearest;

/// An id that a heading had, and the one that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Renamed {
    pub(super) old: String,
    pub(super) new: String,
    /// Of the file.
    pub(super) line: u32,
}

/// Whether a text can be an id that an address names as it is.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
}

/// The text with an empty element for every old id, at the beginning of the heading that was renamed: so no line
/// moves. `ids` are those that the text has without them.
pub(super) fn mark(markdown: &str, renamed: &[Renamed], ids: &[String]) -> (String, Vec<(u32, Fault)>) {
    if renamed.is_empty() {
        return (markdown.to_owned(), Vec::new());
    }
    let headings: Vec<_> = sections(markdown).into_iter().filter_map(|section| section.heading).collect();
    let starts = outline(markdown).into_iter().filter_map(|item| match item {
        Outlined::Heading { offset, .. } => Some(text_start(markdown, offset)),
        Outlined::Image { .. } => None,
    });
    let places: Vec<_> = headings.iter().zip(starts).collect();
    let mut marks = Vec::new();
    let mut faults = Vec::new();
    for one in renamed {
        let Renamed { old, new, line } = one;
        let leads_on = renamed.iter().any(|other| other.old == *new);
        let place = places.iter().find(|(heading, _)| heading.id == *new);
        let fault = match place {
            _ if ids.contains(old) => Fault::AnchorTaken { id: old.clone() },
            _ if leads_on => Fault::AnchorLeadsOn { old: old.clone(), new: new.clone() },
            Some((_, at)) => {
                marks.push((*at, format!("<span id=\"{old}\"></span>")));
                continue;
            }
            None => {
                let nearest = nearest(new, headings.iter().map(|heading| heading.id.as_str()));
                Fault::NoSuchAnchor { id: new.clone(), nearest: nearest.map(str::to_owned) }
            }
        };
        faults.push((*line, fault));
    }
    marks.sort();
    let mut marked = String::with_capacity(markdown.len() + marks.len() * 40);
    let mut from = 0;
    for (at, mark) in marks {
        marked += &markdown[from..at];
        marked += &mark;
        from = at;
    }
    (marked + &markdown[from..], faults)
}

/// Behind the number signs of a heading; one that is underlined has none.
fn text_start(markdown: &str, offset: usize) -> usize {
    let rest = markdown.get(offset..).unwrap_or_default();
    let behind = rest.trim_start_matches('#');
    if behind.len() == rest.len() {
        offset
    } else {
        markdown.len() - behind.trim_start_matches([' ', '\t']).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(old: &str, new: &str) -> Renamed {
        Renamed { old: old.to_owned(), new: new.to_owned(), line: 4 }
    }

    #[test]
    fn an_old_id_stands_at_the_beginning_of_its_heading() {
        let markdown = "## One `x` {#own}\n\nTwo\n---\n\n> ### Three\n";
        let all = [renamed("a", "own"), renamed("b", "two"), renamed("c", "two"), renamed("d", "three")];
        let (marked, faults) = mark(markdown, &all, &[]);
        assert_eq!(faults, []);
        assert_eq!(
            marked,
            "## <span id=\"a\"></span>One `x` {#own}\n\n<span id=\"b\"></span><span id=\"c\"></span>Two\n---\n\n\
             > ### <span id=\"d\"></span>Three\n"
        );
        let ids: Vec<_> =
            sections(&marked).into_iter().filter_map(|one| one.heading).map(|one| one.id).collect();
        assert_eq!(ids, ["own", "two", "three"]);
    }

    #[test]
    fn circles_and_ids_in_use_are_faults() {
        let ids = ["one".to_owned()];
        let all = [renamed("one", "one"), renamed("a", "b"), renamed("b", "a"), renamed("c", "on")];
        let (marked, faults) = mark("## One\n", &all, &ids);
        assert_eq!(marked, "## One\n");
        let faults: Vec<_> = faults.iter().map(|(_, fault)| fault.what()).collect();
        assert_eq!(
            faults,
            [
                "the text has an id 'one' already",
                "the old heading 'a' leads to 'b', which is an old one itself",
                "the old heading 'b' leads to 'a', which is an old one itself",
                "no heading has the id 'on'",
            ]
        );
    }
}
