//! A short mail of the service: a title, some paragraphs, at most one button. HTML and text from
//! one value.

use askama::Template;

use super::i18n::Locale;
use super::look::initials;
use super::mail_style::MailStyle;

/// What the mail says. Every text is in the recipient's language already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimpleMail {
    /// Language of the texts.
    pub locale: Locale,
    /// Tone of colour, a value of `data-tone`.
    pub tone: String,
    /// Who writes: the company's name, or the product's.
    pub sender: String,
    /// What it is about.
    pub title: String,
    /// The text.
    pub paragraphs: Vec<String>,
    /// Label and address of the one thing to do.
    pub button: Option<(String, String)>,
    /// Why one gets it.
    pub foot: String,
}

impl SimpleMail {
    /// The HTML version.
    ///
    /// # Errors
    /// When a template fails to write, which a string never does.
    pub fn html(&self) -> Result<String, askama::Error> {
        Html {
            lang: self.locale.tag(),
            title: &self.title,
            sender: &self.sender,
            initials: initials(&self.sender),
            css: MailStyle::of(&self.tone),
            paragraphs: &self.paragraphs,
            button: self.button.as_ref(),
            foot: &self.foot,
        }
        .render()
    }

    /// The plain text version.
    ///
    /// # Errors
    /// When a template fails to write, which a string never does.
    pub fn text(&self) -> Result<String, askama::Error> {
        Text {
            sender: &self.sender,
            title: &self.title,
            paragraphs: &self.paragraphs,
            button: self.button.as_ref(),
            foot: &self.foot,
        }
        .render()
    }
}

#[derive(Template)]
#[template(path = "mail/simple.html")]
struct Html<'a> {
    lang: &'a str,
    title: &'a str,
    sender: &'a str,
    initials: String,
    css: &'static MailStyle,
    paragraphs: &'a [String],
    button: Option<&'a (String, String)>,
    foot: &'a str,
}

#[derive(Template)]
#[template(path = "mail/simple.txt")]
struct Text<'a> {
    sender: &'a str,
    title: &'a str,
    paragraphs: &'a [String],
    button: Option<&'a (String, String)>,
    foot: &'a str,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn both_versions_say_the_same_and_only_html_escapes() {
        let mail = SimpleMail {
            locale: Locale::Es,
            tone: "indigo".to_owned(),
            sender: "Cables & Hijos".to_owned(),
            title: "Contraseña nueva".to_owned(),
            paragraphs: vec!["Alguien <usted> la pidió.".to_owned()],
            button: Some((
                "Elegir contraseña".to_owned(),
                "https://m.test/r?a=1&b=2".to_owned(),
            )),
            foot: "Si no fue usted, ignore este correo.".to_owned(),
        };
        let (html, text) = (mail.html().unwrap(), mail.text().unwrap());
        assert!(text.contains("Cables & Hijos") && text.contains("Alguien <usted> la pidió."));
        assert!(text.contains("Elegir contraseña:\nhttps://m.test/r?a=1&b=2\n"));
        assert!(
            html.contains("Cables &#38; Hijos")
                && html.contains("Alguien &#60;usted&#62; la pidió.")
        );
        assert!(
            html.contains("href=\"https://m.test/r?a=1&#38;b=2\"") && html.contains(">CH</td>")
        );
    }
}
