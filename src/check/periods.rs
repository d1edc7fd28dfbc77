//! Days, months and years as written, and the windows they bound.

use crate::check::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::moment::{DateProblem, Day, Moment, parse_day, parse_time};
use crate::program::{Period, Precision, Window};
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    /// `2025`, `2025-05` or `2025-05-17`.
    pub(super) fn period(&mut self, date: &ast::Date) -> Option<Period> {
        let dashes = date.text.matches('-').count();
        let (text, precision) = match dashes {
            0 => (format!("{}-01-01", date.text), Precision::Year),
            1 => (format!("{}-01", date.text), Precision::Month),
            _ => (date.text.clone(), Precision::Day),
        };
        let first = self.day_of(&text, date)?;
        Some(Period { first, precision })
    }

    /// A whole day, where a month or year alone will not do.
    pub(super) fn whole_day(&mut self, date: &ast::Date) -> Option<Day> {
        if date.text.contains(['T', 't', ' ', ':']) || date.text.matches('-').count() < 2 {
            let message = Check::DayWanted { text: date.text.clone() }.into();
            self.report(Diagnostic::error(Code::BadDate, date.span, message));
            return None;
        }
        self.day_of(&date.text, date)
    }

    /// A day or a time.
    pub(super) fn moment(&mut self, date: &ast::Date) -> Option<Moment> {
        if date.text.contains(['T', 't', ' ', ':']) {
            return self.time_of(&date.text, date.span).map(Moment::Instant);
        }
        self.whole_day(date).map(Moment::Day)
    }

    fn day_of(&mut self, text: &str, date: &ast::Date) -> Option<Day> {
        match parse_day(text) {
            Ok(day) => Some(day),
            Err(problem) => {
                self.bad_date(&date.text, date.span, problem);
                None
            }
        }
    }

    /// An instant as RFC 3339 writes it.
    pub(super) fn time_of(&mut self, text: &str, span: Span) -> Option<i64> {
        match parse_time(text) {
            Ok(instant) => Some(instant),
            Err(problem) => {
                self.bad_date(text, span, problem);
                None
            }
        }
    }

    /// Reports a day or time that cannot be.
    pub(super) fn bad_date(&mut self, text: &str, span: Span, problem: DateProblem) {
        let text = text.to_owned();
        let message = match problem {
            DateProblem::Malformed => Check::DateMalformed { text },
            DateProblem::NoSuchMonth(month) => Check::NoSuchMonth { text, month: u32::from(month) },
            DateProblem::NoSuchDay { year, month, days } => {
                let month = Words { zh: format!("{year} 年 {month} 月"), en: format!("{year}-{month:02}") };
                Check::NoSuchDay { text, month, days: i64::from(days) }
            }
            DateProblem::NoSuchTime => Check::NoSuchTime { text },
            DateProblem::NoOffset => Check::NoOffset { text },
        };
        self.report(Diagnostic::error(Code::BadDate, span, message.into()));
    }

    /// `from D until D`, within what is around it; an end before the start is reported.
    pub(super) fn window(&mut self, from: Option<&ast::Date>, until: Option<&ast::Date>, around: Window) -> Window {
        let (start, end) = (from.and_then(|date| self.period(date)), until.and_then(|date| self.period(date)));
        if let (Some(start), Some(end), Some(from), Some(until)) = (start, end, from, until)
            && end.first <= start.first
        {
            self.ends_too_early(from, until);
        } else {
            let outside = from.filter(|_| is_outside(start, around)).or(until.filter(|_| ends_before(end, around)));
            if let Some(date) = outside {
                let message = Check::OutsideVersion { text: date.text.clone() }.into();
                self.report(Diagnostic::error(Code::BadPeriod, date.span, message));
            }
        }
        Window { from: later(start, around.from), until: earlier(end, around.until) }
    }

    /// Reports an end that does not come after its start.
    pub(super) fn ends_too_early(&mut self, from: &ast::Date, until: &ast::Date) {
        let found = Diagnostic::error(Code::BadPeriod, until.span, Check::EndsBeforeStart.into());
        let found = found.saying(Check::UntilIsWithout.into());
        self.report(found.label(from.span, Check::StartsHere.into()));
    }
}

/// Does something begin when what is around it is over?
fn is_outside(start: Option<Period>, around: Window) -> bool {
    matches!((start, around.until), (Some(start), Some(until)) if start.first >= until.first)
}

/// Does something end before what is around it begins?
fn ends_before(end: Option<Period>, around: Window) -> bool {
    matches!((end, around.from), (Some(end), Some(from)) if end.first <= from.first)
}

fn later(one: Option<Period>, other: Option<Period>) -> Option<Period> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if one.first < other.first { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn earlier(one: Option<Period>, other: Option<Period>) -> Option<Period> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.first < one.first { other } else { one }),
        (one, other) => one.or(other),
    }
}
