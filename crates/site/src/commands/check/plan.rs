use content::Date;
use site::{Post, Project, Standing};

/// What a build would publish now, and what will appear, expire and stay out, the days in their order.
pub(super) fn plan(project: &Project) -> Vec<String> {
    let Some(today) = project.today else { return Vec::new() };
    let zone = project.config.timezone.iana_name().unwrap_or("UTC");
    let standing = |post: &&Post| post.standing(Some(today));
    let of = |wanted: Standing| project.posts.iter().filter(move |post| standing(post) == wanted);
    let count = of(Standing::Published).count();
    let mut lines = vec![match of(Standing::Published).max_by_key(|post| post.date) {
        Some(newest) => format!(
            "A build on {today} ({zone}) publishes {count} post{}, the newest {} of {}",
            if count == 1 { "" } else { "s" },
            newest.file.display(),
            newest.date
        ),
        None => format!("A build on {today} ({zone}) publishes no post"),
    }];
    let changed = of(Standing::Published).filter_map(|post| Some((post.updated?, post)));
    if let Some((day, post)) = changed.max_by_key(|(day, _)| *day) {
        lines.push(format!("    last updated  {}  {day}", post.file.display()));
    }
    let mut events: Vec<(Date, &str, &Post)> =
        of(Standing::Future).map(|post| (post.date, "appears", post)).collect();
    let expiring = of(Standing::Published).chain(of(Standing::Future));
    events.extend(expiring.filter_map(|post| Some((post.expires?, "expires", post))));
    events.sort_by(|a, b| a.0.cmp(&b.0).then(a.2.file.cmp(&b.2.file)));
    for (day, what, post) in events {
        lines.push(format!("    {day}  {what}  {}", post.file.display()));
    }
    for post in of(Standing::Expired) {
        let since = post.expires.map_or_else(String::new, |day| format!(" since {day}"));
        lines.push(format!("    left out  {}  expired{since}", post.file.display()));
    }
    for post in of(Standing::Draft) {
        lines.push(format!("    left out  {}  a draft", post.file.display()));
    }
    lines
}
