//! The format of a fixture file, read without a copy.

use std::collections::BTreeSet;

use content::markdown::{Place, render};
use content::{Base, Body, Target, Targets};

/// One file.
pub struct Topic<'a> {
    /// What stands above the first case.
    intro: &'a str,
    pub cases: Vec<Case<'a>>,
}

/// One case.
pub struct Case<'a> {
    /// The line of its name.
    pub line: usize,
    pub name: &'a str,
    /// From its name to its full stop.
    given: &'a str,
    pub expected: &'a str,
    base: Base,
    top_level: u8,
    body: Body,
}

const BEGIN: &str = "=== ";

impl<'a> Topic<'a> {
    /// Says line and fault where the text is not as the head of the parent module describes it.
    pub fn read(text: &'a str) -> Result<Self, String> {
        let starts: Vec<usize> = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .filter(|&at| text[at..].starts_with(BEGIN))
            .chain([text.len()])
            .collect();
        let mut names = BTreeSet::new();
        let mut cases = Vec::new();
        for range in starts.windows(2) {
            let line = text[..range[0]].matches('\n').count() + 1;
            let case = Case::read(line, &text[range[0]..range[1]])?;
            if !names.insert(case.name) {
                return Err(format!("{line}: another case has the name `{}` already: rename one", case.name));
            }
            cases.push(case);
        }
        if cases.is_empty() {
            return Err(format!("1: there is no case: begin one with a line `{BEGIN}Its name`"));
        }
        Ok(Self { intro: &text[..starts[0]], cases })
    }

    /// The file with what the renderer makes in place of what was expected.
    pub fn updated(&self) -> String {
        let cases: Vec<_> = self
            .cases
            .iter()
            .map(|case| format!("{}{}\n", case.given, case.render()).trim_end().to_owned() + "\n")
            .collect();
        format!("{}{}", self.intro, cases.join("\n"))
    }
}

impl<'a> Case<'a> {
    fn read(line: usize, text: &'a str) -> Result<Self, String> {
        let end = text.find("\n.\n").ok_or(format!(
            "{line}: no line with only a full stop ends the Markdown of this case: add it before the HTML"
        ))? + "\n.\n".len();
        let (given, expected) = text.split_at(end);
        let (head, markdown) = given.split_once("\n\n").ok_or(format!(
            "{line}: no blank line stands between the head of this case and its Markdown: add it"
        ))?;
        let mut lines = head.lines();
        let name = lines.next().unwrap_or_default().trim_start_matches(BEGIN);
        let mut case = Self {
            line,
            name,
            given,
            expected: expected.trim_end(),
            base: Base::root(),
            top_level: 2,
            body: Body {
                markdown: markdown.strip_suffix(".\n").unwrap_or(markdown).to_owned(),
                targets: Targets::new(),
            },
        };
        for (line, setting) in (line + 1..).zip(lines) {
            case.set(setting).ok_or(format!(
                "{line}: `{setting}` is no setting: write `base: /blog/`, `level: 1` or `target: a => b 1x2`"
            ))?;
        }
        Ok(case)
    }

    fn set(&mut self, setting: &str) -> Option<()> {
        match setting.split_once(": ")? {
            ("base", path) => self.base = Base::new(path).ok()?,
            ("level", level) => self.top_level = level.parse().ok()?,
            ("target", target) => {
                let (from, to) = target.split_once(" => ")?;
                let (path, size) = match to.split_once(' ') {
                    Some((path, size)) => {
                        let (width, height) = size.split_once('x')?;
                        (path, Some((width.parse().ok()?, height.parse().ok()?)))
                    }
                    None => (to, None),
                };
                self.body.targets.insert(from.to_owned(), Target { path: path.to_owned(), size });
            }
            _ => return None,
        }
        Some(())
    }

    /// The HTML, without blanks at its end.
    pub fn render(&self) -> String {
        let place = Place { base: &self.base, top_level: self.top_level };
        render(&self.body, &place).html.trim_end().to_owned()
    }
}

#[test]
fn a_fault_in_a_fixture_is_named_with_its_line() {
    let fault = |text| Topic::read(text).err().unwrap();
    assert!(fault("intro\n").starts_with("1: there is no case"));
    assert!(fault("intro\n\n=== a\n\ntext\n").starts_with("3: no line with only a full stop"));
    assert!(fault("=== a\nfoo: bar\n\ntext\n.\n").starts_with("2: `foo: bar` is no setting"));
    assert!(fault("=== a\n\nb\n.\n\n=== a\n\nb\n.\n").starts_with("6: another case has the name `a`"));
}

#[test]
fn an_update_keeps_all_but_the_html() {
    let text = "intro\n\n=== a\nlevel: 1\n\n# b.\n.\nold\n\n=== c\n\n.\n";
    let new = "intro\n\n=== a\nlevel: 1\n\n# b.\n.\n<h1 id=\"b\">b.</h1>\n\n=== c\n\n.\n";
    assert_eq!(Topic::read(text).unwrap().updated(), new);
}
