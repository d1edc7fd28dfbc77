//! The file that an interview keeps its answers in: read if it is there, completed, and never half written.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use adieu::diagnostic::Code;
use adieu::facts::{Account, AccountFile, Document, Facts, Format, merge, write};
use adieu::messages::{Cli, Language, Words};
use adieu::moment::Day;
use adieu::program::{Base, Program};
use adieu::rules::Rules;
use adieu::value::Value;

use super::files;

/// Where answers are kept.
pub struct Answers {
    path: PathBuf,
    /// What the file held when it was last read or written; `None` while there is no file.
    text: Option<String>,
    document: Option<Document>,
    file: AccountFile,
    /// The file does not say yet what it shall say.
    behind: bool,
}

/// The account file as it stands in commands ready to paste.
#[derive(Clone, Debug)]
pub struct Command {
    /// Its name.
    pub file: String,
    /// The name with what else was typed: `me.yaml --on 2026-11-20`.
    pub with_options: String,
}

impl Answers {
    /// What a document says, to be completed; `text` is what the file holds, if it is there.
    pub fn completing(path: PathBuf, text: Option<String>, document: Document, file: AccountFile) -> Answers {
        let behind = text.is_none();
        Answers { path, text, document: Some(document), file, behind }
    }

    /// A file that is still to be written.
    pub fn new(path: PathBuf) -> Answers {
        Answers { path, text: None, document: None, file: AccountFile::default(), behind: true }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How commands about it are typed.
    pub fn command(&self, on: &Option<String>) -> Command {
        let file = files::shown(&self.path);
        let on = on.as_ref().map(|on| format!(" --on {on}"));
        Command { with_options: format!("{file}{}", on.unwrap_or_default()), file }
    }

    /// The day of its answers, if it has one.
    pub fn day(&self) -> Option<Day> {
        self.file.as_of
    }

    /// From now on they are of this day, or of a later one that they have already.
    pub fn date(&mut self, day: Day) {
        self.file.as_of = self.file.as_of.max(Some(day));
    }

    /// Does the file say all that it shall say, and does it hold the account of these rules?
    pub fn are_kept(&self, program: usize) -> bool {
        !self.behind && self.file.accounts.iter().any(|account| account.program == program)
    }

    /// The accounts that anything is known of, with the platforms' names; without their rules if these are not loaded.
    pub fn accounts(&self, rules: &Rules) -> Vec<(Option<usize>, Words)> {
        let knows = |values: &[Value]| values.iter().any(|value| !value.is_unknown());
        let known = self.file.accounts.iter().filter(|Account { facts, .. }| knows(&facts.account) || knows(&facts.me));
        let known = known.filter_map(|account| {
            let program = rules.base.programs.get(account.program)?;
            Some((Some(account.program), program.platform.title.clone()))
        });
        let keys = self.document.iter().flat_map(Document::platform_keys).map(|(key, _)| key);
        let loaded = |key: &&str| rules.base.programs.iter().any(|program| program.platform.id == *key);
        let others = keys.filter(|key| !loaded(key)).map(|key| (None, Words::of(key, key)));
        known.chain(others).collect()
    }

    /// Nothing of what was known holds any more.
    pub fn forget(&mut self, rules: &Rules) {
        self.behind = true;
        for account in &mut self.file.accounts {
            if let Some(program) = rules.base.programs.get(account.program) {
                account.facts = Facts::unknown(program);
            }
        }
    }

    /// Can anything be kept there? Better found out before the first question than after the first answer.
    ///
    /// # Errors
    /// The sentence that says why not.
    pub fn can_be_kept(&self) -> Result<(), Cli> {
        let (_, beside) = beside(&self.path);
        private(&beside)
            .and_then(|_| fs::remove_file(&beside))
            .map_err(|error| Cli::CannotWrite { file: files::shown(&self.path), reason: error.to_string() })
    }

    /// What was said about the person for another account need not be asked again.
    pub fn recall(&self, program: &Program, facts: &mut Facts, base: &Base) {
        for account in &self.file.accounts {
            let Some(other) = base.programs.get(account.program) else { continue };
            let known = other.layout(Program::ME).fields.iter().zip(&account.facts.me);
            for (field, value) in known.filter(|(_, value)| !value.is_unknown()) {
                let path: Vec<&str> = field.path.iter().map(String::as_str).collect();
                let same = program.layout(Program::ME).find(&path).filter(|(_, own)| own.kind == field.kind);
                if let Some(place) =
                    same.and_then(|(slot, _)| facts.me.get_mut(slot)).filter(|place| place.is_unknown())
                {
                    *place = value.clone();
                }
            }
        }
    }

    /// Keeps what is known of one account.
    ///
    /// # Errors
    /// The sentence that says why it cannot be written.
    pub fn save(&mut self, program: usize, facts: &Facts, rules: &Rules, language: Language) -> Result<(), Cli> {
        match self.file.accounts.iter_mut().find(|account| account.program == program) {
            Some(account) => account.facts = facts.clone(),
            None => self.file.accounts.push(Account { program, facts: facts.clone() }),
        }
        self.write(rules, language)
    }

    /// Writes the file.
    ///
    /// # Errors
    /// The sentence that says why it cannot be written.
    pub fn write(&mut self, rules: &Rules, language: Language) -> Result<(), Cli> {
        let name = self.path.to_string_lossy();
        let format = self.document.as_ref().map(Document::format).or(Format::of_name(&name)).unwrap_or(Format::Yaml);
        let text = match &self.document {
            Some(document) => merge(&rules.base, &self.file, document, &rules.sources, format, language),
            None => write(&rules.base, &self.file, format, language),
        };
        let mark = self.refuse_if_changed()?;
        replace(&self.path, &format!("{mark}{text}"))
            .map_err(|error| Cli::CannotWrite { file: files::shown(&self.path), reason: error.to_string() })?;
        self.text = Some(text);
        self.behind = false;
        Ok(())
    }

    /// Somebody else may have written the file since: it is theirs then. Gives the byte order mark of the file, which
    /// stays; what was read before is without.
    fn refuse_if_changed(&self) -> Result<&'static str, Cli> {
        let now = match files::read(&self.path, files::Kind::Accounts) {
            Ok(text) => Some(text),
            Err(problem) if problem.code == Code::CannotRead && !self.path.exists() => None,
            Err(_) => return Err(Cli::ChangedMeanwhile { file: files::shown(&self.path) }),
        };
        let Some(now) = now else { return Ok("") };
        let (mark, now) = now.strip_prefix('\u{feff}').map_or(("", now.as_str()), |now| ("\u{feff}", now));
        match self.text.as_deref() {
            Some(text) if text == now => Ok(mark),
            _ => Err(Cli::ChangedMeanwhile { file: files::shown(&self.path) }),
        }
    }
}

/// Writes beside the file and puts that in its place, so that at any moment the whole old or the whole new text is
/// there. Nobody but the owner may read it.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let (path, beside) = beside(path);
    let written = private(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let replaced = written.and_then(|()| fs::rename(&beside, &path));
    if replaced.is_err() {
        // It is the first error that counts.
        let _ = fs::remove_file(&beside);
    }
    replaced
}

/// Where a file is, and where its next text is written first.
fn beside(path: &Path) -> (PathBuf, PathBuf) {
    // A link stays a link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = files::folder_of(&path).join(format!(".{name}.{}.new", std::process::id()));
    (path, beside)
}

/// A new file that only its owner may read.
fn private(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
