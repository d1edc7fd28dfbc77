//! What an expression sees: the file and the facts it stands among, the elements of the loops around it, and what is
//! known there not to be none.

use std::collections::HashSet;

use crate::program::{LayoutId, Place, Program, UsesId};
use crate::source::Span;

/// Places that are surely not none.
pub(super) type Places = HashSet<Place>;

/// What is surely not none when a condition is true, and when it is false. More exactly: were such a place none, the
/// condition would be false, or true; so it also holds if the condition is unknown.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// When it is true.
    pub(super) if_true: Places,
    /// When it is false.
    pub(super) if_false: Places,
}

impl Known {
    /// The other way round, as `not` has it.
    pub(super) fn swapped(self) -> Known {
        Known { if_true: self.if_false, if_false: self.if_true }
    }
}

/// Where bare names are looked for first: the layout of the facts around, and the group within it.
#[derive(Clone, Debug)]
pub(super) struct Home {
    /// The account's, the person's, or that of a list's elements.
    pub(super) layout: LayoutId,
    /// The dotted path of the group; empty at the top.
    pub(super) prefix: String,
}

impl Home {
    /// Among the account's facts.
    pub(super) fn account() -> Home {
        Home { layout: Program::ACCOUNT, prefix: String::new() }
    }

    /// Are these the fields of a list's elements?
    pub(super) fn is_record(&self) -> bool {
        self.layout != Program::ACCOUNT && self.layout != Program::ME
    }
}

/// An element of a loop.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// Its name; empty if it cannot be named here.
    pub(super) name: String,
    /// Where it is named.
    pub(super) span: Span,
    /// Its fields.
    pub(super) layout: LayoutId,
    /// If it is another platform's account.
    pub(super) account_of: Option<UsesId>,
    /// How often it was mentioned.
    pub(super) mentions: usize,
}

/// What may follow the arms of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arms {
    /// What mends them: inside a `require`.
    Mend,
    /// Nothing: under `not` or `no`, where an arm that becomes true mends nothing.
    Turned,
    /// Nothing: nobody has to make it true.
    Bare,
}

/// What an expression sees.
#[derive(Clone, Debug)]
pub(super) struct Env {
    /// The file it stands in.
    pub(super) file: usize,
    /// Where it looks for bare names first.
    pub(super) home: Home,
    /// The level of the element whose fields are at home, inside a record's definition.
    pub(super) home_level: Option<u8>,
    /// The elements of the loops around, the outermost first.
    pub(super) elements: Vec<Element>,
    /// What is surely not none here.
    pub(super) assumed: Places,
    /// What may follow the arms of a block.
    pub(super) arms: Arms,
    /// In the body of a loop: its element, which every part has to mention.
    pub(super) body_of: Option<(String, Span)>,
}

impl Env {
    /// At the top of a file's rules.
    pub(super) fn top(file: usize) -> Env {
        Env {
            file,
            home: Home::account(),
            home_level: None,
            elements: Vec::new(),
            assumed: Places::new(),
            arms: Arms::Bare,
            body_of: None,
        }
    }

    /// Assumes places, and returns those that were not assumed before, for [`Env::forget`].
    pub(super) fn assume(&mut self, places: &Places) -> Vec<Place> {
        places.iter().copied().filter(|&place| self.assumed.insert(place)).collect()
    }

    /// No longer assumes places.
    pub(super) fn forget(&mut self, places: Vec<Place>) {
        for place in places {
            self.assumed.remove(&place);
        }
    }

    /// The level that the next loop's element has.
    pub(super) fn depth(&self) -> u8 {
        u8::try_from(self.elements.len()).unwrap_or(u8::MAX)
    }

    /// The innermost element of a name, with its level.
    pub(super) fn element(&self, name: &str) -> Option<(u8, &Element)> {
        let position = self.elements.iter().rposition(|element| element.name == name)?;
        Some((u8::try_from(position).ok()?, self.elements.get(position)?))
    }

    /// Counts a mention of an element.
    pub(super) fn mention(&mut self, level: u8) {
        if let Some(element) = self.elements.get_mut(usize::from(level)) {
            element.mentions += 1;
        }
    }

    /// How often the element of the innermost loop was mentioned.
    pub(super) fn innermost_mentions(&self) -> Option<usize> {
        self.elements.last().map(|element| element.mentions)
    }
}
