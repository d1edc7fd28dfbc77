//! The everyday report, its proofs and its JSON: each case is a file with how it is asked for, an account file, and
//! (if it is not about a built-in platform) rules. The snapshot shows what a person would see.

#![allow(
    missing_docs,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::fmt::Write as _;

use adieu::facts::{AccountFile, Document};
use adieu::messages::Language;
use adieu::moment::{Day, Moment, parse_day, parse_time};
use adieu::outcome::FactPath;
use adieu::program::Base;
use adieu::report::account::{self, Answers, Why};
use adieu::report::judged::Judged;
use adieu::report::style::{Format, Style};
use adieu::report::{json, show};
use adieu::source::SourceMap;
use adieu::{check, syntax, verdict};

mod reports {
    pub mod properties;
}

/// A case: how to ask, about what, by which rules.
struct Case {
    asked: Vec<String>,
    facts: String,
    rules: Option<String>,
}

impl Case {
    fn read(text: &str) -> Case {
        let (head, rest) = text.split_once("--- me.yaml\n").expect("a case has an account file");
        let (facts, rules) = match rest.split_once("--- rules.adieu\n") {
            Some((facts, rules)) => (facts, Some(rules.to_owned())),
            None => (rest, None),
        };
        let asked = head.lines().filter(|line| line.starts_with('$')).map(str::to_owned).collect();
        Case { asked, facts: facts.to_owned(), rules }
    }
}

/// Rules and an account file, read.
pub struct Loaded {
    pub sources: SourceMap,
    pub base: Base,
    pub document: Document,
    pub file: AccountFile,
}

/// Reads rules, built in or given, and an account file.
pub fn load(facts: &str, rules: Option<&str>, today: Day) -> Loaded {
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    match rules {
        Some(text) => files.push(sources.add("rules.adieu", text)),
        None => {
            for name in ["documents", "china_law", "person", "wechat", "qq", "weibo", "taobao", "alipay"] {
                let path = format!("{}/rules/{name}.adieu", env!("CARGO_MANIFEST_DIR"));
                let text = std::fs::read_to_string(path).unwrap();
                files.push(sources.add_built_in(format!("{name}.adieu"), text));
            }
        }
    }
    let trees: Vec<_> = files
        .iter()
        .map(|&file| {
            let (tree, diagnostics) = syntax::parse(&sources, file, syntax::Wanted::Rules);
            assert!(diagnostics.is_empty(), "{diagnostics:#?}");
            tree
        })
        .collect();
    let checked = check::check(&sources, &trees);
    let errors: Vec<_> = checked.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(
        errors.is_empty(),
        "{}",
        adieu::report::diagnostics::render(&checked.diagnostics, &sources, &Style::default())
    );
    let id = sources.add("me.yaml", facts);
    let (document, diagnostics) = Document::parse(&sources, id, None);
    let known: Vec<&str> = checked.base.programs.iter().map(|program| program.platform.id.as_str()).collect();
    let (file, more) = document.facts(&sources, &checked.base, &known, today);
    let wrong: Vec<_> = diagnostics.into_iter().chain(more).filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(wrong.is_empty(), "{}", adieu::report::diagnostics::render(&wrong, &sources, &Style::default()));
    sources.hide(file.sensitive.iter().copied());
    Loaded { sources, base: checked.base, document, file }
}

/// Judges every account of a file and reports it.
pub fn told(loaded: &Loaded, moment: Moment, today: Option<Day>, report: impl Fn(&Answers<'_>) -> String) -> String {
    let Loaded { sources, base, document, file } = loaded;
    let programs: Vec<_> = file.accounts.iter().map(|account| &base.programs[account.program]).collect();
    let outcomes: Vec<_> = file
        .accounts
        .iter()
        .zip(&programs)
        .map(|(account, program)| verdict::evaluate(base, program, &account.facts, moment).expect("no overflow"))
        .collect();
    let places: Vec<_> =
        programs.iter().map(|program| move |path: &FactPath| document.locate(&program.platform.id, path)).collect();
    let judged: Vec<Judged<'_>> = file
        .accounts
        .iter()
        .zip(&programs)
        .zip(outcomes.iter().zip(&places))
        .map(|((account, program), (outcome, locate))| Judged {
            base,
            program,
            facts: &account.facts,
            outcome,
            file: Some("me.yaml"),
            locate,
        })
        .collect();
    report(&Answers { accounts: &judged, sources, today })
}

/// What a command line of a case prints.
fn run(case: &Case, command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    let option = |name: &str| words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1)).copied();
    let today = parse_day("2026-11-20").unwrap();
    let moment = match option("--on") {
        Some(text) => parse_day(text).map_or_else(|_| Moment::Instant(parse_time(text).unwrap()), Moment::Day),
        None => Moment::Day(today),
    };
    let style = Style {
        language: if option("--lang") == Some("zh") { Language::Zh } else { Language::En },
        color: words.contains(&"--color"),
        format: if words.contains(&"--plain") { Format::Plain } else { Format::Human },
        width: option("--width").map_or(80, |width| width.parse().unwrap()),
        unicode: !words.contains(&"--ascii"),
    };
    let loaded = load(&case.facts, case.rules.as_deref(), today);
    if words.get(2) == Some(&"show") {
        return shown(&loaded, words.get(3).copied(), today, &style);
    }
    let why = words.iter().find_map(|word| word.strip_prefix("--why"));
    let is_today = option("--on").is_none().then_some(today);
    told(&loaded, moment, is_today, |answers| match why {
        _ if words.contains(&"-q") => account::quiet(answers),
        _ if words.contains(&"--json") => json::outcome(answers),
        Some("") => account::why(answers, Why::Unsettled, &style).unwrap(),
        Some("=all") => account::why(answers, Why::All, &style).unwrap(),
        Some(item) => account::why(answers, Why::Item(&item[1..]), &style).unwrap(),
        None => account::account(answers, &style),
    })
}

fn shown(loaded: &Loaded, what: Option<&str>, day: Day, style: &Style) -> String {
    let shown = show::Shown { base: &loaded.base, sources: &loaded.sources, day };
    match what.map(|what| what.split_once('/').map_or((what, None), |(platform, item)| (platform, Some(item)))) {
        None | Some(("--lang", _)) => show::platforms(&shown, style),
        Some((id, None)) => show::platform(&shown, loaded.base.platform(id).unwrap(), style),
        Some((id, Some(item))) => show::item(&shown, loaded.base.platform(id).unwrap(), item, style).unwrap(),
    }
}

#[test]
fn reports() {
    insta::glob!("cases/report/*.case", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let case = Case::read(&text);
        let mut out = text.clone();
        for command in &case.asked {
            let printed = run(&case, command).replace('\u{1b}', "␛");
            write!(out, "\n{command}\n{printed}").unwrap();
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!("report", out);
        });
    });
}
