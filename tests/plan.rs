//! Plans as people see them. Each case is a file with command lines, an account file and, if it is not about a built-in
//! platform, rules; the snapshot adds what is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use std::fmt::Write as _;

use support::{Ran, Workshop};

/// A folder with the files that a case holds, each below a line `--- NAME`.
fn workshop(case: &str) -> Workshop {
    let workshop = Workshop::new();
    for file in case.split("\n--- ").skip(1) {
        let (name, text) = file.split_once('\n').expect("a file has a name");
        workshop.write(name, format!("{}\n", text.trim_end()));
    }
    workshop
}

#[test]
fn plans() {
    insta::glob!("cases/plan/*.case", |path| {
        let case = std::fs::read_to_string(path).unwrap();
        let workshop = workshop(&case);
        let mut told = case.clone();
        for command in case.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let Ran { exit, stdout, stderr } = workshop.run(command);
            write!(told, "\n$ {command}\n{stdout}{stderr}exit {exit}\n").unwrap();
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!("plan", told);
        });
    });
}
