//! What diagnostics say about: The text of a rule file.

messages! {
    /// The text of a rule file.
    Syntax {
        Placeholder en "placeholder" zh "占位"
    }
}
