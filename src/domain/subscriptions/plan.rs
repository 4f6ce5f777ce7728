//! Plans and add-ons.

/// A plan, the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plan {
    /// Starter.
    Starter,
    /// Profesional.
    Profesional,
    /// Negocios.
    Negocios,
}

impl Plan {
    /// Every plan, the smallest first.
    pub const ALL: [Self; 3] = [Self::Starter, Self::Profesional, Self::Negocios];

    /// How the database and the command line call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Starter => "starter",
            Self::Profesional => "profesional",
            Self::Negocios => "negocios",
        }
    }

    /// Its name, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Starter => "Starter",
            Self::Profesional => "Profesional",
            Self::Negocios => "Negocios",
        }
    }

    /// Seats for agents; administrators count.
    #[must_use]
    pub const fn seats(self) -> u32 {
        match self {
            Self::Starter => 2,
            Self::Profesional => 5,
            Self::Negocios => 25,
        }
    }

    /// Reads a code of any letter case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|plan| plan.code() == code)
    }
}

/// What is contracted beside a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addon {
    /// Automatic collection notices.
    Collections,
}

impl Addon {
    /// Every add-on.
    pub const ALL: [Self; 1] = [Self::Collections];

    /// How the database and the command line call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Collections => "collections",
        }
    }

    /// Reads a code of any letter case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|addon| addon.code() == code)
    }
}
