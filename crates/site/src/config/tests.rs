use super::*;
use crate::warnings::Level;

fn with(line: &str) -> Result<Config, Vec<Problem>> {
    let folder = tempfile::tempdir().unwrap();
    let required = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\n\
                    base_url = \"https://example.org/\"\n";
    fs::write(folder.path().join(FILE), format!("{required}{line}\n")).unwrap();
    load(folder.path())
}

#[test]
fn a_limit_need_not_be_there_and_is_a_number() {
    assert_eq!(with("").map(|config| config.feed_limit), Ok(20));
    assert_eq!(with("feed_limit = 1_000").map(|config| config.feed_limit), Ok(1_000));
    for (value, is) in
        [("0", "0"), ("-1", "-1"), ("2.5", "a number"), ("\"20\"", "a text"), ("true", "true or false")]
    {
        let problems = with(&format!("feed_limit = {value}")).unwrap_err();
        let texts: Vec<_> = problems.iter().map(ToString::to_string).collect();
        let expected = format!(
            "blog.toml:6: 'feed_limit' is {is}, but must be a whole number from 1 on\n    write feed_limit = 20"
        );
        assert_eq!(texts, [expected]);
    }
    let near = with("feed_limt = 3").unwrap_err().remove(0).to_string();
    assert_eq!(near, "blog.toml:6: there is no setting 'feed_limt'\n    did you mean 'feed_limit'?");
}

#[test]
fn offline_reading_is_on_up_to_five_megabytes() {
    let of = |line| with(line).map(|config| (config.offline, config.offline_limit));
    assert_eq!(of(""), Ok((true, 5_000_000)));
    assert_eq!(of("offline = false"), Ok((false, 5_000_000)));
    assert_eq!(of("offline_limit = 20"), Ok((true, 20_000_000)));
    let problem = with("offline = \"no\"").unwrap_err().remove(0).to_string();
    let expected = "blog.toml:6: 'offline' is a text, but must be true or false\n    write offline = false";
    assert_eq!(problem, expected);
}

#[test]
fn copies_are_for_servers_that_send_them_or_where_they_are_asked_for() {
    let compresses = |line| with(line).map(|config| config.compresses());
    assert_eq!(compresses(""), Ok(false));
    assert_eq!(compresses("hosts = [\"github-pages\"]"), Ok(false));
    assert_eq!(compresses("hosts = [\"github-pages\", \"caddy\"]"), Ok(true));
    assert_eq!(compresses("compress = true"), Ok(true));
    assert_eq!(compresses("hosts = [\"nginx\"]\ncompress = false"), Ok(false));
}

#[test]
fn hosts_are_known_and_frames_name_theirs() {
    let hosts = |line| with(line).map(|config| config.hosts);
    assert_eq!(hosts("hosts = [\"nginx\", \"s3\"]"), Ok(vec![Host::Nginx, Host::S3]));
    let wrong = |line: &str| with(line).unwrap_err().remove(0).what;
    assert!(
        wrong("hosts = [\"ftp\"]").starts_with("'hosts' has \"ftp\", but the known hosts are azure, caddy, ")
    );
    assert!(wrong("hosts = [\"netlify\", \"cloudflare-pages\"]").contains("read one file, _headers"));
    assert_eq!(with("embed = [\"a.example\"]").map(|config| config.embed), Ok(vec!["a.example".to_owned()]));
    for host in ["https://a.example", "a.example; script-src *", "*", "a.example/b", ""] {
        let what = format!("'embed' has \"{host}\", which is no name of a host");
        assert_eq!(wrong(&format!("embed = [\"{host}\"]")), what);
    }
}

#[test]
fn posts_may_lie_elsewhere() {
    let folder = |line| with(line).map(|config| config.posts.display().to_string());
    assert_eq!(folder(""), Ok("posts".to_owned()));
    assert_eq!(folder("posts = \"posts/\""), Ok("posts".to_owned()));
    assert_eq!(folder("posts = \"../old-blog/content/\""), Ok("../old-blog/content".to_owned()));
    let wrong = |line: &str| with(line).unwrap_err().remove(0).to_string();
    let write = "\n    write posts = \"../old-blog\"";
    assert_eq!(wrong("posts = 1"), format!("blog.toml:6: 'posts' is a number, but must be a text{write}"));
    for all in [".", "./", "target/blog"] {
        let expected = format!("blog.toml:6: 'posts' is \"{all}\", in which the build itself writes{write}");
        let line = format!("posts = \"{all}\"");
        assert_eq!(wrong(&line), expected);
    }
}

#[test]
fn a_day_begins_where_the_author_says() {
    let zone = |line| with(line).map(|config| config.timezone.iana_name().map(str::to_owned));
    assert_eq!(zone(""), Ok(Some("UTC".to_owned())));
    assert_eq!(zone("timezone = \"Europe/Berlin\""), Ok(Some("Europe/Berlin".to_owned())));
    let said = |line| with(line).unwrap_err().remove(0).to_string();
    assert_eq!(
        said("timezone = \"Europe/Berln\""),
        "blog.toml:6: 'timezone' is \"Europe/Berln\", which is no time zone\n    write timezone = \"Europe/Berlin\""
    );
    assert_eq!(
        said("timezone = \"CEST\""),
        "blog.toml:6: 'timezone' is \"CEST\", which is no time zone\n    write timezone = \"CET\""
    );
}

#[test]
fn every_default_in_the_table_is_the_default() {
    for setting in settings::SETTINGS {
        // In words where no value says it.
        let said = |default: &&str| !["any", "as the hosts need it"].contains(default);
        let Some(default) = setting.default.filter(said) else { continue };
        let same = with(&format!("{} = {default}", setting.key));
        assert_eq!(same, with(""), "{}", setting.key);
    }
}

#[test]
fn warnings_are_raised_and_silenced_by_their_codes() {
    let config = with("[warnings]\nlong-title = \"allow\"\nsimilar-tag = \"error\"").unwrap();
    assert_eq!(config.warnings, Levels::from([("long-title", Level::Allow), ("similar-tag", Level::Error)]));
    let said: Vec<_> = with("[warnings]\nlong-titel = \"allow\"\nlong-title = true\nlayout = \"warn\"")
        .unwrap_err()
        .iter()
        .map(|problem| problem.to_string().lines().next().unwrap().to_owned())
        .collect();
    assert_eq!(
        said,
        [
            "blog.toml:7: there is no warning 'long-titel'",
            "blog.toml:8: the warning 'long-title' is true or false, but must be \"allow\", \"warn\" or \"error\"",
            "blog.toml:9: there is no warning 'layout'",
        ]
    );
    assert_eq!(with("warnings = 1").unwrap_err()[0].what, "'warnings' is a number, but must be a table");
}

#[test]
fn links_are_whole_addresses() {
    let links = with("links = [\"https://a.example/me\", \"mailto:a@b.example\"]").map(|config| config.links);
    assert_eq!(links, Ok(vec!["https://a.example/me".to_owned(), "mailto:a@b.example".to_owned()]));
    let wrong = |value: &str| with(&format!("links = {value}")).unwrap_err().remove(0).what;
    assert_eq!(wrong("\"https://a.example\""), "'links' is a text, but must be a list of addresses");
    let what = "'links' has \"a.example\", which begins neither with https:// nor with mailto:";
    assert_eq!(wrong("[\"a.example\"]"), what);
}
