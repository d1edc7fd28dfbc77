//! Long lists: judged in time that grows with their length, or refused where a rule asks too much of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::time::{Duration, Instant};

use adieu::check::check;
use adieu::eval::{At, Failure, Frame};
use adieu::facts::{Document, Facts};
use adieu::moment::{Day, Moment, parse_day};
use adieu::outcome::Outcome;
use adieu::program::{Base, Verdict};
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, parse};
use adieu::truth::Truth;
use adieu::verdict::evaluate;

/// Rules with one list, `visits`, and one condition.
fn rules(require: &str) -> String {
    format!(
        r#"adieu 1
platform inn {{ name zh "客栈" en "Inn" timezone "Asia/Shanghai" conditions complete cite page }}
source page {{ title zh "页面" en "the page" address "inn.example" seen 2026 evidence official }}
account {{
    visits: list of {{
        name: text
            label zh "名字" en "name"
        on: date
            label zh "日期" en "day"
        paid: whole number
            label zh "付款" en "paid"
    }}
        label zh "来访" en "visits"
        ask   zh "来过哪几次？" en "Which visits were there?"
}}
condition quiet {{
    title zh "很久没来" en "Not seen for long"
    cite  page
    require {require}
        fix zh "断绝来往" en "Break with the inn"
}}
procedure leave {{
    title zh "离开" en "Leave"
    cite  page
    final zh "离开了" en "Gone"
}}
"#
    )
}

fn base(require: &str) -> Base {
    let mut sources = SourceMap::new();
    let file = sources.add("inn.adieu", rules(require));
    let (tree, diagnostics) = parse(&sources, file, Wanted::Rules);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let checked = check(&sources, &[tree]);
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    checked.base
}

/// So many visits, one a day, the last yesterday.
fn facts(base: &Base, visits: i32) -> Facts {
    let visit = |back: i32| {
        let (year, month, day) = today().plus_days(-1 - back).year_month_day().unwrap();
        format!(r#"{{"name":"v{back}","on":"{year:04}-{month:02}-{day:02}","paid":1}}"#)
    };
    let visits: Vec<String> = (0..visits).map(visit).collect();
    let mut sources = SourceMap::new();
    let text = format!(r#"{{"as_of":"2026-11-20","inn":{{"visits":[{}]}}}}"#, visits.join(","));
    let id = sources.add("me.json", text);
    let (document, diagnostics) = Document::parse(&sources, id, None);
    let (mut file, more) = document.facts(&sources, base, &["inn"], today());
    assert!(diagnostics.is_empty() && more.is_empty(), "{diagnostics:?} {more:?}");
    file.accounts.remove(0).facts
}

fn today() -> Day {
    parse_day("2026-11-20").unwrap()
}

/// The outcome, and how long it took to judge.
fn judged(require: &str, visits: i32) -> (Outcome, Duration) {
    let base = base(require);
    let facts = facts(&base, visits);
    let start = Instant::now();
    let outcome = evaluate(&base, &base.programs[0], &facts, Moment::Day(today())).unwrap();
    (outcome, start.elapsed())
}

#[test]
fn every_entry_may_have_a_day_of_its_own() {
    let (outcome, time) = judged("every visit in visits: visit.on is at least 30 years ago", 5_000);
    assert_eq!(outcome.verdict, Verdict::Waiting);
    assert!(time < Duration::from_secs(5), "{time:?}");
}

/// A count changes on each of its days; what it is compared with decides how many of them matter.
#[test]
fn a_count_is_not_followed_day_by_day() {
    let fresh = "count of (visit in visits where visit.on is less than 9000 days ago)";
    for (comparison, visits_that_must_age) in [("is 0", 5_000), ("is at most 4999", 1), ("is less than 2000", 3_001)] {
        let (outcome, time) = judged(&format!("{fresh} {comparison}"), 5_000);
        // The oldest visit was 5,000 days ago; each ages 9,000 days after it.
        let day = today().plus_days(9_000 - 5_000 - 1 + visits_that_must_age);
        assert_eq!(outcome.by_waiting.map(|point| point.day), Some(day), "{comparison}");
        assert!(time < Duration::from_secs(5), "{comparison}: {time:?}");
    }
}

#[test]
fn what_would_take_days_is_refused() {
    let base =
        base("every one in visits: no other in visits where (other.name is the same as one.name and other.paid is 2)");
    let facts = facts(&base, 300);
    let program = &base.programs[0];
    let now = Moment::Day(today()).instant(&program.platform.zone);
    for (steps, failure) in [(1_000_000, None), (10_000, Some(Failure::TooManySteps))] {
        let at = At::limited(&base, program, now, steps);
        let mut frame = Frame::new(&facts, &program.platform.zone, now);
        let truth: Truth = at.formula(&mut frame, program.conditions[0].requires[0].test);
        assert_eq!(at.failure().map(|(failure, _)| failure), failure, "{truth:?}");
    }
}
