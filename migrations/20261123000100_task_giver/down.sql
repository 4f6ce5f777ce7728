ALTER TABLE tasks DROP COLUMN given_by;
