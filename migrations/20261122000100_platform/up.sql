-- One set of files for SQLite and PostgreSQL: ids are text UUIDv7 made by the application, moments
-- are UTC, money is bigint minor units.

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Keys that seal secrets, themselves wrapped by SECRET_KEY.
CREATE TABLE data_keys (
    id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    created_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
CREATE UNIQUE INDEX data_keys_current ON data_keys (purpose) WHERE retired_at IS NULL;

-- Processes that deliver or run jobs. What a worker holds falls free when its lease has ended.
CREATE TABLE workers (
    id TEXT NOT NULL PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    lease_until TIMESTAMP NOT NULL
);

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    company_id TEXT,
    unique_key TEXT,
    state TEXT NOT NULL,
    payload TEXT NOT NULL,
    checkpoint TEXT,
    step TEXT,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    worker_id TEXT,
    run_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL,
    started_at TIMESTAMP,
    finished_at TIMESTAMP,
    cancel_requested_at TIMESTAMP,
    error TEXT
);
CREATE INDEX jobs_ready ON jobs (state, run_at);
CREATE INDEX jobs_company ON jobs (company_id, created_at);
CREATE UNIQUE INDEX jobs_one_live ON jobs (unique_key) WHERE state IN ('queued', 'running');

-- Every mail of every area. Delivery state lives here and nowhere else.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    company_id TEXT,
    occurrence_id TEXT,
    customer_id TEXT,
    priority SMALLINT NOT NULL,
    state TEXT NOT NULL,
    message_id TEXT NOT NULL,
    recipient TEXT,
    sealed BYTEA,
    available_at TIMESTAMP NOT NULL,
    attempts INTEGER NOT NULL,
    first_attempt_at TIMESTAMP,
    worker_id TEXT,
    code SMALLINT,
    answer TEXT,
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    sent_on DATE,
    settled_by TEXT,
    settled_at TIMESTAMP
);
CREATE UNIQUE INDEX outbox_message_id ON outbox (message_id);
CREATE INDEX outbox_ready ON outbox (state, priority, available_at);
CREATE INDEX outbox_worker ON outbox (worker_id, state) WHERE worker_id IS NOT NULL;
CREATE INDEX outbox_occurrence ON outbox (occurrence_id, state);
CREATE INDEX outbox_company ON outbox (company_id, state, created_at);
CREATE INDEX outbox_customer ON outbox (customer_id, state);

CREATE TABLE outbox_recipients (
    outbox_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    code SMALLINT,
    answer TEXT,
    PRIMARY KEY (outbox_id, address)
);

-- The mail as it was handed over, with the link's token masked, and the hash of the true bytes.
CREATE TABLE outbox_copies (
    outbox_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    attempt INTEGER NOT NULL,
    made_at TIMESTAMP NOT NULL,
    sha256 TEXT NOT NULL,
    mime_zstd BYTEA NOT NULL,
    PRIMARY KEY (outbox_id, attempt)
);

CREATE TABLE audit_log (
    id TEXT NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    company_id TEXT,
    user_id TEXT,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT,
    detail TEXT,
    address TEXT,
    request_id TEXT
);
CREATE INDEX audit_log_company ON audit_log (company_id, id);

CREATE TABLE throttles (
    bucket TEXT NOT NULL PRIMARY KEY,
    hits INTEGER NOT NULL,
    window_ends_at TIMESTAMP NOT NULL
);
