//! What broken rule files are told. Each file below `tests/cases/syntax` has a snapshot with all that is said of it.

use std::fmt::Write;

use adieu::diagnostic::{Diagnostic, Severity};
use adieu::messages::Language;
use adieu::source::{ColumnUnit, SourceMap, Span};
use adieu::syntax::{Wanted, ast, parse};

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
    story
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
