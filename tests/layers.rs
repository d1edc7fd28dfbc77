//! Data flows one way: a module uses only what stands above it in this list. `src/lib.rs` and `docs/architecture.md`
//! tell the same order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const LAYERS: &[&str] = &[
    "near",
    "source",
    "truth",
    "value",
    "moment",
    "messages",
    "diagnostic",
    "syntax",
    "program",
    "check",
    "rules",
    "outcome",
    "facts",
    "eval",
    "explain",
    "acts",
    "timeline",
    "verdict",
    "plan",
    "suite",
    "interview",
    "report",
    "handbook",
    "cli",
];

#[test]
fn no_module_uses_one_below_it() {
    let mut upward = Vec::new();
    for file in rust_files(Path::new("src")) {
        let Some(own) = layer_of(&file) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        for used in used_modules(&text) {
            let rank = |name: &str| LAYERS.iter().position(|layer| *layer == name);
            let below = rank(&used).unwrap_or_else(|| panic!("{} uses `{used}`, which has no layer", file.display()));
            if used != own && rank(&own).is_none_or(|own| below >= own) {
                upward.push(format!("{}: `{own}` uses `{used}`", file.display()));
            }
        }
    }
    assert!(upward.is_empty(), "these uses go the wrong way:\n{}", upward.join("\n"));
}

#[test]
fn the_crate_lists_its_modules_in_this_order() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let declared: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let layers: Vec<&str> = LAYERS.iter().copied().filter(|layer| *layer != "cli").collect();
    assert_eq!(declared, layers);
}

#[test]
fn only_the_command_line_prints_exits_or_looks_around() {
    const SIGNS: &[&str] = &[
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "process::exit",
        "env::var",
        "env::args",
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
        "io::stdout",
        "io::stderr",
        "io::stdin",
        "fs::read",
        "File::open",
    ];
    let mut found = Vec::new();
    for file in rust_files(Path::new("src")).into_iter().filter(|file| layer_of(file).is_some_and(|name| name != "cli"))
    {
        for line in code_lines(&fs::read_to_string(&file).unwrap()) {
            found.extend(
                SIGNS.iter().filter(|sign| line.contains(*sign)).map(|sign| format!("{}: {sign}", file.display())),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The module of the crate's root that a file belongs to; none for the roots themselves.
fn layer_of(file: &Path) -> Option<String> {
    let first = file.strip_prefix("src").unwrap().components().next().unwrap().as_os_str().to_str().unwrap();
    let name = first.trim_end_matches(".rs");
    (!matches!(name, "lib" | "main")).then(|| name.to_owned())
}

/// The modules that a file names by `crate::` or, in the program, by `adieu::`.
fn used_modules(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let code = code_lines(text).collect::<Vec<_>>().join(" ");
    for root in ["crate::", "adieu::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
                continue;
            }
            let rest = &code[at + root.len()..];
            let names = match rest.strip_prefix('{') {
                Some(group) => group.split('}').next().unwrap_or(group).split(',').collect(),
                None => vec![rest],
            };
            for name in names {
                let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if name.starts_with(char::is_lowercase) {
                    used.insert(name);
                }
            }
        }
    }
    used
}

/// The lines of a file that are no comments.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
