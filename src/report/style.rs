//! For whom a report is written: language, colour, width, and which characters the terminal can show.

use std::borrow::Cow;

use crate::messages::Language;

/// How a report is laid out. The command line decides it once; nothing here asks the terminal or the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The language of every sentence.
    pub language: Language,
    /// May colours be used?
    pub color: bool,
    /// Laid out for people, or the same words as plain lines.
    pub format: Format,
    /// The width of the terminal in cells; text wraps at it.
    pub width: usize,
    /// May frames and signs outside ASCII be used? (Words and data are shown as they are in any case.)
    pub unicode: bool,
}

/// The two ways to write for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With colour, frames, wrapping and alignment.
    Human,
    /// The same words without any of these: for screen readers, `grep` and logs.
    Plain,
}

/// What a piece of a report is, as far as its colour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Wrong, not met.
    Bad,
    /// Doubtful, not known.
    Doubtful,
    /// In order.
    Good,
    /// Important, without being good or bad.
    Strong,
    /// A second place that explains the first.
    Context,
    /// Frames, line numbers, and what may be overlooked.
    Quiet,
    /// Anything else.
    Normal,
}

impl Tone {
    /// The terminal's code for it ("select graphic rendition"), empty for none.
    fn code(self) -> &'static str {
        match self {
            Tone::Bad => "1;31",
            Tone::Doubtful => "1;33",
            Tone::Good => "1;32",
            Tone::Strong => "1",
            Tone::Context => "1;36",
            Tone::Quiet => "36",
            Tone::Normal => "",
        }
    }
}

impl Default for Style {
    /// English, without colour, 80 cells wide, with frames.
    fn default() -> Self {
        Style { language: Language::En, color: false, format: Format::Human, width: 80, unicode: true }
    }
}

impl Style {
    /// Is everything plain lines?
    pub fn is_plain(&self) -> bool {
        self.format == Format::Plain
    }

    /// The text in the colour of its tone, if colours may be used. The text must be safe already.
    pub fn paint<'a>(&self, tone: Tone, text: &'a str) -> Cow<'a, str> {
        match tone.code() {
            code if self.color && !self.is_plain() && !code.is_empty() && !text.is_empty() => {
                Cow::Owned(format!("\u{1b}[{code}m{text}\u{1b}[0m"))
            }
            _ => Cow::Borrowed(text),
        }
    }

    /// What stands for text that was left out.
    pub fn ellipsis(&self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }
}
