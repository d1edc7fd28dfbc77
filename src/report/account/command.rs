//! Commands ready to paste.

use super::Answers;
use crate::report::layout::keep;
use crate::report::view::is_unsafe;

/// Commands for more files than this are not shown.
const MOST_FILES: usize = 3;

impl Answers<'_> {
    /// `adieu me.yaml --why`: a command about the account files, if they are few and have names that can be typed.
    pub(in crate::report) fn command(&self, verb: &str, options: &str) -> Option<String> {
        command(self.accounts.iter().map(|judged| judged.file), verb, options)
    }
}

/// A command about the files of some accounts, each named once.
pub(in crate::report) fn command<'a>(
    named: impl Iterator<Item = Option<&'a str>>,
    verb: &str,
    options: &str,
) -> Option<String> {
    let mut files: Vec<&str> = Vec::new();
    for file in named {
        let file = file?;
        if !files.contains(&file) {
            files.push(file);
        }
    }
    if files.is_empty() || files.len() > MOST_FILES {
        return None;
    }
    let files: Vec<String> = files.into_iter().map(quoted).collect::<Option<_>>()?;
    let words = [&["adieu".to_owned(), verb.to_owned()], files.as_slice(), &[options.to_owned()]].concat();
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    Some(keep(&words.join(" ")))
}

/// The name as a shell takes it; nothing if it cannot be shown as it is.
pub(in crate::report) fn quoted(name: &str) -> Option<String> {
    if name.is_empty() || name.contains(is_unsafe) {
        return None;
    }
    let plain = |c: char| c.is_alphanumeric() || "/._-+=:@%,\\".contains(c);
    if name.chars().all(plain) && !name.starts_with('-') && !name.contains('\\') {
        return Some(name.to_owned());
    }
    let dashed = if name.starts_with('-') { "./" } else { "" };
    Some(format!("'{dashed}{}'", name.replace('\'', r"'\''")))
}
