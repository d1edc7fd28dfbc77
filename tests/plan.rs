//! Plans as people see them. Each case is a file with command lines, an account file and, if it is not about a built-in
//! platform, rules; the snapshot adds what is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use std::fmt::Write as _;

use adieu::moment::parse_day;
use support::{Ran, Workshop};

/// A folder with the files that a case holds, each below a line `--- NAME`.
fn workshop(case: &str) -> Workshop {
    let workshop = Workshop::new();
    for file in case.split("\n--- ").skip(1) {
        let (name, text) = file.split_once('\n').expect("a file has a name");
        workshop.write(name, format!("{}\n", text.trim_end()));
    }
    workshop
}

#[test]
fn plans() {
    insta::glob!("cases/plan/*.case", |path| {
        let case = std::fs::read_to_string(path).unwrap();
        let workshop = workshop(&case);
        let mut told = case.clone();
        for command in case.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let Ran { exit, stdout, stderr } = workshop.run(command);
            write!(told, "\n$ {command}\n{stdout}{stderr}exit {exit}\n").unwrap();
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!("plan", told);
        });
    });
}

/// Names that mean something to a calendar, to Markdown or to a terminal.
const NAMES: [&str; 11] = [
    "](x) *a* <b>",
    "a, b; c: \\n \\, d",
    "BEGIN:VEVENT",
    "1. # - + `c` _d_",
    "~~e~~ $f$ &amp; | g",
    "2) ![h](i) :smile:",
    "a\nb\r\nEND:VCALENDAR",
    "e\u{1b}[31mv\u{7}il",
    "\u{202e}a\u{85}b",
    "很长的名字很长的名字很长",
    "<script>f(1)</script>",
];

/// Every account of a person who has a good deal to do, with one app of that name.
fn busy(name: &str) -> String {
    let account = serde_json::json!({
        "as_of": "2026-11-20",
        "wechat": {
            "state": "stolen", "security_changes": [{ "kind": "password", "on": "2026-11-15" }], "pay": "open",
            "pending_money": true, "cards": 3, "admin_of": [{ "kind": "official_account", "name": name }],
            "authorized_apps": [{ "name": name, "released": false, "last_used": "2026-11-18" }],
        },
        "qq": {
            "account_type": "normal", "can_sign_in": true, "knows_password": true, "security_changes": [],
            "open_cases": 0, "q_coins": 30, "q_points": 0, "game_points": [{ "name": name, "left": 120 }],
            "groups_owned": [{ "name": name }], "pay_balance": "12.50", "requested_on": "none",
        },
    });
    serde_json::to_string(&account).unwrap()
}

/// Does a text hold a name? One with characters that steer is made harmless, so that it is there in other letters.
fn holds(text: &str, name: &str) -> bool {
    let steers = |character: char| character.is_control() || adieu::report::view::is_unsafe(character);
    assert!(!text.chars().any(|character| character != '\n' && steers(character)), "{text:?}");
    name.chars().any(steers) || text.contains(name)
}

#[test]
fn a_calendar_reads_the_days_that_json_has() {
    use icalendar::parser::{read_calendar, unfold};
    let moments = ["2026-11-20", "2028-02-29"];
    for (name, on) in NAMES.iter().flat_map(|name| moments.map(|on| (name, on))) {
        let workshop = Workshop::new();
        workshop.write("me.json", busy(name));
        for (language, key) in [("en", "en"), ("zh", "zh")] {
            let ics = workshop.run(&format!("adieu plan me.json --on {on} --format ics --lang {language}")).stdout;
            assert!(ics.lines().all(|line| line.len() <= 75), "{ics}");
            assert_eq!(ics.matches('\n').count(), ics.matches("\r\n").count(), "lines end in CR LF");
            let unfolded = unfold(&ics);
            let calendar = read_calendar(&unfolded).unwrap_or_else(|problem| panic!("{on}: {problem}\n{ics}"));
            let read: Vec<[String; 4]> = calendar
                .components
                .iter()
                .map(|event| {
                    assert_eq!(event.name, "VEVENT");
                    let value = |property: &str| event.find_prop(property).expect(property).val.to_string();
                    let [start, end] = ["DTSTART", "DTEND"].map(value);
                    let day = |day: &str| format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
                    [value("UID"), day(&start), day(&end), value("SUMMARY")]
                })
                .collect();
            let json = workshop.run(&format!("adieu plan me.json --on {on} --format json")).stdout;
            let json: serde_json::Value = serde_json::from_str(&json).unwrap();
            let plans = json["plans"].as_array().unwrap();
            let days = plans.iter().flat_map(|plan| plan["days"].as_array().unwrap());
            let told: Vec<[String; 4]> = days
                .map(|day| {
                    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
                    [text(&day["id"]), text(&day["day"]), text(&day["until"]), text(&day["text"][key])]
                })
                .collect();
            let ids: std::collections::HashSet<&String> = read.iter().map(|[id, ..]| id).collect();
            assert_eq!(ids.len(), read.len(), "each event has an id of its own: {ics}");
            assert_eq!(read.len(), told.len(), "{ics}");
            for (read, told) in read.iter().zip(&told) {
                assert!(read[0].ends_with(&format!("-{}@adieu", told[0])), "{ics}");
                assert_eq!(read[1], told[1], "{ics}");
                // The end of an event is the day after its last.
                assert_eq!(read[2], parse_day(&told[2]).unwrap().plus_days(1).iso(), "{ics}");
                assert!(read[3].ends_with(&told[3]), "{:?} {:?}", read[3], told[3]);
            }
            if on == "2026-11-20" {
                assert!(read.iter().any(|[.., text]| holds(text, name)), "{name:?} {read:#?}");
            }
        }
    }
}

#[test]
fn markdown_in_data_stays_text() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for name in NAMES {
        let workshop = Workshop::new();
        workshop.write("me.json", busy(name));
        for language in ["en", "zh"] {
            let page = workshop.run(&format!("adieu plan me.json --on 2026-11-20 --format markdown --lang {language}"));
            let (mut text, mut items) = (String::new(), 0);
            for event in Parser::new_ext(&page.stdout, Options::all()) {
                match event {
                    Event::Text(part) => text.push_str(&part),
                    Event::Start(Tag::Item) => {
                        items += 1;
                        text.push('\n');
                    }
                    Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::List(None) | Tag::Strong)
                    | Event::End(_)
                    | Event::TaskListMarker(_) => text.push('\n'),
                    other => panic!("{name:?} became {other:?}:\n{}", page.stdout),
                }
            }
            assert_eq!(items, page.stdout.lines().filter(|line| line.trim_start().starts_with("- ")).count());
            assert!(holds(&text, name), "{name:?}:\n{text}\n{}", page.stdout);
        }
    }
}

/// Platforms whose accounts are given up through one another's, each with as many choices again.
#[test]
fn long_ways_through_other_platforms_end_soon() {
    let workshop = Workshop::new();
    let mut account = String::from("as_of: 2026-11-20\n");
    for level in 0..6 {
        let mut rules = format!(
            "adieu 1\nplatform p{level} {{ name zh \"甲\" en \"P{level}\" timezone \"UTC\" conditions complete }}\n\
             source page {{ title zh \"页\" en \"page\" address \"example.org\" lines 9 seen 2026 evidence official }}\n"
        );
        if level < 5 {
            rules += &format!("uses p{} {{ name zh \"乙\" en \"Next\" }}\n", level + 1);
        }
        rules += "account {\n    left: yes or no label zh \"甲\" en \"left\" ask zh \"甲\" en \"Left?\"\n\
                  asked_on: optional date label zh \"乙\" en \"asked\" ask zh \"乙\" en \"Asked?\"\n";
        let mut conditions = String::new();
        for choice in 0..5 {
            rules += &format!("    c{choice}: yes or no label zh \"丙\" en \"c{choice}\" ask zh \"丙\" en \"C?\"\n");
            conditions += &format!(
                "condition r{choice} {{ title zh \"丁\" en \"R{choice}\" cite page line 3 require c{choice} is yes\n\
                 fix zh \"甲\" en \"A\" takes 3 days\n fix zh \"乙\" en \"B\" takes {} days\n }}\n",
                choice + 1
            );
        }
        let through = if level < 5 { format!("through p{}", level + 1) } else { String::new() };
        rules += &format!(
            "}}\n{conditions}condition gone {{ title zh \"戊\" en \"Gone\" cite page line 4 require left is yes\n\
             fix zh \"甲\" en \"Leave\" {through}\n fix zh \"乙\" en \"Ask\" by others\n }}\n\
             procedure delete {{ title zh \"注销\" en \"Delete\" cite page line 5 request asked_on\n wait grace for 7 days\n\
             final zh \"完\" en \"Gone\" }}\n"
        );
        workshop.write(&format!("p{level}.adieu"), rules);
        account += &format!("p{level}: {{ left: no, asked_on: none, c0: no, c1: no, c2: no, c3: no, c4: no }}\n");
    }
    workshop.write("me.yaml", account);
    let files: String = (0..6).map(|level| format!(" --rules p{level}.adieu")).collect();
    let ran = workshop.run(&format!("adieu plan me.yaml -p p0 --on 2026-11-20 --format plain{files}"));
    assert_eq!(ran.exit, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("PLAN  P0"), "{}", ran.stdout);
}

/// Two dozen conditions, three ways each, every act breaking the next; and a list as long as it may be.
#[test]
fn large_plans_end_soon() {
    let workshop = Workshop::new();
    let mut rules = String::from(
        "adieu 1\nplatform probe { name zh \"甲\" en \"Probe\" timezone \"UTC\" conditions complete }\n\
         source page { title zh \"页\" en \"page\" address \"example.org\" lines 9 seen 2026 evidence official }\naccount {\n",
    );
    let mut account = String::from("as_of: 2026-11-20\nprobe:\n");
    let mut conditions = String::new();
    for number in 0..24 {
        rules += &format!(
            "    a{number}: yes or no label zh \"甲\" en \"a\" ask zh \"甲\" en \"A?\"\n\
             d{number}: optional date label zh \"乙\" en \"d\" ask zh \"乙\" en \"D?\"\n"
        );
        conditions += &format!(
            "condition c{number} {{ title zh \"丙\" en \"C{number}\" cite page line 3 require any of {{\n\
             a{number} is yes\n fix zh \"甲\" en \"A\" counts as d{}: that day\n\
             fix zh \"乙\" en \"B\" takes {} days\n fix zh \"丙\" en \"C\" by others\n\
             d{number} is none or at least {} days ago\n }} }}\n",
            (number + 7) % 23,
            number + 1,
            number + 10
        );
        account += &format!("  a{number}: no\n  d{number}: 2026-11-1{}\n", number % 10);
    }
    workshop.write("probe.adieu", rules + "}\n" + &conditions);
    workshop.write("me.yaml", account);
    let ran = workshop.run("adieu plan me.yaml --on 2026-11-20 --rules probe.adieu");
    assert_eq!(ran.exit, 1, "{}", ran.stderr);
    let apps: Vec<_> = (0..5_000)
        .map(|app| serde_json::json!({ "name": format!("app{app}"), "released": false, "last_used": "2026-11-18" }))
        .collect();
    let account = serde_json::json!({ "as_of": "2026-11-20", "wechat": {
        "state": "stolen", "security_changes": [], "pay": "open", "pending_money": true, "cards": 3, "admin_of": [],
        "authorized_apps": apps,
    }});
    workshop.write("long.json", serde_json::to_string(&account).unwrap());
    assert_eq!(workshop.run("adieu plan long.json --on 2026-11-20").exit, 1);
}
