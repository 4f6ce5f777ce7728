//! Bank account numbers: CLABE and IBAN.
