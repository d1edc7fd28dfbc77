//! Broken files, and what is found wrong with them.

use crate::diagnostic::Diagnostic;
use crate::facts::{Document, Format, not_yet_happened};
use crate::moment::{Day, Moment, parse_day};
use crate::rules::{RuleFiles, built_in_platform_called, built_in_platforms};
use crate::source::SourceMap;
use crate::suite;

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
    /// The beginning of a rule file, whose rest declares what it uses.
    Beginning,
    /// A rule file by itself.
    Rules,
    /// An account file of a built-in platform, or of that of the rule files.
    Account {
        /// How it is written.
        format: Format,
        /// The day asked about.
        on: Day,
    },
}

/// A rule file that declares a platform, sources and facts: the rest of each example, but for its first line.
const REST: &str = include_str!("../../docs/diagnostics/rest.adieu");

/// The day on which account files of examples are read: always the same, so that the pages are.
const TODAY: Day = Day(20_777);

impl Example {
    /// Reads it, as the command line would, and says what is wrong.
    pub fn diagnose(&self) -> (SourceMap, Vec<Diagnostic>) {
        match self.kind {
            ExampleKind::Beginning => {
                let rest = REST.strip_prefix("adieu 1").unwrap_or(REST);
                wrong_with_rules(&format!("{}{rest}", self.text))
            }
            ExampleKind::Rules => wrong_with_rules(&self.text),
            ExampleKind::Account { format, on } => wrong_with_account(format, &self.text, on),
        }
    }
}

impl ExampleKind {
    /// What stands behind the fence of an example: `adieu`, `adieu whole`, `json`, or `yaml on 2026-11-01`.
    pub(super) fn of(fence: &str) -> Option<Self> {
        let (word, rest) = fence.split_once(' ').unwrap_or((fence, ""));
        match (word, rest) {
            ("adieu", "") => return Some(ExampleKind::Beginning),
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

/// What is wrong with a rule file, or with its tests if nothing else is.
fn wrong_with_rules(text: &str) -> (SourceMap, Vec<Diagnostic>) {
    let rules = RuleFiles::new().add("rules.adieu", text).with_tests().parse().check();
    let mut found = rules.diagnostics;
    for program in &rules.base.programs {
        found.extend(suite::run(&rules.base, program).into_iter().flat_map(|result| result.failures));
    }
    (rules.sources, found)
}

/// What is wrong with an account file, by the rules of the platforms that it names.
fn wrong_with_account(format: Format, text: &str, on: Day) -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let file = sources.add(format!("me.{}", format.id()), text);
    let (document, mistakes) = Document::parse(&sources, file, Some(format));
    if !mistakes.is_empty() {
        return (sources, mistakes);
    }
    let mut wanted = RuleFiles::with(sources);
    for (key, _) in document.platform_keys() {
        wanted = match built_in_platform_called(key) {
            Some(id) => wanted.built_in(id),
            None if key == "example" => wanted.add("rules.adieu", REST),
            None => wanted,
        };
    }
    let rules = wanted.parse().check();
    let known: Vec<&str> = built_in_platforms().collect();
    let (accounts, mut found) = document.facts(&rules.sources, &rules.base, &known, TODAY);
    for account in &accounts.accounts {
        let Some(program) = rules.base.programs.get(account.program) else { continue };
        let ahead = not_yet_happened(program, &account.facts, Moment::Day(on));
        found.extend(ahead.iter().map(|fact| fact.diagnostic(program, &document)));
    }
    (rules.sources, found)
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
