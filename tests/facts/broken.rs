//! Broken account files: each case is a file below `tests/cases/facts`, its snapshot what is told about it, in both
//! languages. Files too large or too strange for a folder are made here.

use adieu::messages::Language;

use super::{Read, apply_fixes, name_of, read_named, rules, visible};

fn snapshot(source: &str, read: &Read) -> String {
    let fixed = apply_fixes(&read.sources, read.document.file(), &read.diagnostics);
    let left = read_named(&rules::base(), "me.yaml", &fixed, Some(read.document.format()));
    let left = left.codes();
    let left = if left.is_empty() { String::from("nothing") } else { left.join(", ") };
    let short: String = source.chars().take(1500).collect();
    let more = if short.len() < source.len() { "\n…" } else { "" };
    format!(
        "{}{more}\n{}\n{}\n{}\n{}\nleft after the fixes: {left}\n",
        visible(&short),
        "=".repeat(40),
        read.listing(Language::En),
        "=".repeat(40),
        read.listing(Language::Zh)
    )
}

#[test]
fn every_broken_file_is_told_well() {
    insta::glob!("../cases/facts", "*.*", |path| {
        let source = String::from_utf8(std::fs::read(path).unwrap()).unwrap();
        let name = name_of(path);
        let format = adieu::facts::Format::of_name(&name);
        let read = read_named(&rules::base(), &name, &source, format);
        assert!(!read.diagnostics.is_empty(), "{name} has nothing wrong with it");
        insta::with_settings!({ snapshot_path => "../cases/facts/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("told", snapshot(&source, &read));
        });
    });
}
