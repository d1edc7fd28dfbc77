//! Texts for people: both languages there, and the holes in them filled by facts.

use crate::check::checker::Checker;
use crate::check::definitions::Value;
use crate::check::env::Env;
use crate::check::paths::Meaning;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::program::{Template, TemplatePart, Type};
use crate::source::Span;
use crate::syntax::ast;

/// What the holes of a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holes {
    /// Facts.
    Facts,
    /// Facts, and `{earliest}`, whose day the part that the text mends has.
    Earliest,
    /// Facts; `{earliest}` would stand for a day, but what the text mends has none.
    NoDay,
}

impl Checker<'_> {
    /// A text without holes.
    pub(super) fn words(&mut self, text: &ast::Text) -> Words {
        self.both_languages(text);
        Words { zh: self.fixed_words(text.zh.as_ref()), en: self.fixed_words(text.en.as_ref()) }
    }

    fn fixed_words(&mut self, template: Option<&ast::Template>) -> String {
        let mut words = String::new();
        for part in template.into_iter().flat_map(|template| &template.parts) {
            match part {
                ast::TemplatePart::Words(part) => words.push_str(part),
                ast::TemplatePart::Hole(path) => self.misplaced(path.span, Check::HoleInWords),
            }
        }
        words
    }

    /// A text whose holes are filled when it is shown.
    pub(super) fn template(&mut self, text: &ast::Text, env: &mut Env, holes: Holes) -> Template {
        self.both_languages(text);
        Template {
            zh: self.parts(text.zh.as_ref(), env, holes),
            en: self.parts(text.en.as_ref(), env, holes),
            span: text.span,
        }
    }

    fn both_languages(&mut self, text: &ast::Text) {
        let missing = match (&text.zh, &text.en) {
            (Some(_), None) => "en",
            (None, Some(_)) => "zh",
            (Some(_), Some(_)) | (None, None) => return,
        };
        self.one_language(text.span, missing);
    }

    /// Reports a text in one language only.
    pub(super) fn one_language(&mut self, span: Span, missing: &'static str) {
        let message = Check::OneLanguage { missing }.into();
        let found = Diagnostic::error(Code::OneLanguage, span, message);
        self.report(found.help(Check::OneLanguageHelp { missing }.into()));
    }

    fn parts(&mut self, template: Option<&ast::Template>, env: &mut Env, holes: Holes) -> Vec<TemplatePart> {
        let parts = template.into_iter().flat_map(|template| &template.parts);
        parts
            .filter_map(|part| match part {
                ast::TemplatePart::Words(words) => Some(TemplatePart::Words(words.clone())),
                ast::TemplatePart::Hole(path) => self.hole(path, env, holes),
            })
            .collect()
    }

    fn hole(&mut self, path: &ast::Path, env: &mut Env, holes: Holes) -> Option<TemplatePart> {
        if let [name] = path.segments.as_slice()
            && name.text == "earliest"
        {
            match holes {
                Holes::Earliest => return Some(TemplatePart::Earliest),
                Holes::Facts => self.misplaced(path.span, Check::EarliestElsewhere),
                Holes::NoDay => self.misplaced(path.span, Check::EarliestWithoutDay),
            }
            return None;
        }
        match self.path(path, env)? {
            Meaning::Field(place, layout) => {
                let list = matches!(self.field(layout, place.slot)?.kind, Type::List(_) | Type::Account(..));
                if list {
                    self.no_text_for(path);
                    return None;
                }
                Some(TemplatePart::Fact(place))
            }
            Meaning::Definition(def, level) => match self.use_definition(def, level, path.span, env) {
                Value::Term(operand) => Some(TemplatePart::Term(operand.id)),
                Value::Formula(_) => {
                    self.no_text_for(path);
                    None
                }
                Value::Wrong => None,
            },
            Meaning::Group | Meaning::Element => {
                self.no_text_for(path);
                None
            }
        }
    }

    fn no_text_for(&mut self, path: &ast::Path) {
        let name = self.library.sources.text(path.span).to_owned();
        self.report(Diagnostic::error(Code::WrongType, path.span, Check::NoTextFor { name }.into()));
    }
}
