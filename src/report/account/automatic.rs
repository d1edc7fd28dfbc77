//! What the platform will or may do by itself: a warning beside every verdict, and why a day is withheld.

use super::request::Story;
use crate::messages::{Course, Phrase, Report};
use crate::moment::Moment;
use crate::outcome::{AutomaticOutcome, NoteOutcome, Point};
use crate::program::{Automatic, AutomaticAct, NoteKind, Verdict};
use crate::report::layout::{Item, ItemLine, Mark, Page};
use crate::report::phrase::{Wording, joined, small_first};
use crate::timeline;
use crate::truth::Truth;

/// The warnings, one item for each rule whose day is known.
pub(super) fn warnings(words: &Wording<'_>, page: &mut Page) {
    let dated: Vec<(&Automatic, Point)> = words.dated_automatics().collect();
    if dated.is_empty() {
        return;
    }
    page.blank();
    for (rule, strikes) in dated {
        page.item(&words.warning(rule, Some(strikes)));
    }
    page.blank();
}

impl<'a> Wording<'a> {
    /// The automatic rules that may concern this account.
    pub(in crate::report) fn acts_by_itself(
        &self,
    ) -> impl Iterator<Item = (&'a Automatic, &'a AutomaticOutcome)> + use<'a> {
        let judged = self.judged;
        let outcomes = judged.outcome.automatics.iter();
        outcomes.filter_map(move |outcome| Some((judged.program.automatics.get(outcome.automatic)?, outcome)))
    }

    /// Those whose day is known. Where a request is under way, only those that come before it is final.
    pub(super) fn dated_automatics(&self) -> impl Iterator<Item = (&'a Automatic, Point)> + use<'a> {
        let end = Story::new(self).filter(|_| self.judged.outcome.verdict == Verdict::Pending);
        let end = end.and_then(|story| story.end()).map(|end| end.moment.day(&self.judged.program.platform.zone));
        let dated = self.acts_by_itself().filter_map(|(rule, outcome)| Some((rule, outcome.strikes?)));
        dated.filter(move |(_, strikes)| end.is_none_or(|end| strikes.day <= end))
    }

    /// A rule as a warning: what happens and when, why, how to prevent it.
    pub(in crate::report) fn warning(&self, rule: &Automatic, strikes: Option<Point>) -> Item {
        let right = match strikes {
            Some(point) if self.is_there(point) => self.course(Course::ThereAlready),
            Some(point) => self.course(Course::From { day: self.point(point) }),
            None => self.course(Course::DayMissing),
        };
        let text = match strikes {
            Some(_) => self.automatic_act(rule),
            // Whether its case is ever there is not known.
            None => self.possible_act(rule),
        };
        let text = if rule.is_contested() { self.course(Course::Disputed { text }) } else { text };
        let mut lines = vec![ItemLine::Head { text, right: Some(right) }];
        let mut add = |text: String| lines.push(ItemLine::Text { text: self.ended(&text), right: None });
        if let Some(title) = self.automatic_title(rule) {
            add(title);
        }
        // What keeps the account, such as a sign-in, may withdraw a request that is under way.
        let prevents = rule.prevents.iter().filter(|_| self.judged.outcome.verdict != Verdict::Pending);
        for text in prevents {
            let text = super::tasks::small(&self.text_of(text));
            add(self.course(Course::Prevent { text }));
        }
        rule.texts.iter().for_each(|text| add(self.text_of(text)));
        Item { mark: Mark::Warns, number: None, lines }
    }

    /// `Alipay will close this account`
    pub fn automatic_act(&self, rule: &Automatic) -> String {
        self.act_by_itself(rule, rule.certain)
    }

    /// `Alipay may close this account`
    pub(super) fn possible_act(&self, rule: &Automatic) -> String {
        self.act_by_itself(rule, false)
    }

    fn act_by_itself(&self, rule: &Automatic, certain: bool) -> String {
        let name = |act: &AutomaticAct| match act {
            AutomaticAct::Suspend => Some(Course::Suspend),
            AutomaticAct::Close => Some(Course::Close),
            AutomaticAct::Freeze => Some(Course::Freeze),
            AutomaticAct::Delete => Some(Course::Delete),
            AutomaticAct::Reclaim => None,
        };
        let verbs: Vec<String> = rule.acts.iter().filter_map(name).map(|verb| self.course(verb)).collect();
        let reclaims = rule.acts.contains(&AutomaticAct::Reclaim);
        let verbs = self.joined_acts(verbs, certain).map(|verbs| self.course(Course::OfAccount { verbs }));
        let alone = verbs.is_none();
        let reclaim = reclaims.then(|| self.course(if alone { Course::Reclaim } else { Course::ReclaimToo }));
        let acts = self.joined_acts(verbs.into_iter().chain(reclaim).collect(), certain).unwrap_or_default();
        let who = self.platform();
        self.course(if certain { Course::Will { who, acts } } else { Course::May { who, acts } })
    }

    fn joined_acts(&self, acts: Vec<String>, all: bool) -> Option<String> {
        acts.into_iter()
            .reduce(|first, last| self.say(if all { Phrase::And { first, last } } else { Phrase::Or { first, last } }))
    }

    /// The title of a rule, with the best of what it rests on.
    fn automatic_title(&self, rule: &Automatic) -> Option<String> {
        let text = self.text_of(rule.head.title.as_ref()?);
        Some(match self.best_source(&rule.head.cites) {
            Some(source) => Report::NoteWithSource { text, source }.text(self.language),
            None => text,
        })
    }

    /// Is its case there at the moment asked about?
    pub(in crate::report) fn is_there(&self, point: Point) -> bool {
        match self.judged.outcome.moment {
            Moment::Day(day) => point.day <= day,
            Moment::Instant(now) => point.instant <= now,
        }
    }

    /// The rule because of which no day is promised: it ends the account before that day, or on it.
    pub(in crate::report) fn withheld_by(&self) -> Option<(&'a Automatic, Point)> {
        let outcome = self.judged.outcome;
        let promised = match outcome.verdict {
            Verdict::Waiting if outcome.by_waiting.is_none() => None,
            Verdict::Blocked if outcome.not_before.is_none() => Some(self.if_all_is_done()?),
            _ => return None,
        };
        let struck = |outcome: &AutomaticOutcome| match promised {
            Some(point) => timeline::ends_before(self.judged.program, std::slice::from_ref(outcome), point),
            None => true,
        };
        let ends =
            self.acts_by_itself().filter(|(rule, _)| rule.certain && rule.ends_account() && !rule.is_contested());
        let ends = ends.filter(|(_, outcome)| struck(outcome));
        ends.filter_map(|(rule, outcome)| Some((rule, outcome.strikes?))).min_by_key(|(_, point)| point.instant)
    }

    /// The first moment at which nothing fails, every act done at once; nothing if nobody knows.
    fn if_all_is_done(&self) -> Option<Point> {
        let outcome = self.judged.outcome;
        let zone = &self.judged.program.platform.zone;
        let instant = outcome.moment.instant(zone);
        let mut latest = Point { instant, day: self.judged.day(), whole_day: true };
        let failing = outcome.conditions.iter().filter(|condition| condition.truth == Truth::False);
        for require in failing.flat_map(|condition| &condition.requires).filter(|one| one.truth == Truth::False) {
            latest = latest.max(require.not_before?);
        }
        Some(latest)
    }

    /// That no day can be promised, and why, as a sentence.
    pub(super) fn withheld(&self) -> Option<String> {
        let (rule, strikes) = self.withheld_by()?;
        let act = self.automatic_act(rule);
        Some(self.course(match self.is_there(strikes) {
            true => Course::WithheldAlready { act },
            false if self.judged.outcome.not_before.is_some() => {
                Course::WithheldWaiting { act, day: self.promised_day(strikes) }
            }
            false => Course::Withheld { act, day: self.promised_day(strikes) },
        }))
    }

    /// What may end an account that is left to itself, where no day is known: for beside advice to do so.
    pub(super) fn dangers(&self) -> Option<String> {
        let program = self.judged.program;
        let instead = |note: &NoteOutcome| program[note.note].kind == NoteKind::Alternative;
        let undated = self.acts_by_itself().filter(|(rule, outcome)| outcome.strikes.is_none() && rule.ends_account());
        let text = |rule: &Automatic| match &rule.head.title {
            Some(title) => small_first(&self.text_of(title)),
            None => self.automatic_act(rule),
        };
        let texts: Vec<String> = undated.map(|(rule, _)| text(rule)).collect();
        let told = self.judged.outcome.notes.iter().any(instead) && !texts.is_empty();
        let texts = joined(&texts, self.language);
        told.then(|| self.course(Course::ButMind { platform: self.platform(), texts }))
    }

    pub(super) fn course(&self, message: Course) -> String {
        message.text(self.language)
    }
}
