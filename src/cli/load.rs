//! From paths to rules: reads the rule files that people name, and says what they replace.

use std::path::PathBuf;

use adieu::diagnostic::{Code, Diagnostic};
use adieu::messages::Cli;
use adieu::report::diagnostics;
use adieu::rules::{RuleFiles, Rules, built_in_platform_called};
use adieu::source::SourceMap;

use super::args::OutputFormat;
use super::exit::Exit;
use super::files;
use super::mistyped::unknown_platform;
use super::terminal::{Stream, Terminal};

/// The rules of some built-in platforms and of the files of `--rules`. What is wrong with them is printed, and nothing
/// is judged.
pub fn rules(sources: SourceMap, platforms: &[&str], paths: &[PathBuf], terminal: &Terminal) -> Result<Rules, Exit> {
    let (rule_files, mut unreadable) = files::rule_files(paths);
    let (texts, wrong) = read(&rule_files);
    unreadable.extend(wrong);
    if !unreadable.is_empty() {
        tell(&unreadable, &sources, terminal);
        return Err(Exit::NotJudged);
    }
    let mut wanted = RuleFiles::with(sources).reading(read_beside);
    for (name, text) in texts {
        wanted = wanted.add(name, text);
    }
    for platform in platforms {
        wanted = wanted.built_in(platform);
    }
    let rules = wanted.parse().check();
    if rules.has_errors() {
        let errors: Vec<Diagnostic> = rules.diagnostics.iter().filter(|found| found.is_error()).cloned().collect();
        tell(&errors, &rules.sources, terminal);
        return Err(Exit::NotJudged);
    }
    say_replaced(&rules, terminal);
    Ok(rules)
}

/// The rules of one platform, however it is called, and its id. If there are none, that is said.
pub fn platform(
    sources: SourceMap,
    called: &str,
    paths: &[PathBuf],
    terminal: &Terminal,
) -> Result<(Rules, String), Exit> {
    let built_in = built_in_platform_called(called);
    let rules = rules(sources, built_in.as_slice(), paths, terminal)?;
    match rules.platform_called(called).map(|program| program.platform.id.clone()) {
        Some(id) => Ok((rules, id)),
        None => Err(no_rules_for(called, terminal)),
    }
}

/// The rules of several platforms, however they are called. If there are none for one of them, that is said.
pub fn platforms(sources: SourceMap, called: &[String], paths: &[PathBuf], terminal: &Terminal) -> Result<Rules, Exit> {
    let built_in: Vec<&str> = called.iter().filter_map(|called| built_in_platform_called(called)).collect();
    let rules = rules(sources, &built_in, paths, terminal)?;
    match called.iter().find(|called| rules.platform_called(called).is_none()) {
        Some(called) => Err(no_rules_for(called, terminal)),
        None => Ok(rules),
    }
}

/// Says that there are no rules for what somebody calls so.
pub fn no_rules_for(called: &str, terminal: &Terminal) -> Exit {
    terminal.refuse(unknown_platform(called))
}

/// Prints diagnostics to standard error, with their number.
pub fn tell(found: &[Diagnostic], sources: &SourceMap, terminal: &Terminal) {
    let style = terminal.style(Stream::Err, OutputFormat::Human);
    terminal.note(&diagnostics::render(found, sources, &style));
    let errors: Vec<&Diagnostic> = found.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    if let Some(last) = errors.last() {
        let code = last.code.as_str();
        terminal.note("\n");
        terminal.say(match errors.len() {
            1 => Cli::OneMistake { code },
            mistakes => Cli::Mistakes { mistakes, code },
        });
    }
}

/// The texts of rule files, each with its name, and what is wrong with those that cannot be read.
pub fn read(paths: &[PathBuf]) -> (Vec<(String, String)>, Vec<Diagnostic>) {
    let (mut texts, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        match files::read(path, files::Kind::Rules) {
            Ok(_) if files::is_account_file(path) => {
                let message = Cli::NotARuleFile { file: files::shown(path), reader: "--rules" };
                unreadable.push(files::problem(Code::AccountFile, message));
            }
            Ok(text) => texts.push((name, text)),
            Err(diagnostic) => unreadable.push(diagnostic),
        }
    }
    (texts, unreadable)
}

/// Reads a file that another one includes.
pub fn read_beside(name: &str) -> Option<String> {
    files::read(name.as_ref(), files::Kind::Rules).ok()
}

fn say_replaced(rules: &Rules, terminal: &Terminal) {
    for id in &rules.replaced {
        if let Some(program) = rules.base.platform(id) {
            let file = &rules.sources.file(program.platform.span.file).name;
            let file = adieu::report::view::safe(file).into_owned();
            terminal.say(Cli::Replaced { platform: id.clone(), file });
        }
    }
}
