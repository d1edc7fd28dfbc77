//! No rule file is too large, too deep or too broken: parsing ends, in time, on the stack of any thread.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::fmt::Write;
use std::time::{Duration, Instant};

use adieu::diagnostic::{Code, Diagnostic};
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, ast, parse};

/// Generous: the slowest takes a tenth of it here.
const LIMIT: Duration = Duration::from_secs(60);

/// Parses on a thread with a stack of 2 MiB, and drops the tree there.
fn read(text: String) -> (usize, Vec<Diagnostic>) {
    let start = Instant::now();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let (tree, diagnostics) = read_here(text);
        (tree.items.len(), diagnostics)
    });
    let result = thread.unwrap().join().unwrap();
    assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    result
}

fn read_here(text: String) -> (ast::File, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let file = sources.add("large.adieu", text);
    parse(&sources, file, Wanted::Everything)
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

fn condition(test: &str) -> String {
    format!("adieu 1\n\ncondition c {{\n    require {test}\n}}\n\ncondition fine {{\n    require a is yes\n}}\n")
}

#[test]
fn a_chain_of_200_000_operands() {
    let operands = vec!["a is yes"; 200_000];
    for word in [" and ", "\n    or ", " + "] {
        let chain = if word == " + " { format!("{} is 5", vec!["a"; 200_000].join(word)) } else { operands.join(word) };
        let (items, diagnostics) = read(condition(&chain));
        assert_eq!((items, codes(&diagnostics)), (2, vec![]), "{word}");
    }
}

#[test]
fn a_broken_chain_of_20_000_operands() {
    let (items, diagnostics) = read(condition(&vec!["a == yes"; 20_000].join(" && ")));
    assert_eq!((items, diagnostics.len()), (2, 39_999));
    let (items, diagnostics) = read(condition(&format!("{} bogus b", vec!["a is yes"; 20_000].join(" and "))));
    assert_eq!((items, diagnostics.len()), (1, 1));
}

#[test]
fn nesting_is_refused_once_and_spoils_nothing_else() {
    let times = 100_000;
    for (open, inside, close) in [
        ("(", "a is yes", ")"),
        ("(", "a is yes", ""),
        ("any of {", "a is yes", "}"),
        ("any of {\n", "a is yes", "\n}"),
        ("not ", "a is yes", ""),
        ("not\n", "a is yes", ""),
        ("if a is yes then ", "b", ""),
        ("if a is at least\nb then ", "b", ""),
        ("if ", "a then b else c", " then b else c"),
        ("every x in xs: ", "x is yes", ""),
        ("every x in xs\n: ", "x is yes", ""),
        ("no x in xs where ", "x is yes", ""),
        ("some\nx in xs where ", "x is yes", ""),
        ("count of (x in xs where ", "x is yes", ") is 0"),
        ("all of { if a is yes then (", "b", ") else c }"),
    ] {
        let text = condition(&format!("{}{inside}{}", open.repeat(times), close.repeat(times)));
        let (items, diagnostics) = read(text);
        assert_eq!(items, 1, "{open}");
        assert_eq!(codes(&diagnostics), [Code::TooDeep], "{open}");
    }
}

#[test]
fn nested_types_values_and_items_are_refused() {
    let times = 100_000;
    let deep = |open: &str, inside: &str, close: &str| format!("{}{inside}{}", open.repeat(times), close.repeat(times));
    for (text, items) in [
        (format!("adieu 1\naccount {{\n    a: {}\n}}\n", deep("list of ", "text", "")), 0),
        (format!("adieu 1\naccount {{\n    a: {}\n}}\n", deep("optional\n", "text", "")), 0),
        (format!("adieu 1\naccount {{\n    a: {}\n}}\n", deep("{ b: ", "text", " }")), 0),
        (format!("adieu 1\naccount {{\n    a: {}\n}}\n", deep("list of { b: ", "text", " }")), 0),
        (format!("adieu 1\nexample e {{\n    a: {}\n}}\n", deep("[", "1", "]")), 0),
        (format!("adieu 1\nexample e {{\n    a: {}\n}}\n", deep("{ b: ", "1", " }")), 0),
        (format!("adieu 1\n{}\n", deep("version v from 2025 {\n", "loss l {}", "\n}")), 0),
        (format!("adieu 1\n{}\n", deep("condition c { ", "title zh \"\"", " }")), 0),
    ] {
        let (read, diagnostics) = read(text);
        assert_eq!((read, codes(&diagnostics)), (items, vec![Code::TooDeep]));
    }
}

#[test]
fn a_hundred_levels_are_read() {
    for (open, close) in [("(", ")"), ("not (", ")"), ("any of {\n", "\n}"), ("count of (x in xs where ", ") is 0")] {
        let times = if open.starts_with("not") || open.starts_with("count") { 48 } else { 98 };
        let (items, diagnostics) = read(condition(&format!("{}a is yes{}", open.repeat(times), close.repeat(times))));
        assert_eq!((items, codes(&diagnostics)), (2, vec![]), "{open}");
    }
}

#[test]
fn brackets_that_never_match() {
    for text in ["(", "[", "{", ")", "]", "}", "([{", "}])", "{(", "[)", "condition a {", "condition a {\n", "a\n{\n("]
    {
        let (_, diagnostics) = read(format!("adieu 1\n{}", text.repeat(100_000)));
        assert!((1..=50).contains(&diagnostics.len()), "{text:?}: {} diagnostics", diagnostics.len());
    }
}

#[test]
fn time_grows_with_the_number_of_items_alone() {
    let file = |items: usize| {
        let mut text = "adieu 1\n".to_owned();
        for index in 0..items {
            writeln!(text, "condition c{index} {{\n    title zh \"标题\" en \"title\"").unwrap();
            writeln!(
                text,
                "    require a{index} is at least 3 days ago and b is yes\n        fix zh \"做\" en \"do\"\n}}"
            )
            .unwrap();
        }
        text
    };
    let time = |items: usize| {
        let text = file(items);
        let start = Instant::now();
        let (tree, diagnostics) = read_here(text);
        assert_eq!((tree.items.len(), diagnostics.len()), (items, 0));
        start.elapsed()
    };
    // A busy machine may slow one of the two down, but not each time.
    let is_linear = || time(10_000) < time(1_000) * 40 + Duration::from_millis(500);
    assert!((0..3).any(|_| is_linear()), "ten times the items take more than forty times as long");
}

#[test]
fn many_mistakes_take_no_longer_than_they_must() {
    for line in [
        "    requrie a is yes\n",
        "    require a is no more than 5\n",
        "    require a，b\n",
        "    title zh “标题” en “title”\n",
        "    title zh \"标题\n",
        "    cite\n",
        "    require (a is yes\n",
        "    require a is normal or stolen\n",
        "    \u{202e}\n",
        "condition b {\n",
        "conditon b {\n}\n",
        "    bogus\n",
        "    require every x in xs, x is yes\n",
        "    require a is between 1 and 2\n",
        "    cite a line 1, 2\n",
        "    a: one of b | c\n",
        "/* ",
        "'",
        "“",
    ] {
        read(format!("adieu 1\ncondition a {{\n{}}}\n", line.repeat(8_000)));
    }
}

#[test]
fn one_long_line() {
    for words in [
        "a is yes and ",
        "\"text\" ",
        "“text” ",
        "zh \"a” ",
        "“ ",
        "'a' ",
        "\" ",
        "zh \"a en \"b\" ",
        "；",
        "1,000 ",
        "2026/1/1 ",
        "a.b.",
    ] {
        read(format!("adieu 1\ncondition a {{ require {} }}\n", words.repeat(25_000)));
    }
}
