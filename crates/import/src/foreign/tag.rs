/// `{{ … }}`, `{{< … >}}`, `{{% … %}}` or `{% … %}`.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'a> {
    pub(super) whole: &'a str,
    open: &'static str,
    /// Between the signs, without blanks.
    pub(super) inner: &'a str,
}

/// Where the next tag may begin.
pub(super) fn next(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    [rest.find("{{"), rest.find("{%")].into_iter().flatten().min().map(|at| from + at)
}

/// The longest tag: what is never closed would otherwise take the whole text.
const LONGEST: usize = 4000;

impl<'a> Tag<'a> {
    /// The tag with which a text begins.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let kinds = [("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}")];
        let (open, close) = kinds.into_iter().find(|(open, _)| text.starts_with(open))?;
        let inner = &text[open.len()..];
        // Text between backticks may hold the closing signs itself.
        let skip = match inner.trim_start().strip_prefix("raw") {
            Some(rest) if open == "{{" && rest.trim_start().starts_with('`') => {
                let first = inner.find('`')? + 1;
                first + inner[first..].find('`')?
            }
            _ => 0,
        };
        let end = skip + inner[skip..].find(close)?;
        let whole = &text[..open.len() + end + close.len()];
        if skip == 0 && (whole.len() > LONGEST || (open == "{{" && inner[..end].contains("\n\n"))) {
            return None;
        }
        let inner = inner[..end].trim_matches(['-', '~']).trim();
        (!inner.is_empty()).then_some(Self { whole, open, inner })
    }

    /// The word that says what it does, without a closing tag's slash.
    pub(super) fn name(&self) -> &'a str {
        let inner = self.inner.trim_start_matches('/').trim_start();
        let end = inner
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/')))
            .unwrap_or(inner.len());
        inner[..end].trim_end_matches('/')
    }

    /// Whether it only ends what another began.
    pub(super) fn is_closing(&self) -> bool {
        self.inner.starts_with('/') || (self.open == "{%" && self.name().starts_with("end"))
    }

    /// As the report names it.
    pub(super) fn shown(&self) -> String {
        let name = if self.name().is_empty() { "…" } else { self.name() };
        match self.open {
            "{{<" => format!("{{{{< {name} >}}}}"),
            "{{%" => format!("{{{{% {name} %}}}}"),
            "{%" => format!("{{% {name} %}}"),
            _ => format!("{{{{ {name} }}}}"),
        }
    }

    /// What follows the name.
    pub(super) fn arguments(&self) -> &'a str {
        let name = self.name();
        self.inner.find(name).map_or("", |at| self.inner[at + name.len()..].trim())
    }

    /// Whether it is a Hugo shortcode.
    pub(super) fn is_shortcode(&self) -> bool {
        matches!(self.open, "{{<" | "{{%")
    }

    /// Whether it is `{% … %}`.
    pub(super) fn is_statement(&self) -> bool {
        self.open == "{%"
    }
}

/// The texts in quotes, in order.
pub(super) fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'', '`']) {
        let Some(quote) = rest[at..].chars().next() else { break };
        let Some(end) = rest[at + 1..].find(quote) else { break };
        found.push(&rest[at + 1..at + 1 + end]);
        rest = &rest[at + end + 2..];
    }
    found
}

/// The value of `key="…"` or `key=…`.
pub(super) fn named<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let at = text.match_indices(key).map(|(at, _)| at).find(|&at| {
        let before = at == 0 || text[..at].ends_with([' ', '\n', '\t', ',', '(']);
        before && text[at + key.len()..].trim_start().starts_with('=')
    })?;
    let value = text[at + key.len()..].trim_start().trim_start_matches('=').trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'' | '`') => value[1..].split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}
