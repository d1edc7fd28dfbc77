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
        AllFixable { summary: Words }
            en "{summary}, with a fix"
            zh "{summary}，可以自动改好"
        SomeFixable { summary: Words, fixable: usize }
            en "{summary}, {fixable} of them with a fix"
            zh "{summary}，其中 {fixable} 个可以自动改好"
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
