//! What is wrong is said over the page, and goes by itself.

use site::live::News;

use super::Desk;

const SAID: &str = "return document.getElementById('live.problems')?.shadowRoot.textContent ?? ''";

#[test]
fn a_problem_stands_over_the_last_good_page_until_it_is_mended() {
    let desk = Desk::small();
    desk.run(|tab| {
        tab.open_ready("/posts/work/");
        let good = desk.text("posts/work.md");
        let page: String = tab.js("return document.querySelector('main').innerHTML");
        desk.save("posts/work.md", &good.replace("слово.md", "nowhere.md"));
        tab.wait_for("the problem", &SAID.replace("?? ''", ".includes('posts/work.md:9') === true"));
        let said: String = tab.js(SAID);
        assert!(said.contains("nowhere.md") && said.contains("Close"), "{said}");
        assert_eq!(tab.js::<String>("return document.querySelector('main').innerHTML"), page);
        assert!(
            desk.news.iter().any(|news| matches!(news, News::Problems(problems) if !problems.is_empty()))
        );
        // Also for whoever comes now.
        tab.reload();
        tab.wait_for("the problem", "return document.getElementById('live.problems') !== null");
        desk.save("posts/work.md", &good);
        tab.wait_for("its end", "return document.getElementById('live.problems') === null");
        assert!(desk.news.iter().any(|news| matches!(news, News::Problems(problems) if problems.is_empty())));
    });
}

#[test]
fn a_page_that_waits_for_its_blog_shows_it_when_it_is_there() {
    let desk = Desk::small();
    desk.run(|tab| {
        let settings = desk.text("blog.toml");
        desk.save("blog.toml", "title = ");
        tab.open("/");
        tab.wait_for("the problem", &SAID.replace("?? ''", ".includes('blog.toml') === true"));
        assert!(!desk.live.problems().is_empty());
        desk.save("blog.toml", &settings.replace("Small", "Mended"));
        tab.wait_for("the blog", "return document.title.includes('Mended')");
    });
}
