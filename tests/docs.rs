//! What the README and the pages below `docs/` show is what happens.
//!
//! In a block ```` ```console ````, each line `$ adieu …` is run in a folder that holds `examples`, `rules` and `docs`, and
//! what follows it must be what it prints. A block ```` ```adieu ````, ```` ```yaml ```` or ```` ```json ```` may name a file behind its language
//! (```` ```yaml me.yaml ````): then the file is there for the commands of that page. The ```` ```adieu ```` blocks of a page are one
//! rule file, anew from each block that begins with `adieu 1`; it must have no errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use adieu::report::diagnostics::render;
use adieu::report::style::Style;
use adieu::rules::RuleFiles;

use support::Workshop;

/// A fenced block: what stands behind the fence, its lines, and where it begins.
struct Block {
    language: String,
    file: Option<String>,
    text: String,
    line: usize,
}

#[test]
fn commands_print_what_is_shown() {
    let mut wrong = Vec::new();
    for page in pages() {
        let workshop = Workshop::new();
        for folder in ["examples", "rules", "docs"] {
            for (name, bytes) in support::files_below(Path::new(folder)) {
                workshop.write(&format!("{folder}/{name}"), bytes);
            }
        }
        for block in blocks(&page) {
            if let Some(file) = &block.file {
                workshop.write(file, &block.text);
            }
            if block.language == "console" {
                wrong.extend(differences(&workshop, &block).map(|found| format!("{}:{found}", page.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

/// Runs the commands of a block, and tells where something else is printed than the block shows.
fn differences(workshop: &Workshop, block: &Block) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    let mut exit = 0;
    let mut lines = block.text.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let Some(command) = line.strip_prefix("$ ") else { continue };
        let mut shown = String::new();
        while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("$ ")) {
            shown.push_str(line.trim_end());
            shown.push('\n');
        }
        let printed = match command.split_once(' ') {
            Some(("echo", "$?")) => format!("{exit}\n"),
            Some(("cat", file)) => workshop.read(file),
            _ => {
                let ran = workshop.run(command.split(';').next().unwrap());
                exit = ran.exit;
                let exit_line = if command.ends_with("; echo $?") { format!("{exit}\n") } else { String::new() };
                ran.stdout + &ran.stderr + &exit_line
            }
        };
        let printed: String = printed.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
        if printed.trim_end() != shown.trim_end() {
            found.push(format!("{}: `{command}` prints\n{printed}", block.line + number));
        }
    }
    found.into_iter()
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
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let mut words = info.split_whitespace().map(str::to_owned);
        let (language, file) = (words.next().unwrap_or_default(), words.next());
        let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| !line.starts_with("```"));
        let text = inside.map(|line| format!("{line}\n")).collect();
        blocks.push(Block { language, file, text, line: number + 2 });
    }
    blocks
}
