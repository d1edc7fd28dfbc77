//! `adieu ask`: leads an interview, keeps the answers, ends in the report. Questions go to standard error, so that the
//! report alone is the result.

use std::path::{Path, PathBuf};

use adieu::diagnostic::Diagnostic;
use adieu::facts::{Account, Facts};
use adieu::interview::{Interview, Reply};
use adieu::messages::{self, Cli};
use adieu::moment::Day;
use adieu::report::judged::Judged;
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
}

impl Session {
    fn open(args: &Ask, terminal: &Terminal, today: Day) -> Result<Session, Exit> {
        let target = Path::new(&args.target);
        if built_in_platform_called(&args.target).is_none() && files::is_rule_file(target) && target.exists() {
            return Err(terminal.refuse([Cli::RuleFileToAsk { file: files::shown(target) }]));
        }
        if is_file(&args.target) {
            let to = args.output.as_deref().unwrap_or(target);
            if to != target && to.exists() {
                return Err(terminal.refuse([Cli::ExistsAlready { file: files::shown(to) }]));
            }
            return Session::complete(args, target, to, args.platform.as_deref(), terminal, today);
        }
        let (rules, id) = load::platform(SourceMap::new(), &args.target, &args.rules, terminal)?;
        let file = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{id}.yaml")));
        if file.exists() {
            return Session::complete(args, &file, &file, Some(&id), terminal, today);
        }
        let queue = rules.base.programs.iter().enumerate().filter(|(_, program)| program.platform.id == id);
        let queue = queue.map(|(at, program)| Account { program: at, facts: Facts::unknown(program) }).collect();
        Ok(Session { rules, answers: Answers::new(file), queue, today })
    }

    /// Goes on with a file that is there already.
    fn complete(
        args: &Ask,
        from: &Path,
        to: &Path,
        platform: Option<&str>,
        terminal: &Terminal,
        today: Day,
    ) -> Result<Session, Exit> {
        let from = from.to_owned();
        let wanted = Wanted { files: std::slice::from_ref(&from), from: None, set: &[], platform, rules: &args.rules };
        let accounts = Accounts::load(&wanted, today, terminal)?;
        let mut queue: Vec<Account> = accounts.iter().map(|(_, account)| account.clone()).collect();
        let programs = accounts.rules.base.programs.iter().enumerate();
        if queue.is_empty() {
            let missing = programs.filter(|(_, program)| Some(&program.platform.id) == accounts.only.as_ref());
            queue.extend(missing.map(|(at, program)| Account { program: at, facts: Facts::unknown(program) }));
        }
        let rules = accounts.rules;
        let (document, file) = accounts.files.into_iter().next().ok_or(Exit::NotJudged)?;
        let known = (from == to).then(|| rules.sources.file(document.file()).text.clone());
        Ok(Session { rules, answers: Answers::completing(to.to_owned(), known, document, file), queue, today })
    }

    /// Leads one interview to its end; tells how the program ends if nobody answers any more.
    fn interview(
        &mut self,
        mut account: Account,
        asked: Asked,
        interrupt: &Interrupt,
        terminal: &Terminal,
    ) -> Result<Option<Exit>, Exit> {
        let Session { rules, answers, today, .. } = self;
        let Some(program) = rules.base.programs.get(account.program) else { return Ok(None) };
        let fail = |diagnostic: Box<Diagnostic>| {
            load::tell(&[*diagnostic], &rules.sources, terminal);
            Exit::NotJudged
        };
        let moment = asked.of(program);
        answers.recall(program, &mut account.facts, &rules.base);
        let mut interview = Interview::new(&rules.base, program, account.facts, moment, *today).map_err(fail)?;
        dialog::begin(&interview, program, answers.path(), terminal);
        let mut input = std::io::stdin().lines();
        *interrupt.hold() = Some(farewell(&interview, rules, answers.path(), terminal));
        let mut shown = None;
        while let Some(prompt) = interview.prompt() {
            if shown.as_ref() != Some(&prompt) {
                dialog::show(&prompt, terminal);
            }
            dialog::point(terminal);
            let Some(Ok(line)) = input.next() else {
                return Ok(Some(dialog::end(&farewell(&interview, rules, answers.path(), terminal), terminal)));
            };
            dialog::echo(&line, terminal);
            let before = interview.facts();
            let reply = interview.answer(&line).map_err(fail)?;
            dialog::reply(&reply, program, &rules.sources, terminal);
            // After a wrong answer, or a reason, the question still stands above.
            shown = (!matches!(reply, Reply::Taken)).then_some(prompt);
            if interview.facts() != before {
                let mut held = interrupt.hold();
                let saved = answers.save(account.program, &interview.facts(), *today, rules, terminal.language());
                saved.map_err(|problem| terminal.refuse([problem]))?;
                *held = Some(farewell(&interview, rules, answers.path(), terminal));
            }
        }
        let saved = answers.save(account.program, &interview.facts(), *today, rules, terminal.language());
        saved.map_err(|problem| terminal.refuse([problem]))?;
        Ok(None)
    }
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
    let judged = Judged {
        base: &rules.base,
        program: interview.program(),
        facts: &interview.facts(),
        outcome: interview.outcome(),
        locate: &|_| None,
    };
    let words = Wording::new(judged, &rules.sources, terminal.language(), None);
    let so_far = messages::Interview::SoFar { answer: words.answer_line() };
    let lines = [saved, so_far, messages::Interview::GoOn { file }];
    Farewell { text: lines.map(|line| dialog::wrapped(&terminal.words(line), terminal)).concat(), exit }
}
