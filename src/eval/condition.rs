//! Items: whether one is in force, whether a condition holds, and whether all of them do.

use super::At;
use super::frame::Frame;
use super::prepared::Prepared;
use crate::moment::Zone;
use crate::program::{Condition, Evidence, FormulaId, Head, Program, Require, Window};
use crate::truth::{Answer, Chain, FOREVER, Truth};

/// Does something hold at a moment, and up to when does that stay so?
pub fn in_force(zone: &Zone, window: Window, now: i64) -> (bool, i64) {
    let starts = window.from.map_or(i64::MIN, |from| zone.start_of(from.first));
    let ends = window.until.map_or(FOREVER, |until| zone.start_of(until.first));
    match () {
        () if now < starts => (false, starts),
        () if now < ends => (true, ends),
        () => (false, FOREVER),
    }
}

impl<'p> At<'p> {
    /// Is an item in force, itself and its version, and up to when does that stay so?
    pub fn applies(&self, head: &Head) -> (bool, i64) {
        let zone = &self.program.platform.zone;
        let (own, own_until) = in_force(zone, head.window, self.now);
        let Some(version) = head.version else { return (own, own_until) };
        let (its, its_until) = in_force(zone, self.program[version].window, self.now);
        match (own, its) {
            (true, true) => (true, own_until.min(its_until)),
            (true, false) => (false, its_until),
            (false, true) => (false, own_until),
            (false, false) => (false, own_until.max(its_until)),
        }
    }

    /// `when` and `unless` of an item: true if it applies to these facts.
    pub fn gate<'v, A: Answer>(&self, frame: &mut Frame<'v>, when: Option<FormulaId>, unless: Option<FormulaId>) -> A
    where
        'p: 'v,
    {
        let mut chain = Chain::and();
        if let Some(when) = when {
            chain.take(self.formula::<A>(frame, when));
        }
        if let Some(unless) = unless {
            let answer: A = self.formula(frame, unless);
            chain.take(A::new(!answer.truth(), || answer.until()));
        }
        chain.finish()
    }

    /// Does a condition hold? It need not be in force. A contested one that fails is unknown.
    pub fn condition<'v, A: Answer>(&self, frame: &mut Frame<'v>, condition: &Condition) -> A
    where
        'p: 'v,
    {
        let head = &condition.head;
        let mut requires = Chain::and();
        for require in &condition.requires {
            if requires.take(self.require::<A>(frame, require)) {
                break;
            }
        }
        let answer: A = requires.finish();
        let answer = if head.when.is_some() || head.unless.is_some() {
            implies(self.gate(frame, head.when, head.unless), answer)
        } else {
            answer
        };
        match answer.truth() {
            Truth::False if is_contested(head) => A::new(Truth::Unknown, || answer.until()),
            _ => answer,
        }
    }

    /// Does one require hold, its own `when` included?
    pub fn require<'v, A: Answer>(&self, frame: &mut Frame<'v>, require: &Require) -> A
    where
        'p: 'v,
    {
        let test: A = self.formula(frame, require.test);
        match require.when {
            Some(when) => implies(self.formula(frame, when), test),
            None => test,
        }
    }

    /// Do all conditions in force hold? With its end, the starts and ends of versions included.
    pub fn all_hold<'v, A: Answer>(&self, frame: &mut Frame<'v>) -> A
    where
        'p: 'v,
    {
        if !A::LASTING && !frame.rewinding {
            let prepared = self.prepared.get_or_init(|| Prepared::new(self));
            return A::new(prepared.truth(self, frame), || FOREVER);
        }
        let mut chain = Chain::and();
        for condition in &self.program.conditions {
            let (applies, until) = self.applies(&condition.head);
            chain.may_change(until);
            if !applies {
                continue;
            }
            let answer: A = self.condition(frame, condition);
            if chain.take(A::new(answer.truth(), || answer.until().min(until))) {
                break;
            }
        }
        chain.finish()
    }

    /// Is the account deletable as far as the rules say: deletion is offered, every condition holds, none is open?
    pub fn deletable<'v, A: Answer>(&self, frame: &mut Frame<'v>) -> A
    where
        'p: 'v,
    {
        let mut chain = Chain::and();
        let (offered, until) = self.offered();
        chain.take(A::new(offered.into(), || until));
        chain.take(self.all_hold::<A>(frame));
        if self.program.platform.open.is_some() {
            chain.incomplete();
        }
        chain.finish()
    }

    /// Is a procedure in force? Rules without any procedure do not say that deletion is not offered.
    pub fn offered(&self) -> (bool, i64) {
        let procedures = &self.program.procedures;
        let mut until = FOREVER;
        let mut offered = procedures.is_empty();
        for procedure in procedures {
            let (applies, its_until) = self.applies(&procedure.head);
            offered |= applies;
            until = until.min(its_until);
        }
        (offered, until)
    }
}

/// Only contested sources name it: it never decides.
pub fn is_contested(head: &Head) -> bool {
    head.evidence == Some(Evidence::Contested)
}

/// `when` → `answer`
fn implies<A: Answer>(when: A, answer: A) -> A {
    let mut chain = Chain::or();
    chain.take(A::new(!when.truth(), || when.until()));
    chain.take(answer);
    chain.finish()
}

impl Program {
    /// Is it a condition that only contested sources name?
    pub fn is_contested(&self, condition: &Condition) -> bool {
        is_contested(&condition.head)
    }
}
