//! What parses and what does not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::type_complexity,
    reason = "a test may fail loudly"
)]

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

/// The blocks of the language page are one rule file.
#[test]
fn the_page_on_the_language_parses() {
    let page = include_str!("../docs/language.md");
    let blocks: Vec<&str> = page.split("```adieu\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() > 5);
    assert_eq!(shown(&blocks.concat()), Vec::<String>::new());
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
/// which a quadratic way would not. A machine that is busy with something else may slow one of the two down, so that it
/// counts only if it does so again and again.
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
        let is_linear = || time(10_000) < 30.0 * time(1_000) + 0.1;
        assert!((0..5).any(|_| is_linear()), "{name}: ten times the length takes more than thirty times as long");
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
    let mixed = format!("{}a{}", "( if a then ".repeat(45), " else b )".repeat(45));
    assert_eq!(shown(&condition(&mixed)), Vec::<String>::new());
    let sums = format!("{}a{}", "sum of (x + ".repeat(90), " for x in xs)".repeat(90));
    assert_eq!(shown(&condition(&sums)), Vec::<String>::new());
    assert_eq!(codes(&condition(&format!("{}a{}", "(".repeat(200), ")".repeat(200)))), ["too-deep"]);
    assert_eq!(codes(&condition(&format!("{}a{}", "if a then ".repeat(200), " else b".repeat(200)))), ["too-deep"]);
    assert_eq!(codes(&format!("adieu 1\nexample e {{ a: {}{} }}", "[".repeat(200), "]".repeat(200))), ["too-deep"]);
    assert_eq!(codes(&condition(&format!("{}a", "every x in xs: ".repeat(200)))), ["too-deep"]);
}

#[test]
fn what_the_grammar_lets_through_and_the_language_does_not() {
    let cases = [
        (
            condition("a is yes or b is yes and c is yes"),
            "test.adieu:3 mixed-and-or `or` `and` and `or` are mixed without parentheses",
        ),
        (
            condition("any of { a is yes b is yes }"),
            "test.adieu:3 arms-on-one-line `b is yes` this arm stands on the line of the one before",
        ),
        (condition("a is 1__0"), "test.adieu:3 bad-number `1__0` `1__0` is not a number"),
        (condition("a is 1.2.3"), "test.adieu:3 bad-number `1.2.3` `1.2.3` is not a number"),
        (condition("a is 5CNY"), "test.adieu:3 bad-number `5CNY` `5CNY` is written `5 CNY`"),
        (condition("a is at least 1.5 days ago"), "test.adieu:3 bad-number `1.5` a whole number is wanted here"),
        (
            condition("a is at least 99999999999999999999 days ago"),
            "test.adieu:3 bad-number `99999999999999999999` this number is too large",
        ),
        (
            condition("a is yes says zh \"一\" en \"a\" says zh \"一\" en \"a\""),
            "test.adieu:3 duplicate-entry `says zh \"一\" en \"a\"` `says` stands here twice",
        ),
        (
            condition("a is yes fix zh \"一\" zh \"一\""),
            "test.adieu:3 duplicate-entry `zh \"一\"` `zh` stands here twice",
        ),
        (condition("a is yes fix en \"甲\\q乙\""), "test.adieu:3 bad-escape `\\q` `\\q` means nothing in a text"),
        (
            condition("a is yes fix en \"甲{a b}乙\""),
            "test.adieu:3 bad-hole `{a b}` a hole holds the name of a fact, such as `app.name`",
        ),
        (
            condition("a is yes fix en \"甲{a.}\""),
            "test.adieu:3 bad-hole `{a.}` a hole holds the name of a fact, such as `app.name`",
        ),
        (
            condition("a is yes fix en \"甲{}\""),
            "test.adieu:3 bad-hole `{}` a hole holds the name of a fact, such as `app.name`",
        ),
        (condition("a is yes fix en \"甲{a\""), "test.adieu:3 bad-hole `{a` this hole is not closed"),
        (condition("a is yes fix en \"甲}乙\""), "test.adieu:3 bad-hole `}` this brace closes nothing"),
        (
            "condition c {}\n".to_owned(),
            "test.adieu:1 no-edition `` the file does not say which edition of the language it is written in",
        ),
        ("adieu 2\n".to_owned(), "test.adieu:1 unknown-edition `2` edition `2` is not known"),
    ];
    let shown: Vec<_> = cases.iter().map(|(text, _)| shown(text).join("; ")).collect();
    let expected: Vec<_> = cases.iter().map(|(_, expected)| (*expected).to_owned()).collect();
    assert_eq!(shown, expected);
}

#[test]
fn both_ways_to_read_a_mixture_are_proposed() {
    let (_, _, diagnostics) = read(&condition("a is yes or b and not c or d"));
    let [mixture] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(mixture.labels.len(), 2);
    let fixes: Vec<_> = mixture.fixes.iter().map(|fix| fix.replacement.as_str()).collect();
    assert_eq!(fixes, ["a is yes or (b and not c) or d", "(a is yes or b) and (not c or d)"]);
    for fix in &mixture.fixes {
        assert_eq!(codes(&condition(&fix.replacement)), Vec::<&str>::new());
    }
}

/// The expression of the one condition of a text, in brackets that show its tree.
fn tree_of(expression: &str) -> String {
    let (sources, tree, diagnostics) = read(&condition(expression));
    assert!(diagnostics.is_empty(), "{expression}: {:?}", shown(&condition(expression)));
    let [ast::Item::Condition(condition)] = tree.items.as_slice() else { panic!("{expression}") };
    assert_eq!(sources.text(condition.requires[0].test.span), expression.trim(), "the place of the whole");
    outline(&sources, &condition.requires[0].test)
}

fn outline(sources: &SourceMap, expr: &ast::Expr) -> String {
    use ast::{Carry, ExprKind, Relation};
    let of = |expr: &ast::Expr| outline(sources, expr);
    let all = |exprs: &[ast::Expr], word: &str| {
        format!("[{}]", exprs.iter().map(|expr| outline(sources, expr)).collect::<Vec<_>>().join(word))
    };
    match &expr.kind {
        ExprKind::Or(parts) => all(parts, " or "),
        ExprKind::And(parts) => all(parts, " and "),
        ExprKind::Not(inner) => format!("not {}", of(inner)),
        ExprKind::Quantified(q) => {
            let body = q.body.as_ref().map_or("-".to_owned(), of);
            format!("{:?} {} in {}: {body}", q.quantifier, q.element.text, sources.text(q.list.span))
        }
        ExprKind::Is(is) => {
            let carry = match is.carry.as_ref().map(|carry| carry.value) {
                None => "",
                Some(Carry::NoneOr) => " none-or",
                Some(Carry::NotNoneAnd) => " not-none-and",
            };
            let not = if is.negated { " not" } else { "" };
            let relation = match &is.relation {
                Relation::None => "none".to_owned(),
                Relation::Ago(how, span) => format!("{how:?} {} ago", sources.text(span.span)),
                _ => sources.text(is.relation_span).to_owned(),
            };
            format!("<{} is{carry}{not} {relation}>", of(&is.subject))
        }
        ExprKind::If { branches, otherwise } => {
            let shown: Vec<_> = branches.iter().map(|(when, then)| format!("{} -> {}", of(when), of(then))).collect();
            format!("if({}; {})", shown.join("; "), of(otherwise))
        }
        ExprKind::Sum(terms) => terms.iter().map(|(sign, term)| format!("{sign:?} {} ", of(term))).collect(),
        ExprKind::Block(block) => {
            let arms: Vec<_> = block.arms.iter().map(|arm| of(&arm.test)).collect();
            format!("{}({})", if block.any { "any" } else { "all" }, arms.join("; "))
        }
        _ => sources.text(expr.span).to_owned(),
    }
}

#[test]
fn expressions_have_the_tree_that_the_language_says() {
    let cases = [
        ("a", "a"),
        ("not not not a", "not a"),
        ("not not a is 3", "<a is 3>"),
        ("a or b or c", "[a or b or c]"),
        ("(a or b) and c", "[[a or b] and c]"),
        ("every x in xs: x.a or x.b", "Every x in xs: [x.a or x.b]"),
        ("a and every x in xs: x.a and x.b", "[a and Every x in xs: [x.a and x.b]]"),
        ("no x in xs and b", "[No x in xs: - and b]"),
        ("not some x in m.xs where no y in x.ys where y.a and x.b", "not Some x in m.xs: No y in x.ys: [y.a and x.b]"),
        ("a is none or at least 30 days ago", "<a is none-or AtLeast 30 days ago>"),
        ("a is none or not stolen and b", "[<a is none-or not stolen> and b]"),
        ("a is none or b is yes", "[<a is none> or <b is yes>]"),
        ("a is not none and b.c", "[<a is not none> and b.c]"),
        ("a is not none and before b + 3 days", "<a is not-none-and before b + 3 days>"),
        ("a is not none and not (b)", "[<a is not none> and not (b)]"),
        ("a is none or no x in xs", "[<a is none> or No x in xs: -]"),
        ("a is no", "<a is no>"),
        ("open is normal and at is from", "[<open is normal> and <at is from>]"),
        ("x.at is x.on", "<x.at is x.on>"),
        ("a is at least an unpublished time ago", "<a is AtLeast an unpublished time ago>"),
        ("a is at least limit ago", "<a is AtLeast limit ago>"),
        ("a is at least limit + 3", "<a is at least limit + 3>"),
        ("a + 3 - b is not more than (c + d)", "<Plus a Plus 3 Minus b  is not more than (c + d)>"),
        ("a is one of x, y, z", "<a is one of x, y, z>"),
        ("if a then 1 else if b then 2 else 3", "if(a -> 1; b -> 2; 3)"),
        (
            "any of {\n a is 3\n not b\n (c)\n every x in xs: x.d\n e }",
            "any(<a is 3>; not b; (c); Every x in xs: x.d; e)",
        ),
        ("a is not within 6 months after b", "<a is not within 6 months after b>"),
        ("a is the same as b", "<a is the same as b>"),
    ];
    for (expression, tree) in cases {
        assert_eq!(tree_of(expression), tree, "{expression}");
    }
}

#[test]
fn places_end_where_the_words_end() {
    let text = "adieu 1\ncondition c {\n    require a is 3   # why\n\n    # next\n    require b   fix zh \"一\" en \"1\"   # end\n}\n# after\n";
    let (sources, tree, _) = read(text);
    let [ast::Item::Condition(condition)] = tree.items.as_slice() else { panic!() };
    assert!(sources.text(condition.span).ends_with('}'));
    let texts: Vec<_> = condition.requires.iter().map(|require| sources.text(require.span)).collect();
    assert_eq!(texts, ["require a is 3", "require b   fix zh \"一\" en \"1\""]);
    let comments: Vec<_> = tree.comments.iter().map(|&comment| sources.text(comment)).collect();
    assert_eq!(comments, ["# why", "# next", "# end", "# after"]);
}

#[test]
fn one_mistake_leaves_the_other_items_alone() {
    let text = "adieu 1\ncondition a { require }\ncondition b { require x is 3 }\nloss c { text }\n";
    let (_, tree, _) = read(text);
    assert_eq!(tree.items.len(), 1);
    assert_eq!(tree.broken, ["a", "c"]);
    assert_eq!(
        shown(text),
        [
            "test.adieu:2 syntax `require` something is missing after `require`",
            "test.adieu:4 syntax `text` `text` lacks its text",
        ]
    );
}

#[test]
fn examples_and_tests_are_skipped_where_only_the_rules_are_wanted() {
    let mut sources = SourceMap::new();
    let file = sources.add("test.adieu", "adieu 1\nexample a { b: ! }\ncondition c {}\ntest \"d\" { ? }\n");
    let (tree, diagnostics) = parse(&sources, file, Wanted::Rules);
    assert_eq!((tree.items.len(), diagnostics.len()), (1, 0));
}
