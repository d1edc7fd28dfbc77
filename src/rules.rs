//! Rule files, from their names to a checked base: which are wanted, what they include, what they replace.
//!
//! Each stage is a type, so that none can be skipped: [`RuleFiles`], [`Parsed`], [`Rules`].
//!
//! ```
//! # use adieu::rules::RuleFiles;
//! let rules = RuleFiles::new().built_in("wechat").parse().check();
//! assert!(rules.base.platform("wechat").is_some());
//! ```

use std::collections::HashSet;

use crate::check::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Cli;
use crate::program::{Base, Program};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::{Wanted, ast, parse};

pub use self::built_in::{BUILT_IN, BuiltIn, built_in, built_in_names, built_in_platform_called, built_in_platforms};

mod built_in;

/// Reads the file of a name, for `include`; `None` if there is none.
type Reader<'a> = Box<dyn Fn(&str) -> Option<String> + 'a>;

/// The rule files of a run.
pub struct RuleFiles<'a> {
    sources: SourceMap,
    given: Vec<FileId>,
    platforms: Vec<String>,
    reader: Reader<'a>,
    tests: bool,
}

impl Default for RuleFiles<'_> {
    fn default() -> Self {
        RuleFiles {
            sources: SourceMap::new(),
            given: Vec::new(),
            platforms: Vec::new(),
            reader: Box::new(|_| None),
            tests: false,
        }
    }
}

impl<'a> RuleFiles<'a> {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Files added to those that a caller read already: account files may stand in the same map.
    pub fn with(sources: SourceMap) -> Self {
        RuleFiles { sources, ..Self::default() }
    }

    /// Adds a rule file of the user: its name, and its text.
    pub fn add(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        let file = self.sources.add(name, text);
        self.given.push(file);
        self
    }

    /// Wants a built-in platform, by its id. A file that was added and describes this platform replaces it.
    pub fn built_in(mut self, id: &str) -> Self {
        self.platforms.push(id.to_owned());
        self
    }

    /// How to read a file that an added one includes and that was not added itself. Without this, only added and
    /// built-in files are found.
    pub fn reading(mut self, reader: impl Fn(&str) -> Option<String> + 'a) -> Self {
        self.reader = Box::new(reader);
        self
    }

    /// Wants the tests of the files that were added. Those of built-in files are never read.
    pub fn with_tests(mut self) -> Self {
        self.tests = true;
        self
    }

    /// Reads the files, and all that they include.
    pub fn parse(self) -> Parsed {
        let mut loader = Loader::new(self.sources);
        let wanted = if self.tests { Wanted::Everything } else { Wanted::Rules };
        for file in self.given {
            loader.parse(file, wanted);
        }
        let added = loader.platforms();
        let (replaced, built_in): (Vec<String>, Vec<String>) =
            self.platforms.into_iter().partition(|id| added.contains(id));
        for id in built_in {
            loader.built_in(&id);
        }
        loader.follow(&self.reader, wanted);
        Parsed { sources: loader.sources, files: loader.files, replaced, diagnostics: loader.diagnostics }
    }
}

/// Rule files that were read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Their texts.
    pub sources: SourceMap,
    /// Their trees.
    pub files: Vec<ast::File>,
    /// The built-in platforms that were wanted, and replaced by a file that was added.
    pub replaced: Vec<String>,
    /// What is wrong with their text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// How many tests the files hold.
    pub fn tests(&self) -> usize {
        let items = self.files.iter().flat_map(|file| &file.items);
        items.filter(|item| matches!(item, ast::Item::Test(_))).count()
    }

    /// Resolves and checks them.
    pub fn check(self) -> Rules {
        let checked = check(&self.sources, &self.files);
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(checked.diagnostics);
        diagnostics.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span));
        Rules {
            sources: self.sources,
            base: checked.base,
            broken: checked.broken,
            replaced: self.replaced,
            diagnostics,
        }
    }
}

/// Checked rules, ready to judge accounts.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The texts of all files.
    pub sources: SourceMap,
    /// The platforms whose rules are in order.
    pub base: Base,
    /// The ids of those whose rules are not.
    pub broken: Vec<String>,
    /// The built-in platforms that were wanted, and replaced by a file that was added.
    pub replaced: Vec<String>,
    /// Everything found, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Rules {
    /// Is anything wrong, so that nothing should be judged?
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// The platform that somebody calls so: by its id, in any case, in Chinese or pinyin.
    pub fn platform_called(&self, word: &str) -> Option<&Program> {
        self.base.programs.iter().find(|program| {
            let platform = &program.platform;
            let names = [platform.title.zh.as_str(), platform.title.en.as_str()];
            built_in::is_called(
                word,
                &platform.id,
                names.into_iter().chain(platform.also_called.iter().map(String::as_str)),
            )
        })
    }
}

/// Parses files and finds what they need.
struct Loader {
    sources: SourceMap,
    names: HashSet<(bool, String)>,
    files: Vec<ast::File>,
    diagnostics: Vec<Diagnostic>,
}

impl Loader {
    fn new(sources: SourceMap) -> Loader {
        let names = sources.files().map(|(_, file)| (file.built_in, file.name.clone())).collect();
        Loader { sources, names, files: Vec::new(), diagnostics: Vec::new() }
    }

    fn parse(&mut self, file: FileId, wanted: Wanted) {
        if says_nothing(&self.sources.file(file).text) {
            self.diagnostics.push(Diagnostic::error(Code::EmptyFile, Span::new(file, 0..0), Cli::EmptyRuleFile.into()));
            return;
        }
        let (tree, diagnostics) = parse(&self.sources, file, wanted);
        self.files.push(tree);
        self.diagnostics.extend(diagnostics);
    }

    /// The platforms of all files so far.
    fn platforms(&self) -> HashSet<String> {
        let items = self.files.iter().flat_map(|file| &file.items);
        items
            .filter_map(|item| match item {
                ast::Item::Platform(platform) => Some(platform.name.text.clone()),
                _ => None,
            })
            .collect()
    }

    /// Reads a built-in file, unless it was read already. True if there is one.
    fn built_in(&mut self, name: &str) -> bool {
        let Some(file) = built_in(name) else { return false };
        let shown = format!("{}.adieu", file.name);
        if self.names.insert((true, shown.clone())) {
            let id = self.sources.add_built_in(shown, file.text);
            self.parse(id, Wanted::Rules);
        }
        true
    }

    /// Reads what the files include, and what those include, and so on; and the built-in platforms that they use.
    fn follow(&mut self, reader: &Reader, wanted: Wanted) {
        let mut next = 0;
        while let Some(file) = self.files.get(next) {
            let id = file.id;
            for need in needs(file) {
                match need {
                    Need::Include(name) => self.include(id, &name, reader, wanted),
                    Need::Platform(name) => {
                        if built_in_platforms().any(|id| id == name) && !self.platforms().contains(&name) {
                            self.built_in(&name);
                        }
                    }
                }
            }
            next += 1;
        }
    }

    /// Reads an included file: one beside the file that includes it, else a built-in one. The checker reports what is
    /// not found.
    fn include(&mut self, from: FileId, name: &str, reader: &Reader, wanted: Wanted) {
        let file = self.sources.file(from);
        if file.built_in {
            self.built_in(name);
            return;
        }
        let beside = match file.name.rfind(['/', '\\']).and_then(|at| file.name.get(..=at)) {
            Some(folder) => format!("{folder}{name}.adieu"),
            None => format!("{name}.adieu"),
        };
        if self.names.contains(&(false, beside.clone())) {
            return;
        }
        match reader(&beside) {
            Some(text) => {
                self.names.insert((false, beside.clone()));
                let id = self.sources.add(beside, text);
                self.parse(id, wanted);
            }
            None => {
                self.built_in(name);
            }
        }
    }
}

/// Only blanks and comments?
fn says_nothing(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}

/// What a file cannot do without.
enum Need {
    /// `include NAME`
    Include(String),
    /// `uses NAME { … }`
    Platform(String),
}

fn needs(file: &ast::File) -> Vec<Need> {
    let need = |item: &ast::Item| match item {
        ast::Item::Include(name) => Some(Need::Include(name.text.clone())),
        ast::Item::Uses(uses) => Some(Need::Platform(uses.name.text.clone())),
        _ => None,
    };
    file.items.iter().filter_map(need).collect()
}
