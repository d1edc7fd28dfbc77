//! Days, ages and spans of time in words.

use super::Wording;
use crate::eval::Frame;
use crate::messages::words::{LONG_MONTHS, MONTHS, Plural, WEEKDAYS};
use crate::messages::{Language, Phrase};
use crate::moment::{Day, Moment};
use crate::outcome::Point;
use crate::program::{Period, Precision, TimeSpan};
use crate::report::layout::{edged, keep};
use crate::source::Span;

/// Up to so many days an age is given in days, then in months, then in years.
const MOST_DAYS: i64 = 120;
const MOST_MONTHS: i64 = 23;

/// `3 Aug 2026`
pub fn plain_day(day: Day, language: Language) -> String {
    let Some((year, month, number)) = day.year_month_day() else { return day.iso() };
    let month = month_name(month, &MONTHS, language);
    Phrase::DayPlain { day: number.into(), month, year: year.into() }.text(language)
}

fn month_name(month: i8, names: &[&str; 12], language: Language) -> String {
    match language {
        Language::En => {
            let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
            index.and_then(|index| names.get(index)).copied().unwrap_or_default().to_owned()
        }
        Language::Zh => month.to_string(),
    }
}

impl Wording<'_> {
    /// `Fri 20 Nov 2026`, with the time if the question was about one.
    pub fn asked(&self) -> String {
        let zone = &self.judged.program.platform.zone;
        let day = self.full_day(self.judged.day());
        match self.judged.outcome.moment {
            Moment::Day(_) => day,
            Moment::Instant(instant) => self.at_time(day, zone.clock(instant)),
        }
    }

    /// `Fri 20 Nov 2026`
    pub fn full_day(&self, day: Day) -> String {
        let Some((year, month, number)) = day.year_month_day() else { return day.iso() };
        keep(&self.say(Phrase::DayFull {
            weekday: self.weekday(day),
            day: number.into(),
            month: self.month(month),
            year: year.into(),
        }))
    }

    /// `Tue 8 Dec`: a day to come, with its year if that is another one.
    pub fn coming_day(&self, day: Day) -> String {
        let Some((year, month, number)) = day.year_month_day() else { return day.iso() };
        if !self.is_this_year(year) {
            return self.full_day(day);
        }
        let text = match self.language {
            Language::En => {
                Phrase::DayOfYear { weekday: self.weekday(day), day: number.into(), month: self.month(month) }
            }
            Language::Zh => Phrase::DayShort { day: number.into(), month: self.month(month) },
        };
        keep(&self.say(text))
    }

    /// `3 Aug`, `12 May 2009`: a day of an event.
    pub fn event_day(&self, day: Day) -> String {
        match day.year_month_day() {
            Some((year, month, number)) if self.is_this_year(year) => {
                keep(&self.say(Phrase::DayShort { day: number.into(), month: self.month(month) }))
            }
            _ => self.dated_day(day),
        }
    }

    /// `3 Aug 2026`
    pub fn dated_day(&self, day: Day) -> String {
        keep(&plain_day(day, self.language))
    }

    /// A promised day, with its time if the day alone does not keep the promise.
    pub fn point(&self, point: Point) -> String {
        let day = self.coming_day(point.day);
        if point.whole_day || self.is_now(point) {
            day
        } else {
            self.at_time(day, self.judged.program.platform.zone.clock(point.instant))
        }
    }

    /// Is it the moment asked about, and that a day?
    pub fn is_now(&self, point: Point) -> bool {
        matches!(self.judged.outcome.moment, Moment::Day(day) if day == point.day)
    }

    /// `20 Nov, 14:30`
    pub fn instant(&self, instant: i64) -> String {
        let zone = &self.judged.program.platform.zone;
        self.at_time(self.event_day(zone.day_of(instant)), zone.clock(instant))
    }

    /// `Fri 20 Nov 2026, 14:30`
    pub fn full_time(&self, instant: i64) -> String {
        let zone = &self.judged.program.platform.zone;
        self.at_time(self.full_day(zone.day_of(instant)), zone.clock(instant))
    }

    fn at_time(&self, day: String, (hour, minute): (i8, i8)) -> String {
        self.say(Phrase::AtTime { day, clock: format!("{hour:02}:{minute:02}") })
    }

    fn is_this_year(&self, year: i16) -> bool {
        self.judged.day().year_month_day().is_some_and(|(this, ..)| this == year)
    }

    fn weekday(&self, day: Day) -> String {
        let (en, zh) = WEEKDAYS.get(usize::from(day.weekday())).copied().unwrap_or_default();
        String::from(match self.language {
            Language::En => en,
            Language::Zh => zh,
        })
    }

    fn month(&self, month: i8) -> String {
        self.month_of(month, &MONTHS)
    }

    fn month_of(&self, month: i8, names: &[&str; 12]) -> String {
        month_name(month, names, self.language)
    }

    /// `12 days ago`, `17 years ago`, `in 3 days`, seen from the moment.
    pub fn ago(&self, day: Day) -> String {
        let today = self.judged.day();
        let days = i64::from(today.0) - i64::from(day.0);
        let months = whole_months(day, today);
        self.say(match days {
            0 if self.is_today() => Phrase::Today,
            0 => Phrase::SameDay,
            ..0 => Phrase::InDays { count: -days, s: plural(-days) },
            1..=MOST_DAYS => Phrase::DaysAgo { count: days, s: plural(days) },
            _ if months <= MOST_MONTHS => Phrase::MonthsAgo { count: months, s: plural(months) },
            _ => Phrase::YearsAgo { count: months / 12, s: plural(months / 12) },
        })
    }

    /// `12 months`: how long a day is past.
    pub fn age_in_units(&self, day: Day) -> String {
        let today = self.judged.day();
        let days = i64::from(today.0) - i64::from(day.0);
        let months = whole_months(day, today);
        let (count, unit) = match days {
            ..=MOST_DAYS => (days, "day"),
            _ if months <= MOST_MONTHS => (months, "month"),
            _ => (months / 12, "year"),
        };
        self.units(u64::try_from(count).unwrap_or(0), unit)
    }

    /// `12 May 2009, 17 years ago`
    pub fn event(&self, day: Day) -> String {
        self.say(Phrase::DayAndAge { day: self.event_day(day), age: self.ago(day) })
    }

    /// How many days lie between the moment and a day to come.
    pub fn days_until(&self, day: Day) -> i64 {
        i64::from(day.0) - i64::from(self.judged.day().0)
    }

    /// A period as a source has it: `March 2018`, `2025`, `17 May 2025`.
    pub fn period(&self, period: Period) -> String {
        let Some((year, month, number)) = period.first.year_month_day() else { return period.first.iso() };
        let (long, year) = (self.month_of(month, &LONG_MONTHS), i64::from(year));
        keep(&self.say(match period.precision {
            Precision::Year => Phrase::Year { year },
            Precision::Month => Phrase::Month { month: long, year },
            Precision::Day => Phrase::DayPlain { day: number.into(), month: long, year },
        }))
    }

    /// How old a period is at the moment, in whole months; nothing if it lies ahead.
    pub fn months_since(&self, period: Period) -> Option<i64> {
        let today = self.judged.day();
        if period.first > today {
            return None;
        }
        // A year or month of which the day is not known is as old as it is at least.
        let first = match period.precision {
            Precision::Year => period.first.year_month_day().and_then(|(year, ..)| Day::new(year, 12, 31)),
            Precision::Month | Precision::Day => Some(period.first),
        };
        Some(first.map_or(0, |first| whole_months(first, today).max(0)))
    }

    /// A span of time with the number and unit that the author wrote.
    pub fn span(&self, span: TimeSpan, written: Span, frame: &Frame<'_>) -> String {
        match span {
            TimeSpan::Unpublished => edged(&self.say(Phrase::UnpublishedTime)),
            TimeSpan::Computed(term) => self.subject(term, frame),
            TimeSpan::Known(id) => match written_span(self.sources.text(written)) {
                Some((count, unit)) => self.units(count, &unit),
                None => self.plain_span(self.judged.program[id]),
            },
        }
    }

    /// A span of time in the largest unit that gives it exactly.
    pub fn plain_span(&self, span: crate::moment::Span) -> String {
        let (months, days, seconds) = (u64::from(span.months), u64::from(span.days), span.seconds);
        match () {
            () if months > 0 && months.is_multiple_of(12) => self.units(months / 12, "year"),
            () if months > 0 => self.units(months, "month"),
            () if days > 0 || seconds == 0 => self.units(days, "day"),
            () if seconds.is_multiple_of(3600) => self.units(seconds / 3600, "hour"),
            () => self.units(seconds, "second"),
        }
    }

    /// `2 weeks`
    pub fn units(&self, count: u64, unit: &str) -> String {
        let s = Plural(usize::try_from(count).unwrap_or(usize::MAX));
        keep(&self.say(match unit.trim_end_matches('s') {
            "hour" => Phrase::Hours { count, s },
            "week" => Phrase::Weeks { count, s },
            "month" => Phrase::Months { count, s },
            "year" => Phrase::Years { count, s },
            "second" => Phrase::Seconds { count, s },
            _ => Phrase::Days { count, s },
        }))
    }
}

fn plural(count: i64) -> Plural {
    Plural(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Whole months from one day to a later one.
fn whole_months(from: Day, to: Day) -> i64 {
    let (Some(from), Some(to)) = (from.year_month_day(), to.year_month_day()) else { return 0 };
    let months = (i64::from(to.0) - i64::from(from.0)) * 12 + i64::from(to.1) - i64::from(from.1);
    if to.2 < from.2 { months - 1 } else { months }
}

/// The number and unit of the first span of time in a piece of a rule.
fn written_span(text: &str) -> Option<(u64, String)> {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let digits = word.replace('_', "");
        if let (Ok(count), Some(unit)) = (digits.parse(), words.peek()) {
            let unit: String = unit.chars().take_while(char::is_ascii_lowercase).collect();
            if matches!(unit.trim_end_matches('s'), "hour" | "day" | "week" | "month" | "year") {
                return Some((count, unit));
            }
        }
    }
    None
}
