//! The pages about codes: complete, in both languages, and true.
//!
//! `UPDATE_DOCS=1 cargo test --test handbook` writes what the examples give into the pages, and the list of all codes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use adieu::diagnostic::Code;
use adieu::handbook::{Page, contents, find, page};
use adieu::messages::Language;
use adieu::report::diagnostics::render;
use adieu::report::style::{Format, Style};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn pages() -> impl Iterator<Item = Page> {
    Code::ALL.iter().map(|&code| find(code).unwrap_or_else(|| panic!("no page in src/handbook.rs for `{code}`")))
}

/// Compares a file of the documentation with what it should be, or writes it.
fn hold(path: &Path, expected: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, expected).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{} is out of date: UPDATE_DOCS=1 cargo test --test handbook", path.display());
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let mut files: Vec<_> = std::fs::read_dir(docs().join("diagnostics"))
        .unwrap()
        .filter_map(|file| Some(file.unwrap().file_name().to_str()?.strip_suffix(".md")?.to_owned()))
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
         An example of a rule file goes on as [rest.adieu](diagnostics/rest.adieu) does, which declares what it uses. In\n\
         examples `⟨U+202E⟩` stands for a character that cannot be seen, and `⟨400×(⟩` for four hundred brackets.\n\n\
         This list is written by `UPDATE_DOCS=1 cargo test --test handbook`.\n",
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

/// Codes whose mistake is not in a text.
const WITHOUT_EXAMPLE: &[Code] = &[Code::CannotRead, Code::NotUtf8, Code::TooLarge, Code::AccountFile];

#[test]
fn every_example_gives_its_code_and_no_other() {
    let mut wrong = Vec::new();
    for page in pages() {
        let Some(example) = page.example() else {
            if !WITHOUT_EXAMPLE.contains(&page.code) {
                wrong.push(format!("{}: no example", page.code));
            }
            continue;
        };
        let (sources, found) = example.diagnose();
        if found.is_empty() || found.iter().any(|diagnostic| diagnostic.code != page.code) {
            wrong.push(format!("{}:\n{}", page.code, render(&found, &sources, &Style::default())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_page_shows_what_its_example_gives() {
    for page in pages() {
        let Some(example) = page.example() else { continue };
        let (sources, found) = example.diagnose();
        let path = docs().join("diagnostics").join(format!("{}.md", page.code));
        let text = std::fs::read_to_string(&path).unwrap();
        let (english, chinese) = text.split_once("\n## 中文\n").unwrap();
        let parts = [(english, Language::En), (chinese, Language::Zh)].map(|(part, language)| {
            let written = part.split("\n```text\n").next().unwrap().trim_end();
            let shown = render(&found, &sources, &Style { language, ..Style::default() });
            format!("{written}\n\n```text\n{shown}```\n")
        });
        hold(&path, &parts.join("\n## 中文\n"));
    }
}

#[test]
fn a_page_and_the_list_look_well() {
    let mut shown = String::new();
    for language in [Language::En, Language::Zh] {
        for format in [Format::Human, Format::Plain] {
            let style = Style { language, format, ..Style::default() };
            shown.push_str(&page(Code::NoneNotSaid, &style));
            shown.push_str("\n----\n");
        }
        let list = contents(&Style { language, ..Style::default() });
        shown.push_str(&list.lines().take(12).collect::<Vec<_>>().join("\n"));
        shown.push_str("\n----\n");
    }
    insta::assert_snapshot!(shown);
}
