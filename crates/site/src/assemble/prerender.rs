use std::sync::Arc;

use content::Address;
use fieldnotes::components::{SiteFooter, SiteHeader};
use fieldnotes::library;
use fieldnotes::screen::Screen;
use leptos::prelude::*;

use super::bundle::Bundle;
use super::output::{AssembleError, Output};
use super::page::{Shell, attribute};
use crate::Project;

/// Renders every page with the app's own views, and writes it. Returns how many there are.
pub(super) fn place(
    project: &Project,
    bundle: &Bundle,
    shell: &Shell,
    output: &mut Output,
) -> Result<usize, AssembleError> {
    let catalogue = Arc::new(bundle.catalogue.clone());
    let mut pages = 0;
    let mut write = |file: &str, page: &str, screen: &Screen| {
        let body = body(project, page, screen);
        let document = shell.document(&screen.head(&project.config.blog), &body);
        pages += 1;
        output.write(file, document.as_bytes())
    };
    write("404.html", "404", &Screen::NotFound)?;
    write("index.html", "", &Screen::Home(Arc::clone(&catalogue)))?;
    for (entry, text) in catalogue.posts.iter().zip(&bundle.bodies) {
        let page = Address::Article(entry.slug.clone()).below_base();
        let article = library::article(&catalogue, entry, text, shell.base());
        write(&format!("{page}index.html"), &page, &Screen::Article(Arc::new(article)))?;
    }
    Ok(pages)
}

/// Everything in `body`. `data-page` tells the app which address the document was made for.
fn body(project: &Project, page: &str, screen: &Screen) -> String {
    let config = &project.config;
    let owner = Owner::new();
    owner.with(|| {
        provide_context(config.base.clone());
        let header = view! { <SiteHeader blog=config.blog.clone() /> }.to_html();
        let footer = view! { <SiteFooter blog=config.blog.clone() /> }.to_html();
        let page = attribute(page);
        let view = screen.view().to_html();
        format!(
            "<a class=\"skip\" href=\"#app.main\">Skip to content</a>\n{header}\n\
             <main id=\"app.main\" data-page=\"{page}\">{view}</main>\n{footer}\n"
        )
    })
}
