//! What is typed in other scripts, with filters, in quotes.

use content::{Date, Slug};
use fieldnotes::search::Asked;

use super::{Blog, Post};

fn paths(blog: &Blog, text: &str) -> Vec<String> {
    blog.ask(text).hits.iter().map(fieldnotes::search::Hit::path).collect()
}

#[test]
fn a_section_is_found_by_what_stands_in_it() {
    let blog = Blog::new(
        &[
            Post::new("japanese", "日本語", "## 検索\n\n全文検索の仕組み。\n"),
            Post::new("korean", "한국어", "검색 엔진을 만든다.\n"),
            Post::new("accents", "Résumé", "Un café à Łódź, 100 ％ Ｆｕｌｌ.\n"),
            Post::new(
                "code",
                "Code",
                "Use `serde_json::from_slice` and `HashMap`.\n\n## Blocks\n\n```rust\nfn read_to_string() {}\n```\n",
            ),
        ],
        "en",
    );
    for (text, path) in [
        ("文検索", "posts/japanese/#検索"),
        ("엔진", "posts/korean/"),
        ("cafe lodz", "posts/accents/"),
        ("RESUME", "posts/accents/"),
        ("full", "posts/accents/"),
        ("serde_json", "posts/code/"),
        ("serde", "posts/code/"),
        ("hash map", "posts/code/"),
        ("from_slice", "posts/code/"),
        ("read_to_s", "posts/code/#blocks"),
    ] {
        assert_eq!(paths(&blog, text).first().map(String::as_str), Some(path), "{text}");
    }
    let answer = blog.ask("full cafe");
    assert_eq!(blog.excerpts(&answer), ["Un [café] à Łódź, 100 ％ [Ｆｕｌｌ]."]);
    assert_eq!(paths(&blog, "zzz"), [""; 0]);
}

#[test]
fn quotes_keep_words_together_and_filters_leave_out() {
    let mut posts = [
        Post::new("one", "One", "The golden path of a team.\n"),
        Post::new("two", "Two", "A path that is golden.\n"),
    ];
    posts[0].tags = vec!["Teams".to_owned()];
    posts[0].date = Date::parse("2024-05-01").unwrap();
    let blog = Blog::new(&posts, "en");
    assert_eq!(paths(&blog, "golden path").len(), 2);
    assert_eq!(paths(&blog, "\"golden path\""), ["posts/one/"]);
    assert_eq!(paths(&blog, "\"path golden\""), [""; 0]);
    let asked = |tag: Option<&str>, year| {
        let tag = tag.map(|tag| Slug::new(tag).unwrap());
        let hits = blog.asked(&Asked { text: "golden".to_owned(), tag, year }).hits;
        hits.iter().map(|hit| hit.slug.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(asked(Some("teams"), None), ["one"]);
    assert_eq!(asked(None, Some(2025)), ["two"]);
    assert_eq!(asked(Some("teams"), Some(2025)), [""; 0]);
    assert_eq!(asked(Some("nothing"), None), [""; 0]);
}
