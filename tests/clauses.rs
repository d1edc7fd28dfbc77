//! Holds `docs/clauses.md` against the rule files: each of the 145 clauses has an item that exists, or a reason, and each
//! of the 24 readings has its items.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The words that declare something a clause may be carried by.
const ITEMS: [&str; 11] = [
    "platform",
    "source",
    "condition",
    "loss",
    "advice",
    "caution",
    "alternative",
    "right",
    "automatic",
    "procedure",
    "version",
];

struct Clause {
    id: String,
    carried: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn clauses() -> Vec<Clause> {
    table(0, 3)
}

fn readings() -> Vec<Clause> {
    table(1, 2)
}

/// The rows of one table of the page: the first cell, and the one that names items.
fn table(number: usize, carried: usize) -> Vec<Clause> {
    let page = std::fs::read_to_string(root().join("docs/clauses.md")).unwrap();
    let part = page.split("## Readings").nth(number).unwrap();
    let rows = part.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        Clause { id: cells[0].to_owned(), carried: cells[carried].to_owned() }
    })
    .collect()
}

/// Does a file's text name this id, and not only a longer one?
fn names(text: &str, id: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).any(|word| word == id)
}

/// Each rule file's text by its stem, and the items it declares.
fn rule_files() -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("rules")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let declared = text
            .lines()
            .filter_map(|line| {
                let mut words = line.split_whitespace();
                let keyword = words.next()?;
                ITEMS.contains(&keyword).then(|| words.next().map(str::to_owned)).flatten()
            })
            .collect();
        files.insert(path.file_stem().unwrap().to_string_lossy().into_owned(), (text, declared));
    }
    files
}

#[test]
fn every_clause_is_on_the_page_once() {
    let counts = [("qq", 73), ("wechat", 16), ("weibo", 12), ("taobao", 20), ("alipay", 14), ("law", 7), ("gen", 3)];
    let expected: Vec<String> = counts
        .iter()
        .flat_map(|(platform, count)| (1..=*count).map(move |number| format!("{platform}-{number:02}")))
        .collect();
    let mut found: Vec<String> = clauses().into_iter().map(|clause| clause.id).collect();
    let place = |id: &String| expected.iter().position(|expected| expected == id);
    found.sort_by_key(place);
    assert_eq!(found, expected);
}

#[test]
fn every_item_on_the_page_exists_and_every_carried_clause_is_named_in_its_file() {
    let files = rule_files();
    for clause in clauses() {
        if let Some(reason) = clause.carried.strip_prefix("none: ") {
            assert!(reason.len() > 10, "{}: a reason that says nothing", clause.id);
            continue;
        }
        for item in clause.carried.split(',') {
            let (file, item) = item.trim().trim_matches('`').split_once('/').unwrap();
            let (text, declared) = files.get(file).unwrap_or_else(|| panic!("{}: no file {file}", clause.id));
            assert!(declared.contains(item), "{}: {file}.adieu declares no `{item}`", clause.id);
            assert!(names(text, &clause.id), "{}: not named in {file}.adieu", clause.id);
        }
    }
}

#[test]
fn every_reading_is_on_the_page_once_and_named_where_it_was_chosen() {
    let files = rule_files();
    let ids: Vec<String> = readings().into_iter().map(|reading| reading.id).collect();
    assert_eq!(ids, (1..=24).map(|number| format!("R{number}")).collect::<Vec<_>>());
    for reading in readings() {
        for item in reading.carried.split(',') {
            let (file, item) = item.trim().trim_matches('`').split_once('/').unwrap();
            let (text, declared) = &files[file];
            assert!(declared.contains(item), "{}: {file}.adieu declares no `{item}`", reading.id);
            assert!(names(text, &reading.id), "{}: not named in {file}.adieu", reading.id);
        }
    }
}

#[test]
fn every_clause_named_in_a_rule_file_is_on_the_page() {
    let known: BTreeSet<String> = clauses().into_iter().map(|clause| clause.id).collect();
    for (file, (text, _)) in rule_files() {
        for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
            let Some((platform, number)) = word.split_once('-') else { continue };
            let named = ["qq", "wechat", "weibo", "taobao", "alipay", "law", "gen"].contains(&platform);
            if named && number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()) {
                assert!(known.contains(word), "{file}.adieu names {word}");
            }
        }
    }
}
