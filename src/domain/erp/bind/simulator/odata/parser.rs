//! From tokens to an expression whose kinds fit.

use super::lexer::{Token, tokens};
use super::{BadQuery, Kind, Table, Value};

/// Longest expression, bytes.
const LONGEST: usize = 8192;
/// Deepest nesting.
const DEEPEST: usize = 64;

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
}

/// A filter.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A field by its position.
    Field(usize, Kind),
    /// A literal.
    Literal(Value<'static>),
    /// `substringof(needle, hay)`.
    Substring(Box<Self>, Box<Self>),
    /// A comparison.
    Compare(Op, Box<Self>, Box<Self>),
    /// Both hold.
    And(Box<Self>, Box<Self>),
    /// One holds.
    Or(Box<Self>, Box<Self>),
    /// It does not hold.
    Not(Box<Self>),
}

impl Expr {
    /// What the expression gives.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Field(_, kind) => *kind,
            Self::Literal(value) => match value {
                Value::Int(_) | Value::Double(_) => Kind::Number,
                Value::Text(_) => Kind::Text,
                Value::Date(_) => Kind::Date,
                Value::Guid(_) => Kind::Guid,
                Value::Bool(_) => Kind::Bool,
                Value::Null | Value::Texts(_) | Value::Guids(_) => Kind::Null,
            },
            _ => Kind::Bool,
        }
    }
}

/// Reads `$filter`.
///
/// # Errors
/// Unknown fields, bad literals, kinds that do not fit, and anything else that is not a filter.
pub fn filter(text: &str, table: &dyn Table) -> Result<Expr, BadQuery> {
    if text.len() > LONGEST {
        return Err(BadQuery("the filter is too long".to_owned()));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        depth: 0,
        table,
    };
    let expr = parser.or()?;
    if parser.at < tokens.len() {
        return Err(BadQuery("something follows the filter's end".to_owned()));
    }
    boolean(expr)
}

/// Reads `$orderby`: fields by position, `true` for descending.
///
/// # Errors
/// Unknown fields and anything else that is not an order.
pub fn order(text: &str, table: &dyn Table) -> Result<Vec<(usize, bool)>, BadQuery> {
    let one = |part: &str| {
        let mut words = part.split_whitespace();
        let name = words.next().unwrap_or_default();
        let field = table.field(name).ok_or_else(|| unknown(name))?.0;
        match (words.next(), words.next()) {
            (None | Some("asc"), None) => Ok((field, false)),
            (Some("desc"), None) => Ok((field, true)),
            _ => Err(BadQuery(format!("{part} is not an order"))),
        }
    };
    text.split(',').map(one).collect()
}

fn unknown(name: &str) -> BadQuery {
    BadQuery(format!("there is no field {name:?}"))
}

fn boolean(expr: Expr) -> Result<Expr, BadQuery> {
    match expr.kind() {
        Kind::Bool => Ok(expr),
        kind => Err(BadQuery(format!("a condition was expected, not {kind:?}"))),
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    table: &'a dyn Table,
}

impl Parser<'_> {
    fn or(&mut self) -> Result<Expr, BadQuery> {
        let mut left = self.and()?;
        while self.takes("or") {
            let right = boolean(self.and()?)?;
            left = Expr::Or(Box::new(boolean(left)?), Box::new(right));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expr, BadQuery> {
        let mut left = self.not()?;
        while self.takes("and") {
            let right = boolean(self.not()?)?;
            left = Expr::And(Box::new(boolean(left)?), Box::new(right));
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Expr, BadQuery> {
        if !self.takes("not") {
            return self.comparison();
        }
        self.deeper()?;
        let inner = boolean(self.not()?)?;
        self.depth -= 1;
        Ok(Expr::Not(Box::new(inner)))
    }

    fn comparison(&mut self) -> Result<Expr, BadQuery> {
        let left = self.operand()?;
        let Some(op) = self.op() else { return Ok(left) };
        let right = self.operand()?;
        let (a, b) = (left.kind(), right.kind());
        if a != b && a != Kind::Null && b != Kind::Null {
            return Err(BadQuery(format!("{a:?} cannot be compared with {b:?}")));
        }
        Ok(Expr::Compare(op, Box::new(left), Box::new(right)))
    }

    fn operand(&mut self) -> Result<Expr, BadQuery> {
        let Some(token) = self.tokens.get(self.at) else {
            return Err(BadQuery("the filter ends too early".to_owned()));
        };
        self.at += 1;
        Ok(match token {
            Token::Open => {
                self.deeper()?;
                let inner = self.or()?;
                self.depth -= 1;
                self.expect(&Token::Close)?;
                inner
            }
            Token::Word(name) => return self.named(name),
            Token::Text(text) => Expr::Literal(Value::made(text.clone())),
            Token::Number(number) => Expr::Literal(Value::Double(*number)),
            Token::Date(at) => Expr::Literal(Value::Date(*at)),
            Token::Guid(id) => Expr::Literal(Value::Guid(*id)),
            Token::Close | Token::Comma => {
                return Err(BadQuery("a value was expected".to_owned()));
            }
        })
    }

    fn named(&mut self, name: &str) -> Result<Expr, BadQuery> {
        match name {
            "null" => Ok(Expr::Literal(Value::Null)),
            "true" => Ok(Expr::Literal(Value::Bool(true))),
            "false" => Ok(Expr::Literal(Value::Bool(false))),
            "substringof" => self.substring(),
            name => {
                let (field, kind) = self.table.field(name).ok_or_else(|| unknown(name))?;
                Ok(Expr::Field(field, kind))
            }
        }
    }

    fn substring(&mut self) -> Result<Expr, BadQuery> {
        self.expect(&Token::Open)?;
        let needle = self.operand()?;
        self.expect(&Token::Comma)?;
        let hay = self.operand()?;
        self.expect(&Token::Close)?;
        if needle.kind() != Kind::Text || hay.kind() != Kind::Text {
            return Err(BadQuery("substringof takes two texts".to_owned()));
        }
        Ok(Expr::Substring(Box::new(needle), Box::new(hay)))
    }

    fn deeper(&mut self) -> Result<(), BadQuery> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(BadQuery("the filter is nested too deeply".to_owned()));
        }
        Ok(())
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Word(w)) if w == word);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), BadQuery> {
        if self.tokens.get(self.at) == Some(token) {
            self.at += 1;
            return Ok(());
        }
        Err(BadQuery(format!("{token:?} was expected")))
    }

    fn op(&mut self) -> Option<Op> {
        let Some(Token::Word(word)) = self.tokens.get(self.at) else {
            return None;
        };
        let op = match word.as_str() {
            "eq" => Op::Eq,
            "ne" => Op::Ne,
            "gt" => Op::Gt,
            "ge" => Op::Ge,
            "lt" => Op::Lt,
            "le" => Op::Le,
            _ => return None,
        };
        self.at += 1;
        Some(op)
    }
}
