use super::tag::{Tag, quoted};

/// Code between tags, `{% highlight rust %} … {% endhighlight %}`, as fenced code, and how often. It comes first: what
/// stands in between is no Markdown.
pub(super) fn convert(text: &str) -> (String, usize) {
    if !text.contains("{%") && !text.contains("{{<") && !text.contains("{{%") {
        return (text.to_owned(), 0);
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut count) = (0, 0);
    let mut fence: Option<&str> = None;
    while let Some(line) = lines.get(at) {
        let bare = line.trim();
        let marks = ["```", "~~~"].into_iter().find(|marks| bare.starts_with(marks));
        match (fence, marks) {
            (Some(open), Some(marks)) if open == marks => fence = None,
            (None, Some(marks)) => fence = Some(marks),
            (None, None) => {
                if let Some((block, next)) = block(&lines, at) {
                    out.push_str(&block);
                    (at, count) = (next, count + 1);
                    continue;
                }
            }
            _ => {}
        }
        out.push_str(line);
        at += 1;
    }
    (out, count)
}

/// The fenced code for the tag on a line, and the line after its end.
fn block(lines: &[&str], at: usize) -> Option<(String, usize)> {
    let line = lines[at];
    let bare = line.trim();
    let tag = Tag::read(bare)?;
    let name = tag.name();
    let known =
        ["highlight", "codeblock", "code", "high", "prism"].contains(&name) || name.starts_with("code-");
    if !known || tag.is_closing() || !(tag.is_statement() || tag.is_shortcode()) {
        return None;
    }
    let closes = |tag: &Tag<'_>| {
        tag.is_closing() && (tag.name() == name || tag.name().strip_prefix("end") == Some(name))
    };
    let first = &bare[tag.whole.len()..];
    let close = |line: &str| {
        let start = line.find("{{").into_iter().chain(line.find("{%")).min()?;
        let closing = Tag::read(&line[start..]).filter(closes)?;
        Some((line[..start].to_owned(), line[start + closing.whole.len()..].trim().to_owned()))
    };
    let mut code: Vec<String> = Vec::new();
    if !first.is_empty() {
        if let Some((last, rest)) = close(first) {
            return Some((fenced(line, &tag, &[last], &rest), at + 1));
        }
        code.push(first.to_owned());
    }
    for (next, line_of_code) in lines.iter().enumerate().skip(at + 1) {
        let line_of_code = line_of_code.trim_end_matches('\n');
        if let Some((last, rest)) = close(line_of_code) {
            if !last.trim().is_empty() {
                code.push(last);
            }
            return Some((fenced(line, &tag, &code, &rest), next + 1));
        }
        code.push(line_of_code.to_owned());
    }
    None
}

fn fenced(line: &str, tag: &Tag<'_>, code: &[String], rest: &str) -> String {
    let indent = &line[..line.len() - line.trim_start().len()];
    let longest = code.iter().filter_map(|line| {
        let bare = line.trim_start();
        Some(bare.len() - bare.trim_start_matches('`').len()).filter(|run| *run > 2)
    });
    let fence = "`".repeat(longest.max().map_or(3, |run| run + 1));
    let (language, title) = language(tag);
    let mut out = String::new();
    if !title.is_empty() {
        out.push_str(&format!("{indent}{title}\n\n"));
    }
    out.push_str(&format!("{indent}{fence}{language}\n"));
    for line in code {
        out.push_str(line);
        out.push('\n');
    }
    out.push_str(&format!("{indent}{fence}\n"));
    if !rest.is_empty() {
        out.push_str(&format!("{indent}{rest}\n"));
    }
    out
}

/// The language, and what else a reader would see: Hexo's title of a block.
fn language(tag: &Tag<'_>) -> (String, String) {
    let arguments = tag.arguments();
    if let Some(language) = tag.name().strip_prefix("code-") {
        return (language.to_owned(), quoted(arguments).join(" "));
    }
    if tag.name() == "codeblock" {
        let language = arguments.split_whitespace().find_map(|word| word.strip_prefix("lang:"));
        let title: Vec<_> = arguments.split_whitespace().filter(|word| !word.contains(':')).collect();
        return (language.unwrap_or_default().to_owned(), title.join(" "));
    }
    let first = arguments.split_whitespace().next().unwrap_or_default().trim_matches(['"', '\'', ',']);
    let named = super::tag::named(arguments, "lang").or_else(|| super::tag::named(arguments, "language"));
    let language = named.unwrap_or(first);
    let plain = language.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.'));
    (if plain { language.to_owned() } else { String::new() }, String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_between_tags_becomes_fenced() {
        for (text, wanted) in [
            ("{% highlight rust %}\nfn<T>\n{% endhighlight %}\n", "```rust\nfn<T>\n```\n"),
            ("{{< highlight go \"linenos=table\" >}}\na\n{{< /highlight >}}\nb\n", "```go\na\n```\nb\n"),
            ("- a\n  {{< high text >}}\n  b\n  {{< /high >}}\n", "- a\n  ```text\n  b\n  ```\n"),
            ("{{< code-rust \"a.rs\" >}}\nx\n{{< /code-rust >}}\n", "a.rs\n\n```rust\nx\n```\n"),
            ("{% codeblock A title lang:js %}\nx\n{% endcodeblock %}\n", "A title\n\n```js\nx\n```\n"),
            ("{% highlight js %}x{% endhighlight %}\n", "```js\nx\n```\n"),
            ("{% highlight md %}\n```\nx\n```\n{% endhighlight %}\n", "````md\n```\nx\n```\n````\n"),
        ] {
            assert_eq!(convert(text), (wanted.to_owned(), 1), "{text}");
        }
        for text in
            ["{% highlight a %}\nnever closed\n", "```\n{% highlight a %}\nx\n{% endhighlight %}\n```\n"]
        {
            assert_eq!(convert(text), (text.to_owned(), 0));
        }
    }
}
