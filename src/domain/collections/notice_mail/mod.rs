//! The collection notice as a mail, in HTML and plain text. Both are drawn from one set of texts,
//! so they say the same; preview, test mail and sending all use this.

mod words;

use askama::Template;

use crate::domain::statements::Statement;
use crate::platform::i18n::Locale;
use crate::platform::look::initials;
use crate::platform::mail_style::MailStyle;
use words::Words;

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
        Self {
            locale,
            statement,
            greeting,
            body_paragraphs: paragraphs(body),
            link,
            css,
        }
    }

    /// The HTML version, at most 60 KB.
    ///
    /// # Errors
    /// When a template fails to write, which a string never does.
    pub fn html(&self) -> Result<String, askama::Error> {
        let sender = self.statement.creditor.name.as_str();
        Html {
            lang: self.locale.tag(),
            title: self.locale.t1("notice-title", "company", sender),
            sender,
            initials: initials(sender),
            css: self.css,
            mail: self,
            words: Words::of(self.locale, self.statement),
        }
        .render()
    }

    /// The plain text version.
    ///
    /// # Errors
    /// When a template fails to write, which a string never does.
    pub fn text(&self) -> Result<String, askama::Error> {
        let words = Words::of(self.locale, self.statement);
        Text {
            sender: &self.statement.creditor.name,
            mail: self,
            words,
        }
        .render()
    }
}

fn paragraphs(body: &str) -> Vec<String> {
    body.replace("\r\n", "\n")
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

#[derive(Template)]
#[template(path = "mail/notice.html")]
struct Html<'a> {
    lang: &'static str,
    title: String,
    sender: &'a str,
    initials: String,
    css: &'static MailStyle,
    mail: &'a NoticeMail<'a>,
    words: Words<'a>,
}

#[derive(Template)]
#[template(path = "mail/notice.txt")]
struct Text<'a> {
    sender: &'a str,
    mail: &'a NoticeMail<'a>,
    words: Words<'a>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::statements::{Ageing, BankDetail, Block, Creditor, Debtor, Line};
    use crate::platform::values::Currency;

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
        Block {
            currency,
            lines,
            ageing,
        }
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
            data_as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
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
        NoticeMail::new(
            Locale::Es,
            statement,
            "Estimada Ana:",
            body,
            "https://paramo.test/s/abc",
        )
    }

    /// The words of an HTML mail, without tags, head and styles.
    fn words(html: &str) -> Vec<String> {
        let body = html
            .split("<body")
            .nth(1)
            .unwrap()
            .split_once('>')
            .unwrap()
            .1;
        let mut out = String::new();
        for piece in body.split('<') {
            out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
            out.push(' ');
        }
        let plain = out
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#38;", "&");
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
        let blocks = currencies
            .map(|code| block(Currency::parse(code).unwrap(), 50))
            .to_vec();
        for blocks in [
            blocks,
            vec![block(Currency::MXN, 300)],
            vec![block(Currency::MXN, 150), block(Currency::USD, 150)],
        ] {
            let statement = statement(blocks);
            let mail = mail(&statement);
            let (html, text) = (mail.html().unwrap(), mail.text().unwrap());
            assert!(html.len() <= 60 * 1024, "{}", html.len());
            for block in &statement.blocks {
                let (balance, overdue) = (
                    block.balance().amount(Locale::Es),
                    block.overdue().amount(Locale::Es),
                );
                assert!(html.contains(&balance) && text.contains(&balance));
                assert!(html.contains(&overdue) && text.contains(&overdue));
            }
        }
    }

    #[test]
    fn the_title_of_a_table_names_the_currency_and_its_cells_do_not() {
        let statement = statement(vec![block(Currency::MXN, 3)]);
        let mail = mail(&statement);
        let (html, text) = (mail.html().unwrap(), mail.text().unwrap());
        let whole = statement.blocks[0].balance().show(Locale::Es);
        for version in [&html, &text] {
            let (sums, tables) = version.split_once("Documentos en MXN").unwrap();
            assert!(sums.contains(&whole));
            assert!(tables.contains("1,250.00") && !tables.contains("1,250.00 MXN"));
            assert!(!tables.contains(&whole));
        }
    }

    #[test]
    fn the_lines_that_are_not_shown_are_counted() {
        let long = statement(vec![block(Currency::MXN, 43)]);
        let html = mail(&long).html().unwrap();
        assert!(html.contains(&Locale::Es.n("notice-rest", 3)));
        assert!(html.contains("FAC-139") && !html.contains("FAC-140"));
        let short = statement(vec![block(Currency::MXN, 40)]);
        let html = mail(&short).html().unwrap();
        assert!(html.contains("FAC-139") && !html.contains("colspan=\"4\""));
    }

    #[test]
    fn what_a_person_wrote_is_text_not_markup() {
        let statement = statement(vec![block(Currency::MXN, 1)]);
        let html = mail(&statement).html().unwrap();
        assert!(html.contains("Gracias &#60;por&#62; su preferencia."));
        assert!(
            mail(&statement)
                .text()
                .unwrap()
                .contains("Gracias <por> su preferencia.")
        );
        assert!(
            html.contains("<p style") && html.contains("Le compartimos su estado de cuenta.</p>")
        );
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
            let mail = NoticeMail {
                locale,
                ..mail(&statement)
            };
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
