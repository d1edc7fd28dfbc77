//! Days of the calendar: year first, month by name, or Chinese; the year may be left out.

use super::problem;
use super::words::{month, number};
use crate::messages::Interview;
use crate::moment::{DateProblem, Day, parse_day};

/// Leap years come so often at most.
const YEARS_BACK: i16 = 8;

/// A day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    year: Option<u32>,
    month: u32,
    day: u32,
}

/// The day that is written out.
pub fn read(text: &str, from: Day, may_lie_ahead: bool) -> Result<Day, Interview> {
    let Some(written) = chinese(text, from).or_else(|| english(text)).or_else(|| digits(text)) else {
        return Err(if is_two_ways(text) { Interview::NotOneDay } else { Interview::NotDate });
    };
    match written.year {
        Some(year) => exact(year, written),
        None if may_lie_ahead => Err(Interview::YearMissing),
        None => latest(written, from),
    }
}

fn exact(year: u32, Written { month, day, .. }: Written) -> Result<Day, Interview> {
    parse_day(&format!("{year:04}-{month:02}-{day:02}")).map_err(problem)
}

/// The last such day up to another one.
fn latest(written: Written, from: Day) -> Result<Day, Interview> {
    let (this, ..) = from.year_month_day().ok_or(Interview::NotDate)?;
    for back in 0..=YEARS_BACK {
        let year = u32::try_from(this.saturating_sub(back)).map_err(|_| Interview::NotDate)?;
        match parse_day(&format!("{year:04}-{:02}-{:02}", written.month, written.day)) {
            Ok(day) if day <= from => return Ok(day),
            Ok(_) => {}
            Err(DateProblem::NoSuchDay { month: 2, .. }) if written.day == 29 => {}
            Err(found) => return Err(problem(found)),
        }
    }
    Err(Interview::NotDate)
}

/// `2026-11-15`, `2026/11/15`, `2026.11.15`; `11-15` and `15/11`, where only one of the two can be the month.
fn digits(text: &str) -> Option<Written> {
    let fields = numbers(text)?;
    match *fields.as_slice() {
        [year, month, day] if year > 31 => Some(Written { year: Some(year), month, day }),
        [month @ 1..=12, day @ 13..=31] | [day @ 13..=31, month @ 1..=12] => Some(Written { year: None, month, day }),
        [month @ 1..=12, day] if month == day => Some(Written { year: None, month, day }),
        _ => None,
    }
}

/// `3/4`, `3.4.2026`: the third of April or the fourth of March?
fn is_two_ways(text: &str) -> bool {
    let fields = numbers(text).unwrap_or_default();
    matches!(*fields.as_slice(), [1..=31, 1..=31] | [1..=31, 1..=31, _])
}

fn numbers(text: &str) -> Option<Vec<u32>> {
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let is_number = |field: &str| field.len() <= 4 && field.bytes().all(|byte| byte.is_ascii_digit());
    text.split(separator).map(str::trim).map(|field| number(field).filter(|_| is_number(field))).collect()
}

/// `15 nov`, `nov 15`, `15th of november 2026`, `november 15, 2026`.
fn english(text: &str) -> Option<Written> {
    let text = text.replace([',', '-'], " ");
    let words = text.split_whitespace().filter(|word| !matches!(*word, "of" | "the" | "on"));
    let words: Vec<&str> = words.collect();
    let (first, second, year) = match *words.as_slice() {
        [first, second] => (first, second, None),
        [first, second, year] => (first, second, Some(year)),
        _ => return None,
    };
    let year = match year {
        Some(year) => Some(number(year).filter(|year| *year > 31)?),
        None => None,
    };
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    Some(Written { year, month: month.into(), day: number(day)? })
}

/// `2026年11月15日`, `去年11月15号`, `11月15日`, `上个月15号`.
fn chinese(text: &str, from: Day) -> Option<Written> {
    let text: String = text.split_whitespace().collect();
    let text = text.trim_end_matches(['日', '号']);
    let (this_year, this_month, _) = from.year_month_day()?;
    let (this_year, this_month) = (u32::try_from(this_year).ok()?, u32::try_from(this_month).ok()?);
    for (name, back) in [("这个月", 0), ("本月", 0), ("上个月", 1), ("上月", 1)] {
        if let Some(day) = text.strip_prefix(name) {
            let (year, month) =
                if back < this_month { (this_year, this_month - back) } else { (this_year.checked_sub(1)?, 12) };
            return Some(Written { year: Some(year), month, day: number(day)? });
        }
    }
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) => (Some(year), rest),
        None => (None, text),
    };
    let (month, day) = rest.split_once('月')?;
    let year = match year {
        None => None,
        Some("今") => Some(this_year),
        Some("去") => Some(this_year.checked_sub(1)?),
        Some("前") => Some(this_year.checked_sub(2)?),
        Some(year) if year.len() == 4 => Some(number(year)?),
        Some(_) => return None,
    };
    Some(Written { year, month: number(month)?, day: number(day)? })
}
