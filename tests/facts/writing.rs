//! What is written reads back: templates without a complaint, answers as they were.

use adieu::facts::{Account, AccountFile, Facts, Format, merge, schema, template, write};
use adieu::messages::Language;
use adieu::moment::{Day, Zone};
use adieu::program::{Field, LayoutId, Program, Type};
use adieu::value::{List, Value};
use proptest::prelude::*;
use proptest::test_runner::TestRng;
use rust_decimal::Decimal;

use super::{read_as, rules};

/// 20 November 2026.
const TODAY: Day = Day(20_777);

const LANGUAGES: [(Language, &str); 2] = [(Language::En, "en"), (Language::Zh, "zh")];

#[test]
fn templates_read_back_as_nothing_known() {
    let base = rules::base();
    for (at, program) in base.programs.iter().enumerate() {
        for format in Format::ALL {
            for (language, name) in LANGUAGES {
                let text = template(program, TODAY, format, language);
                let read = read_as(&base, &text, Some(format));
                assert_eq!(read.listing(Language::En), "", "{text}");
                assert_eq!(Format::detect(&text), format);
                let account = Account { program: at, facts: Facts::unknown(program) };
                assert_eq!(read.file.accounts, [account]);
                for line in text.lines() {
                    let width = unicode_width::UnicodeWidthStr::width(line);
                    assert!(width <= 80, "{width} cells: {line}");
                }
                insta::assert_snapshot!(format!("template_{}_{}_{name}", program.platform.id, format.id()), text);
            }
        }
    }
}

#[test]
fn templates_of_the_built_in_platforms_read_back_too() {
    for name in adieu::rules::built_in_platforms() {
        let base = adieu::rules::RuleFiles::new().built_in(name).parse().check().base;
        let program = base.platform(name).unwrap();
        for format in Format::ALL {
            for (language, _) in LANGUAGES {
                let text = template(program, TODAY, format, language);
                assert_eq!(read_as(&base, &text, Some(format)).listing(Language::En), "", "{text}");
                let wide = text.lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > 80);
                assert_eq!(wide, None, "{name}");
            }
        }
        assert!(schema(program).is_object());
    }
}

#[test]
fn templates_ask_for_nothing_that_only_other_versions_read() {
    let base = adieu::rules::RuleFiles::new().built_in("qq").parse().check().base;
    let program = base.platform("qq").unwrap();
    let keys = |day| {
        let text = template(program, day, Format::Yaml, Language::En);
        let key = |line: &str| Some(line.split_once(": \"?\"")?.0.trim().to_owned());
        text.lines().filter_map(key).collect::<Vec<String>>()
    };
    let (then, now) = (keys(Day::new(2018, 3, 20).unwrap()), keys(TODAY));
    let has = |keys: &[String], key: &str| keys.iter().any(|other| other == key);
    for key in ["q_points", "tenpay_balance", "wealth_products", "approved_on"] {
        assert!(has(&then, key) && !has(&now, key), "{key}: {then:?} {now:?}");
    }
    for key in ["q_coins", "has_phone", "requested_on", "groups_owned", "pay_balance", "last_sign_in_on"] {
        assert!(has(&now, key), "{key}: {now:?}");
    }

    // Nor does an interview keep a place for them, and what was written all the same stays.
    let facts = Facts::unknown(program);
    let as_of = Some(Day::new(2026, 6, 1).unwrap());
    let mut file = AccountFile { as_of, accounts: vec![Account { program: 0, facts }], ..AccountFile::default() };
    assert!(!write(&base, &file, Format::Yaml, Language::En).contains("device_lock"));
    let (slot, _) = program.layout(Program::ACCOUNT).find(&["device_lock"]).unwrap();
    file.accounts[0].facts.account[slot] = Value::YesNo(true);
    assert!(write(&base, &file, Format::Yaml, Language::En).contains("device_lock: yes"));
}

#[test]
fn schemas_describe_every_fact() {
    for program in &rules::base().programs {
        let text = serde_json::to_string_pretty(&schema(program)).unwrap();
        for field in program.layouts.iter().flat_map(|layout| &layout.fields).filter(|field| !field.path.is_empty()) {
            assert!(text.contains(&format!("\"{}\"", field.path.last().unwrap())), "{}", field.name());
            assert!(text.contains(&field.label.zh), "{}", field.name());
        }
        insta::assert_snapshot!(format!("schema_{}", program.platform.id), text);
    }
}

#[test]
fn answers_are_written() {
    let base = rules::base();
    let read = read_as(&base, super::reading::YAML, None);
    for format in Format::ALL {
        let text = write(&base, &read.file, format, Language::En);
        insta::assert_snapshot!(format!("answers_{}", format.id()), text);
    }
}

#[test]
fn what_no_answer_changes_is_kept() {
    let base = rules::base();
    let text = "weibo:\n  verified: no\n  since: 2012-01-01\nnote: \"keep me: really\"\nwechat:\n  state: 正常\n  colour: blue\n  wallet: { balance: 12.50 CNY, mood: good }\n  authorized_apps:\n    - { name: Keep, released: no, icon: x.png }\n  pay: open\nme:\n  has_phone: 是\n  has_car: yes\n";
    let mut read = read_as(&base, text, None);
    read.file.accounts[0].facts.account[1] = Value::Choice(2);
    read.file.accounts[0].facts.account[5] = Value::Whole(3);
    for format in Format::ALL {
        let merged = merge(&base, &read.file, &read.document, &read.sources, format, Language::Zh);
        let again = read_as(&base, &merged, Some(format));
        assert_eq!(again.file.accounts, read.file.accounts, "{merged}");
        assert!(again.codes().iter().all(|code| *code == "unknown-fact" || *code == "unknown-platform"), "{merged}");
        insta::assert_snapshot!(format!("merged_{}", format.id()), merged);
    }
}

#[test]
fn a_new_answer_about_the_person_counts_whoever_asked() {
    let base = rules::base();
    let text = "wechat: {}\nqq: {}\nme:\n  has_phone: yes\n  has_id_card: no\n";
    for account in 0..2 {
        let mut read = read_as(&base, text, None);
        read.file.accounts[account].facts.me[0] = Value::YesNo(false);
        let merged = merge(&base, &read.file, &read.document, &read.sources, Format::Yaml, Language::En);
        assert!(merged.contains("has_phone: no\n"), "{merged}");
        assert!(merged.contains("has_id_card: no\n"), "{merged}");
    }
    // A fact of another platform's person is kept even if that platform has no account here.
    let mut read = read_as(&base, "wechat: {}\nme:\n  has_phone: yes\n  has_id_card: no\n", None);
    read.file.accounts[0].facts.me[0] = Value::Unknown;
    let merged = merge(&base, &read.file, &read.document, &read.sources, Format::Yaml, Language::En);
    assert!(merged.contains("has_phone: \"?\"\n") && merged.contains("has_id_card: no\n"), "{merged}");
}

#[test]
fn a_merged_file_merges_to_itself() {
    let base = rules::base();
    for text in [super::reading::YAML, super::reading::JSON, super::reading::TOML] {
        let read = read_as(&base, text, None);
        let format = read.document.format();
        let once = merge(&base, &read.file, &read.document, &read.sources, format, Language::En);
        let again = read_as(&base, &once, Some(format));
        assert_eq!(once, merge(&base, &again.file, &again.document, &again.sources, format, Language::En));
    }
}

/// Facts of any kind that a program allows.
struct Guess<'a> {
    program: &'a Program,
    rng: &'a mut TestRng,
}

impl Guess<'_> {
    fn below(&mut self, limit: u32) -> u32 {
        self.rng.random_range(0..limit)
    }

    fn row(&mut self, layout: LayoutId) -> Vec<Value> {
        self.program.layout(layout).fields.iter().map(|field| self.value(field, true)).collect()
    }

    fn value(&mut self, field: &Field, may_be_unknown: bool) -> Value {
        if may_be_unknown && self.below(4) == 0 {
            return Value::Unknown;
        }
        if field.optional && self.below(4) == 0 {
            return Value::None;
        }
        let past = 20_000 - self.below(30_000) as i32;
        match &field.kind {
            Type::YesNo => Value::YesNo(self.below(2) == 0),
            Type::Whole => Value::Whole([0, 3, 12, i64::MAX, 1][self.below(5) as usize]),
            Type::Decimal | Type::Money(_) | Type::Amount(_) => {
                let scale = self.below(29);
                let digits =
                    (i128::from(self.rng.random::<u64>()) * i128::from(self.rng.random::<u32>() >> 4)) % (1 << 90);
                let sign = if matches!(field.kind, Type::Amount(_)) || self.below(2) == 0 { 1 } else { -1 };
                Value::Decimal(Decimal::from_i128_with_scale(sign * digits, scale))
            }
            Type::Text => Value::Text(self.text().into()),
            Type::OneOf(choices) => Value::Choice(self.below(choices.len() as u32) as u16),
            Type::Date => Value::Date(past),
            Type::Time => Value::Time(i64::from(past) * 86_400 + i64::from(self.below(86_400))),
            Type::List(layout) => {
                let width = self.program.layout(*layout).fields.len();
                let words = self.program.layout(*layout).fields[0].path.is_empty();
                let mut cells = Vec::new();
                for _ in 0..self.below(4) {
                    match words {
                        true => cells.push(self.value(&self.program.layout(*layout).fields[0], false)),
                        false => cells.extend(self.row(*layout)),
                    }
                }
                Value::List(Box::new(List { cells, width, incomplete: self.below(2) == 0 }))
            }
            Type::Account(_, layout) => {
                let cells = self.row(*layout);
                Value::List(Box::new(List { width: cells.len(), cells, incomplete: false }))
            }
        }
    }

    /// Text with everything that could trip a format. `"?"` and `none` mean something else everywhere, and blanks nothing.
    fn text(&mut self) -> String {
        let pieces = [
            "Keep",
            " ",
            "知乎",
            ":",
            ": ",
            "#",
            " #",
            "\"",
            "'",
            "\\",
            "\n",
            "\r",
            "\t",
            "-",
            "- ",
            "{",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "@",
            "`",
            "%",
            "?",
            "yes",
            "null",
            "012",
            "1e3",
            "2026-11-20",
            "\u{1b}[0m",
            "\u{202e}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "\u{7f}",
            "é",
            "😀",
            "~",
            "=",
            "none",
            "\u{e000}",
            "\u{10ffff}",
            "\u{fffe}",
        ];
        let text: String = (0..self.below(5)).map(|_| pieces[self.below(pieces.len() as u32) as usize]).collect();
        if text == "?" || text == "none" || text.trim().is_empty() { String::from("Keep") } else { text }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back(
        rng in Just(()).prop_perturb(|(), rng| rng),
        as_of in prop::option::of(Just(Day::new(2026, 11, 19).unwrap())),
        format in prop::sample::select(Format::ALL.to_vec()),
        composed in any::<bool>(),
    ) {
        let base = if composed { rules::composed() } else { rules::base() };
        let mut accounts = Vec::new();
        let mut seed = rng;
        for (at, program) in base.programs.iter().enumerate() {
            let mut guess = Guess { program, rng: &mut seed };
            let (account, me) = (guess.row(Program::ACCOUNT), guess.row(Program::ME));
            accounts.push(Account { program: at, facts: Facts { account, me, others: Vec::new(), as_of } });
        }
        // One person: what one platform knows of them, the other knows.
        if let [first, second] = accounts.as_mut_slice() {
            second.facts.me[0] = first.facts.me[0].clone();
        }
        let file = AccountFile { as_of, accounts, sensitive: Vec::new() };
        let text = write(&base, &file, format, Language::Zh);
        let read = read_as(&base, &text, Some(format));
        prop_assert_eq!(read.listing(Language::En), "", "{}", text);
        prop_assert_eq!(read.file.as_of, as_of);
        for (was, is) in file.accounts.iter().zip(&read.file.accounts) {
            prop_assert_eq!(&was.facts.account, &is.facts.account, "{}", text);
            prop_assert_eq!(&was.facts.me, &is.facts.me, "{}", text);
        }
        prop_assert_eq!(read.file.accounts.len(), base.programs.len());
        // Every other format says the same when the file is merged into it.
        for other in Format::ALL {
            let merged = merge(&base, &read.file, &read.document, &read.sources, other, Language::En);
            let again = read_as(&base, &merged, Some(other));
            prop_assert_eq!(again.listing(Language::En), "", "{}", merged);
            prop_assert_eq!(&again.file.accounts, &read.file.accounts, "{}", merged);
        }
    }
}

#[test]
fn times_are_written_in_the_zone_of_the_platform() {
    let base = rules::base();
    let read = read_as(&base, "wechat:\n  last_login: 2026-11-20T10:30:00Z\n", None);
    assert!(write(&base, &read.file, Format::Json, Language::En).contains("\"2026-11-20T18:30:00+08:00\""));
    assert_eq!(base.programs[0].platform.zone.name(), Zone::named("Asia/Shanghai").unwrap().name());
}
