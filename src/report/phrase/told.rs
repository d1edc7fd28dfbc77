//! A finding in sentences: what was found, what is needed, both.

use super::finding::{FactFound, Finding, ListFound, ListNeed};
use super::{Wording, joined};
use crate::messages::Phrase;

impl Wording<'_> {
    /// What was found, without what is needed: `released: no`.
    pub fn found(&self, finding: &Finding) -> String {
        match finding {
            Finding::Fact(found) => {
                let (label, value) = (found.label.clone(), found.actual.clone());
                self.say(Phrase::LabelValue { label, value })
            }
            Finding::Group { .. } => {
                let mut texts = Vec::new();
                self.found_once(finding, &mut texts);
                joined(&texts, self.language)
            }
            Finding::List(list) => self.list_summary(list),
            Finding::Said(text) => text.clone(),
        }
    }

    /// What was found, each value once: several ways may need it otherwise.
    fn found_once(&self, finding: &Finding, texts: &mut Vec<String>) {
        if let Finding::Group { parts, .. } = finding {
            return parts.iter().for_each(|part| self.found_once(part, texts));
        }
        let text = self.found(finding);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }

    /// What is needed: `released: yes, or last used: at least 30 days ago`.
    pub fn needed(&self, finding: &Finding) -> String {
        match finding {
            Finding::Fact(found) => found.needed.clone(),
            Finding::Group { choice, parts } => {
                let texts: Vec<String> = parts.iter().map(|part| self.needed(part)).collect();
                self.chosen(&texts, *choice)
            }
            Finding::List(list) => {
                let first = list.elements.first().and_then(|element| element.finding.as_ref());
                let list_label = list.label.clone();
                self.say(match first {
                    Some(first) => Phrase::EveryOf { list: list_label, needed: self.needed(first) },
                    None => Phrase::NoneIn { list: list_label },
                })
            }
            Finding::Said(text) => text.clone(),
        }
    }

    /// Found and needed in one or two sentences, without the full stop at the end.
    pub fn told(&self, finding: &Finding) -> String {
        match finding {
            Finding::Fact(found) => self.with_need(self.found(finding), found),
            Finding::Group { choice: true, .. } => {
                self.say(Phrase::OneEnough { found: self.found(finding), needed: self.needed(finding) })
            }
            Finding::Group { choice: false, parts } => {
                let texts: Vec<String> = parts.iter().map(|part| self.told(part)).collect();
                joined(&texts, self.language)
            }
            Finding::List(list) => self.list_summary(list),
            Finding::Said(text) => text.clone(),
        }
    }

    /// What was found, and what is needed unless that goes without saying.
    pub fn with_need(&self, text: String, found: &FactFound) -> String {
        match found.obvious {
            true => text,
            false => self.say(Phrase::FoundNeeded { found: text, must: found.must.clone() }),
        }
    }

    /// One line about a list.
    pub fn list_summary(&self, list: &ListFound) -> String {
        let (label, matched, total) = (list.label.clone(), list.matched, list.total);
        self.say(match list.need {
            ListNeed::Empty => {
                let mut names: Vec<String> = list.elements.iter().map(|element| element.name.clone()).collect();
                names.resize_with(matched.max(names.len()), String::new);
                Phrase::ThereMustBeNone { label, names: self.listed(&names) }
            }
            ListNeed::Each if total == 1 => Phrase::OneFalls { label },
            ListNeed::Each if matched == total => Phrase::AllFall { label, total },
            ListNeed::Each => Phrase::SomeFall { label, matched, total },
            ListNeed::One if total == 0 => Phrase::ThereMustBeSome { label },
            ListNeed::One => Phrase::NoneOfMeets { label, total },
            ListNeed::NotAll => Phrase::AllDo { label, total },
        })
    }
}
