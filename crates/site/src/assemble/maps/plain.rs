/// A plain text as Markdown that reads as this text: a title may have stars or brackets in it.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '$' | '~' | '^' | '#' | '{') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use content::markdown::prose;

    #[test]
    fn reads_as_it_was() {
        for text in ["Vec<T> & `a*b*` __c__ [d](e) ![f][g] $h$ ~i~ ^j^ \\k &amp; <l>", "C# #", "interface{}"]
        {
            assert_eq!(prose(&format!("# {}\n", super::escape(text))).text.trim(), text);
        }
    }
}
