//! Every condition in force: does it hold, why not, which questions and open points follow.

use crate::eval::{self, At, Frame};
use crate::explain::{Explainer, Mending, mending_of};
use crate::outcome::{
    ConditionOutcome, FactPath, Mend, OpenPoint, Question, Reason, ReasonId, ReasonKind, Request, RequestState,
    RequireOutcome, Way,
};
use crate::program::{Condition, ConditionId, ProcedureId, Program, RemedyId, Require, Verdict};
use crate::truth::{Chain, Lasting, Truth};

use super::request;

/// All conditions in force, judged.
pub(super) struct Judged {
    pub conditions: Vec<ConditionOutcome>,
    pub questions: Vec<Question>,
    pub open_points: Vec<OpenPoint>,
    /// Another platform's rules or answers are missing.
    pub no_rules: bool,
    pub request: Option<Request>,
    pub reasons: Vec<Reason>,
}

/// Judges all conditions in force.
pub(super) fn judge<'a>(at: &'a At<'a>, frame: &Frame<'a>) -> Judged {
    let mut explainer = Explainer::new(at, super::verdict_at);
    let mut frame = frame.clone();
    let conditions = at
        .program
        .conditions
        .iter()
        .enumerate()
        .filter(|(_, condition)| at.applies(&condition.head).0)
        .map(|(index, condition)| {
            let id = ConditionId(u32::try_from(index).unwrap_or(u32::MAX));
            one(at, &mut frame, &mut explainer, id, condition)
        })
        .collect();
    let request = request::request(at, &mut frame, &mut explainer);
    let reasons = explainer.finish();
    let mut judged =
        Judged { conditions, questions: Vec::new(), open_points: Vec::new(), no_rules: false, request, reasons };
    if judged.is_pending() {
        judged.follow_request();
    } else {
        judged.follow(at);
    }
    judged
}

/// The procedures in force.
pub(super) fn procedures(at: &At<'_>) -> Vec<ProcedureId> {
    let all = at.program.procedures.iter().enumerate();
    all.filter(|(_, procedure)| at.applies(&procedure.head).0)
        .map(|(index, _)| ProcedureId(u32::try_from(index).unwrap_or(u32::MAX)))
        .collect()
}

/// Does anything that fails come with an act?
pub(super) fn offers_act(program: &Program, condition: &ConditionOutcome) -> bool {
    let is_act = |way: &Way| match way {
        Way::Act { remedy, fix, .. } => program[*remedy].fixes.get(*fix).is_some_and(|fix| !fix.text.names_earliest()),
        Way::Wait { .. } | Way::Nothing { .. } => false,
    };
    condition.requires.iter().any(|require| require.ways.iter().any(is_act))
}

fn one<'a>(
    at: &'a At<'a>,
    frame: &mut Frame<'a>,
    explainer: &mut Explainer<'a>,
    id: ConditionId,
    condition: &'a Condition,
) -> ConditionOutcome {
    let head = &condition.head;
    let mut outcome = ConditionOutcome {
        condition: id,
        truth: at.condition(frame, condition),
        contested: false,
        mend: None,
        requires: Vec::new(),
        gates: Vec::new(),
    };
    if outcome.truth == Truth::True {
        return outcome;
    }
    outcome.contested = at.program.is_contested(condition);
    let gate: Truth = at.gate(frame, head.when, head.unless);
    if gate == Truth::Unknown {
        for formula in [head.when, head.unless].into_iter().flatten() {
            if at.formula::<Truth>(frame, formula) == Truth::Unknown {
                outcome.gates.push(explainer.explain(frame, formula, None));
            }
        }
    }
    let requires = condition.requires.iter().enumerate();
    outcome.requires = requires
        .filter_map(|(index, require)| one_require(at, frame, explainer, condition, (index, require)))
        .collect();
    if outcome.truth == Truth::False {
        outcome.mend = outcome.requires.iter().filter_map(|require| require.mend).max();
    }
    outcome
}

fn one_require<'a>(
    at: &'a At<'a>,
    frame: &mut Frame<'a>,
    explainer: &mut Explainer<'a>,
    condition: &'a Condition,
    (index, require): (usize, &'a Require),
) -> Option<RequireOutcome> {
    let truth: Truth = at.require(frame, require);
    if truth == Truth::True {
        return None;
    }
    let gate = require
        .when
        .filter(|&when| at.formula::<Truth>(frame, when) == Truth::Unknown)
        .map(|when| explainer.explain(frame, when, None));
    let mut ways = Vec::new();
    let failing = truth == Truth::False;
    let reason = explainer.explain(frame, require.test, failing.then_some(&mut ways));
    let mut outcome = RequireOutcome {
        require: index,
        truth,
        reason,
        mend: None,
        by_waiting: None,
        not_before: None,
        ways,
        gate,
        leftovers: Vec::new(),
    };
    if failing {
        explainer.leftovers(frame, require.test, Truth::False, &mut outcome.leftovers);
        let mending = mending_of(at, frame, require.test, Truth::False);
        complete(at, frame, explainer, (condition, require), mending, &mut outcome);
    }
    Some(outcome)
}

/// Adds when and how a failing require is mended.
fn complete<'a>(
    at: &'a At<'a>,
    frame: &Frame<'a>,
    explainer: &Explainer<'a>,
    (condition, require): (&'a Condition, &'a Require),
    mending: Mending,
    outcome: &mut RequireOutcome,
) {
    let not_false = |truth| truth != Truth::False;
    let mut copy = frame.clone();
    let mut asked = |at: &At<'a>| asked(at, &mut copy, condition, require);
    // It may hold some day, or no longer be asked.
    let waiting = eval::first(at, not_false, &mut asked);
    let mut promise = |instant| eval::point(at, instant, not_false, &mut asked);
    let mend = waiting.map_or_else(|| mending.mend(), Mend::At);
    outcome.mend = Some(mend);
    outcome.by_waiting = waiting.map(&mut promise);
    outcome.not_before = mending.not_before.into_iter().chain(waiting).min().map(&mut promise);
    let passing = explainer.passing(outcome.reason);
    let latest = passing.iter().filter_map(|&id| explainer.reason(id)?.earliest).max();
    if let Some(until) = outcome.by_waiting.or(latest) {
        outcome.ways.push(Way::Wait { until, reasons: passing });
    }
    if matches!(mend, Mend::At(_) | Mend::Act | Mend::Others) {
        outcome.ways.retain(|way| !matches!(way, Way::Nothing { .. }));
    }
}

/// Does a require hold, or is it not asked of these facts? That its version ends some day is no way to mend it.
fn asked<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, condition: &Condition, require: &Require) -> Lasting {
    let head = &condition.head;
    let gate: Lasting = at.gate(frame, head.when, head.unless);
    let mut chain = Chain::or();
    chain.take(Lasting { truth: !gate.truth, ..gate });
    chain.take(at.require::<Lasting>(frame, require));
    chain.finish()
}

impl Judged {
    /// Is a request under way?
    pub(super) fn is_pending(&self) -> bool {
        self.request.as_ref().is_some_and(|request| !matches!(request.state, RequestState::Cancelled { .. }))
    }

    /// What is not known of a request that is under way.
    fn follow_request(&mut self) {
        let Some(request) = &self.request else { return };
        let (mut unclear, missing) = (request.unclear.clone(), request.missing.clone());
        unclear.reverse();
        while let Some(id) = unclear.pop() {
            let Some(reason) = self.reasons.get(id.0 as usize) else { continue };
            match reason.kind.clone() {
                ReasonKind::Missing { fact, incomplete } => self.ask(None, fact, incomplete, Some(id)),
                _ => unclear.extend(reason.parts.iter().rev().filter(|part| self.is_unknown(**part))),
            }
        }
        for fact in missing {
            self.ask(None, fact, false, None);
        }
    }

    fn is_unknown(&self, id: ReasonId) -> bool {
        self.reasons.get(id.0 as usize).is_some_and(|reason| reason.truth == Truth::Unknown)
    }

    /// The questions and open points that follow from what is unknown.
    fn follow(&mut self, at: &At<'_>) {
        let conditions = std::mem::take(&mut self.conditions);
        for condition in conditions.iter().filter(|condition| condition.truth != Truth::True) {
            self.follow_condition(at, condition);
        }
        self.conditions = conditions;
        if at.program.platform.open.is_some() {
            self.open_points.push(OpenPoint::OtherConditions);
        }
    }

    fn follow_condition(&mut self, at: &At<'_>, condition: &ConditionOutcome) {
        let id = condition.condition;
        if condition.contested {
            // What is not known of it holds nothing back.
            if let Some(require) = condition.requires.iter().find(|require| require.truth == Truth::False) {
                self.open_points.push(OpenPoint::Contested {
                    condition: id,
                    require: require.require,
                    reason: require.reason,
                });
            }
            return;
        }
        for &gate in &condition.gates {
            self.follow_reason(at, id, None, gate);
        }
        for require in &condition.requires {
            if let Some(gate) = require.gate {
                self.follow_reason(at, id, None, gate);
            }
            let remedy = at.program[id].requires.get(require.require).map(|written| (require.require, written.remedy));
            if require.truth == Truth::Unknown {
                self.follow_reason(at, id, remedy, require.reason);
            }
            // What fails hides what is not known beside it; once it is mended, that decides.
            for &leftover in &require.leftovers {
                self.follow_reason(at, id, remedy, leftover);
            }
        }
    }

    fn follow_reason(&mut self, at: &At<'_>, condition: ConditionId, remedy: Option<(usize, RemedyId)>, id: ReasonId) {
        let Some(reason) = self.reasons.get(id.0 as usize) else { return };
        if reason.truth != Truth::Unknown && reason.parts.is_empty() {
            return;
        }
        let own = at.program[reason.formula].remedy;
        let remedy = remedy.map(|(require, outer)| (require, own.unwrap_or(outer)));
        match reason.kind.clone() {
            ReasonKind::Missing { fact, incomplete } => self.ask(Some(condition), fact, incomplete, Some(id)),
            ReasonKind::Unpublished { .. } | ReasonKind::Judged { .. } => {
                let (require, remedy) = remedy.unwrap_or((0, RemedyId(0)));
                self.open_points.push(OpenPoint::Unpublished { condition, require, reason: id, remedy });
            }
            ReasonKind::Account { platform, verdict } => self.follow_platform(platform, verdict),
            ReasonKind::Parts { .. } | ReasonKind::Loop { .. } | ReasonKind::Defined => {
                for part in reason.parts.clone() {
                    self.follow_reason(at, condition, remedy, part);
                }
            }
            ReasonKind::Atom { .. } | ReasonKind::Element => {}
        }
    }

    fn ask(&mut self, condition: Option<ConditionId>, fact: FactPath, incomplete: bool, reason: Option<ReasonId>) {
        if let Some(asked) = self.questions.iter_mut().find(|question| question.fact == fact) {
            if let Some(condition) = condition.filter(|condition| !asked.conditions.contains(condition)) {
                asked.conditions.push(condition);
            }
            return;
        }
        self.questions.push(Question { fact, incomplete, conditions: condition.into_iter().collect(), reason });
    }

    fn follow_platform(&mut self, platform: String, verdict: Option<Verdict>) {
        match verdict {
            None | Some(Verdict::Undetermined) => self.no_rules = true,
            Some(_) => self.open_points.push(OpenPoint::OtherPlatform(platform)),
        }
    }
}
