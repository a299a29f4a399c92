use content::markdown::built;

use super::*;

/// A block with each run in brackets, behind the letter of its class; blanks at the end of a run stand behind it.
fn shown(info: &str, code: &str) -> String {
    let markdown = format!("```{info}\n{code}\n```");
    let (blocks, _) = built(&markdown);
    let [block] = &blocks[..] else { panic!("{markdown} is one block") };
    let mut shown = String::new();
    let mut rest = block.text.as_str();
    for run in runs(block) {
        let (piece, after) = rest.split_at(run.length());
        rest = after;
        match run.class() {
            Some(class) => {
                let text = piece.trim_end();
                shown += &format!("[{class} {text}]{}", &piece[text.len()..]);
            }
            None => shown += piece,
        }
    }
    (shown + rest).trim_end().to_owned()
}

#[test]
fn code_is_told_apart() {
    for (language, code, expected) in [
        (
            "rust",
            "#[derive(Debug)]\nfn f(x: &str) -> Option<u8> { println!(\"{x}\\n\"); None }",
            "[a #[derive(Debug)]]\n[k fn] [f f]([v x]: &[k str]) -> [t Option]<[k u8]> { [f println!]([s \"][e {x}\\n][s \"]); [t None] }",
        ),
        ("python", "def f(a=1):  # why", "[k def] [f f]([v a]=[o 1]):  [c # why]"),
        (
            "bash",
            "for f in *.md; do echo \"$f\" | grep -v 'x'; done",
            "[k for] f [k in] *.md; [k do] [f echo] [s \"][v $f][s \"] | [f grep][a  -v] [s 'x']; [k done]",
        ),
        (
            "powershell",
            "function Get-A { param([string]$B) if ($B -eq \"x$($B.C)`n\") { Get-Item -Path $env:X } } # why",
            "[k function] [f Get-A] { [k param]([[t string]][v $B]) [k if] ([v $B] [k -eq] [s \"x]$([v $B].C)[e `n][s \"]) { [f Get-Item] [a -Path] [v $env:X] } } [c # why]",
        ),
        ("yaml", "on:\n  push: [main, 1, true]", "[o on]:\n  [a push]: [[s main], [o 1], [o true]]"),
        ("json", "{\"a\": [\"b\", null]}", "{[a \"a\"]: [[s \"b\"], [o null]]}"),
        ("toml", "[a]\nb = \"c\" # why", "[[t a]]\n[a b] = [s \"c\"] [c # why]"),
        ("dockerfile", "FROM rust AS build", "[k FROM] rust [k AS] build"),
        ("hcl", "count = 2", "count = [o 2]"),
        ("sql", "SELECT a FROM b WHERE c LIKE 'd%'", "[k SELECT] a [k FROM] b [k WHERE] c [k LIKE] [s 'd%']"),
        ("diff", "@@ -1 +1 @@\n-a\n+b\n c", "[h @@ -1 +1 @@]\n[d -a]\n[i +b]\n c"),
    ] {
        assert_eq!(shown(language, code), expected, "{language}");
    }
}

#[test]
fn a_difference_keeps_the_colours_of_its_language() {
    assert_eq!(
        shown("rust diff", "-let a = 1;\n+let a = 2;\n  a"),
        "-[k let] a = [o 1];\n+[k let] a = [o 2];\n  a"
    );
}

#[test]
fn in_a_session_only_what_was_typed_is_code() {
    let session = "$ echo \"$A\" \\\n> if\nif not\n# ls";
    let expected = "[c $] [f echo] [s \"][v $A][s \"] \\\n[c >] if\nif not\n[c #] [f ls]";
    assert_eq!(shown("console", session), expected);
}

#[test]
fn what_is_no_language_stays_plain() {
    for info in ["", "text", "mermaid", "nonsense diff"] {
        assert_eq!(shown(info, "if true { \"a\" }"), "if true { \"a\" }", "{info}");
    }
    assert_eq!(unknown("rust"), None);
    assert_eq!(unknown("Text"), None);
    assert_eq!(unknown("rsut"), Some(Some("Rust")));
    assert_eq!(unknown("mermaid"), Some(None));
}

/// Other scripts take more bytes a character: runs are in bytes.
#[test]
fn runs_end_between_characters() {
    assert_eq!(shown("rust", "let größe = \"见出し\"; // für"), "[k let] größe = [s \"见出し\"]; [c // für]");
}
