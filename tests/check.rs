//! What the checker says, and what it leaves alone.
//!
//! A case is a file below `cases/check/`; its snapshot holds the source and all that is found. Several files in one
//! case are divided by lines `=== name.adieu`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::HashSet;

use adieu::check::{Checked, check};
use adieu::diagnostic::{Code, Diagnostic, Label};
use adieu::messages::Language;
use adieu::moment::Day;
use adieu::program::{DefinitionValue, Evidence, FormulaKind, Program, Relation, TermKind, TermType, Type};
use adieu::source::{ColumnUnit, SourceMap, Span};
use adieu::syntax::{Wanted, parse};
use adieu::value::Value;

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
fn broken_rule_files() {
    insta::glob!("cases/check/*.adieu", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let files = divided(&text);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (sources, syntax, checked) = checked(&files);
        let unread: Vec<String> = syntax.iter().map(|found| place(&sources, found.labels[0].span)).collect();
        let unread = if unread.is_empty() { String::new() } else { format!("\n\n--- not read: {}", unread.join(", ")) };
        let found = &checked.diagnostics;
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/check" }, {
            insta::assert_snapshot!(format!(
                "{}{unread}\n\n--- en\n{}\n\n--- zh\n{}\n\n--- programs: {}; broken: {}",
                text.trim_end(),
                listing(&sources, found, Language::En),
                listing(&sources, found, Language::Zh),
                checked.base.programs.iter().map(|program| program.platform.id.as_str()).collect::<Vec<_>>().join(", "),
                checked.broken.join(", "),
            ));
        });
    });
}

#[test]
fn every_code_of_the_checker_has_a_case() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/check");
    let mut codes = HashSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let files = divided(&text);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        codes.extend(checked(&files).2.diagnostics.iter().map(|found| found.code));
    }
    let own = Code::ALL.iter().filter(|&&code| (Code::UnknownName..=Code::Overflow).contains(&code));
    let without: Vec<_> = own.filter(|code| !codes.contains(code)).collect();
    assert!(without.is_empty(), "{without:?}");
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
    assert_eq!(platforms, ["alipay", "qq", "taobao", "wechat", "wechat_official", "weibo"]);
}

/// A platform with nothing in it but what a test adds.
const SHOP: &str = r#"adieu 1
platform shop { name zh "小店" en "Shop" timezone "Asia/Shanghai" conditions complete }
source page { title zh "页面" en "A page" evidence reported }
account {
    cards: whole number label zh "卡" en "cards" ask zh "多少？" en "How many?"
    last_order_on: optional date label zh "订单" en "order" ask zh "哪天？" en "When?"
    apps: list of { n: whole number label zh "数" en "n", on: date label zh "日期" en "day" }
        label zh "应用" en "apps" ask zh "有哪些？" en "Which?"
}
"#;

fn condition(name: &str, test: &str) -> String {
    format!(
        "condition {name} {{\n    title zh \"标题\" en \"A title\"\n    cite page\n    require {test}\n        fix zh \"改好\" en \"Mend it\"\n}}\n"
    )
}

fn checked_one(text: &str) -> (Vec<String>, Checked) {
    let (sources, syntax, checked) = checked(&[("shop.adieu", text)]);
    assert_eq!(listing(&sources, &syntax, Language::En), "");
    let codes = checked.diagnostics.iter().map(|found| found.code.to_string()).collect();
    (codes, checked)
}

fn program(checked: &Checked) -> &Program {
    &checked.base.programs[0]
}

#[test]
fn long_chains_are_no_deep_ones() {
    let chain = |part: &str, between: &str, length: usize| vec![part; length].join(between);
    for test in [
        format!("{} is 3", chain("cards", " + ", 200_000)),
        chain("cards is 1", " or ", 10_000),
        chain("last_order_on is not none", "\nand ", 10_000),
        format!("cards is one of {}", chain("7", ", ", 10_000)),
        format!("any of {{\n{}\n}}", chain("cards is 1", "\n", 10_000)),
    ] {
        let text = format!("{SHOP}{}", condition("c", &test));
        let (codes, checked) = checked_one(&text);
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!(program(&checked).conditions.len(), 1);
    }
}

#[test]
fn a_program_grows_with_its_rules_and_no_faster() {
    let size = |count: usize| {
        let rules: String = (0..count)
            .map(|number| {
                let test = format!("quiet_{number} and every app in apps: app.n is {number}");
                format!("define quiet_{number} as last_order_on is none or at least 30 days ago\n")
                    + &condition(&format!("c_{number}"), &test)
            })
            .collect();
        let (codes, checked) = checked_one(&format!("{SHOP}{rules}"));
        assert!(codes.is_empty(), "{codes:?}");
        let program = program(&checked);
        program.formulas.len() + program.terms.len() + program.definitions.len() + program.remedies.len()
    };
    let (small, large) = (size(10), size(10_000));
    assert_eq!(large, small * 1_000);
}

#[test]
fn mistakes_by_the_thousand_are_found_in_good_time() {
    let rules: String =
        (0..5_000).map(|number| condition(&format!("c_{number}"), &format!("crads_{number} is 3"))).collect();
    let (codes, _) = checked_one(&format!("{SHOP}{rules}"));
    assert_eq!(codes.len(), 5_000);
    assert!(codes.iter().all(|code| code == "unknown-name"));
}

#[test]
fn definitions_that_double_are_refused() {
    let doubling: String = (1..64).map(|number| format!("define d_{number} as d_{0} or d_{0}\n", number - 1)).collect();
    let text = format!("{SHOP}define d_0 as cards is 1\n{doubling}{}", condition("c", "d_63"));
    let (codes, checked) = checked_one(&text);
    assert_eq!(codes, ["too-large"]);
    assert_eq!(checked.broken, ["shop"]);
}

#[test]
fn definitions_that_go_deep_are_refused() {
    let chain: String = (1..20_000).map(|number| format!("define d_{number} as not d_{}\n", number - 1)).collect();
    let text = format!("{SHOP}{chain}define d_0 as cards is 1\n{}", condition("c", "d_19999"));
    assert_eq!(checked_one(&text).0, ["too-deep"]);
    let circle: String =
        (0..20_000).map(|number| format!("define d_{number} as not d_{}\n", (number + 1) % 20_000)).collect();
    assert_eq!(checked_one(&format!("{SHOP}{circle}")).0, ["cycle"]);
}

#[test]
fn conditionals_and_loops_nest_up_to_a_limit() {
    let branches: String = (0..150).map(|number| format!("if cards is {number} then {number} else ")).collect();
    let (codes, _) = checked_one(&format!("{SHOP}define many as {branches} 0\n"));
    assert_eq!(codes, ["too-large"]);
    let loops: String = (0..20).map(|number| format!("every x_{number} in apps: ")).collect();
    let text = format!("{SHOP}{}", condition("c", &format!("{loops} x_19.n is 0")));
    assert_eq!(checked_one(&text).0, ["too-deep"]);
}

#[test]
fn includes_may_be_long_chains_and_circles() {
    let files: Vec<(String, String)> = (0..300)
        .map(|number| {
            let next = (number + 1) % 300;
            let source =
                format!("source s_{number} {{ title zh \"源\" en \"S\" evidence official overtaken by s_{next} }}\n");
            (format!("f_{number}.adieu"), format!("adieu 1\ninclude f_{next}\n{source}"))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (_, syntax, checked) = checked(&files);
    assert!(syntax.is_empty());
    assert_eq!(checked.diagnostics.len(), 1);
}

/// The programs of the platforms that ship.
fn shipped() -> Checked {
    let files = built_in();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    checked(&files).2
}

fn day(text: &str) -> Day {
    adieu::moment::parse_day(text).unwrap()
}

#[test]
fn a_version_holds_up_to_the_next() {
    let shipped = shipped();
    let qq = shipped.base.platform("qq").unwrap();
    let windows: Vec<_> = qq
        .versions
        .iter()
        .map(|version| {
            (version.name.as_str(), version.window.from.map(|from| from.first), version.window.until, version.seen)
        })
        .map(|(name, from, until, seen)| (name, from, until.map(|until| until.first), seen))
        .collect();
    assert_eq!(
        windows,
        [
            ("launch_2018", Some(day("2018-03-20")), Some(day("2018-03-21")), false),
            ("public_2019", Some(day("2019-03-13")), Some(day("2025-05-01")), false),
            ("guide_2025", Some(day("2025-05-01")), None, true),
        ]
    );
    let pay_closed = qq.conditions.iter().find(|condition| condition.head.name == "pay_closed").unwrap();
    assert_eq!(pay_closed.head.window.until.map(|until| until.first), Some(day("2025-05-01")));
    assert_eq!(pay_closed.head.evidence, Some(Evidence::Reported));
    let contested = qq.conditions.iter().find(|condition| condition.head.name == "wallet_nearly_empty").unwrap();
    assert_eq!(contested.head.evidence, Some(Evidence::Contested));
}

#[test]
fn a_test_has_its_facts_in_rows() {
    let shipped = shipped();
    let wechat = shipped.base.platform("wechat").unwrap();
    let test = wechat.tests.iter().find(|test| test.name == "an old change, and maybe others").unwrap();
    let account = wechat.layout(Program::ACCOUNT);
    let (slot, field) = account.find(&["security_changes"]).unwrap();
    assert!(matches!(field.kind, Type::List(_)));
    let Value::List(list) = &test.account[slot] else { panic!("{:?}", test.account[slot]) };
    assert!(list.incomplete);
    assert_eq!(list.cells, [Value::Choice(0), Value::Date(day("2026-01-10").0)]);
    let without = wechat.tests.iter().find(|test| test.name == "nobody said how the account stands").unwrap();
    assert_eq!(without.account[account.find(&["state"]).unwrap().0], Value::Unknown);
    assert_eq!(without.account[account.find(&["cards"]).unwrap().0], Value::Whole(0));
}

#[test]
fn a_bare_zero_takes_the_type_of_the_other_side() {
    let shipped = shipped();
    let taobao = shipped.base.platform("taobao").unwrap();
    let no_deposit = taobao.conditions.iter().find(|condition| condition.head.name == "no_deposit").unwrap();
    let FormulaKind::Atom(atom) = &taobao[no_deposit.requires[0].test].kind else { panic!() };
    let Relation::Equal(zero) = atom.relation else { panic!() };
    assert!(matches!(taobao[zero].kind, TermKind::Constant(Value::Decimal(number)) if number.is_zero()));
    assert_eq!(taobao[zero].kind_of, TermType::Fact(Type::Money(String::from("CNY"))));
}

#[test]
fn a_definition_is_read_anew_for_the_loops_around_its_use() {
    let rules = format!(
        "{}define crowded as some app in apps where app.n is 3\n{}",
        SHOP.replace("en \"day\" }", "en \"day\", define big as n is 9 }"),
        condition(
            "c",
            "crowded and (every one in apps: no other in apps where if one.big then other.big else other.n is 1) and (every app in apps: if crowded then app.n is 1 else app.n is 2)"
        )
    );
    let (codes, checked) = checked_one(&rules);
    assert!(codes.is_empty(), "{codes:?}");
    let program = program(&checked);
    let levels = |name: &str| -> Vec<String> {
        let definitions = program.definitions.iter().filter(|definition| definition.name == name);
        definitions
            .map(|definition| match definition.value {
                DefinitionValue::Formula(id) => match &program[id].kind {
                    FormulaKind::Loop(inner) => format!("loop {}", inner.level),
                    FormulaKind::Atom(atom) => format!("{:?}", program[atom.subject].kind),
                    other => format!("{other:?}"),
                },
                DefinitionValue::Term(_) => String::from("term"),
            })
            .collect()
    };
    assert_eq!(levels("crowded"), ["loop 0", "loop 1"]);
    let field = |level: u8| format!("Fact(Place {{ scope: Element({level}), slot: 0 }})");
    assert_eq!(levels("big"), [field(0), field(1)]);
}

#[test]
fn the_accounts_of_another_platform_have_its_facts_and_whether_they_are_deleted() {
    let shop = "adieu 1\nplatform shop { name zh \"店\" en \"Shop\" timezone \"Asia/Shanghai\" conditions complete }\nuses other { }\nuses gone { name zh \"无\" en \"Gone\" }\naccount {\n    others: list of other label zh \"甲\" en \"a\" ask zh \"？\" en \"?\"\n    gone_ones: list of gone label zh \"乙\" en \"b\" ask zh \"？\" en \"?\"\n}\n";
    let other = "adieu 1\nplatform other { name zh \"别\" en \"Other\" timezone \"Asia/Shanghai\" conditions complete }\nunit coin { name zh \"币\" en \"coins\" }\naccount { coins: amount in coin label zh \"币\" en \"coins\" ask zh \"？\" en \"?\" things: list of { on: date label zh \"日\" en \"day\" } label zh \"事\" en \"things\" ask zh \"？\" en \"?\" }\n";
    let (sources, syntax, checked) = checked(&[("shop.adieu", shop), ("other.adieu", other)]);
    assert_eq!(listing(&sources, &syntax, Language::En), "");
    assert_eq!(listing(&sources, &checked.diagnostics, Language::En), "");
    let program = program(&checked);
    let fields = |name: &str| -> Vec<String> {
        let (_, field) = program.layout(Program::ACCOUNT).find(&[name]).unwrap();
        let Type::List(elements) = field.kind else { panic!() };
        program.layout(elements).fields.iter().map(|field| format!("{} {:?}", field.name(), field.kind)).collect()
    };
    assert_eq!(fields("others"), ["coins Amount(UnitId(0))", "things List(LayoutId(3))", "deleted YesNo"]);
    assert_eq!(fields("gone_ones"), ["name Text", "deleted YesNo"]);
    assert_eq!(program.units.len(), 1);
}
