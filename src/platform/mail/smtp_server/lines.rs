//! Reading lines and messages, within bounds.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _};

/// The longest command, in bytes, its end included (RFC 5321, 4.5.3.1.4, with room for extensions).
pub(super) const LONGEST_COMMAND: usize = 4 * 1024;
/// The longest line of a message, in bytes; RFC 5321, 4.5.3.1.6 has 1000.
pub(super) const LONGEST_LINE: usize = 64 * 1024;
/// The largest message, in bytes.
pub(super) const LARGEST_MESSAGE: usize = 10 * 1024 * 1024;

/// A command.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    Text(String),
    TooLong,
    /// The client has left.
    End,
}

/// A message.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Data {
    /// Dots unstuffed.
    Whole(Vec<u8>),
    /// More than [`LARGEST_MESSAGE`], or a line beyond [`LONGEST_LINE`]; read to its terminator.
    TooLarge,
    /// The client left before the terminator.
    Cut,
    /// As many bytes as were asked for.
    Enough,
}

/// The next command without its end.
pub(super) async fn command(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Line> {
    let mut line = Vec::new();
    let read = append_line(reader, &mut line, LONGEST_COMMAND).await?;
    if read == 0 {
        return Ok(Line::End);
    }
    if !line.ends_with(b"\n") {
        return skip_line(reader).await;
    }
    Ok(Line::Text(
        String::from_utf8_lossy(&line)
            .trim_end_matches(['\r', '\n'])
            .to_owned(),
    ))
}

/// A message up to its terminator, or up to about `enough` bytes.
///
/// Only CRLF `.` CRLF ends it: a dot between lone LFs is text, so nobody smuggles a second message.
pub(super) async fn message(
    reader: &mut (impl AsyncBufRead + Unpin),
    enough: Option<usize>,
) -> io::Result<Data> {
    let mut message = Vec::new();
    let (mut total, mut too_large, mut fresh_line) = (0, false, true);
    loop {
        if enough.is_some_and(|enough| total >= enough) {
            return Ok(Data::Enough);
        }
        let start = message.len();
        let read = append_line(reader, &mut message, LONGEST_LINE).await?;
        if read == 0 {
            return Ok(Data::Cut);
        }
        total += read;
        let line = &message[start..];
        if fresh_line && line == b".\r\n" {
            message.truncate(start);
            return Ok(if too_large {
                Data::TooLarge
            } else {
                Data::Whole(message)
            });
        }
        too_large |= total > LARGEST_MESSAGE || !line.ends_with(b"\n");
        let stuffed = fresh_line && line.starts_with(b".");
        fresh_line = line.ends_with(b"\r\n");
        if stuffed {
            message.remove(start);
        }
        if too_large {
            message.clear();
        }
    }
}

async fn append_line(
    reader: &mut (impl AsyncBufRead + Unpin),
    line: &mut Vec<u8>,
    longest: usize,
) -> io::Result<usize> {
    let limit = u64::try_from(longest).unwrap_or(u64::MAX);
    reader.take(limit).read_until(b'\n', line).await
}

async fn skip_line(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Line> {
    let mut rest = Vec::new();
    loop {
        rest.clear();
        if append_line(reader, &mut rest, LONGEST_LINE).await? == 0 {
            return Ok(Line::End);
        }
        if rest.ends_with(b"\n") {
            return Ok(Line::TooLong);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    async fn read(mut wire: &[u8]) -> Data {
        message(&mut wire, None).await.unwrap()
    }

    #[tokio::test]
    async fn stuffed_dots_are_unstuffed_and_the_terminator_is_not_part_of_the_message() {
        assert_eq!(
            read(b"a\r\n..\r\n...b\r\n.\r\n").await,
            Data::Whole(b"a\r\n.\r\n..b\r\n".to_vec())
        );
        assert_eq!(read(b".\r\n").await, Data::Whole(Vec::new()));
    }

    #[tokio::test]
    async fn a_dot_after_a_lone_line_feed_ends_nothing() {
        assert_eq!(
            read(b"a\n.\r\nMAIL\r\n.\r\n").await,
            Data::Whole(b"a\n.\r\nMAIL\r\n".to_vec())
        );
        assert_eq!(
            read(b"a\r\n.\nb\r\n.\r\n").await,
            Data::Whole(b"a\r\n\nb\r\n".to_vec())
        );
    }

    #[tokio::test]
    async fn a_message_without_terminator_was_cut() {
        assert_eq!(read(b"a\r\n.").await, Data::Cut);
        assert_eq!(read(b"").await, Data::Cut);
    }

    #[tokio::test]
    async fn what_is_too_large_is_read_to_its_end_and_not_kept() {
        let mut wire = b"a line of a message\r\n".repeat(LARGEST_MESSAGE / 20);
        wire.extend_from_slice(b".\r\nQUIT\r\n");
        let mut rest = wire.as_slice();
        assert_eq!(message(&mut rest, None).await.unwrap(), Data::TooLarge);
        assert_eq!(rest, b"QUIT\r\n");

        let mut wire = vec![b'a'; LONGEST_LINE + 1];
        wire.extend_from_slice(b"\r\n.\r\n");
        assert_eq!(read(&wire).await, Data::TooLarge);
    }

    #[tokio::test]
    async fn a_command_that_is_too_long_is_skipped() {
        let mut wire = vec![b'a'; LONGEST_COMMAND * 40];
        wire.extend_from_slice(b"\r\nNOOP\r\n");
        let mut reader = wire.as_slice();
        assert_eq!(command(&mut reader).await.unwrap(), Line::TooLong);
        assert_eq!(
            command(&mut reader).await.unwrap(),
            Line::Text("NOOP".to_owned())
        );
        assert_eq!(command(&mut reader).await.unwrap(), Line::End);
    }
}
