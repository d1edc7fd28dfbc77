//! What is right is read exactly, in every format, and found again.

use adieu::facts::{Document, Facts, Format, not_yet_happened};
use adieu::messages::Language;
use adieu::moment::{Day, Moment};
use adieu::outcome::{FactPath, FactScope, FactStep};
use adieu::source::SourceMap;
use adieu::value::Value;

use super::{Read, listing, read, read_as, rules, today};

pub const YAML: &str = r#"
as_of: 2026-11-20
me:
  has_phone: Yes
wechat:
  state: 正常
  pay: never opened
  security_changes: []
  authorized_apps:
    - { name: Keep, released: no, last_used: 2026-11-08 }
    - name: "知乎"
      released: "?"
      last_used: none
    - "?"
  services: [taobao, 其他业务]
  cards: 12
  wallet: { balance: 12.50 CNY, frozen: FALSE }
  rate: 0.10
  registered_on: "2012-05-09"
  last_order_on: null
  expires_on: 2027-01-31
  last_login: 2026-11-20T18:30:00+08:00
  nickname: no
  phone_tail: "?"
qq:
  q_coins: 30 q_coin
"#;

pub const JSON: &str = r#"{
  "as_of": "2026-11-20",
  "me": { "has_phone": true },
  "wechat": {
    "state": "normal", "pay": "never_opened", "security_changes": [],
    "authorized_apps": [
      { "name": "Keep", "released": false, "last_used": "2026-11-08" },
      { "name": "\u77e5乎", "last_used": null },
      "?"
    ],
    "services": ["taobao", "other"],
    "cards": 12, "wallet": { "balance": 12.50, "frozen": false }, "rate": 0.10,
    "registered_on": "2012-05-09", "last_order_on": "none", "expires_on": "2027-01-31",
    "last_login": "2026-11-20T10:30:00Z", "nickname": "no"
  },
  "qq": { "q_coins": "30" }
}"#;

pub const TOML: &str = r#"
as_of = 2026-11-20
me.has_phone = true

[wechat]
state = "normal"
pay = "从未开通"
security_changes = []
services = ["taobao", "other"]
cards = 12
wallet.balance = "12.50"
wallet.frozen = false
rate = 0.10
registered_on = 2012-05-09
last_order_on = "none"
expires_on = 2027-01-31
last_login = 2026-11-20T18:30:00+08:00
nickname = 'no'
authorized_apps = [
  { name = "Keep", released = false, last_used = 2026-11-08 },
  { name = "知乎", last_used = "none" },
  "?",
]

[qq]
q_coins = 30
"#;

#[test]
fn the_three_formats_mean_the_same() {
    let [yaml, json, toml] = [YAML, JSON, TOML].map(read);
    for read in [&yaml, &json, &toml] {
        assert_eq!(read.listing(Language::En), "");
    }
    assert_eq!(yaml.document.format(), Format::Yaml);
    assert_eq!(json.document.format(), Format::Json);
    assert_eq!(toml.document.format(), Format::Toml);
    assert_eq!(yaml.file.accounts, json.file.accounts);
    assert_eq!(yaml.file.accounts, toml.file.accounts);
    insta::assert_debug_snapshot!(yaml.file);
}

#[test]
fn digits_are_kept_as_written() {
    let read = read(r#"{ "wechat": { "rate": 0.12345678901234567890, "wallet": { "balance": 0.10 } } }"#);
    assert_eq!(read.codes(), [""; 0]);
    let account = &read.file.accounts[0].facts.account;
    assert_eq!(account[8], Value::Decimal("0.12345678901234567890".parse().unwrap()));
    let Value::Decimal(balance) = account[6] else { panic!() };
    assert_eq!(balance.to_string(), "0.10");
}

#[test]
fn not_known_in_every_type() {
    let base = rules::base();
    let mut text = String::from("{ \"wechat\": {");
    for field in &base.programs[0].layouts[0].fields {
        if field.path.len() == 1 {
            text.push_str(&format!("\"{}\": \"?\",", field.name()));
        }
    }
    text.push_str("\"wallet\": \"?\" } }");
    let read = read(&text);
    assert_eq!(read.listing(Language::En), "");
    assert_eq!(read.file.accounts[0].facts, Facts::unknown(&base.programs[0]));
}

#[test]
fn a_byte_order_mark_and_carriage_returns_change_nothing() {
    for text in [YAML, JSON, TOML] {
        let plain = read(text);
        let windows = read(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(windows.listing(Language::En), "");
        assert_eq!(plain.file.accounts, windows.file.accounts);
    }
}

#[test]
fn accounts_of_platforms_that_are_not_loaded_are_left_alone() {
    let read = read("alipay:\n  anything: 1\nwechat:\n  state: normal\n");
    assert_eq!(read.codes(), [""; 0]);
    let keys: Vec<&str> = read.document.platform_keys().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["alipay", "wechat"]);
}

#[test]
fn facts_about_the_person_are_known_if_any_platform_knows_them() {
    let read = read("wechat: {}\nqq: {}\nme:\n  has_phone: yes\n  has_id_card: nope\n  has_car: yes\n");
    insta::assert_snapshot!(read.listing(Language::En), @r#"
    5:16 error[bad-value] an identity card cannot be `nope`
        5:16 "nope": write `yes` or `no`
    6:3 warning[unknown-fact] no rule reads `has_car`; it is left aside
        6:3 "has_car"
    "#);
    assert_eq!(read.file.accounts[0].facts.me, [Value::YesNo(true)]);
    assert_eq!(read.file.accounts[1].facts.me, [Value::YesNo(true), Value::Unknown]);
}

#[test]
fn accounts_of_other_platforms_come_along() {
    let base = rules::composed();
    let text = "outer:\n  officials: [{ name: A, deleted: yes, closed_on: 2026-01-01 }, \"?\"]\nofficial:\n  name: B\nholder:\n  shop: { name: C, deleted: no }\n";
    let read = read_as(&base, text, None);
    assert_eq!(read.listing(Language::En), "");
    let [outer, official, holder] = read.file.accounts.as_slice() else { panic!() };
    let Value::List(list) = &outer.facts.account[0] else { panic!() };
    assert!(list.incomplete);
    assert_eq!(
        list.row(0),
        [Value::Text("A".into()), Value::Date(Day::new(2026, 1, 1).unwrap().0), Value::YesNo(true)]
    );
    assert_eq!(outer.facts.others, [Some(vec![Value::Text("B".into()), Value::Unknown, Value::Unknown])]);
    assert_eq!(official.facts.account, [Value::Text("B".into()), Value::Unknown]);
    assert_eq!(holder.facts.others, outer.facts.others);
    let alone = read_as(&base, "holder:\n  shop: { name: C, deleted: no }\n", None);
    assert_eq!(
        alone.file.accounts[0].facts.others,
        [Some(vec![Value::Text("C".into()), Value::Unknown, Value::YesNo(false)])]
    );
}

fn path(steps: &[&str]) -> FactPath {
    let step = |step: &&str| step.parse().map_or_else(|_| FactStep::Field((*step).to_owned()), FactStep::Index);
    FactPath { scope: FactScope::Account, steps: steps.iter().map(step).collect() }
}

#[test]
fn a_fact_is_found_again_in_its_file() {
    for text in [YAML, JSON, TOML] {
        let read = read(text);
        let source = |span| read.sources.text(span);
        let find = |steps: &[&str]| read.document.locate("wechat", &path(steps)).unwrap();
        let last_used = find(&["authorized_apps", "0", "last_used"]);
        assert_eq!(source(last_used.value).trim_matches('"'), "2026-11-08");
        assert_eq!(source(last_used.key.unwrap()).trim_matches('"'), "last_used");
        let balance = find(&["wallet", "balance"]);
        assert!(source(balance.value).contains("12.50") && balance.found);
        let element = find(&["authorized_apps", "1"]);
        assert!(source(element.value).contains("last_used") && element.key.is_none());
        let missing = find(&["authorized_apps", "1", "price"]);
        assert!(!missing.found);
        assert_eq!(missing.value, element.value);
        let missing = find(&["nothing"]);
        assert_eq!(source(missing.label()).trim_matches('"'), "wechat");
        assert!(read.document.locate("weibo", &path(&["state"])).is_none());
        let me = FactPath { scope: FactScope::Me, ..path(&["has_phone"]) };
        assert!(source(read.document.locate("wechat", &me).unwrap().value).to_lowercase().contains(['y', 't']));
    }
}

#[test]
fn events_after_the_moment_have_not_happened_yet() {
    let text = "as_of: 2026-11-20\nwechat:\n  registered_on: 2026-11-10\n  expires_on: 2027-01-01\n  last_login: 2026-11-09T23:59:59+08:00\n  security_changes:\n    - { kind: phone, on: 2026-11-08 }\n    - { kind: email, on: 2026-11-15 }\n";
    let read = read(text);
    let base = rules::base();
    assert_eq!(read.codes(), [""; 0]);
    let program = &base.programs[0];
    let moment = Moment::Day(Day::new(2026, 11, 9).unwrap());
    let found = not_yet_happened(program, &read.file.accounts[0].facts, moment);
    let names: Vec<String> = found.iter().map(|event| event.fact.name()).collect();
    assert_eq!(names, ["security_changes[1].on", "registered_on"]);
    let diagnostics: Vec<_> = found.iter().map(|event| event.diagnostic(program, &read.document)).collect();
    insta::assert_snapshot!(listing(&read.sources, &diagnostics, Language::En), @r#"
    8:26 warning[not-yet-happened] day of the change, 2026-11-15, lies after the moment you ask about, so it has not happened yet
        8:26 "2026-11-15"
    3:18 warning[not-yet-happened] day of registration, 2026-11-10, lies after the moment you ask about, so it has not happened yet
        3:18 "2026-11-10"
    "#);
}

/// Lays assignments over a text.
fn set(text: &str, assignments: &[&str]) -> Read {
    let mut sources = SourceMap::new();
    let file = sources.add("me.yaml", text);
    let (mut document, mut diagnostics) = Document::parse(&sources, file, None);
    diagnostics.extend(document.set(&mut sources, assignments));
    let (facts, more) = document.facts(&sources, &rules::base(), &["wechat", "qq"], today());
    diagnostics.extend(more);
    Read { sources, document, file: facts, diagnostics }
}

#[test]
fn assignments_change_facts() {
    let text = "wechat:\n  pay: open\n  authorized_apps:\n    - { name: Keep, released: no }\n";
    let read = set(
        text,
        &[
            "wechat.pay=closed",
            "wechat.wallet.balance = 12.50 CNY",
            "wechat.authorized_apps[0].released=yes",
            "wechat.services=[taobao, ?]",
            "wechat.nickname='Ming = the second'",
            "wechat.cards=?",
            "me.has_phone=no",
            "as_of=2026-11-01",
            "qq.device_lock=no",
        ],
    );
    assert_eq!(read.listing(Language::En), "");
    let account = &read.file.accounts[0].facts.account;
    assert_eq!(account[1], Value::Choice(2));
    let Value::List(apps) = &account[3] else { panic!() };
    assert_eq!(apps.row(0)[1], Value::YesNo(true));
    let Value::List(services) = &account[4] else { panic!() };
    assert!(services.incomplete && services.len() == 1);
    assert_eq!(account[13], Value::Text("Ming = the second".into()));
    assert_eq!(read.file.as_of, Day::new(2026, 11, 1));
    let pay = read.document.locate("wechat", &path(&["pay"])).unwrap();
    assert_eq!(read.sources.file(pay.value.file).name, "--set");
    assert_eq!(set(text, &["pay=closed"]).file.accounts[0].facts.account[1], Value::Choice(2));
}

#[test]
fn wrong_assignments_are_told_like_wrong_files() {
    let text = "wechat:\n  pay: open\n  authorized_apps: []\n";
    let wrong = [
        "wechat.pay=opened",
        "wechat.pya=open",
        "wechta.pay=open",
        "wechat.pay",
        "=open",
        "wechat..pay=open",
        "wechat.state=",
        "wechat.authorized_apps[3].released=yes",
        "wechat.authorized_apps.name=Keep",
        "wechat.services=[taobao",
        "wechat.security_changes=[{ kind: phone, on: 2026-11-31 }]",
        "wechat.nickname=a\0b",
    ];
    let told: Vec<String> = wrong
        .iter()
        .map(|assignment| format!("--set '{assignment}'\n{}", set(text, &[assignment]).listing(Language::En)))
        .collect();
    insta::assert_snapshot!(super::visible(&told.join("\n")));
}

#[test]
fn formats_are_told_apart() {
    for (text, format) in [
        ("{}", Format::Json),
        ("\n  { \"a\": 1 }", Format::Json),
        ("[1, 2]", Format::Json),
        ("[\n1]", Format::Json),
        ("[wechat]\n", Format::Toml),
        ("# note\n[wechat.wallet] # more", Format::Toml),
        ("[[apps]]", Format::Toml),
        ("as_of = 2026-11-20", Format::Toml),
        ("wechat:\n", Format::Yaml),
        ("# = \nwechat: { a: b = c }", Format::Yaml),
        ("", Format::Yaml),
    ] {
        assert_eq!(Format::detect(text), format, "{text:?}");
    }
    assert_eq!(Format::of_name("a/me.YML"), Some(Format::Yaml));
    assert_eq!(Format::of_name("me"), None);
}
