//! PAGES: handlers and page structs, a folder per area.
