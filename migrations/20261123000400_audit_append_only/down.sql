-- Each engine reads its own part, as in up.sql.

/* /* */
DROP TRIGGER audit_log_no_update;
DROP TRIGGER audit_log_no_delete;
-- */

/*/**/-- */ DROP TRIGGER audit_log_append_only ON audit_log;
/*/**/-- */ DROP FUNCTION audit_log_refuses();
