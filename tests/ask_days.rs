//! The day of the answers that an interview keeps: no answer becomes one of another day by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use support::{Workshop, piped};

/// An account of which everything is known, so that no question is open.
const SETTLED: &str = "wechat:\n  state: normal\n  security_changes: []\n  pay: closed\n  pending_money: no\n  cards: 0\n  \
    admin_of: []\n  authorized_apps: []\n  requested_on: none\n";

#[test]
fn a_file_stays_as_it_is_when_nothing_was_answered() {
    let workshop = Workshop::new();
    // Of that very day; of an earlier one with a question left open; of a later one.
    for (day, account) in
        [("2026-11-10", SETTLED), ("2026-11-10", "wechat:\n  state: banned\n"), ("2026-11-15", SETTLED)]
    {
        let text = format!("as_of: {day}\n{account}");
        workshop.write("me.yaml", &text);
        let ran = piped(&workshop, &["ask", "me.yaml", "--on", "2026-11-10"], "\n\n\n\n\n\n\n\n\n");
        assert!(ran.stdout.contains("WeChat, Tue 10 Nov 2026"), "{}{}", ran.stdout, ran.stderr);
        assert_eq!(workshop.read("me.yaml"), text);
    }
}

#[test]
fn old_answers_move_to_a_later_day_only_if_they_still_hold() {
    let workshop = Workshop::new();
    let text = format!("as_of: 2025-11-01\n{SETTLED}");
    workshop.write("me.yaml", &text);
    let ask = ["ask", "me.yaml", "--on", "2026-11-10"];
    let ran = piped(&workshop, &ask, "\nperhaps\n?\n");
    let question = "The answers in me.yaml (WeChat) are of 1 Nov 2025. Do all of them still hold\n   on 10 Nov 2026?";
    assert!(ran.stderr.contains(question) && ran.stderr.contains("1 or 2, please"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("Nothing was answered, nothing was saved.\n"), "{}", ran.stderr);
    assert_eq!((ran.exit, workshop.read("me.yaml")), (3, text.clone()));

    let ran = piped(&workshop, &ask, "yes\n");
    assert_eq!((ran.exit, workshop.read("me.yaml")), (0, text.replace("2025-11-01", "2026-11-10")));

    workshop.write("me.yaml", &text);
    let ran = piped(&workshop, &ask, "no\nnone\nbanned\n");
    assert!(ran.stderr.contains("WeChat: 8 questions at most,"), "{}", ran.stderr);
    let kept = workshop.read("me.yaml");
    assert!(kept.starts_with("as_of: 2026-11-10\n") && kept.contains("state: banned\n"), "{kept}");
    assert!(kept.contains("pay: \"?\"") && kept.contains("security_changes: \"?\""), "{kept}");
}

#[test]
fn answers_that_are_not_asked_again_are_not_forgotten() {
    let workshop = Workshop::new();
    let text = format!("as_of: 2025-11-01\nqq:\n  q_coins: 0\npigeon:\n  tired: yes\n{SETTLED}");
    workshop.write("me.yaml", &text);
    let ran = piped(&workshop, &["ask", "me.yaml", "-p", "wechat"], "2\nnone\n");
    assert!(ran.stderr.contains("answers about QQ, pigeon, and these are not asked now"), "{}", ran.stderr);
    assert_eq!((ran.exit, workshop.read("me.yaml")), (2, text));
}

#[test]
fn answers_for_a_day_are_of_that_day() {
    let workshop = Workshop::new();
    let ran =
        piped(&workshop, &["wechat", "--on", "2026-11-10"], "none\nnormal\n1\npassword\n12 Nov 2026\n2026-11-09\n");
    assert!(ran.stderr.contains("that day has not come yet: these answers are of 2026-11-10"), "{}", ran.stderr);
    let commands = "Go on: adieu ask wechat.yaml --on 2026-11-10\nSee it: adieu wechat.yaml --on 2026-11-10\n";
    assert!(ran.stderr.contains(commands), "{}", ran.stderr);
    let kept = workshop.read("wechat.yaml");
    assert!(kept.contains("as_of: 2026-11-10\n") && kept.contains("on: 2026-11-09"), "{kept}");

    // A day to come is asked about today.
    let ran = piped(&workshop, &["qq", "--on", "9000-01-01"], "none\nyes\n");
    assert!(ran.stderr.contains("Saved 2 answers"), "{}", ran.stderr);
    assert!(!workshop.read("qq.yaml").contains("9000"), "{}", workshop.read("qq.yaml"));
}

#[test]
fn whoever_is_elsewhere_is_told_where_days_are_counted() {
    let workshop = Workshop::new();
    // It is always another day in one of these.
    let told = ["Etc/GMT+12", "Pacific/Kiritimati"].map(|zone| {
        let mut command = workshop.adieu();
        command.args(["ask", "wechat"]).env("TZ", zone);
        let ran = workshop.run_with(command, b"");
        assert!(ran.stderr.contains("On which day did you ask"), "{}", ran.stderr);
        ran.stderr.matches("Days are counted in China, where it is now").count()
    });
    assert!(told.iter().sum::<usize>() > 0 && told.iter().all(|count| *count <= 1), "{told:?}");
    for arguments in [vec!["ask", "wechat"], vec!["ask", "wechat", "--on", "2026-11-20"]] {
        let ran = piped(&workshop, &arguments, "");
        assert!(!ran.stderr.contains("Days are counted"), "{}", ran.stderr);
    }
}
