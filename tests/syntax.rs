//! What parses and what does not.

use std::collections::HashSet;

use adieu::diagnostic::Diagnostic;
use adieu::messages::Language;
use adieu::source::SourceMap;
use adieu::syntax::grammar::{self, Rule};
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
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "adieu") {
            let text = std::fs::read_to_string(&path).unwrap();
            wrong.extend(shown(&text).into_iter().map(|line| format!("{}: {line}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const EVERYTHING: &str = include_str!("syntax/everything.adieu");

#[test]
fn a_file_with_everything_parses() {
    assert_eq!(shown(EVERYTHING), Vec::<String>::new());
}

/// Rules that never appear by themselves: the ways in, the groups, and what is read as one token.
fn is_silent(rule: Rule) -> bool {
    let name = format!("{rule:?}");
    let grammar = include_str!("../grammar/adieu.pest");
    name == "comment_text"
        || grammar.lines().any(|line| {
            line.split_once('=').is_some_and(|(left, right)| left.trim() == name && right.trim().starts_with('_'))
        })
}

#[test]
fn every_rule_of_the_grammar_is_used() {
    let mut used = HashSet::new();
    let starts: Vec<usize> = line_starts(EVERYTHING);
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(EVERYTHING.len());
        let rule = if start == 0 { Rule::edition_only } else { Rule::item_only };
        used.extend(grammar::parse(rule, EVERYTHING, start..end).unwrap().flatten().map(|pair| pair.as_rule()));
    }
    let dead: Vec<_> = Rule::all_rules().iter().filter(|&&rule| !used.contains(&rule) && !is_silent(rule)).collect();
    assert!(dead.is_empty(), "{dead:?}");
}

/// Where items begin: letters at the beginning of a line.
fn line_starts(text: &str) -> Vec<usize> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    });
    lines.filter(|(_, line)| line.starts_with(|c: char| c.is_ascii_lowercase())).map(|(at, _)| at).collect()
}
