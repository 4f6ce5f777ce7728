CREATE TABLE companies (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    tax_id TEXT NOT NULL,
    erp_company_number BIGINT,
    erp_company_id TEXT,
    time_zone TEXT NOT NULL,
    country TEXT NOT NULL,
    language TEXT NOT NULL,
    tone TEXT NOT NULL,
    logo TEXT,
    contact TEXT,
    state TEXT NOT NULL,
    paused_at TIMESTAMP,
    paused_by TEXT,
    any_hour BOOLEAN NOT NULL,
    freshness_gate BOOLEAN NOT NULL,
    last_good_sync_at TIMESTAMP,
    first_synced_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    released_at TIMESTAMP
);
CREATE UNIQUE INDEX companies_slug ON companies (slug);
CREATE UNIQUE INDEX companies_erp_number ON companies (erp_company_number) WHERE released_at IS NULL;

-- Days on which nothing is sent, beside the national holidays.
CREATE TABLE closures (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX closures_company ON closures (company_id);

CREATE TABLE subscriptions (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    plan TEXT NOT NULL,
    addons TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    company_id TEXT REFERENCES companies (id),
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX subscriptions_company ON subscriptions (company_id);
CREATE INDEX subscriptions_user ON subscriptions (user_id);

CREATE TABLE memberships (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX memberships_once ON memberships (company_id, user_id);
CREATE INDEX memberships_user ON memberships (user_id);

CREATE TABLE extensions (
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    installed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, kind)
);

CREATE TABLE integration_keys (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    erp_user_id TEXT NOT NULL,
    erp_username TEXT NOT NULL,
    erp_name TEXT NOT NULL,
    administrator BOOLEAN NOT NULL,
    sealed BYTEA NOT NULL,
    last_four TEXT NOT NULL,
    expires_at TIMESTAMP,
    registered_by TEXT REFERENCES users (id),
    registered_at TIMESTAMP NOT NULL,
    health TEXT NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP
);
CREATE UNIQUE INDEX integration_keys_user ON integration_keys (company_id, erp_user_id) WHERE revoked_at IS NULL;

-- A verified key that waits, sealed, for «Finalizar».
CREATE TABLE pending_keys (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    last_four TEXT NOT NULL,
    profile TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX pending_keys_user ON pending_keys (user_id);

CREATE TABLE erp_users (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    external_id TEXT NOT NULL,
    username TEXT NOT NULL,
    full_name TEXT NOT NULL,
    email TEXT NOT NULL,
    job_position TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    removed_at TIMESTAMP
);
CREATE UNIQUE INDEX erp_users_once ON erp_users (company_id, external_id);

-- Calls to the ERP in a day, against the daily budget.
CREATE TABLE erp_call_days (
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (company_id, day)
);

CREATE TABLE sync_runs (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    job_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    created_rows BIGINT NOT NULL,
    changed_rows BIGINT NOT NULL,
    unchanged_rows BIGINT NOT NULL,
    failed_rows BIGINT NOT NULL,
    error TEXT
);
CREATE INDEX sync_runs_company ON sync_runs (company_id, started_at);

-- Rows that a run could not take over, or only with a change.
CREATE TABLE sync_notes (
    id TEXT NOT NULL PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES sync_runs (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    external_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX sync_notes_run ON sync_notes (run_id, id);
