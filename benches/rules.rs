//! Rule files: how fast they are parsed, and that checking grows with their size and not faster.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::hint::black_box;

use adieu::check::check;
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, parse};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// What every generated rule file begins with.
const HEAD: &str = include_str!("../fuzz/small.adieu");

/// A rule file with so many conditions, each with two requires.
fn many(conditions: usize) -> String {
    let mut text = HEAD.to_owned();
    for index in 0..conditions {
        text += &format!(
            "\ncondition rule_{index} {{\n    title  zh \"第 {index} 条\"  en \"Rule {index}\"\n    cite   paper line 5\n    \
             require state is normal or balance is at most {index} CNY\n        \
             fix zh \"先处理\"  en \"See to it first\"\n    \
             require every change in changes: change.kind is phone or change.day is at least {} days ago\n        \
             fix zh \"再等等\"  en \"Wait a little\"\n}}\n",
            index % 90 + 1
        );
    }
    text
}

fn parsing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    let files = [("wechat", include_str!("../rules/wechat.adieu")), ("qq", include_str!("../rules/qq.adieu"))];
    for (name, text) in files {
        group.throughput(Throughput::Bytes(text.len() as u64));
        for (wanted, part) in [(Wanted::Everything, "all"), (Wanted::Rules, "without tests")] {
            group.bench_function(format!("{name}, {part}"), |bencher| {
                let mut sources = SourceMap::new();
                let file = sources.add("a.adieu", text);
                bencher.iter(|| parse(black_box(&sources), file, wanted));
            });
        }
    }
    group.finish();
}

fn checking(criterion: &mut Criterion) {
    for step in ["parse", "check"] {
        let mut group = criterion.benchmark_group(format!("{step}, conditions"));
        group.sample_size(10);
        for conditions in [10, 100, 1_000, 10_000] {
            let mut sources = SourceMap::new();
            let file = sources.add("a.adieu", many(conditions));
            let (tree, found) = parse(&sources, file, Wanted::Everything);
            assert!(found.is_empty(), "{found:?}");
            let trees = [tree];
            let checked = check(&sources, &trees);
            assert!(checked.broken.is_empty(), "{:?}", checked.diagnostics);
            group.throughput(Throughput::Elements(conditions as u64));
            group.bench_with_input(BenchmarkId::from_parameter(conditions), &trees, |bencher, trees| match step {
                "parse" => bencher.iter(|| drop(parse(black_box(&sources), file, Wanted::Everything))),
                _ => bencher.iter(|| drop(check(black_box(&sources), trees))),
            });
        }
        group.finish();
    }
}

criterion_group!(benches, parsing, checking);
criterion_main!(benches);
