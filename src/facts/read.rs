//! From a document to the accounts it holds: platforms by their names, the day of the answers, the person.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::moment::Day;
use crate::near::nearest;
use crate::program::{Base, Program, Type};
use crate::source::{SourceMap, Span};
use crate::value::Value;

use super::account::{Reader, tell};
use super::document::{Document, Entry, Kind};
use super::findings::{Findings, brief, first_line};
use super::scalar;
use super::{Account, AccountFile, Facts};

impl Document {
    /// Reads the accounts of every platform of `base` that the file holds, in the file's order.
    ///
    /// `known` are the ids of all platforms there are rules for, loaded or not: a key near one of them is a spelling
    /// mistake, a key that is one of them but not in `base` is left alone. `today` is the day no answer can lie after.
    pub fn facts(
        &self,
        sources: &SourceMap,
        base: &Base,
        known: &[&str],
        today: Day,
    ) -> (AccountFile, Vec<Diagnostic>) {
        let mut diagnostics = Findings::default();
        let as_of = self.as_of(sources, base, today, &mut diagnostics);
        let mut file = AccountFile { as_of: as_of.map(|(day, _)| day), ..AccountFile::default() };
        let context = Context { document: self, sources, base, as_of, today };
        let mut rows: Vec<(usize, Vec<Value>)> = Vec::new();
        for entry in self.entries() {
            if matches!(&*entry.key, "as_of" | "me") {
                continue;
            }
            let found = base.programs.iter().position(|program| program.platform.id == *entry.key);
            let Some((at, program)) = found.and_then(|at| Some((at, base.programs.get(at)?))) else {
                if !diagnostics.is_full() {
                    context.no_platform(entry, known).into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
                }
                continue;
            };
            let mut reader = Reader::new(&context, program);
            rows.push((at, reader.group(Program::ACCOUNT, entry)));
            diagnostics.extend(reader.diagnostics);
            file.sensitive.append(&mut reader.sensitive);
        }
        file.accounts = context.accounts(rows, &mut diagnostics, &mut file.sensitive);
        let says = matches!(self.root.kind, Kind::Map(_));
        if says && file.accounts.is_empty() && !diagnostics.has_error() {
            diagnostics.push(context.no_account(known));
        }
        let mut diagnostics = diagnostics.list;
        diagnostics.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span));
        (file, diagnostics)
    }

    fn as_of(&self, sources: &SourceMap, base: &Base, today: Day, diagnostics: &mut Findings) -> Option<(Day, Span)> {
        let entry = self.entry("as_of")?;
        let text = match entry.value.text(sources) {
            Some("?") => return None,
            Some(text) => text,
            None if matches!(entry.value.kind, Kind::Broken) => return None,
            None => "",
        };
        let label = Says::AsOfLabel.words();
        let utc = crate::moment::Zone::utc();
        let zone = base.programs.first().map_or(&utc, |program| &program.platform.zone);
        let span = if text.is_empty() { entry.key_span } else { entry.value.span };
        match scalar::day(&label, text, zone) {
            Ok(day) if day > today => {
                let message = Says::FutureEventToday { label, day: day.iso(), today: today.iso() };
                let diagnostic = Diagnostic::error(Code::FutureEvent, span, message.into());
                diagnostics.push(diagnostic.help(Says::AsOfHelp.into()));
                None
            }
            Ok(day) => Some((day, span)),
            Err(problem) => {
                diagnostics.push(tell(self.format_at(span), &entry.value, span, problem).help(Says::AsOfHelp.into()));
                None
            }
        }
    }
}

/// What all accounts of a file share.
pub(super) struct Context<'a> {
    pub document: &'a Document,
    pub sources: &'a SourceMap,
    pub base: &'a Base,
    pub as_of: Option<(Day, Span)>,
    pub today: Day,
}

impl<'a> Context<'a> {
    /// Puts together the accounts' own facts, the person's, and those of other accounts.
    fn accounts(
        &self,
        rows: Vec<(usize, Vec<Value>)>,
        diagnostics: &mut Findings,
        sensitive: &mut Vec<Span>,
    ) -> Vec<Account> {
        let others: Vec<Vec<Option<Vec<Value>>>> = rows
            .iter()
            .map(|(at, row)| {
                self.base.programs.get(*at).map_or_else(Vec::new, |program| self.others(program, row, &rows))
            })
            .collect();
        let mut told = HashSet::new();
        let mut accounts = Vec::with_capacity(rows.len());
        for ((at, account), others) in rows.into_iter().zip(others) {
            let Some(program) = self.base.programs.get(at) else { continue };
            let mut me = Reader::new(self, program);
            let row = match self.document.entry("me") {
                Some(entry) => me.group(Program::ME, entry),
                None => me.unknown(Program::ME),
            };
            // The same person is read once per platform: what is wrong is told once.
            let new = |diagnostic: &Diagnostic| {
                told.insert((diagnostic.code, diagnostic.labels.first().map(|label| label.span)))
            };
            me.diagnostics.list.into_iter().filter(new).for_each(|diagnostic| diagnostics.push(diagnostic));
            sensitive.append(&mut me.sensitive);
            let as_of = self.as_of.map(|(day, _)| day);
            accounts.push(Account { program: at, facts: Facts { account, me: row, others, as_of } });
        }
        accounts
    }

    /// The accounts that the rules refer to, each with the cell that says whether it is deleted: from the file's account
    /// of that platform, which does not say, or from a fact that holds one.
    fn others(&self, program: &Program, own: &[Value], rows: &[(usize, Vec<Value>)]) -> Vec<Option<Vec<Value>>> {
        let of_file = |platform: &str| {
            let at = self.base.programs.iter().position(|program| program.platform.id == platform)?;
            let (_, row) = rows.iter().find(|(other, _)| *other == at)?;
            Some(row.iter().cloned().chain([Value::Unknown]).collect())
        };
        let of_fact = |at: usize| {
            let fields = program.layout(Program::ACCOUNT).fields.iter();
            let slot = fields
                .clone()
                .position(|field| matches!(field.kind, Type::Account(uses, _) if uses.0 as usize == at))?;
            match own.get(slot)? {
                Value::List(list) if list.len() == 1 => Some(list.cells.clone()),
                _ => None,
            }
        };
        let uses = program.uses.iter().enumerate();
        uses.map(|(at, uses)| of_file(&uses.platform).or_else(|| of_fact(at))).collect()
    }

    /// A top-level key that is no platform of the base.
    fn no_platform(&self, entry: &Entry, known: &[&str]) -> Option<Diagnostic> {
        let key = &*entry.key;
        if known.contains(&key) {
            return None;
        }
        let programs = &self.base.programs;
        let called = programs.iter().find(|program| {
            let platform = &program.platform;
            let names = platform.also_called.iter().chain([&platform.title.zh, &platform.title.en, &platform.id]);
            names.into_iter().any(|name| name.eq_ignore_ascii_case(key))
        });
        let ids = || programs.iter().map(|program| program.platform.id.as_str()).chain(known.iter().copied());
        let near =
            called.map(|program| program.platform.id.as_str()).or_else(|| nearest(key, ids().chain(["me", "as_of"])));
        let name = brief(key);
        if let Some(near) = near {
            let diagnostic =
                Diagnostic::error(Code::UnknownPlatform, entry.key_span, Says::MisspeltPlatform { name }.into());
            let question = Says::DidYouMean { name: near.to_owned() };
            return Some(diagnostic.saying(question.into()).fix(entry.key_span, self.spell(entry.key_span, near)));
        }
        if let Some(message) = self.below_platform(entry) {
            return Some(Diagnostic::error(Code::UnknownPlatform, entry.key_span, message.into()));
        }
        let mut names: Vec<&str> = ids().collect();
        names.sort_unstable();
        names.dedup();
        let message = Says::UnknownPlatform { name };
        let diagnostic = Diagnostic::warning(Code::UnknownPlatform, entry.key_span, message.into());
        let help = Says::KnownPlatforms { names: scalar::listed(names.into_iter(), &Says::And) };
        Some(diagnostic.help(help.into()))
    }

    /// What to write for a fact that stands where a platform should.
    fn below_platform(&self, entry: &Entry) -> Option<Says> {
        let owners = self.base.programs.iter().filter(|program| {
            let mut fields = program.layout(Program::ACCOUNT).fields.iter();
            fields.any(|field| field.path.first().is_some_and(|first| **first == *entry.key))
        });
        let owners: Vec<&str> = owners.map(|program| program.platform.id.as_str()).collect();
        let name = brief(&entry.key);
        let first = (*owners.first()?).to_owned();
        Some(if entry.key_span.file != self.document.file() {
            let paths: Vec<String> = owners.iter().map(|owner| format!("{owner}.{name}")).collect();
            Says::SetPlatform { paths: scalar::listed(paths.iter().map(String::as_str), &Says::Or), name }
        } else if owners.len() == 1 {
            Says::PlatformBelow { name, platform: first }
        } else {
            Says::FactOfSeveral { platforms: scalar::listed(owners.into_iter(), &Says::And), name }
        })
    }

    fn no_account(&self, known: &[&str]) -> Diagnostic {
        let root = self.document.root.span;
        let text = self.sources.file(root.file).text.as_str();
        let ids = self.base.programs.iter().map(|program| program.platform.id.as_str());
        let mut names: Vec<&str> = ids.chain(known.iter().copied()).collect();
        names.sort_unstable();
        names.dedup();
        let help = Says::KnownPlatforms { names: scalar::listed(names.into_iter(), &Says::And) };
        let place = first_line(text, root);
        Diagnostic::error(Code::NoAccount, place, Says::NoAccount.into()).help(help.into())
    }

    /// A key as it must be spelt at a place: in quotes where it stood in quotes.
    pub fn spell(&self, place: Span, key: &str) -> String {
        let written = self.sources.text(place);
        match written.chars().next() {
            Some(quote @ ('"' | '\'')) => format!("{quote}{key}{quote}"),
            _ => key.to_owned(),
        }
    }
}
