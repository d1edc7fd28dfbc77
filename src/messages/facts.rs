//! What diagnostics say about: Account files.

messages! {
    /// Account files.
    Facts {
        Placeholder en "placeholder" zh "占位"
    }
}
