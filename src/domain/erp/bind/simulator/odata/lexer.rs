//! Words, signs and literals.

use chrono::{NaiveDate, NaiveDateTime};

use super::BadQuery;

/// A piece of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Open,
    Close,
    Comma,
    /// A name or a keyword.
    Word(String),
    Text(String),
    Number(f64),
    Date(NaiveDateTime),
    Guid(u128),
}

/// Cuts an expression into tokens.
pub fn tokens(text: &str) -> Result<Vec<Token>, BadQuery> {
    let mut rest = text;
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            c if c.is_whitespace() => {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            '\'' => quoted(rest).map(|(text, length)| (Token::Text(text), length))?,
            '-' | '0'..='9' => number(rest)?,
            c if c.is_ascii_alphabetic() || c == '_' => word(rest)?,
            c => return Err(BadQuery(format!("unexpected character {c:?}"))),
        };
        tokens.push(token);
        rest = &rest[length..];
    }
    Ok(tokens)
}

/// A text in quotes, a doubled quote standing for one; also says how many bytes it took.
fn quoted(rest: &str) -> Result<(String, usize), BadQuery> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\'' if chars.peek().is_some_and(|(_, next)| *next == '\'') => {
                text.push('\'');
                chars.next();
            }
            '\'' => return Ok((text, at + 1)),
            c => text.push(c),
        }
    }
    Err(BadQuery("a text without its closing quote".to_owned()))
}

fn number(rest: &str) -> Result<(Token, usize), BadQuery> {
    let length = rest
        .char_indices()
        .find(|(at, c)| {
            let sign = matches!(c, '+' | '-') && (*at == 0 || rest[..*at].ends_with(['e', 'E']));
            !(c.is_ascii_alphanumeric() || *c == '.' || sign)
        })
        .map_or(rest.len(), |(at, _)| at);
    let text = &rest[..length];
    let digits = text.trim_end_matches(['L', 'l', 'M', 'm', 'D', 'd', 'F', 'f']);
    let plain = digits.bytes().any(|b| b.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b))
        && text.len() - digits.len() <= 1;
    match digits.parse::<f64>() {
        Ok(number) if plain && number.is_finite() => Ok((Token::Number(number), length)),
        _ => Err(BadQuery(format!("{text} is not a number"))),
    }
}

fn word(rest: &str) -> Result<(Token, usize), BadQuery> {
    let length = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    let name = &rest[..length];
    if !rest[length..].starts_with('\'') {
        return Ok((Token::Word(name.to_owned()), length));
    }
    let (text, quoted) = quoted(&rest[length..])?;
    let token = match name.to_ascii_lowercase().as_str() {
        "datetime" => date(&text).map(Token::Date),
        "guid" => guid(&text).map(Token::Guid),
        _ => None,
    };
    let token = token.ok_or_else(|| BadQuery(format!("{name}'{text}' is not a literal")))?;
    Ok((token, length + quoted))
}

fn date(text: &str) -> Option<NaiveDateTime> {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return day.and_hms_opt(0, 0, 0);
    }
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

fn guid(text: &str) -> Option<u128> {
    (text.len() == 36).then(|| uuid::Uuid::parse_str(text).ok().map(|id| id.as_u128()))?
}
