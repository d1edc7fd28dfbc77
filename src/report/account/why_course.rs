//! The proof of how a request stands, and of what the platform does by itself.

use super::Why;
use super::request::Story;
use crate::messages::{Course, Phrase, Report, Why as Says};
use crate::outcome::{ReasonId, RequestState};
use crate::program::{Automatic, Cite, FormulaId, Stage, Verdict, Wait};
use crate::report::layout::{ItemLine, Mark, Page, unkept};
use crate::report::phrase::Wording;
use crate::report::picture::Picture;
use crate::report::style::Tone;
use crate::timeline;
use crate::truth::Truth;

/// Texts of a rule file that go with a formula each.
type Event<'a> = (FormulaId, &'a crate::program::Template);

impl Wording<'_> {
    /// The request that was made: its stages with their sources, and what withdrew it, holds it up, or may do so.
    pub(super) fn prove_request(&self, what: Why<'_>, page: &mut Page) -> bool {
        let Some(story) = Story::new(self) else { return false };
        let head = &story.procedure.head;
        let stands = self.judged.outcome.verdict == Verdict::Pending;
        let wanted = match what {
            Why::Unsettled => stands || matches!(story.request.state, RequestState::Cancelled { .. }),
            Why::Item(name) => self.is_named(name, &head.name),
            Why::All => true,
        };
        if !wanted {
            return false;
        }
        page.blank();
        let name = format!("{}/{}", self.judged.program.platform.id, head.name);
        page.heading(&match &head.title {
            Some(title) => self.say(Phrase::LabelValue { label: name, value: self.text_of(title) }),
            None => name,
        });
        page.bullets(&self.told_stages(&story));
        let reason = match story.request.state {
            RequestState::Cancelled { reason, .. } | RequestState::Stalled { reason, .. } => Some(reason),
            RequestState::Waiting { .. } | RequestState::Over => None,
        };
        for &id in reason.iter().chain(&story.request.unclear) {
            self.prove_event(&story, id, page);
        }
        true
    }

    /// What a report says of each stage, with where that stands.
    fn told_stages(&self, story: &Story<'_, '_>) -> Vec<String> {
        if let Some(withdrawn) = story.withdrawn() {
            return vec![withdrawn];
        }
        let mut texts = vec![story.answer()];
        for dated in &story.stages {
            let Some(task) = story.stage(dated) else { continue };
            let parts: Vec<String> = task.item.lines.into_iter().map(|line| self.in_one(line)).collect();
            let text = parts.join(&Report::BetweenSentences.text(self.language));
            let cites: &[Cite] = match dated.stage {
                Stage::Wait(wait) => &wait.cites,
                Stage::Path(_, entry) | Stage::Final(entry) | Stage::Afterwards(_, entry) => &entry.cites,
                Stage::Step(step) => &step.entry.cites,
                Stage::Request(_) => &[],
            };
            let cites = if cites.is_empty() { story.procedure.head.cites.as_slice() } else { cites };
            texts.push(match self.cited(cites) {
                Some(source) => Report::NoteWithSource { text, source }.text(self.language),
                None => text,
            });
        }
        texts
    }

    /// A line of an item as a sentence.
    fn in_one(&self, line: ItemLine) -> String {
        match line {
            ItemLine::Head { text, right: Some(right) } => {
                let right = unkept(&right);
                self.ended(&Report::NoteWithSource { text, source: right }.text(self.language))
            }
            ItemLine::Head { text, right: None } | ItemLine::Text { text, .. } => self.ended(&text),
            ItemLine::Row { name, text } => self.ended(&self.say(Phrase::LabelValue { label: name, value: text })),
        }
    }

    /// What withdraws a request or holds it up, with the facts it depends on.
    fn prove_event(&self, story: &Story<'_, '_>, id: ReasonId, page: &mut Page) {
        let style = *page.style();
        let Some(reason) = self.judged.outcome.reason(id) else { return };
        let waits: Vec<&Wait> = timeline::waits(story.procedure).map(|(_, wait)| wait).collect();
        let of = |events: &dyn Fn(&Wait) -> bool| waits.iter().copied().find(|wait| events(wait));
        let has = |events: &[(FormulaId, crate::program::Template)]| {
            events.iter().any(|(formula, _)| *formula == reason.formula)
        };
        let Some(wait) = of(&|wait| has(&wait.cancels) || has(&wait.stalls)) else { return };
        let events = wait.cancels.iter().chain(&wait.stalls).map(|(formula, text)| -> Event<'_> { (*formula, text) });
        let Some((_, text)) = events.into_iter().find(|(formula, _)| *formula == reason.formula) else { return };
        let text = self.text_for(text, &[id]);
        let small = |text: &str| super::tasks::small(text);
        let heading = match (has(&wait.cancels), reason.truth) {
            (true, Truth::True) => self.course(Course::WithdrawnBy { text: small(&text) }),
            (false, Truth::True) => self.course(Course::HeldUp { text: small(&text) }),
            (_, _) => text,
        };
        let (mark, tone) = match reason.truth {
            Truth::True => (Mark::Fails, Tone::Bad),
            Truth::False | Truth::Unknown => (Mark::Unknown, Tone::Doubtful),
        };
        let head = &story.procedure.head;
        let name = format!("{} {}/{}", mark.sign(style.unicode), self.judged.program.platform.id, head.name);
        let mut picture = Picture::new(tone, name, unkept(&heading)).shown(self.judged.program[reason.formula].span);
        let leaves = self.leaves(id);
        for (formula, words) in self.marked(&leaves) {
            picture = picture.main(self.judged.program[formula].span, Some(unkept(&words)));
        }
        picture = self.with_facts(picture, &leaves);
        let cites = if wait.cites.is_empty() { &head.cites } else { &wait.cites };
        page.blank();
        page.verbatim(&self.sourced(picture, &[cites]).draw(self.sources, &style));
    }

    /// What the platform does by itself: the rule that withholds a day, one that was named, or all.
    pub(super) fn prove_automatics(&self, what: Why<'_>, page: &mut Page) -> bool {
        let withheld = self.withheld_by().map(|(rule, _)| rule);
        let mut found = false;
        for (rule, outcome) in self.acts_by_itself() {
            let wanted = match what {
                Why::Unsettled => withheld.is_some_and(|one| std::ptr::eq(one, rule)),
                Why::Item(name) => self.is_named(name, &rule.head.name),
                Why::All => true,
            };
            if wanted {
                found = true;
                self.prove_automatic(rule, outcome.strikes, page);
            }
        }
        found
    }

    fn prove_automatic(&self, rule: &Automatic, strikes: Option<crate::outcome::Point>, page: &mut Page) {
        let style = *page.style();
        let mut lines = self.warning(rule, strikes).lines.into_iter();
        let heading = match lines.next() {
            Some(ItemLine::Head { text, right: Some(source) }) => {
                Report::NoteWithSource { text, source }.text(self.language)
            }
            _ => self.automatic_act(rule),
        };
        let head =
            format!("{} {}/{}", Mark::Warns.sign(style.unicode), self.judged.program.platform.id, rule.head.name);
        let mut picture = Picture::new(Tone::Doubtful, head, unkept(&heading));
        let formulas: Vec<FormulaId> = rule.head.when.into_iter().chain(rule.head.unless).collect();
        for &formula in &formulas {
            picture = picture.main(self.judged.program[formula].span, None);
        }
        if formulas.is_empty() {
            picture = picture.main(rule.head.span, None);
        }
        for text in &rule.prevents {
            picture = picture.closing(Says::ToDo.text(self.language), unkept(&self.text_of(text)));
        }
        for text in &rule.texts {
            picture = picture.closing(Says::Note.text(self.language), unkept(&self.text_of(text)));
        }
        page.blank();
        page.verbatim(&self.sourced(picture, &[&rule.head.cites]).draw(self.sources, &style));
    }
}
