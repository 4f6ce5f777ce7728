//! An extension as lists show it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::areas::console::extensions::promotion;
use crate::areas::console::view::Pill;
use crate::domain::subscriptions::{Availability, Extension, Wish};
use crate::platform::i18n::Locale;

/// An extension as lists show it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its code, to install it with.
    pub code: &'static str,
    /// Picture.
    pub icon: &'static str,
    /// Its name.
    pub name: String,
    /// What it does.
    pub about: String,
    /// How it stands.
    pub pill: Pill,
    /// Why it cannot be installed, else nothing.
    pub reason: String,
    /// The viewer may install it.
    pub installable: bool,
    /// Where it is once installed; empty else.
    pub place: String,
    /// Where it can be taken away; empty when it is not installed or the viewer may not.
    pub removal: String,
    /// What it promises; empty once contracted, and for who may not ask for it.
    pub promotion: String,
    /// Where the lapsed subscription that includes it is renewed; empty else.
    pub renewal: String,
}

impl Card {
    /// `base` is the company's address; `asked` is when it was asked for.
    pub fn new(
        locale: Locale,
        (extension, stands): (Extension, Availability),
        (base, admin): (&str, bool),
        asked: Option<String>,
    ) -> Self {
        let installed = stands == Availability::Installed;
        let lapsed = stands == Availability::Lapsed;
        // Documents are settings, for administrators alone.
        let open = installed && (admin || extension != Extension::Documents);
        let place = extension.place().filter(|_| open);
        Self {
            code: extension.code(),
            icon: icon(extension),
            name: extension.words(locale),
            about: extension.about(locale),
            pill: pill(locale, stands),
            reason: match asked {
                Some(when) => locale.t1("plans-asked-at", "when", &when),
                None => reason(locale, extension, stands),
            },
            installable: admin && stands == Availability::Available,
            place: place.map_or_else(String::new, |place| format!("{base}{place}")),
            removal: match installed && admin {
                true => format!("{base}/integrations/{}/removal", extension.code()),
                false => String::new(),
            },
            promotion: match stands.is_contracted() || lapsed || !admin {
                true => String::new(),
                false => format!("{base}{}", promotion(extension)),
            },
            renewal: match lapsed && admin {
                true => format!("{base}/settings/subscription"),
                false => String::new(),
            },
        }
    }
}

/// What the home of a company lists: for an administrator everything that exists, for the others
/// what is installed.
pub fn cards_of_home(
    locale: Locale,
    extensions: &[(Extension, Availability)],
    base: &str,
    admin: bool,
) -> Vec<Card> {
    let shown = |stands: Availability| match admin {
        true => stands != Availability::InPreparation,
        false => stands == Availability::Installed,
    };
    extensions
        .iter()
        .filter(|(_, stands)| shown(*stands))
        .map(|one| Card::new(locale, *one, (base, admin), None))
        .collect()
}

/// When something was asked for, as a day of the company; an extension counts as asked for by its
/// own name, its add-on or its plan.
pub fn asked(
    wishes: &[(Wish, DateTime<Utc>)],
    extension: Extension,
    (stands, zone): (Availability, Tz),
) -> Option<String> {
    let fits = |wish: Wish| match wish {
        Wish::Extension(_) | Wish::Addon(_) => wish.is_like(Wish::Extension(extension)),
        Wish::Plan(plan) => {
            matches!(stands, Availability::NeedsPlan | Availability::Lapsed)
                && extension.addon().is_none()
                && plan >= extension.smallest_plan()
        }
    };
    wishes
        .iter()
        .find(|(wish, _)| fits(*wish) && !stands.is_contracted())
        .map(|(_, at)| at.with_timezone(&zone).format("%d/%m/%Y").to_string())
}

/// How an extension stands, as a pill.
pub fn pill(locale: Locale, stands: Availability) -> Pill {
    let (state, label) = match stands {
        Availability::Installed => ("settled", locale.t("home-ext-installed")),
        Availability::Available => ("marked", locale.t("home-ext-available")),
        Availability::NeedsPlan => ("", locale.t("home-ext-needs-plan")),
        Availability::Lapsed => ("overdue", locale.t("home-state-lapsed")),
        Availability::NeedsAddon => ("", locale.t("home-ext-needs-addon")),
        Availability::InPreparation => ("held", locale.t("plans-in-preparation")),
    };
    Pill { state, label }
}

fn reason(locale: Locale, extension: Extension, stands: Availability) -> String {
    match stands {
        Availability::Installed | Availability::Available => String::new(),
        Availability::NeedsPlan => {
            locale.t1("plans-needs-plan", "plan", extension.smallest_plan().name())
        }
        Availability::Lapsed => locale.t("plans-lapsed-reason"),
        Availability::NeedsAddon => locale.t("home-ext-needs-addon-reason"),
        Availability::InPreparation => locale.t("plans-in-preparation-reason"),
    }
}

const fn icon(extension: Extension) -> &'static str {
    match extension {
        Extension::Collections => "bank",
        Extension::Inventory => "barcode",
        Extension::Documents => "document",
        Extension::Agents => "handshake",
        Extension::CustomerCentre => "building",
        Extension::Persons => "people",
        Extension::Imports => "download",
    }
}
