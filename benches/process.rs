//! The whole process: `adieu eval` on an account file, against a native program that only parses the same file and
//! prints one line, in turns. Run without arguments; run as `native FILE` it is that native program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each program runs.
const ROUNDS: usize = 200;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, file] = arguments.as_slice()
        && first == "native"
    {
        return native(file);
    }
    for platform in ["wechat", "qq"] {
        let file = format!("{}/tests/reference/{platform}.json", env!("CARGO_MANIFEST_DIR"));
        compare(platform, &file);
    }
}

/// Reads the file, parses it, prints one line.
fn native(file: &str) {
    let bytes = std::fs::read(file).unwrap();
    let account: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    println!("{} keys, as of {}", account.as_object().unwrap().len(), account["as_of"]);
}

fn compare(platform: &str, file: &str) {
    let own = std::env::current_exe().unwrap();
    let mut programs = [
        ("native", Command::new(own), vec!["native", file]),
        ("adieu eval", Command::new(env!("CARGO_BIN_EXE_adieu")), vec!["eval", file, "--on", "2026-11-20"]),
    ];
    for (_, command, arguments) in &mut programs {
        command.args(&*arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.env("NO_COLOR", "1");
    }
    let mut times: [Vec<Duration>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (times, (_, command, _)) in times.iter_mut().zip(&mut programs) {
            let start = Instant::now();
            command.status().unwrap();
            times.push(start.elapsed());
        }
    }
    let mut medians = Vec::new();
    for (times, (name, ..)) in times.iter_mut().zip(&programs) {
        times.sort_unstable();
        let median = times[ROUNDS / 2].as_secs_f64() * 1e3;
        println!("{platform}: {name}: median {median:.2} ms, least {:.2} ms", times[0].as_secs_f64() * 1e3);
        medians.push(median);
    }
    println!("{platform}: adieu eval / native: {:.1}", medians[1] / medians[0]);
}
