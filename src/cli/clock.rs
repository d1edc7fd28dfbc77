//! The clock, read once, and the moment a question is about.

use std::time::{SystemTime, UNIX_EPOCH};

use adieu::messages::Cli;
use adieu::moment::{self, DateProblem, Day, Moment, Zone};

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
        Zone::named("Asia/Shanghai").unwrap_or_else(Zone::utc).day_of(self.now)
    }

    /// `--on`, or now.
    pub fn moment(self, on: Option<&str>) -> Result<Moment, Cli> {
        let Some(text) = on else { return Ok(Moment::Instant(self.now)) };
        let result = if text.contains(['T', 't', ' ', ':']) {
            moment::parse_time(text).map(Moment::Instant)
        } else {
            moment::parse_day(text).map(Moment::Day)
        };
        result.map_err(|problem| wrong(text.to_owned(), problem))
    }
}

fn wrong(text: String, problem: DateProblem) -> Cli {
    match problem {
        DateProblem::Malformed | DateProblem::NoSuchTime => Cli::BadMoment { text },
        DateProblem::NoSuchMonth(_) => Cli::NoSuchMonth { text },
        DateProblem::NoSuchDay { days, .. } => Cli::NoSuchDay { text, days: days.into() },
        DateProblem::NoOffset => Cli::MomentNeedsOffset { text },
    }
}
