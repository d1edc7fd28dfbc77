//! What broken rule files are told. Each file below `tests/cases/syntax` has a snapshot with all that is said of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use std::fmt::Write;

use adieu::diagnostic::{Code, Diagnostic, Severity};
use adieu::messages::Language;
use adieu::source::{ColumnUnit, SourceMap, Span};
use adieu::syntax::{Wanted, ast, parse};
use proptest::prelude::*;

#[test]
fn broken_files_are_told_what_is_wrong_with_them() {
    insta::glob!("cases/syntax/*.adieu", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("snapshots/syntax");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_input_file("");
        settings.bind(|| insta::assert_snapshot!("case", story(&name, &text)));
    });
}

/// Every code that a text alone can earn.
const CODES: &[Code] = &[
    Code::EmptyFile,
    Code::ControlCharacter,
    Code::BidirectionalCharacter,
    Code::TooDeep,
    Code::AccountFile,
    Code::NoEdition,
    Code::UnknownEdition,
    Code::UnknownItem,
    Code::UnknownEntry,
    Code::Syntax,
    Code::Unclosed,
    Code::UnclosedText,
    Code::FullWidth,
    Code::TypographicQuote,
    Code::ForeignOperator,
    Code::MixedAndOr,
    Code::UnknownPhrase,
    Code::ArmsOnOneLine,
    Code::BadNumber,
    Code::BadDate,
    Code::UnitOnNextLine,
    Code::BadEscape,
    Code::BadHole,
    Code::MisplacedEntry,
    Code::DuplicateEntry,
];

#[test]
fn every_code_has_a_case() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/syntax");
    let mut missing = CODES.to_vec();
    for entry in std::fs::read_dir(folder).unwrap() {
        let mut sources = SourceMap::new();
        let file = sources.add("case.adieu", std::fs::read_to_string(entry.unwrap().path()).unwrap());
        let (_, diagnostics) = parse(&sources, file, Wanted::Everything);
        missing.retain(|code| diagnostics.iter().all(|diagnostic| diagnostic.code != *code));
    }
    assert_eq!(missing, []);
}

/// The file with its lines numbered, and all that is said of it in both languages.
fn story(name: &str, text: &str) -> String {
    let mut sources = SourceMap::new();
    let file = sources.add(name, text);
    let (tree, diagnostics) = parse(&sources, file, Wanted::Everything);
    let mut story = String::new();
    for (index, line) in text.lines().enumerate() {
        writeln!(story, "{:>3} | {}", index + 1, visible(line)).unwrap();
    }
    for (heading, language) in [("English", Language::En), ("Chinese", Language::Zh)] {
        writeln!(story, "\n--- {heading}").unwrap();
        for diagnostic in &diagnostics {
            tell(&mut story, &sources, diagnostic, language);
        }
    }
    writeln!(story, "\n--- read: {}", items(&tree).join(", ")).unwrap();
    writeln!(story, "--- lost: {}", tree.broken.join(", ")).unwrap();
    writeln!(story, "--- left when every fix is made: {}", left(&fixed(text, &diagnostics)).join(", ")).unwrap();
    story
}

/// The text with the first fix of every diagnostic made; of two that overlap, the first.
fn fixed(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut fixes: Vec<_> = diagnostics.iter().filter_map(|diagnostic| diagnostic.fixes.first()).collect();
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut result, mut done) = (String::new(), 0);
    for fix in fixes.into_iter().map(|fix| (fix.span.range(), &fix.replacement)) {
        if fix.0.start >= done {
            result.push_str(&text[done..fix.0.start]);
            result.push_str(fix.1);
            done = fix.0.end;
        }
    }
    result + &text[done..]
}

/// What is still wrong with a text.
fn left(text: &str) -> Vec<String> {
    let mut sources = SourceMap::new();
    let file = sources.add("fixed.adieu", text);
    let (_, diagnostics) = parse(&sources, file, Wanted::Everything);
    let told = diagnostics.iter().map(|diagnostic| {
        let at = diagnostic.labels.first().map_or(String::new(), |label| place(&sources, label.span));
        format!("{at} {}", diagnostic.code)
    });
    told.collect()
}

fn tell(story: &mut String, sources: &SourceMap, diagnostic: &Diagnostic, language: Language) {
    let level = if diagnostic.severity == Severity::Warning { "warning: " } else { "" };
    let at = diagnostic.labels.first().map_or(String::new(), |label| place(sources, label.span));
    writeln!(story, "{at} {level}{}: {}", diagnostic.code, diagnostic.message.text(language)).unwrap();
    for (index, label) in diagnostic.labels.iter().enumerate() {
        let written = visible(sources.text(label.span));
        let words = label.message.as_ref().map_or(String::new(), |message| message.text(language));
        assert!(!words.contains('\n'), "a label has one line");
        let at = if index == 0 { String::new() } else { format!("{} ", place(sources, label.span)) };
        writeln!(story, "      {at}{written:?} {words}").unwrap();
    }
    if let Some(help) = &diagnostic.help {
        writeln!(story, "      help: {}", help.text(language)).unwrap();
    }
    for fix in &diagnostic.fixes {
        let written = visible(sources.text(fix.span));
        writeln!(story, "      fix: {written:?} -> {:?}", fix.replacement).unwrap();
    }
}

fn place(sources: &SourceMap, span: Span) -> String {
    let file = sources.file(span.file);
    format!("{}:{}", file.line(span.start), file.column(span.start, ColumnUnit::Characters))
}

/// Without what a terminal might obey.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || hidden(c) { format!("<{:X}>", c as u32) } else { c.to_string() })
        .collect()
}

fn hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{a0}')
}

/// Fragments of the language, and what people write instead.
fn fragments() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = include_str!("cases/fragments.txt").lines().collect();
    let piece = prop_oneof![
        10 => proptest::sample::select(words).prop_map(str::to_owned),
        2 => Just("\n".to_owned()),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(|c| c.to_string()),
        1 => "[0-9./年月日_-]{1,10}",
    ];
    let blank = prop_oneof![4 => Just(" "), 2 => Just("\n"), 1 => Just("\n    "), 1 => Just("")];
    proptest::collection::vec((piece, blank), 0..80)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, blank)| piece + blank).collect())
}

/// Every place lies in the file, on the border of a character, and every label has one line.
fn sound(text: &str) {
    let mut sources = SourceMap::new();
    let file = sources.add("any.adieu", text);
    let length = sources.file(file).text.len();
    for wanted in [Wanted::Everything, Wanted::Rules] {
        let (tree, diagnostics) = parse(&sources, file, wanted);
        for diagnostic in &diagnostics {
            let labels = diagnostic.labels.iter().map(|label| label.span);
            for span in labels.chain(diagnostic.fixes.iter().map(|fix| fix.span)) {
                let text = &sources.file(file).text;
                assert!(span.range().end <= length && text.get(span.range()).is_some(), "{diagnostic:?}");
            }
            for language in [Language::En, Language::Zh] {
                let labels = diagnostic.labels.iter().filter_map(|label| label.message.as_ref());
                assert!(labels.map(|words| words.text(language)).all(|words| !words.contains('\n')), "{diagnostic:?}");
                assert!(!diagnostic.message.text(language).contains('\n'), "{diagnostic:?}");
            }
        }
        assert!(tree.comments.iter().all(|span| sources.text(*span).starts_with(['#', '/', '-', '<', '＃'])));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_the_parser_stumble(text in fragments()) {
        sound(&text);
    }

    #[test]
    fn no_change_of_a_good_file_makes_the_parser_stumble(start in 0usize..6000, length in 0usize..40, put in fragments()) {
        let good = include_str!("syntax/everything.adieu");
        let start = good.ceil_char_boundary(start.min(good.len()));
        let end = good.ceil_char_boundary((start + length).min(good.len()));
        sound(&format!("{}{}{}", &good[..start], &put[..put.ceil_char_boundary(put.len().min(30))], &good[end..]));
    }
}

fn items(tree: &ast::File) -> Vec<String> {
    tree.items.iter().map(item).collect()
}

fn item(item: &ast::Item) -> String {
    let fields =
        |facts: &ast::Facts| facts.fields.iter().map(|field| field.name.text.clone()).collect::<Vec<_>>().join(" ");
    match item {
        ast::Item::Platform(item) => item.name.text.clone(),
        ast::Item::Include(name) => name.text.clone(),
        ast::Item::Uses(item) => item.name.text.clone(),
        ast::Item::Unit(item) => item.name.text.clone(),
        ast::Item::Source(item) => item.name.text.clone(),
        ast::Item::Account(facts) => format!("account({})", fields(facts)),
        ast::Item::Me(facts) => format!("me({})", fields(facts)),
        ast::Item::Define(item) => item.name.text.clone(),
        ast::Item::Condition(item) => item.name.text.clone(),
        ast::Item::Note(item) => item.name.text.clone(),
        ast::Item::Automatic(item) => item.name.text.clone(),
        ast::Item::Procedure(item) => item.name.text.clone(),
        ast::Item::Version(version) => {
            format!("{}({})", version.name.text, version.items.iter().map(self::item).collect::<Vec<_>>().join(" "))
        }
        ast::Item::Example(item) => item.name.text.clone(),
        ast::Item::Test(item) => format!("{:?}", item.name.value),
    }
}
