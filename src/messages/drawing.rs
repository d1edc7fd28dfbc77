//! The words that pictures and lists of diagnostics add to what a diagnostic says itself.

use super::Words;

messages! {
    /// The words around diagnostics.
    Drawing {
        Error en "error" zh "错误"
        Warning en "warning" zh "警告"
        Help en "help" zh "建议"
        BuiltIn en " (built in)" zh "（内置）"
        /// What stands in front of words, and the words.
        Headed { head: String, words: String }
            en "{head}: {words}"
            zh "{head}：{words}"

        /// A list's last line.
        InOneFile { counts: Words, file: String }
            en "{counts} in {file}"
            zh "{file} 有 {counts}"
        InFiles { counts: Words, files: usize }
            en "{counts} in {files} files"
            zh "{files} 个文件中有 {counts}"
        NotShown { count: usize }
            en "{count} more not shown"
            zh "另有 {count} 处没有列出"
        Summary { summary: Words } en "{summary}" zh "{summary}"
        ItIsFixable { summary: Words }
            en "{summary}, and it has a fix"
            zh "{summary}，有现成的改法"
        AllFixable { summary: Words }
            en "{summary}, all of them have a fix"
            zh "{summary}，都有现成的改法"
        OneFixable { summary: Words }
            en "{summary}, 1 of them has a fix"
            zh "{summary}，其中 1 个有现成的改法"
        SomeFixable { summary: Words, fixable: usize }
            en "{summary}, {fixable} of them have a fix"
            zh "{summary}，其中 {fixable} 个有现成的改法"
        Both { errors: Words, warnings: Words }
            en "{errors} and {warnings}"
            zh "{errors}、{warnings}"
        OneError en "1 error" zh "1 个错误"
        Errors { count: usize } en "{count} errors" zh "{count} 个错误"
        OneWarning en "1 warning" zh "1 个警告"
        Warnings { count: usize } en "{count} warnings" zh "{count} 个警告"
        Nothing en "no errors" zh "没有错误"
    }
}
