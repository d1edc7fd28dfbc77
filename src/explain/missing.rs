//! Which facts an undecided comparison lacks.

use super::{Explained, Explainer, KEPT};
use crate::eval::{Frame, Reading};
use crate::outcome::{FactPath, ReasonId, ReasonKind};
use crate::program::{
    AccountTest, Aggregate, Atom, Carry, DefinitionValue, FormulaId, Place, Relation, Scope, TermId, TermKind,
    TimeSpan, Verdict,
};
use crate::truth::{FOREVER, Lasting, Truth};
use crate::value::Value;

const UNDECIDED: Lasting = Lasting { truth: Truth::Unknown, until: FOREVER };

impl<'a> Explainer<'a> {
    /// Why an atom is unknown: unpublished, missing facts, or facts that only the platform can judge.
    pub(super) fn undecided(&mut self, frame: &mut Frame<'a>, formula: FormulaId, atom: &Atom) -> Explained {
        let unknown = matches!(self.at.term(frame, atom.subject).0, Reading::Unknown);
        // None would decide it, so that the fact is worth asking for.
        let none_decides = atom.carry == Some(Carry::NoneOr) && unknown;
        if self.is_unpublished(&atom.relation) && !none_decides {
            let fact = self.fact_of(frame, atom.subject);
            let actual = self.actual(frame, atom.subject);
            return (ReasonKind::Unpublished { actual, fact }, Vec::new());
        }
        let mut leaves = Vec::new();
        if let Relation::Includes(list, _) = &atom.relation {
            self.missing_list(frame, *list, &mut leaves);
        } else {
            self.missing(frame, atom.subject, &mut leaves);
            match &atom.relation {
                Relation::Equal(term) | Relation::Compare(_, term) => self.missing(frame, *term, &mut leaves),
                Relation::Within(span, term) => {
                    self.missing_span(frame, *span, &mut leaves);
                    self.missing(frame, *term, &mut leaves);
                }
                Relation::Ago(_, span) => self.missing_span(frame, *span, &mut leaves),
                Relation::None | Relation::OneOf(_) | Relation::Includes(..) => {}
            }
        }
        self.gather(formula, leaves)
    }

    /// One leaf stands for the atom itself; several are its parts.
    fn gather(&mut self, formula: FormulaId, mut leaves: Vec<Leaf>) -> Explained {
        if leaves.len() == 1
            && let Some(Leaf::Kind(kind)) = leaves.pop_if(|leaf| matches!(leaf, Leaf::Kind(_)))
        {
            return (kind, Vec::new());
        }
        let total = leaves.len();
        let parts = leaves
            .into_iter()
            .take(KEPT)
            .map(|leaf| match leaf {
                Leaf::Kind(kind) => self.push(formula, UNDECIDED, kind, Vec::new()),
                Leaf::Reason(id) => id,
            })
            .collect();
        (ReasonKind::Parts { total }, parts)
    }

    fn is_unpublished(&self, relation: &Relation) -> bool {
        match relation {
            Relation::Equal(term) | Relation::Compare(_, term) => self.unpublished_term(*term),
            Relation::Ago(_, span) => *span == TimeSpan::Unpublished,
            Relation::Within(span, term) => *span == TimeSpan::Unpublished || self.unpublished_term(*term),
            Relation::None | Relation::OneOf(_) | Relation::Includes(..) => false,
        }
    }

    fn unpublished_term(&self, term: TermId) -> bool {
        match &self.program()[term].kind {
            TermKind::Unpublished => true,
            TermKind::Defined(definition) => match self.program()[*definition].value {
                DefinitionValue::Term(term) => self.unpublished_term(term),
                DefinitionValue::Formula(_) => false,
            },
            TermKind::Sum(parts) => parts.iter().any(|&(_, part)| self.unpublished_term(part)),
            TermKind::Constant(_)
            | TermKind::Span(_)
            | TermKind::Fact(_)
            | TermKind::Aggregate(_)
            | TermKind::If(..) => false,
        }
    }

    fn missing_span(&mut self, frame: &mut Frame<'a>, span: TimeSpan, leaves: &mut Vec<Leaf>) {
        if let TimeSpan::Computed(term) = span {
            self.missing(frame, term, leaves);
        }
    }

    /// The facts that a term lacks, as an account file has them.
    pub fn lacking(&mut self, frame: &mut Frame<'a>, term: TermId) -> Vec<FactPath> {
        let mut leaves = Vec::new();
        self.missing(frame, term, &mut leaves);
        let mut lacking = Vec::new();
        for leaf in leaves {
            let id = match leaf {
                Leaf::Kind(ReasonKind::Missing { fact, .. }) => {
                    lacking.push(fact);
                    continue;
                }
                Leaf::Kind(_) => continue,
                Leaf::Reason(id) => id,
            };
            let mut open = vec![id];
            while let Some(reason) = open.pop().and_then(|id| self.reason(id)) {
                if let ReasonKind::Missing { fact, .. } = &reason.kind {
                    lacking.push(fact.clone());
                }
                open.extend(reason.parts.iter().rev());
            }
        }
        lacking
    }

    /// The facts that a term lacks.
    fn missing(&mut self, frame: &mut Frame<'a>, term: TermId, leaves: &mut Vec<Leaf>) {
        match &self.program()[term].kind {
            TermKind::Fact(place) => self.missing_fact(frame, *place, leaves),
            TermKind::Sum(parts) => {
                for &(_, part) in parts {
                    self.missing(frame, part, leaves);
                }
            }
            TermKind::Aggregate(aggregate) => self.missing_of_list(frame, aggregate, leaves),
            TermKind::If(test, then, otherwise) => match self.at.formula::<Truth>(frame, *test) {
                Truth::True => self.missing(frame, *then, leaves),
                Truth::False => self.missing(frame, *otherwise, leaves),
                Truth::Unknown => leaves.push(Leaf::Reason(self.explain(frame, *test, None))),
            },
            TermKind::Defined(definition) => {
                if let DefinitionValue::Term(term) = self.program()[*definition].value {
                    self.missing(frame, term, leaves);
                }
            }
            TermKind::Unpublished => {
                leaves.push(Leaf::Kind(ReasonKind::Unpublished { actual: Value::Unknown, fact: None }));
            }
            TermKind::Constant(_) | TermKind::Span(_) => {}
        }
    }

    fn missing_fact(&self, frame: &mut Frame<'a>, place: Place, leaves: &mut Vec<Leaf>) {
        let fact = self.path(frame, place);
        match frame.value(place) {
            Value::YesNo(_) if self.at.field(frame, place).is_some_and(|field| field.judged) => {
                leaves.push(Leaf::Kind(ReasonKind::Judged { fact }));
            }
            Value::Unknown | Value::Date(_) | Value::Time(_) => {
                let known = matches!(frame.value(place), Value::Date(_) | Value::Time(_));
                // A known day is missing only if it has not come yet.
                let ahead = known && self.is_ahead(frame, place);
                if !known || ahead {
                    leaves.push(Leaf::Kind(ReasonKind::Missing { fact, incomplete: false }));
                }
            }
            Value::None
            | Value::YesNo(_)
            | Value::Whole(_)
            | Value::Decimal(_)
            | Value::Choice(_)
            | Value::Text(_)
            | Value::List(_) => {}
        }
    }

    fn is_ahead(&self, frame: &Frame<'a>, place: Place) -> bool {
        let exempt = self.at.field(frame, place).is_none_or(|field| field.may_lie_ahead);
        !exempt
            && match frame.value(place) {
                Value::Date(day) => *day > self.at.day.0,
                Value::Time(time) => *time > self.at.now,
                _ => false,
            }
    }

    fn missing_list(&self, frame: &Frame<'a>, list: Place, leaves: &mut Vec<Leaf>) {
        let fact = self.path(frame, list);
        let incomplete = matches!(frame.value(list), Value::List(_));
        leaves.push(Leaf::Kind(ReasonKind::Missing { fact, incomplete }));
    }

    fn missing_of_list(&mut self, frame: &mut Frame<'a>, aggregate: &Aggregate, leaves: &mut Vec<Leaf>) {
        let Value::List(list) = frame.value(aggregate.list) else {
            self.missing_list(frame, aggregate.list, leaves);
            return;
        };
        let path = self.path(frame, aggregate.list);
        for index in 0..list.len() {
            if leaves.len() >= KEPT || self.at.element(frame, aggregate.level, aggregate.layout, list, index).is_err() {
                continue;
            }
            self.enter(&path, index);
            let counts = aggregate.filter.map_or(Truth::True, |filter| self.at.formula(frame, filter));
            match (counts, aggregate.filter, aggregate.value) {
                (Truth::Unknown, Some(filter), _) => leaves.push(Leaf::Reason(self.explain(frame, filter, None))),
                (Truth::True, _, Some(value)) => self.missing(frame, value, leaves),
                (Truth::True | Truth::False | Truth::Unknown, ..) => {}
            }
            self.trail.pop();
        }
        if list.incomplete {
            leaves.push(Leaf::Kind(ReasonKind::Missing { fact: path, incomplete: true }));
        }
    }

    /// Why a test of another platform's account is as it is.
    pub(super) fn account(&mut self, frame: &mut Frame<'a>, test: AccountTest) -> Explained {
        let platform = self.program()[test.platform].platform.clone();
        if test.deleted {
            let fact = self.account_path(test, &platform);
            let given = matches!(self.at.account_cells(frame, test).and_then(<[Value]>::last), Some(Value::YesNo(_)));
            let kind = match given {
                true => ReasonKind::Atom {
                    actual: self
                        .at
                        .account_cells(frame, test)
                        .and_then(<[Value]>::last)
                        .cloned()
                        .unwrap_or(Value::Unknown),
                    fact: Some(fact),
                },
                false => ReasonKind::Missing { fact, incomplete: false },
            };
            return (kind, Vec::new());
        }
        let verdict = self.verdict_of(frame, test, &platform);
        (ReasonKind::Account { platform, verdict }, Vec::new())
    }

    fn account_path(&self, test: AccountTest, platform: &str) -> FactPath {
        let mut path = match test.account {
            Some(Scope::Element(level)) => self.element_path(level),
            Some(Scope::Account | Scope::Me) | None => {
                let step = crate::outcome::FactStep::Field(platform.to_owned());
                FactPath { scope: crate::outcome::FactScope::Account, steps: vec![step] }
            }
        };
        path.steps.push(crate::outcome::FactStep::Field(String::from("deleted")));
        path
    }

    fn verdict_of(&self, frame: &Frame<'a>, test: AccountTest, platform: &str) -> Option<Verdict> {
        let other = self.at.base.platform(platform)?;
        let unknown = vec![Value::Unknown; other.layout(crate::program::Program::ACCOUNT).fields.len()];
        let facts = crate::facts::Facts {
            account: self.at.account_cells(frame, test).map_or(unknown, <[Value]>::to_vec),
            me: self.at.me_of(frame, test.platform),
            others: vec![None; other.uses.len()],
            as_of: None,
        };
        Some((self.verdict_at)(self.at.base, other, &facts, self.at.now))
    }
}

/// Something that an undecided atom lacks.
pub(super) enum Leaf {
    Kind(ReasonKind),
    Reason(ReasonId),
}
