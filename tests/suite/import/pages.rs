//! Old addresses in the finished folder.

use site::{Profile, Shrinkers};
use tests::finished::{self, NO_CODE};
use tests::tree;

#[test]
fn an_old_address_leads_on_and_is_listed_nowhere() {
    let mut sources = finished::sources("sites/journal").unwrap();
    let post = "+++\ntitle = \"A <moved> post\"\ndate = \"2024-04-09\"\naliases = [\"/2024/04/old.html\", \"/old/\"]\n+++\n\nText.\n";
    sources.insert("posts/moved.md".to_owned(), post.as_bytes().to_vec());
    let folder = tempfile::tempdir().unwrap();
    let cache = tempfile::tempdir().unwrap();
    let profile = Profile::Release { shrinkers: Shrinkers::default(), cache: cache.path().to_owned() };
    finished::finish(&sources, &NO_CODE, &profile, folder.path()).unwrap_or_else(|why| panic!("{why}"));
    let tree = tree::read(folder.path()).unwrap();
    for file in ["2024/04/old.html", "old/index.html"] {
        let page = String::from_utf8(tree[file].clone()).unwrap();
        assert!(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/posts/moved/\">"), "{page}");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
        assert!(page.contains("<a href=\"/posts/moved/\">A &lt;moved&gt; post</a>"), "{page}");
        assert!(page.contains("/posts/moved/\">\n<title>"), "{page}");
    }
    for (name, bytes) in &tree {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("2024/04/old") && !text.contains("\"old/\""), "{name} names an old address");
    }
}
