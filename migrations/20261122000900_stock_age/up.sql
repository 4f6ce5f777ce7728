-- When the last whole reading of what a warehouse holds began: so old at most is what it told.
ALTER TABLE catalogue_entries ADD COLUMN stock_read_at TIMESTAMP;
