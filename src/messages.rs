//! Every sentence the program says, in both languages, side by side.
//!
//! A message is a typed value: code elsewhere names it and fills its fields, and never writes words. Each area of the
//! program has its own part of the table below `messages/`; all parts are declared by one macro, which gives each
//! message a function per language, so that a field forgotten in one language does not compile.

use std::fmt;

/// A language for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English
    #[default]
    En,
    /// Simplified Chinese
    Zh,
}

/// Declares a part of the table: an enum whose variants are messages, with `text(language)`.
///
/// Fields are anything that implements `Display`, or [`Words`] when they differ by language.
macro_rules! messages {
    (
        $(#[$meta:meta])*
        $part:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident $({ $($field:ident : $kind:ty),* $(,)? })?
                    en $en:literal
                    zh $zh:literal
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $part {
            $(
                #[doc = concat!("```text\n", $en, "\n```")]
                $variant $({ $(#[allow(missing_docs)] $field: $kind),* })?,
            )*
        }

        impl $part {
            /// The message in one language.
            pub fn text(&self, language: crate::messages::Language) -> String {
                match language {
                    crate::messages::Language::En => self.en(),
                    crate::messages::Language::Zh => self.zh(),
                }
            }

            #[deny(unused_variables)]
            fn en(&self) -> String {
                match self {
                    $($part::$variant $({ $($field),* })? => {
                        $($(let $field = crate::messages::Show::show($field, crate::messages::Language::En);)*)?
                        format!($en)
                    })*
                }
            }

            #[deny(unused_variables)]
            fn zh(&self) -> String {
                match self {
                    $($part::$variant $({ $($field),* })? => {
                        $($(let $field = crate::messages::Show::show($field, crate::messages::Language::Zh);)*)?
                        format!($zh)
                    })*
                }
            }
        }

        impl From<$part> for crate::messages::Message {
            fn from(part: $part) -> Self {
                crate::messages::Message::$part(part)
            }
        }
    };
}

mod broken;
mod check;
mod cli;
mod course;
mod drawing;
mod facts;
mod help;
mod plan;
mod report;
mod report_show;
mod report_why;
mod interview;
mod suite;
mod syntax;
pub mod words;

pub use broken::Broken;
pub use check::Check;
pub use cli::Cli;
pub use course::Course;
pub use drawing::Drawing;
pub use facts::{Facts, month_name};
pub use help::Help;
pub use interview::Interview;
pub use plan::Plan;
pub use report::Report;
pub use report_show::Rules;
pub use report_why::Why;
pub use suite::Suite;
pub use syntax::{Choices, Syntax};
pub use words::Phrase;

/// Any message of a diagnostic.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// About the text of a rule file.
    Syntax(Syntax),
    /// About text that is no rule file.
    Broken(Broken),
    /// About the meaning of a rule file.
    Check(Check),
    /// About an account file.
    Facts(Facts),
    /// About the command line.
    Cli(Cli),
    /// Of help pages.
    Help(Help),
    /// Of an interview.
    Interview(Interview),
    /// What a report adds.
    Drawing(Drawing),
    /// About a test in a rule file.
    Suite(Suite),
    /// The everyday report.
    Report(Report),
    /// A plan.
    Plan(Plan),
    /// What becomes of an account in time.
    Course(Course),
    /// Values and comparisons.
    Phrase(Phrase),
    /// Proofs.
    Why(Why),
    /// Rules.
    Rules(Rules),
}

impl Message {
    /// The message in one language.
    pub fn text(&self, language: Language) -> String {
        match self {
            Message::Syntax(part) => part.text(language),
            Message::Broken(part) => part.text(language),
            Message::Check(part) => part.text(language),
            Message::Facts(part) => part.text(language),
            Message::Cli(part) => part.text(language),
            Message::Help(part) => part.text(language),
            Message::Interview(part) => part.text(language),
            Message::Drawing(part) => part.text(language),
            Message::Suite(part) => part.text(language),
            Message::Report(part) => part.text(language),
            Message::Plan(part) => part.text(language),
            Message::Course(part) => part.text(language),
            Message::Phrase(part) => part.text(language),
            Message::Why(part) => part.text(language),
            Message::Rules(part) => part.text(language),
        }
    }
}

/// Words that differ by language and come from a rule file or a smaller message.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Words {
    /// Chinese
    pub zh: String,
    /// English
    pub en: String,
}

impl Words {
    /// Chinese and English.
    pub fn of(zh: &str, en: &str) -> Words {
        Words { zh: zh.to_owned(), en: en.to_owned() }
    }

    /// The words in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }
}

/// How a field of a message is put into words.
pub trait Show {
    /// In one language.
    fn show(&self, language: Language) -> String;
}

impl Show for Words {
    fn show(&self, language: Language) -> String {
        self.get(language).to_owned()
    }
}

/// Fields that are the same in both languages.
macro_rules! show_as_is {
    ($($kind:ty),*) => { $(
        impl Show for $kind {
            fn show(&self, _: Language) -> String {
                self.to_string()
            }
        }
    )* };
}
show_as_is!(String, &'static str, char, usize, u32, u64, i64);

impl Show for Message {
    fn show(&self, language: Language) -> String {
        self.text(language)
    }
}

impl fmt::Display for Message {
    /// English, for hosts that know no language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}
