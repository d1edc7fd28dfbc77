//! The interview: through a pseudo-terminal, as a person leads it, and through a pipe.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
#![cfg(unix)]

mod support;

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::Duration;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{Eof, Expect, Session};

use support::{Workshop, piped};

/// An interview in a terminal.
struct Terminal(OsSession);

impl Terminal {
    fn open(workshop: &Workshop, arguments: &[&str]) -> Terminal {
        let mut command = workshop.adieu();
        command.args(arguments).args(["--color", "never"]).env("TERM", "xterm");
        let mut session = Session::spawn(command).unwrap();
        session.set_expect_timeout(Some(Duration::from_secs(30)));
        Terminal(session)
    }

    /// Waits until this is shown.
    fn shows(&mut self, text: &str) -> &mut Terminal {
        self.0.expect(text).unwrap_or_else(|error| panic!("waiting for {text:?}: {error}"));
        self
    }

    /// Waits for the place to answer, and types a line.
    fn answer(&mut self, line: &str) -> &mut Terminal {
        self.shows(" > ");
        self.0.send_line(line).unwrap();
        self
    }

    fn press(&mut self, control: &str) -> &mut Terminal {
        self.0.send(control).unwrap();
        self
    }

    /// Everything up to the end, and the exit code.
    fn end(mut self) -> (String, i32) {
        let rest = self.0.expect(Eof).unwrap();
        let text = String::from_utf8_lossy(rest.as_bytes()).into_owned();
        match self.0.get_process().wait().unwrap() {
            WaitStatus::Exited(_, code) => (text, code),
            other => panic!("{other:?}"),
        }
    }
}

const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";

#[test]
fn a_person_is_led_to_the_report() {
    let workshop = Workshop::new();
    let mut terminal = Terminal::open(&workshop, &["wechat"]);
    terminal.shows("WeChat: 8 questions at most");
    terminal.shows("On which day did you ask for deletion?").answer("no");
    terminal
        .shows("Is the account in normal use?")
        .answer("normal")
        .shows("✓ The account is neither stolen nor banned.");
    terminal.shows("Which passwords or bindings").answer("2");
    terminal.shows("Is WeChat Pay open").answer("2").shows("✗ To do: close WeChat Pay.");
    terminal.shows("Is any money").answer("no");
    terminal.shows("How many cards").answer("0");
    terminal.shows("Which official accounts").answer("none");
    terminal.shows("Which apps and sites").answer("1");
    terminal.shows("No. 1: app or site?").answer("Keep");
    terminal.shows("Keep: released?").answer("n");
    terminal.shows("Keep: last sign-in with WeChat?").answer("2026-01-05");
    terminal.shows("Another?").answer("2");
    terminal.shows("1 more question changes no verdict").answer("no");
    let (text, exit) = terminal.end();
    assert!(text.contains("BLOCKED  WeChat") && text.contains("Close WeChat Pay"), "{text}");
    assert_eq!(exit, 1);

    let kept = workshop.read("wechat.yaml");
    for line in [
        "state: normal",
        "pay: open",
        "pending_money: no",
        "cards: 0",
        "{ name: Keep, released: no, last_used: 2026-01-05 }",
    ] {
        assert!(kept.contains(line), "{line} is missing:\n{kept}");
    }
    let mode = workshop.folder().join("wechat.yaml").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "only its owner may read it");
}

#[test]
fn ctrl_c_loses_nothing() {
    let workshop = Workshop::new();
    let mut terminal = Terminal::open(&workshop, &["wechat"]);
    terminal.answer("none").answer("3").shows("Which passwords").shows(" > ").press(CTRL_C);
    let (text, exit) = terminal.end();
    assert!(text.contains("Saved 2 answers in wechat.yaml;"), "{text}");
    assert!(text.contains("Go on: adieu ask wechat.yaml        See it: adieu wechat.yaml"), "{text}");
    assert_eq!(exit, 1, "a banned account is blocked, whatever the other answers are");

    let mut terminal = Terminal::open(&workshop, &["ask", "wechat.yaml"]);
    terminal.shows("WeChat: 6 questions at most").shows("1  Which passwords").shows(" > ").press(CTRL_D);
    let (text, _) = terminal.end();
    assert!(text.contains("Nothing was answered, nothing was saved."), "{text}");
    assert!(workshop.read("wechat.yaml").contains("state: banned"));
}

#[test]
fn one_may_go_back_ask_why_and_mistype() {
    let workshop = Workshop::new();
    let mut terminal = Terminal::open(&workshop, &["wechat"]);
    terminal.answer("b").shows("this is the first question");
    terminal.answer("none").shows("normal use?").answer("stolne").shows("did you mean stolen?");
    terminal.answer("2").shows("Which passwords").answer("2").shows("Is WeChat Pay open").answer("?");
    terminal.shows("Asked because of: WeChat Pay is closed or was never opened (a press").shows("Where to look");
    terminal.answer("b").shows("Which passwords").answer("b").shows("normal use?").answer("normal").answer("2");
    terminal.answer("7").shows("one of them, by number (1 to 3) or by name").answer("");
    terminal.shows("Is any money").answer("maybe").shows("1 or 2, please").answer("是");
    terminal
        .shows("How many cards")
        .answer("three")
        .shows("a whole number, such as 3")
        .answer("-1")
        .shows("a count is 0 or more")
        .answer("３");
    terminal.shows("Which official accounts").press(CTRL_D);
    let (text, _) = terminal.end();
    assert!(text.contains("Saved 5 answers"), "{text}");
    let kept = workshop.read("wechat.yaml");
    assert!(
        kept.contains("state: normal") && kept.contains("cards: 3") && kept.contains("pending_money: yes"),
        "{kept}"
    );
    assert!(kept.contains("pay: \"?\""), "nobody knows: {kept}");
}

#[test]
fn a_chinese_reader_is_asked_in_chinese() {
    let workshop = Workshop::new();
    let mut terminal = Terminal::open(&workshop, &["微信", "--lang", "zh"]);
    terminal
        .shows("微信：最多 8 个问题")
        .answer("还没有")
        .answer("正常")
        .answer("没有")
        .answer("从未开通")
        .answer("否");
    terminal.answer("0").answer("没有").answer("没有");
    terminal.shows("还有 1 个问题不影响结论").answer("");
    let (text, exit) = terminal.end();
    assert!(text.contains("【可以注销】微信"), "{text}");
    assert_eq!(exit, 0);
}

#[test]
fn a_pipe_does_as_well() {
    let workshop = Workshop::new();
    let ran = piped(&workshop, &["ask", "wechat", "-o", "mine.json"], "no\nnormal\n2\nclosed\nno\n0\nnone\nnone\n");
    assert_eq!(ran.exit, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.starts_with("DELETABLE  WeChat"), "the report alone is the result: {}", ran.stdout);
    assert!(ran.stderr.contains(" > normal\n"), "answers are shown where no terminal does: {}", ran.stderr);
    assert!(workshop.read("mine.json").contains("\"state\": \"normal\""));
}

#[test]
fn a_pipe_that_ends_early_loses_nothing() {
    let workshop = Workshop::new();
    let ran = piped(&workshop, &["ask", "wechat"], "none\nnormal\n");
    assert_eq!(ran.exit, 3, "answers are missing");
    assert!(ran.stderr.contains("Saved 2 answers in wechat.yaml;"), "{}", ran.stderr);
    assert!(workshop.read("wechat.yaml").contains("state: normal"));
}

#[test]
fn what_a_file_holds_already_stays() {
    let workshop = Workshop::new();
    workshop.write("me.yaml", "as_of: 2020-01-01\nqq:\n  q_coins: 0\nwechat:\n  state: stolen\n  my_note: keep this\n");
    let ran = piped(&workshop, &["ask", "me.yaml", "-p", "wechat"], "yes\nno\n2\n1\n");
    assert!(ran.stderr.contains("Saved 3 answers in me.yaml;"), "{}", ran.stderr);
    let kept = workshop.read("me.yaml");
    for line in ["state: stolen", "my_note: keep this", "qq:", "pay: never_opened"] {
        assert!(kept.contains(line), "{line} is missing:\n{kept}");
    }
}

#[test]
fn a_persons_own_comments_stay() {
    let workshop = Workshop::new();
    let text = "\u{feff}# mine\r\nas_of: 2020-01-01 # long ago\r\nwechat:\r\n  state: \"?\" # I forgot\r\n  pay: \"?\"\r\n  # a note to myself";
    workshop.write("me.yaml", text);
    let ran = piped(&workshop, &["ask", "me.yaml"], "\nstolen\n2\n1\n");
    assert!(ran.stderr.contains("answers in me.yaml;"), "{}", ran.stderr);
    let kept = workshop.read("me.yaml");
    let (head, rest) = kept.split_once("as_of: ").unwrap();
    let (_, rest) = rest.split_at("2020-01-01".len());
    assert_eq!(head, "\u{feff}# mine\r\n");
    let lines = " # long ago\r\nwechat:\r\n  state: stolen # I forgot\r\n  pay: never_opened\r\n  security_changes: []\r\n  # a note to myself";
    assert_eq!(rest, lines);
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone() {
    let workshop = Workshop::new();
    for text in ["wechat: [", "adieu 1\n", "wechat:\n  state: bannd\n", "\u{0}"] {
        workshop.write("wechat.yaml", text);
        let ran = piped(&workshop, &["ask", "wechat"], "2\n1\n");
        assert_eq!(ran.exit, 2, "{}", ran.stderr);
        assert_eq!(workshop.read("wechat.yaml"), text);
    }
    workshop.write("me.yaml", "wechat:\n  state: normal\n");
    workshop.write("other.yaml", "wechat:\n  state: stolen\n");
    let ran = piped(&workshop, &["ask", "me.yaml", "-o", "other.yaml"], "2\n1\n");
    assert_eq!((ran.exit, workshop.read("other.yaml").as_str()), (2, "wechat:\n  state: stolen\n"));
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let workshop = Workshop::new();
    let ran = piped(&workshop, &["ask", "wechat", "-o", "no/such/folder.yaml"], "2\n1\n");
    assert_eq!(ran.exit, 2);
    // Before anything was asked.
    assert!(ran.stderr.starts_with("`no/such/folder.yaml` cannot be written"), "{}", ran.stderr);
}

#[test]
fn what_is_no_text_is_asked_again() {
    let workshop = Workshop::new();
    let mut command = workshop.adieu();
    let pipes = command.args(["ask", "wechat"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"\xff\xfe\nnone\r\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("not text in UTF-8") && said.contains("Saved 1 answer"), "{said}");
}

#[test]
fn days_are_typed_as_people_say_them() {
    let workshop = Workshop::new();
    let mut terminal = Terminal::open(&workshop, &["wechat", "--on", "2026-11-20"]);
    terminal.answer("none").answer("normal").answer("some").answer("password");
    terminal.shows("day of the change?").answer("last month").shows("more than one day");
    terminal.answer("1 Jan 9999").shows("that day has not come yet");
    terminal.answer("5 days ago").shows("Sun 15 Nov 2026.  ✗ To wait for: Sun 29 Nov.");
    terminal.shows("3 there may be others").answer("b").shows("day of the change?").answer("昨天");
    terminal.shows("Thu 19 Nov 2026.  ✗ To wait for: Thu 3 Dec.").press(CTRL_C);
    let (text, _) = terminal.end();
    assert!(text.contains("Saved 3 answers"), "{text}");
    let kept = workshop.read("wechat.yaml");
    assert!(kept.contains("{ kind: password, on: 2026-11-19 }") && kept.contains("- \"?\""), "{kept}");
}

#[test]
fn who_can_never_delete_may_stop_or_go_on() {
    let workshop = Workshop::new();
    let mut terminal = Terminal::open(&workshop, &["taobao", "--on", "2026-11-20"]);
    terminal.answer("normal").shows("run a shop").answer("yes");
    terminal.shows("✗ Never: An account that ever ran a shop cannot be deleted.").shows("Stop here?");
    terminal.answer("2").shows("How many reports").answer("b").shows("Stop here?").answer("");
    let (text, exit) = terminal.end();
    assert!(text.contains("IMPOSSIBLE  Taobao"), "{text}");
    assert_eq!(exit, 1);

    // A file that says so already.
    let mut terminal = Terminal::open(&workshop, &["ask", "taobao.yaml", "--on", "2026-11-20"]);
    terminal.shows("Stop here?").answer("no").shows("1  How many reports").press(CTRL_D);
    assert_eq!(terminal.end().1, 1);
}

#[test]
fn a_person_is_asked_once_for_all_platforms() {
    let workshop = Workshop::new();
    let folder = "tests/cases/cli/ask/several_platforms_at_once";
    for name in ["person", "pigeon", "raven"] {
        let name = format!("{name}.adieu");
        workshop.write(&name, std::fs::read(format!("{folder}/{name}")).unwrap());
    }
    let arguments = ["ask", "pigeon", "raven", "--rules", "pigeon.adieu", "--rules", "raven.adieu"];
    let mut terminal = Terminal::open(&workshop, &arguments);
    terminal.shows("Is a phone at hand?").answer("no").shows("an address for mail?").answer("");
    terminal.shows("When was it last fed?").answer("never").shows("✓ It is hungry.");
    terminal.shows("Raven: 1 question.").shows("When was it last fed?").answer("today").shows("✗ To wait for");
    let (text, exit) = terminal.end();
    assert!(text.contains("BLOCKED  Pigeon") && text.contains("BLOCKED  Raven"), "{text}");
    assert_eq!(exit, 1);
    assert!(workshop.read("me.yaml").contains("phone: no"));
}

#[test]
fn what_decides_nothing_is_offered_at_the_end() {
    let workshop = Workshop::new();
    let decided = "as_of: 2026-11-20\nqq:\n  requested_on: none\n  can_sign_in: no\n  knows_password: yes\n  \
        security_changes: []\n  open_cases: 0\n  q_coins: 0\n  game_points: []\n  account_type: normal\n\
        me:\n  has_phone: yes\n";
    workshop.write("qq.yaml", decided);
    let ask = ["ask", "qq", "--on", "2026-11-20"];
    // Whoever does not care gets the report.
    for lines in ["", "2\n", "\n"] {
        let ran = piped(&workshop, &ask, lines);
        assert!(
            ran.stderr.contains("QQ: no question is open.") && ran.stdout.contains("QQ, Fri 20 Nov 2026"),
            "{}",
            ran.stderr
        );
        assert_eq!(workshop.read("qq.yaml"), decided);
    }
    let ran = piped(&workshop, &ask, "?\nyes\n320\nb\n300\n0\n2\n1\nTea\n1\n2\n");
    for said in ["It decides nothing: it tells", "1  How much money is in QQ Wallet?", "Which QQ groups do you own?"] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    assert!(ran.stdout.contains("300"), "{}", ran.stdout);
    assert!(workshop.read("qq.yaml").contains("Tea"), "{}", workshop.read("qq.yaml"));
}

#[test]
fn the_first_element_may_be_typed_where_it_is_asked_whether_there_is_any() {
    let workshop = Workshop::new();
    let lines = "none\nnormal\n2026-11-12\npassword\n12 Nov\nphone\n2026-11-13\n2\nclosed\nno\n0\n2\nKeep, Tea\nmaybe\n3\nKeep\n\n\nTea\n\n\n2\n1\n";
    let ran = piped(&workshop, &["wechat", "--on", "2026-11-20"], lines);
    assert_eq!(ran.stderr.matches("1 and then one by one, or 2 if there is none").count(), 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("one at a time, please"), "{}", ran.stderr);
    let wrong = "this takes a day, such as 2026-11-15, yesterday or 5 days ago; never: none";
    assert!(piped(&workshop, &["qq"], "1\n").stderr.contains(wrong));
    let kept = workshop.read("wechat.yaml");
    for line in
        ["{ kind: password, on: 2026-11-12 }", "{ kind: phone, on: 2026-11-13 }", "{ name: Keep }", "{ name: Tea }"]
    {
        assert!(kept.contains(line), "{line}: {kept}");
    }
}
