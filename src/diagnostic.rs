//! What is wrong with a rule file or an account file, as data: one type for all stages.
//!
//! No colour, no layout, no printing: the report draws it, a host may render it through `miette`.

use serde::Serialize;

use crate::messages::Message;
use crate::source::Span;

pub use self::code::Code;

mod code;

/// One mistake or doubtful thing, with its places and ways out.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Its stable name.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong: one sentence, lower case, no full stop.
    pub message: Message,
    /// Where, the first being the main place; others give context. Empty for a whole file.
    pub labels: Vec<Label>,
    /// How to mend it, if no label already says so.
    pub help: Option<Message>,
    /// Replacements that mend it, one complete way each.
    pub fixes: Vec<Fix>,
}

/// How bad it is. A warning never changes an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing is judged.
    Error,
    /// Judged all the same.
    Warning,
}

/// A place with what is to be said about it.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What; may be empty words for a bare underline.
    pub message: Option<Message>,
}

/// A replacement that a tool may apply.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What is replaced; a span without width inserts.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, span: Span, message: Message) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message,
            labels: vec![Label { span, message: None }],
            help: None,
            fixes: Vec::new(),
        }
    }

    /// A warning at a place.
    pub fn warning(code: Code, span: Span, message: Message) -> Self {
        Diagnostic { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Words under the main place.
    pub fn saying(mut self, message: Message) -> Self {
        if let Some(label) = self.labels.first_mut() {
            label.message = Some(message);
        }
        self
    }

    /// One more place.
    pub fn label(mut self, span: Span, message: Message) -> Self {
        self.labels.push(Label { span, message: Some(message) });
        self
    }

    /// How to mend it.
    pub fn help(mut self, message: Message) -> Self {
        self.help = Some(message);
        self
    }

    /// A replacement that mends it.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix { span, replacement: replacement.into() });
        self
    }

    /// Does it keep anything from being judged?
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
