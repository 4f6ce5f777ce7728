//! The ERP on the other side.
