//! A rule file and an account file, parted by a NUL: check, read, judge at several moments.
#![no_main]

#[path = "../drive.rs"]
#[allow(dead_code, reason = "each target uses its part")]
mod drive;

libfuzzer_sys::fuzz_target!(|text: &str| drive::judge_both(text));
