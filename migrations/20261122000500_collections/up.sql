CREATE TABLE collection_settings (
    company_id TEXT NOT NULL PRIMARY KEY REFERENCES companies (id) ON DELETE CASCADE,
    active BOOLEAN NOT NULL,
    subject TEXT NOT NULL,
    greeting TEXT NOT NULL,
    body TEXT NOT NULL,
    reply_to TEXT,
    minimum_days INTEGER NOT NULL,
    minimum_minor BIGINT NOT NULL,
    opens_at TIME NOT NULL,
    closes_at TIME NOT NULL,
    business_days_only BOOLEAN NOT NULL,
    skip_holidays BOOLEAN NOT NULL,
    new_customers_schedule_id TEXT,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE bank_details (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    currency TEXT NOT NULL,
    bank TEXT NOT NULL,
    holder TEXT NOT NULL,
    account TEXT NOT NULL,
    reference TEXT
);
CREATE UNIQUE INDEX bank_details_once ON bank_details (company_id, currency);

CREATE TABLE schedules (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    interval_days INTEGER NOT NULL,
    first_on DATE NOT NULL,
    at_time TIME NOT NULL,
    state TEXT NOT NULL,
    next_index INTEGER NOT NULL,
    next_at TIMESTAMP,
    armed_at TIMESTAMP,
    armed_by TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX schedules_name ON schedules (company_id, name);
CREATE INDEX schedules_next ON schedules (state, next_at);

CREATE TABLE occurrences (
    id TEXT NOT NULL PRIMARY KEY,
    schedule_id TEXT REFERENCES schedules (id) ON DELETE CASCADE,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    planned_at TIMESTAMP NOT NULL,
    send_at TIMESTAMP NOT NULL,
    state TEXT NOT NULL,
    waits_for TEXT,
    enqueued_to TEXT,
    created_at TIMESTAMP NOT NULL,
    decided_by TEXT,
    decided_at TIMESTAMP
);
CREATE UNIQUE INDEX occurrences_once ON occurrences (schedule_id, planned_at);
CREATE INDEX occurrences_state ON occurrences (state, send_at);
CREATE INDEX occurrences_company ON occurrences (company_id, planned_at);

CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    occurrence_id TEXT NOT NULL REFERENCES occurrences (id) ON DELETE CASCADE,
    company_id TEXT NOT NULL,
    customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    outbox_id TEXT REFERENCES outbox (id),
    reason TEXT,
    detail TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX notices_once ON notices (occurrence_id, customer_id);
CREATE INDEX notices_customer ON notices (customer_id, id);
CREATE UNIQUE INDEX notices_outbox ON notices (outbox_id);

-- The debtor's page without a login; only the hash of the token is kept.
CREATE TABLE statement_links (
    hash TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    outbox_id TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
CREATE INDEX statement_links_customer ON statement_links (customer_id);

-- The customers chosen for a schedule that is not armed yet.
CREATE TABLE schedule_choices (
    schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
    customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    PRIMARY KEY (schedule_id, customer_id)
);
