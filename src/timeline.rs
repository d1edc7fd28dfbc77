//! The time line of a request for deletion: its waits with their dates, how it stands, and what the platform does by
//! itself.
//!
//! A wait ends a span after it began, or when somebody acts. Dates are those of the facts: days stay days. A wait that
//! is unpublished has no end, and nothing after it has a date.

use crate::eval::{self, At, Frame, Reading, Scalar};
use crate::moment::{Moment, Span};
use crate::outcome::{AutomaticOutcome, Point, TimeLine, WaitOutcome};
use crate::program::{Actor, Automatic, Place, Procedure, ProcedureId, Program, Stage, Wait, WaitKind};
use crate::truth::{Chain, Lasting, Truth};
use crate::value::Value;

/// The procedure that a request follows, and when it was made: the one in force when it was made, else one in force
/// now. Nothing if the facts name no request.
pub fn requested<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>) -> Option<(ProcedureId, Moment)> {
    let zone = &at.program.platform.zone;
    let mut made = Vec::new();
    for (index, procedure) in at.program.procedures.iter().enumerate() {
        let Some(place) = request_of(procedure) else { continue };
        if let Some(when) = happened(at, frame, place) {
            made.push((ProcedureId(u32::try_from(index).ok()?), procedure, when));
        }
    }
    let in_force = |at: &At<'p>, procedure: &Procedure| at.applies(&procedure.head).0;
    let then =
        |&&(_, procedure, when): &&(_, &'p Procedure, Moment)| in_force(&at.moved(when.instant(zone)), procedure);
    let found = made.iter().find(then).or_else(|| made.iter().find(|&&(_, procedure, _)| in_force(at, procedure)));
    found.map(|&(id, _, when)| (id, when))
}

/// The day or time of a fact, if that has come by now.
fn happened(at: &At<'_>, frame: &Frame<'_>, place: Place) -> Option<Moment> {
    let when = match *frame.value(place) {
        Value::Date(day) => Moment::Day(crate::moment::Day(day)),
        Value::Time(time) => Moment::Instant(time),
        _ => return None,
    };
    Some(when).filter(|&when| has_come(at, when))
}

/// The fact that says when deletion was asked for.
pub fn request_of(procedure: &Procedure) -> Option<Place> {
    procedure.stages.iter().find_map(|stage| match stage {
        Stage::Request(place) => Some(*place),
        _ => None,
    })
}

/// The waits of a procedure, in order, with their positions among its stages.
pub fn waits(procedure: &Procedure) -> impl Iterator<Item = (usize, &Wait)> {
    procedure.stages.iter().enumerate().filter_map(|(stage, entry)| match entry {
        Stage::Wait(wait) => Some((stage, &**wait)),
        _ => None,
    })
}

/// Whether somebody who is waited for acts as soon as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The facts say when: a request is under way.
    AsTheFactsSay,
    /// The person acts at once: a request is planned.
    AtOnce,
}

/// The dates of a procedure's waits after a request.
pub fn time_line<'v, 'p: 'v>(
    at: &At<'p>,
    frame: &mut Frame<'v>,
    procedure: ProcedureId,
    requested: Moment,
    awaited: Awaited,
) -> TimeLine {
    let mut from = Some(requested);
    let mut outcomes = Vec::new();
    for (stage, wait) in waits(&at.program[procedure]) {
        let outcome = one_wait(at, frame, (stage, wait), (requested, awaited), from);
        outcomes.push(outcome);
        let end = outcome.until.filter(|_| !outcome.awaits);
        from = match (from, end, &wait.kind) {
            // A wait that counts from another event may be over before the one above it; what follows waits for both.
            (Some(from), Some(end), _) => Some(later(at.program, from, end)),
            // Somebody has acted, so that what came before must be over.
            (None, Some(end), WaitKind::Until { .. }) => Some(end),
            (_, _, WaitKind::Until { .. } | WaitKind::For { .. }) => None,
        };
    }
    TimeLine { procedure, requested, waits: outcomes, over: from }
}

/// The later of two moments.
pub fn later(program: &Program, one: Moment, other: Moment) -> Moment {
    let zone = &program.platform.zone;
    if other.instant(zone) > one.instant(zone) { other } else { one }
}

/// One wait.
fn one_wait<'v, 'p: 'v>(
    at: &At<'p>,
    frame: &mut Frame<'v>,
    (stage, wait): (usize, &Wait),
    (requested, awaited): (Moment, Awaited),
    from: Option<Moment>,
) -> WaitOutcome {
    match &wait.kind {
        WaitKind::For { span, after, .. } => {
            let from = after.map_or(from, |after| moment_of(at.term(frame, after).0));
            let span = at.span(frame, *span);
            let until = from.zip(span).and_then(|(from, span)| plus(at.program, from, span));
            WaitOutcome { stage, from, until, awaits: false }
        }
        WaitKind::Until { by: Actor::You, .. } if awaited == Awaited::AtOnce => {
            WaitOutcome { stage, from, until: from, awaits: false }
        }
        WaitKind::Until { fact, within, .. } => {
            // An act before the request belongs to an earlier one.
            let zone = &at.program.platform.zone;
            let acted = happened(at, frame, *fact).filter(|acted| acted.day(zone) >= requested.day(zone));
            let span = within.and_then(|within| at.span(frame, within));
            let term = from.zip(span).and_then(|(from, span)| plus(at.program, from, span));
            WaitOutcome { stage, from, until: acted.or(term), awaits: acted.is_none() }
        }
    }
}

fn moment_of(reading: Reading<'_>) -> Option<Moment> {
    match reading {
        Reading::Known(Scalar::Date(day)) => Some(Moment::Day(crate::moment::Day(day))),
        Reading::Known(Scalar::Time(time)) => Some(Moment::Instant(time)),
        _ => None,
    }
}

/// A day or a time and a span.
pub fn plus(program: &Program, from: Moment, span: Span) -> Option<Moment> {
    match from {
        Moment::Day(day) => day.plus(span).map(Moment::Day),
        Moment::Instant(time) => program.platform.zone.plus(time, span).map(Moment::Instant),
    }
}

/// Has a day begun, or a time come?
pub fn has_come(at: &At<'_>, moment: Moment) -> bool {
    match moment {
        Moment::Day(day) => day <= at.day,
        Moment::Instant(time) => time <= at.now,
    }
}

/// What the platform will or may do by itself from the moment on: with the first day if the facts give it.
pub fn automatics<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>) -> Vec<AutomaticOutcome> {
    let each = |(automatic, rule): (usize, &'p Automatic)| {
        let mut frame = frame.clone();
        let mut case = |at: &At<'p>| strikes(at, &mut frame, rule);
        let strikes = eval::first(at, |truth| truth == Truth::True, &mut case);
        match strikes {
            Some(instant) => {
                let strikes = eval::point(at, instant, |truth| truth == Truth::True, &mut case);
                Some(AutomaticOutcome { automatic, strikes: Some(strikes) })
            }
            None => eval::first(at, |truth| truth == Truth::Unknown, &mut case)
                .map(|_| AutomaticOutcome { automatic, strikes: None }),
        }
    };
    at.program.automatics.iter().enumerate().filter_map(each).collect()
}

/// Is an automatic rule's case there?
fn strikes<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, automatic: &Automatic) -> Lasting {
    let (applies, until) = at.applies(&automatic.head);
    let mut chain = Chain::and();
    chain.take(Lasting { truth: applies.into(), until });
    chain.take(at.gate::<Lasting>(frame, automatic.head.when, automatic.head.unless));
    chain.finish()
}

/// Does an automatic rule that is certain end the account before a promised day? What disputed pages alone say decides
/// nothing.
pub fn ends_before(program: &Program, automatics: &[AutomaticOutcome], promised: Point) -> bool {
    automatics.iter().any(|outcome| {
        let rule = program.automatics.get(outcome.automatic);
        rule.is_some_and(|rule| rule.certain && rule.ends_account() && !rule.is_contested())
            && outcome.strikes.is_some_and(|strikes| strikes.instant <= promised.instant)
    })
}
