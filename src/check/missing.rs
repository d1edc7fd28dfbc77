//! Entries that must be there.

use crate::check::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::syntax::ast;

impl Checker<'_> {
    /// Reports an entry that must be there.
    pub(super) fn missing(&mut self, name: &ast::Name, entry: &'static str) {
        self.missing_all(name, &[entry]);
    }

    /// Reports those entries that are missing.
    pub(super) fn missing_of<const N: usize>(&mut self, name: &ast::Name, entries: [(&'static str, bool); N]) {
        let missing: Vec<_> = entries.into_iter().filter(|&(_, missing)| missing).map(|(entry, _)| entry).collect();
        self.missing_all(name, &missing);
    }

    /// Reports entries that must be there, all at once.
    fn missing_all(&mut self, name: &ast::Name, entries: &[&'static str]) {
        if entries.is_empty() {
            return;
        }
        let words: Vec<String> = entries.iter().map(|entry| format!("`{entry}`")).collect();
        let written: Vec<String> = entries.iter().map(|entry| format!("`{}`", example(entry))).collect();
        let message = Check::MissingEntry { name: name.text.clone(), entries: listed(&words) }.into();
        let help = Check::AddEntries { entries: listed(&written) }.into();
        self.report(Diagnostic::error(Code::MissingEntry, name.span, message).help(help));
    }
}

/// “a, b and c”
fn listed(words: &[String]) -> Words {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            Words { zh: format!("{} 和 {last}", rest.join("、")), en: format!("{} and {last}", rest.join(", ")) }
        }
        _ => {
            let only = words.concat();
            Words { zh: only.clone(), en: only }
        }
    }
}

/// How an entry is written.
fn example(entry: &str) -> String {
    match entry {
        "timezone" => String::from("timezone \"Asia/Shanghai\""),
        "conditions" => String::from("conditions complete"),
        "evidence" => String::from("evidence reported"),
        "require" | "when" => format!("{entry} … is …"),
        "will" => String::from("will close"),
        "on" => String::from("on 2026-11-20"),
        "expect" => String::from("expect deletable"),
        _ => format!("{entry} zh \"…\" en \"…\""),
    }
}
