//! Runs the program in a folder of its own, as a person would, without depending on who runs the tests, where or when.

#![allow(dead_code, reason = "each test uses a part of this")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that is gone when its test is.
pub struct Workshop {
    folder: PathBuf,
}

/// What became of a command.
pub struct Ran {
    pub exit: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Workshop {
    /// An empty folder.
    pub fn new() -> Workshop {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("adieu-test-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Workshop { folder }
    }

    /// A folder with the files of a case.
    pub fn with_files_of(source: &Path) -> Workshop {
        let workshop = Workshop::new();
        for (name, bytes) in files_below(source) {
            if name != "cmd" && !name.ends_with(".snap") && !name.ends_with(".snap.new") {
                workshop.write(&name, &bytes);
            }
        }
        workshop
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// The program, in this folder, in an environment that is always the same.
    pub fn adieu(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_adieu"));
        command.current_dir(&self.folder).env_clear().env("LANG", "C.UTF-8").env("HOME", &self.folder);
        // Where most platforms count their days, so that today is one day.
        command.env("TZ", "Asia/Shanghai");
        command
    }

    /// Runs a line such as `LANG=zh_CN.UTF-8 adieu eval - < me.yaml`.
    pub fn run(&self, line: &str) -> Ran {
        let mut words = words(line);
        let mut input = Vec::new();
        if let Some(at) = words.iter().position(|word| word == "<") {
            input = fs::read(self.folder.join(&words[at + 1])).unwrap();
            words.truncate(at);
        }
        let mut command = self.adieu();
        while let Some((name, value)) = words[0].clone().split_once('=') {
            command.env(name, value);
            words.remove(0);
        }
        assert_eq!(words[0], "adieu", "a command is one of adieu: {line}");
        command.args(&words[1..]);
        self.run_with(command, &input)
    }

    /// Runs a command with something to read.
    pub fn run_with(&self, mut command: Command, input: &[u8]) -> Ran {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // A program that needs no input may be gone before it is written.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ran {
            exit: output.status.code().expect("the program was killed"),
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The words of a command line: parted by blanks, except within quotation marks.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in line.chars() {
        match (quote, character) {
            (Some(end), _) if character == end => quote = None,
            (None, '\'' | '"') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

/// All files below a folder, by their path from it, in order.
pub fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Asks through a pipe.
pub fn piped(workshop: &Workshop, arguments: &[&str], lines: &str) -> Ran {
    let mut command = workshop.adieu();
    command.args(arguments);
    let ran = workshop.run_with(command, lines.as_bytes());
    let said = format!("{}{}", ran.stdout, ran.stderr);
    assert!(!said.chars().any(|character| character.is_control() && character != '\n'), "{said:?}");
    ran
}
