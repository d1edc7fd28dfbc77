//! What is said when a test in a rule file fails.

messages! {
    /// Tests in rule files.
    Suite {
        Unexpected { test: String, expected: String, got: String }
            en "`{test}`: expected {expected}, got {got}"
            zh "“{test}”：期望 {expected}，实际 {got}"
        NotShown { items: String }
            en "{items} should be shown and is not"
            zh "应当显示 {items}，实际没有"
        Shown { items: String }
            en "{items} should not be shown and is"
            zh "不应显示 {items}，实际显示了"
        ThisTest { verdict: String }
            en "this test; its verdict is {verdict}"
            zh "这个测试，得出的结论是 {verdict}"
    }
}
