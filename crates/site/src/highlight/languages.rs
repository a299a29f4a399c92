use std::sync::LazyLock;

use syntect::parsing::{SyntaxDefinition, SyntaxReference, SyntaxSet, SyntaxSetBuilder};

/// What an author's word behind a fence stands for.
#[derive(Clone, Copy)]
pub(super) enum Language {
    /// Text without a language.
    Plain,
    /// A session in a terminal: what was typed behind a prompt, and what came of it.
    Session,
    /// One that the highlighter knows.
    Known(Grammar),
    /// One that nobody here knows.
    Unknown,
}

/// A grammar, and the set in which it finds those that it embeds.
#[derive(Clone, Copy)]
pub(super) struct Grammar {
    pub(super) syntax: &'static SyntaxReference,
    pub(super) set: &'static SyntaxSet,
}

/// Those of bat, 186 at the time of writing. Read once, in 1.4 ms; each is unpacked when it is first used.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Bat's grammar for it needs another engine of regular expressions, one written in C.
static POWERSHELL: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let mut set = SyntaxSetBuilder::new();
    if let Ok(syntax) = SyntaxDefinition::load_from_str(include_str!("powershell.sublime-syntax"), true, None)
    {
        set.add(syntax);
    }
    set.build()
});

/// What authors write for a text in no language.
const PLAIN: [&str; 9] = ["", "text", "txt", "plain", "plaintext", "none", "output", "ascii", "nohighlight"];

const SESSIONS: [&str; 5] = ["console", "shell-session", "shellsession", "sh-session", "terminal"];

const POWERSHELLS: [&str; 6] = ["powershell", "ps1", "psm1", "psd1", "pwsh", "posh"];

/// Words that are neither the name of a grammar nor the ending of its files.
const ALIASES: [(&str, &str); 53] = [
    ("shell", "bash"),
    ("ksh", "bash"),
    ("posix", "bash"),
    ("golang", "go"),
    ("docker", "dockerfile"),
    ("containerfile", "dockerfile"),
    ("opentofu", "tf"),
    ("csharp", "cs"),
    ("fsharp", "fs"),
    ("objc", "objective-c"),
    ("objectivec", "objective-c"),
    ("objcpp", "objective-c++"),
    ("cplusplus", "cpp"),
    ("cuda", "cpp"),
    ("arduino", "cpp"),
    ("node", "js"),
    ("mjs", "js"),
    ("cjs", "js"),
    ("ecmascript", "js"),
    ("jsx", "tsx"),
    ("json5", "js"),
    ("jsonc", "js"),
    ("jsonl", "json"),
    ("ndjson", "json"),
    ("geojson", "json"),
    ("python3", "python"),
    ("starlark", "python"),
    ("elisp", "lisp"),
    ("emacs-lisp", "lisp"),
    ("scheme", "lisp"),
    ("common-lisp", "lisp"),
    ("kql", "sql"),
    ("plsql", "sql"),
    ("plpgsql", "sql"),
    ("tsql", "sql"),
    ("postgres", "sql"),
    ("postgresql", "sql"),
    ("mysql", "sql"),
    ("sqlite", "sql"),
    ("batch", "bat"),
    ("dos", "bat"),
    ("conf", "ini"),
    ("config", "ini"),
    ("systemd", "ini"),
    ("service", "ini"),
    ("unit", "ini"),
    ("dosini", "ini"),
    ("vimscript", "viml"),
    ("html5", "html"),
    ("mathml", "xml"),
    ("udiff", "diff"),
    ("fortran", "f90"),
    ("asm6502", "asm"),
];

/// What a word stands for, in capitals or not.
pub(super) fn find(word: &str) -> Language {
    let word = word.to_ascii_lowercase();
    let word = word.as_str();
    if PLAIN.contains(&word) {
        return Language::Plain;
    }
    if SESSIONS.contains(&word) {
        return Language::Session;
    }
    let (set, word) = if POWERSHELLS.contains(&word) {
        (&*POWERSHELL, "powershell")
    } else {
        (&*SYNTAXES, ALIASES.iter().find(|(alias, _)| *alias == word).map_or(word, |(_, name)| name))
    };
    set.find_syntax_by_token(word)
        .map_or(Language::Unknown, |syntax| Language::Known(Grammar { syntax, set }))
}

/// Every word that stands for a language, to say what an author may have meant: names first, since they are more
/// likely.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let syntaxes = || SYNTAXES.syntaxes().iter().filter(|syntax| !syntax.hidden);
    let names = syntaxes().map(|syntax| syntax.name.as_str());
    let endings = syntaxes().flat_map(|syntax| syntax.file_extensions.iter().map(String::as_str));
    let ours = ALIASES.iter().map(|(alias, _)| *alias).chain(POWERSHELLS).chain(SESSIONS).chain(PLAIN);
    names.chain(ours).chain(endings).filter(|word| !word.is_empty() && !word.contains(' '))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn name(word: &str) -> &'static str {
        match find(word) {
            Language::Plain => "plain",
            Language::Session => "session",
            Language::Known(grammar) => &grammar.syntax.name,
            Language::Unknown => "unknown",
        }
    }

    #[test]
    fn there_are_grammars_for_a_hundred_languages() {
        let names: BTreeSet<_> =
            SYNTAXES.syntaxes().iter().filter(|syntax| !syntax.hidden).map(|it| &it.name).collect();
        assert!(names.len() >= 150, "{} grammars: has the set changed?", names.len());
    }

    #[test]
    fn what_authors_write_is_understood() {
        for (words, expected) in [
            ("powershell PowerShell ps1 pwsh", "PowerShell"),
            ("bash sh shell zsh", "Bourne Again Shell (bash)"),
            ("rust rs Rust", "Rust"),
            ("python py python3", "Python"),
            ("yaml yml", "YAML"),
            ("json", "JSON"),
            ("toml", "TOML"),
            ("dockerfile Dockerfile docker", "Dockerfile"),
            ("hcl tf terraform", "Terraform"),
            ("sql postgres", "SQL"),
            ("diff patch", "Diff"),
            ("go golang", "Go"),
            ("c++ cpp", "C++"),
            ("c# cs csharp", "C#"),
            ("js javascript", "JavaScript"),
            ("ts typescript", "TypeScript"),
            ("jsx tsx", "TypeScriptReact"),
            ("html", "HTML"),
            ("xml svg", "XML"),
            ("make makefile", "Makefile"),
            ("nginx", "nginx"),
            ("ini systemd", "INI"),
            ("console terminal", "session"),
            ("text output", "plain"),
            ("mermaid nonsense", "unknown"),
        ] {
            for word in words.split(' ') {
                assert_eq!(name(word), expected, "{word}");
            }
        }
    }

    #[test]
    fn every_alias_leads_somewhere() {
        for (alias, _) in ALIASES {
            assert_ne!(name(alias), "unknown", "{alias}");
        }
    }
}
