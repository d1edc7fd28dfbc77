//! Two small programs, built by hand: what account files are read by in these tests.

use adieu::messages::Words;
use adieu::moment::Zone;
use adieu::program::{
    Base, Choice, Field, Group, Layout, LayoutId, Platform, Program, Type, Unit, UnitId, Uses, UsesId,
};
use adieu::source::{SourceMap, Span};

fn nowhere() -> Span {
    Span::new(SourceMap::new().add("rules.adieu", ""), 0..0)
}

fn words(zh: &str, en: &str) -> Words {
    Words { zh: zh.to_owned(), en: en.to_owned() }
}

pub struct Fact(Field);

pub fn fact(path: &str, kind: Type, zh: &str, en: &str) -> Fact {
    let path = if path.is_empty() { Vec::new() } else { path.split('.').map(str::to_owned).collect() };
    Fact(Field {
        path,
        kind,
        optional: false,
        label: words(zh, en),
        ask: None,
        whereabouts: None,
        place: None,
        sensitive: false,
        judged: false,
        may_lie_ahead: false,
        asked_first: false,
        span: nowhere(),
    })
}

impl Fact {
    fn ask(mut self, zh: &str, en: &str) -> Fact {
        self.0.ask = Some(words(zh, en));
        self
    }

    fn optional(mut self) -> Fact {
        self.0.optional = true;
        self
    }

    fn ahead(mut self) -> Fact {
        self.0.may_lie_ahead = true;
        self
    }

    fn sensitive(mut self) -> Fact {
        self.0.sensitive = true;
        self
    }
}

fn choices(choices: &[(&str, &str)]) -> Type {
    let choice =
        |(word, zh): &(&str, &str)| Choice { word: (*word).to_owned(), title: words(zh, &word.replace('_', " ")) };
    Type::OneOf(choices.iter().map(choice).collect())
}

fn layout(facts: Vec<Fact>, groups: &[(&str, &str, &str)]) -> Layout {
    let group = |(name, zh, en): &(&str, &str, &str)| Group { path: vec![(*name).to_owned()], label: words(zh, en) };
    Layout { fields: facts.into_iter().map(|fact| fact.0).collect(), groups: groups.iter().map(group).collect() }
}

fn program(id: &str, zh: &str, en: &str, also: &[&str], layouts: Vec<Layout>) -> Program {
    let platform = Platform {
        id: id.to_owned(),
        title: words(zh, en),
        also_called: also.iter().map(|name| (*name).to_owned()).collect(),
        zone: Zone::named("Asia/Shanghai").unwrap(),
        open: None,
        cites: Vec::new(),
        span: nowhere(),
    };
    Program {
        platform,
        layouts,
        formulas: Vec::new(),
        terms: Vec::new(),
        spans: Vec::new(),
        definitions: Vec::new(),
        remedies: Vec::new(),
        sources: Vec::new(),
        units: Vec::new(),
        uses: Vec::new(),
        versions: Vec::new(),
        conditions: Vec::new(),
        notes: Vec::new(),
        automatics: Vec::new(),
        procedures: Vec::new(),
        tests: Vec::new(),
    }
}

fn me() -> Layout {
    let phone = fact("has_phone", Type::YesNo, "是否有能收验证码的手机", "a phone that receives codes");
    layout(
        vec![phone.ask(
            "手边有能收短信验证码的手机吗？哪个号码都行",
            "Do you have a phone at hand that receives codes by message? Any number will do",
        )],
        &[],
    )
}

fn wechat() -> Program {
    let kinds = choices(&[("password", "密码"), ("phone", "手机号"), ("email", "邮箱"), ("other", "其他绑定")]);
    let changes = layout(
        vec![fact("kind", kinds, "改动", "change"), fact("on", Type::Date, "改动日期", "day of the change")],
        &[],
    );
    let apps = layout(
        vec![
            fact("name", Type::Text, "应用或网站", "app or site"),
            fact("released", Type::YesNo, "是否已解除授权", "released"),
            fact("last_used", Type::Date, "最后使用日期", "day of last use").optional(),
        ],
        &[],
    );
    let services = choices(&[("taobao", "淘宝"), ("aliyun", "阿里云"), ("other", "其他业务")]);
    let services = layout(vec![fact("", services, "业务", "service")], &[]);
    let account = layout(
        vec![
            fact(
                "state",
                choices(&[("normal", "正常"), ("stolen", "被盗"), ("banned", "被封")]),
                "账号状态",
                "account state",
            )
            .ask("账号现在能正常使用吗？", "Is the account in normal use?"),
            fact(
                "pay",
                choices(&[("never_opened", "从未开通"), ("open", "已开通"), ("closed", "已注销")]),
                "微信支付",
                "WeChat Pay",
            )
            .ask("开通过微信支付吗？现在注销了没有？", "Is WeChat Pay open, closed, or was it never opened?"),
            fact("security_changes", Type::List(LayoutId(2)), "密码和绑定的改动", "changes of password or binding")
                .ask(
                    "最近两周改过密码、换过绑定吗？改了哪些，哪天改的？",
                    "Which passwords or bindings did you change in the last two weeks, and when?",
                ),
            fact("authorized_apps", Type::List(LayoutId(3)), "用微信登录的应用", "apps that sign in with this account")
                .ask("哪些应用和网站用这个微信登录？", "Which apps and sites sign in with this account?"),
            fact("services", Type::List(LayoutId(4)), "开通的业务", "services in use")
                .ask("用这个账号开通了哪些业务？", "Which services were opened with this account?"),
            fact("cards", Type::Whole, "剩余卡券", "cards and coupons left")
                .ask("微信里还剩几张卡券？", "How many cards and coupons are left in WeChat?"),
            fact("wallet.balance", Type::Money(String::from("CNY")), "零钱余额", "wallet balance")
                .ask("零钱里还有多少钱？", "How much money is in the wallet?"),
            fact("wallet.frozen", Type::YesNo, "零钱是否被冻结", "frozen wallet")
                .ask("零钱被冻结了吗？", "Is the wallet frozen?"),
            fact("rate", Type::Decimal, "利率", "interest rate").ask("利率是多少？", "What is the interest rate?"),
            fact("registered_on", Type::Date, "注册日期", "day of registration")
                .ask("这个账号是哪天注册的？", "On which day was the account registered?"),
            fact("last_order_on", Type::Date, "最后一笔订单的日期", "day of the last order")
                .optional()
                .ask("最后一笔订单是哪天完成的？", "When was the last order completed?"),
            fact("expires_on", Type::Date, "会员到期日", "end of membership")
                .optional()
                .ahead()
                .ask("会员哪天到期？", "On which day does the membership end?"),
            fact("last_login", Type::Time, "最后登录时间", "time of the last sign-in")
                .ask("最后一次登录是什么时候？", "When did you last sign in?"),
            fact("nickname", Type::Text, "昵称", "nickname").ask("昵称是什么？", "What is the nickname?"),
            fact("phone_tail", Type::Whole, "手机尾号", "last digits of the phone")
                .sensitive()
                .ask("绑定手机的后四位是什么？", "What are the last four digits of the bound phone?"),
        ],
        &[("wallet", "零钱", "wallet")],
    );
    program("wechat", "微信", "WeChat", &["weixin", "WX"], vec![account, me(), changes, apps, services])
}

fn qq() -> Program {
    let account = layout(
        vec![
            fact("q_coins", Type::Amount(UnitId(0)), "Q 币余额", "Q coin balance")
                .ask("还有多少 Q 币？", "How many Q coins are left?"),
            fact("device_lock", Type::YesNo, "是否开了设备安全锁", "device lock turned on")
                .ask("绑定设备安全锁了吗？", "Is the device lock turned on?"),
        ],
        &[],
    );
    let mut person = me();
    person.fields.push(
        fact("has_id_card", Type::YesNo, "是否有身份证", "an identity card")
            .ask("有身份证吗？", "Do you have an identity card?")
            .0,
    );
    let mut program = program("qq", "QQ", "QQ", &["腾讯QQ"], vec![account, person]);
    program.units.push(Unit { name: String::from("q_coin"), title: words("Q 币", "Q coins") });
    program
}

/// A platform that asks about accounts of another.
pub fn composed() -> Base {
    let official = || {
        vec![
            fact("name", Type::Text, "名称", "name"),
            fact("closed_on", Type::Date, "停用日期", "day it was closed").optional(),
        ]
    };
    let mut element = official();
    element.push(fact("deleted", Type::YesNo, "是否已注销", "deleted"));
    let account = layout(vec![fact("officials", Type::List(LayoutId(2)), "公众号", "official accounts")], &[]);
    let mut outer = program("outer", "外层", "Outer", &[], vec![account, Layout::default(), layout(element, &[])]);
    outer
        .uses
        .push(Uses { platform: String::from("official"), title: words("公众号", "Official"), span: nowhere() });
    let mut single = official();
    single.push(fact("deleted", Type::YesNo, "是否已注销", "deleted"));
    let holder = layout(vec![fact("shop", Type::Account(UsesId(0), LayoutId(2)), "店铺", "shop")], &[]);
    let mut holder = program("holder", "店主", "Holder", &[], vec![holder, Layout::default(), layout(single, &[])]);
    holder
        .uses
        .push(Uses { platform: String::from("official"), title: words("公众号", "Official"), span: nowhere() });
    let official = program("official", "公众号", "Official", &[], vec![layout(official(), &[]), Layout::default()]);
    Base { programs: vec![outer, holder, official] }
}

/// WeChat and QQ.
pub fn base() -> Base {
    Base { programs: vec![wechat(), qq()] }
}
