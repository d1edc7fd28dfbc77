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

/// One condition that requires an expression.
fn condition(expression: &str) -> String {
    format!("adieu 1\ncondition c {{\n    require {expression}\n        fix zh \"修\" en \"mend\"\n}}\n")
}

fn codes(text: &str) -> Vec<&'static str> {
    read(text).2.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

/// Parsing must take time in proportion to the length: what is ten times as long may take thirty times as long here,
/// which a quadratic way would not.
#[test]
fn time_is_linear_in_the_length() {
    let shapes: [(&str, fn(usize) -> String); 8] = [
        ("brackets", |n| condition(&format!("{}a is yes", "(".repeat(n.min(100))))),
        ("closed brackets", |n| condition(&format!("{}a is yes{} b", "(".repeat(n.min(98)), ")".repeat(n.min(98))))),
        ("not", |n| condition(&format!("{}a", "not ".repeat(n)))),
        ("and", |n| condition(&format!("a is yes{}", " and a is yes".repeat(n)))),
        ("plus", |n| condition(&format!("a{} is 3", " + a".repeat(n)))),
        ("else if", |n| condition(&format!("if a then 1{} else 2", " else if a then b".repeat(n)))),
        ("none or", |n| condition(&format!("{}a is none or at least ( {}", "a is none or ".repeat(n), "(".repeat(50)))),
        ("list", |n| format!("adieu 1\nexample e {{ a: [{}] }}\n", "1, ".repeat(n))),
    ];
    for (name, shape) in shapes {
        let time = |n| {
            let text = shape(n);
            let start = std::time::Instant::now();
            std::hint::black_box(read(&text));
            start.elapsed().as_secs_f64()
        };
        time(10);
        let (short, long) = (time(1_000), time(10_000));
        assert!(long < 30.0 * short + 0.1, "{name}: {short:.4} s for a thousand, {long:.4} s for ten thousand");
    }
}

#[test]
fn tens_of_thousands_of_anything_are_no_danger() {
    let many = 30_000;
    let texts = [
        condition(&format!("{}a", "not ".repeat(many))),
        condition(&format!("a is yes{}", " or a is yes".repeat(many))),
        condition(&"(".repeat(many)),
        condition(&"every x in xs: ".repeat(many)),
        condition(&format!("{}x", "every x in xs: not no y in ys where ".repeat(many))),
        condition(&"if ".repeat(many)),
        condition(&format!("{}c", "if a then b else x and ".repeat(many))),
        condition(&format!("{}c", "if a then ".repeat(many))),
        format!("adieu 1\naccount {{ a: {}text }}\n", "list of ".repeat(many)),
        format!("adieu 1\naccount {{ a: {} }}\n", "{ a: ".repeat(many)),
        format!("adieu 1\nexample e {{ a: {} }}\n", "[".repeat(many)),
        "version v from 2020 { ".repeat(many),
        "{".repeat(many),
        "}".repeat(many),
        "\"".repeat(many),
        "\\".repeat(many),
        "condition ".repeat(many),
        "condition\n".repeat(many),
    ];
    for text in texts {
        std::hint::black_box(read(&text));
    }
}

#[test]
fn a_hundred_levels_fit_the_stack_and_two_hundred_are_reported() {
    let brackets = format!("{}a is yes{}", "(".repeat(98), ")".repeat(98));
    assert_eq!(shown(&condition(&brackets)), Vec::<String>::new());
    let blocks = format!("{} a is yes {}", "any of {\n".repeat(98), "}".repeat(98));
    assert_eq!(shown(&condition(&blocks)), Vec::<String>::new());
    let mixed = format!("{}a{}", "( if a then ".repeat(50), " else b )".repeat(50));
    assert_eq!(shown(&condition(&mixed)), Vec::<String>::new());
    let sums = format!("{}a{}", "sum of (x + ".repeat(90), " for x in xs)".repeat(90));
    assert_eq!(shown(&condition(&sums)), Vec::<String>::new());
    assert_eq!(codes(&condition(&format!("{}a{}", "(".repeat(200), ")".repeat(200)))), ["too-deep"]);
    assert_eq!(codes(&condition(&format!("{}a{}", "if a then ".repeat(200), " else b".repeat(200)))), ["too-deep"]);
    assert_eq!(codes(&format!("adieu 1\nexample e {{ a: {}{} }}", "[".repeat(200), "]".repeat(200))), ["too-deep"]);
    assert_eq!(codes(&condition(&format!("{}a", "every x in xs: ".repeat(200)))), ["too-deep"]);
}
