//! From account files to facts: reads the files, loads the rules of the platforms that they name, reads the facts.

use std::path::{Path, PathBuf};

use adieu::diagnostic::Diagnostic;
use adieu::facts::{Account, AccountFile, Document, Format, Located, not_yet_happened};
use adieu::messages::Cli;
use adieu::moment::Day;
use adieu::outcome::FactPath;
use adieu::rules::{Rules, built_in_platform_called, built_in_platforms};
use adieu::source::{FileId, SourceMap, Span};

use super::clock::Asked;
use super::exit::Exit;
use super::files;
use super::load;
use super::terminal::Terminal;

/// What is to be read, and how.
pub struct Wanted<'a> {
    /// Account files; `-` is standard input.
    pub files: &'a [PathBuf],
    /// The format of standard input, if its text is not to show it.
    pub from: Option<Format>,
    /// `wechat.pay=closed`
    pub set: &'a [String],
    /// Only this platform's account.
    pub platform: Option<&'a str>,
    /// Rule files besides the built-in ones.
    pub rules: &'a [PathBuf],
}

/// Account files, read, and the rules for them.
pub struct Accounts {
    /// The rules; all texts are in their sources.
    pub rules: Rules,
    /// The files, each with its accounts.
    pub files: Vec<(Document, AccountFile)>,
    /// The only platform that counts, if one was named.
    pub only: Option<String>,
    standard_input: Option<FileId>,
}

impl Accounts {
    /// Reads everything. What is wrong is printed, and nothing is judged.
    pub fn load(wanted: &Wanted, today: Day, terminal: &Terminal) -> Result<Accounts, Exit> {
        Accounts::load_with(wanted, &[], today, terminal)
    }

    /// The same, with the rules of further platforms, by what people call them.
    pub fn load_with(wanted: &Wanted, platforms: &[String], today: Day, terminal: &Terminal) -> Result<Accounts, Exit> {
        let inputs = wanted.files.iter().chain(wanted.rules).filter(|path| path.as_os_str() == "-");
        if inputs.count() > 1 {
            return Err(terminal.refuse([Cli::StandardInputTwice]));
        }
        let mut sources = SourceMap::new();
        let documents = documents(wanted, &mut sources, terminal)?;
        let rules = rules(wanted, &documents, platforms, sources, terminal)?;
        let only = only(wanted, &rules, terminal)?;
        let known: Vec<&str> = built_in_platforms().collect();
        let mut found = Vec::new();
        let mut files = Vec::with_capacity(documents.len());
        for document in documents {
            let (file, diagnostics) = document.facts(&rules.sources, &rules.base, &known, today);
            found.extend(diagnostics);
            files.push((document, file));
        }
        let standard_input = files.iter().zip(wanted.files).find(|(_, path)| path.as_os_str() == "-");
        let standard_input = standard_input.map(|((document, _), _)| document.file());
        let mut accounts = Accounts { rules, files, only, standard_input };
        // Before anything is drawn, be it a mistake in the file.
        let private: Vec<Span> = accounts.files.iter().flat_map(|(_, file)| file.sensitive.iter().copied()).collect();
        accounts.rules.sources.hide(private);
        if found.iter().any(Diagnostic::is_error) {
            load::tell(&found, &accounts.rules.sources, terminal);
            return Err(Exit::NotJudged);
        }
        accounts.warn(found, terminal);
        Ok(accounts)
    }

    /// The accounts that count, in the order of files and of each file, with their document.
    pub fn iter(&self) -> impl Iterator<Item = (&Document, &Account)> {
        let all =
            self.files.iter().flat_map(|(document, file)| file.accounts.iter().map(move |account| (document, account)));
        all.filter(|(_, account)| {
            let program = self.rules.base.programs.get(account.program);
            self.only.is_none() || program.map(|program| &program.platform.id) == self.only.as_ref()
        })
    }

    /// The name of a file as it was typed; nothing for standard input.
    pub fn name_of(&self, document: &Document) -> Option<&str> {
        let name = self.rules.sources.file(document.file()).name.as_str();
        (Some(document.file()) != self.standard_input).then_some(name)
    }

    /// Finds where the facts of an account stand.
    pub fn places<'a>(
        &'a self,
        document: &'a Document,
        account: &Account,
    ) -> impl Fn(&FactPath) -> Option<Located> + use<'a> {
        let program = self.rules.base.programs.get(account.program);
        let id = program.map_or("", |program| program.platform.id.as_str());
        move |fact| document.locate(id, fact)
    }

    /// Warns of facts whose day is still to come at the moment.
    pub fn warn_of_the_future(&self, asked: Asked, terminal: &Terminal) {
        let mut found = Vec::new();
        for (document, account) in self.iter() {
            if let Some(program) = self.rules.base.programs.get(account.program) {
                let ahead = not_yet_happened(program, &account.facts, asked.of(program));
                found.extend(ahead.iter().map(|fact| fact.diagnostic(program, document)));
            }
        }
        self.warn(found, terminal);
    }

    fn warn(&self, found: Vec<Diagnostic>, terminal: &Terminal) {
        if !found.is_empty() {
            load::tell(&found, &self.rules.sources, terminal);
            terminal.note("\n");
        }
    }
}

/// The documents of all files, with the assignments of `--set`.
fn documents(wanted: &Wanted, sources: &mut SourceMap, terminal: &Terminal) -> Result<Vec<Document>, Exit> {
    let (mut documents, mut found) = (Vec::new(), Vec::new());
    for path in wanted.files {
        if let Some(answer) = redirected(path) {
            terminal.say(answer);
            return Err(Exit::NotJudged);
        }
        match files::read(path, files::Kind::Accounts) {
            Ok(text) => {
                let name = if path == Path::new("-") { terminal.words(Cli::StandardInput) } else { name_of(path) };
                let format = if path == Path::new("-") { wanted.from } else { Format::of_name(&name).or(wanted.from) };
                let file = sources.add(name, text);
                let (mut document, diagnostics) = Document::parse(sources, file, format);
                found.extend(diagnostics);
                found.extend(document.set(sources, wanted.set));
                documents.push(document);
            }
            Err(diagnostic) => found.push(diagnostic),
        }
    }
    if found.iter().any(Diagnostic::is_error) {
        load::tell(&found, sources, terminal);
        return Err(Exit::NotJudged);
    }
    Ok(documents)
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Rule files and folders are for other verbs.
fn redirected(path: &Path) -> Option<Cli> {
    let file = files::shown(path);
    if path.is_dir() {
        Some(Cli::FolderAsAccount { file })
    } else if files::is_rule_file(path) && path.exists() {
        Some(Cli::NotAnAccountFile { file })
    } else {
        None
    }
}

/// The rules of every platform that the documents name, and of no other.
fn rules(
    wanted: &Wanted,
    documents: &[Document],
    others: &[String],
    sources: SourceMap,
    terminal: &Terminal,
) -> Result<Rules, Exit> {
    let others = others.iter().map(String::as_str);
    let keys = documents.iter().flat_map(Document::platform_keys).map(|(key, _)| key);
    let mut platforms: Vec<&str> =
        keys.chain(wanted.platform).chain(others).filter_map(built_in_platform_called).collect();
    platforms.sort_unstable();
    platforms.dedup();
    load::rules(sources, &platforms, wanted.rules, terminal)
}

/// The id of the platform that `-p` names.
fn only(wanted: &Wanted, rules: &Rules, terminal: &Terminal) -> Result<Option<String>, Exit> {
    let Some(called) = wanted.platform else { return Ok(None) };
    let loaded = rules.platform_called(called).map(|program| program.platform.id.clone());
    match loaded.or_else(|| built_in_platform_called(called).map(str::to_owned)) {
        Some(id) => Ok(Some(id)),
        None => Err(load::no_rules_for(called, terminal)),
    }
}
