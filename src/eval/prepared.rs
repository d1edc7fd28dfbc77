//! What is asked of many accounts at one moment, prepared once: windows are settled, spans are cut-off days and seconds,
//! and an atom that compares one fact with something written out is one look at that fact. Whatever is not so simple
//! is left to the evaluator, formula by formula; so it never means anything of its own.
//!
//! It knows truths, not ends, and nothing of events that lie after the moment: then nobody asks it.

use super::At;
use super::condition::is_contested;
use super::frame::Frame;
use super::look::Look;
use crate::program::{Condition, DefinitionValue, FormulaId, FormulaKind, Loop, Place, Quantifier, Require, Scope};
use crate::truth::Truth;
use crate::value::Value;

/// The conditions in force.
#[derive(Debug)]
pub(super) struct Prepared {
    checks: Vec<Check>,
}

/// One condition.
#[derive(Debug)]
struct Check {
    step: Step,
    contested: bool,
}

#[derive(Debug)]
enum Step {
    /// One look at a fact outside any list.
    Look(Scope, Look),
    /// All, or one, of several.
    Chain(Chain<Step>),
    /// Every, or some, element of a list, at a look or several.
    Each(Place, Each),
    /// Turned around.
    Not(Box<Step>),
    /// The whole way.
    Formula(FormulaId),
}

/// Parts of which one decides the whole: by being false, or by being true.
#[derive(Debug)]
struct Chain<T> {
    decides: Truth,
    parts: Vec<T>,
}

#[derive(Debug)]
struct Each {
    /// False: every element must be so; true: one is enough.
    decides: Truth,
    body: Chain<Look>,
}

impl Prepared {
    pub(super) fn new(at: &At<'_>) -> Prepared {
        let in_force = at.program.conditions.iter().filter(|condition| at.applies(&condition.head).0);
        Prepared { checks: in_force.map(|condition| Check::new(at, condition)).collect() }
    }

    /// Do all of them hold?
    pub(super) fn truth<'v, 'p: 'v>(&self, at: &At<'p>, frame: &mut Frame<'v>) -> Truth {
        let mut unknown = false;
        for check in &self.checks {
            match check.step.truth(at, frame) {
                Truth::False if !check.contested => return Truth::False,
                Truth::True => {}
                Truth::False | Truth::Unknown => unknown = true,
            }
        }
        if unknown { Truth::Unknown } else { Truth::True }
    }
}

impl Check {
    /// The requires, each with its own `when`, if the condition applies to these facts at all.
    fn new(at: &At<'_>, condition: &Condition) -> Check {
        let head = &condition.head;
        let step = |formula| Step::new(at, formula);
        let mut gates: Vec<Step> = head.when.map(step).map(Step::turned).into_iter().collect();
        gates.extend(head.unless.map(step));
        let require = |require: &Require| {
            let when = require.when.map(step).map(Step::turned);
            Step::chain(Truth::True, when.into_iter().chain([step(require.test)]).collect())
        };
        let requires = Step::chain(Truth::False, condition.requires.iter().map(require).collect());
        gates.push(requires);
        Check { step: Step::chain(Truth::True, gates), contested: is_contested(head) }
    }
}

impl Step {
    fn new(at: &At<'_>, formula: FormulaId) -> Step {
        let chain = |decides, parts: &[FormulaId]| {
            Step::chain(decides, parts.iter().map(|&part| Step::new(at, part)).collect())
        };
        match &at.program[formula].kind {
            FormulaKind::All(parts) => chain(Truth::False, parts),
            FormulaKind::Any(parts) => chain(Truth::True, parts),
            FormulaKind::Not(part) => Step::new(at, *part).turned(),
            FormulaKind::Defined(definition) => match at.program[*definition].value {
                DefinitionValue::Formula(body) => Step::new(at, body),
                DefinitionValue::Term(_) => Step::Formula(formula),
            },
            FormulaKind::Atom(atom) => match Look::new(at, atom, None) {
                Some((scope, look)) => Step::Look(scope, look),
                None => Step::Formula(formula),
            },
            FormulaKind::Loop(each) => match Each::new(at, each) {
                Some(body) => Step::Each(each.list, body),
                None => Step::Formula(formula),
            },
            FormulaKind::If(..) | FormulaKind::Unpublished | FormulaKind::Account(_) => Step::Formula(formula),
        }
    }

    /// A chain of one part is that part.
    fn chain(decides: Truth, mut parts: Vec<Step>) -> Step {
        match (parts.len(), parts.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                parts.extend(last);
                Step::Chain(Chain { decides, parts })
            }
        }
    }

    fn turned(self) -> Step {
        match self {
            Step::Look(scope, look) => Step::Look(scope, look.turned()),
            step => Step::Not(Box::new(step)),
        }
    }

    fn truth<'v, 'p: 'v>(&self, at: &At<'p>, frame: &mut Frame<'v>) -> Truth {
        match self {
            Step::Look(scope, look) => look.truth(frame.cells(*scope)),
            Step::Each(list, each) => match frame.value(*list) {
                Value::List(list) => each.truth(list.rows(), list.incomplete),
                Value::None => !each.decides,
                _ => Truth::Unknown,
            },
            Step::Chain(chain) => chain.truth(|part| part.truth(at, frame)),
            Step::Not(step) => !step.truth(at, frame),
            Step::Formula(formula) => at.formula(frame, *formula),
        }
    }
}

impl<T> Chain<T> {
    #[inline]
    fn truth(&self, mut part: impl FnMut(&T) -> Truth) -> Truth {
        let mut unknown = false;
        for each in &self.parts {
            let truth = part(each);
            if truth == self.decides {
                return truth;
            }
            unknown |= truth == Truth::Unknown;
        }
        if unknown { Truth::Unknown } else { !self.decides }
    }
}

impl Each {
    /// A loop outside any other whose body looks at its own element only.
    fn new(at: &At<'_>, each: &Loop) -> Option<Each> {
        if matches!(each.list.scope, Scope::Element(_)) {
            return None;
        }
        let mut body = Chain { decides: Truth::False, parts: Vec::new() };
        if let Some(formula) = each.body {
            gather(at, each, formula, &mut body)?;
        }
        match each.quantifier {
            Quantifier::Every => Some(Each { decides: Truth::False, body }),
            Quantifier::Some => Some(Each { decides: Truth::True, body }),
            // No element is so: every one is otherwise.
            Quantifier::No => {
                let parts = body.parts.into_iter().map(Look::turned).collect();
                Some(Each { decides: Truth::False, body: Chain { decides: !body.decides, parts } })
            }
        }
    }

    fn truth<'v>(&self, rows: impl Iterator<Item = &'v [Value]>, incomplete: bool) -> Truth {
        let mut unknown = incomplete;
        for row in rows {
            let truth = self.body.truth(|look| look.truth(row));
            if truth == self.decides {
                return truth;
            }
            unknown |= truth == Truth::Unknown;
        }
        if unknown { Truth::Unknown } else { !self.decides }
    }
}

/// The looks of a loop's body: one, or one chain of them.
fn gather(at: &At<'_>, each: &Loop, formula: FormulaId, body: &mut Chain<Look>) -> Option<()> {
    let looked = |formula: FormulaId| match &at.program[formula].kind {
        FormulaKind::Atom(atom) => match Look::new(at, atom, Some(each.layout))? {
            (Scope::Element(level), look) if level == each.level => Some(look),
            _ => None,
        },
        _ => None,
    };
    match &at.program[formula].kind {
        FormulaKind::All(parts) | FormulaKind::Any(parts) => {
            body.parts = parts.iter().map(|&part| looked(part)).collect::<Option<_>>()?;
            let any = matches!(at.program[formula].kind, FormulaKind::Any(_));
            body.decides = Truth::from(any);
        }
        FormulaKind::Defined(definition) => match at.program[*definition].value {
            DefinitionValue::Formula(inner) => gather(at, each, inner, body)?,
            DefinitionValue::Term(_) => return None,
        },
        _ => body.parts.push(looked(formula)?),
    }
    Some(())
}
