-- Who wrote a task down or gave it to somebody last: they go on seeing what became of it.
ALTER TABLE tasks ADD COLUMN given_by TEXT REFERENCES users (id) ON DELETE SET NULL;
