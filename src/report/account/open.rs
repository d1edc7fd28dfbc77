//! What only the platform can say: in the source's words, with what is known of this account and how to find out.

use super::elements::Patience;
use super::tasks::{Kind, Task, small};
use crate::messages::{Phrase, Report};
use crate::outcome::{ConditionOutcome, FactPath, OpenPoint, ReasonId, ReasonKind, RequireOutcome};
use crate::program::{Claim, ClaimKind, ConditionId, Evidence, RemedyId, Template, Verdict};
use crate::report::layout::{Item, ItemLine, Mark};
use crate::report::phrase::{NAMED, Wording, capitalised, joined, small_first};
use crate::syntax::ast::SpanUnit;
use crate::truth::Truth;
use crate::value::Value;

/// The open points: those of one rule together, the disputed ones last but for what the list leaves out.
pub(in crate::report) fn points(words: &Wording<'_>) -> Vec<Task> {
    let outcome = words.judged.outcome;
    let mut tasks = Vec::new();
    let mut told: Vec<(ConditionId, RemedyId)> = Vec::new();
    for point in &outcome.open_points {
        match point {
            OpenPoint::Unpublished { condition, remedy, .. } => {
                if !told.contains(&(*condition, *remedy)) {
                    told.push((*condition, *remedy));
                    tasks.push(task(words.unpublished(*condition, *remedy)));
                }
            }
            OpenPoint::OtherPlatform(_) => tasks.push(task(vec![head(words.open_text(point))])),
            OpenPoint::Contested { .. } | OpenPoint::OtherConditions => {}
        }
    }
    tasks.extend(words.contested_points().map(task));
    if outcome.open_points.iter().any(|point| matches!(point, OpenPoint::OtherConditions)) {
        tasks.push(task(words.other_conditions()));
    }
    tasks
}

fn task(lines: Vec<ItemLine>) -> Task {
    Task { kind: Kind::Open, item: Item { mark: Mark::Open, number: None, lines } }
}

impl Wording<'_> {
    /// What is open, in the source's words.
    pub fn open_text(&self, point: &OpenPoint) -> String {
        let program = self.judged.program;
        let title = |condition: &ConditionId| program[*condition].head.title.as_ref().map(|title| self.text_of(title));
        match point {
            OpenPoint::Unpublished { condition, remedy, .. } => {
                let says = program[*remedy].says.as_ref().map(|says| self.text_of(says));
                says.or_else(|| title(condition)).unwrap_or_default()
            }
            OpenPoint::Contested { condition, .. } => {
                let title = title(condition).map(|title| small_first(&title)).unwrap_or_default();
                Report::Contested { title }.text(self.language)
            }
            OpenPoint::OtherConditions => {
                let says = program.platform.open.as_ref().and_then(|open| open.says.as_ref());
                let platform = self.platform();
                let text = match says {
                    Some(says) => Report::OtherConditionsSaid { platform, says: self.text_of(says) },
                    None => Report::OtherConditions { platform },
                };
                text.text(self.language)
            }
            OpenPoint::OtherPlatform(id) => {
                Report::OtherOpenPoints { platform: self.other_platform(id) }.text(self.language)
            }
        }
    }

    /// One open point, with what is known of this account about it.
    fn unpublished(&self, condition: ConditionId, remedy: RemedyId) -> Vec<ItemLine> {
        let same = |point: &&OpenPoint| matches!(point, OpenPoint::Unpublished { condition: one, remedy: other, .. } if *one == condition && *other == remedy);
        let points = self.judged.outcome.open_points.iter().filter(same);
        let mut lines: Vec<ItemLine> = points.clone().take(1).map(|point| head(self.open_text(point))).collect();
        let reasons = points.filter_map(|point| match point {
            OpenPoint::Unpublished { reason, .. } => Some(*reason),
            _ => None,
        });
        let yours: Vec<ItemLine> = reasons.filter_map(|reason| self.yours(reason)).collect();
        let more = yours.len().saturating_sub(NAMED);
        lines.extend(yours.into_iter().take(NAMED));
        if more > 0 {
            lines.push(line(self.say(Phrase::MoreElements { count: more })));
        }
        if self.may_go_ahead() {
            let remedy = &self.judged.program[remedy];
            lines.extend(self.claims(&remedy.claims));
            lines.extend(remedy.attempt.as_ref().map(|attempt| self.attempt(attempt)));
        }
        lines
    }

    /// Is nothing left to do but to ask the platform? Before that, how to find out is of no use.
    fn may_go_ahead(&self) -> bool {
        !matches!(self.judged.outcome.verdict, Verdict::Blocked | Verdict::Waiting)
    }

    /// What is known of this account about an open point.
    fn yours(&self, id: ReasonId) -> Option<ItemLine> {
        if self.planned {
            return None;
        }
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
                let (label, platform) = (capitalised(&self.words(&field.label)), self.platform());
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
    pub(super) fn claims(&self, claims: &[Claim]) -> Option<ItemLine> {
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
        let source = |cite: &crate::program::Cite| {
            let parts: Vec<String> =
                std::iter::once(self.source_title(cite.source)).chain(self.overtaken(cite.source)).collect();
            parts.join(&self.say(Phrase::CommaBetween))
        };
        let sources: Vec<String> = claim.cites.iter().map(source).collect();
        match sources.is_empty() {
            true => text,
            false => Report::NoteWithSource { text, source: self.listed(&sources) }.text(self.language),
        }
    }

    /// The title of a source as it stands inside a sentence.
    pub fn source_title(&self, id: crate::program::SourceId) -> String {
        small_first(&self.words(&self.judged.program[id].title))
    }

    fn attempt(&self, attempt: &Template) -> ItemLine {
        line(Report::Try { text: small(&self.text_of(attempt)) }.text(self.language))
    }

    /// What only disputed pages ask for and this account does not meet: one item for all.
    fn contested_points(&self) -> impl Iterator<Item = Vec<ItemLine>> {
        let outcome = self.judged.outcome;
        let failing: Vec<(&OpenPoint, &ConditionOutcome, &RequireOutcome)> = outcome
            .open_points
            .iter()
            .filter_map(|point| {
                let OpenPoint::Contested { condition, require, .. } = point else { return None };
                let condition = outcome.conditions.iter().find(|outcome| outcome.condition == *condition)?;
                let require = condition.requires.iter().find(|outcome| outcome.require == *require)?;
                (require.truth == Truth::False).then_some((point, condition, require))
            })
            .collect();
        let mut lines = Vec::new();
        match failing.as_slice() {
            [] => {}
            [(point, ..)] => lines.push(head(self.open_text(point))),
            _ => lines.push(head(Report::SeveralContested.text(self.language))),
        }
        for (_, condition, require) in &failing {
            let finding = self.finding(require.reason, true);
            lines.extend(self.finding_lines(&finding, Patience::default()).into_iter().take(1));
            if self.may_go_ahead() && failing.len() == 1 {
                let text = small(&self.what_to_do(condition, require));
                lines.push(line(Report::ToBeSafe { text }.text(self.language)));
            }
        }
        (!lines.is_empty()).then_some(lines).into_iter()
    }

    fn other_conditions(&self) -> Vec<ItemLine> {
        let mut lines = vec![head(self.open_text(&OpenPoint::OtherConditions))];
        let attempt = self.judged.program.platform.open.as_ref().and_then(|open| open.attempt.as_ref());
        lines.extend(attempt.filter(|_| self.may_go_ahead()).map(|attempt| self.attempt(attempt)));
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

fn head(text: String) -> ItemLine {
    ItemLine::Head { text, right: None }
}

fn line(text: String) -> ItemLine {
    ItemLine::Text { text, right: None }
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
