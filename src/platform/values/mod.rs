//! Values that are parsed once and then trusted.

pub mod bank;
pub mod currency;
pub mod email;
pub mod ids;
pub mod money;
pub mod quantity;
pub mod tax_id;
pub mod text;
pub mod token;

pub use currency::Currency;
pub use email::EmailAddress;
pub use money::Money;
pub use quantity::{Quantity, QuantityFault};
pub use token::Token;
