//! Any text as a rule file: parse and check it.
#![no_main]

#[path = "../drive.rs"]
#[allow(dead_code, reason = "each target uses its part")]
mod drive;

libfuzzer_sys::fuzz_target!(|text: &str| {
    drive::rules(text);
});
