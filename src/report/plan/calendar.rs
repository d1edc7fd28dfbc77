//! The days of a plan for a calendar (iCalendar, RFC 5545).

use ics::components::{Parameter, Property};
use ics::properties::{DtEnd, DtStart, Summary, Transp};
use ics::{Event, ICalendar, escape_text};

use super::Plans;
use super::sheet::sheet;
use crate::messages::{Language, Plan as Says};
use crate::moment::Day;
use crate::report::layout::unkept;

/// All days that lie not before the moment the plans were made at, as whole days. The same plan has the same ids, so
/// that a calendar that takes it twice keeps each day once.
pub fn calendar(plans: &Plans<'_>, language: Language) -> String {
    let mut calendar = ICalendar::new("2.0", "-//adieu//adieu//EN");
    calendar.push(Property::new("X-WR-CALNAME", escape_text(Says::CalendarName.text(language))));
    let mut count = 0usize;
    for planned in plans.plans {
        let Some(sheet) = sheet(plans, planned, language) else { continue };
        let Some(outcome) = planned.plan.outcome() else { continue };
        let zone = &planned.program.platform.zone;
        let made = format!("{}T000000Z", compact(outcome.moment.day(zone)));
        for (day, text) in &sheet.days {
            count = count.saturating_add(1);
            let id = format!("{}-{}-{count}@adieu", planned.program.platform.id, compact(*day));
            let text = Says::CalendarTask { platform: sheet.platform.clone(), text: text.clone() }.text(language);
            let mut event = Event::new(id, made.clone());
            event.push(Summary::new(escape_text(unkept(&text))));
            let mut start = DtStart::new(compact(*day));
            start.add(Parameter::new("VALUE", "DATE"));
            event.push(start);
            let mut end = DtEnd::new(compact(day.plus_days(1)));
            end.add(Parameter::new("VALUE", "DATE"));
            event.push(end);
            event.push(Transp::transparent());
            calendar.add_event(event);
        }
    }
    calendar.to_string()
}

/// `20261120`
fn compact(day: Day) -> String {
    day.iso().replace('-', "")
}
