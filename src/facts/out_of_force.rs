//! Which facts are read by rules, but by none that is in force on a day: nobody has to find them out.

use std::collections::HashSet;

use crate::moment::Day;
use crate::program::{
    AccountTest, Atom, ClaimKind, DefinitionId, DefinitionValue, FormulaId, FormulaKind, Head, LayoutId, Place,
    Program, Relation, RemedyId, Scope, Stage, Template, TemplatePart, TermId, TermKind, TimeSpan, Type, Wait,
    WaitKind, Window,
};

/// The facts of the account and of the person that only rules of other days read.
pub(super) struct OutOfForce {
    facts: HashSet<Place>,
}

impl OutOfForce {
    /// Those of a day. If no rule is in force then, there are none: something has to be asked.
    pub fn on(program: &Program, day: Day) -> OutOfForce {
        let mut search = Search::new(program);
        search.items(|head| {
            let version = head.version.is_none_or(|version| holds(program[version].window, day));
            version && holds(head.window, day)
        });
        let in_force = std::mem::take(&mut search.read);
        if in_force.is_empty() {
            return OutOfForce { facts: in_force };
        }
        // What was looked through already reads nothing that is not known to be in force.
        search.items(|_| true);
        search.read.retain(|place| !in_force.contains(place));
        OutOfForce { facts: search.read }
    }

    /// Is a fact among them?
    pub fn has(&self, layout: LayoutId, slot: usize) -> bool {
        let scope = if layout == Program::ME { Scope::Me } else { Scope::Account };
        u16::try_from(slot).is_ok_and(|slot| self.facts.contains(&Place { scope, slot }))
    }
}

fn holds(window: Window, day: Day) -> bool {
    window.from.is_none_or(|from| from.first <= day) && window.until.is_none_or(|until| day < until.first)
}

struct Search<'a> {
    program: &'a Program,
    read: HashSet<Place>,
    formulas: HashSet<FormulaId>,
    terms: HashSet<TermId>,
    remedies: HashSet<RemedyId>,
    open: Vec<Part>,
}

/// What is still to be looked through.
enum Part {
    Formula(FormulaId),
    Term(TermId),
    Remedy(RemedyId),
}

impl<'a> Search<'a> {
    fn new(program: &'a Program) -> Search<'a> {
        Search {
            program,
            read: HashSet::new(),
            formulas: HashSet::new(),
            terms: HashSet::new(),
            remedies: HashSet::new(),
            open: Vec::new(),
        }
    }

    /// Everything that the wanted items read.
    fn items(&mut self, wanted: impl Fn(&Head) -> bool) {
        let program = self.program;
        for condition in program.conditions.iter().filter(|condition| wanted(&condition.head)) {
            self.head(&condition.head);
            for require in &condition.requires {
                self.formulas(require.when.into_iter().chain([require.test]));
                self.open.push(Part::Remedy(require.remedy));
            }
        }
        for note in program.notes.iter().filter(|note| wanted(&note.head)) {
            self.head(&note.head);
            for text in &note.texts {
                self.formulas(text.when.into_iter().chain(text.unless));
                self.open.extend(text.amount.map(Part::Term));
                self.template(&text.text);
            }
        }
        for automatic in program.automatics.iter().filter(|automatic| wanted(&automatic.head)) {
            self.head(&automatic.head);
            automatic.prevents.iter().chain(&automatic.texts).for_each(|text| self.template(text));
        }
        for procedure in program.procedures.iter().filter(|procedure| wanted(&procedure.head)) {
            self.head(&procedure.head);
            procedure.stages.iter().for_each(|stage| self.stage(stage));
        }
        self.follow();
    }

    fn head(&mut self, head: &Head) {
        self.formulas(head.when.into_iter().chain(head.unless));
        head.title.iter().for_each(|title| self.template(title));
    }

    fn stage(&mut self, stage: &Stage) {
        match stage {
            Stage::Path(_, text) | Stage::Final(text) => self.template(&text.text),
            Stage::Step(step) => {
                self.formulas(step.when);
                step.otherwise.iter().for_each(|text| self.template(text));
                self.template(&step.entry.text);
            }
            Stage::Request(place) => self.fact(*place),
            Stage::Wait(wait) => self.wait(wait),
            Stage::Afterwards(span, text) => {
                self.span(*span);
                self.template(&text.text);
            }
        }
    }

    fn wait(&mut self, wait: &Wait) {
        match &wait.kind {
            WaitKind::For { span, after, .. } => {
                self.span(*span);
                self.open.extend(after.map(Part::Term));
            }
            WaitKind::Until { fact, within, .. } => {
                self.fact(*fact);
                within.iter().for_each(|span| self.span(*span));
            }
        }
        for (formula, text) in wait.cancels.iter().chain(&wait.stalls) {
            self.formulas([*formula]);
            self.template(text);
        }
        wait.texts.iter().for_each(|text| self.template(text));
        self.open.push(Part::Remedy(wait.remedy));
    }

    fn formulas(&mut self, formulas: impl IntoIterator<Item = FormulaId>) {
        self.open.extend(formulas.into_iter().map(Part::Formula));
    }

    fn template(&mut self, template: &Template) {
        for part in template.zh.iter().chain(&template.en) {
            match part {
                TemplatePart::Fact(place) => self.fact(*place),
                TemplatePart::Term(term) => self.open.push(Part::Term(*term)),
                TemplatePart::Words(_) | TemplatePart::Earliest => {}
            }
        }
    }

    fn fact(&mut self, place: Place) {
        if !matches!(place.scope, Scope::Element(_)) {
            self.read.insert(place);
        }
    }

    fn span(&mut self, span: TimeSpan) {
        if let TimeSpan::Computed(term) = span {
            self.open.push(Part::Term(term));
        }
    }

    /// Looks through what is open, each once.
    fn follow(&mut self) {
        let program = self.program;
        while let Some(part) = self.open.pop() {
            match part {
                Part::Formula(id) if self.formulas.insert(id) => {
                    self.open.extend(program[id].remedy.map(Part::Remedy));
                    self.formula(&program[id].kind);
                }
                Part::Term(id) if self.terms.insert(id) => self.term(&program[id].kind),
                Part::Remedy(id) if self.remedies.insert(id) => self.remedy(id),
                Part::Formula(_) | Part::Term(_) | Part::Remedy(_) => {}
            }
        }
    }

    fn formula(&mut self, kind: &FormulaKind) {
        match kind {
            FormulaKind::All(parts) | FormulaKind::Any(parts) => self.formulas(parts.iter().copied()),
            FormulaKind::Not(part) => self.formulas([*part]),
            FormulaKind::If(test, then, otherwise) => self.formulas([*test, *then, *otherwise]),
            FormulaKind::Loop(each) => {
                self.fact(each.list);
                self.formulas(each.body);
            }
            FormulaKind::Atom(atom) => self.atom(atom),
            FormulaKind::Defined(definition) => self.definition(*definition),
            FormulaKind::Account(test) => self.account(*test),
            FormulaKind::Unpublished => {}
        }
    }

    /// A fact that holds another platform's account.
    fn account(&mut self, test: AccountTest) {
        let fields = self.program.layout(Program::ACCOUNT).fields.iter().enumerate();
        let of_platform = |kind: &Type| matches!(kind, Type::Account(uses, _) if *uses == test.platform);
        let slots =
            fields.filter(|(_, field)| of_platform(&field.kind)).filter_map(|(slot, _)| u16::try_from(slot).ok());
        self.read.extend(slots.map(|slot| Place { scope: Scope::Account, slot }));
    }

    fn atom(&mut self, atom: &Atom) {
        self.open.push(Part::Term(atom.subject));
        match &atom.relation {
            Relation::Equal(term) | Relation::Compare(_, term) => self.open.push(Part::Term(*term)),
            Relation::Within(span, term) => {
                self.span(*span);
                self.open.push(Part::Term(*term));
            }
            Relation::Ago(_, span) => self.span(*span),
            Relation::Includes(place, _) => self.fact(*place),
            Relation::None | Relation::OneOf(_) => {}
        }
    }

    fn term(&mut self, kind: &TermKind) {
        match kind {
            TermKind::Fact(place) => self.fact(*place),
            TermKind::Sum(parts) => self.open.extend(parts.iter().map(|(_, part)| Part::Term(*part))),
            TermKind::Aggregate(aggregate) => {
                self.fact(aggregate.list);
                self.open.extend(aggregate.value.map(Part::Term));
                self.formulas(aggregate.filter);
            }
            TermKind::If(test, then, otherwise) => {
                self.formulas([*test]);
                self.open.extend([Part::Term(*then), Part::Term(*otherwise)]);
            }
            TermKind::Defined(definition) => self.definition(*definition),
            TermKind::Constant(_) | TermKind::Span(_) | TermKind::Unpublished => {}
        }
    }

    fn definition(&mut self, id: DefinitionId) {
        self.open.push(match self.program[id].value {
            DefinitionValue::Formula(formula) => Part::Formula(formula),
            DefinitionValue::Term(term) => Part::Term(term),
        });
    }

    fn remedy(&mut self, id: RemedyId) {
        let remedy = &self.program[id];
        for fix in &remedy.fixes {
            self.formulas(fix.when);
            self.template(&fix.text);
            fix.takes.iter().for_each(|span| self.span(*span));
        }
        for text in [&remedy.no_fix, &remedy.says, &remedy.attempt].into_iter().flatten() {
            self.template(text);
        }
        for claim in &remedy.claims {
            if let ClaimKind::Text(text) = &claim.what {
                self.template(text);
            }
        }
    }
}
