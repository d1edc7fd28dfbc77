//! Any text as an account file, in the format it looks like and in each of the three.
#![no_main]

#[path = "../drive.rs"]
#[allow(dead_code, reason = "each target uses its part")]
mod drive;

libfuzzer_sys::fuzz_target!(|text: &str| drive::any_account(text));
