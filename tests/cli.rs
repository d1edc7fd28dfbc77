//! Every case under `cases/cli/VERB/SENTENCE/` is a folder with a file `cmd` and whatever files its commands read.
//!
//! To add one: write the folder, then accept its snapshot (`cargo insta accept`, or `INSTA_UPDATE=always cargo test
//! --test cli`). Each line of `cmd` is one command: `adieu eval me.yaml --on 2026-11-20`, perhaps with `NAME=value`
//! before it and `< FILE` behind it. Commands run one after the other in a copy of the folder, without a terminal, 80
//! columns wide, with `LANG=C.UTF-8`. A case must not depend on today: give `--on`, and `as_of` in account files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use std::fs;
use std::path::Path;
use std::process::Stdio;

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

#[test]
fn a_reader_who_has_seen_enough_ends_the_program_in_silence() {
    let workshop = Workshop::new();
    for arguments in [vec!["--help"], vec!["help", "rules"], vec!["show"], vec!["completions", "bash"]] {
        let mut command = workshop.adieu();
        let pipes = command.args(&arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Half an answer must not look like a yes to a script.
#[test]
fn the_exit_code_stays_what_it_is_when_nobody_reads_on() {
    let workshop = Workshop::new();
    workshop.write("me.yaml", "as_of: 2026-11-20\nwechat: { state: banned }\n");
    for verb in ["eval", "plan"] {
        let mut command = workshop.adieu();
        let pipes = command.args([verb, "me.yaml", "--on", "2026-11-20"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]), "{verb}");
    }
}

#[test]
fn a_full_disk_is_said() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let output = Workshop::new().adieu().arg("--help").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stderr.is_empty());
}

#[test]
fn the_exact_bytes_are_printed() {
    let workshop = Workshop::new();
    let ran = workshop.run("adieu check");
    assert_eq!(
        ran.stderr,
        "There is no rule file (*.adieu) in this folder or below it.\nTo begin one: adieu help rules\n"
    );
    assert_eq!((ran.stdout.as_str(), ran.exit), ("", 2));
    workshop.write("units.adieu", "adieu 1\r\nunit drop { name zh \"滴\" en \"drops\" }\r\n");
    assert_eq!(workshop.run("adieu check").stdout, "1 file without errors.\n");
}

#[cfg(unix)]
#[test]
fn folders_that_hold_themselves_are_read_once() {
    let workshop = Workshop::new();
    workshop.write("deep/units.adieu", "adieu 1\nunit drop { name zh \"滴\" en \"drops\" }\n");
    std::os::unix::fs::symlink("..", workshop.folder().join("deep/up")).unwrap();
    std::os::unix::fs::symlink("deep", workshop.folder().join("again")).unwrap();
    assert_eq!(workshop.run("adieu check").stdout, "1 file without errors.\n");
    assert_eq!(
        workshop.run("adieu check again").stdout,
        "1 file without errors.\n",
        "a link that is named is followed"
    );
}

#[cfg(unix)]
#[test]
fn names_of_files_steer_no_terminal() {
    let workshop = Workshop::new();
    let name = "e\u{1b}[31m\u{202e}vil";
    workshop.write(&format!("{name}.adieu"), "adieu 1\nconditon a { }\n");
    workshop.write(&format!("{name}.yaml"), "wechat:\n  state: bannd\n  \u{1b}]0;x\u{7}: 1\n  note: \"\u{202e}\"\n");
    for arguments in [
        vec![String::from("check")],
        vec![String::from("check"), String::from("--format"), String::from("json")],
        vec![String::from("check"), String::from("--format"), String::from("plain")],
        vec![format!("{name}.yaml")],
        vec![format!("{name}.yam")],
        vec![format!("{name}.adieu")],
        vec![name.to_owned()],
        vec![String::from("eval"), format!("--{name}")],
        vec![String::from("explain"), name.to_owned()],
        vec![String::from("show"), format!("wechat/{name}")],
        vec![String::from("ask"), String::from("wechat"), String::from("--on"), name.to_owned()],
        vec![String::from("eval"), String::from("--set"), format!("wechat.state={name}"), String::from("-")],
    ] {
        let mut command = workshop.adieu();
        command.args(&arguments);
        let ran = workshop.run_with(command, b"wechat: { state: normal }");
        assert!(!ran.stdout.is_empty() || !ran.stderr.is_empty());
        assert_harmless(&format!("{arguments:?}"), &ran);
    }
}

/// What was printed, with a mark before each line, so that nothing in it can be taken for the snapshot's own words.
fn block(name: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let ending = if text.ends_with('\n') { "" } else { "(no line end)\n" };
    let text: String = text.chars().flat_map(visible).collect();
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
        told.push_str(&format!("--- {name}\n{}", block("", &text).trim_start()));
    }
    told
}

/// Characters that a reader of the snapshot would not see, escaped.
fn visible(character: char) -> Vec<char> {
    match character {
        '\n' | '\t' => vec![character],
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
        // A calendar's lines end so.
        let text = if command.contains("--format ics") { text.replace("\r\n", "\n") } else { text.clone() };
        let bad = text.chars().find(|&c| !matches!(c, '\n' | '\t') && adieu::report::view::is_unsafe(c));
        assert!(bad.is_none(), "`{command}` printed {bad:?}:\n{text:?}");
    }
}

#[test]
fn days_are_named_as_people_say_them() {
    let workshop = Workshop::new();
    workshop.write("me.yaml", "wechat: { state: banned }\n");
    let headline = |on: &[&str]| {
        let mut command = workshop.adieu();
        command.args(["me.yaml"]).args(on);
        let ran = workshop.run_with(command, b"");
        assert_eq!(ran.exit, 1, "{on:?}: {}", ran.stderr);
        ran.stdout.lines().next().unwrap_or_default().to_owned()
    };
    let on = |day: &str| headline(&["--on", day]);
    // It may be midnight in between.
    assert!([headline(&[]), headline(&[])].contains(&on("today")));
    assert_ne!(on("tomorrow"), on("today"));
    assert_eq!((on("5 days ago"), on("2026/11/20")), (on("5 天前"), on("20 Nov 2026")));
}
