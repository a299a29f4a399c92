use std::fmt::Write;
use std::time::Instant;

use super::blog::Blog;

/// Prints how long a thousand pages take; decides nothing, because machines differ. To see it:
/// `cargo test -p site --lib validate::tests::speed -- --nocapture`
#[test]
fn a_thousand_pages() {
    let mut blog = Blog::new();
    let mut links = String::new();
    for page in 0..1000 {
        let _ = write!(links, "<li><a href=\"/posts/p{page}/\">An article</a></li>");
    }
    blog = blog.home(&links);
    let mut text = String::new();
    for section in 0..20 {
        let _ = write!(
            text,
            "<h2 id=\"section-{section}\"><a href=\"#section-{section}\">A section</a></h2>\
             <p>{}<a href=\"/posts/p{section}/#section-{section}\">another article</a> &amp; \
             <a href=\"https://other.org/{section}\">another site</a></p>\
             <img src=\"/a.svg\" alt=\"x\" width=\"1\" height=\"1\">",
            "Some words of a text, as articles have them, with <em>emphasis</em>. ".repeat(4)
        );
    }
    for page in 0..1000 {
        blog = blog.page(&format!("posts/p{page}/index.html"), &text);
    }
    blog = blog.file("a.svg", "<svg/>");
    let start = Instant::now();
    assert_eq!(blog.problems(), [""; 0]);
    println!("1,001 pages of {} bytes: {:?}", text.len(), start.elapsed());
}
