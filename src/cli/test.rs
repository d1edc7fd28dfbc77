//! `adieu test`: runs the tests that stand in rule files.

use serde::Serialize;

use adieu::diagnostic::Diagnostic;
use adieu::messages::Cli;
use adieu::report::diagnostics::{self, PlaceRecord, Record};
use adieu::report::machine::to_json;
use adieu::source::SourceMap;
use adieu::suite::{self, TestResult};

use super::args::{OutputFormat, Test};
use super::check::Loaded;
use super::exit::Exit;
use super::terminal::{Stream, Terminal};

/// What `--format json` prints.
#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    passed: usize,
    failed: usize,
    tests: Vec<TestRecord<'a>>,
    diagnostics: Vec<Record>,
}

/// One test for machines.
#[derive(Serialize)]
struct TestRecord<'a> {
    platform: &'a str,
    name: &'a str,
    passed: bool,
    place: PlaceRecord,
    failures: Vec<Record>,
}

/// The tests of one platform.
struct Suite<'a> {
    platform: &'a str,
    results: Vec<TestResult>,
}

/// Runs the tests of every platform whose rules are in order, and prints those that fail.
pub fn run(args: Test, terminal: &Terminal) -> Exit {
    let loaded = match Loaded::new(&args.paths, "test", terminal) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let base = &loaded.rules.base;
    let suites: Vec<Suite> = base
        .programs
        .iter()
        .map(|program| Suite { platform: &program.platform.id, results: suite::run(base, program) })
        .collect();
    let failed = suites.iter().flat_map(|suite| &suite.results).filter(|result| !result.failures.is_empty()).count();
    let passed = suites.iter().map(|suite| suite.results.len()).sum::<usize>() - failed;
    match args.format {
        OutputFormat::Json => {
            let report = report(&suites, &loaded, (passed, failed));
            terminal.print(&(to_json(&report) + "\n"));
        }
        format => print(&suites, &loaded, (passed, failed), format, terminal),
    }
    match () {
        () if loaded.has_errors() => Exit::NotJudged,
        () if failed > 0 => Exit::No,
        () => Exit::Yes,
    }
}

fn print(
    suites: &[Suite],
    loaded: &Loaded,
    (passed, failed): (usize, usize),
    format: OutputFormat,
    terminal: &Terminal,
) {
    let style = terminal.style(Stream::Out, format);
    let sources = &loaded.rules.sources;
    let errors = loaded.found.iter().filter(|found| found.is_error());
    let failures = suites.iter().flat_map(|suite| &suite.results).flat_map(|result| &result.failures);
    let shown: Vec<Diagnostic> = errors.chain(failures).cloned().collect();
    terminal.print(&diagnostics::render(&shown, sources, &style));
    if !shown.is_empty() && !style.is_plain() {
        terminal.print("\n");
    }
    for broken in &loaded.rules.broken {
        terminal.print(&(terminal.words(Cli::TestsOfBroken { platform: broken.clone() }) + "\n"));
    }
    terminal.print(&(terminal.words(Cli::Passed { passed, failed }) + "\n"));
}

fn report<'a>(suites: &'a [Suite], loaded: &Loaded, (passed, failed): (usize, usize)) -> Report<'a> {
    let sources = &loaded.rules.sources;
    let tests = suites.iter().flat_map(|suite| suite.results.iter().map(|result| record(suite, result, sources)));
    Report {
        format: "adieu/test/1",
        passed,
        failed,
        tests: tests.collect(),
        diagnostics: loaded.found.iter().map(|found| diagnostics::record(found, sources)).collect(),
    }
}

fn record<'a>(suite: &'a Suite, result: &'a TestResult, sources: &SourceMap) -> TestRecord<'a> {
    TestRecord {
        platform: suite.platform,
        name: &result.name,
        passed: result.failures.is_empty(),
        place: diagnostics::place_record(result.span, sources),
        failures: result.failures.iter().map(|failure| diagnostics::record(failure, sources)).collect(),
    }
}
