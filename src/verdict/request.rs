//! How a request stands that was made already.

use crate::eval::{At, Frame};
use crate::explain::Explainer;
use crate::moment::{Day, Moment};
use crate::outcome::{ReasonId, ReasonKind, Request, RequestState};
use crate::program::{FormulaId, Template, Wait};
use crate::timeline;
use crate::truth::Truth;
use crate::value::Value;

/// The request that the facts name, if they name one.
pub(super) fn request<'a>(at: &'a At<'a>, frame: &mut Frame<'a>, explainer: &mut Explainer<'a>) -> Option<Request> {
    let (procedure, requested) = timeline::requested(at, frame)?;
    let time_line = timeline::time_line(at, frame, procedure, requested);
    let waits: Vec<&'a Wait> = timeline::waits(&at.program[procedure]).map(|(_, wait)| wait).collect();
    let mut search = Search { at, explainer, unclear: Vec::new(), requested };
    let mut state = RequestState::Over;
    for (position, (wait, outcome)) in waits.iter().zip(&time_line.waits).enumerate() {
        let over = outcome.until.filter(|_| !outcome.awaits);
        if let Some((cancel, reason)) = search.happened(frame, &wait.cancels) {
            let on = search.day_of(reason);
            // What happened after the wait was over withdrew nothing.
            if on.zip(over).is_none_or(|(on, over)| on < over.day(&at.program.platform.zone)) {
                state = RequestState::Cancelled { wait: position, cancel, reason, on };
                break;
            }
        }
        if let Some((stall, reason)) = search.happened(frame, &wait.stalls) {
            state = RequestState::Stalled { wait: position, stall, reason };
            break;
        }
        if over.is_none_or(|over| !timeline::has_come(at, over)) {
            state = RequestState::Waiting { wait: position };
            break;
        }
    }
    Some(Request { time_line, state, unclear: search.unclear })
}

struct Search<'s, 'a> {
    at: &'a At<'a>,
    explainer: &'s mut Explainer<'a>,
    unclear: Vec<ReasonId>,
    requested: Moment,
}

impl<'a> Search<'_, 'a> {
    /// The first of several events that happened; what is unclear about them is kept.
    fn happened(&mut self, frame: &mut Frame<'a>, events: &'a [(FormulaId, Template)]) -> Option<(usize, ReasonId)> {
        for (index, &(formula, _)) in events.iter().enumerate() {
            match self.at.formula::<Truth>(frame, formula) {
                Truth::True => return Some((index, self.explainer.explain(frame, formula, None))),
                Truth::Unknown => {
                    let reason = self.explainer.explain(frame, formula, None);
                    self.unclear.push(reason);
                }
                Truth::False => {}
            }
        }
        None
    }

    /// The latest day since the request that a reason names.
    fn day_of(&self, reason: ReasonId) -> Option<Day> {
        let reason = self.explainer.reason(reason)?;
        let zone = &self.at.program.platform.zone;
        let own = match &reason.kind {
            ReasonKind::Atom { actual: Value::Date(day), .. } => Some(Day(*day)),
            ReasonKind::Atom { actual: Value::Time(time), .. } => Some(zone.day_of(*time)),
            _ => None,
        };
        let own = own.filter(|&day| day >= self.requested.day(zone));
        let parts = reason.parts.iter().filter_map(|&part| self.day_of(part));
        own.into_iter().chain(parts).max()
    }
}
