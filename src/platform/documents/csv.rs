//! Comma-separated values as spreadsheets read them, whole or a part at a time.

use std::io;

/// The bytes of some records. The part with the head is the first one of a file and says that it is
/// UTF-8: spreadsheets take it for that only then. Cells that people typed are neutralised before.
///
/// # Errors
/// When records differ in length.
pub fn part<R: AsRef<[String]>>(
    head: Option<&[String]>,
    records: impl IntoIterator<Item = R>,
) -> io::Result<Vec<u8>> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    if let Some(head) = head {
        writer.write_record(head)?;
    }
    for record in records {
        writer.write_record(record.as_ref())?;
    }
    let mut bytes = writer
        .into_inner()
        .map_err(::csv::IntoInnerError::into_error)?;
    if head.is_some() {
        bytes.splice(0..0, "\u{feff}".bytes());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn texts(cells: [&str; 2]) -> [String; 2] {
        cells.map(str::to_owned)
    }

    #[test]
    fn the_first_part_has_the_mark_and_the_head() {
        let first = part(Some(&texts(["a", "b"])), [texts(["1", "2,3"])]).unwrap();
        assert_eq!(first, "\u{feff}a,b\n1,\"2,3\"\n".as_bytes());
    }

    #[test]
    fn a_later_part_goes_on() {
        assert_eq!(part(None, [texts(["ñ", ""])]).unwrap(), "ñ,\n".as_bytes());
    }

    #[test]
    fn records_of_another_length_are_refused() {
        assert!(part(Some(&["a".to_owned()]), [texts(["1", "2"])]).is_err());
    }
}
