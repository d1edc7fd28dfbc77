//! Answers put into a file that a person wrote: each case is a file below `tests/cases/saved`, its snapshot the file with
//! the same five answers in it.

use adieu::facts::{Account, Facts, Format, merge};
use adieu::messages::Language;
use adieu::program::Base;
use adieu::value::{List, Value};
use proptest::prelude::*;

use super::{Read, name_of, read_as, rules, today};

/// The answers: a stolen account, one more app, three cards, a wallet that is not frozen, no phone.
fn answer(read: &mut Read, base: &Base) {
    if !read.file.accounts.iter().any(|account| account.program == 0) {
        read.file.accounts.push(Account { program: 0, facts: Facts::unknown(&base.programs[0]) });
    }
    let facts = &mut read.file.accounts.iter_mut().find(|account| account.program == 0).unwrap().facts;
    facts.account[0] = Value::Choice(1);
    let mut cells = match &facts.account[3] {
        Value::List(list) => list.cells.clone(),
        _ => Vec::new(),
    };
    cells.extend([Value::Text("知乎".into()), Value::YesNo(false), Value::None]);
    facts.account[3] = Value::List(Box::new(List { cells, width: 3, incomplete: false }));
    facts.account[5] = Value::Whole(3);
    facts.account[7] = Value::YesNo(false);
    facts.me[0] = Value::YesNo(false);
    read.file.as_of = Some(today());
}

fn saved(text: &str, format: Format) -> String {
    let base = rules::base();
    let mut read = read_as(&base, text, Some(format));
    answer(&mut read, &base);
    let merged = merge(&base, &read.file, &read.document, &read.sources, format, Language::En);
    let again = read_as(&base, &merged, Some(format));
    assert_eq!(again.file.as_of, Some(today()), "{merged}");
    for account in &read.file.accounts {
        let now = again.file.accounts.iter().find(|again| again.program == account.program).unwrap();
        assert_eq!(now.facts.account, account.facts.account, "{merged}");
    }
    let (again, mut more) = (read_as(&base, &merged, Some(format)), read_as(&base, &merged, Some(format)));
    answer(&mut more, &base);
    more.file.accounts.clone_from(&again.file.accounts);
    let twice = merge(&base, &more.file, &again.document, &again.sources, format, Language::En);
    assert_eq!(merged, twice, "the same answers change nothing");
    merged
}

#[test]
fn what_a_person_wrote_stays() {
    insta::glob!("../cases/saved", "*.*", |path| {
        let text = String::from_utf8(std::fs::read(path).unwrap()).unwrap();
        let saved = saved(&text, Format::of_name(&name_of(path)).unwrap());
        let comments = |text: &str| text.matches('#').count();
        // Lists of tables are written anew.
        let kept = comments(&saved) >= comments(&text) || text.contains("[[");
        assert!(kept, "{saved}");
        assert_eq!(saved.ends_with('\n'), text.ends_with('\n'), "{saved}");
        let line_ends = if text.contains("\r\n") { saved.matches('\n').count() } else { 0 };
        assert_eq!(saved.matches("\r\n").count(), line_ends, "{saved}");
        let shown = saved.replace('\r', "␍");
        insta::with_settings!({ snapshot_path => "../cases/saved/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("saved", shown);
        });
    });
}

#[test]
fn a_list_is_completed_element_by_element() {
    let base = rules::base();
    let text = "wechat:\n  authorized_apps:\n    - name: Keep # sports\n      released: \"?\" # ask\n    - \"?\" # others\n  services: [\"?\"] # all\n";
    let mut read = read_as(&base, text, None);
    let facts = &mut read.file.accounts[0].facts.account;
    let app = |name: &str| [Value::Text(name.into()), Value::YesNo(true), Value::None];
    let cells = [app("Keep"), app("知乎")].concat();
    facts[3] = Value::List(Box::new(List { cells, width: 3, incomplete: false }));
    facts[4] = Value::List(Box::new(List { cells: Vec::new(), width: 1, incomplete: false }));
    let merged = merge(&base, &read.file, &read.document, &read.sources, Format::Yaml, Language::En);
    assert_eq!(
        merged,
        "wechat:\n  authorized_apps:\n    - name: Keep # sports\n      released: yes # ask\n      last_used: none\n    - { name: 知乎, released: yes, last_used: none } # others\n  services: [] # all\n"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Comments put anywhere into a good file, and lines left out of it: no comment is lost, and every answer is there.
    #[test]
    fn comments_survive_wherever_they_stand(
        which in 0_usize..2,
        left_out in prop::collection::vec(0_usize..20, 0..6),
        comments in prop::collection::vec((0_usize..30, 0_usize..8), 0..8),
    ) {
        let (text, format) = [(super::reading::YAML, Format::Yaml), (super::reading::TOML, Format::Toml)][which];
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for at in left_out {
            let at = at.min(lines.len() - 1);
            if lines[at].contains("has_phone") {
                continue;
            }
            // Only what stands alone: no element of a list, no header.
            if lines[at].contains(": ") && lines[at].starts_with("  ") && !lines[at].starts_with("    ") || lines[at].contains(" = ") && !lines[at].starts_with("  ") && !lines[at].ends_with('[') {
                lines.remove(at);
            }
        }
        for (at, indent) in comments {
            let at = at.min(lines.len());
            lines.insert(at, format!("{}# comment", " ".repeat(indent)));
            if let Some(line) = lines.get_mut(at / 2).filter(|line| !line.is_empty() && !line.contains('#')) {
                line.push_str(" # behind");
            }
        }
        let text = lines.join("\n");
        let saved = saved(&text, format);
        prop_assert!(saved.matches('#').count() >= text.matches('#').count(), "{}\n---\n{}", text, saved);
        prop_assert!(!saved.contains("# Answers kept"), "{}\n---\n{}", text, saved);
    }
}
