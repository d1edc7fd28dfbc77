//! What no report may do, whatever stands in the account file: grow without end, steer the terminal, be wider than it.

use adieu::messages::Language;
use adieu::moment::{Moment, parse_day};
use adieu::report::account::{self, Why};
use adieu::report::style::{Format, Style};
use adieu::report::{json, view};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// Names as people and attackers write them.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ]{0,12}",
        "[\u{4e00}-\u{4e80}，。（）“”]{0,20}",
        "[а-яα-ω…·—①✗]{1,20}",
        "\\PC{0,80}",
        any::<String>(),
        "[a-z\u{1b}\u{202e}\u{7}\u{1}\u{2}\u{3}\u{0}\\[]{1,30}",
        "[a-z]{100,300}",
    ]
    // An account file holds no NUL, and no name of blanks alone: they are refused before.
    .prop_map(|name| name.replace('\0', ""))
    .prop_map(|name| if name.trim().is_empty() { String::from("Keep") } else { name })
}

fn facts(names: &[String], days: &[u8]) -> String {
    let apps: Vec<_> = names
        .iter()
        .zip(days.iter().cycle())
        .map(|(name, day)| serde_json::json!({ "name": name, "released": false, "last_used": format!("2026-11-{:02}", day % 19 + 1) }))
        .collect();
    let roles: Vec<_> = names.iter().map(|name| serde_json::json!({ "kind": "mini_program", "name": name })).collect();
    serde_json::json!({ "wechat": { "state": "banned", "pay": "open", "authorized_apps": apps, "admin_of": roles } })
        .to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_the_terminal(
        names in proptest::collection::vec(name(), 1..6),
        days in proptest::collection::vec(any::<u8>(), 1..6),
        width in 40usize..130,
        zh in any::<bool>(),
        unicode in any::<bool>(),
    ) {
        let today = parse_day("2026-11-20").unwrap();
        let facts = facts(&names, &days);
        let loaded = crate::load(&facts, None, today);
        let language = if zh { Language::Zh } else { Language::En };
        let style = Style { language, width, unicode, color: false, format: Format::Human };
        let report = crate::told(&loaded, Moment::Day(today), Some(today), |answers| account::account(answers, &style));
        for line in report.lines() {
            prop_assert!(line.width() <= width, "{} > {width}: {line}", line.width());
            prop_assert!(!line.chars().any(view::is_unsafe), "{line:?}");
            prop_assert!(!line.ends_with(' '), "{line:?}");
        }
        for report in [
            crate::told(&loaded, Moment::Day(today), None, |answers| account::why(answers, Why::All, &style).unwrap()),
            crate::told(&loaded, Moment::Day(today), None, json::outcome),
            crate::told(&loaded, Moment::Day(today), None, |answers| account::account(answers, &Style { format: Format::Plain, ..style })),
        ] {
            prop_assert!(!report.lines().any(|line| line.chars().any(view::is_unsafe)), "{report:?}");
        }
    }
}

/// A file of 200 KB on one line, of long texts and of many elements, is told in 5 KB.
#[test]
fn long_account_files_make_short_reports() {
    let today = parse_day("2026-11-20").unwrap();
    let long = "长".repeat(2_000);
    let texts: Vec<String> = (0..30).map(|index| format!("{index}{long}")).collect();
    let many: Vec<String> = (0..3_000).map(|index| format!("app {index}")).collect();
    for names in [texts, many] {
        let facts = facts(&names, &[1, 5, 9]);
        assert!(facts.len() > 150_000 && !facts.contains('\n'));
        let loaded = crate::load(&facts, None, today);
        for language in [Language::En, Language::Zh] {
            let style = Style { language, ..Style::default() };
            let report = crate::told(&loaded, Moment::Day(today), None, |answers| account::account(answers, &style));
            assert!(report.len() < 5_000, "{} bytes:\n{report}", report.len());
            let proof = crate::told(&loaded, Moment::Day(today), None, |answers| {
                account::why(answers, Why::Item("released"), &style).unwrap()
            });
            assert!(proof.len() < 5_000, "{} bytes:\n{proof}", proof.len());
        }
    }
}

/// Words that stay whole: what somebody pastes.
#[test]
fn commands_and_paths_are_never_cut() {
    let today = parse_day("2026-11-20").unwrap();
    let loaded = crate::load(r#"{"wechat": {"pay": "open"}}"#, None, today);
    for width in [24, 30, 40, 60] {
        let style = Style { width, ..Style::default() };
        let report = crate::told(&loaded, Moment::Day(today), None, |answers| account::account(answers, &style));
        assert!(report.contains("adieu ask me.yaml"), "{report}");
        assert!(report.contains("adieu me.yaml --why"), "{report}");
        assert!(report.contains("me.yaml:1"), "{report}");
    }
}
