//! What diagnostics say about: Account files.

messages! {
    /// Account files.
    Facts {
        Overflow
            en "a number here is too large to compute with"
            zh "这里算出的数太大了"
    }
}
