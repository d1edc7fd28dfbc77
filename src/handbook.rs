//! The handbook of diagnostics: for each code what it means, why it is so, and how to mend it, with a broken example.
//!
//! The pages are the files in `docs/diagnostics`, to be read there as well. A page has a part in English and one in
//! Chinese, of three paragraphs each, and mostly an example: a rule file, or an account file. What is wrong with the
//! example is found by reading it, so that a page never shows what the program would not say.

use crate::diagnostic::Code;
use crate::messages::Language;
use crate::report::diagnostics::render;
use crate::report::style::{Style, Tone};
use crate::report::view::wrap;

pub use self::example::{Example, ExampleKind};

mod example;

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
    "unknown-name", "duplicate-name", "reserved-name", "unstable-name", "confusable-name", "shadowing", "cycle", "circular-acts",
    "unknown-include", "unknown-source", "past-the-end", "lines-not-declared", "unknown-value", "unknown-unit",
    "unknown-timezone", "missing-entry", "duplicate-entry", "misplaced-entry", "one-language", "no-way-out",
    "uncited", "bad-period", "no-platform", "different-types", "wrong-type", "not-a-condition", "bare-yes-or-no",
    "none-not-said", "never-none", "element-not-mentioned", "different-units", "span-does-not-fit", "secret-fact",
    "overflow", "test-failed", "malformed", "duplicate-key", "empty-fact", "bad-value",
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

/// The page of a code for people, in the language of the style.
pub fn page(code: Code, style: &Style) -> String {
    find(code).map_or(String::new(), |page| page.render(style))
}

/// All codes, each with what it means, in the language of the style.
pub fn contents(style: &Style) -> String {
    let mut out = String::new();
    for &code in Code::ALL {
        let meaning = find(code).and_then(|page| page.paragraphs(style.language).next()).unwrap_or("");
        if style.is_plain() {
            out.push_str(&format!("{code}: {meaning}\n"));
            continue;
        }
        out.push_str(&format!("{}\n", style.paint(Tone::Strong, code.as_str())));
        let width = style.width.saturating_sub(INDENT.len());
        for line in wrap(meaning, width, width) {
            out.push_str(&format!("{INDENT}{line}\n"));
        }
    }
    out
}

const INDENT: &str = "    ";

/// The page of a code; every code has one.
pub fn find(code: Code) -> Option<Page> {
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
        blocks.find_map(|(kind, text)| Some(Example { kind: ExampleKind::of(kind)?, text: example::expand(text) }))
    }

    fn render(&self, style: &Style) -> String {
        let mut out = format!("{}\n", style.paint(Tone::Strong, self.code.as_str()));
        for paragraph in self.paragraphs(style.language) {
            out.push('\n');
            let width = if style.is_plain() { usize::MAX } else { style.width };
            for line in wrap(paragraph, width, width) {
                out.push_str(&line);
                out.push('\n');
            }
        }
        if let Some(example) = self.example() {
            let (sources, diagnostics) = example.diagnose();
            out.push('\n');
            out.push_str(&render(&diagnostics, &sources, style));
        }
        out
    }
}
