//! What a build at a moment is made of: every page, list, feed, map and index comes of these posts and no others.

use std::fs;

use site::{Drafts, Project, Standing};

#[test]
fn posts_come_on_their_day_and_leave_on_the_day_they_expire() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("posts")).unwrap();
    let blog = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\n\
                base_url = \"https://example.org/\"\ntimezone = \"America/New_York\"\n";
    fs::write(root.path().join("blog.toml"), blog).unwrap();
    for (name, keys) in [
        ("draft", "date = 2025-01-01\ndraft = true"),
        ("next", "date = 2026-01-01"),
        ("passing", "date = 2025-01-01\nexpires = 2026-01-02"),
        ("stays", "date = 2025-01-01"),
    ] {
        // A warning about what is left out would puzzle whoever builds.
        let post = format!("+++\ntitle = \"{name}\"\n{keys}\n+++\n\n## A\n\n#### B\n");
        fs::write(root.path().join(format!("posts/{name}.md")), post).unwrap();
    }
    let built = |now: &str| {
        let project = Project::load_at(root.path(), Drafts::LeaveOut, now.parse().unwrap()).unwrap();
        assert_eq!(project.warnings().iter().count(), project.posts.len());
        project.posts.iter().map(|post| post.slug.to_string()).collect::<Vec<_>>().join(" ")
    };
    // Five hours behind UTC: there it is still the day before.
    assert_eq!(built("2026-01-01T04:59:59Z"), "passing stays");
    assert_eq!(built("2026-01-01T05:00:00Z"), "next passing stays");
    assert_eq!(built("2026-01-02T05:00:00Z"), "next stays");

    // Who writes sees all.
    let now = "2026-01-01T04:00:00Z".parse().unwrap();
    let project = Project::load_at(root.path(), Drafts::Show, now).unwrap();
    let standing: Vec<_> = project.posts.iter().map(|post| post.standing(project.today)).collect();
    assert_eq!(standing, [Standing::Draft, Standing::Future, Standing::Published, Standing::Published]);
}
