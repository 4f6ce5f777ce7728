-- When the last whole reading of what a warehouse holds began: so old at most is what it told.
ALTER TABLE catalogue_entries ADD COLUMN stock_read_at TIMESTAMP;

-- Since when a list is to be read with the next pass: a reading that began earlier does not do.
ALTER TABLE sync_lists ADD COLUMN wanted_at TIMESTAMP;
UPDATE sync_lists SET wanted_at = read_at WHERE wanted;
ALTER TABLE sync_lists DROP COLUMN wanted;
