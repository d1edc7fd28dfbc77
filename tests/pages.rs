//! The pages about codes: complete, in both languages, and true.
//!
//! `UPDATE_DOCS=1 cargo test --test pages` writes what the examples give into the pages, and the list of all codes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use adieu::diagnostic::Code;
use adieu::messages::Language;
use adieu::pages::{Page, page};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn pages() -> impl Iterator<Item = Page> {
    Code::ALL.iter().map(|&code| page(code).unwrap_or_else(|| panic!("no page in src/pages.rs for `{code}`")))
}

/// Compares a file of the documentation with what it should be, or writes it.
fn hold(path: &Path, expected: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, expected).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{} is out of date: UPDATE_DOCS=1 cargo test --test pages", path.display());
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let mut files: Vec<_> = std::fs::read_dir(docs().join("diagnostics"))
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let mut codes: Vec<_> = pages().map(|page| page.code.as_str().to_owned()).collect();
    files.sort();
    codes.sort();
    assert_eq!(files, codes);
}

#[test]
fn every_page_says_what_why_and_how_in_both_languages() {
    for page in pages() {
        let english: Vec<_> = page.paragraphs(Language::En).collect();
        let chinese: Vec<_> = page.paragraphs(Language::Zh).collect();
        assert_eq!((english.len(), chinese.len()), (3, 3), "{}", page.code);
        assert!(english[1].starts_with("Why: ") && english[2].starts_with("To mend it: "), "{}", page.code);
        assert!(chinese[1].starts_with("为什么：") && chinese[2].starts_with("怎么改："), "{}", page.code);
        for paragraph in chinese {
            let code: String = paragraph.split('`').step_by(2).collect();
            assert!(!code.contains([',', ';', '?', '!', '(', ')']), "half-width punctuation: {code}");
        }
    }
}

/// The parts of the list of all codes, each with its first code.
const PARTS: &[(&str, Code)] = &[
    ("Reading files", Code::CannotRead),
    ("The text of rule files", Code::NoEdition),
    ("Names", Code::UnknownName),
    ("What must be there", Code::MissingEntry),
    ("Types", Code::DifferentTypes),
    ("Tests in rule files", Code::TestFailed),
    ("Account files", Code::Malformed),
];

#[test]
fn the_list_of_all_codes_is_complete() {
    let mut list = String::from(
        "# Diagnostics by code\n\n\
         Each code has a page in English and Chinese (也有中文), which `adieu explain CODE` shows: what it means, why it\n\
         is so, and how to mend it. Codes never change their meaning.\n\n\
         This list is written by `UPDATE_DOCS=1 cargo test --test pages`.\n",
    );
    for page in pages() {
        if let Some((part, _)) = PARTS.iter().find(|&&(_, first)| first == page.code) {
            list.push_str(&format!("\n## {part}\n\n"));
        }
        let meaning = page.paragraphs(Language::En).next().unwrap();
        list.push_str(&format!("- [`{code}`](diagnostics/{code}.md): {meaning}\n", code = page.code));
    }
    hold(&docs().join("diagnostics.md"), &list);
}
