//! The proof of an item: its rule with what was found, the account file, the sources, and what to do.

use super::Answers;
use super::tasks::Kind;
use crate::messages::{Phrase, Report, Why as Says};
use crate::outcome::{ConditionOutcome, FactPath, OpenPoint, Reason, ReasonId, ReasonKind, RequireOutcome};
use crate::program::{Cite, Condition, ConditionId, FormulaId, Verdict};
use crate::report::judged::Judged;
use crate::report::layout::{Mark, Page, unkept};
use crate::report::phrase::{Finding, NAMED, Wording, capitalised, evidence_adjective, joined};
use crate::report::picture::Picture;
use crate::report::style::{Style, Tone};
use crate::source::Span;
use crate::truth::Truth;

/// So many places of an account file are shown for one item.
const MOST_PLACES: usize = 6;

/// A value, and the elements it was found at.
type Found = (String, Vec<String>);

/// What is to be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why<'a> {
    /// What fails, is unknown or open.
    Unsettled,
    /// One item: `released` or `wechat/released`.
    Item(&'a str),
    /// Everything: conditions that hold too, and all losses, advice, cautions, alternatives and rights.
    All,
}

/// The proofs, one picture each; nothing if no item has that name.
pub fn why(answers: &Answers<'_>, what: Why<'_>, style: &Style) -> Option<String> {
    let mut page = Page::new(*style);
    let mut found = false;
    for judged in answers.accounts {
        let words = answers.wording(judged, style);
        if !matches!(what, Why::Item(_)) {
            page.blank();
            words.headline(&mut page);
        }
        found |= words.prove(what, &mut page);
    }
    (found || !matches!(what, Why::Item(_))).then(|| page.finish())
}

/// The names that [`Why::Item`] takes for these answers.
pub fn items(answers: &Answers<'_>) -> Vec<String> {
    let of = |judged: &Judged<'_>| {
        let program = judged.program;
        let conditions = judged.outcome.conditions.iter().map(|condition| &program[condition.condition].head.name);
        let notes = judged.outcome.notes.iter().map(|note| &program[note.note].head.name);
        let automatics = judged.outcome.automatics.iter().filter_map(|one| program.automatics.get(one.automatic));
        let automatics = automatics.map(|rule| &rule.head.name);
        let request = judged.outcome.request.iter().map(|request| &program[request.time_line.procedure].head.name);
        conditions.chain(notes).chain(automatics).chain(request).cloned().collect::<Vec<String>>()
    };
    let mut names: Vec<String> = answers.accounts.iter().flat_map(of).collect();
    names.dedup();
    names
}

impl<'a> Wording<'a> {
    fn prove(&self, what: Why<'_>, page: &mut Page) -> bool {
        let mut found = false;
        let outcome = self.judged.outcome;
        for condition in &outcome.conditions {
            let wanted = match what {
                Why::Unsettled => self.is_unsettled(condition),
                Why::Item(name) => self.is_named(name, &self.judged.program[condition.condition].head.name),
                Why::All => true,
            };
            if wanted {
                found = true;
                self.prove_condition(condition, page);
            }
        }
        found |= self.prove_request(what, page);
        found |= self.prove_automatics(what, page);
        found | self.prove_notes(what, page)
    }

    fn is_unsettled(&self, condition: &ConditionOutcome) -> bool {
        let never = self.judged.outcome.verdict == Verdict::Impossible;
        // A request under way does not wait for answers about its conditions.
        let asks = !never && self.judged.outcome.verdict != Verdict::Pending;
        condition.truth == Truth::False || (condition.truth == Truth::Unknown && asks)
    }

    pub(super) fn is_named(&self, wanted: &str, name: &str) -> bool {
        let id = &self.judged.program.platform.id;
        wanted == name || wanted.split_once('/').is_some_and(|(platform, item)| platform == id && item == name)
    }

    fn prove_condition(&self, outcome: &ConditionOutcome, page: &mut Page) {
        let style = *page.style();
        let condition = &self.judged.program[outcome.condition];
        if outcome.requires.is_empty() {
            page.blank();
            let picture = self.picture(Truth::True, condition, self.title(outcome), style.unicode);
            let picture = condition.requires.iter().fold(picture, |picture, require| picture.shown(require.span));
            page.verbatim(&self.sourced(picture, &[&condition.head.cites]).draw(self.sources, &style));
        }
        for require in &outcome.requires {
            page.blank();
            let picture = self.prove_require(outcome, condition, require, style.unicode);
            page.verbatim(&picture.draw(self.sources, &style));
        }
    }

    fn picture(&self, truth: Truth, condition: &Condition, heading: String, unicode: bool) -> Picture {
        let asked = |id: &ConditionId| std::ptr::eq(&self.judged.program[*id], condition);
        let is_asked = self.judged.outcome.questions.iter().any(|question| question.conditions.iter().any(asked));
        let (mark, tone) = match truth {
            Truth::True => (Mark::Holds, Tone::Good),
            Truth::False => (Mark::Fails, Tone::Bad),
            Truth::Unknown if is_asked => (Mark::Unknown, Tone::Doubtful),
            Truth::Unknown => (Mark::Open, Tone::Doubtful),
        };
        let sign = mark.sign(unicode);
        let head = format!("{sign} {}/{}", self.judged.program.platform.id, condition.head.name);
        Picture::new(tone, head, unkept(&capitalised(&heading)))
    }

    fn prove_require(
        &self,
        outcome: &ConditionOutcome,
        condition: &Condition,
        require: &RequireOutcome,
        unicode: bool,
    ) -> Picture {
        let finding = self.finding(require.reason, true);
        let heading = match require.truth {
            Truth::False => self.told(&finding),
            Truth::True | Truth::Unknown => self.title(outcome),
        };
        let mut picture = self.picture(require.truth, condition, heading, unicode);
        let written = condition.requires.get(require.require);
        if let Some(written) = written {
            picture = picture.shown(written.span);
        }
        let leaves = self.leaves(require.reason);
        for (formula, words) in self.marked(&leaves) {
            picture = picture.main(self.judged.program[formula].span, Some(unkept(&words)));
        }
        picture = self.with_facts(picture, &leaves);
        if let Finding::List(list) = &finding
            && list.total > list.matched
            && require.truth == Truth::False
        {
            picture = picture.aside(Says::HoldsForOthers { count: list.total - list.matched }.text(self.language));
        }
        let cites = written.map_or(&[] as &[Cite], |written| &written.cites);
        let picture = self.sourced(picture, &[&condition.head.cites, cites]);
        self.with_ways(picture, outcome, require)
    }

    /// The leaves of a reason: comparisons, missing facts, elements.
    pub(super) fn leaves(&self, root: ReasonId) -> Vec<&'a Reason> {
        let mut leaves = Vec::new();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let Some(reason) = self.judged.outcome.reason(id) else { continue };
            let is_leaf = reason.parts.is_empty() || matches!(reason.kind, ReasonKind::Atom { .. });
            if is_leaf {
                leaves.push(reason);
            } else {
                open.extend(reason.parts.iter().rev());
            }
        }
        leaves
    }

    /// Each part of the rule once, with what was found: `no: Keep, Zhihu`.
    pub(super) fn marked(&self, leaves: &[&Reason]) -> Vec<(FormulaId, String)> {
        let mut marked: Vec<(FormulaId, Vec<Found>)> = Vec::new();
        for reason in leaves {
            let (value, element) = (self.found_at(reason), self.element_of(reason));
            let at = marked.iter().position(|(formula, _)| *formula == reason.formula);
            let at = at.unwrap_or_else(|| {
                marked.push((reason.formula, Vec::new()));
                marked.len() - 1
            });
            let Some((_, values)) = marked.get_mut(at) else { continue };
            match values.iter_mut().find(|(known, _)| *known == value) {
                Some((_, names)) => names.extend(element),
                None => values.push((value, element.into_iter().collect())),
            }
        }
        let text = |(value, names): &Found| match (value.is_empty(), names.is_empty()) {
            (_, true) => value.clone(),
            (true, false) => self.listed(names),
            (false, false) => {
                let (label, value) = (value.clone(), self.listed(names));
                self.say(Phrase::LabelValue { label, value })
            }
        };
        let words = |values: &[Found]| {
            let mut texts: Vec<String> = values.iter().take(NAMED).map(text).collect();
            if values.len() > NAMED {
                texts.push(self.say(Phrase::MoreElements { count: values.len() - NAMED }));
            }
            joined(&texts, self.language)
        };
        marked.iter().map(|(formula, values)| (*formula, words(values))).collect()
    }

    /// What was found at a leaf.
    fn found_at(&self, reason: &Reason) -> String {
        match &reason.kind {
            ReasonKind::Atom { .. } => match self.finding_of(reason, true) {
                Finding::Fact(found) => found.actual,
                other => self.found(&other),
            },
            ReasonKind::Missing { incomplete: true, .. } => Says::MaybeOthers.text(self.language),
            ReasonKind::Missing { .. } => Says::NotSaid.text(self.language),
            ReasonKind::Unpublished { .. } => Says::NotPublished.text(self.language),
            ReasonKind::Judged { .. } => Says::PlatformJudges { platform: self.platform() }.text(self.language),
            ReasonKind::Account { .. } => self.found(&self.finding_of(reason, true)),
            ReasonKind::Loop { total: 0, .. } => self.say(Phrase::NoneInList),
            ReasonKind::Loop { .. } | ReasonKind::Parts { .. } | ReasonKind::Defined | ReasonKind::Element => {
                String::new()
            }
        }
    }

    fn element_of(&self, reason: &Reason) -> Option<String> {
        let level = u8::try_from(reason.elements.len().checked_sub(1)?).ok()?;
        let row = self.frame(reason).row(level);
        Some(self.row_name(row.layout, row.cells, row.index as usize, true))
    }

    /// The account file's side of the picture.
    pub(super) fn with_facts(&self, mut picture: Picture, leaves: &[&Reason]) -> Picture {
        let mut facts: Vec<&FactPath> = Vec::new();
        for reason in leaves {
            let fact = match &reason.kind {
                ReasonKind::Atom { fact, .. } | ReasonKind::Unpublished { fact, .. } => fact.as_ref(),
                ReasonKind::Missing { fact, .. } | ReasonKind::Judged { fact } => Some(fact),
                ReasonKind::Loop { list, .. } => Some(list),
                ReasonKind::Parts { .. } | ReasonKind::Defined | ReasonKind::Element | ReasonKind::Account { .. } => {
                    None
                }
            };
            if let Some(fact) = fact.filter(|fact| !facts.contains(fact)) {
                facts.push(fact);
            }
        }
        let mut missing: Vec<String> = Vec::new();
        for fact in facts.iter().take(MOST_PLACES) {
            match self.fact_span(fact) {
                Some(span) => picture = picture.context(span, None),
                None => missing.push(fact.name()),
            }
        }
        if facts.len() > MOST_PLACES {
            missing.push(self.say(Phrase::MoreElements { count: facts.len() - MOST_PLACES }));
        }
        match missing.is_empty() {
            true => picture,
            false => picture.aside(Says::NotInFile { facts: self.listed(&missing) }.text(self.language)),
        }
    }

    /// Where a fact stands, with its key.
    fn fact_span(&self, fact: &FactPath) -> Option<Span> {
        let located = (self.judged.locate)(fact).filter(|located| located.found)?;
        let whole = located.key.map_or(located.value, |key| key.to(located.value));
        let file = self.sources.file(whole.file);
        // A value over several lines is shown by its key.
        let one_line = file.line(whole.start) == file.line(whole.end);
        Some(if one_line { whole } else { located.key.unwrap_or(located.value.before()) })
    }

    /// What it rests on, and what maintainers noted about it.
    pub(super) fn sourced(&self, mut picture: Picture, cites: &[&[Cite]]) -> Picture {
        let name = Says::Source.text(self.language);
        for cite in cites.iter().copied().flatten() {
            let source = &self.judged.program[cite.source];
            let mut text = self.cite(cite);
            let evidence = evidence_adjective(source.evidence).text(self.language);
            let seen = source.seen.map(|seen| self.period(seen));
            let age = source.seen.and_then(|seen| self.age(seen));
            let overtaken = self.overtaken(cite.source);
            let details: Vec<String> = [Some(evidence), seen, age, overtaken].into_iter().flatten().collect();
            let details = details.join(&self.say(Phrase::CommaBetween));
            text = Report::NoteWithSource { text, source: details }.text(self.language);
            picture = picture.closing(name.clone(), unkept(&text));
            if let Some(note) = &cite.note {
                picture = picture.closing(Says::Note.text(self.language), self.words(note));
            }
        }
        picture
    }

    fn with_ways(&self, mut picture: Picture, outcome: &ConditionOutcome, require: &RequireOutcome) -> Picture {
        if require.truth != Truth::False {
            return self.with_open_points(picture, outcome.condition, require);
        }
        let task = self.task(outcome, require);
        let name = match task.kind {
            Kind::Wait => Says::ToWait,
            Kind::Never => Says::Never,
            _ => Says::ToDo,
        };
        let head = task.item.lines.into_iter().find_map(|line| match line {
            crate::report::layout::ItemLine::Head { text, right } => Some((text, right)),
            _ => None,
        });
        if let Some((text, right)) = head {
            let text = match right {
                Some(right) => Report::NoteWithSource { text, source: right }.text(self.language),
                None => text,
            };
            picture = picture.closing(name.text(self.language), unkept(&text));
        }
        picture
    }

    /// What the source leaves open, what others claim, how to find out.
    fn with_open_points(&self, mut picture: Picture, id: ConditionId, require: &RequireOutcome) -> Picture {
        let mut told = Vec::new();
        for point in &self.judged.outcome.open_points {
            let OpenPoint::Unpublished { condition, require: position, remedy, .. } = point else { continue };
            if *condition != id || *position != require.require || told.contains(remedy) {
                continue;
            }
            told.push(*remedy);
            picture = picture.closing(Says::OpenPoint.text(self.language), unkept(&self.open_text(point)));
            let remedy = &self.judged.program[*remedy];
            for claim in &remedy.claims {
                picture = picture.closing(Says::Claim.text(self.language), unkept(&self.claim(claim)));
            }
            if let Some(attempt) = &remedy.attempt {
                picture = picture.closing(Says::Try.text(self.language), unkept(&self.text_of(attempt)));
            }
        }
        picture
    }

    /// The notes, each with its texts and citations.
    fn prove_notes(&self, what: Why<'_>, page: &mut Page) -> bool {
        let program = self.judged.program;
        let mut found = false;
        let mut last = None;
        for outcome in &self.judged.outcome.notes {
            let note = &program[outcome.note];
            let wanted = match what {
                Why::Unsettled => false,
                Why::Item(name) => self.is_named(name, &note.head.name),
                Why::All => true,
            };
            let Some(written) = note.texts.get(outcome.text).filter(|_| wanted) else { continue };
            found = true;
            if last != Some(outcome.note) {
                page.blank();
                page.heading(&format!("{}/{}", program.platform.id, note.head.name));
                last = Some(outcome.note);
            }
            let cites = if written.cites.is_empty() { &note.head.cites } else { &written.cites };
            let text = self.note_text(outcome, written);
            page.bullets(&[match self.cited(cites) {
                Some(source) => Report::NoteWithSource { text, source }.text(self.language),
                None => text,
            }]);
            for note in cites.iter().filter_map(|cite| cite.note.as_ref()) {
                let note = Says::NoteOf { note: self.words(note) }.text(self.language);
                page.bullets(&[note]);
            }
        }
        found
    }
}
