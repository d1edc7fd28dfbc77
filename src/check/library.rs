//! Which files belong together: `include`, found by name, and the platform that each file describes.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::near::nearest;
use crate::source::{SourceMap, Span};
use crate::syntax::ast;

/// All files of a run and how they refer to each other. Files are named by their position.
pub(super) struct Library<'a> {
    /// The texts.
    pub(super) sources: &'a SourceMap,
    files: &'a [ast::File],
    stems: Vec<String>,
    by_stem: HashMap<String, Vec<usize>>,
    includes: Vec<Vec<usize>>,
    incomplete: Vec<bool>,
    platforms: HashMap<&'a str, usize>,
    in_a_circle: HashSet<usize>,
}

impl<'a> Library<'a> {
    /// Finds out what belongs together, and says what cannot be found.
    pub(super) fn new(sources: &'a SourceMap, files: &'a [ast::File]) -> (Self, Vec<Diagnostic>) {
        let stems: Vec<String> = files.iter().map(|file| stem(&sources.file(file.id).name).to_owned()).collect();
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, stem) in stems.iter().enumerate() {
            by_stem.entry(stem.clone()).or_default().push(index);
        }
        let mut library = Library {
            sources,
            files,
            stems,
            by_stem,
            includes: vec![Vec::new(); files.len()],
            incomplete: vec![false; files.len()],
            platforms: HashMap::new(),
            in_a_circle: HashSet::new(),
        };
        let mut found = Vec::new();
        library.find_platforms(&mut found);
        library.find_includes(&mut found);
        (library, found)
    }

    fn find_platforms(&mut self, found: &mut Vec<Diagnostic>) {
        for (index, file) in self.files.iter().enumerate() {
            for platform in platforms_in(file) {
                let name = &platform.name;
                let Some(&first) = self.platforms.get(name.text.as_str()) else {
                    self.platforms.insert(&name.text, index);
                    continue;
                };
                let earlier = self.files.get(first).and_then(|file| platforms_in(file).next());
                let message = Check::DuplicatePlatform { name: name.text.clone() }.into();
                let diagnostic = Diagnostic::error(Code::DuplicateName, name.span, message);
                found.push(match earlier {
                    Some(earlier) => diagnostic.label(earlier.name.span, Check::FirstHere.into()),
                    None => diagnostic,
                });
            }
        }
    }

    fn find_includes(&mut self, found: &mut Vec<Diagnostic>) {
        for (index, file) in self.files.iter().enumerate() {
            let names = file.items.iter().filter_map(|item| match item {
                ast::Item::Include(name) => Some(name),
                _ => None,
            });
            for name in names {
                match self.included(index, &name.text) {
                    Some(target) if self.platform_of(target).is_none() => {
                        if let Some(list) = self.includes.get_mut(index) {
                            list.push(target);
                        }
                    }
                    Some(_) => {
                        found.push(included_platform(name));
                        self.is_missing_something(index);
                    }
                    None => {
                        found.push(self.unknown_include(name, index));
                        self.is_missing_something(index);
                    }
                }
            }
        }
    }

    fn is_missing_something(&mut self, index: usize) {
        if let Some(flag) = self.incomplete.get_mut(index) {
            *flag = true;
        }
    }

    /// The file that `include NAME` means: one in the same folder before any other, then one of the same origin.
    fn included(&self, from: usize, name: &str) -> Option<usize> {
        let candidates = self.by_stem.get(name)?;
        let here = &self.sources.file(self.files.get(from)?.id);
        let rank = |&&index: &&usize| {
            let there = self.files.get(index).map(|file| self.sources.file(file.id));
            there.map_or((true, true), |there| {
                (folder(&there.name) != folder(&here.name), there.built_in != here.built_in)
            })
        };
        candidates.iter().min_by_key(rank).copied()
    }

    fn unknown_include(&self, name: &ast::Name, from: usize) -> Diagnostic {
        let others = self.stems.iter().enumerate().filter(|&(index, _)| index != from).map(|(_, stem)| stem.as_str());
        let diagnostic = Diagnostic::error(
            Code::UnknownInclude,
            name.span,
            Check::UnknownInclude { name: name.text.clone() }.into(),
        );
        match nearest(&name.text, others) {
            Some(near) => diagnostic.saying(Check::DidYouMean { name: near.to_owned() }.into()).fix(name.span, near),
            None => diagnostic.help(Check::IncludeIsBeside { name: name.text.clone() }.into()),
        }
    }

    /// Remembers the platforms that need themselves: nothing of them is looked into.
    pub(super) fn entangle(&mut self, platforms: HashSet<usize>) {
        self.in_a_circle = platforms;
    }

    /// The file at a position. Positions come from this library.
    #[allow(clippy::indexing_slicing, reason = "positions are made by this library, for this very list")]
    pub(super) fn file(&self, index: usize) -> &'a ast::File {
        &self.files[index]
    }

    /// The platform a file describes.
    pub(super) fn platform_of(&self, index: usize) -> Option<&'a ast::Platform> {
        self.files.get(index).and_then(|file| platforms_in(file).next())
    }

    /// The file that describes the platform of an id.
    pub(super) fn platform(&self, id: &str) -> Option<usize> {
        self.platforms.get(id).copied()
    }

    /// The `uses` items of a platform's files, with their names.
    pub(super) fn uses(&self, root: usize) -> impl Iterator<Item = &'a ast::Uses> {
        self.unit(root).into_iter().flat_map(|file| &self.file(file).items).filter_map(|item| match item {
            ast::Item::Uses(uses) => Some(uses),
            _ => None,
        })
    }

    /// Does a platform need itself by way of others? Then it is reported, and nothing of it is looked into.
    pub(super) fn is_in_a_circle(&self, root: usize) -> bool {
        self.in_a_circle.contains(&root)
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// A file and all that it includes, itself first.
    pub(super) fn unit(&self, root: usize) -> Vec<usize> {
        let mut seen = HashSet::new();
        let mut order = Vec::new();
        let mut waiting = vec![root];
        while let Some(file) = waiting.pop() {
            if seen.insert(file) {
                order.push(file);
                waiting.extend(self.includes.get(file).into_iter().flatten().rev());
            }
        }
        order
    }

    /// Does a file include one that is not there? Then names it does not know may stand in that one.
    pub(super) fn is_incomplete(&self, file: usize) -> bool {
        self.unit(file).iter().any(|&file| self.incomplete.get(file).copied().unwrap_or(false))
    }

    /// The files to begin a run at: the platforms, then those that nobody includes.
    pub(super) fn roots(&self) -> Vec<usize> {
        let platforms: Vec<usize> = (0..self.files.len()).filter(|&file| self.platform_of(file).is_some()).collect();
        let included: HashSet<usize> = self.includes.iter().flatten().copied().collect();
        let alone = (0..self.files.len()).filter(|file| !included.contains(file));
        let mut covered: HashSet<usize> = platforms.iter().flat_map(|&root| self.unit(root)).collect();
        let mut roots = platforms;
        for root in alone.chain(0..self.files.len()) {
            if !covered.contains(&root) {
                covered.extend(self.unit(root));
                roots.push(root);
            }
        }
        roots.sort_unstable();
        roots
    }
}

fn platforms_in(file: &ast::File) -> impl Iterator<Item = &ast::Platform> {
    file.items.iter().filter_map(|item| match item {
        ast::Item::Platform(platform) => Some(platform),
        _ => None,
    })
}

fn included_platform(name: &ast::Name) -> Diagnostic {
    let message = Check::IncludeOfPlatform { name: name.text.clone() }.into();
    let help = Check::UsesInstead { name: name.text.clone() }.into();
    Diagnostic::error(Code::MisplacedEntry, name.span, message).help(help)
}

/// The place of a file's first line, for what concerns the whole file.
pub(super) fn top_of(file: &ast::File) -> Span {
    Span::new(file.id, 0..0)
}

fn folder(name: &str) -> &str {
    name.rfind(['/', '\\']).and_then(|at| name.get(..at)).unwrap_or("")
}

fn stem(name: &str) -> &str {
    let file = name.rfind(['/', '\\']).and_then(|at| name.get(at + 1..)).unwrap_or(name);
    file.strip_suffix(".adieu").unwrap_or(file)
}
