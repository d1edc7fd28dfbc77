//! Facts that nobody should write down: passwords, codes, identity numbers.

use crate::check::checker::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::program::Type;
use crate::syntax::ast;

/// Parts of names that stand for a secret.
const SECRETS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pin",
    "otp",
    "captcha",
    "cvv",
    "secret_answer",
    "id_number",
    "id_card_number",
    "identity_number",
    "identity_card_number",
    "verification_code",
    "security_code",
    "sms_code",
    "recovery_code",
    "密码",
    "验证码",
    "校验码",
    "身份证号",
    "身份证号码",
    "口令",
];

/// Chinese words that stand for a secret wherever a label ends in them.
const SECRET_LABELS: &[&str] = &["密码", "验证码", "校验码", "身份证号", "身份证号码", "口令"];

/// English words that stand for a secret if a label ends in them.
const SECRET_ENDINGS: &[&str] =
    &["password", "passcode", "verification code", "security code", "identity number", "ID number", "PIN"];

impl Checker<'_> {
    /// Reports a text that asks for a secret. Whether there is one, or when it changed, may well be asked.
    pub(super) fn no_secret(&mut self, field: &ast::Field, kind: &Type, label: &Words) {
        if *kind != Type::Text {
            return;
        }
        let named = SECRETS.iter().any(|secret| has_part(&field.name.text, secret));
        let labelled = SECRET_LABELS.iter().any(|secret| label.zh.ends_with(secret))
            || SECRET_ENDINGS.iter().any(|secret| label.en.ends_with(secret));
        if named || labelled {
            let message = Check::SecretFact { name: field.name.text.clone() }.into();
            let found = Diagnostic::error(Code::SecretFact, field.name.span, message);
            self.report(found.help(Check::SecretFactHelp.into()));
        }
    }
}

/// Is the secret a part of the name, between underscores or its ends?
fn has_part(name: &str, secret: &str) -> bool {
    let name = format!("_{}_", name.to_lowercase());
    name.contains(&format!("_{secret}_")) || !secret.is_ascii() && name.contains(secret)
}
