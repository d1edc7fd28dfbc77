//! What `adieu ask` begins with: the rules, the file that answers are kept in, the accounts to ask about, and the day
//! that the answers count for.

use std::path::{Path, PathBuf};

use adieu::facts::{Account, Facts};
use adieu::interview::standing::{self, Standing};
use adieu::messages::{self, Cli, Language, Words};
use adieu::moment::Day;
use adieu::outcome::FactPath;
use adieu::report::phrase::plain_day;
use adieu::rules::{Rules, built_in_platform_called};
use adieu::source::SourceMap;

use super::accounts::{Accounts, Wanted};
use super::answers::Answers;
use super::args::Ask;
use super::clock::{Asked, Clock};
use super::dialog::{self, Typed};
use super::exit::Exit;
use super::files;
use super::interrupt::{Farewell, Interrupt};
use super::load;
use super::terminal::Terminal;

/// The rules, the file, and the accounts to ask about.
pub struct Session {
    pub rules: Rules,
    pub answers: Answers,
    pub queue: Vec<Account>,
    /// The day of the new answers.
    pub today: Day,
    /// `--on`, for commands ready to paste.
    pub on: Option<String>,
    /// Questions about the person that nobody could answer: they are asked once for all platforms.
    pub unanswered: Vec<FactPath>,
    /// Nothing was asked yet.
    pub first: bool,
}

/// The file of several platforms, if no other one is named.
const SEVERAL: &str = "me.yaml";

impl Session {
    pub fn open(args: &Ask, terminal: &Terminal, asked: Asked, clock: Clock) -> Result<Session, Exit> {
        for target in &args.targets {
            let path = Path::new(target);
            if built_in_platform_called(target).is_none() && files::is_rule_file(path) && path.exists() {
                return Err(terminal.refuse([Cli::RuleFileToAsk { file: files::shown(path) }]));
            }
        }
        // Somebody who asks about a day to come answers today all the same.
        let today = asked.day().min(clock.today());
        let session = match args.targets.as_slice() {
            [file] if is_file(file) => {
                let from = Path::new(file);
                let to = args.output.as_deref().unwrap_or(from);
                if to != from && to.exists() {
                    return Err(terminal.refuse([Cli::ExistsAlready { file: files::shown(to) }]));
                }
                Session::complete(args, from, to, args.platform.as_slice(), terminal, (today, clock))
            }
            targets => match targets.iter().find(|target| is_file(target)) {
                Some(file) => Err(terminal.refuse([Cli::OneFileOrPlatforms { file: files::shown(Path::new(file)) }])),
                None => Session::of_platforms(args, terminal, (today, clock)),
            },
        };
        session.map(|session| Session { on: asked.written(), ..session })
    }

    /// Asks about platforms, in a file that may be there already.
    fn of_platforms(args: &Ask, terminal: &Terminal, (today, clock): (Day, Clock)) -> Result<Session, Exit> {
        let rules = load::platforms(SourceMap::new(), &args.targets, &args.rules, terminal)?;
        let called = |target: &String| rules.platform_called(target).map(|program| program.platform.id.clone());
        let mut ids: Vec<String> = Vec::new();
        for id in args.targets.iter().filter_map(called) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let file = match (&args.output, ids.as_slice()) {
            (Some(file), _) => file.clone(),
            (None, [id]) => PathBuf::from(format!("{id}.yaml")),
            (None, _) => PathBuf::from(SEVERAL),
        };
        if file.exists() {
            return Session::complete(args, &file, &file, &ids, terminal, (today, clock));
        }
        let queue = ids.iter().flat_map(|id| queued(&rules, id, &[])).collect();
        let answers = Answers::new(file);
        Ok(Session { rules, answers, queue, today, on: None, unanswered: Vec::new(), first: true })
    }

    /// Goes on with a file that is there already.
    fn complete(
        args: &Ask,
        from: &Path,
        to: &Path,
        platforms: &[String],
        terminal: &Terminal,
        (today, clock): (Day, Clock),
    ) -> Result<Session, Exit> {
        let from = from.to_owned();
        let platform = match platforms {
            [only] => Some(only.as_str()),
            _ => None,
        };
        let wanted = Wanted { files: std::slice::from_ref(&from), from: None, set: &[], platform, rules: &args.rules };
        let accounts = Accounts::load_with(&wanted, platforms, clock.today(), terminal)?;
        let known: Vec<Account> = accounts.iter().map(|(_, account)| account.clone()).collect();
        let rules = accounts.rules;
        let queue = match (accounts.only.as_ref(), platforms) {
            (Some(id), _) => queued(&rules, id, &known),
            (None, []) => known,
            (None, ids) => ids.iter().flat_map(|id| queued(&rules, id, &known)).collect(),
        };
        let (document, file) = accounts.files.into_iter().next().ok_or(Exit::NotJudged)?;
        let known = (from == to).then(|| rules.sources.file(document.file()).text.clone());
        let mut answers = Answers::completing(to.to_owned(), known, document, file);
        if answers.day().is_none() && !answers.accounts(&rules).is_empty() {
            // Without a day, answers are of today.
            answers.date(clock.today());
        }
        Ok(Session { rules, answers, queue, today, on: None, unanswered: Vec::new(), first: true })
    }

    /// Somebody elsewhere is told which day is called today.
    pub fn tell_day(&self, clock: Clock, terminal: &Terminal) {
        let mut told: Vec<&str> = Vec::new();
        for account in self.queue.iter().filter(|_| self.on.is_none()) {
            let Some(program) = self.rules.base.programs.get(account.program) else { continue };
            let zone = &program.platform.zone;
            let Some(day) = clock.other_day(zone).filter(|_| !told.contains(&zone.name())) else { continue };
            told.push(zone.name());
            let zone = match zone.name() {
                "Asia/Shanghai" => both(messages::Interview::InChina),
                name => Words::of(name, name),
            };
            terminal.say(messages::Interview::DaysElsewhere { zone, day: day_words(day) });
        }
        if !told.is_empty() {
            terminal.note("\n");
        }
    }

    /// Answers of an earlier day must not become answers of a later one unless somebody says that they hold on it. Tells
    /// how the program ends if nobody says, or if they do not hold and are not asked again now.
    pub fn settle_day(&mut self, interrupt: &Interrupt, terminal: &Terminal) -> Result<Option<Exit>, Exit> {
        let accounts = self.answers.accounts(&self.rules);
        let Some(of) = self.answers.day().filter(|day| *day < self.today && !accounts.is_empty()) else {
            self.answers.date(self.today);
            return Ok(None);
        };
        let exit = Exit::Undetermined;
        let nothing = Farewell { text: terminal.words(messages::Interview::SavedNothing) + "\n", exit };
        *interrupt.hold() = Some(nothing.clone());
        let names = joined(accounts.iter().map(|(_, name)| name));
        let (of, on) = (day_words(of), day_words(self.today));
        let prompt = standing::prompt(files::shown(self.answers.path()), names, of, on);
        dialog::show(&prompt, terminal);
        loop {
            let line = match dialog::typed(terminal) {
                Typed::Line(line) => line,
                Typed::NotUtf8 => {
                    dialog::told(messages::Interview::NotUtf8, terminal);
                    continue;
                }
                Typed::Nothing => return Ok(Some(dialog::end(&nothing, terminal))),
            };
            match standing::read(&line) {
                Standing::Hold => break,
                Standing::AskAgain => return self.ask_again(&accounts, terminal),
                Standing::Why => dialog::told(messages::Interview::WhyStillHold, terminal),
                Standing::NotUnderstood(problem) => dialog::told(problem, terminal),
            }
        }
        let _held = interrupt.hold();
        self.answers.date(self.today);
        let saved = self.answers.write(&self.rules, terminal.language());
        saved.map_err(|problem| terminal.refuse([problem]))?;
        terminal.note("\n");
        Ok(None)
    }

    /// Forgets what does not hold any more. What is not asked again now cannot be forgotten, nor can it stay.
    fn ask_again(&mut self, accounts: &[(Option<usize>, Words)], terminal: &Terminal) -> Result<Option<Exit>, Exit> {
        let asked = |program: &Option<usize>| self.queue.iter().any(|account| Some(account.program) == *program);
        let others: Vec<&Words> =
            accounts.iter().filter(|(program, _)| !asked(program)).map(|(_, name)| name).collect();
        if !others.is_empty() {
            let file = files::shown(self.answers.path());
            let accounts = joined(others);
            dialog::told(messages::Interview::AskAgainAll { file, accounts }, terminal);
            return Err(Exit::NotJudged);
        }
        for account in &mut self.queue {
            if let Some(program) = self.rules.base.programs.get(account.program) {
                account.facts = Facts::unknown(program);
            }
        }
        self.answers.forget(&self.rules);
        self.answers.date(self.today);
        terminal.note("\n");
        Ok(None)
    }
}

/// The accounts of a platform, or a new one.
fn queued(rules: &Rules, id: &str, known: &[Account]) -> Vec<Account> {
    let programs = rules.base.programs.iter().enumerate().filter(|(_, program)| program.platform.id == id);
    let accounts = programs.flat_map(|(at, program)| {
        let mut own: Vec<Account> = known.iter().filter(|account| account.program == at).cloned().collect();
        if own.is_empty() {
            own.push(Account { program: at, facts: Facts::unknown(program) });
        }
        own
    });
    accounts.collect()
}

/// Does the target mean a file, be it there or not?
fn is_file(target: &str) -> bool {
    let path = Path::new(target);
    built_in_platform_called(target).is_none()
        && (files::is_account_file(path) || path.is_file() || target.contains(['/', '\\']))
}

fn day_words(day: Day) -> Words {
    Words { en: plain_day(day, Language::En), zh: plain_day(day, Language::Zh) }
}

fn both(message: messages::Interview) -> Words {
    Words { en: message.text(Language::En), zh: message.text(Language::Zh) }
}

fn joined<'a>(names: impl IntoIterator<Item = &'a Words> + Clone) -> Words {
    let of = |language| names.clone().into_iter().map(|name| name.get(language)).collect::<Vec<_>>();
    Words { en: of(Language::En).join(", "), zh: of(Language::Zh).join("、") }
}
