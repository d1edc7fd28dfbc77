//! Whatever the text: no panic, every place inside its file, never a flood of mistakes.

use adieu::facts::{Document, Format};
use adieu::messages::Language;
use adieu::source::SourceMap;
use proptest::prelude::*;

use super::{apply_fixes, read_as, rules, today};

fn holds(text: &str, format: Option<Format>) {
    static BASE: std::sync::OnceLock<adieu::program::Base> = std::sync::OnceLock::new();
    let base = BASE.get_or_init(rules::base);
    let read = read_as(base, text, format);
    for diagnostic in &read.diagnostics {
        assert!(!diagnostic.message.text(Language::En).is_empty() && !diagnostic.message.text(Language::Zh).is_empty());
        let labels = diagnostic.labels.iter().map(|label| label.span);
        for span in labels.chain(diagnostic.fixes.iter().map(|fix| fix.span)) {
            let source = &read.sources.file(span.file).text;
            assert!(span.start <= span.end && span.end as usize <= source.len(), "{span:?} in {text:?}");
            let whole = [span.start, span.end].iter().all(|&at| source.is_char_boundary(at as usize));
            assert!(whole, "{diagnostic:?} in {text:?}");
        }
    }
    assert!(read.diagnostics.len() < 200);
    // One fix after the other never makes a reader panic either.
    for diagnostic in &read.diagnostics {
        if !diagnostic.fixes.is_empty() {
            let fixed = apply_fixes(&read.sources, read.document.file(), std::slice::from_ref(diagnostic));
            read_as(base, &fixed, format);
        }
    }
}

fn formats() -> impl Strategy<Value = Option<Format>> {
    prop_oneof![Just(None), Just(Some(Format::Json)), Just(Some(Format::Yaml)), Just(Some(Format::Toml))]
}

/// Pieces that account files and their mistakes are made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "wechat", "qq", "me", "as_of", "state", "pay", "authorized_apps", "wallet", "balance", "cards", "last_login",
            "normal", "open", "opened", "taobao", "none", "null", "true", "no", "?", "\"?\"", "012", "1_000", "1e3", "-",
            "12.50 CNY", "2026-11-20", "2026-11-31", "2026-11-20T18:30:00+08:00", "Keep", "微信", "正常", "&a", "*a", "!!str", "<<",
        ]).prop_map(str::to_owned),
        6 => prop::sample::select(vec![
            ":", ": ", ",", "{", "}", "[", "]", "\n", "\n  ", "\n    ", "\n- ", "\t", " ", "\"", "'", "=", " = ", ".", "#", "//",
            "\\", "\\u12", "\\ud800", "：", "，", "“", "”", "\u{3000}", "\r\n", "---", "|\n", "? ", "@", "`", "%", "\u{1b}", "\u{202e}",
            "\0", "\u{feff}", "/*", "<<: ", "\"\"\"", "é", "\u{2028}", "[[", "]]",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

#[test]
fn a_misspelt_word_in_wide_quotes() {
    for (open, close) in [("“", "”"), ("”", "\""), ("＂", "＂"), ("'", "'"), ("「", "」")] {
        holds(&format!("{{\"wechat\": {{\"services\": [{open}aobao{close}]}}}}"), Some(Format::Json));
    }
}

#[test]
fn an_anchor_that_takes_the_word_behind_it() {
    holds("wechat:\n  services: [taobao, &a他业务]\n", Some(Format::Yaml));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_text(text in any::<String>(), format in formats()) {
        holds(&text, format);
    }

    #[test]
    fn random_pieces(pieces in prop::collection::vec(piece(), 0..40), format in formats()) {
        holds(&pieces.concat(), format);
    }

    #[test]
    fn a_good_file_with_a_piece_put_in(at in 0.0..1.0_f64, cut in 0_usize..6, piece in piece(), which in 0_usize..3) {
        let text = [super::reading::YAML, super::reading::JSON, super::reading::TOML][which];
        let format = [Format::Yaml, Format::Json, Format::Toml][which];
        let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        let start = floor((at * text.len() as f64) as usize);
        let end = floor(start + cut).max(start);
        holds(&format!("{}{piece}{}", &text[..start], &text[end..]), Some(format));
    }

    #[test]
    fn random_assignments(pieces in prop::collection::vec(piece(), 0..8), path in "[a-z.\\[\\]0-9=]{0,12}") {
        let mut sources = SourceMap::new();
        let file = sources.add("me.yaml", super::reading::YAML);
        let (mut document, _) = Document::parse(&sources, file, None);
        let assignments = [format!("wechat.{}", pieces.concat()), pieces.concat(), format!("{path}={}", pieces.concat())];
        for diagnostic in document.set(&mut sources, &assignments) {
            for label in diagnostic.labels {
                prop_assert!(label.span.end as usize <= sources.file(label.span.file).text.len());
            }
        }
        let _ = document.facts(&sources, &rules::base(), &[], today());
    }
}
