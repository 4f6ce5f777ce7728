//! What the warehouses hold, as the ERP knows it. Quantities are thousandths of the article's unit.

mod save;

pub(crate) use save::{drop_rows, held, save_page};
