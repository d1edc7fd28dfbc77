//! A program for `valgrind --tool=callgrind`: evaluates the reference workload so many times in one way.
//!
//! `instructions hand 10` evaluates the 1,000 records ten times by hand, `instructions rules 10` by the rules. The
//! difference of two counts, divided by the evaluations between them, is the cost of one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../tests/reference/workload.rs"]
mod workload;

use std::hint::black_box;

use adieu::eval::At;
use adieu::truth::Truth;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let way = arguments.next().unwrap_or_else(|| String::from("rules"));
    let times: usize = arguments.next().and_then(|times| times.parse().ok()).unwrap_or(1);
    let base = workload::base();
    let program = &base.programs[0];
    let records = workload::records(1_000);
    let facts: Vec<_> = records.iter().map(|record| workload::facts(program, record)).collect();
    let mut passed = 0;
    for _ in 0..times {
        passed += match way.as_str() {
            "hand" => records.iter().filter(|record| workload::passes(black_box(record), workload::NOW)).count(),
            _ => {
                let at = At::new(&base, program, workload::NOW);
                let holds = |facts| at.all_hold::<Truth>(&mut at.frame(black_box(facts))) == Truth::True;
                facts.iter().filter(|facts| holds(facts)).count()
            }
        };
    }
    println!("{way}: {passed}");
}
