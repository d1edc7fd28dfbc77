//! Broken files, and what is found wrong with them.

use crate::check::check;
use crate::diagnostic::Diagnostic;
use crate::facts::{Document, Format, not_yet_happened};
use crate::moment::{Day, Moment, parse_day};
use crate::program::Base;
use crate::rules::{BUILT_IN, built_in_platforms};
use crate::source::{FileId, SourceMap};
use crate::suite;
use crate::syntax::{Wanted, ast, parse};

/// A broken file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What kind of file it is.
    pub kind: ExampleKind,
    /// Its text.
    pub text: String,
}

/// What an example is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleKind {
    /// A rule file that a platform's file includes, so that it need not declare what it uses.
    Included,
    /// A rule file by itself.
    Rules,
    /// An account file of a built-in platform, or of that of the included examples.
    Account {
        /// How it is written.
        format: Format,
        /// The day asked about.
        on: Day,
    },
}

/// The file that includes the examples.
const PLATFORM: &str = include_str!("platform.adieu");

/// The day on which account files of examples are read: always the same, so that the pages are.
const TODAY: Day = Day(20_777);

impl Example {
    /// Reads it, as the command line would, and says what is wrong.
    pub fn diagnose(&self) -> (SourceMap, Vec<Diagnostic>) {
        let mut run = Run::default();
        match self.kind {
            ExampleKind::Included => {
                run.read_rules("rules.adieu", &self.text);
                run.read_built_in("platform.adieu", PLATFORM);
                run.check_and_test();
            }
            ExampleKind::Rules => {
                run.read_rules("rules.adieu", &self.text);
                run.check_and_test();
            }
            ExampleKind::Account { format, on } => run.read_account(format, &self.text, on),
        }
        (run.sources, run.found)
    }
}

impl ExampleKind {
    /// What stands behind the fence of an example: `adieu`, `adieu whole`, `json`, or `yaml on 2026-11-01`.
    pub(super) fn of(fence: &str) -> Option<Self> {
        let (word, rest) = fence.split_once(' ').unwrap_or((fence, ""));
        match (word, rest) {
            ("adieu", "") => return Some(ExampleKind::Included),
            ("adieu", "whole") => return Some(ExampleKind::Rules),
            _ => {}
        }
        let on = match rest.strip_prefix("on ") {
            Some(day) => parse_day(day).ok()?,
            None => TODAY,
        };
        Some(ExampleKind::Account { format: Format::of_name(&format!("me.{word}"))?, on })
    }
}

/// Files, what came out of them, and what is wrong with them.
#[derive(Default)]
struct Run {
    sources: SourceMap,
    files: Vec<ast::File>,
    found: Vec<Diagnostic>,
}

impl Run {
    fn read_rules(&mut self, name: &str, text: &str) {
        let file = self.sources.add(name, text);
        self.parse(file);
    }

    fn read_built_in(&mut self, name: &str, text: &str) {
        let file = self.sources.add_built_in(name, text);
        self.parse(file);
    }

    fn parse(&mut self, file: FileId) {
        let (tree, found) = parse(&self.sources, file, Wanted::Everything);
        self.files.push(tree);
        self.found.extend(found);
    }

    fn check(&mut self) -> Base {
        let checked = check(&self.sources, &self.files);
        self.found.extend(checked.diagnostics);
        checked.base
    }

    fn check_and_test(&mut self) {
        let base = self.check();
        for program in &base.programs {
            let failures = suite::run(&base, program).into_iter().flat_map(|result| result.failures);
            self.found.extend(failures);
        }
    }

    fn read_account(&mut self, format: Format, text: &str, on: Day) {
        let file = self.sources.add(format!("me.{}", format.id()), text);
        for file in BUILT_IN {
            self.read_built_in(file.name, file.text);
        }
        self.read_rules("rules.adieu", "adieu 1\n");
        self.read_built_in("platform.adieu", PLATFORM);
        let base = self.check();
        let (document, mistakes) = Document::parse(&self.sources, file, Some(format));
        let told = !mistakes.is_empty();
        self.found.extend(mistakes);
        if told {
            return;
        }
        let known: Vec<&str> = built_in_platforms().collect();
        let (accounts, mistakes) = document.facts(&self.sources, &base, &known, TODAY);
        self.found.extend(mistakes);
        for account in &accounts.accounts {
            let Some(program) = base.programs.get(account.program) else { continue };
            let ahead = not_yet_happened(program, &account.facts, Moment::Day(on));
            self.found.extend(ahead.iter().map(|fact| fact.diagnostic(program, &document)));
        }
    }
}

/// Puts in what cannot be seen on a page: `⟨U+0007⟩` is that character, `⟨400×(⟩` four hundred brackets.
pub(super) fn expand(text: &str) -> String {
    let mut parts = text.split('⟨');
    let mut expanded = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (inside, rest) = part.split_once('⟩').unwrap_or((part, ""));
        if let Some(character) = inside.strip_prefix("U+").and_then(|hex| u32::from_str_radix(hex, 16).ok()) {
            expanded.extend(char::from_u32(character));
        } else if let Some((count, repeated)) = inside.split_once('×') {
            expanded.push_str(&repeated.repeat(count.parse().unwrap_or(1)));
        }
        expanded.push_str(rest);
    }
    expanded
}
