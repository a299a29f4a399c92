//! What the renderer makes of Markdown: the cases in `tests/fixtures/markdown/<topic>.test`, in the form that
//! `fixture` describes.
//!
//! ```text
//! === A name that states what holds
//! base: /blog/
//! level: 1
//! target: phases.svg => posts/a/phases.svg 720x300
//!
//! ![Phases](phases.svg)
//! .
//! <p>The HTML that is expected</p>
//! ```
//!
//! The settings are the base path (`/`), the level of the highest heading (2, as below an article's title), and what
//! the build found behind a destination, with an image's width and height.

use content::markdown::{Place, render};
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
    for &(line, name, value) in &case.settings {
        let read = match name {
            "base" => Base::new(value).ok().map(|path| base = path),
            "level" => value.parse().ok().map(|level| top_level = level),
            "target" => target(value).map(|(from, to)| drop(targets.insert(from, to))),
            _ => None,
        };
        read.ok_or(format!(
            "{line}: `{name}: {value}` is no setting: write `base: /blog/`, `level: 1` or `target: a => b 1x2`"
        ))?;
    }
    let body = Body { markdown: case.given.to_owned(), targets, ..Body::default() };
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
    Some((from.to_owned(), Target { path: path.to_owned(), size }))
}
