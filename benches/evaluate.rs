//! One evaluation of the reference workload, facts already read: the language against the same conditions by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../tests/reference/workload.rs"]
mod workload;

use std::hint::black_box;
use std::time::{Duration, Instant};

use adieu::eval::At;
use adieu::truth::{Lasting, Truth};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const RECORDS: usize = 1_000;

fn evaluate(criterion: &mut Criterion) {
    let base = workload::base();
    let program = &base.programs[0];
    let records = workload::records(RECORDS);
    let facts: Vec<_> = records.iter().map(|record| workload::facts(program, record)).collect();
    let by_hand = || records.iter().filter(|record| workload::passes(black_box(record), workload::NOW)).count();
    let by_rules = || {
        let at = At::new(&base, program, workload::NOW);
        let holds = |facts| at.all_hold::<Truth>(&mut at.frame(black_box(facts))) == Truth::True;
        facts.iter().filter(|facts| holds(facts)).count()
    };
    assert_eq!(by_hand(), by_rules());

    let mut group = criterion.benchmark_group("evaluate 1,000 records");
    group.throughput(Throughput::Elements(RECORDS as u64));
    group.bench_function("by hand", |bencher| bencher.iter(by_hand));
    group.bench_function("by rules", |bencher| bencher.iter(by_rules));
    group.bench_function("by rules, with the end of each truth", |bencher| {
        bencher.iter(|| {
            let at = At::new(&base, program, workload::NOW);
            let until = |facts| at.all_hold::<Lasting>(&mut at.frame(black_box(facts))).until;
            facts.iter().map(until).fold(0i64, i64::wrapping_add)
        });
    });
    group.finish();
    println!("by rules / by hand, alternating in one run: {:.1}", ratio(by_rules, by_hand));
}

/// The ratio of two medians, measured in turns so that a busy machine spoils both alike.
fn ratio(mut one: impl FnMut() -> usize, mut other: impl FnMut() -> usize) -> f64 {
    let time = |run: &mut dyn FnMut() -> usize| {
        let start = Instant::now();
        for _ in 0..20 {
            black_box(run());
        }
        start.elapsed()
    };
    let (mut ones, mut others): (Vec<Duration>, Vec<Duration>) =
        (0..201).map(|_| (time(&mut one), time(&mut other))).unzip();
    ones.sort_unstable();
    others.sort_unstable();
    ones[100].as_secs_f64() / others[100].as_secs_f64()
}

criterion_group!(benches, evaluate);
criterion_main!(benches);
