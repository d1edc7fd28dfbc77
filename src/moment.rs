//! Days, spans, zones, and the moment a rule is asked about. Civil arithmetic is jiff's; this is the one place that
//! calls it.

use std::sync::OnceLock;

use jiff::civil;
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The seconds before which and after which no moment lies: years -9999 to 9999, less what spans may add.
const SECONDS_PER_DAY: i64 = 86_400;

/// A civil day: days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a date that exists.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        civil::Date::new(year, month, day).ok().map(Day::from_civil)
    }

    fn from_civil(date: civil::Date) -> Day {
        let epoch = civil::date(1970, 1, 1);
        Day((date - epoch).get_days())
    }

    fn civil(self) -> Option<civil::Date> {
        civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(self.0).ok()?).ok()
    }

    /// Year, month and day of the month; `None` outside the years -9999 to 9999.
    pub fn year_month_day(self) -> Option<(i16, i8, i8)> {
        self.civil().map(|date| (date.year(), date.month(), date.day()))
    }

    /// The day of the week, 0 for Monday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (i64::from(self.0) + 3).rem_euclid(7) as u8
    }

    /// `2026-11-20`
    pub fn iso(self) -> String {
        self.civil().map_or_else(|| String::from("?"), |date| date.to_string())
    }

    /// The day `count` days later.
    pub fn plus_days(self, count: i32) -> Day {
        Day(self.0.saturating_add(count))
    }

    /// This day and a span, clamped at month ends; `None` if it leaves the calendar. Hours do not go with days: `None`.
    pub fn plus(self, span: Span) -> Option<Day> {
        if span.seconds != 0 {
            return None;
        }
        let months = i32::try_from(span.months).ok()?;
        let days = i32::try_from(span.days).ok()?;
        let date = self.civil()?.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
        let shifted = date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        Some(Day::from_civil(shifted))
    }
}

/// A span of time: one unit as written, kept apart because they are added differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Months, years being twelve.
    pub months: u32,
    /// Days, weeks being seven.
    pub days: u32,
    /// Seconds.
    pub seconds: u64,
}

impl Span {
    /// So many days.
    pub const fn days(days: u32) -> Span {
        Span { months: 0, days, seconds: 0 }
    }

    /// So many months.
    pub const fn months(months: u32) -> Span {
        Span { months, days: 0, seconds: 0 }
    }

    /// Is it the same number of seconds wherever it is added? (Days are 24 hours on a `time`.)
    pub fn is_exact(self) -> bool {
        self.months == 0
    }

    /// Its seconds, if it is exact.
    pub fn exact_seconds(self) -> Option<i64> {
        let days = i64::from(self.days).checked_mul(SECONDS_PER_DAY)?;
        self.is_exact().then(|| i64::try_from(self.seconds).ok()?.checked_add(days)).flatten()
    }
}

/// A zone whose civil days a platform counts in.
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    zone: TimeZone,
    fixed_offset: Option<i64>,
}

impl Zone {
    /// The zone of an IANA name, or `None` if there is none of that name.
    pub fn named(name: &str) -> Option<Zone> {
        let zone = zones().get(name).ok()?;
        let fixed_offset = zone.to_fixed_offset().ok().map(|offset| i64::from(offset.seconds()));
        Some(Zone { name: name.to_owned(), zone, fixed_offset })
    }

    /// The names of all zones, to find the one that somebody meant.
    pub fn all_names() -> Vec<String> {
        zones().available().map(|name| name.as_str().to_owned()).collect()
    }

    /// UTC.
    pub fn utc() -> Zone {
        Zone { name: String::from("UTC"), zone: TimeZone::UTC, fixed_offset: Some(0) }
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The civil day of an instant.
    pub fn day_of(&self, instant: i64) -> Day {
        if let Some(offset) = self.fixed_offset {
            let days = instant.saturating_add(offset).div_euclid(SECONDS_PER_DAY);
            return Day(i32::try_from(days).unwrap_or(i32::MAX));
        }
        jiff::Timestamp::from_second(instant)
            .map_or(Day(i32::MAX), |timestamp| Day::from_civil(self.zone.to_datetime(timestamp).date()))
    }

    /// The first second of a civil day; [`FOREVER`](crate::truth::FOREVER) past the calendar.
    pub fn start_of(&self, day: Day) -> i64 {
        day.civil()
            .and_then(|date| date.to_zoned(self.zone.clone()).ok())
            .map_or(i64::MAX, |zoned| zoned.timestamp().as_second())
    }

    /// The last second of a civil day.
    pub fn end_of(&self, day: Day) -> i64 {
        self.start_of(day.plus_days(1)).saturating_sub(1)
    }

    /// An instant and a span: exact units in seconds, months and years civil in this zone, clamped at month ends.
    pub fn plus(&self, instant: i64, span: Span) -> Option<i64> {
        if let Some(seconds) = span.exact_seconds() {
            return instant.checked_add(seconds);
        }
        let zoned = jiff::Timestamp::from_second(instant).ok()?.to_zoned(self.zone.clone());
        let months = jiff::Span::new().try_months(i64::from(span.months)).ok()?;
        Some(zoned.checked_add(months).ok()?.timestamp().as_second())
    }

    /// Hours and minutes of an instant on its civil day.
    pub fn clock(&self, instant: i64) -> (i8, i8) {
        jiff::Timestamp::from_second(instant).map_or((0, 0), |timestamp| {
            let time = self.zone.to_datetime(timestamp).time();
            (time.hour(), time.minute())
        })
    }

    /// RFC 3339 with this zone's offset.
    pub fn rfc3339(&self, instant: i64) -> String {
        jiff::Timestamp::from_second(instant).map_or_else(
            |_| String::from("?"),
            |timestamp| timestamp.display_with_offset(self.zone.to_offset(timestamp)).to_string(),
        )
    }
}

/// The zones that come with the program: the same everywhere, and found without searching a disk.
fn zones() -> &'static TimeZoneDatabase {
    static ZONES: OnceLock<TimeZoneDatabase> = OnceLock::new();
    ZONES.get_or_init(TimeZoneDatabase::bundled)
}

/// The moment a question is asked about: an input, never read from a clock here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day: its last second, in each platform's own zone.
    Day(Day),
    /// An instant: seconds since 1970.
    Instant(i64),
}

impl Moment {
    /// The second it means in a zone.
    pub fn instant(self, zone: &Zone) -> i64 {
        match self {
            Moment::Day(day) => zone.end_of(day),
            Moment::Instant(instant) => instant,
        }
    }

    /// The civil day it lies on in a zone.
    pub fn day(self, zone: &Zone) -> Day {
        match self {
            Moment::Day(day) => day,
            Moment::Instant(instant) => zone.day_of(instant),
        }
    }
}

/// Why a written day or time is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Not of the form `2026-11-20`.
    Malformed,
    /// A month past 12 or before 1.
    NoSuchMonth(u8),
    /// A day its month does not have: year, month, how many days it has.
    NoSuchDay {
        /// Year
        year: i16,
        /// Month, 1 to 12
        month: i8,
        /// How many days that month has.
        days: i8,
    },
    /// A time of day that does not exist.
    NoSuchTime,
    /// A time without `Z` or an offset.
    NoOffset,
}

/// Reads `2026-11-20`. Nothing else is taken, no offset and no other order.
pub fn parse_day(text: &str) -> Result<Day, DateProblem> {
    let mut fields = text.split('-');
    // There was no year 0.
    let year = digits(fields.next(), 4).filter(|year| *year > 0).ok_or(DateProblem::Malformed)?;
    let month = digits(fields.next(), 2).ok_or(DateProblem::Malformed)?;
    let day = digits(fields.next(), 2).ok_or(DateProblem::Malformed)?;
    if fields.next().is_some() {
        return Err(DateProblem::Malformed);
    }
    let (year, month, day) = (year as i16, month as i8, day as i8);
    let first = civil::Date::new(year, month, 1).map_err(|_| DateProblem::NoSuchMonth(month as u8))?;
    civil::Date::new(year, month, day).map(Day::from_civil).map_err(|_| DateProblem::NoSuchDay {
        year,
        month,
        days: first.days_in_month(),
    })
}

/// Reads a time as RFC 3339 writes it, with its offset; parts of a second are dropped.
pub fn parse_time(text: &str) -> Result<i64, DateProblem> {
    let (date, clock) = text.split_once(['T', 't', ' ']).ok_or(DateProblem::Malformed)?;
    parse_day(date)?;
    if !clock.ends_with(['Z', 'z']) && !clock.contains(['+', '-']) {
        return Err(DateProblem::NoOffset);
    }
    let timestamp = text.parse::<jiff::Timestamp>().map_err(|_| DateProblem::NoSuchTime)?;
    Ok(timestamp.as_nanosecond().div_euclid(1_000_000_000) as i64)
}

fn digits(field: Option<&str>, count: usize) -> Option<u16> {
    let field = field.filter(|field| field.len() == count && field.bytes().all(|byte| byte.is_ascii_digit()))?;
    field.parse().ok()
}
