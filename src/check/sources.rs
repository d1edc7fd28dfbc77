//! What the rules rest on: sources, and citations of them.

use crate::check::checker::Checker;
use crate::check::cycles::order;
use crate::check::names::NameKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{Cite, CitePlace, Evidence, Source, SourceId};
use crate::source::{Span, Spanned};
use crate::syntax::ast;

const EVIDENCE: [Evidence; 5] =
    [Evidence::Official, Evidence::Documented, Evidence::Tested, Evidence::Reported, Evidence::Contested];

impl<'a> Checker<'a> {
    /// `source NAME { … }`; what overtook it is found when all are known.
    pub(super) fn source(&mut self, source: &'a ast::Source, file: usize) {
        let id = SourceId(self.program.sources.len() as u32);
        self.check_name(&source.name, NameKind::Thing);
        if let Some(first) = self.sources.insert(&source.name, file, id) {
            return self.duplicate(&source.name, first);
        }
        let missing = [("title", source.title.is_none()), ("evidence", source.evidence.is_none())];
        self.missing_of(&source.name, missing);
        let title = source.title.as_ref().map(|title| self.words(title)).unwrap_or_default();
        let evidence = source.evidence.as_ref().map_or(Evidence::Contested, |word| self.evidence(word));
        let seen = source.seen.as_ref().and_then(|date| self.period(date));
        let note = source.note.as_ref().map(|note| self.words(note));
        self.source_lines.push(source.lines.as_ref().map(|lines| lines.value));
        self.program.sources.push(Source {
            name: source.name.text.clone(),
            title,
            address: source.address.as_ref().map(|address| address.value.clone()),
            archived: source.archived.as_ref().map(|archived| archived.value.clone()),
            seen,
            evidence,
            overtaken_by: None,
            note,
            span: source.name.span,
        });
    }

    fn evidence(&mut self, word: &ast::Name) -> Evidence {
        if let Some(&evidence) = EVIDENCE.iter().find(|evidence| evidence.id() == word.text) {
            return evidence;
        }
        let list = EVIDENCE.map(Evidence::id);
        self.unknown_word(word, "evidence", &list);
        Evidence::Contested
    }

    /// Reports a word that is none of a fixed few.
    pub(super) fn unknown_word(&mut self, word: &ast::Name, entry: &'static str, list: &[&str]) {
        let near = self.found.near(&word.text, list.iter().copied());
        let message = Check::UnknownWord { word: word.text.clone(), entry }.into();
        let help = Check::OneOfThese { list: list.join(", ") }.into();
        let found = Diagnostic::error(Code::UnknownValue, word.span, message).help(help);
        self.report(match near {
            Some(near) => found.saying(Check::DidYouMean { name: near.clone() }.into()).fix(word.span, near),
            None => found,
        });
    }

    /// Links sources to those that overtook them, and reports circles.
    pub(super) fn finish_sources(&mut self) {
        let mut links: Vec<Vec<usize>> = vec![Vec::new(); self.program.sources.len()];
        let mut places: Vec<Option<Span>> = vec![None; links.len()];
        for file in self.unit.clone() {
            for item in &self.library.file(file).items {
                let ast::Item::Source(source) = item else { continue };
                let (Some(by), Some(own)) = (&source.overtaken_by, self.sources.get(&source.name.text)) else {
                    continue;
                };
                let Some(target) = self.source_named(by, file) else { continue };
                let index = own.item.0 as usize;
                if let Some(source) = self.program.sources.get_mut(index) {
                    source.overtaken_by = Some(target);
                }
                if let (Some(list), Some(place)) = (links.get_mut(index), places.get_mut(index)) {
                    list.push(target.0 as usize);
                    *place = Some(by.span);
                }
            }
        }
        for circle in order(&links).circles {
            let mut steps = circle.iter().filter_map(|&index| places.get(index).copied().flatten());
            let Some(first) = steps.next() else { continue };
            let found = Diagnostic::error(Code::Cycle, first, Check::SourceCircle.into());
            self.report(steps.fold(found, |found, step| found.label(step, Check::AndThisByThat.into())));
        }
        self.completeness();
    }

    fn source_named(&mut self, name: &ast::Name, file: usize) -> Option<SourceId> {
        if let Some(entry) = self.sources.get(&name.text)
            && self.can_see(file, entry.file)
        {
            return Some(entry.item);
        }
        let near = self.found.near(&name.text, self.sources.names());
        self.unknown(name, Code::UnknownSource, Check::UnknownSource { name: name.text.clone() }, near, file);
        None
    }

    /// Citations; those that are wrong are reported and left out.
    pub(super) fn cites(&mut self, cites: &[ast::Cite], file: usize) -> Vec<Cite> {
        cites.iter().filter_map(|cite| self.cite(cite, file)).collect()
    }

    fn cite(&mut self, cite: &ast::Cite, file: usize) -> Option<Cite> {
        let note = cite.note.as_ref().map(|note| self.words(note));
        let source = self.source_named(&cite.source, file)?;
        let place = match &cite.place {
            None => None,
            Some(ast::CitePlace::Lines(first, last)) => {
                let last = last.as_ref().unwrap_or(first);
                self.lines(cite, source, first, last);
                Some(CitePlace::Lines(first.value, last.value))
            }
            Some(ast::CitePlace::Article(article, paragraph)) => {
                Some(CitePlace::Article(article.value, paragraph.as_ref().map(|paragraph| paragraph.value)))
            }
        };
        Some(Cite { source, place, note, span: cite.span })
    }

    fn lines(&mut self, cite: &ast::Cite, source: SourceId, first: &Spanned<u64>, last: &Spanned<u64>) {
        let name = cite.source.text.clone();
        let declared = self.program.sources.get(source.0 as usize).map_or(cite.span, |source| source.span);
        let Some(lines) = self.source_lines.get(source.0 as usize).copied().flatten() else {
            let message = Check::LinesNotDeclared { name }.into();
            let found = Diagnostic::error(Code::LinesNotDeclared, first.span, message);
            return self.report(found.label(declared, Check::AddLines.into()));
        };
        let past = [first, last].into_iter().find(|line| line.value == 0 || line.value > lines);
        if let Some(line) = past {
            let message = Check::PastTheEnd { name, line: line.value }.into();
            let found = Diagnostic::error(Code::PastTheEnd, line.span, message);
            self.report(found.label(declared, Check::HasLines { lines }.into()));
        } else if last.value < first.value {
            let message = Check::LinesBackwards { first: first.value, last: last.value }.into();
            self.report(Diagnostic::error(Code::PastTheEnd, first.span.to(last.span), message));
        }
    }
}
