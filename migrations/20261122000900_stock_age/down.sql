ALTER TABLE sync_lists ADD COLUMN wanted BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE sync_lists SET wanted = TRUE WHERE wanted_at IS NOT NULL;
ALTER TABLE sync_lists DROP COLUMN wanted_at;
ALTER TABLE catalogue_entries DROP COLUMN stock_read_at;
