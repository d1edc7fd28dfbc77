//! adieu: may this account be deleted, and if not, what has to happen first, and when?
//!
//! Rules of a platform, what is known of an account, and a moment give a verdict with its reasons. From text to verdict:
//!
//! ```
//! use adieu::facts::{Document, Format};
//! use adieu::moment::{Day, Moment};
//! use adieu::program::Verdict;
//! use adieu::rules::RuleFiles;
//! use adieu::verdict::evaluate;
//!
//! let today = Day::new(2026, 11, 20).ok_or("no such day")?;
//! let mut rules = RuleFiles::new().built_in("wechat").parse().check();
//! assert!(!rules.has_errors());
//!
//! let text = r#"{ "wechat": { "state": "normal", "pay": "open", "pending_money": "no", "cards": 0,
//!     "admin_of": [], "authorized_apps": [],
//!     "security_changes": [{ "kind": "password", "on": "2026-11-15" }] } }"#;
//! let file = rules.sources.add("me.json", text);
//! let (document, mistakes) = Document::parse(&rules.sources, file, Some(Format::Json));
//! assert!(mistakes.is_empty());
//! let (accounts, mistakes) = document.facts(&rules.sources, &rules.base, &["wechat"], today);
//! assert!(mistakes.is_empty());
//!
//! let account = accounts.accounts.first().ok_or("no account")?;
//! let program = rules.base.platform("wechat").ok_or("no rules")?;
//! let outcome = evaluate(&rules.base, program, &account.facts, Moment::Day(today)).map_err(|_| "overflow")?;
//!
//! // WeChat Pay must be closed, and the change of password must be two weeks old.
//! assert_eq!(outcome.verdict, Verdict::Blocked);
//! assert_eq!(outcome.not_before.map(|point| point.day.iso()).as_deref(), Some("2026-11-29"));
//! assert_eq!(outcome.then, Some(Verdict::Deletable));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What is wrong with a rule file or an account file comes as [`Diagnostic`](diagnostic::Diagnostic)s; a host that uses
//! `miette` wraps them in [`Findings`](report::findings::Findings). [`report`] words an outcome for people and machines.
//! Nothing in this crate prints, exits, or reads a clock, the environment or a terminal.
//!
//! The modules stand in the order in which data flows; each uses only what stands above it.

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
pub mod acts;
pub mod timeline;
pub mod verdict;
pub mod plan;
pub mod suite;
pub mod interview;
pub mod report;
pub mod handbook;
