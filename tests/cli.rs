//! Every case under `cases/cli/VERB/SENTENCE/` is a folder with a file `cmd` and whatever files its commands read.
//!
//! To add one: write the folder, then accept its snapshot (`cargo insta accept`, or `INSTA_UPDATE=always cargo test
//! --test cli`). Each line of `cmd` is one command: `adieu eval me.yaml --on 2026-11-20`, perhaps with `NAME=value`
//! before it and `< FILE` behind it. Commands run one after the other in a copy of the folder, without a terminal, 80
//! columns wide, with `LANG=C.UTF-8`. A case must not depend on today: give `--on`, and `as_of` in account files.

mod support;

use std::fs;
use std::path::Path;

use support::{Ran, Workshop};

#[test]
fn cases() {
    insta::glob!("cases/cli/*/*/cmd", |path| {
        let folder = path.parent().unwrap();
        let workshop = Workshop::with_files_of(folder);
        let commands = fs::read_to_string(path).unwrap();
        let mut told = String::new();
        for command in commands.lines().filter(|line| !line.trim().is_empty()) {
            let ran = workshop.run(command);
            assert_harmless(command, &ran);
            told.push_str(&format!("$ {command}\n{}", block("stdout", &ran.stdout)));
            told.push_str(&format!("{}exit {}\n\n", block("stderr", &ran.stderr), ran.exit));
        }
        told.push_str(&sources(folder));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("told", told));
    });
}

/// What was printed, with a mark before each line, so that nothing in it can be taken for the snapshot's own words.
fn block(name: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let ending = if text.ends_with('\n') { "" } else { "(no line end)\n" };
    let lines: String = text.lines().map(|line| format!("| {line}").trim_end().to_owned() + "\n").collect();
    format!("{name}\n{lines}{ending}")
}

/// The files of a case, so that a snapshot can be read alone.
fn sources(folder: &Path) -> String {
    let mut told = String::new();
    for (name, bytes) in support::files_below(folder) {
        if name == "cmd" || name.ends_with(".snap") || name.ends_with(".snap.new") {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes);
        if text.len() > 4_000 {
            told.push_str(&format!("--- {name}: {} bytes\n", bytes.len()));
            continue;
        }
        let shown: String = text.chars().flat_map(visible).collect();
        told.push_str(&format!("--- {name}\n{}", block("", &shown).trim_start()));
    }
    told
}

/// Characters that a reader of the snapshot would not see, escaped.
fn visible(character: char) -> Vec<char> {
    match character {
        '\n' => vec!['\n'],
        character if adieu::report::view::is_unsafe(character) => character.escape_unicode().collect(),
        character => vec![character],
    }
}

/// Whatever a command reads, its output steers no terminal: colour aside, and only where it was asked for.
fn assert_harmless(command: &str, ran: &Ran) {
    if command.contains("--color always") || command.contains("completions") {
        return;
    }
    for text in [&ran.stdout, &ran.stderr] {
        let bad = text.chars().find(|&c| c != '\n' && adieu::report::view::is_unsafe(c));
        assert!(bad.is_none(), "`{command}` printed {bad:?}:\n{text:?}");
    }
}
