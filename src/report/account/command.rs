//! Commands ready to paste.

use super::Answers;
use crate::report::layout::keep;
use crate::report::view::is_unsafe;

impl Answers<'_> {
    /// `adieu me.yaml --why`: a command about the account file, if it has a name that can be typed.
    pub(in crate::report) fn command(&self, verb: &str, options: &str) -> Option<String> {
        let file = quoted(self.file?)?;
        let words: Vec<&str> = ["adieu", verb, &file, options].into_iter().filter(|word| !word.is_empty()).collect();
        Some(keep(&words.join(" ")))
    }
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
