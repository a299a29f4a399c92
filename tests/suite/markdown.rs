//! What the renderer makes of Markdown: the cases in `tests/fixtures/markdown/<topic>.test`, in the form that
//! `fixture` describes.
//!
//! ```text
//! === A name that states what holds
//! base: /blog/
//! level: 1
//! target: phases.svg => posts/a/phases.svg 720x300
//! built: yes
//!
//! ![Phases](phases.svg)
//! .
//! <p>The HTML that is expected</p>
//! ```
//!
//! The settings are the base path (`/`), the level of the highest heading (2, as below an article's title), and what
//! the build found behind a destination, with an image's width and height; and whether the build has made what it makes
//! of code and formulas.

use content::markdown::{Place, built, render};
use content::{Base, Body, Target, Targets};

use crate::fixture::{self, Case};

#[test]
fn fixtures_render_as_they_say() {
    fixture::check("markdown", html);
}

fn html(case: &Case<'_>) -> Result<String, String> {
    let mut base = Base::root();
    let mut top_level = 2;
    let mut targets = Targets::new();
    let mut is_built = false;
    for &(line, name, value) in &case.settings {
        let read = match name {
            "base" => Base::new(value).ok().map(|path| base = path),
            "level" => value.parse().ok().map(|level| top_level = level),
            "built" => (value == "yes").then(|| is_built = true),
            "target" => target(value).map(|(from, to)| drop(targets.insert(from, to))),
            _ => None,
        };
        read.ok_or(format!(
            "{line}: `{name}: {value}` is no setting: write `base: /blog/`, `level: 1`, `target: a => b 1x2` or `built: yes`"
        ))?;
    }
    let mut body = Body { markdown: case.given.to_owned(), targets, ..Body::default() };
    if is_built {
        let (blocks, formulas) = built(case.given);
        body.highlights = blocks.iter().map(site::runs).collect();
        let set = formulas.iter().map(|formula| site::mathml(&formula.tex, formula.display));
        body.formulas = set.map(Result::unwrap_or_default).collect();
    }
    Ok(render(&body, &Place { top_level, ..Place::article(&base) }).html)
}

fn target(value: &str) -> Option<(String, Target)> {
    let (from, to) = value.split_once(" => ")?;
    let (path, size) = match to.split_once(' ') {
        Some((path, size)) => {
            let (width, height) = size.split_once('x')?;
            (path, Some((width.parse().ok()?, height.parse().ok()?)))
        }
        None => (to, None),
    };
    Some((from.to_owned(), Target { path: path.to_owned(), size, picture: None }))
}
