//! The reference workload means the same by hand and in the language; the benchmarks rest on that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod workload;

use adieu::eval::At;
use adieu::truth::Truth;

#[test]
fn rules_and_hand_written_conditions_agree_on_every_record() {
    let base = workload::base();
    let program = &base.programs[0];
    let at = At::new(&base, program, workload::NOW);
    let mut passed = 0;
    for record in workload::records(1_000) {
        let facts = workload::facts(program, &record);
        let truth: Truth = at.all_hold(&mut at.frame(&facts));
        let expected = workload::passes(&record, at.now);
        assert_eq!(truth, Truth::from(expected), "{record:?}");
        passed += usize::from(expected);
    }
    assert!((440..480).contains(&passed), "{passed} of 1,000 pass: about 46 % should");
}
