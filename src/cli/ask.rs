//! `adieu ask`: leads an interview, keeps the answers, ends in the report. Questions go to standard error, so that the
//! report alone is the result.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use adieu::diagnostic::Diagnostic;
use adieu::facts::{Account, Facts};
use adieu::interview::{Interview, Reply};
use adieu::messages::{self, Cli};
use adieu::moment::Day;
use adieu::outcome::{FactPath, Outcome};
use adieu::program::Program;
use adieu::report::account::changes;
use adieu::report::judged::Judged;
use adieu::report::layout::unkept;
use adieu::report::phrase::Wording;
use adieu::rules::{Rules, built_in_platform_called};
use adieu::source::SourceMap;

use super::accounts::{Accounts, Wanted};
use super::answers::Answers;
use super::args::{Ask, Eval, OutputFormat};
use super::clock::{Asked, Clock};
use super::dialog;
use super::eval;
use super::exit::Exit;
use super::files;
use super::interrupt::{Farewell, Interrupt};
use super::load;
use super::terminal::Terminal;

/// Asks, and prints the report.
pub fn run(args: Ask, terminal: &Terminal, clock: Clock) -> Exit {
    let led = lead(&args, terminal, clock);
    match led {
        Ok(Ended::Answered(file)) => eval::run(report_of(file, args), terminal, clock),
        Ok(Ended::Interrupted(exit)) | Err(exit) => exit,
    }
}

/// How an interview ended.
enum Ended {
    /// Nothing is left to ask; the answers are in this file.
    Answered(PathBuf),
    /// Nobody answers any more.
    Interrupted(Exit),
}

/// The file of several platforms, if no other one is named.
const SEVERAL: &str = "me.yaml";

/// The report of an account file.
fn report_of(file: PathBuf, args: Ask) -> Eval {
    Eval {
        files: vec![file],
        platform: args.platform,
        on: args.on,
        set: Vec::new(),
        why: None,
        quiet: false,
        rules: args.rules,
        format: OutputFormat::Human,
        from: None,
    }
}

fn lead(args: &Ask, terminal: &Terminal, clock: Clock) -> Result<Ended, Exit> {
    let asked = clock.asked(args.on.as_deref()).map_err(|problem| terminal.refuse(problem))?;
    let mut session = Session::open(args, terminal, clock.today())?;
    session.answers.can_be_kept().map_err(|problem| terminal.refuse([problem]))?;
    let interrupt = Interrupt::new();
    for account in std::mem::take(&mut session.queue) {
        if let Some(exit) = session.interview(account, asked, &interrupt, terminal)? {
            return Ok(Ended::Interrupted(exit));
        }
    }
    interrupt.disarm();
    terminal.note("\n");
    Ok(Ended::Answered(session.answers.path().to_owned()))
}

/// The rules, the file, and the accounts to ask about.
struct Session {
    rules: Rules,
    answers: Answers,
    queue: Vec<Account>,
    today: Day,
    /// Questions about the person that nobody could answer: they are asked once for all platforms.
    unanswered: Vec<FactPath>,
    /// Nothing was asked yet.
    first: bool,
}

impl Session {
    fn open(args: &Ask, terminal: &Terminal, today: Day) -> Result<Session, Exit> {
        for target in &args.targets {
            let path = Path::new(target);
            if built_in_platform_called(target).is_none() && files::is_rule_file(path) && path.exists() {
                return Err(terminal.refuse([Cli::RuleFileToAsk { file: files::shown(path) }]));
            }
        }
        match args.targets.as_slice() {
            [file] if is_file(file) => {
                let from = Path::new(file);
                let to = args.output.as_deref().unwrap_or(from);
                if to != from && to.exists() {
                    return Err(terminal.refuse([Cli::ExistsAlready { file: files::shown(to) }]));
                }
                Session::complete(args, from, to, args.platform.as_slice(), terminal, today)
            }
            targets => match targets.iter().find(|target| is_file(target)) {
                Some(file) => Err(terminal.refuse([Cli::OneFileOrPlatforms { file: files::shown(Path::new(file)) }])),
                None => Session::of_platforms(args, terminal, today),
            },
        }
    }

    /// Asks about platforms, in a file that may be there already.
    fn of_platforms(args: &Ask, terminal: &Terminal, today: Day) -> Result<Session, Exit> {
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
            return Session::complete(args, &file, &file, &ids, terminal, today);
        }
        let queue = ids.iter().flat_map(|id| queued(&rules, id, &[])).collect();
        Ok(Session { rules, answers: Answers::new(file), queue, today, unanswered: Vec::new(), first: true })
    }

    /// Goes on with a file that is there already.
    fn complete(
        args: &Ask,
        from: &Path,
        to: &Path,
        platforms: &[String],
        terminal: &Terminal,
        today: Day,
    ) -> Result<Session, Exit> {
        let from = from.to_owned();
        let platform = match platforms {
            [only] => Some(only.as_str()),
            _ => None,
        };
        let wanted = Wanted { files: std::slice::from_ref(&from), from: None, set: &[], platform, rules: &args.rules };
        let accounts = Accounts::load_with(&wanted, platforms, today, terminal)?;
        let known: Vec<Account> = accounts.iter().map(|(_, account)| account.clone()).collect();
        let rules = accounts.rules;
        let queue = match (accounts.only.as_ref(), platforms) {
            (Some(id), _) => queued(&rules, id, &known),
            (None, []) => known,
            (None, ids) => ids.iter().flat_map(|id| queued(&rules, id, &known)).collect(),
        };
        let (document, file) = accounts.files.into_iter().next().ok_or(Exit::NotJudged)?;
        let known = (from == to).then(|| rules.sources.file(document.file()).text.clone());
        let answers = Answers::completing(to.to_owned(), known, document, file);
        Ok(Session { rules, answers, queue, today, unanswered: Vec::new(), first: true })
    }

    /// Leads one interview to its end; tells how the program ends if nobody answers any more.
    fn interview(
        &mut self,
        mut account: Account,
        asked: Asked,
        interrupt: &Interrupt,
        terminal: &Terminal,
    ) -> Result<Option<Exit>, Exit> {
        let Session { rules, answers, today, unanswered, first, .. } = self;
        let Some(program) = rules.base.programs.get(account.program) else { return Ok(None) };
        let fail = |diagnostic: Box<Diagnostic>| {
            load::tell(&[*diagnostic], &rules.sources, terminal);
            Exit::NotJudged
        };
        let moment = asked.of(program);
        answers.recall(program, &mut account.facts, &rules.base);
        let interview = Interview::new(&rules.base, program, account.facts, moment, *today).map_err(fail)?;
        let mut interview = interview.after(unanswered);
        dialog::begin(&interview, program, answers.path(), std::mem::take(first), terminal);
        let mut told = (interview.facts(), interview.outcome().clone());
        let mut input = std::io::stdin().lock().split(b'\n');
        *interrupt.hold() = Some(farewell(&interview, rules, answers.path(), terminal));
        let mut shown = None;
        while let Some(prompt) = interview.prompt() {
            if shown.as_ref() != Some(&prompt) {
                dialog::show(&prompt, terminal);
            }
            dialog::point(terminal);
            let Some(Ok(typed)) = input.next() else {
                return Ok(Some(dialog::end(&farewell(&interview, rules, answers.path(), terminal), terminal)));
            };
            let Ok(line) = String::from_utf8(typed) else {
                dialog::reply(&Reply::Again(messages::Interview::NotUtf8), program, &rules.sources, terminal);
                shown = Some(prompt);
                continue;
            };
            let line = line.trim_end_matches('\r');
            dialog::echo(line, terminal);
            let before = interview.facts();
            let reply = interview.answer(line).map_err(fail)?;
            // Kept before it is told, so that what was told is never lost.
            if interview.facts() != before {
                let mut held = interrupt.hold();
                let saved = answers.save(account.program, &interview.facts(), *today, rules, terminal.language());
                saved.map_err(|problem| terminal.refuse([problem]))?;
                *held = Some(farewell(&interview, rules, answers.path(), terminal));
            }
            dialog::reply(&reply, program, &rules.sources, terminal);
            // After a wrong answer, or a reason, the question still stands above.
            shown = (!matches!(reply, Reply::Taken { .. })).then_some(prompt);
            if let Reply::Taken { day } = reply {
                let now = (interview.facts(), interview.outcome().clone());
                tell_change(&told, &now, day, &interview, rules, terminal);
                if !interview.is_within_element() {
                    told = now;
                }
            }
        }
        let saved = answers.save(account.program, &interview.facts(), *today, rules, terminal.language());
        saved.map_err(|problem| terminal.refuse([problem]))?;
        unanswered.extend(interview.unanswered().cloned());
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

/// What is known, and what it comes to.
type Known = (Facts, Outcome);

/// Says how an answer was understood, and, once an element is described, what it changed.
fn tell_change(told: &Known, now: &Known, day: Option<Day>, interview: &Interview, rules: &Rules, terminal: &Terminal) {
    let before = wording(interview.program(), told, rules, terminal);
    let after = wording(interview.program(), now, rules, terminal);
    let day = day.map(|day| after.full_day(day));
    let changes = if interview.is_within_element() { Vec::new() } else { changes(&before, &after) };
    dialog::changed(day, &changes, terminal);
}

/// The words for what is known so far.
fn wording<'a>(program: &'a Program, known: &'a Known, rules: &'a Rules, terminal: &Terminal) -> Wording<'a> {
    let judged = Judged { base: &rules.base, program, facts: &known.0, outcome: &known.1, locate: &|_| None };
    Wording::new(judged, &rules.sources, terminal.language(), None)
}

/// Does the target mean a file, be it there or not?
fn is_file(target: &str) -> bool {
    let path = Path::new(target);
    built_in_platform_called(target).is_none()
        && (files::is_account_file(path) || path.is_file() || target.contains(['/', '\\']))
}

/// What to say if somebody ends the interview now.
fn farewell(interview: &Interview, rules: &Rules, file: &Path, terminal: &Terminal) -> Farewell {
    let exit = Exit::of(interview.outcome().verdict);
    let file = files::shown(file);
    let saved = match interview.answers() {
        0 => return Farewell { text: terminal.words(messages::Interview::SavedNothing) + "\n", exit },
        1 => messages::Interview::SavedOne { file: file.clone() },
        count => messages::Interview::Saved { count, file: file.clone() },
    };
    let known = (interview.facts(), interview.outcome().clone());
    let words = wording(interview.program(), &known, rules, terminal);
    let so_far = messages::Interview::SoFar { answer: unkept(&words.answer_line()) };
    let lines = [saved, so_far, messages::Interview::GoOn { file }];
    Farewell { text: lines.map(|line| dialog::wrapped(&terminal.words(line), terminal)).concat(), exit }
}
