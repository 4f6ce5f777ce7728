//! One client's conversation.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::lines::{self, Data, Line};
use super::{Handler, Received, Verdict};

/// The most recipients of one message (RFC 5321, 4.5.3.1.8).
const MOST_RECIPIENTS: usize = 1000;

pub(super) struct Session {
    stream: BufReader<TcpStream>,
    handler: Arc<dyn Handler>,
    stopped: watch::Receiver<bool>,
    sender: Option<String>,
    recipients: Vec<String>,
}

/// What happens after a reply.
#[derive(PartialEq, Eq)]
enum Then {
    /// The stage is passed.
    Taken,
    /// The stage is not passed; the client may go on.
    Refused,
    /// The conversation is over.
    Over,
}

impl Session {
    pub(super) fn new(
        stream: TcpStream,
        handler: Arc<dyn Handler>,
        stopped: watch::Receiver<bool>,
    ) -> Self {
        let stream = BufReader::with_capacity(32 * 1024, stream);
        Self {
            stream,
            handler,
            stopped,
            sender: None,
            recipients: Vec::new(),
        }
    }

    pub(super) async fn run(mut self, peer: SocketAddr) -> io::Result<()> {
        let verdict = self.handler.connect(peer).await;
        if self.answer(verdict, "220 mail.test ESMTP").await? != Then::Taken {
            return Ok(());
        }
        while let Some(line) = self.next_command().await? {
            let then = match line {
                Line::Text(line) => self.command(&line).await?,
                Line::TooLong => self.say("500 5.5.2 Line too long").await?,
                Line::End => Then::Over,
            };
            if then == Then::Over {
                break;
            }
        }
        Ok(())
    }

    /// The next command, or none once the server stops.
    async fn next_command(&mut self) -> io::Result<Option<Line>> {
        let Self {
            stream, stopped, ..
        } = self;
        let line = tokio::select! {
            line = lines::command(stream) => return line.map(Some),
            () = has_stopped(stopped) => None,
        };
        self.say("421 4.3.2 Shutting down").await?;
        Ok(line)
    }

    async fn command(&mut self, line: &str) -> io::Result<Then> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => self.hello(rest, "250-mail.test\r\n250 8BITMIME").await,
            "HELO" => self.hello(rest, "250 mail.test").await,
            "MAIL" => self.mail(rest).await,
            "RCPT" => self.rcpt(rest).await,
            "DATA" => self.data().await,
            "RSET" => {
                self.forget();
                self.say("250 2.0.0 Forgotten").await
            }
            "NOOP" => self.say("250 2.0.0 Done nothing").await,
            "QUIT" => {
                self.say("221 2.0.0 Goodbye").await?;
                Ok(Then::Over)
            }
            _ => self.say("502 5.5.1 Not known here").await,
        }
    }

    async fn hello(&mut self, name: &str, usual: &str) -> io::Result<Then> {
        self.forget();
        let verdict = self.handler.hello(name.trim()).await;
        self.answer(verdict, usual).await
    }

    async fn mail(&mut self, rest: &str) -> io::Result<Then> {
        let Some(sender) = path(rest, "FROM:") else {
            return self.say("501 5.5.4 MAIL FROM:<address>").await;
        };
        if self.sender.is_some() {
            return self.say("503 5.5.1 One message at a time").await;
        }
        let verdict = self.handler.mail(sender).await;
        let then = self.answer(verdict, "250 2.1.0 Sender taken").await?;
        if then == Then::Taken {
            self.sender = Some(sender.to_owned());
        }
        Ok(then)
    }

    async fn rcpt(&mut self, rest: &str) -> io::Result<Then> {
        let Some(recipient) = path(rest, "TO:").filter(|path| !path.is_empty()) else {
            return self.say("501 5.5.4 RCPT TO:<address>").await;
        };
        if self.sender.is_none() {
            return self.say("503 5.5.1 MAIL first").await;
        }
        if self.recipients.len() >= MOST_RECIPIENTS {
            return self.say("452 4.5.3 Too many recipients").await;
        }
        let verdict = self.handler.rcpt(recipient).await;
        let then = self.answer(verdict, "250 2.1.5 Recipient taken").await?;
        if then == Then::Taken {
            self.recipients.push(recipient.to_owned());
        }
        Ok(then)
    }

    async fn data(&mut self) -> io::Result<Then> {
        if self.sender.is_none() || self.recipients.is_empty() {
            return self.say("503 5.5.1 MAIL and RCPT first").await;
        }
        let (verdict, enough, hang) = match self.handler.data().await {
            Verdict::CloseAfterData(bytes) => (Verdict::Ok, Some(bytes), false),
            Verdict::HangAfterData(bytes) => (Verdict::Ok, Some(bytes), true),
            verdict => (verdict, None, false),
        };
        let then = self.answer(verdict, "354 End with a dot").await?;
        if then != Then::Taken {
            return Ok(then);
        }
        match lines::message(&mut self.stream, enough).await? {
            Data::Whole(bytes) => self.accepted(bytes).await,
            Data::TooLarge => {
                self.forget();
                self.say("552 5.3.4 Too large").await
            }
            Data::Cut => Ok(Then::Over),
            Data::Enough if hang => std::future::pending().await,
            Data::Enough => Ok(Then::Over),
        }
    }

    async fn accepted(&mut self, bytes: Vec<u8>) -> io::Result<Then> {
        let sender = self.sender.take().unwrap_or_default();
        let recipients = std::mem::take(&mut self.recipients);
        let verdict = self
            .handler
            .accepted(Received {
                sender,
                recipients,
                bytes,
            })
            .await;
        self.answer(verdict, "250 2.0.0 Message taken").await
    }

    fn forget(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    /// Carries a verdict out.
    async fn answer(&mut self, verdict: Verdict, usual: &str) -> io::Result<Then> {
        match verdict {
            Verdict::Ok | Verdict::CloseAfterData(_) | Verdict::HangAfterData(_) => {
                self.say(usual).await?;
                Ok(Then::Taken)
            }
            Verdict::Reply(code, text) => {
                self.say(&format!("{code} {text}")).await?;
                Ok(match code {
                    421 => Then::Over,
                    ..=399 => Then::Taken,
                    _ => Then::Refused,
                })
            }
            Verdict::Raw(text) => {
                self.stream.write_all(text.as_bytes()).await?;
                Ok(if text.starts_with(['2', '3']) {
                    Then::Taken
                } else {
                    Then::Refused
                })
            }
            Verdict::Close => Ok(Then::Over),
            Verdict::Hang => {
                self.wait_until_the_client_leaves().await?;
                Ok(Then::Over)
            }
        }
    }

    async fn say(&mut self, reply: &str) -> io::Result<Then> {
        let line = format!("{reply}\r\n");
        self.stream.write_all(line.as_bytes()).await?;
        Ok(Then::Refused)
    }

    async fn wait_until_the_client_leaves(&mut self) -> io::Result<()> {
        let mut ignored = [0; 1024];
        while self.stream.read(&mut ignored).await? > 0 {}
        Ok(())
    }
}

/// Returns when the server stops, or is gone.
async fn has_stopped(stopped: &mut watch::Receiver<bool>) {
    while !*stopped.borrow_and_update() {
        if stopped.changed().await.is_err() {
            return;
        }
    }
}

/// The address between the angle brackets of `FROM:<…>` or `TO:<…>`; parameters are ignored.
fn path<'a>(rest: &'a str, keyword: &str) -> Option<&'a str> {
    let after = rest
        .get(..keyword.len())
        .filter(|start| start.eq_ignore_ascii_case(keyword));
    let rest = rest.get(after?.len()..)?.trim_start();
    let (path, _parameters) = rest.strip_prefix('<')?.split_once('>')?;
    (path.len() <= 256).then_some(path)
}
