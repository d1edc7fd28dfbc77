//! The lines below a failing item's head: what was found, what is needed, where it stands; then a line per element.

use super::tasks::small;
use crate::messages::Phrase;
use crate::outcome::{FactPath, ReasonId};
use crate::program::Fix;
use crate::report::layout::{ItemLine, keep};
use crate::report::phrase::{ElementFound, FactFound, Finding, ListFound, ListNeed, Wording, joined};
use crate::report::view::safe;

/// What to leave alone while waiting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Patience<'r> {
    /// Texts that say so, and for which reasons.
    pub texts: &'r [(&'r Fix, &'r [ReasonId])],
    /// An act would do instead.
    pub or_act: bool,
}

impl Wording<'_> {
    /// What was found and what is needed, with the place; then a line per element.
    pub(super) fn finding_lines(&self, finding: &Finding, patience: Patience<'_>) -> Vec<ItemLine> {
        let right = finding.fact().map(|fact| self.place(fact));
        let text = |text: String| ItemLine::Text { text: self.sentence(&text), right: right.clone() };
        match finding {
            Finding::List(list) => self.list_lines(list, patience, right),
            Finding::Group { choice: false, parts } => {
                parts.iter().flat_map(|part| self.finding_lines(part, patience)).collect()
            }
            _ => vec![text(self.told(finding))],
        }
    }

    /// What was found and what is needed, without places.
    pub(in crate::report) fn found_lines(&self, reason: ReasonId) -> Vec<ItemLine> {
        let mut lines = self.finding_lines(&self.finding(reason, true), Patience::default());
        for line in &mut lines {
            if let ItemLine::Text { right, .. } = line {
                *right = None;
            }
        }
        lines
    }

    /// What was found and what is needed, elements included, in one piece.
    pub fn found_in_full(&self, reason: ReasonId) -> String {
        let mut text = String::new();
        for line in self.finding_lines(&self.finding(reason, true), Patience::default()) {
            let second = match line {
                ItemLine::Head { text, .. } | ItemLine::Text { text, .. } => text,
                ItemLine::Row { name, text } if text.is_empty() => self.ended(&name),
                ItemLine::Row { name, text } => self.ended(&self.say(Phrase::LabelValue { label: name, value: text })),
            };
            text = match text.is_empty() {
                true => second,
                false => self.say(Phrase::TwoSentences { first: text, second }),
            };
        }
        text
    }

    fn list_lines(&self, list: &ListFound, patience: Patience<'_>, right: Option<String>) -> Vec<ItemLine> {
        let line = |text: String| ItemLine::Text { text: self.sentence(&text), right: right.clone() };
        if list.need == ListNeed::Empty || list.elements.is_empty() || list.need == ListNeed::NotAll {
            return vec![line(self.list_summary(list))];
        }
        if let (ListNeed::Each, [only], 1) = (list.need, list.elements.as_slice(), list.matched)
            && let Some(Finding::Fact(found)) = &only.finding
        {
            return vec![line(self.only_element(list, only, found))];
        }
        let shown = list.elements.iter().take(self.named);
        let needs: Vec<String> =
            shown.clone().filter_map(|element| self.element_need(element, list.matched == 1)).collect();
        let common =
            needs.first().filter(|first| needs.iter().all(|need| need == *first) && list.need == ListNeed::Each);
        let mut summary = self.sentence(&self.list_summary(list));
        if let Some(need) = common {
            summary = self.say(Phrase::TwoSentences { first: summary, second: self.sentence(need) });
        }
        let mut lines = vec![ItemLine::Text { text: summary, right }];
        lines.extend(shown.map(|element| self.element_row(element, common.is_none(), patience)));
        if list.matched > self.named && list.need == ListNeed::Each {
            let text = self.say(Phrase::MoreElements { count: list.matched - self.named });
            lines.push(ItemLine::Row { name: text, text: String::new() });
        }
        lines
    }

    /// `Changes of password: password, 5 days ago; must be at least 2 weeks ago`
    fn only_element(&self, list: &ListFound, element: &ElementFound, found: &FactFound) -> String {
        let value = self.element_value(element, found);
        let (label, matched, total) = (list.label.clone(), list.matched, list.total);
        let label = if total > 1 { self.say(Phrase::OneOfMany { label, matched, total }) } else { label };
        let found_text = self.say(Phrase::LabelValue { label, value });
        self.with_need(found_text, found)
    }

    /// An element and what was found of it, in one piece: `Keep, 12 days ago`.
    fn element_value(&self, element: &ElementFound, found: &FactFound) -> String {
        if found.is_name {
            return element.name.clone();
        }
        let value = match found.plain {
            true => found.actual.clone(),
            false => {
                let (label, value) = (found.label.clone(), found.actual.clone());
                let yes_no = found.yes_no;
                self.say(if yes_no { Phrase::LabelValue { label, value } } else { Phrase::LabelFound { label, value } })
            }
        };
        // Where the day is what was found, the name need not hold it as well.
        let name = if found.plain { element.short.clone() } else { element.name.clone() };
        self.say(Phrase::KindAndDay { kind: name, day: value })
    }

    /// What an element needs, as a sentence that may stand once for all of them.
    fn element_need(&self, element: &ElementFound, only: bool) -> Option<String> {
        match element.finding.as_ref()? {
            Finding::Fact(found) => Some(self.say(Phrase::EachMust { must: found.must.clone() })),
            finding => {
                let (needed, choice) = (self.needed(finding), matches!(finding, Finding::Group { choice: true, .. }));
                Some(self.say(match (choice, only) {
                    (true, true) => Phrase::Enough { needed },
                    (true, false) => Phrase::EachEnough { needed },
                    (false, true) => Phrase::Needs { needed },
                    (false, false) => Phrase::EachNeeds { needed },
                }))
            }
        }
    }

    fn element_row(&self, element: &ElementFound, with_need: bool, patience: Patience<'_>) -> ItemLine {
        let mut text = match &element.finding {
            Some(Finding::Fact(found)) if found.is_name => String::new(),
            Some(Finding::Fact(found)) if found.plain => found.actual.clone(),
            Some(finding) => self.found(finding),
            None => String::new(),
        };
        if let (true, Some(finding)) = (with_need, &element.finding) {
            text = self.told(finding);
        }
        let dated = matches!(&element.finding, Some(Finding::Fact(found)) if found.plain);
        let name = if dated { element.short.clone() } else { element.name.clone() };
        if let Some(point) = element.earliest {
            text = match self.patience_of(element, patience) {
                Some(alone) => {
                    let alone = match patience.or_act {
                        true => self.say(Phrase::OrWaiting { text: small(&alone) }),
                        false => alone,
                    };
                    let second = self.sentence(&alone);
                    self.say(Phrase::TwoSentences { first: self.ended(&text), second })
                }
                None => joined(&[text, self.say(Phrase::FineFrom { day: self.point(point) })], self.language),
            };
        }
        ItemLine::Row { name, text }
    }

    /// What to leave alone for an element while waiting.
    fn patience_of(&self, element: &ElementFound, patience: Patience<'_>) -> Option<String> {
        patience.texts.iter().find_map(|(fix, reasons)| {
            let of_element = |id: &&ReasonId| {
                let reason = self.judged.outcome.reason(**id);
                reason.is_some_and(|reason| reason.elements.starts_with(&element.position))
            };
            let reason = reasons.iter().find(of_element)?;
            Some(self.text_for(&fix.text, &[*reason]))
        })
    }

    /// `me.yaml:9`, or the name of a fact that does not stand in the file.
    pub(super) fn place(&self, fact: &FactPath) -> String {
        let text = match self.judged.located(fact) {
            Some(span) => {
                let (file, line) = self.sources.line_reference(span);
                format!("{}:{line}", safe(&file))
            }
            None => safe(&fact.name()).into_owned(),
        };
        keep(&text)
    }
}
