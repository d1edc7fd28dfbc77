//! Days as people type them, seen from a day: `2026-11-15`, `15 Nov`, `yesterday`, `5 days ago`, `上周五`.
//!
//! Only what names one day is read. `last month` names none, and `3/4` two. Read it in this order: [`read`], then
//! `day/words.rs` (numbers, months and days of the week as words), `day/relative.rs` (days counted from today),
//! `day/dated.rs` (days of the calendar).

use unicode_normalization::UnicodeNormalization;

use crate::messages::Interview;
use crate::moment::{DateProblem, Day};

mod dated;
mod relative;
mod words;

/// The day that a line names, seen from another day. A day without a year is the last one up to that day; if it `may lie
/// ahead`, it needs its year.
///
/// # Errors
/// What is wrong with it, and what would be right.
pub fn read(line: &str, from: Day, may_lie_ahead: bool) -> Result<Day, Interview> {
    let narrow: String = line.nfkc().flat_map(char::to_lowercase).collect();
    let text = narrow.trim().trim_end_matches(['。', '.', '!']).trim();
    // As days are shown: `Sun 15 Nov 2026`, `2026 年 11 月 15 日（周日）`.
    if let Some((weekday, text)) = words::without_weekday(text) {
        let day = dated::read(text, from, may_lie_ahead)?;
        return if day.weekday() == weekday { Ok(day) } else { Err(Interview::NotOneDay) };
    }
    match relative::read(text, from) {
        Some(Found::Day(day)) => return Ok(day),
        Some(Found::NoSingleDay) => return Err(Interview::NotOneDay),
        None => {}
    }
    dated::read(text, from, may_lie_ahead)
}

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Day(Day),
    /// A month, or a day that could be one of two.
    NoSingleDay,
}

impl Found {
    fn of(day: Option<Day>) -> Option<Found> {
        day.map(Found::Day)
    }
}

fn problem(problem: DateProblem) -> Interview {
    match problem {
        DateProblem::NoSuchMonth(_) => Interview::NoSuchMonth,
        DateProblem::NoSuchDay { days, .. } => Interview::NoSuchDay { days: days.into() },
        DateProblem::Malformed | DateProblem::NoSuchTime | DateProblem::NoOffset => Interview::NotDate,
    }
}
