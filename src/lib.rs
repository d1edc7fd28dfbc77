//! adieu: may this account be deleted, and if not, what has to happen first, and when?
//!
//! Rule files say under which conditions a platform deletes an account; an account file says what a person knows about
//! theirs. From both texts and a moment comes an [`Outcome`](outcome::Outcome), with every reason as data:
//!
//! ```
//! use adieu::facts::Document;
//! use adieu::moment::{Day, Moment};
//! use adieu::program::Verdict;
//! use adieu::report::findings::Findings;
//! use adieu::rules::RuleFiles;
//! use adieu::source::SourceMap;
//! use adieu::verdict::evaluate;
//! # use adieu::messages::Language;
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut sources = SourceMap::new();
//! let file = sources.add("me.yaml", "wechat: { state: normal, pay: open }");
//! let (document, mut problems) = Document::parse(&sources, file, None);
//!
//! let rules = RuleFiles::with(sources).built_in("wechat").parse().check();
//! let today = Day::new(2026, 11, 20).ok_or("no such day")?;
//! let (accounts, more) = document.facts(&rules.sources, &rules.base, &[], today);
//! problems.extend(more);
//! // What is wrong becomes one error, which is a `miette::Diagnostic` too.
//! let wrong = |problems| Findings::new(rules.sources.clone().into(), problems, Language::En);
//! if problems.iter().any(|problem| problem.is_error()) {
//!     return Err(wrong(problems).into());
//! }
//!
//! for account in &accounts.accounts {
//!     let program = &rules.base.programs[account.program];
//!     let outcome = evaluate(&rules.base, program, &account.facts, Moment::Day(today));
//!     let outcome = outcome.map_err(|problem| wrong(vec![*problem]))?;
//!     assert_eq!(outcome.verdict, Verdict::Blocked); // WeChat Pay must be closed first
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`report`] puts outcomes into words and JSON, [`interview`] asks for what is missing, [`suite`] runs the tests of rule
//! files, [`handbook`] tells what a diagnostic means. Nothing here prints, exits, or reads a clock, the environment or a
//! terminal. The modules are listed in the order in which data flows; each uses only those above it.

pub mod near;
pub mod source;
pub mod truth;
pub mod value;
pub mod moment;
#[macro_use]
pub mod messages;
pub mod diagnostic;
pub mod syntax;
pub mod program;
pub mod check;
pub mod rules;
pub mod outcome;
pub mod facts;
pub mod eval;
pub mod explain;
pub mod verdict;
pub mod suite;
pub mod interview;
pub mod report;
pub mod handbook;
