//! What a comparison needs, in words: `at least 30 days ago`, `must not be stolen`.

use super::{Wording, either, joined};
use crate::eval::{Frame, Row};
use crate::messages::{Language, Phrase};
use crate::moment::Day;
use crate::program::{
    Atom, Carry, Comparison, DefinitionValue, FormulaId, FormulaKind, Loop, Quantifier, Relation, TermId, TermKind,
    TermType, Type,
};
use crate::value::Value;

/// What a value must be: with “must” before it, or after a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// `must not be stolen`
    pub must: String,
    /// `not stolen`
    pub bare: String,
    /// How the label goes before `bare`.
    pub join: Join,
}

/// How the name of a value and what it must be make one phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// It is yes: the name alone.
    Yes,
    /// It is no.
    No,
    /// It is a value: `pay closed`.
    Is,
    /// It measures: `last used at least 30 days ago`.
    Measures,
}

impl Wording<'_> {
    /// What an atom needs to be true, or false if it is not wanted.
    pub fn expected(&self, atom: &Atom, wanted: bool, frame: &Frame<'_>) -> Expected {
        let relation_wanted = wanted != atom.negated;
        let relation = self.relation(atom, relation_wanted, frame);
        let dated = self.is_dated(atom.subject);
        match (atom.carry, wanted) {
            (None, _) => relation,
            // `none or R` is wanted; or `not none and R` is not.
            (Some(Carry::NoneOr), true) | (Some(Carry::NotNoneAnd), false) => {
                let rest = relation.bare;
                let bare = self.say(if dated { Phrase::NeverOr { rest } } else { Phrase::NoneOr { rest } });
                let (value, join) = match relation.join {
                    Join::Measures => (Phrase::MustMeasure { value: bare.clone() }, Join::Measures),
                    Join::Yes | Join::No | Join::Is => (Phrase::MustBe { value: bare.clone() }, Join::Is),
                };
                Expected { must: self.say(value), bare, join }
            }
            (Some(Carry::NotNoneAnd), true) | (Some(Carry::NoneOr), false) => {
                let rest = relation.bare.clone();
                let must = self.say(match dated {
                    true => Phrase::MustHaveBeen { rest },
                    false => Phrase::MustNotBeNoneAnd { rest },
                });
                Expected { must, ..relation }
            }
        }
    }

    /// What an atom needs instead of the value found. Something that happened cannot be made never to have happened:
    /// then only the other part of `none or …` is of use.
    pub fn expected_instead_of(&self, actual: &Value, atom: &Atom, wanted: bool, frame: &Frame<'_>) -> Expected {
        let happened = matches!(actual, Value::Date(_) | Value::Time(_));
        if happened && wanted && atom.carry == Some(Carry::NoneOr) {
            return self.expected(&Atom { carry: None, ..atom.clone() }, wanted, frame);
        }
        self.expected(atom, wanted, frame)
    }

    fn relation(&self, atom: &Atom, wanted: bool, frame: &Frame<'_>) -> Expected {
        match &atom.relation {
            Relation::None => self.none(wanted, self.is_dated(atom.subject)),
            Relation::Equal(term) => self.equal(*term, wanted, frame),
            Relation::OneOf(values) => {
                let kind = Some(&self.judged.program[atom.subject].kind_of);
                let names: Vec<String> = values.iter().map(|value| self.typed_bare(value, kind)).collect();
                self.be(either(&names, self.language), wanted)
            }
            Relation::Compare(comparison, term) => {
                let comparison = if wanted { *comparison } else { opposite(*comparison) };
                let value = self.operand(*term, frame);
                let dated = self.is_dated(*term);
                self.measure(self.compared(comparison, value, dated))
            }
            Relation::Within(span, term) => {
                let span = self.span(*span, atom.relation_span, frame);
                let anchor = self.subject(*term, frame);
                self.measure(match wanted {
                    true => Phrase::Within { span, anchor },
                    false => Phrase::NotWithin { span, anchor },
                })
            }
            Relation::Ago(comparison, span) => {
                let comparison = if wanted { *comparison } else { opposite(*comparison) };
                let span = self.span(*span, atom.relation_span, frame);
                self.measure(match comparison {
                    Comparison::AtLeast => Phrase::AtLeastAgo { span },
                    Comparison::AtMost => Phrase::AtMostAgo { span },
                    Comparison::MoreThan => Phrase::MoreThanAgo { span },
                    Comparison::LessThan => Phrase::LessThanAgo { span },
                })
            }
            Relation::Includes(list, value) => {
                let kind = self.field(frame, *list).map(|field| &field.kind);
                let value = match kind {
                    Some(Type::List(layout)) => {
                        let fields = &self.judged.program.layout(*layout).fields;
                        fields.first().map_or_else(String::new, |field| self.bare_value(value, &field.kind))
                    }
                    _ => String::new(),
                };
                self.including(value, wanted)
            }
        }
    }

    /// What a value must be, behind what it is called: `last used at least 30 days ago`.
    pub fn labelled(&self, label: String, expected: &Expected) -> String {
        let value = expected.bare.clone();
        self.say(match expected.join {
            Join::Yes => return self.affirmed(&label),
            Join::No => Phrase::LabelValue { label: self.affirmed(&label), value: self.say(Phrase::No) },
            Join::Is => Phrase::LabelIs { label, value },
            Join::Measures => Phrase::LabelMeasures { label, value },
        })
    }

    /// The label of a yes-or-no fact as what holds if it is yes: `released`; in Chinese without its 是否.
    pub(super) fn affirmed(&self, label: &str) -> String {
        match self.language {
            Language::En => label.to_owned(),
            Language::Zh => label.replacen("是否", "", 1).replacen("能否", "能", 1),
        }
    }

    fn none(&self, wanted: bool, dated: bool) -> Expected {
        let none = self.say(if dated { Phrase::Never } else { Phrase::NoneOf });
        match (wanted, dated) {
            (true, true) => Expected { must: self.say(Phrase::MustBeNever), bare: none, join: Join::Is },
            (true, false) => Expected { must: self.say(Phrase::MustBeNone), bare: none, join: Join::Is },
            (false, _) => {
                let bare = self.say(Phrase::NotThis { value: none });
                Expected { must: self.say(Phrase::MustNotBeNone), bare, join: Join::Measures }
            }
        }
    }

    /// Equal to a value, or to what another fact says.
    fn equal(&self, term: TermId, wanted: bool, frame: &Frame<'_>) -> Expected {
        match self.judged.program[term].kind {
            TermKind::Constant(Value::YesNo(yes)) => {
                let join = if yes == wanted { Join::Yes } else { Join::No };
                return Expected { join, ..self.be(self.operand(term, frame), wanted) };
            }
            TermKind::Constant(_) => return self.be(self.operand(term, frame), wanted),
            _ => {}
        }
        let value = self.subject(term, frame);
        self.measure(if wanted { Phrase::SameAs { value } } else { Phrase::NotSameAs { value } })
    }

    fn be(&self, value: String, wanted: bool) -> Expected {
        if wanted {
            return Expected { must: self.say(Phrase::MustBe { value: value.clone() }), bare: value, join: Join::Is };
        }
        Expected {
            must: self.say(Phrase::MustNotBe { value: value.clone() }),
            bare: self.say(Phrase::NotThis { value }),
            join: Join::Measures,
        }
    }

    fn measure(&self, phrase: Phrase) -> Expected {
        let bare = self.say(phrase);
        Expected { must: self.say(Phrase::MustMeasure { value: bare.clone() }), bare, join: Join::Measures }
    }

    fn including(&self, value: String, wanted: bool) -> Expected {
        let (must, bare) = match wanted {
            true => (Phrase::MustInclude { value: value.clone() }, Phrase::Including { value }),
            false => (Phrase::MustNotInclude { value: value.clone() }, Phrase::NotIncluding { value }),
        };
        Expected { must: self.say(must), bare: self.say(bare), join: Join::Measures }
    }

    fn compared(&self, comparison: Comparison, value: String, dated: bool) -> Phrase {
        match (comparison, dated) {
            (Comparison::AtLeast, false) => Phrase::AtLeast { value },
            (Comparison::AtMost, false) => Phrase::AtMost { value },
            (Comparison::MoreThan, false) => Phrase::MoreThan { value },
            (Comparison::LessThan, false) => Phrase::LessThan { value },
            (Comparison::AtLeast, true) => Phrase::OnOrAfter { value },
            (Comparison::AtMost, true) => Phrase::OnOrBefore { value },
            (Comparison::MoreThan, true) => Phrase::After { value },
            (Comparison::LessThan, true) => Phrase::Before { value },
        }
    }

    /// The right side of a comparison: a literal, or what it is called.
    fn operand(&self, id: TermId, frame: &Frame<'_>) -> String {
        let term = &self.judged.program[id];
        match &term.kind {
            TermKind::Constant(value) => self.typed_bare(value, Some(&term.kind_of)),
            _ => self.say(Phrase::TheValue { value: self.subject(id, frame) }),
        }
    }

    fn typed_bare(&self, value: &Value, kind: Option<&TermType>) -> String {
        match (value, kind) {
            // What a rule says is said in full.
            (Value::Date(day), _) => self.dated_day(Day(*day)),
            (_, Some(TermType::Fact(kind))) => self.bare_value(value, kind),
            (_, Some(TermType::Span) | None) => self.say(Phrase::Computed),
        }
    }

    fn is_dated(&self, term: TermId) -> bool {
        matches!(self.judged.program[term].kind_of, TermType::Fact(Type::Date | Type::Time))
    }

    /// What a whole condition needs, in words, without looking at the facts.
    pub fn needed_of(&self, formula: FormulaId, frame: &Frame<'_>, wanted: bool) -> String {
        let program = self.judged.program;
        match &program[formula].kind {
            FormulaKind::Atom(atom) => {
                self.labelled(self.subject(atom.subject, frame), &self.expected(atom, wanted, frame))
            }
            FormulaKind::All(parts) if wanted => self.needed_parts(parts, frame, wanted, false),
            FormulaKind::Any(parts) if !wanted => self.needed_parts(parts, frame, wanted, false),
            FormulaKind::All(parts) | FormulaKind::Any(parts) => self.needed_parts(parts, frame, wanted, true),
            FormulaKind::Not(part) => self.needed_of(*part, frame, !wanted),
            FormulaKind::If(_, then, otherwise) => self.needed_parts(&[*then, *otherwise], frame, wanted, true),
            FormulaKind::Loop(each) => self.needed_loop(each, frame, wanted),
            FormulaKind::Defined(definition) => {
                let definition = &program[*definition];
                match (&definition.label, definition.value) {
                    (Some(label), _) if wanted => self.words(label),
                    (Some(label), _) => self.say(Phrase::NotThis { value: self.words(label) }),
                    (None, DefinitionValue::Formula(body)) => self.needed_of(body, frame, wanted),
                    (None, DefinitionValue::Term(_)) => definition.name.clone(),
                }
            }
            FormulaKind::Unpublished => self.say(Phrase::UnpublishedCondition),
            FormulaKind::Account(test) => {
                let platform = self.words(&program[test.platform].title);
                self.say(if test.deleted { Phrase::Deleted { platform } } else { Phrase::Deletable { platform } })
            }
        }
    }

    fn needed_parts(&self, parts: &[FormulaId], frame: &Frame<'_>, wanted: bool, choice: bool) -> String {
        let texts: Vec<String> = parts.iter().take(8).map(|&part| self.needed_of(part, frame, wanted)).collect();
        self.chosen(&texts, choice)
    }

    /// Needs of which one is enough, or all count.
    pub(super) fn chosen(&self, texts: &[String], choice: bool) -> String {
        match texts.split_last() {
            Some((last, first)) if !first.is_empty() => {
                let (first, last) = (joined(first, self.language), last.clone());
                self.say(if choice { Phrase::OrElse { first, last } } else { Phrase::AndAlso { first, last } })
            }
            Some((only, _)) => only.clone(),
            None => String::new(),
        }
    }

    fn needed_loop(&self, each: &Loop, frame: &Frame<'_>, wanted: bool) -> String {
        let list = self.label(frame, each.list);
        let mut inside = frame.clone();
        inside.enter(each.level, Row { cells: &[], layout: each.layout, index: 0 });
        let body = |wanted| each.body.map(|body| self.needed_of(body, &inside, wanted));
        self.say(match (each.quantifier, wanted) {
            (Quantifier::Every, true) | (Quantifier::Some, false) => match body(wanted) {
                Some(needed) => Phrase::EveryOf { list, needed },
                None => Phrase::NoneIn { list },
            },
            (Quantifier::No, true) => match body(false) {
                Some(needed) => Phrase::EveryOf { list, needed },
                None => Phrase::NoneIn { list },
            },
            (Quantifier::Every | Quantifier::No, false) | (Quantifier::Some, true) => {
                match body(each.quantifier != Quantifier::Every) {
                    Some(needed) => Phrase::OneOf { list, needed },
                    None => Phrase::SomeIn { list },
                }
            }
        })
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::AtLeast => Comparison::LessThan,
        Comparison::AtMost => Comparison::MoreThan,
        Comparison::MoreThan => Comparison::AtMost,
        Comparison::LessThan => Comparison::AtLeast,
    }
}
