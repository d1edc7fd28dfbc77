//! No text makes the parser, the checker or the readers of account files panic: random text, words of the language in
//! random order, and the real files with random changes.

use std::sync::LazyLock;

use adieu::check::Checked;
use adieu::facts::Format;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drive;
use crate::tape::Tape;
use crate::tries;

/// The real rule files.
static RULES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut files: Vec<_> = std::fs::read_dir("rules").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).unwrap()).chain([drive::SMALL_RULES.to_owned()]).collect()
});

/// What account files are read against.
static SMALL: LazyLock<Checked> = LazyLock::new(|| drive::rules(drive::SMALL_RULES));

/// An account file that is right, in each format.
const ACCOUNTS: [(Format, &str); 3] = [
    (Format::Json, include_str!("../../fuzz/corpus/account/right.json")),
    (Format::Yaml, include_str!("../../fuzz/corpus/account/right.yaml")),
    (Format::Toml, include_str!("../../fuzz/corpus/account/right.toml")),
];

/// What a change puts in: marks, words and characters that mean something somewhere, and some that mean nothing.
const PIECES: [&str; 48] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "\\",
    "#",
    ":",
    ",",
    ".",
    "\n",
    "\r",
    "\t",
    " ",
    "\u{0}",
    "\u{feff}",
    "，",
    "：",
    "“",
    "”",
    "\u{202e}",
    "é",
    "注销",
    "0",
    "007",
    "12.5",
    "99999999999999999999",
    "2026-02-30",
    "is",
    "is not",
    "none or",
    "and",
    "or",
    "not",
    "every x in",
    "if",
    "else",
    "at least",
    "5 days",
    "CNY",
    "any of {",
    "\"{",
    "zh",
    "&a",
    "*a",
    "---",
];

/// A text with some of its parts removed, doubled, exchanged, or replaced.
fn changed(text: &str, tape: &mut Tape) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..1 + tape.below(4) {
        let at = tape.below(characters.len() + 1);
        let until = (at + [1, 3, 10, 200][tape.below(4)]).min(characters.len());
        let piece: Vec<char> = tape.pick(&PIECES).chars().collect();
        match tape.below(5) {
            0 => drop(characters.drain(at..until)),
            1 => drop(characters.splice(at..at, piece)),
            2 => drop(characters.splice(at..until, piece)),
            3 => {
                let doubled = characters[at..until].to_vec();
                drop(characters.splice(at..at, doubled));
            }
            _ => characters.truncate(until),
        }
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(tries(120))]

    /// Random characters, as a rule file and as an account file of each format.
    #[test]
    fn random_text_is_survived(text in "\\PC{0,200}|[ -~\\n]{0,300}") {
        drive::rules(&text);
        drive::rules(&format!("adieu 1\n{text}"));
        for (format, _) in ACCOUNTS {
            drive::account(&SMALL, &text, Some(format));
        }
        drive::judge_both(&text);
    }

    /// Words of the language and their neighbours in random order, inside a condition.
    #[test]
    fn random_words_are_survived(pieces in vec(0..PIECES.len(), 0..60)) {
        let words: String = pieces.iter().map(|&piece| format!("{} ", PIECES[piece])).collect();
        drive::rules(&words);
        drive::rules(&format!("adieu 1\ncondition c {{ require {words}\n}}"));
    }

    /// The real rule files, changed.
    #[test]
    fn changed_rules_are_survived(bytes in vec(any::<u8>(), 1..24)) {
        let mut tape = Tape::new(&bytes);
        let file = tape.pick(&RULES).clone();
        // A stretch of it: the smaller, the more often something in it changes.
        let lines: Vec<&str> = file.lines().collect();
        let from = tape.below(lines.len());
        let text = lines[from..(from + 120).min(lines.len())].join("\n");
        drive::rules(&changed(&text, &mut tape));
        drive::rules(&format!("adieu 1\n{}", changed(&text, &mut tape)));
    }

    /// A right account file, changed, in each format; and judged.
    #[test]
    fn changed_accounts_are_survived(bytes in vec(any::<u8>(), 1..24)) {
        let mut tape = Tape::new(&bytes);
        for (format, text) in ACCOUNTS {
            let text = changed(text, &mut tape);
            drive::account(&SMALL, &text, Some(format));
            drive::account(&SMALL, &text, None);
        }
    }
}
