//! One platform's run: its tables, and the order in which its files are read.

use std::collections::{HashMap, HashSet};

use crate::check::definitions::Def;
use crate::check::env::Known;
use crate::check::findings::Findings;
use crate::check::items::ItemKind;
use crate::check::library::Library;
use crate::check::names::Table;
use crate::check::tests::Rows;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::moment::{self, Zone};
use crate::program::{
    Formula, FormulaId, Layout, LayoutId, Platform, Program, SourceId, SpanId, Term, TermId, UnitId, UsesId,
};
use crate::source::Span;
use crate::syntax::ast;

/// What a run yields: a program, if nothing in it is wrong, and all that was found.
pub(super) struct Outcome {
    /// The program of the platform.
    pub(super) program: Option<Box<Program>>,
    /// Everything found.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What a name of a layout stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Member {
    /// The fact in a slot.
    Field(u16),
    /// A group of facts.
    Group,
    /// A definition, by its position.
    Definition(usize),
}

/// The names of a layout, by dotted path.
#[derive(Debug)]
pub(super) struct LayoutNames {
    /// Facts, groups and definitions.
    pub(super) members: Table<Member>,
    /// Slots whose type is wrong: what uses them is not reported again.
    pub(super) wrong: HashSet<u16>,
    /// If these are the accounts of another platform.
    pub(super) account_of: Option<UsesId>,
}

/// What is remembered of a loop, for the entries that speak of its element.
#[derive(Clone, Debug)]
pub(super) struct LoopInfo {
    /// The element.
    pub(super) element: crate::check::env::Element,
    /// What the body says about none.
    pub(super) known: Known,
}

/// One run over a platform's files.
pub(super) struct Checker<'a> {
    pub(super) library: &'a Library<'a>,
    /// The file the run began at.
    pub(super) root: usize,
    /// The root and all it includes.
    pub(super) unit: Vec<usize>,
    visible: HashMap<usize, HashSet<usize>>,
    incomplete: HashSet<usize>,
    /// Names that items with syntax errors would have declared.
    pub(super) broken: HashSet<&'a str>,
    pub(super) found: Findings,
    pub(super) program: Program,
    pub(super) layouts: Vec<LayoutNames>,
    pub(super) account_layouts: HashMap<UsesId, LayoutId>,
    pub(super) nested_accounts: usize,
    pub(super) defs: Vec<Def<'a>>,
    pub(super) sources: Table<SourceId>,
    /// How many lines each source has, by its position.
    pub(super) source_lines: Vec<Option<u64>>,
    pub(super) units: Table<UnitId>,
    pub(super) uses: Table<UsesId>,
    pub(super) items: Table<ItemKind>,
    /// The places of items that stand in no version.
    pub(super) plain_items: HashSet<Span>,
    /// The names of items that stand in versions.
    pub(super) version_items: HashMap<(String, usize), Span>,
    /// Elements of lists that are not there: what speaks of them is not reported again.
    pub(super) lost_elements: HashSet<String>,
    /// Platforms that were not declared, each reported once.
    pub(super) unlisted: HashSet<String>,
    /// How many versions' items were read.
    pub(super) versions_read: u32,
    pub(super) examples: Table<usize>,
    pub(super) example_rows: Vec<Rows>,
    pub(super) test_names: HashMap<String, Span>,
    pub(super) spans: HashMap<moment::Span, SpanId>,
    pub(super) loops: HashMap<FormulaId, LoopInfo>,
    formula_depths: Vec<u32>,
    term_depths: Vec<u32>,
    /// What the account's facts and definitions look like.
    pub(super) forms: HashMap<String, (String, Span)>,
    /// How many loops were read.
    pub(super) loop_count: u64,
    /// How large everything is that was read so far, without the definitions used.
    pub(super) weight: u64,
    /// How large the definitions are that were used so far, each time anew.
    pub(super) expanded: u64,
}

impl<'a> Checker<'a> {
    /// A run over a file and all it includes.
    pub(super) fn new(library: &'a Library<'a>, root: usize) -> Self {
        let unit = library.unit(root);
        let broken = unit.iter().flat_map(|&file| &library.file(file).broken).map(String::as_str).collect();
        let mut checker = Checker {
            library,
            root,
            unit: unit.clone(),
            visible: HashMap::new(),
            incomplete: HashSet::new(),
            broken,
            found: Findings::new(),
            program: empty_program(library, root),
            layouts: Vec::new(),
            account_layouts: HashMap::new(),
            nested_accounts: 0,
            defs: Vec::new(),
            sources: Table::new(),
            source_lines: Vec::new(),
            units: Table::new(),
            uses: Table::new(),
            items: Table::new(),
            plain_items: HashSet::new(),
            version_items: HashMap::new(),
            lost_elements: HashSet::new(),
            unlisted: HashSet::new(),
            versions_read: 0,
            examples: Table::new(),
            example_rows: Vec::new(),
            test_names: HashMap::new(),
            spans: HashMap::new(),
            loops: HashMap::new(),
            formula_depths: Vec::new(),
            term_depths: Vec::new(),
            forms: HashMap::new(),
            loop_count: 0,
            weight: 0,
            expanded: 0,
        };
        for file in unit {
            checker.make_visible(file);
        }
        checker
    }

    /// Checks everything; the program is there if nothing is wrong and the root describes a platform.
    pub(super) fn run(mut self) -> Outcome {
        self.new_layout();
        self.new_layout();
        self.platform();
        self.each_item(|checker, item, file| checker.declaration(item, file));
        self.finish_sources();
        self.each_item(|checker, item, file| match item {
            ast::Item::Account(facts) => checker.facts(facts, Program::ACCOUNT, file),
            ast::Item::Me(facts) => checker.facts(facts, Program::ME, file),
            ast::Item::Define(define) => checker.declare_definition(define, crate::check::env::Home::account(), file),
            _ => {}
        });
        self.remember_forms();
        self.definitions();
        self.each_item(|checker, item, _| {
            if let ast::Item::Version(version) = item {
                checker.declare_version(version);
            }
        });
        self.finish_versions();
        self.each_item(|checker, item, file| checker.item(item, file, None));
        self.circles_of_acts();
        self.each_item(|checker, item, file| checker.example(item, file));
        self.each_item(|checker, item, file| checker.test(item, file));
        self.check_lookalikes();
        let complete = self.found.errors() == 0 && self.library.platform_of(self.root).is_some();
        Outcome { program: complete.then(|| Box::new(self.program)), diagnostics: self.found.into_list() }
    }

    fn each_item(&mut self, mut look: impl FnMut(&mut Self, &'a ast::Item, usize)) {
        for file in self.unit.clone() {
            for item in &self.library.file(file).items {
                look(self, item, file);
            }
        }
    }

    fn declaration(&mut self, item: &'a ast::Item, file: usize) {
        match item {
            ast::Item::Uses(uses) => self.uses(uses, file),
            ast::Item::Unit(unit) => self.unit_item(unit, file),
            ast::Item::Source(source) => self.source(source, file),
            _ => {}
        }
    }

    /// Keeps a diagnostic.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Does something whose mistakes are reported elsewhere.
    pub(super) fn quietly<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        self.found.silence();
        let seen = look(self);
        self.found.speak();
        seen
    }

    /// Reports an entry that has no meaning where it stands.
    pub(super) fn misplaced(&mut self, span: Span, message: Check) {
        self.report(Diagnostic::error(Code::MisplacedEntry, span, message.into()));
    }

    /// Lets a file see what it includes.
    pub(super) fn make_visible(&mut self, file: usize) {
        if self.visible.contains_key(&file) {
            return;
        }
        self.visible.insert(file, self.library.unit(file).into_iter().collect());
        if self.library.is_incomplete(file) {
            self.incomplete.insert(file);
        }
    }

    /// May a file use what another one declares? Only what it includes itself, so that a shared file means the same
    /// wherever it is included.
    pub(super) fn can_see(&self, file: usize, other: usize) -> bool {
        file == other || self.nested_accounts > 0 || self.visible.get(&file).is_some_and(|seen| seen.contains(&other))
    }

    /// Does a file include one that is not there?
    pub(super) fn misses_includes(&self, file: usize) -> bool {
        self.incomplete.contains(&file)
    }

    /// A new, empty layout.
    pub(super) fn new_layout(&mut self) -> LayoutId {
        let id = LayoutId(self.program.layouts.len() as u32);
        self.program.layouts.push(Layout::default());
        self.layouts.push(LayoutNames { members: Table::new(), wrong: HashSet::new(), account_of: None });
        id
    }

    /// Adds a condition to the program.
    pub(super) fn push_formula(&mut self, kind: crate::program::FormulaKind, span: Span) -> FormulaId {
        let depth = self.depth_of_formula(&kind);
        let id = FormulaId(self.program.formulas.len() as u32);
        self.program.formulas.push(Formula { kind, span, remedy: None });
        self.formula_depths.push(depth);
        self.weight = self.weight.saturating_add(1);
        id
    }

    /// Adds a value to the program.
    pub(super) fn push_term(&mut self, term: Term) -> TermId {
        let depth = self.depth_of_term(&term.kind);
        let id = TermId(self.program.terms.len() as u32);
        self.program.terms.push(term);
        self.term_depths.push(depth);
        self.weight = self.weight.saturating_add(1);
        id
    }

    /// How deep a condition nests, definitions included.
    pub(super) fn formula_depth(&self, id: FormulaId) -> u32 {
        self.formula_depths.get(id.0 as usize).copied().unwrap_or(0)
    }

    /// How deep a value nests, definitions included.
    pub(super) fn term_depth(&self, id: TermId) -> u32 {
        self.term_depths.get(id.0 as usize).copied().unwrap_or(0)
    }
}

fn empty_program(library: &Library<'_>, root: usize) -> Program {
    let platform = Platform {
        id: library.platform_of(root).map(|platform| platform.name.text.clone()).unwrap_or_default(),
        title: Words::default(),
        also_called: Vec::new(),
        zone: Zone::utc(),
        open: None,
        cites: Vec::new(),
        span: crate::check::library::top_of(library.file(root)),
    };
    Program {
        platform,
        layouts: Vec::new(),
        formulas: Vec::new(),
        terms: Vec::new(),
        spans: Vec::new(),
        definitions: Vec::new(),
        remedies: Vec::new(),
        sources: Vec::new(),
        units: Vec::new(),
        uses: Vec::new(),
        versions: Vec::new(),
        conditions: Vec::new(),
        notes: Vec::new(),
        automatics: Vec::new(),
        procedures: Vec::new(),
        tests: Vec::new(),
    }
}
