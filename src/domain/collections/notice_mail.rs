//! The collection notice as a mail, in HTML and plain text. Both are drawn from one set of texts,
//! so they say the same; preview, test mail and sending all use this.

use askama::Template;
use chrono::NaiveDate;

use crate::domain::statements::{BankDetail, Block, Line, Statement};
use crate::platform::i18n::Locale;
use crate::platform::look::initials;
use crate::platform::mail_style::MailStyle;
use crate::platform::values::{Currency, Money};

/// Lines shown per currency; totals always count every line.
const LINES_PER_CURRENCY: usize = 40;
/// Lines shown in one mail, shared by its currencies.
const LINES_PER_MAIL: usize = 80;

/// What a notice says and to whom.
#[derive(Clone, Debug)]
pub struct NoticeMail<'a> {
    /// The recipient's language.
    pub locale: Locale,
    /// What is owed.
    pub statement: &'a Statement,
    /// First line; may be empty.
    pub greeting: &'a str,
    /// The company's words, variables filled in.
    pub body_paragraphs: Vec<String>,
    /// Address of the statement page, which opens without a sign-in.
    pub link: &'a str,
    /// Styles in the company's tone.
    pub css: &'static MailStyle,
}

impl<'a> NoticeMail<'a> {
    /// A notice in the tone of the statement's creditor. `body` is cut into paragraphs at empty lines.
    #[must_use]
    pub fn new(
        locale: Locale,
        statement: &'a Statement,
        greeting: &'a str,
        body: &str,
        link: &'a str,
    ) -> Self {
        let css = MailStyle::of(&statement.creditor.tone);
        Self { locale, statement, greeting, body_paragraphs: paragraphs(body), link, css }
    }

    /// The HTML version, at most 60 KB.
    ///
    /// # Errors
    /// When a template fails to write, which a string never does.
    pub fn html(&self) -> Result<String, askama::Error> {
        Html::of(self).render()
    }

    /// The plain text version.
    ///
    /// # Errors
    /// When a template fails to write, which a string never does.
    pub fn text(&self) -> Result<String, askama::Error> {
        Text::of(self).render()
    }
}

fn paragraphs(body: &str) -> Vec<String> {
    body.replace("\r\n", "\n")
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

macro_rules! versions {
    ($($name:ident $path:literal),*) => {$(
        #[derive(Template)]
        #[template(path = $path)]
        struct $name<'a> {
            lang: &'static str,
            title: String,
            sender: &'a str,
            initials: String,
            css: &'static MailStyle,
            over: String,
            sums: Vec<Sum>,
            greeting: &'a str,
            paragraphs: &'a [String],
            link: &'a str,
            button: String,
            columns: [String; 4],
            blocks: Vec<BlockView<'a>>,
            total: String,
            overdue: String,
            pay: String,
            banks: Vec<BankView<'a>>,
            why: String,
            ask: String,
            personal: String,
        }

        impl<'a> $name<'a> {
            fn of(mail: &'a NoticeMail<'a>) -> Self {
                let (locale, statement) = (mail.locale, mail.statement);
                let sender = statement.creditor.name.as_str();
                let room = LINES_PER_CURRENCY.min(LINES_PER_MAIL / statement.blocks.len().max(1));
                Self {
                    lang: locale.tag(),
                    title: locale.t1("notice-title", "company", sender),
                    sender,
                    initials: initials(sender),
                    css: mail.css,
                    over: over(locale, statement),
                    sums: statement.blocks.iter().map(|block| Sum::of(locale, block)).collect(),
                    greeting: mail.greeting,
                    paragraphs: &mail.body_paragraphs,
                    link: mail.link,
                    button: locale.t("notice-button"),
                    columns: columns(locale),
                    blocks: statement.blocks.iter().map(|block| BlockView::of(locale, block, room)).collect(),
                    total: locale.t("notice-total"),
                    overdue: locale.t("notice-overdue"),
                    pay: locale.t("notice-pay"),
                    banks: statement.banks.iter().map(|bank| BankView::of(locale, bank)).collect(),
                    why: why(locale, statement),
                    ask: ask(locale, statement),
                    personal: locale.t("notice-personal"),
                }
            }
        }
    )*};
}

versions!(Html "mail/notice.html", Text "mail/notice.txt");

struct Sum {
    balance: String,
    under: String,
    late: bool,
}

impl Sum {
    fn of(locale: Locale, block: &Block) -> Self {
        let late = block.ageing.overdue() > 0;
        let next = block.lines.iter().filter(|line| line.days_late <= 0).map(|line| line.due_on).min();
        let under = match next {
            _ if late => locale.t1("notice-overdue-sum", "amount", &block.overdue().show(locale)),
            Some(due) => locale.t1("notice-next-due", "date", &day(due)),
            None => locale.t("notice-nothing-overdue"),
        };
        Self { balance: block.balance().show(locale), under, late }
    }
}

struct BlockView<'a> {
    title: String,
    lines: Vec<LineView<'a>>,
    rest: String,
    balance: String,
    overdue: String,
}

impl<'a> BlockView<'a> {
    fn of(locale: Locale, block: &'a Block, room: usize) -> Self {
        let hidden = block.lines.len().saturating_sub(room);
        let overdue = block.ageing.overdue() > 0;
        Self {
            title: locale.t1("notice-block", "currency", block.currency.code()),
            lines: block.lines.iter().take(room).map(|line| LineView::of(locale, line, block.currency)).collect(),
            rest: if hidden == 0 { String::new() } else { locale.n("notice-rest", count(hidden)) },
            balance: block.balance().show(locale),
            overdue: if overdue { block.overdue().show(locale) } else { String::new() },
        }
    }
}

struct LineView<'a> {
    folio: &'a str,
    due: String,
    days: String,
    late: bool,
    balance: String,
}

impl<'a> LineView<'a> {
    fn of(locale: Locale, line: &'a Line, currency: Currency) -> Self {
        let late = line.days_late > 0;
        let days = if late { locale.n("notice-days", line.days_late) } else { locale.t("notice-not-due") };
        let balance = Money::new(line.balance, currency).show(locale);
        Self { folio: &line.folio, due: day(line.due_on), days, late, balance }
    }
}

struct BankView<'a> {
    facts: Vec<(String, &'a str)>,
}

impl<'a> BankView<'a> {
    fn of(locale: Locale, bank: &'a BankDetail) -> Self {
        let mut facts = vec![
            (locale.t("notice-bank-currency"), bank.currency.code()),
            (locale.t("notice-bank-name"), bank.bank.as_str()),
            (locale.t("notice-bank-holder"), bank.holder.as_str()),
            (locale.t("notice-bank-account"), bank.account.as_str()),
        ];
        if let Some(reference) = &bank.reference {
            facts.push((locale.t("notice-bank-reference"), reference.as_str()));
        }
        Self { facts }
    }
}

fn over(locale: Locale, statement: &Statement) -> String {
    let date = day(statement.as_of);
    if statement.blocks.is_empty() {
        return locale.t1("notice-nothing-open", "date", &date);
    }
    locale.t1("notice-balance-on", "date", &date)
}

fn columns(locale: Locale) -> [String; 4] {
    [
        locale.t("notice-column-document"),
        locale.t("notice-column-due"),
        locale.t("notice-column-late"),
        locale.t("notice-column-balance"),
    ]
}

fn why(locale: Locale, statement: &Statement) -> String {
    let args = [
        ("company", statement.creditor.name.clone().into()),
        ("tax_id", statement.creditor.tax_id.clone().into()),
        ("debtor", statement.debtor.name.clone().into()),
    ];
    locale.args("notice-why", &args)
}

fn ask(locale: Locale, statement: &Statement) -> String {
    match &statement.creditor.contact {
        Some(contact) => locale.t1("notice-ask-contact", "contact", contact),
        None => locale.t("notice-ask"),
    }
}

fn day(date: NaiveDate) -> String {
    use chrono::Datelike as _;
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

fn count(lines: usize) -> i64 {
    i64::try_from(lines).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use super::*;
    use crate::domain::statements::{Ageing, Creditor, Debtor};

    fn block(currency: Currency, count: i64) -> Block {
        let as_of = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut ageing = Ageing::default();
        let lines = (0..count)
            .map(|n| {
                let days_late = 60 - n * 7 % 90;
                ageing.add(days_late, 125_000 + n);
                Line {
                    folio: format!("FAC-{}", 100 + n),
                    issued_on: as_of,
                    due_on: as_of - chrono::Duration::days(days_late),
                    purchase_order: None,
                    total: 125_000 + n,
                    paid: 0,
                    credited: 0,
                    balance: 125_000 + n,
                    days_late,
                }
            })
            .collect();
        Block { currency, lines, ageing }
    }

    fn statement(blocks: Vec<Block>) -> Statement {
        Statement {
            creditor: Creditor {
                name: "Comercializadora Páramo".to_owned(),
                tax_id: "EKU9003173C9".to_owned(),
                tone: "petrol".to_owned(),
                contact: Some("cobranza@paramo.test".to_owned()),
            },
            debtor: Debtor {
                name: "Ferretería El Tornillo & Hijos".to_owned(),
                legal_name: "El Tornillo SA de CV".to_owned(),
                tax_id: "XAXX010101000".to_owned(),
                number: "17".to_owned(),
            },
            as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            blocks,
            banks: vec![BankDetail {
                currency: Currency::MXN,
                bank: "Banco de Comala".to_owned(),
                holder: "Comercializadora Páramo SA de CV".to_owned(),
                account: "012 180 01234567890 5".to_owned(),
                reference: Some("CLI-17".to_owned()),
            }],
        }
    }

    fn mail(statement: &Statement) -> NoticeMail<'_> {
        let body = "Le compartimos su estado\nde cuenta.\n\nGracias <por> su preferencia.";
        NoticeMail::new(Locale::Es, statement, "Estimada Ana:", body, "https://paramo.test/s/abc")
    }

    /// The words of an HTML mail, without tags, head and styles.
    fn words(html: &str) -> Vec<String> {
        let body = html.split("<body").nth(1).unwrap().split_once('>').unwrap().1;
        let mut out = String::new();
        for piece in body.split('<') {
            out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
            out.push(' ');
        }
        let plain = out.replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&");
        plain.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn html_and_text_say_the_same() {
        let statement = statement(vec![block(Currency::MXN, 12), block(Currency::USD, 50)]);
        let mail = mail(&statement);
        let (html, text) = (mail.html().unwrap(), mail.text().unwrap());
        let sorted = |mut words: Vec<String>| {
            words.sort();
            words
        };
        let only_text = ["|", "·", "--", "https://paramo.test/s/abc"];
        let from_text = text
            .split_whitespace()
            .filter(|word| !only_text.contains(word))
            .map(|word| word.trim_end_matches(':').to_owned())
            .collect();
        let from_html = words(&html)
            .into_iter()
            .filter(|word| word != "CP")
            .map(|word| word.trim_end_matches(':').to_owned())
            .collect();
        assert_eq!(sorted(from_html), sorted(from_text));
        assert!(html.contains("href=\"https://paramo.test/s/abc\""));
    }

    #[test]
    fn totals_stay_complete_and_the_mail_small_with_300_invoices() {
        let currencies = ["MXN", "USD", "EUR", "CAD", "GBP", "JPY"];
        let blocks = currencies.map(|code| block(Currency::parse(code).unwrap(), 50)).to_vec();
        for blocks in [blocks, vec![block(Currency::MXN, 300)], vec![block(Currency::MXN, 150), block(Currency::USD, 150)]] {
            let statement = statement(blocks);
            let mail = mail(&statement);
            let (html, text) = (mail.html().unwrap(), mail.text().unwrap());
            assert!(html.len() <= 60 * 1024, "{}", html.len());
            for block in &statement.blocks {
                let (balance, overdue) = (block.balance().show(Locale::Es), block.overdue().show(Locale::Es));
                assert!(html.contains(&balance) && text.contains(&balance));
                assert!(html.contains(&overdue) && text.contains(&overdue));
            }
        }
    }

    #[test]
    fn the_lines_that_are_not_shown_are_counted() {
        let long = statement(vec![block(Currency::MXN, 43)]);
        let html = mail(&long).html().unwrap();
        assert!(html.contains(&Locale::Es.n("notice-rest", 3)));
        assert!(html.contains("FAC-139") && !html.contains("FAC-140"));
        let short = statement(vec![block(Currency::MXN, 40)]);
        assert!(!mail(&short).html().unwrap().contains("su estado de cuenta.</td>"));
    }

    #[test]
    fn what_a_person_wrote_is_text_not_markup() {
        let statement = statement(vec![block(Currency::MXN, 1)]);
        let html = mail(&statement).html().unwrap();
        assert!(html.contains("Gracias &#60;por&#62; su preferencia."));
        assert!(mail(&statement).text().unwrap().contains("Gracias <por> su preferencia."));
        assert!(html.contains("<p style") && html.contains("Le compartimos su estado de cuenta.</p>"));
    }

    #[test]
    fn nothing_in_the_mail_is_fetched_from_elsewhere() {
        let statement = statement(vec![block(Currency::MXN, 3)]);
        let html = mail(&statement).html().unwrap();
        for fetching in ["<img", "url(", "src=", "<link", "<script"] {
            assert!(!html.contains(fetching), "{fetching}");
        }
        assert_eq!(html.matches("https://").count(), 1);
    }

    #[test]
    fn every_language_has_every_text() {
        for locale in Locale::ALL {
            let statement = statement(vec![block(Currency::MXN, 50), block(Currency::USD, 1)]);
            let mail = NoticeMail { locale, ..mail(&statement) };
            assert!(!mail.text().unwrap().contains("notice-"));
            assert!(!mail.text().unwrap().contains("Unknown"));
        }
    }

    #[test]
    #[ignore = "writes the mail to look at, into $GALLERY; prints its time"]
    fn mail_to_look_at() {
        let folder = std::path::PathBuf::from(std::env::var("GALLERY").unwrap());
        let statement = statement(vec![block(Currency::MXN, 9), block(Currency::USD, 2)]);
        let mail = mail(&statement);
        std::fs::write(folder.join("mail.html"), mail.html().unwrap()).unwrap();
        std::fs::write(folder.join("mail.txt"), mail.text().unwrap()).unwrap();
        let start = std::time::Instant::now();
        for _ in 0..1000 {
            std::hint::black_box((mail.html().unwrap(), mail.text().unwrap()));
        }
        println!("{:?} for both versions", start.elapsed() / 1000);
    }
}
