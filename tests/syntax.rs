//! What parses and what does not.

use adieu::diagnostic::Diagnostic;
use adieu::messages::Language;
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, ast, parse};

fn read(text: &str) -> (SourceMap, ast::File, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let file = sources.add("test.adieu", text);
    let (tree, diagnostics) = parse(&sources, file, Wanted::Everything);
    (sources, tree, diagnostics)
}

fn shown(text: &str) -> Vec<String> {
    let (sources, _, diagnostics) = read(text);
    diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.labels[0].span;
            let (name, line) = sources.line_reference(place);
            let words = diagnostic.message.text(Language::En);
            format!("{name}:{line} {} `{}` {words}", diagnostic.code, sources.text(place))
        })
        .collect()
}

#[test]
fn every_rule_file_parses() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(std::env::var("ADIEU_RULES").unwrap_or(folder.to_owned())).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "adieu") {
            let text = std::fs::read_to_string(&path).unwrap();
            wrong.extend(shown(&text).into_iter().map(|line| format!("{}: {line}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
