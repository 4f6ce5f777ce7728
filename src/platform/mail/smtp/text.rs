//! The message as it goes over the wire.

use std::borrow::Cow;

/// Every line ended by CRLF (RFC 5321, 2.3.8: a lone CR or LF must not be sent), without the last
/// line's end, because the terminator brings its own.
pub(super) fn with_crlf(message: &[u8]) -> Cow<'_, [u8]> {
    let mut text = if has_lone_end(message) {
        Cow::Owned(rewritten(message))
    } else {
        Cow::Borrowed(message)
    };
    if text.ends_with(b"\r\n") {
        match &mut text {
            Cow::Borrowed(bytes) => *bytes = &bytes[..bytes.len() - 2],
            Cow::Owned(bytes) => bytes.truncate(bytes.len() - 2),
        }
    }
    text
}

fn has_lone_end(message: &[u8]) -> bool {
    let mut previous = 0;
    for &byte in message {
        if (byte == b'\n') != (previous == b'\r') {
            return true;
        }
        previous = byte;
    }
    previous == b'\r'
}

fn rewritten(message: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(message.len() + message.len() / 32);
    let mut previous = 0;
    for &byte in message {
        match byte {
            b'\n' if previous == b'\r' => {}
            b'\r' | b'\n' => text.extend_from_slice(b"\r\n"),
            _ => text.push(byte),
        }
        previous = byte;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_clean_message_is_not_copied() {
        assert!(matches!(
            with_crlf(b"a: b\r\n\r\nc\r\n"),
            Cow::Borrowed(b"a: b\r\n\r\nc")
        ));
        assert!(matches!(with_crlf(b""), Cow::Borrowed(b"")));
    }

    #[test]
    fn lone_ends_of_lines_become_crlf() {
        assert_eq!(with_crlf(b"a\nb\rc\r\nd\n").as_ref(), b"a\r\nb\r\nc\r\nd");
        assert_eq!(with_crlf(b"a\n\n").as_ref(), b"a\r\n");
        assert_eq!(with_crlf(b"a\r").as_ref(), b"a");
    }

    proptest! {
        #[test]
        fn no_lone_end_is_left_and_nothing_else_changes(message in "[ab.\r\n]{0,40}") {
            let text = with_crlf(message.as_bytes());
            prop_assert!(!has_lone_end(&text));
            let visible = |bytes: &[u8]| bytes.iter().copied().filter(|b| !b"\r\n".contains(b)).collect::<Vec<_>>();
            prop_assert_eq!(visible(&text), visible(message.as_bytes()));
        }
    }
}
