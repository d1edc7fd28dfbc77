//! Reading what people name: files, folders of rule files, standard input. What cannot be read is a diagnostic.

use std::collections::HashSet;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use adieu::diagnostic::{Code, Diagnostic, Severity};
use adieu::messages::{Cli, Message};
use adieu::near::nearest;
use adieu::report::view::safe;
use adieu::rules::built_in_platform_called;

/// No rule file and no account file is larger.
const LIMIT_MEGABYTES: usize = 64;

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Rules.
    Rules,
    /// Somebody's accounts.
    Accounts,
}

/// The text of a file, or of standard input for `-`.
pub fn read(path: &Path, kind: Kind) -> Result<String, Diagnostic> {
    let name = shown(path);
    let bytes = if path == Path::new("-") {
        contents(std::io::stdin().lock()).map_err(|error| unreadable(path, kind, &error))?
    } else if path.is_dir() {
        return Err(problem(Code::CannotRead, Cli::IsFolder { file: name }));
    } else {
        std::fs::File::open(path).and_then(contents).map_err(|error| unreadable(path, kind, &error))?
    };
    if bytes.len() > LIMIT_MEGABYTES << 20 {
        return Err(problem(Code::TooLarge, Cli::TooLarge { file: name, limit: LIMIT_MEGABYTES }));
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(name, error.as_bytes(), error.utf8_error().valid_up_to()))
}

/// The bytes, up to one more than the limit: a device may have no end.
fn contents(reader: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take((LIMIT_MEGABYTES as u64) << 20 | 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The name of a path as it may be shown.
pub fn shown(path: &Path) -> String {
    safe(&path.to_string_lossy()).into_owned()
}

/// A diagnostic about a whole file.
pub fn problem(code: Code, message: impl Into<Message>) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        message: message.into(),
        labels: Vec::new(),
        help: None,
        fixes: Vec::new(),
    }
}

fn unreadable(path: &Path, kind: Kind, error: &std::io::Error) -> Diagnostic {
    let file = shown(path);
    match error.kind() {
        ErrorKind::NotFound if kind == Kind::Accounts && built_in_platform_called(&file).is_some() => {
            platform_as_file(file)
        }
        ErrorKind::NotFound => {
            let help = match near_file(path) {
                Some(near) => Cli::NearFile { near },
                None if kind == Kind::Rules || is_rule_file(path) => Cli::NoSuchRuleFileNext,
                None => Cli::NoSuchFileNext,
            };
            problem(Code::CannotRead, Cli::NoSuchFile { file }).help(help.into())
        }
        ErrorKind::PermissionDenied => problem(Code::CannotRead, Cli::NoPermission { file }),
        _ => problem(Code::CannotRead, Cli::CannotRead { file, reason: error.to_string() }),
    }
}

/// A platform where its account file is wanted: `adieu plan wechat`.
fn platform_as_file(called: String) -> Diagnostic {
    let id = built_in_platform_called(&called).unwrap_or_default();
    let files = ["yaml", "yml", "json", "toml"].map(|extension| format!("{id}.{extension}"));
    let help = match files.iter().find(|file| Path::new(file).is_file()) {
        Some(near) => Cli::NearFile { near: near.clone() },
        None => Cli::PlatformFirst { command: called.clone(), file: format!("{id}.yaml") },
    };
    problem(Code::CannotRead, Cli::PlatformNotFile { platform: called }).help(help.into())
}

/// A file in the same folder with a name close to this one.
fn near_file(path: &Path) -> Option<String> {
    let folder = folder_of(path);
    let name = path.file_name()?.to_string_lossy();
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|other| !other.starts_with('.'))
        .collect();
    names.sort();
    let near = nearest(&name, names.iter().map(String::as_str))?;
    Some(shown(&path.with_file_name(near)))
}

/// The folder a file is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn not_utf8(file: String, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let good = bytes.get(..valid_up_to).unwrap_or(bytes);
    let line = 1 + good.iter().filter(|&&byte| byte == b'\n').count();
    let column = 1 + good.iter().rev().take_while(|&&byte| byte != b'\n').count();
    problem(Code::NotUtf8, Cli::NotUtf8 { file, line, column }).help(Cli::NotUtf8Help.into())
}

/// The rule files that some paths name, each once: files as they are, of folders every `*.adieu` below, in the order of
/// their names. Hidden folders and `target` are left out, and links to folders are not followed. Folders that cannot be
/// read are told.
pub fn rule_files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let (mut found, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            below(path, &mut found, &mut unreadable);
        } else {
            found.push(path.clone());
        }
    }
    let mut seen = HashSet::new();
    found.retain(|path| seen.insert(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    (found, unreadable)
}

/// Every `*.adieu` below a folder.
fn below(folder: &Path, found: &mut Vec<PathBuf>, unreadable: &mut Vec<Diagnostic>) {
    let mut folders = vec![folder.to_owned()];
    let from = found.len();
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                unreadable.push(self::unreadable(&folder, Kind::Rules, &error));
                continue;
            }
        };
        for entry in entries.flatten() {
            let (name, path) = (entry.file_name(), entry.path());
            let Ok(kind) = entry.file_type() else { continue };
            let hidden = name.to_string_lossy().starts_with('.');
            if kind.is_dir() && !hidden && name != "target" {
                folders.push(path);
            } else if !kind.is_dir() && is_rule_file(&path) && !hidden && path.is_file() {
                found.push(path.strip_prefix("./").map(Path::to_owned).unwrap_or(path));
            }
        }
    }
    if let Some(new) = found.get_mut(from..) {
        new.sort();
    }
}

/// Is it a rule file by its name?
pub fn is_rule_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("adieu"))
}

/// Is it an account file by its name?
pub fn is_account_file(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| ["yaml", "yml", "json", "toml"].contains(&extension.as_str()))
}
