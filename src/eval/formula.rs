//! Formulas: chains, loops, and what stands between them.

use super::At;
use super::frame::{Frame, Row};
use crate::program::{
    AccountTest, DefinitionId, DefinitionValue, FormulaId, FormulaKind, LayoutId, Loop, Quantifier, Scope, UsesId,
};
use crate::truth::{Answer, Chain, FOREVER, Lasting, Truth};
use crate::value::{List, Value};

impl<'p> At<'p> {
    /// The truth of a formula.
    pub fn formula<'v, A: Answer>(&self, frame: &mut Frame<'v>, id: FormulaId) -> A
    where
        'p: 'v,
    {
        let program = self.program;
        match &program[id].kind {
            FormulaKind::Atom(atom) => self.atom(frame, atom),
            FormulaKind::All(parts) => self.chain(frame, Chain::and(), id, parts),
            FormulaKind::Any(parts) => self.chain(frame, Chain::or(), id, parts),
            FormulaKind::Not(part) => negate(self.formula(frame, *part)),
            FormulaKind::If(test, then, otherwise) => self.choose(frame, *test, *then, *otherwise),
            FormulaKind::Loop(each) => self.each(frame, id, each),
            FormulaKind::Defined(definition) => self.defined(frame, *definition),
            FormulaKind::Unpublished => A::new(Truth::Unknown, || FOREVER),
            FormulaKind::Account(test) => self.account(frame, *test),
        }
    }

    fn chain<'v, A: Answer>(&self, frame: &mut Frame<'v>, mut chain: Chain, id: FormulaId, parts: &[FormulaId]) -> A
    where
        'p: 'v,
    {
        let mut taken = 0;
        for &part in parts {
            let answer: A = self.formula(frame, part);
            taken += 1;
            if chain.take(answer) || self.is_spent() {
                break;
            }
        }
        self.spend(taken, self.program[id].span);
        chain.finish()
    }

    fn choose<'v, A: Answer>(&self, frame: &mut Frame<'v>, test: FormulaId, then: FormulaId, otherwise: FormulaId) -> A
    where
        'p: 'v,
    {
        let test: A = self.formula(frame, test);
        let branch: A = match test.truth() {
            Truth::True => self.formula(frame, then),
            Truth::False => self.formula(frame, otherwise),
            Truth::Unknown => {
                let (then, otherwise): (A, A) = (self.formula(frame, then), self.formula(frame, otherwise));
                let truth = if then.truth() == otherwise.truth() { then.truth() } else { Truth::Unknown };
                A::new(truth, || then.until().min(otherwise.until()))
            }
        };
        A::new(branch.truth(), || branch.until().min(test.until()))
    }

    fn defined<'v, A: Answer>(&self, frame: &mut Frame<'v>, id: DefinitionId) -> A
    where
        'p: 'v,
    {
        match self.program[id].value {
            DefinitionValue::Formula(formula) => self.formula(frame, formula),
            // The checker lets a definition stand for a condition only if it is one.
            DefinitionValue::Term(_) => A::new(Truth::Unknown, || FOREVER),
        }
    }

    fn each<'v, A: Answer>(&self, frame: &mut Frame<'v>, id: FormulaId, each: &Loop) -> A
    where
        'p: 'v,
    {
        let list = match frame.value(each.list) {
            Value::List(list) => list,
            Value::None => return A::new((each.quantifier != Quantifier::Some).into(), || FOREVER),
            _ => return A::new(Truth::Unknown, || FOREVER),
        };
        let mut taken = 0;
        let mut chain = match each.quantifier {
            Quantifier::Every | Quantifier::No => Chain::and(),
            Quantifier::Some => Chain::or(),
        };
        if list.incomplete {
            chain.incomplete();
        }
        for index in 0..list.len() {
            taken += 1;
            let answer = match self.element(frame, each.level, each.layout, list, index) {
                Ok(()) => self.body::<A>(frame, each),
                Err(until) => {
                    chain.may_change(until);
                    continue;
                }
            };
            if chain.take(answer) || self.is_spent() {
                break;
            }
        }
        self.spend(taken, self.program[id].span);
        chain.finish()
    }

    /// What an element contributes: its body, turned around for `no`.
    fn body<'v, A: Answer>(&self, frame: &mut Frame<'v>, each: &Loop) -> A
    where
        'p: 'v,
    {
        let there = each.body.map_or_else(|| A::new(Truth::True, || FOREVER), |body| self.formula(frame, body));
        if each.quantifier == Quantifier::No { negate(there) } else { there }
    }

    /// Enters an element, unless it only comes to be later than the moment: then the second it does. An optional fact
    /// of it that lies later is none until then, and does not keep it out.
    pub fn element<'v>(
        &self,
        frame: &mut Frame<'v>,
        level: u8,
        layout: LayoutId,
        list: &'v List,
        index: usize,
    ) -> Result<(), i64>
    where
        'p: 'v,
    {
        let cells = list.row(index);
        if frame.rewinding {
            let fields = &self.program.layout(layout).fields;
            let appears = cells
                .iter()
                .zip(fields)
                .filter(|(_, field)| !field.may_lie_ahead && !field.optional)
                .filter_map(|(value, _)| self.not_yet(value))
                .max();
            if let Some(appears) = appears {
                return Err(appears);
            }
        }
        frame.enter(level, Row { cells, layout, index: u32::try_from(index).unwrap_or(u32::MAX) });
        Ok(())
    }

    fn account<'v, A: Answer>(&self, frame: &mut Frame<'v>, test: AccountTest) -> A
    where
        'p: 'v,
    {
        let unknown = A::new(Truth::Unknown, || FOREVER);
        let Some(cells) = self.account_cells(frame, test) else { return unknown };
        if test.deleted {
            return match cells.last() {
                Some(Value::YesNo(deleted)) => A::new((*deleted).into(), || FOREVER),
                _ => unknown,
            };
        }
        let Some(other) = self.base.platform(&self.program[test.platform].platform) else { return unknown };
        let me = self.me_of(frame, test.platform);
        let at = self.beside(other);
        let mut frame = Frame::of(cells, &me, &[], frame.rewinding);
        let answer: Lasting = at.deletable(&mut frame);
        self.failed_like(&at);
        A::new(answer.truth, || answer.until)
    }

    /// The row of the account that a test is about.
    pub fn account_cells<'v>(&self, frame: &Frame<'v>, test: AccountTest) -> Option<&'v [Value]>
    where
        'p: 'v,
    {
        match test.account {
            Some(scope @ Scope::Element(_)) => Some(frame.cells(scope)),
            Some(Scope::Account | Scope::Me) | None => frame.other(test.platform.0 as usize),
        }
    }

    /// The facts about the person in the order of another platform's layout.
    pub fn me_of(&self, frame: &Frame<'_>, platform: UsesId) -> Vec<Value> {
        let Some(other) = self.base.platform(&self.program[platform].platform) else { return Vec::new() };
        let own = self.program.layout(crate::program::Program::ME);
        let fields = &other.layout(crate::program::Program::ME).fields;
        let value = |path: &[String]| {
            let slot = own.fields.iter().position(|field| field.path == path);
            slot.and_then(|slot| frame.me().get(slot)).cloned().unwrap_or(Value::Unknown)
        };
        fields.iter().map(|field| value(&field.path)).collect()
    }
}

fn negate<A: Answer>(answer: A) -> A {
    A::new(!answer.truth(), || answer.until())
}
