//! What every fuzz target does with its input, in one place: `fuzz/fuzz_targets/*` call it under libFuzzer, and
//! `tests/fuzz_corpus.rs` and `tests/properties` on the stable toolchain. Nothing here may panic, whatever it is given.

use std::sync::LazyLock;

use adieu::check::{Checked, check};
use adieu::diagnostic::Diagnostic;
use adieu::facts::{AccountFile, Document, Format};
use adieu::moment::{Day, Moment};
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, parse};
use adieu::verdict::evaluate;

/// The day that stands for the clock's.
const TODAY: Day = Day(20_777);

/// A small rule file that includes nothing: account files are read against it.
pub const SMALL_RULES: &str = include_str!("small.adieu");

/// Parses and checks a rule file; every place that a diagnostic names must be in its file.
pub fn rules(text: &str) -> Checked {
    let mut sources = SourceMap::new();
    let file = sources.add("fuzz.adieu", text);
    let (tree, mut diagnostics) = parse(&sources, file, Wanted::Everything);
    let mut checked = check(&sources, &[tree]);
    diagnostics.append(&mut checked.diagnostics);
    shown(&sources, &diagnostics);
    checked
}

/// Reads an account file in a format; without one, the text shows it.
pub fn account(checked: &Checked, text: &str, format: Option<Format>) -> AccountFile {
    let mut sources = SourceMap::new();
    let file = sources.add("account", text);
    let (document, mut diagnostics) = Document::parse(&sources, file, format);
    let (accounts, mut more) = document.facts(&sources, &checked.base, &["wechat", "qq"], TODAY);
    diagnostics.append(&mut more);
    shown(&sources, &diagnostics);
    accounts
}

/// Reads an account file in every format, by the small rules.
pub fn any_account(text: &str) {
    static SMALL: LazyLock<Checked> = LazyLock::new(|| rules(SMALL_RULES));
    for format in [None, Some(Format::Json), Some(Format::Yaml), Some(Format::Toml)] {
        account(&SMALL, text, format);
    }
}

/// Judges every account of a file at several moments, by rules of its own.
pub fn judge(rules: &str, text: &str) {
    let checked = self::rules(rules);
    let accounts = account(&checked, text, None);
    for account in &accounts.accounts {
        let Some(program) = checked.base.programs.get(account.program) else { continue };
        for moment in [Moment::Day(TODAY), Moment::Day(Day(17_600)), Moment::Instant(1_772_333_999)] {
            let _: Result<_, Box<Diagnostic>> = evaluate(&checked.base, program, &account.facts, moment);
        }
    }
}

/// A rule file and an account file in one input, parted by a NUL.
pub fn judge_both(input: &str) {
    match input.split_once('\0') {
        Some((rules, account)) => judge(rules, account),
        None => judge(SMALL_RULES, input),
    }
}

/// Every label's place is a place in a text: looking it up cuts no character in two.
fn shown(sources: &SourceMap, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        for label in &diagnostic.labels {
            let place = label.span.range();
            let text = sources.file(label.span.file).text.as_str();
            assert!(text.get(place.clone()).is_some(), "{:?}: {place:?} is no place in the file", diagnostic.code);
        }
    }
}
