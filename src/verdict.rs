//! The answer for one account: every condition judged, every reason kept, and the verdict that follows.
//!
//! [`evaluate`] is the whole of it. `gather.rs` judges the conditions, `rank.rs` orders the questions, `notes.rs`
//! finds the texts that apply, `telling.rs` the questions that decide nothing and tell more.

mod acted;
mod gather;
mod notes;
mod rank;
mod request;
mod rest;
mod spared;
mod telling;

use crate::diagnostic::{Code, Diagnostic};
use crate::eval::{self, At, Failure, Frame};
use crate::facts::Facts;
use crate::messages;
use crate::moment::Moment;
use crate::outcome::{AutomaticOutcome, Mend, Outcome, Point};
use crate::program::{Base, Program, Verdict};
use crate::source::Span;
use crate::timeline;
use crate::truth::{Chain, Lasting, Truth};

use gather::Judged;

pub use telling::telling;

/// Judges one account at a moment.
///
/// The same base, facts and moment give the same outcome for ever.
///
/// # Errors
///
/// A number grew too large to compute with, or the lists are too long for the rules; the diagnostic says where.
pub fn evaluate(base: &Base, program: &Program, facts: &Facts, moment: Moment) -> Result<Outcome, Box<Diagnostic>> {
    let now = moment.instant(&program.platform.zone);
    let at = At::new(base, program, now);
    let frame = at.frame(facts);
    let mut judged = gather::judge(&at, &frame);
    rank::rank(program, &mut judged);
    let verdict = verdict_of(&at, &frame, &judged);
    let automatics = timeline::automatics(&at, &frame);
    let promise = Promise::of(&at, &frame, facts, verdict, &judged).acted(&at, facts, moment, &judged)?;
    let promise = promise.unless_struck(program, &automatics, &judged);
    let notes = notes::applying(&at, &frame);
    if let Some((failure, span)) = at.failure() {
        return Err(Box::new(failed(failure, span)));
    }
    Ok(Outcome {
        moment,
        verdict,
        not_before: promise.not_before,
        by_waiting: promise.by_waiting,
        then: promise.then,
        rests_on: rest::rests_on(&at, verdict, &judged.conditions, judged.request.as_ref()),
        conditions: judged.conditions,
        questions: judged.questions,
        open_points: judged.open_points,
        notes,
        procedures: gather::procedures(&at),
        request: judged.request,
        automatics,
        reasons: judged.reasons,
    })
}

fn failed(failure: Failure, span: Span) -> Diagnostic {
    match failure {
        Failure::Overflow => Diagnostic::error(Code::EvaluationOverflow, span, messages::Facts::Overflow.into()),
        Failure::TooManySteps => Diagnostic::error(Code::TooLarge, span, messages::Facts::TooManySteps.into())
            .help(messages::Facts::TooManyStepsHelp.into()),
    }
}

/// The first moment, from one on, at which deletion is offered and nothing fails, by waiting alone; nothing if the
/// platform closes the account before.
///
/// # Errors
///
/// Those of [`evaluate`].
pub fn first_day(
    base: &Base,
    program: &Program,
    facts: &Facts,
    moment: Moment,
) -> Result<Option<Point>, Box<Diagnostic>> {
    let at = At::new(base, program, moment.instant(&program.platform.zone));
    let frame = at.frame(facts);
    let found = waiting(&at, &frame).map(|instant| promised(&at, &frame, instant));
    let automatics = timeline::automatics(&at, &frame);
    match at.failure() {
        Some((failure, span)) => Err(Box::new(failed(failure, span))),
        // What strikes at the moment itself has not ended the account that is asked about.
        None => {
            Ok(found.filter(|point| point.instant <= at.now || !timeline::ends_before(program, &automatics, *point)))
        }
    }
}

/// The verdict alone: for another platform's rules, and for what a promise comes to.
pub fn verdict_at(base: &Base, program: &Program, facts: &Facts, now: i64) -> Verdict {
    let at = At::new(base, program, now);
    let frame = at.frame(facts);
    verdict_of(&at, &frame, &gather::judge(&at, &frame))
}

/// The first verdict of the table that applies.
fn verdict_of<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>, judged: &Judged) -> Verdict {
    if !at.offered().0 {
        return Verdict::NotOffered;
    }
    if judged.is_pending() {
        return Verdict::Pending;
    }
    let failing = || judged.conditions.iter().filter(|condition| condition.truth == Truth::False);
    match failing().filter_map(|condition| condition.mend).max() {
        None => remaining(judged),
        Some(Mend::Never | Mend::Unpublished) => Verdict::Impossible,
        Some(Mend::Act | Mend::Others) => Verdict::Blocked,
        // Each passes by itself; if never all at once, an act must help, or nothing does.
        Some(Mend::At(_)) if waiting(at, frame).is_some() => Verdict::Waiting,
        Some(Mend::At(passed)) if offers_act(at, judged) || offers_act_at(at, frame, passed) => Verdict::Blocked,
        Some(Mend::At(_)) => Verdict::Impossible,
    }
}

/// Does anything that fails come with an act?
fn offers_act(at: &At<'_>, judged: &Judged) -> bool {
    let mut failing = judged.conditions.iter().filter(|condition| condition.truth == Truth::False);
    failing.any(|condition| gather::offers_act(at.program, condition))
}

/// The same once what fails now has passed: what was done too early may have to be done again.
fn offers_act_at<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>, passed: i64) -> bool {
    let later = at.moved(passed);
    let judged = gather::judge(&later, frame);
    offers_act(&later, &judged)
}

/// The verdict once nothing fails.
fn remaining(judged: &Judged) -> Verdict {
    let unknown = judged.conditions.iter().any(|condition| condition.truth == Truth::Unknown);
    match () {
        () if !judged.questions.is_empty() || judged.no_rules => Verdict::Undetermined,
        () if unknown || !judged.open_points.is_empty() => Verdict::PlatformDecides,
        () => Verdict::Deletable,
    }
}

/// The first second at which deletion is offered and nothing fails, by waiting alone.
fn waiting<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>) -> Option<i64> {
    let mut frame = frame.clone();
    eval::first(at, not_false, |at| offered_and_held(at, &mut frame))
}

fn not_false(truth: Truth) -> bool {
    truth != Truth::False
}

fn offered_and_held<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>) -> Lasting {
    let mut chain = Chain::and();
    let (offered, until) = at.offered();
    chain.take(Lasting { truth: offered.into(), until });
    chain.take(at.all_hold::<Lasting>(frame));
    chain.finish()
}

/// When nothing fails any more, and what the verdict is then.
struct Promise {
    not_before: Option<Point>,
    by_waiting: Option<Point>,
    then: Option<Verdict>,
}

impl Promise {
    const NONE: Promise = Promise { not_before: None, by_waiting: None, then: None };

    fn of<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>, facts: &Facts, verdict: Verdict, judged: &Judged) -> Promise {
        match verdict {
            Verdict::Waiting => {
                let by_waiting = waiting(at, frame).map(|instant| promised(at, frame, instant));
                let then = by_waiting.map(|point| verdict_at(at.base, at.program, facts, kept_at(at, point)));
                Promise { not_before: not_before(at, judged).min(by_waiting).or(by_waiting), by_waiting, then }
            }
            Verdict::Blocked => {
                Promise { not_before: not_before(at, judged), by_waiting: None, then: Some(remaining(judged)) }
            }
            Verdict::NotOffered
            | Verdict::Pending
            | Verdict::Impossible
            | Verdict::Undetermined
            | Verdict::PlatformDecides
            | Verdict::Deletable => Promise::NONE,
        }
    }

    /// The same, if acts count as something else besides.
    fn acted(
        mut self,
        at: &At<'_>,
        facts: &Facts,
        moment: Moment,
        judged: &Judged,
    ) -> Result<Promise, Box<Diagnostic>> {
        if self.not_before.is_none() {
            return Ok(self);
        }
        if let Some(promise) = acted::promise(at, facts, moment, &judged.conditions) {
            let promise = promise?;
            self.not_before = promise.map(|(first, _)| first).into_iter().chain(self.by_waiting).min();
            if let (Some((_, then)), None) = (promise, self.by_waiting) {
                self.then = Some(then);
            }
        }
        Ok(self)
    }

    /// Nothing is promised for a day on which the platform has closed the account.
    fn unless_struck(self, program: &Program, automatics: &[AutomaticOutcome], judged: &Judged) -> Promise {
        let struck = |point: &Point| timeline::ends_before(program, automatics, *point);
        // Without a day to wait for, what is left once everything that fails is mended.
        let waited = !self.by_waiting.as_ref().is_some_and(struck);
        let then = self.then.map(|then| if waited { then } else { remaining(judged) });
        Promise {
            not_before: self.not_before.filter(|point| !struck(point)),
            by_waiting: self.by_waiting.filter(|point| !struck(point)),
            then,
        }
    }
}

/// The moment at which somebody who relies on a promise would ask again.
fn kept_at(at: &At<'_>, point: Point) -> i64 {
    if point.whole_day { Moment::Day(point.day).instant(&at.program.platform.zone) } else { point.instant }
}

fn promised<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>, instant: i64) -> Point {
    let mut frame = frame.clone();
    eval::point(at, instant, not_false, |at| offered_and_held(at, &mut frame))
}

/// Were every act done now, the first moment at which nothing fails: the latest of the conditions that must wait.
fn not_before(at: &At<'_>, judged: &Judged) -> Option<Point> {
    let mut latest = at.now;
    for condition in judged.conditions.iter().filter(|condition| condition.truth == Truth::False) {
        for require in condition.requires.iter().filter(|require| require.truth == Truth::False) {
            latest = latest.max(require.not_before?.instant);
        }
    }
    let zone = &at.program.platform.zone;
    let day = zone.day_of(latest);
    Some(Point { instant: latest, day, whole_day: true })
}
