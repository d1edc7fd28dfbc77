//! Days counted from today.

use super::Found;
use super::words::{chinese_weekday, number, weekday};
use crate::moment::Day;

/// Days that have a name of their own, by how far they are from today.
const NAMED: &[(&str, i32)] = &[
    ("today", 0),
    ("yesterday", -1),
    ("the day before yesterday", -2),
    ("day before yesterday", -2),
    ("tomorrow", 1),
    ("the day after tomorrow", 2),
    ("day after tomorrow", 2),
    ("今天", 0),
    ("今日", 0),
    ("昨天", -1),
    ("昨日", -1),
    ("前天", -2),
    ("大前天", -3),
    ("明天", 1),
    ("后天", 2),
    ("大后天", 3),
];

/// What is longer than a day, or could be one of two.
const NO_SINGLE_DAY: &[&str] = &[
    "last week",
    "last month",
    "last year",
    "this week",
    "this month",
    "this year",
    "recently",
    "上周",
    "上星期",
    "上个星期",
    "上礼拜",
    "上个礼拜",
    "上月",
    "上个月",
    "去年",
    "今年",
    "本周",
    "这周",
    "本月",
    "这个月",
    "最近",
    "前几天",
];

/// The day of a phrase, if it is one that counts from today.
pub fn read(text: &str, from: Day) -> Option<Found> {
    if let Some((_, days)) = NAMED.iter().find(|(name, _)| *name == text) {
        return Some(Found::Day(from.plus_days(*days)));
    }
    if NO_SINGLE_DAY.contains(&text) {
        return Some(Found::NoSingleDay);
    }
    english(text, from).or_else(|| chinese(text, from))
}

/// `5 days ago`, `in 2 weeks`, `last friday`, `friday`.
fn english(text: &str, from: Day) -> Option<Found> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [count, unit, "ago"] => span(number(count)?, unit, from, -1),
        ["in", count, unit] => span(number(count)?, unit, from, 1),
        ["last", day] => Some(last_weekday(weekday(day)?, from)),
        ["on", day] | [day] => {
            // Today is called today.
            let back = days_back(weekday(day)?, from);
            Some(if back == 0 { Found::NoSingleDay } else { Found::Day(from.plus_days(-back)) })
        }
        _ => None,
    }
}

/// So many days or weeks; months and years have no exact length in what people say.
fn span(count: u32, unit: &str, from: Day, sign: i32) -> Option<Found> {
    let days = match unit {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        "month" | "months" | "year" | "years" => return Some(Found::NoSingleDay),
        _ => return None,
    };
    counted(count, days, from, sign)
}

fn counted(count: u32, days: i32, from: Day, sign: i32) -> Option<Found> {
    let days = i32::try_from(count).ok()?.checked_mul(days)?.checked_mul(sign)?;
    Found::of(Some(from.plus_days(days)))
}

/// How many days ago a day of the week was, today included.
fn days_back(weekday: u8, from: Day) -> i32 {
    (i32::from(from.weekday()) - i32::from(weekday)).rem_euclid(7)
}

/// English is of two minds about `last Friday` on a Saturday; up to the Friday it means the week before.
fn last_weekday(weekday: u8, from: Day) -> Found {
    match days_back(weekday, from) {
        0 => Found::Day(from.plus_days(-7)),
        back if weekday > from.weekday() => Found::Day(from.plus_days(-back)),
        _ => Found::NoSingleDay,
    }
}

/// `5天前`, `两 周前`, `上周五`, `周五`, `三天后`.
fn chinese(text: &str, from: Day) -> Option<Found> {
    let text: String = text.split_whitespace().collect();
    if let Some(count) =
        text.strip_suffix("以前").or_else(|| text.strip_suffix("之前")).or_else(|| text.strip_suffix('前'))
    {
        return chinese_span(count, from, -1);
    }
    if let Some(count) =
        text.strip_suffix("以后").or_else(|| text.strip_suffix("之后")).or_else(|| text.strip_suffix('后'))
    {
        return chinese_span(count, from, 1);
    }
    let (weeks, rest) = match () {
        () if let Some(rest) = text.strip_prefix("上上") => (-2, rest),
        () if let Some(rest) = text.strip_prefix('上') => (-1, rest),
        () if let Some(rest) = text.strip_prefix('下') => (1, rest),
        () => (0, text.strip_prefix('这').or_else(|| text.strip_prefix('本')).unwrap_or(&text)),
    };
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    let day = ["星期", "礼拜", "周"].iter().find_map(|name| rest.strip_prefix(name))?;
    // A week begins on Monday.
    let monday = from.plus_days(-i32::from(from.weekday()));
    let day = i32::from(chinese_weekday(day)?);
    Some(Found::Day(monday.plus_days(weeks * 7 + day)))
}

fn chinese_span(count: &str, from: Day, sign: i32) -> Option<Found> {
    // Not `日`: `10日前` is before the tenth to some.
    const UNITS: [(&str, i32); 6] = [("个星期", 7), ("个礼拜", 7), ("星期", 7), ("礼拜", 7), ("周", 7), ("天", 1)];
    if let Some((count, days)) = UNITS.iter().find_map(|(unit, days)| Some((count.strip_suffix(unit)?, *days))) {
        return counted(number(count)?, days, from, sign);
    }
    let long = ["个月", "月", "年"].iter().find_map(|unit| count.strip_suffix(unit))?;
    (number(long).is_some() || long.ends_with('半')).then_some(Found::NoSingleDay)
}
