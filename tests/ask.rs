//! The interview: through a pseudo-terminal, as a person leads it, and through a pipe.

mod support;

use std::process::Stdio;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect, Session};

use support::Workshop;

fn session(workshop: &Workshop, arguments: &[&str]) -> OsSession {
    let mut command = workshop.adieu();
    command.args(arguments).env("TERM", "xterm");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session
}

/// Waits for a text of the program and answers it.
fn answer(session: &mut OsSession, expected: &str, line: &str) {
    session.expect(expected).unwrap_or_else(|error| panic!("waiting for {expected:?}: {error}"));
    session.send_line(line).unwrap();
}

#[test]
fn a_person_is_led_to_a_verdict() {
    let workshop = Workshop::new();
    let mut session = session(&workshop, &["wechat"]);
    answer(&mut session, "changes of password", "no");
    session.expect(Eof).unwrap();
}
