//! How a request stands that was made already.

use crate::eval::{At, Frame, Reading};
use crate::explain::Explainer;
use crate::moment::{Day, Moment};
use crate::outcome::{FactPath, ReasonId, ReasonKind, Request, RequestState, WaitOutcome};
use crate::program::{FormulaId, FormulaKind, Quantifier, Template, TimeSpan, Wait, WaitKind};
use crate::timeline::{self, Awaited};
use crate::truth::Truth;
use crate::value::Value;

/// The request that the facts name, if they name one.
pub(super) fn request<'a>(at: &'a At<'a>, frame: &mut Frame<'a>, explainer: &mut Explainer<'a>) -> Option<Request> {
    let (procedure, requested) = timeline::requested(at, frame)?;
    let time_line = timeline::time_line(at, frame, procedure, requested, Awaited::AsTheFactsSay);
    let asked = timeline::request_of(&at.program[procedure])?;
    let asked = explainer.path(frame, asked);
    let waits: Vec<&'a Wait> = timeline::waits(&at.program[procedure]).map(|(_, wait)| wait).collect();
    let mut search = Search { at, explainer, unclear: Vec::new(), missing: Vec::new(), requested, asked };
    let mut state = RequestState::Over;
    for (position, (wait, outcome)) in waits.iter().zip(&time_line.waits).enumerate() {
        if let Some(found) = search.one_wait(frame, position, wait, outcome) {
            state = found;
            break;
        }
    }
    Some(Request { time_line, state, unclear: search.unclear, missing: search.missing })
}

struct Search<'s, 'a> {
    at: &'a At<'a>,
    explainer: &'s mut Explainer<'a>,
    unclear: Vec<ReasonId>,
    missing: Vec<FactPath>,
    requested: Moment,
    /// The fact that says when the request was made.
    asked: FactPath,
}

impl<'a> Search<'_, 'a> {
    /// How the request stands in a wait; nothing if that is over.
    fn one_wait(
        &mut self,
        frame: &mut Frame<'a>,
        position: usize,
        wait: &'a Wait,
        outcome: &WaitOutcome,
    ) -> Option<RequestState> {
        let over = outcome.until.filter(|_| !outcome.awaits);
        if let Some((cancel, reason)) = self.happened(frame, &wait.cancels) {
            let on = self.day_of(reason);
            // What happened after the wait was over withdrew nothing.
            if on.zip(over).is_none_or(|(on, over)| on < over.day(&self.at.program.platform.zone)) {
                return Some(RequestState::Cancelled { wait: position, cancel, reason, on });
            }
        }
        // A wait that ends when somebody acts is held up no longer once they have.
        let acted = matches!(wait.kind, WaitKind::Until { .. }) && over.is_some();
        if !acted && let Some((stall, reason)) = self.happened(frame, &wait.stalls) {
            return Some(RequestState::Stalled { wait: position, stall, reason });
        }
        if over.is_some_and(|over| timeline::has_come(self.at, over)) {
            return None;
        }
        self.dated_by(frame, wait);
        Some(RequestState::Waiting { wait: position })
    }

    /// The facts nobody gave that date a wait: whether somebody acted, what it is counted from, how long it is.
    fn dated_by(&mut self, frame: &mut Frame<'a>, wait: &Wait) {
        let (acted, after, span) = match &wait.kind {
            WaitKind::Until { fact, within, .. } => (Some(*fact), None, *within),
            WaitKind::For { after, span, .. } => (None, *after, Some(*span)),
        };
        if let Some(fact) = acted.filter(|&fact| frame.value(fact).is_unknown()) {
            self.missing.push(self.explainer.path(frame, fact));
        }
        let computed = match span {
            Some(TimeSpan::Computed(term)) => Some(term),
            _ => None,
        };
        for term in after.into_iter().chain(computed) {
            if matches!(self.at.term(frame, term).0, Reading::Unknown | Reading::Between { .. }) {
                self.missing.extend(self.explainer.lacking(frame, term));
            }
        }
    }

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

    /// The day since the request on which something had happened: of several of which one is enough the first, of
    /// several that it takes the last.
    fn day_of(&self, reason: ReasonId) -> Option<Day> {
        let reason = self.explainer.reason(reason)?;
        let zone = &self.at.program.platform.zone;
        let own = match &reason.kind {
            ReasonKind::Atom { fact: Some(fact), .. } if *fact == self.asked => None,
            ReasonKind::Atom { actual: Value::Date(day), .. } => Some(Day(*day)),
            ReasonKind::Atom { actual: Value::Time(time), .. } => Some(zone.day_of(*time)),
            _ => None,
        };
        let own = own.filter(|&day| day >= self.requested.day(zone));
        let parts = reason.parts.iter().filter_map(|&part| self.day_of(part));
        let one_is_enough = match &self.at.program[reason.formula].kind {
            FormulaKind::Any(_) => true,
            FormulaKind::Loop(each) => each.quantifier == Quantifier::Some,
            _ => false,
        };
        let parts = if one_is_enough { parts.min() } else { parts.max() };
        own.max(parts)
    }
}
