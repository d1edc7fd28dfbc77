//! Do the answers that a file holds already still stand? A file has one day for all its answers, so new answers move that
//! day over the old ones, and somebody has to say that these hold on it too. `docs/asking.md` says why it is asked so.

use super::answer::{self, Command};
use super::prompt::{Prompt, words};
use crate::messages::{Interview, Words};

/// What was answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// All of them hold.
    Hold,
    /// They do not: everything is asked again.
    AskAgain,
    /// Why is it asked?
    Why,
    /// It was no answer: why not.
    NotUnderstood(Interview),
}

/// The question about the answers of a file: of which day they are, and for which day they shall count. `accounts` are
/// the platforms that they are about.
pub fn prompt(file: String, accounts: Words, of: Words, on: Words) -> Prompt {
    Prompt {
        place: None,
        number: None,
        text: Interview::StillHold { file, accounts, of, on },
        choices: [Interview::AllHold, Interview::AskAgain].iter().map(words).collect(),
        hint: None,
    }
}

/// What a line says to it. That nobody knows is no answer here: it would have to be one of the two.
pub fn read(line: &str) -> Standing {
    match (answer::command(line), answer::yes_or_no(line)) {
        (Some(Command::Why), _) => Standing::Why,
        (Some(Command::Back), _) => Standing::NotUnderstood(Interview::NothingBefore),
        (None, Some(true)) => Standing::Hold,
        (None, Some(false)) => Standing::AskAgain,
        (Some(Command::DontKnow), _) | (None, None) => Standing::NotUnderstood(Interview::NotYesNo),
    }
}
