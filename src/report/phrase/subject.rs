//! What a value is called: the labels of its facts, with words between them where it is computed.

use super::{Join, Wording};
use crate::eval::{Frame, Row};
use crate::messages::Phrase;
use crate::program::{
    Aggregate, AggregateKind, Definition, DefinitionId, DefinitionValue, FormulaId, FormulaKind, Place, Sign, TermId,
    TermKind,
};

impl Wording<'_> {
    /// A noun phrase for a term.
    pub fn subject(&self, term: TermId, frame: &Frame<'_>) -> String {
        let program = self.judged.program;
        match &program[term].kind {
            TermKind::Fact(place) => self.label(frame, *place),
            TermKind::Constant(value) => self.typed(value, &program[term].kind_of),
            TermKind::Span(span) => self.plain_span(program[*span]),
            TermKind::Sum(parts) => self.sum(parts, frame),
            TermKind::Aggregate(aggregate) => self.aggregate(aggregate, frame),
            TermKind::Defined(definition) => self.defined(*definition, frame),
            TermKind::If(..) => self.say(Phrase::Computed),
            TermKind::Unpublished => self.say(Phrase::Unpublished),
        }
    }

    /// The noun phrase for a fact.
    pub fn label(&self, frame: &Frame<'_>, place: Place) -> String {
        self.field(frame, place).map_or_else(|| self.say(Phrase::Computed), |field| self.words(&field.label))
    }

    /// The noun phrase for a definition: its label, else what it stands for.
    fn defined(&self, id: DefinitionId, frame: &Frame<'_>) -> String {
        let definition: &Definition = &self.judged.program[id];
        match (&definition.label, definition.value) {
            (Some(label), _) => self.words(label),
            (None, DefinitionValue::Term(term)) => self.subject(term, frame),
            (None, DefinitionValue::Formula(_)) => definition.name.clone(),
        }
    }

    fn sum(&self, parts: &[(Sign, TermId)], frame: &Frame<'_>) -> String {
        let mut text = String::new();
        for (sign, term) in parts {
            let last = self.subject(*term, frame);
            text = match (text.is_empty(), sign) {
                (true, Sign::Plus) => last,
                (_, Sign::Plus) => self.say(Phrase::Plus { first: text, last }),
                (_, Sign::Minus) => self.say(Phrase::Minus { first: text, last }),
            };
        }
        text
    }

    /// Which elements count, inside brackets: `change: phone`.
    fn filter(&self, formula: FormulaId, frame: &Frame<'_>) -> String {
        if let FormulaKind::Atom(atom) = &self.judged.program[formula].kind {
            let expected = self.expected(atom, true, frame);
            if expected.join == Join::Is {
                let label = self.subject(atom.subject, frame);
                return self.say(Phrase::LabelValue { label, value: expected.bare });
            }
        }
        self.needed_of(formula, frame, true)
    }

    fn aggregate(&self, aggregate: &Aggregate, frame: &Frame<'_>) -> String {
        let list = self.label(frame, aggregate.list);
        let mut inside = frame.clone();
        inside.enter(aggregate.level, Row { cells: &[], layout: aggregate.layout, index: 0 });
        let filter = aggregate.filter.map(|filter| self.filter(filter, &inside));
        let Some(value) = aggregate.value else {
            return self.say(match filter {
                Some(filter) => Phrase::NumberOfThose { list, filter },
                None => Phrase::NumberOf { list },
            });
        };
        let value = self.subject(value, &inside);
        let value = match filter {
            Some(filter) => self.say(Phrase::Those { value, filter }),
            None => value,
        };
        self.say(match aggregate.kind {
            AggregateKind::Count => Phrase::NumberOf { list },
            AggregateKind::Sum => Phrase::SumOf { value },
            AggregateKind::Latest => Phrase::LatestOf { value },
            AggregateKind::Earliest => Phrase::EarliestOf { value },
            AggregateKind::Largest => Phrase::LargestOf { value },
            AggregateKind::Smallest => Phrase::SmallestOf { value },
        })
    }
}
