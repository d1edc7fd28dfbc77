//! `subject is …`: every phrase that may stand right of `is`.

use crate::check::checker::Checker;
use crate::check::env::{Env, Known, Places};
use crate::check::formulas::Condition;
use crate::check::paths::Meaning;
use crate::check::terms::Operand;
use crate::check::types::{Ty, words_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::program::{Atom, Carry, Comparison, FormulaKind, Relation, TermId, TermKind, TimeSpan, Type};
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprKind};

impl Checker<'_> {
    /// `subject is [none or | not none and] [not] relation`
    pub(super) fn is(&mut self, is: &ast::Is, span: Span, env: &mut Env) -> Condition {
        if let ast::Relation::Deletable | ast::Relation::Deleted = is.relation {
            return self.account_test(is, span, env);
        }
        if let Some(name) = self.condition_left_of_is(&is.subject, env) {
            return self.condition_compared(&name, is, span);
        }
        let subject = self.operand(&is.subject, env);
        if let ast::Relation::None = is.relation {
            return self.is_none(&subject, is, span);
        }
        self.carried_or_said(&subject, is, env);
        let assumed = subject.optional.map(|place| Places::from([place])).unwrap_or_default();
        let assumed = env.assume(&assumed);
        let relation = self.relation(&subject, is, env);
        env.forget(assumed);
        let Some(relation) = relation else { return self.wrong_condition(span) };
        let (carry, relation_span) = (is.carry.as_ref().map(|carry| carry.value), is.relation_span);
        let atom = Atom { subject: subject.id, carry, negated: is.negated, relation, relation_span };
        let known = known_of_carry(&subject, carry);
        Condition { id: self.push_formula(FormulaKind::Atom(atom), span), known }
    }

    /// Is what stands left of `is` the definition of a condition?
    fn condition_left_of_is(&self, subject: &Expr, env: &Env) -> Option<String> {
        let ExprKind::Path(path) = &subject.kind else { return None };
        match self.meaning(path, env)? {
            Meaning::Definition(def, _) if self.is_formula(def) => {
                Some(self.library.sources.text(path.span).to_owned())
            }
            _ => None,
        }
    }

    fn condition_compared(&mut self, name: &str, is: &ast::Is, span: Span) -> Condition {
        let message = Check::ConditionCompared { name: name.to_owned() }.into();
        let found = Diagnostic::error(Code::NotACondition, is.subject.span, message);
        let wanted = match &is.relation {
            ast::Relation::Equal(Expr { kind: ExprKind::Literal(ast::Literal::Yes), .. }) => Some(!is.negated),
            ast::Relation::Equal(Expr { kind: ExprKind::Literal(ast::Literal::No), .. }) => Some(is.negated),
            _ => None,
        };
        self.report(match wanted {
            Some(true) => found.fix(span, name),
            Some(false) => found.fix(span, format!("not {name}")),
            None => found,
        });
        self.wrong_condition(span)
    }

    fn is_none(&mut self, subject: &Operand, is: &ast::Is, span: Span) -> Condition {
        let Some(place) = subject.optional else {
            if subject.ty != Ty::Wrong {
                self.never_none(subject, is.relation_span);
            }
            return self.wrong_condition(span);
        };
        let relation = Relation::None;
        let atom =
            Atom { subject: subject.id, carry: None, negated: is.negated, relation, relation_span: is.relation_span };
        let known = Known { if_true: Places::new(), if_false: Places::from([place]) };
        let known = if is.negated { known.swapped() } else { known };
        Condition { id: self.push_formula(FormulaKind::Atom(atom), span), known }
    }

    /// An optional subject says what none means, here or before; one that is never none does not speak of it.
    fn carried_or_said(&mut self, subject: &Operand, is: &ast::Is, env: &Env) {
        match &is.carry {
            Some(carry) if subject.optional.is_none() && subject.ty != Ty::Wrong => {
                self.never_none(subject, carry.span);
            }
            None if self.may_be_none(subject, env) => {
                let phrase = self.library.sources.text(self.after_is(is));
                let relation = shortened(phrase);
                self.subject_may_be_none(subject, is, &relation);
            }
            Some(_) | None => {}
        }
    }

    fn relation(&mut self, subject: &Operand, is: &ast::Is, env: &mut Env) -> Option<Relation> {
        if let Ty::Fact(Type::List(_) | Type::Account(..)) = &subject.ty {
            self.list_compared(subject);
            return None;
        }
        match &is.relation {
            ast::Relation::Equal(value) => self.equal(subject, value, env),
            ast::Relation::SameAs(value) => self.same_as(subject, value, env),
            ast::Relation::OneOf(values) => self.one_of(subject, values, env),
            ast::Relation::Compare(comparison, value) => self.compare(subject, *comparison, value, env),
            ast::Relation::Before(value) => self.before_or_after(subject, Comparison::LessThan, value, env),
            ast::Relation::After(value) => self.before_or_after(subject, Comparison::MoreThan, value, env),
            ast::Relation::Within(span, from) => self.within(subject, span, from, env),
            ast::Relation::Ago(comparison, span) => self.ago(subject, *comparison, span, env),
            // Handled by the caller.
            ast::Relation::None | ast::Relation::Deletable | ast::Relation::Deleted => None,
        }
    }

    fn list_compared(&mut self, subject: &Operand) {
        let name = self.library.sources.text(subject.span).to_owned();
        let found = Diagnostic::error(Code::WrongType, subject.span, Check::ListCompared { name: name.clone() }.into());
        self.report(found.help(Check::ListComparedHelp { name }.into()));
    }

    /// `is V`: a word of the subject's list, or a literal.
    fn equal(&mut self, subject: &Operand, value: &Expr, env: &mut Env) -> Option<Relation> {
        if let Some(term) = self.word_of(subject, value) {
            return term.map(Relation::Equal);
        }
        if let ExprKind::Path(path) = &value.kind {
            match subject.ty {
                Ty::Wrong => {}
                Ty::Fact(Type::YesNo) if self.meaning(path, env).is_none() => self.neither_yes_nor_no(path),
                _ => self.fact_without_same_as(path, value, env),
            }
            return None;
        }
        let right = self.term(value, env);
        if let (Ty::Fact(Type::Date | Type::Time), Ty::Span { .. }) = (&subject.ty, &right.ty) {
            self.ago_missing(subject, &right);
            return None;
        }
        self.agree(subject, &right)?;
        self.no_span_compared(subject, &right)?;
        Some(Relation::Equal(right.id))
    }

    fn neither_yes_nor_no(&mut self, path: &ast::Path) {
        let word = self.library.sources.text(path.span).to_owned();
        let meant = match word.as_str() {
            "true" | "yeah" | "是" => Some("yes"),
            "false" | "nope" | "否" => Some("no"),
            _ => None,
        };
        let found = Diagnostic::error(Code::UnknownValue, path.span, Check::NeitherYesNorNo { word }.into());
        self.report(match meant {
            Some(meant) => found.saying(Check::WriteInstead { text: meant.to_owned() }.into()).fix(path.span, meant),
            None => found.help(Check::OneOfThese { list: String::from("yes, no") }.into()),
        });
    }

    /// `is x`, where x is a fact: two facts are `the same as` each other.
    fn fact_without_same_as(&mut self, path: &ast::Path, value: &Expr, env: &mut Env) {
        let read = self.operand(value, env);
        if read.ty == Ty::Wrong {
            return;
        }
        let span = value.span;
        let name = self.library.sources.text(path.span).to_owned();
        let found = Diagnostic::error(Code::WrongType, span, Check::SameAsNeeded { name: name.clone() }.into());
        self.report(found.saying(Check::WriteSameAs { name }.into()).fix(span.before(), "the same as "));
    }

    /// If the subject is one of several words: the word right of `is`, whatever else has that name. The inner `None`
    /// is a word that is none of them, and was reported.
    fn word_of(&mut self, subject: &Operand, value: &Expr) -> Option<Option<TermId>> {
        let Ty::Fact(Type::OneOf(choices)) = &subject.ty else { return None };
        let ExprKind::Path(path) = &value.kind else { return None };
        let [word] = path.segments.as_slice() else { return None };
        let choice = self.choice(word, choices, subject.declared);
        Some(choice.map(|choice| self.push_typed(TermKind::Constant(choice), &subject.ty, value.span)))
    }

    fn same_as(&mut self, subject: &Operand, value: &Expr, env: &mut Env) -> Option<Relation> {
        let right = self.term(value, env);
        self.agree(subject, &right)?;
        self.no_span_compared(subject, &right)?;
        Some(Relation::Equal(right.id))
    }

    fn one_of(&mut self, subject: &Operand, values: &[Expr], env: &mut Env) -> Option<Relation> {
        let mut constants = Vec::with_capacity(values.len());
        for value in values {
            let term = match self.word_of(subject, value) {
                Some(term) => term,
                None => self.literal_of(subject, value, env),
            };
            let constant = term.and_then(|term| match &self.program[term].kind {
                TermKind::Constant(constant) => Some(constant.clone()),
                _ => None,
            });
            constants.extend(constant);
        }
        (constants.len() == values.len()).then_some(Relation::OneOf(constants))
    }

    fn literal_of(&mut self, subject: &Operand, value: &Expr, env: &mut Env) -> Option<TermId> {
        if !matches!(value.kind, ExprKind::Literal(_)) {
            let message = Check::OneOfWantsLiterals.into();
            self.report(Diagnostic::error(Code::WrongType, value.span, message));
            return None;
        }
        let right = self.term(value, env);
        self.agree(subject, &right)?;
        Some(right.id)
    }

    /// `is at least V`: numbers, amounts and money have sizes; nothing else.
    fn compare(&mut self, subject: &Operand, comparison: Comparison, value: &Expr, env: &mut Env) -> Option<Relation> {
        if !has_size(&subject.ty) && !matches!(subject.ty, Ty::Fact(Type::Date | Type::Time)) {
            self.no_size(subject);
            return None;
        }
        let right = self.term(value, env);
        if let (Ty::Fact(Type::Date | Type::Time), Ty::Span { .. }) = (&subject.ty, &right.ty) {
            self.ago_missing(subject, &right);
            return None;
        }
        self.agree(subject, &right)?;
        if let Ty::Fact(Type::Date | Type::Time) = subject.ty {
            let found = Diagnostic::error(Code::WrongType, right.span, Check::DateCompared.into());
            self.report(found.help(Check::DateComparedHelp.into()));
            return None;
        }
        if subject.ty == Ty::Wrong || right.ty == Ty::Wrong {
            return None;
        }
        Some(Relation::Compare(comparison, right.id))
    }

    fn no_size(&mut self, subject: &Operand) {
        let kind = words_of(&subject.ty, &self.program);
        let found = Diagnostic::error(Code::WrongType, subject.span, Check::NoSize { kind }.into());
        let found = self.declared_as(found, subject);
        self.report(found.help(Check::NoSizeHelp.into()));
    }

    fn ago_missing(&mut self, subject: &Operand, right: &Operand) {
        let span = self.library.sources.text(right.span).to_owned();
        let kind = words_of(&subject.ty, &self.program);
        let message = Check::AgoMissing { kind, span: span.clone() }.into();
        let found = Diagnostic::error(Code::DifferentTypes, subject.span, message);
        let found = found.label(right.span, Check::WriteAgo { span }.into()).fix(right.span.after(), " ago");
        self.report(found);
    }

    fn before_or_after(
        &mut self,
        subject: &Operand,
        comparison: Comparison,
        value: &Expr,
        env: &mut Env,
    ) -> Option<Relation> {
        let right = self.term(value, env);
        self.point_in_time(subject)?;
        self.point_in_time(&right)?;
        self.agree(subject, &right)?;
        Some(Relation::Compare(comparison, right.id))
    }

    fn within(&mut self, subject: &Operand, span: &ast::SpanExpr, from: &Expr, env: &mut Env) -> Option<Relation> {
        let right = self.term(from, env);
        let both = self.point_in_time(subject).zip(self.point_in_time(&right));
        let fits = both.and_then(|_| self.agree(subject, &right));
        let span = self.time_span(span, fits.map(|_| subject), env)?;
        fits.map(|_| Relation::Within(span, right.id))
    }

    fn ago(
        &mut self,
        subject: &Operand,
        comparison: Comparison,
        span: &ast::SpanExpr,
        env: &mut Env,
    ) -> Option<Relation> {
        let fits = self.point_in_time(subject);
        let span: TimeSpan = self.time_span(span, fits.map(|()| subject), env)?;
        fits.map(|()| Relation::Ago(comparison, span))
    }

    /// Reports what is no date and no time.
    fn point_in_time(&mut self, operand: &Operand) -> Option<()> {
        match operand.ty {
            Ty::Fact(Type::Date | Type::Time) => return Some(()),
            Ty::Wrong => return None,
            _ => {}
        }
        let kind: Words = words_of(&operand.ty, &self.program);
        let found = Diagnostic::error(Code::WrongType, operand.span, Check::NoPointInTime { kind }.into());
        let found = self.declared_as(found, operand);
        self.report(found);
        None
    }

    /// `xs includes V`
    pub(super) fn includes(&mut self, list: &Expr, value: &Expr, span: Span, env: &mut Env) -> Condition {
        let ExprKind::Path(path) = &list.kind else {
            let message = Check::NotAList { name: self.library.sources.text(list.span).to_owned() }.into();
            self.report(Diagnostic::error(Code::WrongType, list.span, message));
            return self.wrong_condition(span);
        };
        let Some((place, layout)) = self.list(path, env) else { return self.wrong_condition(span) };
        let element = self.element_of_plain_list(layout, path);
        let Some(element) = element else { return self.wrong_condition(span) };
        let term = match self.word_of(&element, value) {
            Some(term) => term,
            None => self.literal_of(&element, value, env),
        };
        let constant = term.and_then(|term| match &self.program[term].kind {
            TermKind::Constant(constant) => Some(constant.clone()),
            _ => None,
        });
        let Some(constant) = constant else { return self.wrong_condition(span) };
        let subject = self.push_typed(TermKind::Fact(place), &Ty::Fact(Type::List(layout)), list.span);
        let relation = Relation::Includes(place, constant);
        let atom = Atom { subject, carry: None, negated: false, relation, relation_span: value.span };
        self.plain(FormulaKind::Atom(atom), span)
    }

    /// Stands for an element of a list of values; reports a list of records, which includes nothing.
    fn element_of_plain_list(&mut self, layout: crate::program::LayoutId, path: &ast::Path) -> Option<Operand> {
        let wrong = self.is_wrong(layout, 0);
        let plain = self.is_plain(layout).then(|| self.field(layout, 0)).flatten();
        let Some((kind, declared)) = plain.map(|field| (field.kind.clone(), field.span)) else {
            let name = self.library.sources.text(path.span).to_owned();
            let found =
                Diagnostic::error(Code::WrongType, path.span, Check::IncludesOfRecords { name: name.clone() }.into());
            self.report(found.help(Check::IncludesOfRecordsHelp { name }.into()));
            return None;
        };
        if wrong {
            self.found.fail();
            return None;
        }
        let ty = Ty::Fact(kind);
        let id = self.push_typed(TermKind::Constant(crate::value::Value::Unknown), &ty, path.span);
        Some(Operand { id, ty, span: path.span, declared: Some(declared), optional: None })
    }

    /// How deep the values of a comparison nest.
    pub(super) fn depth_of_atom(&self, atom: &Atom) -> u32 {
        let right = match &atom.relation {
            Relation::Equal(term) | Relation::Compare(_, term) | Relation::Within(_, term) => self.term_depth(*term),
            Relation::None | Relation::OneOf(_) | Relation::Ago(..) | Relation::Includes(..) => 0,
        };
        let span = match &atom.relation {
            Relation::Within(TimeSpan::Computed(term), _) | Relation::Ago(_, TimeSpan::Computed(term)) => {
                self.term_depth(*term)
            }
            _ => 0,
        };
        self.term_depth(atom.subject).max(right).max(span)
    }
}

/// What `is none or …` and `is not none and …` say of their subject.
fn known_of_carry(subject: &Operand, carry: Option<Carry>) -> Known {
    let place = subject.optional.map(|place| Places::from([place])).unwrap_or_default();
    match carry {
        Some(Carry::NoneOr) => Known { if_true: Places::new(), if_false: place },
        Some(Carry::NotNoneAnd) => Known { if_true: place, if_false: Places::new() },
        None => Known::default(),
    }
}

/// Do values of this type have a size?
pub(super) fn has_size(ty: &Ty) -> bool {
    match ty {
        Ty::Wrong | Ty::Zero | Ty::Digits | Ty::Unpublished => true,
        Ty::Span { .. } => false,
        Ty::Fact(kind) => matches!(kind, Type::Whole | Type::Decimal | Type::Money(_) | Type::Amount(_)),
    }
}

/// The first words of a phrase, for a label.
fn shortened(phrase: &str) -> String {
    let mut words = phrase.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(2).collect();
    let mut text = first.join(" ");
    if words.next().is_some() {
        text.push_str(" …");
    }
    text
}
