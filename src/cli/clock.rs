//! The clock, read once, and the moment a question is about.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use adieu::interview::day;
use adieu::messages::Cli;
use adieu::moment::{self, DateProblem, Day, Moment, Zone};
use adieu::program::{Program, Type};
use adieu::report::view::safe;

/// What the clock showed when the program began.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    now: i64,
}

impl Clock {
    /// Reads it.
    pub fn read() -> Clock {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Clock { now: i64::try_from(since.as_secs()).unwrap_or(i64::MAX) }
    }

    /// Today. Days are counted where the built-in platforms count them.
    pub fn today(self) -> Day {
        shanghai().day_of(self.now)
    }

    /// The day in a zone, if it is not the day where this computer is.
    pub fn other_day(self, zone: &Zone) -> Option<Day> {
        let now = Timestamp::from_second(self.now).ok()?;
        let offset = TimeZone::try_system().ok()?.to_offset(now).seconds();
        let here = Zone::utc().day_of(self.now.saturating_add(offset.into()));
        Some(zone.day_of(self.now)).filter(|there| *there != here)
    }

    /// `--on`, or now.
    pub fn asked(self, on: Option<&str>) -> Result<Asked, Vec<Cli>> {
        let Some(text) = on else { return Ok(Asked::Now(self.now)) };
        let result = if text.contains(['T', 't', ' ', ':']) {
            moment::parse_time(text).map(Moment::Instant)
        } else {
            moment::parse_day(text).map(Moment::Day)
        };
        // As people say it: `tomorrow`, `5 days ago`.
        let said = |problem| day::read(text, self.today(), true).map(Moment::Day).map_err(|_| problem);
        result.or_else(said).map(Asked::On).map_err(|problem| wrong(safe(text).into_owned(), problem))
    }
}

/// The moment a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// `--on`
    On(Moment),
    /// What the clock showed: seconds since 1970.
    Now(i64),
}

impl Asked {
    /// The moment for some rules. Where no fact has a time of day, now is a day like any other.
    pub fn of(self, program: &Program) -> Moment {
        let mut fields = program.layouts.iter().flat_map(|layout| &layout.fields);
        match self {
            Asked::On(moment) => moment,
            Asked::Now(now) if fields.any(|field| field.kind == Type::Time) => Moment::Instant(now),
            Asked::Now(now) => Moment::Day(program.platform.zone.day_of(now)),
        }
    }

    /// The value of `--on` that asks the same again on any other day.
    pub fn written(self) -> Option<String> {
        match self {
            Asked::On(Moment::Day(day)) => Some(day.iso()),
            Asked::On(Moment::Instant(instant)) => Some(shanghai().rfc3339(instant)),
            Asked::Now(_) => None,
        }
    }

    /// The day, where the built-in platforms count days.
    pub fn day(self) -> Day {
        let zone = shanghai();
        match self {
            Asked::On(moment) => moment.day(&zone),
            Asked::Now(now) => zone.day_of(now),
        }
    }
}

fn shanghai() -> Zone {
    Zone::named("Asia/Shanghai").unwrap_or_else(Zone::utc)
}

fn wrong(text: String, problem: DateProblem) -> Vec<Cli> {
    match problem {
        DateProblem::Malformed | DateProblem::NoSuchTime => vec![Cli::BadMoment { text }, Cli::WriteMoment],
        DateProblem::NoSuchMonth(_) => vec![Cli::NoSuchMonth { text }],
        DateProblem::NoSuchDay { days, .. } => vec![Cli::NoSuchDay { text, days: days.into() }],
        // A time of day that is wrong besides would still be so with an offset.
        DateProblem::NoOffset if moment::parse_time(&format!("{text}+08:00")).is_err() => {
            vec![Cli::BadMoment { text }, Cli::WriteMoment]
        }
        DateProblem::NoOffset => vec![Cli::MomentNeedsOffset { text }],
    }
}
