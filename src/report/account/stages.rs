//! The stages of a request for deletion with their days, as far as those are known, and how sure each day is.

use crate::eval::At;
use crate::moment::Moment;
use crate::outcome::{Request, RequestState, TimeLine, WaitOutcome};
use crate::program::{Hedge, Stage, Wait, WaitKind};
use crate::report::phrase::Wording;
use crate::timeline;

/// How sure a day is; of two that add up the later one in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// That day.
    Exact,
    /// Not later.
    AtMost,
    /// About then: the source says “usually”.
    About,
}

/// A day or time, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The day or time.
    pub moment: Moment,
    /// How sure.
    pub sure: Sure,
}

/// A stage after the request.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// Which.
    pub stage: &'a Stage,
    /// Of a wait: its position among the waits.
    pub wait: Option<usize>,
    /// When it begins.
    pub from: Option<When>,
    /// Of a wait: when it ends; of one that waits for somebody, the end of the term.
    pub until: Option<When>,
    /// It waits for somebody who has not acted yet.
    pub awaits: bool,
}

impl<'a> Wording<'a> {
    /// The stages that follow the request, with their days. What is held up has no day any more.
    pub fn dated_stages(&self, request: &Request) -> Vec<Dated<'a>> {
        self.stages_with(
            request,
            match request.state {
                RequestState::Stalled { wait, .. } => Some(wait),
                _ => None,
            },
        )
    }

    /// The same, as if nothing held the request up.
    pub(super) fn stages_as_if_on_time(&self, request: &Request) -> Vec<Dated<'a>> {
        self.stages_with(request, None)
    }

    fn stages_with(&self, request: &Request, stalled: Option<usize>) -> Vec<Dated<'a>> {
        let line = &request.time_line;
        let mut now = Some(When { moment: line.requested, sure: Sure::Exact });
        let (mut found, mut asked, mut position) = (Vec::new(), false, 0);
        for (index, stage) in self.judged.program[line.procedure].stages.iter().enumerate() {
            asked |= matches!(stage, Stage::Request(_));
            let outcome = line.waits.iter().find(|wait| wait.stage == index);
            match (stage, outcome) {
                (Stage::Wait(wait), Some(outcome)) => {
                    let mut dated = waited(stage, position, wait, outcome, now);
                    dated.until = dated.until.filter(|_| stalled != Some(position));
                    now = dated.until.filter(|_| !dated.awaits);
                    position = position.saturating_add(1);
                    found.push(dated);
                }
                (Stage::Final(_) | Stage::Step(_), _) if asked => {
                    found.push(Dated { stage, wait: None, from: now, until: None, awaits: false });
                }
                (Stage::Afterwards(span, _), _) if asked => {
                    let from = now.and_then(|when| self.later(when, *span));
                    found.push(Dated { stage, wait: None, from, until: None, awaits: false });
                }
                _ => {}
            }
        }
        found
    }

    fn later(&self, when: When, span: crate::program::TimeSpan) -> Option<When> {
        let (base, program) = (self.judged.base, self.judged.program);
        let at = At::new(base, program, self.judged.outcome.moment.instant(&program.platform.zone));
        let span = at.span(&mut self.frame_in(&[], &[]), span)?;
        Some(When { moment: timeline::plus(program, when.moment, span)?, ..when })
    }
}

fn waited<'a>(
    stage: &'a Stage,
    position: usize,
    wait: &Wait,
    outcome: &WaitOutcome,
    before: Option<When>,
) -> Dated<'a> {
    let exact = |moment| When { moment, sure: Sure::Exact };
    let (from, sure) = match &wait.kind {
        WaitKind::For { at_most, after, .. } => {
            let from = if after.is_some() { outcome.from.map(exact) } else { before };
            (from, hedged(wait.hedge, *at_most))
        }
        WaitKind::Until { .. } => (before, hedged(wait.hedge, false)),
    };
    let acted = matches!(wait.kind, WaitKind::Until { .. }) && !outcome.awaits;
    let sure = if acted { Sure::Exact } else { from.map_or(sure, |from| from.sure.max(sure)) };
    let until = outcome.until.map(|moment| When { moment, sure });
    Dated { stage, wait: Some(position), from, until, awaits: outcome.awaits }
}

/// What a wait's own words make of its end.
pub fn hedged(hedge: Hedge, at_most: bool) -> Sure {
    match (hedge, at_most) {
        (Hedge::Usually | Hedge::Sometimes, _) => Sure::About,
        (Hedge::Always, true) => Sure::AtMost,
        (Hedge::Always, false) => Sure::Exact,
    }
}

/// When all waits are over, if that is known.
pub fn end(stages: &[Dated<'_>], line: &TimeLine) -> Option<When> {
    let last = stages.iter().rev().find(|dated| dated.wait.is_some());
    match last {
        Some(last) => last.until.filter(|_| !last.awaits),
        None => Some(When { moment: line.requested, sure: Sure::Exact }),
    }
}

/// The position of the wait a request is in: past all if they are over.
pub fn present(request: &Request) -> usize {
    match request.state {
        RequestState::Waiting { wait } | RequestState::Stalled { wait, .. } | RequestState::Cancelled { wait, .. } => {
            wait
        }
        RequestState::Over => request.time_line.waits.len(),
    }
}
