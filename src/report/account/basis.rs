//! What an answer rests on, with its age.

use crate::messages::words::Plural;
use crate::messages::{Phrase, Report, Rules};
use crate::program::{Cite, CitePlace, Evidence, Period, SourceId};
use crate::report::layout::edged;
use crate::report::phrase::{Wording, evidence_adjective, evidence_word, joined};

/// From this age on, a source may no longer say what holds.
const OLD_MONTHS: i64 = 12;
/// So many sources are named.
const SOURCES_NAMED: usize = 2;

impl Wording<'_> {
    /// `Rests on what others reported: a press report (March 2018, 8 years old). WeChat may …`
    pub fn basis(&self) -> Option<String> {
        let first = self.basis_sources()?;
        if !self.is_old() {
            return Some(first);
        }
        let second = Report::MayHaveChanged { platform: self.platform() }.text(self.language);
        Some(self.say(Phrase::TwoSentences { first, second }))
    }

    /// The evidence and its sources, with their age.
    pub(super) fn basis_sources(&self) -> Option<String> {
        let rests = self.judged.outcome.rests_on.as_ref()?;
        let mut titles: Vec<String> =
            rests.sources.iter().take(SOURCES_NAMED).map(|&source| self.standing_source(source)).collect();
        if rests.sources.len() > SOURCES_NAMED {
            titles.push(Report::AndMoreTitles { count: rests.sources.len() - SOURCES_NAMED }.text(self.language));
        }
        let evidence = evidence_word(rests.evidence).text(self.language);
        Some(Report::RestsOn { evidence, sources: joined(&titles, self.language) }.text(self.language))
    }

    /// Are all sources so old that something else may hold by now?
    pub(super) fn is_old(&self) -> bool {
        let rests = self.judged.outcome.rests_on.iter();
        let youngest = rests.flat_map(|rests| &rests.sources).filter_map(|&source| self.months(source)).min();
        youngest.is_some_and(|months| months >= OLD_MONTHS)
    }

    fn months(&self, source: SourceId) -> Option<i64> {
        self.months_since(self.judged.program[source].seen?)
    }

    /// `a press report (March 2018, 8 years old), replaced by the policy of 2020`
    fn standing_source(&self, id: SourceId) -> String {
        let source = self.dated_source(id);
        match self.overtaken(id) {
            Some(overtaken) => [source, overtaken].join(&self.say(Phrase::CommaBetween)),
            None => source,
        }
    }

    /// The strongest of some sources: where in it, how far it can be trusted, and whether it still stands.
    pub(super) fn best_source(&self, cites: &[Cite]) -> Option<String> {
        let program = self.judged.program;
        let cite = cites.iter().min_by_key(|cite| program[cite.source].evidence)?;
        let evidence = evidence_adjective(program[cite.source].evidence).text(self.language);
        let parts: Vec<String> =
            [Some(self.cite(cite)), Some(evidence), self.overtaken(cite.source)].into_iter().flatten().collect();
        Some(joined(&parts, self.language))
    }

    /// `replaced by the policy of 2020`; nothing if the source still stands.
    pub fn overtaken(&self, id: SourceId) -> Option<String> {
        let by = edged(&self.source_title(self.judged.program[id].overtaken_by?));
        Some(Rules::Overtaken { by }.text(self.language))
    }

    /// `a press report (March 2018, 8 years old)`
    pub fn dated_source(&self, id: SourceId) -> String {
        let source = &self.judged.program[id];
        let title = self.source_title(id);
        let Some(seen) = source.seen else { return title };
        let age = self.age(seen);
        let seen = self.period(seen);
        match age {
            Some(age) => Report::DatedSource { title, seen, age },
            None => Report::SeenSource { title, seen },
        }
        .text(self.language)
    }

    /// `8 years old`; nothing if it is new, or of a later day.
    pub fn age(&self, seen: Period) -> Option<String> {
        let plural = |count: i64| Plural(usize::try_from(count).unwrap_or(usize::MAX));
        let age = match self.months_since(seen)? {
            0 => return None,
            months @ 1..=23 => Report::MonthsOld { count: months, s: plural(months) },
            months => Report::YearsOld { count: months / 12, s: plural(months / 12) },
        };
        Some(age.text(self.language))
    }

    /// `by the rules reported in March 2018`
    pub(super) fn by_basis(&self) -> String {
        let rests = self.judged.outcome.rests_on.as_ref();
        let newest = rests.and_then(|rests| {
            let seen = rests.sources.iter().filter_map(|&source| self.judged.program[source].seen);
            Some((rests.evidence, self.period(seen.max_by_key(|seen| seen.first)?)))
        });
        match newest {
            Some((Evidence::Official, seen)) => Report::ByOfficial { seen },
            Some((Evidence::Documented, seen)) => Report::ByDocumented { seen },
            Some((Evidence::Tested, seen)) => Report::ByTested { seen },
            Some((Evidence::Reported, seen)) => Report::ByReported { seen },
            Some((Evidence::Contested, seen)) => Report::ByContested { seen },
            None => Report::ByPublished,
        }
        .text(self.language)
    }

    /// `E-Commerce Law, article 24; a press report, line 6, line 8`: each source once.
    pub fn cited(&self, cites: &[Cite]) -> Option<String> {
        let mut sources: Vec<SourceId> = Vec::new();
        for cite in cites {
            if !sources.contains(&cite.source) {
                sources.push(cite.source);
            }
        }
        let texts: Vec<String> = sources
            .iter()
            .map(|&source| {
                let places = cites.iter().filter(|cite| cite.source == source).filter_map(|cite| cite.place);
                self.source_at(source, places.collect())
            })
            .collect();
        (!texts.is_empty()).then(|| joined(&texts, self.language))
    }

    /// A source and the place in it.
    pub fn cite(&self, cite: &Cite) -> String {
        self.source_at(cite.source, cite.place.into_iter().collect())
    }

    fn source_at(&self, source: SourceId, places: Vec<CitePlace>) -> String {
        let title = self.source_title(source);
        if places.is_empty() {
            return title;
        }
        let places: Vec<String> = places.into_iter().map(|place| self.cite_place(place)).collect();
        let place = places.join(&self.say(Phrase::Comma));
        Report::CitedAt { title, place }.text(self.language)
    }

    fn cite_place(&self, place: CitePlace) -> String {
        match place {
            CitePlace::Lines(first, last) if first == last => Report::Line { line: first },
            CitePlace::Lines(first, last) => Report::Lines { first, last },
            CitePlace::Article(article, None) => Report::Article { article },
            CitePlace::Article(article, Some(paragraph)) => Report::Paragraph { article, paragraph },
        }
        .text(self.language)
    }
}
