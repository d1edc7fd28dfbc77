//! What the README and the pages below `docs/` show is what happens.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes what commands print into the pages.
//!
//! In a block ```` ```console ````, each line `$ adieu …` is run in a folder that holds `examples`, `rules` and `docs`, and
//! what follows it must be what it prints. A block ```` ```adieu ````, ```` ```yaml ```` or ```` ```json ```` may name a
//! file behind its language (```` ```yaml me.yaml ````): then the file is there for the commands of that page, and a file
//! of this repository is shown as it is. The ```` ```adieu ```` blocks of a page are one rule file, anew from each block
//! that begins with `adieu 1`; it must have no errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use adieu::report::diagnostics::render;
use adieu::report::style::Style;
use adieu::rules::RuleFiles;

use support::Workshop;

/// A fenced block: the language behind the fence, and its text.
struct Block {
    language: String,
    text: String,
}

#[test]
fn commands_print_what_is_shown() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut wrong = Vec::new();
    for page in pages() {
        let workshop = Workshop::new();
        for folder in ["examples", "rules", "docs"] {
            for (name, bytes) in support::files_below(Path::new(folder)) {
                workshop.write(&format!("{folder}/{name}"), bytes);
            }
        }
        let shown = fs::read_to_string(&page).unwrap();
        let printed = with_what_is_printed(&shown, &workshop);
        if shown != printed && update {
            fs::write(&page, printed).unwrap();
        } else if shown != printed {
            wrong.push(difference(&page, &shown, &printed));
        }
    }
    assert!(wrong.is_empty(), "UPDATE_DOCS=1 cargo test --test docs would mend this:\n{}", wrong.join("\n"));
}

#[test]
fn rule_files_have_no_errors() {
    let mut wrong = Vec::new();
    for page in pages() {
        let mut files: Vec<String> = Vec::new();
        for block in blocks(&page).into_iter().filter(|block| block.language == "adieu") {
            match files.last_mut() {
                Some(last) if !block.text.starts_with("adieu 1") => last.push_str(&format!("\n{}", block.text)),
                _ => files.push(block.text),
            }
        }
        for text in files {
            let rules = RuleFiles::new().add(page.to_str().unwrap(), text).with_tests().parse().check();
            if !rules.diagnostics.is_empty() {
                wrong.push(render(&rules.diagnostics, &rules.sources, &Style::default()));
            }
            for program in &rules.base.programs {
                let results = adieu::suite::run(&rules.base, program);
                let failures: Vec<_> = results.into_iter().flat_map(|result| result.failures).collect();
                wrong.extend((!failures.is_empty()).then(|| render(&failures, &rules.sources, &Style::default())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The page, its commands run, and what they print below each.
fn with_what_is_printed(page: &str, workshop: &Workshop) -> String {
    let mut written = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        written.push_str(&format!("{line}\n"));
        let Some(info) = line.strip_prefix("```") else { continue };
        let inside: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let mut words = info.split_whitespace();
        let (language, file) = (words.next(), words.next());
        let kept = file.and_then(|file| fs::read_to_string(file).ok());
        let inside = kept.as_ref().map_or(inside, |kept| kept.lines().collect());
        if let Some(file) = file {
            workshop.write(file, inside.join("\n") + "\n");
        }
        if language == Some("console") {
            written.push_str(&console(&inside, workshop));
        } else {
            written.extend(inside.iter().map(|line| format!("{line}\n")));
        }
        written.push_str("```\n");
    }
    written
}

/// The commands of a block, each with what it prints.
fn console(lines: &[&str], workshop: &Workshop) -> String {
    let mut exit = 0;
    let mut written = String::new();
    for command in lines.iter().filter_map(|line| line.strip_prefix("$ ")) {
        let printed = match command.split_once(' ') {
            Some(("echo", "$?")) => format!("{exit}\n"),
            Some(("cat", file)) => workshop.read(file),
            _ => {
                let ran = workshop.run(command.trim_end_matches("; echo $?"));
                exit = ran.exit;
                let exit_line = if command.ends_with("; echo $?") { format!("{exit}\n") } else { String::new() };
                ran.stdout + &ran.stderr + &exit_line
            }
        };
        written.push_str(&format!("$ {command}\n"));
        written.extend(printed.lines().map(|line| line.trim_end().to_owned() + "\n"));
    }
    written
}

/// The first line in which a page differs from what it should be.
fn difference(page: &Path, shown: &str, printed: &str) -> String {
    let pairs = shown.lines().zip(printed.lines()).enumerate();
    let first = pairs.into_iter().find(|(_, (shown, printed))| shown != printed);
    match first {
        Some((at, (shown, printed))) => format!("{}:{}: {shown:?} should be {printed:?}", page.display(), at + 1),
        None => format!("{}: too short or too long", page.display()),
    }
}

/// The README and the pages below `docs`.
fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|name| name == "md")).collect();
    pages.push(PathBuf::from("README.md"));
    pages.retain(|page| page.exists());
    pages.sort();
    pages
}

fn blocks(page: &Path) -> Vec<Block> {
    let text = fs::read_to_string(page).unwrap();
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let language = info.split_whitespace().next().unwrap_or_default().to_owned();
        let inside = lines.by_ref().take_while(|line| !line.starts_with("```"));
        blocks.push(Block { language, text: inside.map(|line| format!("{line}\n")).collect() });
    }
    blocks
}
