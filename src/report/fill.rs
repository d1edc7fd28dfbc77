//! Filling the holes of a rule file's texts: facts, computed values, `{earliest}`; joined over several elements.

use crate::eval::{At, Frame, Reading};
use crate::messages::{Language, Phrase, Rules};
use crate::outcome::{Point, Reason, ReasonId};
use crate::program::{Place, Program, Scope, Template, TemplatePart, TermId, TermType};
use crate::report::layout::edged;
use crate::report::phrase::{Wording, joined};
use crate::report::view::safe;

impl<'a> Wording<'a> {
    /// A text without loops around it: a title, what a source says.
    pub fn text_of(&self, template: &Template) -> String {
        let frame = self.frame_in(&[], &[]);
        self.filled(template, &[(frame, None)])
    }

    /// A text for one or several reasons: holes of their elements are joined, “Keep and Zhihu”.
    pub fn text_for(&self, template: &Template, reasons: &[ReasonId]) -> String {
        let found: Vec<&Reason> = reasons.iter().filter_map(|&id| self.judged.outcome.reason(id)).collect();
        let views: Vec<View<'a>> = found.iter().map(|reason| (self.frame(reason), reason.earliest)).collect();
        if views.is_empty() {
            return self.text_of(template);
        }
        if views.len() > 1 && self.varying(template, &views) > 1 {
            let texts: Vec<String> =
                views.iter().map(|view| self.filled(template, std::slice::from_ref(view))).collect();
            return self.some_joined(&texts);
        }
        self.filled(template, &views)
    }

    /// Whole texts behind one another, at most three and how many more.
    fn some_joined(&self, texts: &[String]) -> String {
        let mut some: Vec<String> = texts.iter().take(self.named).cloned().collect();
        if texts.len() > self.named {
            some.push(self.say(Phrase::MoreElements { count: texts.len() - self.named }));
        }
        joined(&some, self.language)
    }

    /// A text inside some facts in view.
    pub fn text_in(&self, template: &Template, frame: &Frame<'a>) -> String {
        self.filled(template, &[(frame.clone(), None)])
    }

    /// Does the text name the day from which waiting is enough?
    pub fn names_earliest(&self, template: &Template) -> bool {
        template.zh.iter().chain(&template.en).any(|part| matches!(part, TemplatePart::Earliest))
    }

    /// How many holes differ from element to element: one may be joined, two would lose which goes with which.
    fn varying(&self, template: &Template, views: &[View<'a>]) -> usize {
        let holes = self.parts(template).iter().filter(|part| !matches!(part, TemplatePart::Words(_)));
        holes.filter(|part| self.hole(part, views).len() > 1).count()
    }

    fn parts<'t>(&self, template: &'t Template) -> &'t [TemplatePart] {
        match self.language {
            Language::En => &template.en,
            Language::Zh => &template.zh,
        }
    }

    fn filled(&self, template: &Template, views: &[View<'a>]) -> String {
        let parts = self.parts(template);
        let mut text = String::new();
        let mut quoted = false;
        for (index, part) in parts.iter().enumerate() {
            if let TemplatePart::Words(words) = part {
                let words = if quoted { words.strip_prefix('”').unwrap_or(words) } else { words };
                text.push_str(&safe(words));
                quoted = false;
                continue;
            }
            let mut values: Vec<String> = self.hole(part, views).iter().map(|value| edged(value)).collect();
            let closes = matches!(parts.get(index + 1), Some(TemplatePart::Words(next)) if next.starts_with('”'));
            let nameless = matches!(part, TemplatePart::Fact(place) if self.is_nameless(views, *place));
            quoted = (values.len() > 1 || nameless) && closes && text.ends_with('“');
            if quoted {
                // Quotation marks belong around each of several names, and around no mere description.
                text.pop();
                if !nameless {
                    values.iter_mut().for_each(|value| *value = format!("“{value}”"));
                }
            }
            text.push_str(&self.listed(&values));
        }
        text
    }

    /// The different values of a hole, in order.
    fn hole(&self, part: &TemplatePart, views: &[View<'a>]) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for (frame, earliest) in views {
            let value = match part {
                TemplatePart::Words(words) => words.clone(),
                TemplatePart::Fact(place) => match frame.value(*place).is_unknown() {
                    true => self.nameless(frame, *place),
                    false => self.value_at(frame, *place),
                },
                TemplatePart::Term(term) => self.computed(*term, frame),
                TemplatePart::Earliest => self.earliest(*earliest),
            };
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// Is a hole filled by what its list holds, because nobody named an element?
    fn is_nameless(&self, views: &[View<'a>], place: Place) -> bool {
        let empty =
            |(frame, _): &View<'a>| matches!(place.scope, Scope::Element(level) if frame.row(level).cells.is_empty());
        !self.sketch && views.iter().any(empty)
    }

    /// What stands for a value nobody gave: the position of its element, or a word.
    fn nameless(&self, frame: &Frame<'_>, place: Place) -> String {
        if matches!(place.scope, Scope::Element(_)) && frame.layout(place.scope) == Program::ACCOUNT {
            return self.say(Phrase::UnknownAmount);
        }
        if self.sketch {
            return Rules::Hole { label: self.label(frame, place) }.text(self.language);
        }
        match place.scope {
            // A list nobody filled in: the field's label stands for its elements.
            Scope::Element(level) if frame.row(level).cells.is_empty() => {
                self.say(Phrase::Any { label: self.label(frame, place) })
            }
            Scope::Element(level) => {
                let row = frame.row(level);
                let (label, number) = (self.label(frame, place), row.index as usize + 1);
                let named = self.known_name(row.layout, row.cells, true);
                named.unwrap_or_else(|| self.say(Phrase::PositionOf { label, number }))
            }
            Scope::Account | Scope::Me => self.say(Phrase::UnknownAmount),
        }
    }

    fn earliest(&self, point: Option<Point>) -> String {
        if self.sketch {
            return Rules::TheFirstDay.text(self.language);
        }
        point.map_or_else(|| self.say(Phrase::ThatDay), |point| self.point(point))
    }

    /// A computed value, masked if it gives away a fact that is.
    fn computed(&self, term: TermId, frame: &Frame<'a>) -> String {
        if self.reads_masked(term, frame) {
            return self.say(Phrase::Hidden);
        }
        if self.sketch {
            return Rules::Hole { label: self.subject(term, frame) }.text(self.language);
        }
        let judged = self.judged;
        let at = At::new(judged.base, judged.program, judged.outcome.moment.instant(&judged.program.platform.zone));
        let mut frame = frame.clone();
        let reading = at.term(&mut frame, term).0;
        match (reading, &judged.program[term].kind_of) {
            (Reading::Known(scalar), TermType::Fact(kind)) => self.bare_value(&scalar.value(), kind),
            (Reading::Known(crate::eval::Scalar::Span(span)), TermType::Span) => self.plain_span(span),
            (Reading::None, _) => self.say(Phrase::NoneOf),
            _ => self.say(Phrase::UnknownAmount),
        }
    }
}

/// The facts in view of a reason, and the day from which waiting is enough.
type View<'a> = (Frame<'a>, Option<Point>);
