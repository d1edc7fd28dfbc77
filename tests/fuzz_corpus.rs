//! Replays the corpus of the fuzz targets on the stable toolchain, through the same functions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../fuzz/drive.rs"]
mod drive;

use std::path::Path;

/// Every input of a target, with its name. libFuzzer gives targets only what is UTF-8; so does this.
fn inputs(target: &str) -> Vec<(String, String)> {
    let folder = Path::new("fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let named = |path: &std::path::PathBuf| {
        let text = String::from_utf8(std::fs::read(path).unwrap()).ok()?;
        Some((path.display().to_string(), text))
    };
    let inputs: Vec<_> = files.iter().filter_map(named).collect();
    assert!(!inputs.is_empty(), "{} holds nothing", folder.display());
    inputs
}

#[test]
fn rule_files_are_survived() {
    for (name, text) in inputs("rules") {
        println!("{name}");
        drive::rules(&text);
    }
}

#[test]
fn account_files_are_survived_in_every_format() {
    for (name, text) in inputs("account") {
        println!("{name}");
        drive::any_account(&text);
    }
}

#[test]
fn judging_is_survived() {
    for (name, text) in inputs("evaluate") {
        println!("{name}");
        drive::judge_both(&text);
    }
}

#[test]
fn the_small_rules_and_the_right_accounts_are_right() {
    let checked = drive::rules(drive::SMALL_RULES);
    assert!(checked.broken.is_empty() && checked.base.programs.len() == 1, "{:?}", checked.diagnostics);
    for (name, text) in inputs("account").into_iter().filter(|(name, _)| name.contains("right.")) {
        let file = drive::account(&checked, &text, None);
        assert_eq!(file.accounts.len(), 1, "{name}");
        let unknown = file.accounts[0].facts.account.iter().filter(|value| value.is_unknown()).count();
        assert_eq!(unknown, 0, "{name}: every fact of it is read");
    }
}
