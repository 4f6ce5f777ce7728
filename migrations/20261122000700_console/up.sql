-- Real time: the ERP calls an unguessable address per key; only its hash is kept.
ALTER TABLE integration_keys ADD COLUMN hook_hash TEXT;
ALTER TABLE integration_keys ADD COLUMN hook_state TEXT NOT NULL DEFAULT 'none';
ALTER TABLE integration_keys ADD COLUMN hook_checked_at TIMESTAMP;
ALTER TABLE integration_keys ADD COLUMN last_event_at TIMESTAMP;
ALTER TABLE integration_keys ADD COLUMN last_lag_ms BIGINT;
-- At how many days before its end a key was last written about: 30, 7, 1.
ALTER TABLE integration_keys ADD COLUMN warned_days INTEGER;
CREATE UNIQUE INDEX integration_keys_hook ON integration_keys (hook_hash);

-- Of the jobs of a lane one runs at a time, over all nodes.
ALTER TABLE jobs ADD COLUMN lane TEXT;
CREATE UNIQUE INDEX jobs_lane ON jobs (lane) WHERE state = 'running';

-- Hints that something happened in the ERP. One waits per thing; what it was is read again there.
CREATE TABLE erp_events (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    key_id TEXT NOT NULL REFERENCES integration_keys (id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    noun TEXT NOT NULL,
    external_id TEXT NOT NULL,
    state TEXT NOT NULL,
    repeats INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    received_at TIMESTAMP NOT NULL,
    handled_at TIMESTAMP,
    error TEXT
);
CREATE UNIQUE INDEX erp_events_waiting ON erp_events (company_id, noun, external_id) WHERE state = 'waiting';
CREATE INDEX erp_events_company ON erp_events (company_id, received_at);
CREATE INDEX erp_events_state ON erp_events (state, received_at);

-- Invitations to a company. The state is computed from the moments.
CREATE TABLE invitations (
    id TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    invited_by TEXT REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    accepted_at TIMESTAMP,
    accepted_by TEXT REFERENCES users (id),
    declined_at TIMESTAMP,
    revoked_at TIMESTAMP,
    -- When the invited person asked for a new link, the last one having expired.
    asked_at TIMESTAMP
);
CREATE UNIQUE INDEX invitations_open ON invitations (company_id, email) WHERE accepted_at IS NULL AND declined_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitations_email ON invitations (email);
CREATE INDEX invitations_company ON invitations (company_id, created_at);

-- Every link ever sent for an invitation, so that an old one can say that a newer one exists.
CREATE TABLE invitation_tokens (
    hash TEXT NOT NULL PRIMARY KEY,
    invitation_id TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    replaced_at TIMESTAMP
);
CREATE INDEX invitation_tokens_invitation ON invitation_tokens (invitation_id);

-- Something a person should do. `scope` is a company's id or `operator`.
CREATE TABLE tasks (
    id TEXT NOT NULL PRIMARY KEY,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    facts TEXT NOT NULL,
    place TEXT NOT NULL,
    assignee_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    due_on DATE,
    created_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    closed_by TEXT,
    closed_how TEXT
);
CREATE UNIQUE INDEX tasks_open ON tasks (scope, kind, subject) WHERE closed_at IS NULL;
CREATE INDEX tasks_scope ON tasks (scope, closed_at, created_at);

-- Second factor: a sealed TOTP seed and recovery codes that are kept as hashes.
ALTER TABLE users ADD COLUMN totp_sealed BYTEA;
ALTER TABLE users ADD COLUMN totp_confirmed_at TIMESTAMP;
ALTER TABLE users ADD COLUMN totp_last_step BIGINT;
CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    used_at TIMESTAMP,
    PRIMARY KEY (user_id, hash)
);
ALTER TABLE companies ADD COLUMN second_factor_required BOOLEAN NOT NULL DEFAULT FALSE;

-- A new address of a user waits here until its link is opened.
CREATE TABLE email_changes (
    hash TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    replaced_at TIMESTAMP
);
CREATE INDEX email_changes_user ON email_changes (user_id);

-- The company's own words and choices on its documents.
CREATE TABLE document_settings (
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    intro TEXT NOT NULL,
    closing TEXT NOT NULL,
    footer TEXT NOT NULL,
    tone TEXT,
    show_logo BOOLEAN NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, kind)
);

-- When somebody signed in last.
CREATE INDEX audit_log_user ON audit_log (user_id, action, at);

-- The day of a sending follows from sent_at.
ALTER TABLE outbox DROP COLUMN sent_on;
