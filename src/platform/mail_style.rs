//! Styles of mail: mail programs know neither style sheets nor custom properties, so every element
//! carries its own, put together once per tone.

use std::sync::LazyLock;

use super::tone::{TONES, Tone};

const FONT: &str = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MONO: &str = "font-family:ui-monospace,Menlo,Consolas,'Courier New',monospace";
const INK: &str = "#211d19";
const QUIET: &str = "#5d5852";
const PAPER: &str = "#fcfbf8";
const GROUND: &str = "#f1eeea";
const LINE: &str = "#dcd8d2";
const RULE: &str = "#8a857e";
const LATE: &str = "#a92a14";

/// Ready values of `style` attributes in one tone.
#[derive(Clone, Debug)]
pub struct MailStyle {
    /// `<body>` and the ground around the sheet.
    pub ground: String,
    /// The sheet, 600 px at most.
    pub sheet: String,
    /// The band on top that carries the company's name.
    pub top: String,
    /// The company's initials.
    pub face: String,
    /// The company's name beside them.
    pub name: String,
    /// A block of the sheet.
    pub block: String,
    /// What stands over the sum.
    pub over: String,
    /// The sum.
    pub sum: String,
    /// The line under the sum.
    pub under: String,
    /// The same when overdue.
    pub under_late: String,
    /// A paragraph.
    pub text: String,
    /// A heading.
    pub heading: String,
    /// A table of figures.
    pub table: String,
    /// A head cell.
    pub head: String,
    /// A head cell over figures.
    pub head_number: String,
    /// A cell.
    pub cell: String,
    /// A cell with a figure.
    pub number: String,
    /// A cell with overdue days.
    pub late: String,
    /// A cell of the line of totals.
    pub total: String,
    /// A figure in the line of totals.
    pub total_number: String,
    /// The overdue part under the totals.
    pub late_total: String,
    /// A remark across the table.
    pub rest: String,
    /// The block with bank data.
    pub bank: String,
    /// A name in the bank block.
    pub bank_name: String,
    /// A value in the bank block, easy to copy.
    pub bank_value: String,
    /// The cell of the button.
    pub button_cell: String,
    /// The button.
    pub button: String,
    /// The foot.
    pub foot: String,
    /// A link in running text.
    pub link: String,
    /// A style sheet for programs that show mail in the dark; it works by class names:
    /// g ground, s sheet, q quiet, l late, b bank, k link, u button, d table of documents, w cell of it
    /// whose words may part.
    pub dark: String,
}

static STYLES: LazyLock<[MailStyle; 12]> =
    LazyLock::new(|| TONES.map(|tone| MailStyle::new(&tone)));

impl MailStyle {
    /// The styles of the tone called `name`; the default's for a name that is none.
    #[must_use]
    pub fn of(name: &str) -> &'static Self {
        let tone = Tone::named(name);
        let at = TONES
            .iter()
            .position(|other| other.name == tone.name)
            .unwrap_or(0);
        &STYLES[at]
    }

    fn new(tone: &Tone) -> Self {
        let colour = tone.on_light();
        let rows = format!("{FONT};font-size:14px;line-height:20px;color:{INK};text-align:left");
        let cell = format!("padding:7px 6px;border-bottom:1px solid {LINE}");
        let number = format!("{cell};text-align:right;white-space:nowrap");
        let head = format!(
            "padding:6px;border-bottom:1px solid {RULE};font-size:12px;line-height:16px;color:{QUIET};font-weight:400;vertical-align:bottom"
        );
        let total = format!("padding:8px 6px;border-top:3px double {RULE};font-weight:600");
        let under = format!("margin:0 0 12px;{FONT};font-size:15px;line-height:22px;color:{QUIET}");
        Self {
            ground: format!("margin:0;padding:0;background-color:{GROUND}"),
            sheet: format!(
                "width:100%;max-width:600px;background-color:{PAPER};border-top:4px solid {colour}"
            ),
            top: format!("padding:20px 24px;border-bottom:3px double {LINE}"),
            face: format!(
                "width:40px;height:40px;border-radius:6px;background-color:{colour};{FONT};font-size:15px;line-height:40px;font-weight:600;color:#ffffff;text-align:center"
            ),
            name: format!(
                "padding-left:12px;{FONT};font-size:17px;line-height:24px;font-weight:600;color:{INK}"
            ),
            block: "padding:20px 24px 4px".to_owned(),
            over: format!("margin:0;{FONT};font-size:14px;line-height:20px;color:{QUIET}"),
            sum: format!(
                "margin:0;{FONT};font-size:28px;line-height:36px;font-weight:600;color:{INK}"
            ),
            under_late: under.replace(QUIET, LATE) + ";font-weight:600",
            under,
            text: format!("margin:0 0 12px;{FONT};font-size:16px;line-height:24px;color:{INK}"),
            heading: format!(
                "margin:0 0 8px;{FONT};font-size:16px;line-height:22px;font-weight:600;color:{INK}"
            ),
            table: format!("width:100%;border-collapse:collapse;margin:0 0 16px;{rows}"),
            head_number: format!("{head};text-align:right"),
            head,
            late: format!("{number};font-weight:600;color:{LATE}"),
            cell,
            number,
            total_number: format!("{total};text-align:right;white-space:nowrap"),
            total,
            late_total: format!(
                "padding:0 6px 8px;color:{LATE};font-weight:600;text-align:right;white-space:nowrap"
            ),
            rest: format!("padding:0 6px 8px;color:{QUIET}"),
            bank: format!(
                "width:100%;border-collapse:collapse;background-color:{GROUND};margin:0 0 16px;{rows}"
            ),
            bank_name: format!(
                "padding:5px 12px;font-size:13px;font-weight:400;color:{QUIET};text-align:left;vertical-align:top;width:110px"
            ),
            bank_value: format!("padding:5px 12px 5px 0;{MONO}"),
            button_cell: format!("border-radius:6px;background-color:{colour}"),
            button: format!(
                "display:inline-block;padding:12px 24px;{FONT};font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none"
            ),
            foot: format!(
                "padding:16px 24px 24px;border-top:1px solid {LINE};{FONT};font-size:13px;line-height:20px;color:{QUIET}"
            ),
            link: format!("color:{colour}"),
            dark: dark(tone),
        }
    }
}

/// On a phone the table of documents needs the width.
const NARROW: &str = "@media (max-width:480px){.s>tbody>tr>td{padding-left:12px!important;padding-right:12px!important}.d td,.d th{padding-left:3px!important;padding-right:3px!important}.d td{font-size:13px!important}.d .w{white-space:normal!important}}";

fn dark(tone: &Tone) -> String {
    let link = tone.on_dark();
    let rules = [
        ".g{background-color:#1a1815!important}",
        ".s{background-color:#24211e!important}",
        "td,th,p,h1,h2{color:#ece9e4!important;border-color:#4b4741!important}",
        ".q{color:#b3ada5!important}.l{color:#ff9d88!important}.b{background-color:#302c28!important}",
        ".u{color:#ffffff!important}",
    ];
    format!(
        "{NARROW}@media (prefers-color-scheme:dark){{{}.k{{color:{link}!important}}}}",
        rules.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tone_colours_its_button_and_an_unknown_one_is_petrol() {
        let indigo = MailStyle::of("indigo");
        assert!(
            indigo
                .button_cell
                .contains(&Tone::named("indigo").on_light())
        );
        assert_eq!(MailStyle::of("none").link, MailStyle::of("petrol").link);
        assert_ne!(indigo.link, MailStyle::of("petrol").link);
    }

    #[test]
    fn figures_stand_right_and_overdue_ones_differ() {
        let style = MailStyle::of("petrol");
        for figure in [
            &style.number,
            &style.late,
            &style.total_number,
            &style.head_number,
        ] {
            assert!(figure.contains("text-align:right") && !figure.contains("text-align:left"));
        }
        assert!(style.late.contains(LATE) && style.under_late.contains(LATE));
    }
}
