//! Reasons as data: the minimal reason of a require, each part with what was found and what is needed.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::value::{MASK, span, value};
use super::{Both, FactRecord};
use crate::eval::Frame;
use crate::messages::Words;
use crate::outcome::{Point, Reason, ReasonId, ReasonKind};
use crate::program::{
    Atom, Carry, Comparison, FormulaKind, Quantifier, Relation, TermId, TermKind, TermType, TimeSpan, Type,
};
use crate::report::diagnostics::{PlaceRecord, Texts};
use crate::truth::Truth;

/// Trees of reasons are cut at this depth; no rule file nests so deep.
const DEEPEST: usize = 64;

/// Why a part of a rule is as it is.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonRecord {
    /// `comparison`, `all`, `any`, `not`, `if`, `list`, `element`, `definition`, `missing`, `unpublished`, `judged`, `account`
    pub kind: &'static str,
    /// `true`, `false` or `unknown`
    pub truth: &'static str,
    /// Where the part stands in the rules.
    pub rule: PlaceRecord,
    /// The fact it is about, if it is one.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactRecord>,
    /// What the value is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Texts>,
    /// The value found, as data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<Json>,
    /// The value found, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual_text: Option<Texts>,
    /// What it is compared with, as data: the relation as the rule has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Json>,
    /// What is needed, in words; only under a require that is not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_text: Option<Texts>,
    /// A list: how many elements are in the way, undecided, and there at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
    /// The name of the innermost element it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<Texts>,
    /// Another platform, and its verdict if there are rules for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<Json>,
    /// From when it is as it should be, by waiting alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_waiting: Option<String>,
    /// The parts that are reasons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<ReasonRecord>,
}

/// How many elements of a list.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Counts {
    /// In the way, or making it hold.
    pub matched: usize,
    /// Not decided.
    pub unknown: usize,
    /// Known.
    pub total: usize,
    /// There may be others.
    pub maybe_others: bool,
}

/// The word of a truth.
pub(in crate::report) fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::Unknown => "unknown",
    }
}

impl<'a> Both<'a> {
    /// A promised moment: the day, or the time if no day is enough.
    pub(super) fn point(&self, point: Point) -> String {
        match point.whole_day || self.en.is_now(point) {
            true => point.day.iso(),
            false => self.judged().program.platform.zone.rfc3339(point.instant),
        }
    }

    /// A reason and its parts; `wanted` is the truth it should have.
    pub(super) fn reason(&self, id: ReasonId, wanted: bool, depth: usize) -> Option<ReasonRecord> {
        let reason = self.judged().outcome.reason(id)?;
        let formula = &self.judged().program[reason.formula];
        let mut record = ReasonRecord {
            kind: kind(&reason.kind, &formula.kind),
            truth: truth(reason.truth),
            rule: self.place(formula.span),
            fact: None,
            label: None,
            actual: None,
            actual_text: None,
            relation: None,
            expected_text: None,
            counts: None,
            element: self.element(reason),
            platform: None,
            by_waiting: reason.earliest.map(|point| self.point(point)),
            parts: Vec::new(),
        };
        self.details(reason, wanted, &mut record);
        if depth < DEEPEST {
            let wanted = part_wanted(&formula.kind, wanted);
            record.parts = reason.parts.iter().filter_map(|&part| self.reason(part, wanted, depth + 1)).collect();
        }
        Some(record)
    }

    fn element(&self, reason: &Reason) -> Option<Texts> {
        let level = u8::try_from(reason.elements.len().checked_sub(1)?).ok()?;
        Some(self.texts(|words| words.element_name(&words.frame(reason), level)))
    }

    fn details(&self, reason: &Reason, wanted: bool, record: &mut ReasonRecord) {
        let program = self.judged().program;
        match &reason.kind {
            ReasonKind::Atom { fact, .. } | ReasonKind::Unpublished { fact, .. } => {
                record.fact = fact.as_ref().map(|fact| self.fact(fact));
                if let FormulaKind::Atom(atom) = &program[reason.formula].kind {
                    self.comparison(reason, atom, wanted, record);
                }
            }
            ReasonKind::Loop { list, matched, unknown, total, incomplete } => {
                record.fact = Some(self.fact(list));
                record.label = self.label_of(list);
                record.counts =
                    Some(Counts { matched: *matched, unknown: *unknown, total: *total, maybe_others: *incomplete });
            }
            ReasonKind::Missing { fact, .. } | ReasonKind::Judged { fact } => {
                record.fact = Some(self.fact(fact));
                record.label = self.label_of(fact);
            }
            ReasonKind::Account { platform, verdict } => {
                record.platform = Some(json!({ "id": platform, "verdict": verdict.map(|verdict| verdict.id()) }));
                record.label = Some(self.texts(|words| words.other_platform(platform)));
            }
            ReasonKind::Parts { .. } | ReasonKind::Defined | ReasonKind::Element => {}
        }
    }

    fn label_of(&self, fact: &crate::outcome::FactPath) -> Option<Texts> {
        self.maybe(|words| words.fact_at(fact).map(|(_, field, _)| words.words(&field.label)))
    }

    fn comparison(&self, reason: &Reason, atom: &Atom, wanted: bool, record: &mut ReasonRecord) {
        let program = self.judged().program;
        let frame = self.en.frame(reason);
        record.label = Some(self.texts(|words| words.subject(atom.subject, &frame)));
        let (ReasonKind::Atom { actual, .. } | ReasonKind::Unpublished { actual, .. }) = &reason.kind else { return };
        if let TermType::Fact(subject) = &program[atom.subject].kind_of {
            let masked = self.en.reads_masked(atom.subject, &frame) && !actual.is_unknown();
            record.actual = Some(if masked { json!(MASK) } else { value(program, actual, subject) });
            record.actual_text = Some(match masked {
                true => self.texts(|_| String::from(MASK)),
                false => self.texts(|words| words.value(actual, subject)),
            });
        }
        record.relation = Some(self.relation(atom, &frame));
        if reason.truth != Truth::Unknown {
            record.expected_text =
                Some(self.texts(|words| words.expected_instead_of(actual, atom, wanted, &frame).must));
        }
    }

    fn relation(&self, atom: &Atom, frame: &Frame<'_>) -> Json {
        let program = self.judged().program;
        let mut relation = match &atom.relation {
            Relation::None => json!({ "is": "none" }),
            Relation::Equal(term) => json!({ "is": self.term(*term, frame) }),
            Relation::OneOf(values) => {
                let TermType::Fact(kind) = &program[atom.subject].kind_of else { return Json::Null };
                json!({ "one_of": values.iter().map(|one| value(program, one, kind)).collect::<Vec<_>>() })
            }
            Relation::Compare(comparison, term) => json!({ compared(*comparison): self.term(*term, frame) }),
            Relation::Within(length, term) => {
                json!({ "within": self.span(*length, frame), "after": self.term(*term, frame) })
            }
            Relation::Ago(comparison, length) => {
                json!({ compared(*comparison): { "ago": self.span(*length, frame) } })
            }
            Relation::Includes(list, one) => {
                let kind = self.en.field(frame, *list).map(|field| &field.kind);
                let fields = match kind {
                    Some(Type::List(layout)) => program.layout(*layout).fields.as_slice(),
                    _ => &[],
                };
                json!({ "includes": fields.first().map(|field| value(program, one, &field.kind)) })
            }
        };
        if let Some(map) = relation.as_object_mut() {
            if atom.negated {
                map.insert(String::from("not"), json!(true));
            }
            match atom.carry {
                Some(Carry::NoneOr) => map.insert(String::from("none"), json!("holds")),
                Some(Carry::NotNoneAnd) => map.insert(String::from("none"), json!("fails")),
                None => None,
            };
        }
        relation
    }

    /// A literal as data; anything computed by what it is called.
    fn term(&self, term: TermId, frame: &Frame<'_>) -> Json {
        let program = self.judged().program;
        match (&program[term].kind, &program[term].kind_of) {
            (TermKind::Constant(literal), TermType::Fact(kind)) => value(program, literal, kind),
            (TermKind::Span(id), _) => json!(span(program[*id])),
            (TermKind::Unpublished, _) => json!("unpublished"),
            _ => {
                let Texts { en, zh } = self.texts(|words| words.subject(term, frame));
                json!({ "en": en, "zh": zh })
            }
        }
    }

    fn span(&self, length: TimeSpan, frame: &Frame<'_>) -> Json {
        match length {
            TimeSpan::Known(id) => json!(span(self.judged().program[id])),
            TimeSpan::Unpublished => json!("unpublished"),
            TimeSpan::Computed(term) => self.term(term, frame),
        }
    }

    /// Words of a rule file in both languages.
    pub(super) fn words(&self, words: &Words) -> Texts {
        Texts { en: words.en.clone(), zh: words.zh.clone() }
    }
}

fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "at_least",
        Comparison::AtMost => "at_most",
        Comparison::MoreThan => "more_than",
        Comparison::LessThan => "less_than",
    }
}

/// The truth that the parts of a formula should have.
fn part_wanted(formula: &FormulaKind, wanted: bool) -> bool {
    match formula {
        FormulaKind::Not(_) => !wanted,
        FormulaKind::Loop(each) if each.quantifier == Quantifier::No => !wanted,
        _ => wanted,
    }
}

fn kind(reason: &ReasonKind, formula: &FormulaKind) -> &'static str {
    match (reason, formula) {
        (ReasonKind::Atom { .. }, _) => "comparison",
        (ReasonKind::Parts { .. }, FormulaKind::All(_)) => "all",
        (ReasonKind::Parts { .. }, FormulaKind::Any(_)) => "any",
        (ReasonKind::Parts { .. }, FormulaKind::Not(_)) => "not",
        (ReasonKind::Parts { .. }, FormulaKind::If(..)) => "if",
        (ReasonKind::Parts { .. }, _) => "parts",
        (ReasonKind::Loop { .. }, _) => "list",
        (ReasonKind::Defined, _) => "definition",
        (ReasonKind::Element, _) => "element",
        (ReasonKind::Missing { .. }, _) => "missing",
        (ReasonKind::Unpublished { .. }, _) => "unpublished",
        (ReasonKind::Judged { .. }, _) => "judged",
        (ReasonKind::Account { .. }, _) => "account",
    }
}
