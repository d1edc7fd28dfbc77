//! Why something fails: what was found and what is needed, as a tree of words that the report lays out.

use super::Wording;
use crate::eval::Frame;
use crate::messages::Phrase;
use crate::outcome::{FactPath, Point, Reason, ReasonId, ReasonKind};
use crate::program::{Atom, FormulaKind, Loop, Quantifier, Relation, TermKind, TermType, Type, Verdict};
use crate::report::layout::edged;
use crate::value::Value;

/// What was found, and what is needed.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// One comparison.
    Fact(FactFound),
    /// Several: all count, or one of them is enough.
    Group {
        /// Is one enough?
        choice: bool,
        /// The parts that are reasons.
        parts: Vec<Finding>,
    },
    /// A list.
    List(Box<ListFound>),
    /// A sentence of its own.
    Said(String),
}

/// A value, and what it must be.
#[derive(Clone, Debug, PartialEq)]
pub struct FactFound {
    /// What the value is called.
    pub label: String,
    /// The value.
    pub actual: String,
    /// `must be at least 30 days ago`
    pub must: String,
    /// `last used at least 30 days ago`
    pub needed: String,
    /// Where the value stands.
    pub fact: Option<FactPath>,
    /// The value speaks for itself: behind the name of its element it needs no label.
    pub plain: bool,
    /// It is yes or no, which says nothing without a label.
    pub yes_no: bool,
    /// What was found says by itself what is needed: the other answer, or anything else.
    pub obvious: bool,
    /// The value is what its element is called.
    pub is_name: bool,
}

/// A list, and its elements that are in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct ListFound {
    /// What the list is called.
    pub label: String,
    /// Where it stands.
    pub fact: FactPath,
    /// What it needs.
    pub need: ListNeed,
    /// How many elements are in the way.
    pub matched: usize,
    /// How many elements there are.
    pub total: usize,
    /// The elements that are in the way; the first few.
    pub elements: Vec<ElementFound>,
}

/// What a list needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListNeed {
    /// To be empty.
    Empty,
    /// Each of these elements to change.
    Each,
    /// One element that qualifies.
    One,
    /// One element that does not.
    NotAll,
}

/// An element that is in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct ElementFound {
    /// What it is called.
    pub name: String,
    /// The same without a day that is part of the name.
    pub short: String,
    /// Why it is in the way; absent if being there is enough.
    pub finding: Option<Finding>,
    /// When it no longer is, by waiting alone.
    pub earliest: Option<Point>,
    /// Where it stands.
    pub fact: FactPath,
    /// Its position in its list, after those of the lists around it.
    pub position: Vec<u32>,
}

impl<'a> Wording<'a> {
    /// Why a formula is not as wanted.
    pub fn finding(&self, id: ReasonId, wanted: bool) -> Finding {
        let reason = self.judged.outcome.reason(id);
        reason.map_or_else(|| Finding::Said(String::new()), |reason| self.finding_of(reason, wanted))
    }

    /// Why a formula is not as wanted.
    pub fn finding_of(&self, reason: &Reason, wanted: bool) -> Finding {
        let formula = &self.judged.program[reason.formula].kind;
        match (&reason.kind, formula) {
            (ReasonKind::Atom { actual, fact }, FormulaKind::Atom(atom)) => {
                self.fact_found(reason, atom, actual, fact.as_ref(), wanted)
            }
            (ReasonKind::Atom { actual, fact }, FormulaKind::Account(test)) => {
                let platform = self.words(&self.judged.program[test.platform].title);
                self.deleted(platform, actual, fact.as_ref(), wanted)
            }
            (ReasonKind::Loop { list, matched, total, .. }, FormulaKind::Loop(each)) => {
                self.list_found(reason, each, list, (*matched, *total), wanted)
            }
            (ReasonKind::Parts { .. }, FormulaKind::Not(_)) => self.group(reason, !wanted, false),
            (ReasonKind::Parts { .. }, FormulaKind::All(_)) => self.group(reason, wanted, !wanted),
            (ReasonKind::Parts { .. }, FormulaKind::Any(_)) => self.group(reason, wanted, wanted),
            (ReasonKind::Parts { .. } | ReasonKind::Defined, _) => self.group(reason, wanted, false),
            (ReasonKind::Account { platform, verdict }, _) => self.account(platform, *verdict),
            (ReasonKind::Unpublished { actual, fact }, FormulaKind::Atom(atom)) => {
                self.fact_found(reason, atom, actual, fact.as_ref(), wanted)
            }
            (ReasonKind::Judged { fact } | ReasonKind::Missing { fact, .. }, _) => self.not_given(fact),
            (ReasonKind::Atom { .. } | ReasonKind::Loop { .. } | ReasonKind::Element, _)
            | (ReasonKind::Unpublished { .. }, _) => Finding::Said(String::new()),
        }
    }

    fn group(&self, reason: &Reason, wanted: bool, choice: bool) -> Finding {
        let mut parts: Vec<Finding> = Vec::new();
        for &part in &reason.parts {
            // Parts that say the same, as where two arms use one definition, are said once; groups of one kind are one.
            let found = match self.finding(part, wanted) {
                Finding::Group { choice: inner, parts } if inner == choice => parts,
                found => vec![found],
            };
            for found in found {
                if !parts.contains(&found) {
                    parts.push(found);
                }
            }
        }
        match parts.pop() {
            Some(only) if parts.is_empty() => only,
            Some(last) => {
                parts.push(last);
                Finding::Group { choice, parts }
            }
            None => Finding::Said(String::new()),
        }
    }

    fn fact_found(
        &self,
        reason: &Reason,
        atom: &Atom,
        actual: &Value,
        fact: Option<&FactPath>,
        wanted: bool,
    ) -> Finding {
        let frame = self.frame(reason);
        let kind = &self.judged.program[atom.subject].kind_of;
        let shown = match self.reads_masked(atom.subject, &frame) {
            true if !actual.is_unknown() => self.say(Phrase::Hidden),
            true | false => self.typed(actual, kind),
        };
        let expected = self.expected_instead_of(actual, atom, wanted, &frame);
        let label = self.subject(atom.subject, &frame);
        let yes_no = *kind == TermType::Fact(Type::YesNo);
        Finding::Fact(FactFound {
            needed: self.labelled(label.clone(), &expected),
            label: if yes_no { self.affirmed(&label) } else { label },
            actual: shown,
            must: expected.must,
            fact: fact.cloned(),
            plain: matches!(kind, TermType::Fact(Type::Date | Type::Time | Type::OneOf(_))),
            yes_no,
            obvious: self.is_obvious(atom, actual, wanted),
            is_name: self.names_its_element(atom, &frame),
        })
    }

    /// Is the value that was found either the wrong one of yes and no, or the very one that it must not be?
    fn is_obvious(&self, atom: &Atom, actual: &Value, wanted: bool) -> bool {
        let Relation::Equal(term) = &atom.relation else { return false };
        let constant = matches!(self.judged.program[*term].kind, TermKind::Constant(_));
        let given = !matches!(actual, Value::Unknown | Value::None);
        constant && given && (matches!(actual, Value::YesNo(_)) || wanted == atom.negated)
    }

    fn names_its_element(&self, atom: &Atom, frame: &Frame<'_>) -> bool {
        match self.judged.program[atom.subject].kind {
            TermKind::Fact(place) => self.field(frame, place).is_some_and(|field| field.path.is_empty()),
            _ => false,
        }
    }

    fn list_found(
        &self,
        reason: &Reason,
        each: &Loop,
        list: &FactPath,
        (matched, total): (usize, usize),
        wanted: bool,
    ) -> Finding {
        let body_wanted = match each.quantifier {
            Quantifier::No => !wanted,
            Quantifier::Every | Quantifier::Some => wanted,
        };
        let need = match (each.quantifier, wanted) {
            (Quantifier::No, true) | (Quantifier::Some, false) if each.body.is_none() => ListNeed::Empty,
            (Quantifier::No | Quantifier::Every, true) | (Quantifier::Some, false) => ListNeed::Each,
            (Quantifier::Some, true) | (Quantifier::No, false) => ListNeed::One,
            (Quantifier::Every, false) => ListNeed::NotAll,
        };
        let elements = reason.parts.iter().filter_map(|&part| self.element(part, each, list, body_wanted)).collect();
        Finding::List(Box::new(ListFound {
            label: self.label(&self.frame(reason), each.list),
            fact: list.clone(),
            need,
            matched,
            total,
            elements,
        }))
    }

    fn element(&self, id: ReasonId, each: &Loop, list: &FactPath, wanted: bool) -> Option<ElementFound> {
        let reason = self.judged.outcome.reason(id)?;
        let index = *reason.elements.get(usize::from(each.level))?;
        let position = reason.elements.get(..=usize::from(each.level))?.to_vec();
        let mut fact = list.clone();
        fact.steps.push(crate::outcome::FactStep::Index(index));
        let finding = match reason.kind {
            ReasonKind::Element => None,
            _ => Some(self.finding(id, wanted)),
        };
        let row = self.frame(reason).row(each.level);
        let name = |dated| self.row_name(row.layout, row.cells, row.index as usize, dated);
        Some(ElementFound { name: name(true), short: name(false), finding, earliest: reason.earliest, fact, position })
    }

    fn deleted(&self, platform: String, actual: &Value, fact: Option<&FactPath>, wanted: bool) -> Finding {
        let word = |yes: bool| self.say(if yes { Phrase::DeletedWord } else { Phrase::NotDeletedWord });
        Finding::Fact(FactFound {
            needed: self.say(Phrase::LabelValue { label: platform.clone(), value: word(wanted) }),
            label: platform,
            actual: word(*actual == Value::YesNo(true)),
            must: self.say(Phrase::MustBe { value: word(wanted) }),
            fact: fact.cloned(),
            plain: true,
            yes_no: false,
            obvious: false,
            is_name: false,
        })
    }

    fn account(&self, platform: &str, verdict: Option<Verdict>) -> Finding {
        let title = self.other_platform(platform);
        Finding::Said(match verdict {
            None => self.say(Phrase::NoRulesFor { platform: title }),
            Some(verdict) => self.say(Phrase::MustBeDeletable { platform: title, verdict: self.verdict_word(verdict) }),
        })
    }

    /// What people call another platform that the rules refer to.
    pub fn other_platform(&self, id: &str) -> String {
        let uses = self.judged.program.uses.iter().find(|uses| uses.platform == id);
        edged(&uses.map_or_else(|| id.to_owned(), |uses| self.words(&uses.title)))
    }

    fn not_given(&self, fact: &FactPath) -> Finding {
        let label = self.fact_at(fact).map_or_else(|| fact.name(), |(_, field, _)| self.words(&field.label));
        Finding::Said(self.say(Phrase::LabelValue { label, value: self.say(Phrase::Unknown) }))
    }

    /// The verdict in a word.
    pub fn verdict_word(&self, verdict: Verdict) -> String {
        super::verdict::verdict_word(verdict).text(self.language)
    }
}

impl Finding {
    /// The place of the first value in it.
    pub fn fact(&self) -> Option<&FactPath> {
        match self {
            Finding::Fact(found) => found.fact.as_ref(),
            Finding::Group { parts, .. } => parts.iter().find_map(Finding::fact),
            Finding::List(list) => match list.elements.as_slice() {
                [only] => only.finding.as_ref().and_then(Finding::fact).or(Some(&only.fact)),
                _ => Some(&list.fact),
            },
            Finding::Said(_) => None,
        }
    }
}
