//! The company's bank accounts, as the ERP knows them: it tells neither number nor CLABE, so that
//! what a notice says about paying is typed by people.

mod save;

pub(crate) use save::save;
