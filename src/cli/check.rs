//! `adieu check`: every mistake of every rule file, in one run.

use std::path::PathBuf;

use serde::Serialize;

use adieu::diagnostic::Diagnostic;
use adieu::messages::Cli;
use adieu::report::diagnostics::{self, Record};
use adieu::report::machine::to_json;
use adieu::rules::{RuleFiles, Rules};
use adieu::source::FileId;

use super::args::{Check, OutputFormat};
use super::exit::Exit;
use super::files;
use super::load;
use super::terminal::{Stream, Terminal};

/// What `--format json` prints.
#[derive(Serialize)]
struct Report {
    format: &'static str,
    files: usize,
    tests: usize,
    diagnostics: Vec<Record>,
}

/// Checks, and prints what was found.
pub fn run(args: Check, terminal: &Terminal) -> Exit {
    let loaded = match Loaded::new(&args.paths, "check", terminal) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    match args.format {
        OutputFormat::Json => terminal.print(&(to_json(&loaded.report()) + "\n")),
        format => {
            let style = terminal.style(Stream::Out, format);
            let found = diagnostics::render(&loaded.found, &loaded.rules.sources, &style);
            terminal.print(&found);
            terminal.print(&loaded.closing(!found.is_empty() && !style.is_plain(), terminal));
        }
    }
    loaded.exit()
}

/// The rule files that were named, checked, with all that is wrong with them.
pub struct Loaded {
    /// What the library made of them.
    pub rules: Rules,
    /// Everything found, files that cannot be read first.
    pub found: Vec<Diagnostic>,
    files: usize,
    readable: usize,
    unreadable: usize,
    tests: usize,
}

impl Loaded {
    /// Reads and checks; without paths every `*.adieu` below this folder. If there is nothing to check, that is said.
    /// `reader` is the verb that wants them.
    pub fn new(paths: &[PathBuf], reader: &'static str, terminal: &Terminal) -> Result<Loaded, Exit> {
        let here = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here } else { paths };
        let (rule_files, mut unreadable) = files::rule_files(paths);
        if rule_files.is_empty() && unreadable.is_empty() {
            return Err(no_rule_files(paths, terminal));
        }
        if let Some(account) = rule_files.iter().find(|path| path.is_file() && files::is_account_file(path)) {
            terminal.say(Cli::NotARuleFile { file: files::shown(account), reader });
            return Err(Exit::NotJudged);
        }
        let (texts, wrong) = load::read(&rule_files);
        unreadable.extend(wrong);
        let readable = texts.len();
        let mut wanted = RuleFiles::new().reading(load::read_beside).with_tests();
        for (name, text) in texts {
            wanted = wanted.add(name, text);
        }
        let parsed = wanted.parse();
        let tests = parsed.tests();
        let rules = parsed.check();
        let mut loaded =
            Loaded { rules, tests, files: rule_files.len(), readable, unreadable: unreadable.len(), found: unreadable };
        loaded.found.extend(loaded.rules.diagnostics.iter().cloned());
        Ok(loaded)
    }

    /// Is anything wrong?
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    /// The exit of a check.
    pub fn exit(&self) -> Exit {
        match () {
            () if self.unreadable > 0 => Exit::NotJudged,
            () if self.has_errors() => Exit::No,
            () => Exit::Yes,
        }
    }

    /// The last lines: what was found, and what was not looked into.
    pub fn closing(&self, apart: bool, terminal: &Terminal) -> String {
        let mut lines = String::from(if apart { "\n" } else { "" });
        if !self.found.is_empty() {
            lines.push_str(&terminal.words(diagnostics::summary(&self.found, &self.rules.sources)));
            lines.push('\n');
        }
        let tests = match self.tests {
            0 => None,
            1 if self.has_errors() => Some(Cli::OneTestNotRun),
            1 => Some(Cli::OneTestToRun),
            tests if self.has_errors() => Some(Cli::TestsNotRun { tests }),
            tests => Some(Cli::TestsToRun { tests }),
        };
        lines.push_str(&terminal.line_of(self.clean_files().into_iter().chain(tests)));
        lines
    }

    fn clean_files(&self) -> Option<Cli> {
        let errors = self.rules.diagnostics.iter().filter(|found| found.is_error());
        let mut wrong: Vec<FileId> = errors.filter_map(|found| Some(found.labels.first()?.span.file)).collect();
        wrong.sort();
        wrong.dedup();
        match self.readable.saturating_sub(wrong.len()) {
            0 => None,
            1 => Some(Cli::OneCleanFile),
            count => Some(Cli::CleanFiles { count }),
        }
    }

    fn report(&self) -> Report {
        let record = |found: &Diagnostic| diagnostics::record(found, &self.rules.sources);
        Report {
            format: "adieu/check/1",
            files: self.files,
            tests: self.tests,
            diagnostics: self.found.iter().map(record).collect(),
        }
    }
}

fn no_rule_files(paths: &[PathBuf], terminal: &Terminal) -> Exit {
    let nothing = match paths {
        [only] if only.as_os_str() != "." => Cli::NoRuleFiles { place: files::shown(only) },
        _ => Cli::NoRuleFilesHere,
    };
    terminal.refuse([nothing, Cli::BeginRules])
}
