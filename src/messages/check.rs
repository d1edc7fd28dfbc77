//! What diagnostics say about: The meaning of a rule file.

messages! {
    /// The meaning of a rule file.
    Check {
        Placeholder en "placeholder" zh "占位"
    }
}
