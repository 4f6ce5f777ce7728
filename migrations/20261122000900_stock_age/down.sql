ALTER TABLE catalogue_entries DROP COLUMN stock_read_at;
