//! The days of a plan for a calendar (iCalendar, RFC 5545).

use ics::components::{Parameter, Property};
use ics::properties::{DtEnd, DtStart, Summary, Transp};
use ics::{Event, ICalendar, escape_text};

use super::Plans;
use super::days::days;
use crate::messages::{Language, Plan as Says};
use crate::moment::Day;
use crate::report::layout::unkept;

/// All days that lie not before the moment the plans were made at, as whole days. What is the same has the same id in
/// every plan of an account, so that a calendar that takes in a newer one moves its entries.
pub fn calendar(plans: &Plans<'_>, language: Language) -> String {
    let mut calendar = ICalendar::new("2.0", "-//adieu//adieu//EN");
    calendar.push(Property::new("X-WR-CALNAME", escape_text(Says::CalendarName.text(language))));
    let mut seen: Vec<&str> = Vec::new();
    for planned in plans.plans {
        let platform = planned.program.platform.id.as_str();
        let same = seen.iter().filter(|other| **other == platform).count();
        let account = if same == 0 { platform.to_owned() } else { format!("{platform}-{}", same.saturating_add(1)) };
        seen.push(platform);
        let words = plans.wording(planned, &planned.plan.first, language);
        let made = format!("{}T000000Z", compact(words.judged.day()));
        for due in days(plans, planned, language) {
            let mut event = Event::new(format!("{account}-{}@adieu", due.key), made.clone());
            let text = Says::CalendarTask { platform: words.whose_account(), text: due.text }.text(language);
            event.push(Summary::new(escape_text(unkept(&text))));
            let mut start = DtStart::new(compact(due.from));
            start.add(Parameter::new("VALUE", "DATE"));
            event.push(start);
            let mut end = DtEnd::new(compact(due.until.plus_days(1)));
            end.add(Parameter::new("VALUE", "DATE"));
            event.push(end);
            event.push(Transp::transparent());
            calendar.add_event(event);
        }
    }
    calendar.to_string()
}

/// Is there any day for a calendar? One without days is none.
pub fn has_days(plans: &Plans<'_>, language: Language) -> bool {
    plans.plans.iter().any(|planned| !days(plans, planned, language).is_empty())
}

/// `20261120`
fn compact(day: Day) -> String {
    day.iso().replace('-', "")
}
