//! What the checker says, and what it leaves alone.
//!
//! A case is a file below `cases/check/`; its snapshot holds the source and all that is found. Several files in one
//! case are divided by lines `=== name.adieu`.

use adieu::check::{Checked, check};
use adieu::diagnostic::{Diagnostic, Label};
use adieu::messages::Language;
use adieu::source::{ColumnUnit, SourceMap, Span};
use adieu::syntax::{Wanted, parse};

fn checked(files: &[(&str, &str)]) -> (SourceMap, Vec<Diagnostic>, Checked) {
    let mut sources = SourceMap::new();
    let ids: Vec<_> = files.iter().map(|(name, text)| sources.add(*name, *text)).collect();
    let mut syntax = Vec::new();
    let trees: Vec<_> = ids
        .into_iter()
        .map(|id| {
            let (tree, diagnostics) = parse(&sources, id, Wanted::Everything);
            syntax.extend(diagnostics);
            tree
        })
        .collect();
    let checked = check(&sources, &trees);
    (sources, syntax, checked)
}

/// The files of a case.
fn divided(text: &str) -> Vec<(String, String)> {
    let mut files = vec![(String::from("rules.adieu"), String::new())];
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(name) => files.push((name.trim().to_owned(), String::new())),
            None => files.last_mut().unwrap().1.push_str(line),
        }
    }
    files.retain(|(_, text)| !text.trim().is_empty());
    files
}

fn place(sources: &SourceMap, span: Span) -> String {
    let file = sources.file(span.file);
    let name = if sources.files().count() > 1 { format!("{}:", file.name) } else { String::new() };
    format!("{name}{}:{}", file.line(span.start), file.column(span.start, ColumnUnit::Characters))
}

fn excerpt(sources: &SourceMap, span: Span) -> String {
    let text = sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

fn label(sources: &SourceMap, label: &Label, language: Language) -> String {
    let words = label.message.as_ref().map(|message| message.text(language)).unwrap_or_default();
    format!("    {} `{}` {words}", place(sources, label.span), excerpt(sources, label.span)).trim_end().to_owned()
}

fn listing(sources: &SourceMap, diagnostics: &[Diagnostic], language: Language) -> String {
    let mut lines = Vec::new();
    for diagnostic in diagnostics {
        let at = diagnostic.labels.first().map(|label| place(sources, label.span)).unwrap_or_default();
        lines.push(format!("{at} {} {}", diagnostic.code, diagnostic.message.text(language)));
        lines.extend(diagnostic.labels.iter().map(|each| label(sources, each, language)));
        lines.extend(diagnostic.help.iter().map(|help| format!("    help: {}", help.text(language))));
        if language == Language::En {
            lines.extend(diagnostic.fixes.iter().map(|fix| {
                format!("    fix: {} `{}` -> `{}`", place(sources, fix.span), sources.text(fix.span), fix.replacement)
            }));
        }
    }
    lines.join("\n")
}

#[test]
fn every_case() {
    insta::glob!("cases/check/*.adieu", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let files = divided(&text);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (sources, syntax, checked) = checked(&files);
        let mut found = syntax;
        found.extend(checked.diagnostics);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!(
                "{}\n\n--- en\n{}\n\n--- zh\n{}\n\n--- programs: {}; broken: {}",
                text.trim_end(),
                listing(&sources, &found, Language::En),
                listing(&sources, &found, Language::Zh),
                checked.base.programs.iter().map(|program| program.platform.id.as_str()).collect::<Vec<_>>().join(", "),
                checked.broken.join(", "),
            ));
        });
    });
}

/// The rules that ship with the program.
fn built_in() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "adieu"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn the_rules_that_ship_are_clean() {
    let files = built_in();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (sources, syntax, checked) = checked(&files);
    assert_eq!(listing(&sources, &syntax, Language::En), "");
    assert_eq!(listing(&sources, &checked.diagnostics, Language::En), "");
    let platforms: Vec<&str> = checked.base.programs.iter().map(|program| program.platform.id.as_str()).collect();
    assert_eq!(platforms, ["alipay", "qq", "taobao", "wechat", "weibo"]);
}
