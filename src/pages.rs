//! One page for each code of a diagnostic: what it means, why it is so, and how to mend it, with a broken example.
//!
//! The pages are the files in `docs/diagnostics`, to be read there as well. A page has a part in English and one in
//! Chinese, of three paragraphs each, and mostly an example: the text of a rule file, or of an account file.

use crate::diagnostic::Code;
use crate::messages::Language;
use crate::report::style::{Style, Tone};
use crate::report::view::wrap;

/// Embeds the page of each code.
macro_rules! pages {
    ($($word:literal,)*) => {
        const PAGES: &[(&str, &str)] = &[$(($word, include_str!(concat!("../docs/diagnostics/", $word, ".md"))),)*];
    };
}

pages! {
    "cannot-read", "not-utf8", "empty-file", "control-character", "bidirectional-character", "too-deep", "too-large",
    "account-file", "rule-file", "no-edition", "unknown-edition", "unknown-item", "unknown-entry", "syntax",
    "unclosed", "unclosed-text", "full-width", "typographic-quote", "foreign-operator", "mixed-and-or",
    "unknown-phrase", "arms-on-one-line", "bad-number", "bad-date", "unit-on-next-line", "bad-escape", "bad-hole",
    "unknown-name", "duplicate-name", "reserved-name", "unstable-name", "confusable-name", "shadowing", "cycle",
    "unknown-include", "unknown-source", "past-the-end", "lines-not-declared", "unknown-value", "unknown-unit",
    "unknown-timezone", "missing-entry", "duplicate-entry", "misplaced-entry", "one-language", "no-way-out",
    "uncited", "bad-period", "no-platform", "different-types", "wrong-type", "not-a-condition", "bare-yes-or-no",
    "none-not-said", "never-none", "element-not-mentioned", "different-units", "span-does-not-fit", "secret-fact",
    "overflow", "test-failed", "test-cannot-run", "malformed", "duplicate-key", "empty-fact", "bad-value",
    "cannot-be-none", "misspelt-fact", "unknown-fact", "unknown-platform", "no-account", "future-event",
    "not-yet-happened", "yaml-feature", "too-many-digits", "no-offset", "evaluation-overflow",
}

/// What is known about a code.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Which.
    pub code: Code,
    text: &'static str,
}

/// A broken file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What kind of file it is.
    pub kind: ExampleKind,
    /// Its text.
    pub text: String,
}

/// What an example is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleKind {
    /// A rule file that a platform's file includes.
    Included,
    /// A rule file by itself.
    Rules,
    /// An account file in JSON.
    Json,
    /// An account file in YAML.
    Yaml,
    /// An account file in TOML.
    Toml,
}

/// The page of a code; every code has one.
pub fn page(code: Code) -> Option<Page> {
    let &(_, text) = PAGES.iter().find(|&&(word, _)| word == code.as_str())?;
    Some(Page { code, text })
}

impl Page {
    /// The paragraphs in one language: what it means, why it is so, how to mend it.
    pub fn paragraphs(&self, language: Language) -> impl Iterator<Item = &'static str> {
        let (english, chinese) = self.text.split_once("\n## 中文\n").unwrap_or((self.text, ""));
        let part = match language {
            Language::En => english,
            Language::Zh => chinese,
        };
        let mut in_block = false;
        part.lines().filter(move |line| {
            let fence = line.starts_with("```");
            in_block ^= fence;
            !(in_block || fence || line.is_empty() || line.starts_with('#'))
        })
    }

    /// The example, if a text can show the mistake.
    pub fn example(&self) -> Option<Example> {
        let blocks = self.text.split("```");
        // what stands between two fences: its kind on the first line, then its text
        let mut blocks = blocks.skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
        blocks.find_map(|(kind, text)| Some(Example { kind: ExampleKind::of(kind)?, text: expand(text) }))
    }

    /// The page for people, in the language of the style.
    pub fn render(&self, style: &Style) -> String {
        let mut out = format!("{}\n", style.paint(Tone::Strong, self.code.as_str()));
        for paragraph in self.paragraphs(style.language) {
            out.push('\n');
            let width = if style.is_plain() { usize::MAX } else { style.width };
            for line in wrap(paragraph, width, width) {
                out.push_str(&line);
                out.push('\n');
            }
        }
        out
    }
}

impl ExampleKind {
    fn of(fence: &str) -> Option<Self> {
        Some(match fence {
            "adieu" => ExampleKind::Included,
            "adieu whole" => ExampleKind::Rules,
            "json" => ExampleKind::Json,
            "yaml" => ExampleKind::Yaml,
            "toml" => ExampleKind::Toml,
            _ => return None,
        })
    }
}

/// Puts in what cannot be seen on a page: `⟨U+0007⟩` is that character, `⟨400×(⟩` four hundred brackets.
fn expand(text: &str) -> String {
    let mut parts = text.split('⟨');
    let mut expanded = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (inside, rest) = part.split_once('⟩').unwrap_or((part, ""));
        if let Some(character) = inside.strip_prefix("U+").and_then(|hex| u32::from_str_radix(hex, 16).ok()) {
            expanded.extend(char::from_u32(character));
        } else if let Some((count, repeated)) = inside.split_once('×') {
            expanded.push_str(&repeated.repeat(count.parse().unwrap_or(1)));
        }
        expanded.push_str(rest);
    }
    expanded
}
