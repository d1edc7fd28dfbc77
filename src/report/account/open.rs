//! What only the platform can say: in the source's words, with what is known of this account and how to find out.

use super::tasks::{Kind, Task, small};
use crate::messages::{Phrase, Report};
use crate::outcome::{ConditionOutcome, FactPath, OpenPoint, ReasonId, ReasonKind};
use crate::program::{Claim, ClaimKind, ConditionId, Evidence, Remedy, RemedyId};
use crate::report::layout::{Item, ItemLine, Mark};
use crate::report::phrase::{Wording, joined, small_first};
use crate::syntax::ast::SpanUnit;
use crate::value::Value;

/// The open points.
pub(super) fn points(words: &Wording<'_>) -> Vec<Task> {
    words.judged.outcome.open_points.iter().map(|point| words.open_point(point)).collect()
}

impl Wording<'_> {
    fn open_point(&self, point: &OpenPoint) -> Task {
        let lines = match point {
            OpenPoint::Unpublished { condition, reason, remedy, .. } => self.unpublished(*condition, *reason, *remedy),
            OpenPoint::Contested { condition, require, reason } => self.contested(*condition, *require, *reason),
            OpenPoint::OtherConditions => self.other_conditions(),
            OpenPoint::OtherPlatform(id) => {
                let platform = self.other_platform(id);
                vec![head(Report::OtherOpenPoints { platform }.text(self.language), None)]
            }
        };
        Task { kind: Kind::Open, item: Item { mark: Mark::Open, number: None, lines } }
    }

    /// What is open, in the source's words.
    pub fn open_text(&self, point: &OpenPoint) -> String {
        match self.open_point(point).item.lines.into_iter().next() {
            Some(ItemLine::Head { text, .. }) => text,
            Some(ItemLine::Text { .. } | ItemLine::Row { .. }) | None => String::new(),
        }
    }

    fn unpublished(&self, condition: ConditionId, reason: ReasonId, remedy: RemedyId) -> Vec<ItemLine> {
        let remedy = &self.judged.program[remedy];
        let title = self.judged.program[condition].head.title.as_ref();
        let says = remedy.says.as_ref().or(title).map(|says| self.text_of(says)).unwrap_or_default();
        let mut lines = vec![head(says, None)];
        lines.extend(self.yours(reason));
        lines.extend(self.claims(&remedy.claims));
        lines.extend(self.attempt(remedy));
        lines
    }

    /// What is known of this account about an open point.
    fn yours(&self, id: ReasonId) -> Option<ItemLine> {
        let reason = self.judged.outcome.reason(id)?;
        let (value, fact) = match &reason.kind {
            ReasonKind::Unpublished { actual, fact: Some(fact) } if *actual != Value::Unknown => {
                let (layout, field, _) = self.fact_at(fact)?;
                let shown = match self.is_masked(layout, field) {
                    true => self.say(Phrase::Hidden),
                    false => self.value(actual, &field.kind),
                };
                (self.with_element(reason, shown), fact)
            }
            ReasonKind::Judged { fact } => {
                let (layout, field, value) = self.fact_at(fact)?;
                let value = match self.is_masked(layout, field) {
                    true => self.say(Phrase::Hidden),
                    false => self.value(value, &field.kind),
                };
                let (label, platform) = (self.words(&field.label), self.platform());
                let text = Report::YourAnswer { label, value, platform }.text(self.language);
                return Some(ItemLine::Text { text, right: Some(self.place(fact)) });
            }
            _ => return None,
        };
        let text = Report::Yours { value }.text(self.language);
        Some(ItemLine::Text { text, right: Some(self.place(fact)) })
    }

    /// A value behind the name of the element it belongs to.
    fn with_element(&self, reason: &crate::outcome::Reason, value: String) -> String {
        let Some(level) = reason.elements.len().checked_sub(1).and_then(|level| u8::try_from(level).ok()) else {
            return value;
        };
        let row = self.frame(reason).row(level);
        let kind = self.row_name(row.layout, row.cells, row.index as usize, false);
        self.say(Phrase::KindAndDay { kind, day: value })
    }

    /// What others claim.
    fn claims(&self, claims: &[Claim]) -> Option<ItemLine> {
        if claims.is_empty() {
            return None;
        }
        let texts: Vec<String> = claims.iter().map(|claim| self.claim(claim)).collect();
        let program = self.judged.program;
        let disputed = claims
            .iter()
            .flat_map(|claim| &claim.cites)
            .all(|cite| program[cite.source].evidence == Evidence::Contested);
        let claims = joined(&texts, self.language);
        let message = if disputed { Report::ClaimsDisputed { claims } } else { Report::ClaimsDecideNothing { claims } };
        Some(ItemLine::Text { text: message.text(self.language), right: None })
    }

    /// `30 days (a page that names figures)`
    pub fn claim(&self, claim: &Claim) -> String {
        let text = match &claim.what {
            ClaimKind::Span(count, unit) => self.units(*count, unit_word(*unit)),
            ClaimKind::Value(number, kind) => self.decimal(number, kind),
            ClaimKind::Text(text) => self.text_of(text),
        };
        let sources: Vec<String> = claim.cites.iter().map(|cite| self.source_title(cite.source)).collect();
        match sources.is_empty() {
            true => text,
            false => Report::NoteWithSource { text, source: self.listed(&sources) }.text(self.language),
        }
    }

    /// The title of a source as it stands inside a sentence.
    pub fn source_title(&self, id: crate::program::SourceId) -> String {
        small_first(&self.words(&self.judged.program[id].title))
    }

    fn attempt(&self, remedy: &Remedy) -> Option<ItemLine> {
        let attempt = remedy.attempt.as_ref()?;
        let text = Report::Try { text: small(&self.text_of(attempt)) }.text(self.language);
        Some(ItemLine::Text { text, right: None })
    }

    fn contested(&self, condition: ConditionId, require: usize, reason: ReasonId) -> Vec<ItemLine> {
        let program = self.judged.program;
        let title = program[condition].head.title.as_ref().map(|title| small_first(&self.text_of(title)));
        let mut lines = vec![head(Report::Contested { title: title.unwrap_or_default() }.text(self.language), None)];
        let finding = self.finding(reason, true);
        lines.extend(self.finding_lines(&finding, &[]).into_iter().take(1));
        let remedy = program[condition].requires.get(require).map(|require| &program[require.remedy]);
        if let Some(fix) = remedy.and_then(|remedy| remedy.fixes.first()) {
            let text = self.text_for(&fix.text, &[reason]);
            lines.push(ItemLine::Text {
                text: Report::ToBeSafe { text: small(&text) }.text(self.language),
                right: None,
            });
        }
        lines
    }

    fn other_conditions(&self) -> Vec<ItemLine> {
        let platform = self.platform();
        let open = self.judged.program.platform.open.as_ref();
        let says = open.and_then(|open| open.says.as_ref()).map(|says| self.text_of(says));
        let says = says.unwrap_or_else(|| Report::OtherConditions { platform }.text(self.language));
        let mut lines = vec![head(says, None)];
        if let Some(attempt) = open.and_then(|open| open.attempt.as_ref()) {
            let text = Report::Try { text: small(&self.text_of(attempt)) }.text(self.language);
            lines.push(ItemLine::Text { text, right: None });
        }
        lines
    }

    /// The conditions that hold, as one phrase.
    pub(super) fn holding(&self, conditions: &[&ConditionOutcome], most: usize) -> Option<String> {
        let titles: Vec<String> =
            conditions.iter().take(most).map(|condition| small_first(&self.title(condition))).collect();
        let mut text = joined(&titles, self.language);
        if conditions.len() > most {
            let more = Report::AndMoreTitles { count: conditions.len() - most }.text(self.language);
            text = joined(&[text, more], self.language);
        }
        (!titles.is_empty()).then_some(text)
    }

    /// Where a fact of an element belongs: the element's name.
    pub(super) fn frame_of_fact(&self, reason: &crate::outcome::Reason, fact: &FactPath) -> String {
        match reason.elements.len().checked_sub(1).and_then(|level| u8::try_from(level).ok()) {
            Some(level) => self.element_name(&self.frame(reason), level),
            None => fact.name(),
        }
    }
}

fn head(text: String, right: Option<String>) -> ItemLine {
    ItemLine::Head { text, right }
}

/// The word of a unit of time, as rules write it.
pub(crate) fn unit_word(unit: SpanUnit) -> &'static str {
    match unit {
        SpanUnit::Hours => "hours",
        SpanUnit::Days => "days",
        SpanUnit::Weeks => "weeks",
        SpanUnit::Months => "months",
        SpanUnit::Years => "years",
    }
}
