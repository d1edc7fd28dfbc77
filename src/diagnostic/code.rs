//! The stable names of all diagnostics.

use std::fmt;

/// Declares [`Code`] with its words; the list is the one place where a code is born.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident => $word:literal,)*) => {
        /// A diagnostic's stable name in words. `adieu explain CODE` tells what it means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name as printed and typed.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $word,)* }
            }
        }
    };
}

codes! {
    // Reading files
    /// A file is not there or cannot be read.
    CannotRead => "cannot-read",
    /// A file is not UTF-8.
    NotUtf8 => "not-utf8",
    /// A file holds nothing.
    EmptyFile => "empty-file",
    /// A character that cannot stand in a text file.
    ControlCharacter => "control-character",
    /// A character that changes the direction of the text around it.
    BidirectionalCharacter => "bidirectional-character",
    /// Brackets nested deeper than the limit.
    TooDeep => "too-deep",
    /// Larger than the limit.
    TooLarge => "too-large",
    /// An account file where a rule file is wanted.
    AccountFile => "account-file",
    /// A rule file where an account file is wanted.
    RuleFile => "rule-file",

    // Syntax of rule files
    /// The first line does not name the edition.
    NoEdition => "no-edition",
    /// The edition is not known.
    UnknownEdition => "unknown-edition",
    /// A word that starts no item.
    UnknownItem => "unknown-item",
    /// A word that starts no entry here.
    UnknownEntry => "unknown-entry",
    /// Something else was expected here.
    Syntax => "syntax",
    /// A bracket is not closed.
    Unclosed => "unclosed",
    /// A string is not closed on its line.
    UnclosedText => "unclosed-text",
    /// Full-width punctuation.
    FullWidth => "full-width",
    /// Typographic quotation marks.
    TypographicQuote => "typographic-quote",
    /// An operator of another language.
    ForeignOperator => "foreign-operator",
    /// `and` and `or` mixed without parentheses.
    MixedAndOr => "mixed-and-or",
    /// A comparison in words that the language does not have.
    UnknownPhrase => "unknown-phrase",
    /// Two arms on one line.
    ArmsOnOneLine => "arms-on-one-line",
    /// A number that cannot be.
    BadNumber => "bad-number",
    /// A day, month or year that cannot be.
    BadDate => "bad-date",
    /// A unit on another line than its number.
    UnitOnNextLine => "unit-on-next-line",
    /// An unknown escape in a string.
    BadEscape => "bad-escape",
    /// A hole that is not a path.
    BadHole => "bad-hole",

    // Names
    /// Nothing has this name.
    UnknownName => "unknown-name",
    /// Two things have one name.
    DuplicateName => "duplicate-name",
    /// A keyword used as a name.
    ReservedName => "reserved-name",
    /// A name that changes under Unicode normalization.
    UnstableName => "unstable-name",
    /// A name that looks like another one.
    ConfusableName => "confusable-name",
    /// A name that hides another one.
    Shadowing => "shadowing",
    /// A definition or platform that needs itself.
    Cycle => "cycle",
    /// Acts that undo one another.
    CircularActs => "circular-acts",
    /// An included file that does not exist.
    UnknownInclude => "unknown-include",
    /// A source that was not declared.
    UnknownSource => "unknown-source",
    /// A citation past the end of its source.
    PastTheEnd => "past-the-end",
    /// A citation by line of a source without a number of lines.
    LinesNotDeclared => "lines-not-declared",
    /// A word that is no value of its fact.
    UnknownValue => "unknown-value",
    /// A unit that was not declared.
    UnknownUnit => "unknown-unit",
    /// A timezone that does not exist.
    UnknownTimezone => "unknown-timezone",

    // What must be there
    /// An entry that must be there is missing.
    MissingEntry => "missing-entry",
    /// An entry that may stand once stands twice.
    DuplicateEntry => "duplicate-entry",
    /// An entry that has no meaning there.
    MisplacedEntry => "misplaced-entry",
    /// A text in one language only.
    OneLanguage => "one-language",
    /// A require that nothing mends and nothing says so.
    NoWayOut => "no-way-out",
    /// A condition that rests on no source.
    Uncited => "uncited",
    /// A version or item that ends before it starts, or overlaps another.
    BadPeriod => "bad-period",
    /// A file without a platform where one is needed.
    NoPlatform => "no-platform",

    // Types
    /// Two things of different types are compared or combined.
    DifferentTypes => "different-types",
    /// A type that does not go with this phrase.
    WrongType => "wrong-type",
    /// A value where a condition is wanted, or the reverse.
    NotACondition => "not-a-condition",
    /// A fact of yes or no without `is yes` or `is no`.
    BareYesOrNo => "bare-yes-or-no",
    /// An optional value used without saying what none means.
    NoneNotSaid => "none-not-said",
    /// A value that is never none compared with none.
    NeverNone => "never-none",
    /// A quantifier's body does not mention its element.
    ElementNotMentioned => "element-not-mentioned",
    /// Two currencies or units in one comparison.
    DifferentUnits => "different-units",
    /// Hours or months where they do not fit.
    SpanDoesNotFit => "span-does-not-fit",
    /// A fact asks for something nobody should write down.
    SecretFact => "secret-fact",
    /// A number too large to compute with.
    Overflow => "overflow",

    // Tests in rule files
    /// A test did not get what it expected.
    TestFailed => "test-failed",

    // Account files
    /// Not well-formed JSON, YAML or TOML.
    Malformed => "malformed",
    /// One key twice.
    DuplicateKey => "duplicate-key",
    /// A fact with nothing behind it.
    EmptyFact => "empty-fact",
    /// A value the fact does not take.
    BadValue => "bad-value",
    /// None for a fact that always has a value.
    CannotBeNone => "cannot-be-none",
    /// A fact close to a known name.
    MisspeltFact => "misspelt-fact",
    /// A fact that no rule knows.
    UnknownFact => "unknown-fact",
    /// A platform that no rule file describes.
    UnknownPlatform => "unknown-platform",
    /// No account of any known platform.
    NoAccount => "no-account",
    /// An event after the day the answers were given.
    FutureEvent => "future-event",
    /// An event between the moment and the day of the answers.
    NotYetHappened => "not-yet-happened",
    /// A YAML feature that account files do not use.
    YamlFeature => "yaml-feature",
    /// A number that would lose digits.
    TooManyDigits => "too-many-digits",
    /// A time without an offset.
    NoOffset => "no-offset",
    /// The evaluation met a number too large.
    EvaluationOverflow => "evaluation-overflow",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Code {
    /// The code of a name, as typed after `adieu explain`.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}
