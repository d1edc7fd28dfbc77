//! Days as people type them: a table of phrases and what they name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use adieu::interview::day;
use adieu::messages::Interview;
use adieu::moment::{Day, parse_day};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[test]
fn a_phrase_names_its_day() {
    let mut wrong = Vec::new();
    let (mut from, mut ahead) = (Day(0), false);
    for line in include_str!("cases/days.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some((phrase, expected)) = line.split_once(" = ") else {
            let [kind, day, weekday] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            from = parse_day(day).unwrap();
            assert_eq!(WEEKDAYS[usize::from(from.weekday())], weekday);
            ahead = kind == "ahead";
            continue;
        };
        let found = match day::read(phrase, from, ahead) {
            Ok(day) => day.iso(),
            Err(Interview::NoSuchDay { days }) => format!("NoSuchDay {days}"),
            Err(problem) => format!("{problem:?}"),
        };
        if found != expected {
            wrong.push(format!("{phrase}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whatever is typed, nothing breaks, at any end of the calendar.
#[test]
fn no_phrase_is_too_much() {
    let phrases =
        ["99999 weeks ago", "in 99999 weeks", "上上周一", "29 Feb", "九百九十九周前", "前年1月1日", "…前", "上", "个"];
    for from in [Day(i32::MIN), Day(-4_371_222), Day(0), Day(2_932_896), Day(i32::MAX)] {
        for phrase in phrases {
            let _ = day::read(phrase, from, false);
        }
    }
}
