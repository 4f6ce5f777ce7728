//! Masking the link's token in a copy of a mail.

/// What stands in place of every character of the token.
const MASK: u8 = b'*';

/// A copy of `mime` in which every character of `token` is masked, also where quoted-printable
/// broke the token over two lines. The number says how often the token was found.
pub fn mask(mime: &[u8], token: &str) -> (Vec<u8>, usize) {
    let mut copy = mime.to_vec();
    let mut found = 0;
    let mut at = 0;
    while at < copy.len() {
        match positions(&copy, at, token.as_bytes()) {
            Some(places) => {
                at = places.last().copied().unwrap_or(at) + 1;
                for place in places {
                    copy[place] = MASK;
                }
                found += 1;
            }
            None => at += 1,
        }
    }
    (copy, found)
}

/// Where the characters of `token` stand if it begins at `start`, soft line breaks skipped.
fn positions(mime: &[u8], start: usize, token: &[u8]) -> Option<Vec<usize>> {
    if mime.get(start) != token.first() {
        return None;
    }
    let mut places = Vec::with_capacity(token.len());
    let mut at = start;
    for expected in token {
        while mime[at..].starts_with(b"=\r\n") {
            at += 3;
        }
        if mime.get(at) != Some(expected) {
            return None;
        }
        places.push(at);
        at += 1;
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_masked_whole_or_broken_over_lines() {
        let (copy, found) = mask(b"see /s/abcdef and /s/abc=\r\ndef.", "abcdef");
        assert_eq!(found, 2);
        assert_eq!(copy, b"see /s/****** and /s/***=\r\n***.");
    }

    #[test]
    fn what_only_looks_like_the_token_stays() {
        let (copy, found) = mask(b"abcde abcdeg", "abcdef");
        assert_eq!((copy.as_slice(), found), (b"abcde abcdeg".as_slice(), 0));
    }
}
