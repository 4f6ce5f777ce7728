//! Tables as the migrations make them; `tests/migrations.rs` holds this file against PostgreSQL.

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    data_keys (id) {
        id -> Text,
        purpose -> Text,
        wrapped -> Binary,
        created_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    workers (id) {
        id -> Text,
        started_at -> Timestamp,
        lease_until -> Timestamp,
    }
}

diesel::table! {
    jobs (id) {
        id -> Text,
        kind -> Text,
        company_id -> Nullable<Text>,
        unique_key -> Nullable<Text>,
        state -> Text,
        payload -> Text,
        checkpoint -> Nullable<Text>,
        step -> Nullable<Text>,
        done -> BigInt,
        total -> BigInt,
        attempts -> Integer,
        worker_id -> Nullable<Text>,
        run_at -> Timestamp,
        created_at -> Timestamp,
        started_at -> Nullable<Timestamp>,
        finished_at -> Nullable<Timestamp>,
        cancel_requested_at -> Nullable<Timestamp>,
        error -> Nullable<Text>,
        lane -> Nullable<Text>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        kind -> Text,
        company_id -> Nullable<Text>,
        occurrence_id -> Nullable<Text>,
        customer_id -> Nullable<Text>,
        priority -> SmallInt,
        state -> Text,
        message_id -> Text,
        recipient -> Nullable<Text>,
        sealed -> Nullable<Binary>,
        available_at -> Timestamp,
        attempts -> Integer,
        first_attempt_at -> Nullable<Timestamp>,
        worker_id -> Nullable<Text>,
        code -> Nullable<SmallInt>,
        answer -> Nullable<Text>,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        settled_by -> Nullable<Text>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    outbox_recipients (outbox_id, address) {
        outbox_id -> Text,
        address -> Text,
        state -> Text,
        code -> Nullable<SmallInt>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    outbox_copies (outbox_id, attempt) {
        outbox_id -> Text,
        attempt -> Integer,
        made_at -> Timestamp,
        sha256 -> Text,
        mime_zstd -> Binary,
    }
}

diesel::table! {
    audit_log (id) {
        id -> Text,
        at -> Timestamp,
        company_id -> Nullable<Text>,
        user_id -> Nullable<Text>,
        actor -> Text,
        action -> Text,
        subject -> Nullable<Text>,
        detail -> Nullable<Text>,
        address -> Nullable<Text>,
        request_id -> Nullable<Text>,
    }
}

diesel::table! {
    throttles (bucket) {
        bucket -> Text,
        hits -> Integer,
        window_ends_at -> Timestamp,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        password_hash -> Nullable<Text>,
        language -> Nullable<Text>,
        operator -> Bool,
        must_change_password -> Bool,
        disabled_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        totp_sealed -> Nullable<Binary>,
        totp_confirmed_at -> Nullable<Timestamp>,
        totp_last_step -> Nullable<BigInt>,
    }
}

diesel::table! {
    sessions (id_hash) {
        id_hash -> Text,
        user_id -> Nullable<Text>,
        state -> Text,
        address -> Nullable<Text>,
        device -> Nullable<Text>,
        created_at -> Timestamp,
        last_used_at -> Timestamp,
        expires_at -> Timestamp,
        ends_at -> Timestamp,
    }
}

diesel::table! {
    user_tokens (hash) {
        hash -> Text,
        user_id -> Text,
        purpose -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        replaced_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    companies (id) {
        id -> Text,
        slug -> Text,
        name -> Text,
        legal_name -> Text,
        tax_id -> Text,
        erp_company_number -> Nullable<BigInt>,
        erp_company_id -> Nullable<Text>,
        time_zone -> Text,
        country -> Text,
        language -> Text,
        tone -> Text,
        logo -> Nullable<Text>,
        contact -> Nullable<Text>,
        state -> Text,
        paused_at -> Nullable<Timestamp>,
        paused_by -> Nullable<Text>,
        any_hour -> Bool,
        freshness_gate -> Bool,
        last_good_sync_at -> Nullable<Timestamp>,
        first_synced_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        released_at -> Nullable<Timestamp>,
        second_factor_required -> Bool,
    }
}

diesel::table! {
    closures (id) {
        id -> Text,
        company_id -> Text,
        starts_on -> Date,
        ends_on -> Date,
        name -> Text,
    }
}

diesel::table! {
    subscriptions (id) {
        id -> Text,
        user_id -> Text,
        plan -> Text,
        addons -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        company_id -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    memberships (id) {
        id -> Text,
        company_id -> Text,
        user_id -> Text,
        role -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    extensions (company_id, kind) {
        company_id -> Text,
        kind -> Text,
        installed_at -> Timestamp,
    }
}

diesel::table! {
    integration_keys (id) {
        id -> Text,
        company_id -> Text,
        erp_user_id -> Text,
        erp_username -> Text,
        erp_name -> Text,
        administrator -> Bool,
        sealed -> Binary,
        last_four -> Text,
        expires_at -> Nullable<Timestamp>,
        registered_by -> Nullable<Text>,
        registered_at -> Timestamp,
        health -> Text,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        hook_hash -> Nullable<Text>,
        hook_state -> Text,
        hook_checked_at -> Nullable<Timestamp>,
        last_event_at -> Nullable<Timestamp>,
        last_lag_ms -> Nullable<BigInt>,
        warned_days -> Nullable<Integer>,
    }
}

diesel::table! {
    pending_keys (id) {
        id -> Text,
        user_id -> Text,
        sealed -> Binary,
        last_four -> Text,
        profile -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    erp_users (id) {
        id -> Text,
        company_id -> Text,
        external_id -> Text,
        username -> Text,
        full_name -> Text,
        email -> Text,
        job_position -> Text,
        fingerprint -> Text,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    erp_call_days (company_id, day) {
        company_id -> Text,
        day -> Date,
        calls -> Integer,
    }
}

diesel::table! {
    sync_runs (id) {
        id -> Text,
        company_id -> Text,
        job_id -> Text,
        kind -> Text,
        state -> Text,
        started_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        created_rows -> BigInt,
        changed_rows -> BigInt,
        unchanged_rows -> BigInt,
        failed_rows -> BigInt,
        error -> Nullable<Text>,
    }
}

diesel::table! {
    sync_lists (company_id, list) {
        company_id -> Text,
        list -> Text,
        read_at -> Nullable<Timestamp>,
        rows_read -> BigInt,
        pages -> BigInt,
        error -> Nullable<Text>,
        wanted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sync_notes (id) {
        id -> Text,
        run_id -> Text,
        list -> Text,
        external_id -> Text,
        reason -> Text,
        detail -> Text,
    }
}

diesel::table! {
    customers (id) {
        id -> Text,
        company_id -> Text,
        external_id -> Text,
        number -> Text,
        name -> Text,
        legal_name -> Text,
        tax_id -> Text,
        phone -> Text,
        email_raw -> Text,
        name_folded -> Text,
        search_folded -> Text,
        fingerprint -> Text,
        language -> Nullable<Text>,
        automation -> Bool,
        schedule_id -> Nullable<Text>,
        held_until -> Nullable<Date>,
        hold_note -> Nullable<Text>,
        held_by -> Nullable<Text>,
        open_invoices -> Integer,
        oldest_due_on -> Nullable<Date>,
        last_contacted_on -> Nullable<Date>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
        seller_id -> Nullable<Text>,
        collector_id -> Nullable<Text>,
    }
}

diesel::table! {
    customer_addresses (id) {
        id -> Text,
        customer_id -> Text,
        email -> Text,
        origin -> Text,
        position -> Integer,
        removed_at -> Nullable<Timestamp>,
        refused_at -> Nullable<Timestamp>,
        refused_answer -> Nullable<Text>,
    }
}

diesel::table! {
    invoices (id) {
        id -> Text,
        company_id -> Text,
        customer_id -> Text,
        external_id -> Text,
        folio -> Text,
        fiscal_id -> Nullable<Text>,
        purchase_order -> Nullable<Text>,
        issued_on -> Date,
        due_on -> Date,
        currency -> Text,
        total -> BigInt,
        paid -> BigInt,
        credited -> BigInt,
        balance -> BigInt,
        status -> Text,
        held_until -> Nullable<Date>,
        fingerprint -> Text,
        updated_at -> Timestamp,
        payments_read_for -> Nullable<BigInt>,
    }
}

diesel::table! {
    company_totals (company_id, currency) {
        company_id -> Text,
        currency -> Text,
        as_of -> Date,
        not_due -> BigInt,
        days_1_30 -> BigInt,
        days_31_60 -> BigInt,
        days_61_90 -> BigInt,
        days_91 -> BigInt,
    }
}

diesel::table! {
    collection_settings (company_id) {
        company_id -> Text,
        active -> Bool,
        subject -> Text,
        greeting -> Text,
        body -> Text,
        reply_to -> Nullable<Text>,
        minimum_days -> Integer,
        minimum_minor -> BigInt,
        opens_at -> Time,
        closes_at -> Time,
        business_days_only -> Bool,
        skip_holidays -> Bool,
        new_customers_schedule_id -> Nullable<Text>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    bank_details (id) {
        id -> Text,
        company_id -> Text,
        currency -> Text,
        bank -> Text,
        holder -> Text,
        account -> Text,
        reference -> Nullable<Text>,
    }
}

diesel::table! {
    schedules (id) {
        id -> Text,
        company_id -> Text,
        name -> Text,
        period -> Text,
        interval_days -> Integer,
        first_on -> Date,
        at_time -> Time,
        state -> Text,
        next_index -> Integer,
        next_at -> Nullable<Timestamp>,
        armed_at -> Nullable<Timestamp>,
        armed_by -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    occurrences (id) {
        id -> Text,
        schedule_id -> Nullable<Text>,
        company_id -> Text,
        planned_at -> Timestamp,
        send_at -> Timestamp,
        state -> Text,
        waits_for -> Nullable<Text>,
        enqueued_to -> Nullable<Text>,
        created_at -> Timestamp,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    notices (id) {
        id -> Text,
        occurrence_id -> Text,
        company_id -> Text,
        customer_id -> Text,
        outbox_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        detail -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    statement_links (hash) {
        hash -> Text,
        company_id -> Text,
        customer_id -> Text,
        outbox_id -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    schedule_choices (schedule_id, customer_id) {
        schedule_id -> Text,
        customer_id -> Text,
    }
}

diesel::table! {
    catalogue_entries (id) {
        id -> Text,
        company_id -> Text,
        kind -> Text,
        external_id -> Text,
        name -> Text,
        parent_external_id -> Nullable<Text>,
        used -> Bool,
        fingerprint -> Text,
        removed_at -> Nullable<Timestamp>,
        stock_read_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    bank_accounts (id) {
        id -> Text,
        company_id -> Text,
        external_id -> Text,
        bank -> Text,
        name -> Text,
        currency -> Text,
        fingerprint -> Text,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    articles (id) {
        id -> Text,
        company_id -> Text,
        external_id -> Text,
        code -> Text,
        sku -> Text,
        name -> Text,
        description -> Text,
        unit -> Text,
        currency -> Text,
        category_id -> Nullable<Text>,
        name_folded -> Text,
        search_folded -> Text,
        fingerprint -> Text,
        updated_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    stock (article_id, warehouse_id) {
        article_id -> Text,
        warehouse_id -> Text,
        company_id -> Text,
        quantity -> BigInt,
        place -> Text,
        fingerprint -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    stock_adjustments (id) {
        id -> Text,
        company_id -> Text,
        article_id -> Text,
        warehouse_id -> Text,
        user_id -> Nullable<Text>,
        user_name -> Text,
        form_key -> Text,
        delta -> BigInt,
        before_quantity -> BigInt,
        reason -> Text,
        note -> Text,
        state -> Text,
        attempts -> Integer,
        available_at -> Timestamp,
        worker_id -> Nullable<Text>,
        answer -> Nullable<Text>,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        settled_by -> Nullable<Text>,
        settled_at -> Nullable<Timestamp>,
        again_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    payments (id) {
        id -> Text,
        company_id -> Text,
        invoice_id -> Text,
        external_id -> Text,
        applied_on -> Date,
        currency -> Text,
        amount -> BigInt,
        cancelled -> Bool,
        account -> Text,
        comments -> Text,
        fingerprint -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    customer_terms (customer_id) {
        customer_id -> Text,
        company_id -> Text,
        price_list_id -> Nullable<Text>,
        location_id -> Nullable<Text>,
        credit_days -> Integer,
        credit_limit -> BigInt,
        city -> Text,
        region -> Text,
        comments -> Text,
        read_at -> Timestamp,
    }
}

diesel::table! {
    erp_events (id) {
        id -> Text,
        company_id -> Text,
        key_id -> Text,
        event -> Text,
        noun -> Text,
        external_id -> Text,
        state -> Text,
        repeats -> Integer,
        attempts -> Integer,
        received_at -> Timestamp,
        handled_at -> Nullable<Timestamp>,
        error -> Nullable<Text>,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        company_id -> Text,
        email -> Text,
        role -> Text,
        invited_by -> Nullable<Text>,
        created_at -> Timestamp,
        sent_at -> Timestamp,
        expires_at -> Timestamp,
        accepted_at -> Nullable<Timestamp>,
        accepted_by -> Nullable<Text>,
        declined_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        asked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    invitation_tokens (hash) {
        hash -> Text,
        invitation_id -> Text,
        created_at -> Timestamp,
        replaced_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tasks (id) {
        id -> Text,
        scope -> Text,
        kind -> Text,
        subject -> Text,
        facts -> Text,
        place -> Text,
        assignee_id -> Nullable<Text>,
        due_on -> Nullable<Date>,
        created_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        closed_by -> Nullable<Text>,
        closed_how -> Nullable<Text>,
        given_by -> Nullable<Text>,
    }
}

diesel::table! {
    recovery_codes (user_id, hash) {
        user_id -> Text,
        hash -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    email_changes (hash) {
        hash -> Text,
        user_id -> Text,
        email -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        replaced_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    document_settings (company_id, kind) {
        company_id -> Text,
        kind -> Text,
        title -> Text,
        intro -> Text,
        closing -> Text,
        footer -> Text,
        tone -> Nullable<Text>,
        show_logo -> Bool,
        updated_at -> Timestamp,
    }
}

diesel::joinable!(outbox_recipients -> outbox (outbox_id));
diesel::joinable!(outbox_copies -> outbox (outbox_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(user_tokens -> users (user_id));
diesel::joinable!(closures -> companies (company_id));
diesel::joinable!(subscriptions -> users (user_id));
diesel::joinable!(subscriptions -> companies (company_id));
diesel::joinable!(memberships -> companies (company_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(extensions -> companies (company_id));
diesel::joinable!(integration_keys -> companies (company_id));
diesel::joinable!(integration_keys -> users (registered_by));
diesel::joinable!(pending_keys -> users (user_id));
diesel::joinable!(erp_users -> companies (company_id));
diesel::joinable!(erp_call_days -> companies (company_id));
diesel::joinable!(sync_runs -> companies (company_id));
diesel::joinable!(sync_lists -> companies (company_id));
diesel::joinable!(sync_notes -> sync_runs (run_id));
diesel::joinable!(customers -> companies (company_id));
diesel::joinable!(customer_addresses -> customers (customer_id));
diesel::joinable!(invoices -> companies (company_id));
diesel::joinable!(invoices -> customers (customer_id));
diesel::joinable!(company_totals -> companies (company_id));
diesel::joinable!(collection_settings -> companies (company_id));
diesel::joinable!(bank_details -> companies (company_id));
diesel::joinable!(schedules -> companies (company_id));
diesel::joinable!(occurrences -> schedules (schedule_id));
diesel::joinable!(occurrences -> companies (company_id));
diesel::joinable!(notices -> occurrences (occurrence_id));
diesel::joinable!(notices -> customers (customer_id));
diesel::joinable!(notices -> outbox (outbox_id));
diesel::joinable!(statement_links -> companies (company_id));
diesel::joinable!(statement_links -> customers (customer_id));
diesel::joinable!(schedule_choices -> schedules (schedule_id));
diesel::joinable!(schedule_choices -> customers (customer_id));
diesel::joinable!(catalogue_entries -> companies (company_id));
diesel::joinable!(bank_accounts -> companies (company_id));
diesel::joinable!(articles -> companies (company_id));
diesel::joinable!(stock -> articles (article_id));
diesel::joinable!(stock -> catalogue_entries (warehouse_id));
diesel::joinable!(stock_adjustments -> companies (company_id));
diesel::joinable!(stock_adjustments -> articles (article_id));
diesel::joinable!(stock_adjustments -> catalogue_entries (warehouse_id));
diesel::joinable!(stock_adjustments -> users (user_id));
diesel::joinable!(payments -> companies (company_id));
diesel::joinable!(payments -> invoices (invoice_id));
diesel::joinable!(customer_terms -> customers (customer_id));
diesel::joinable!(erp_events -> companies (company_id));
diesel::joinable!(erp_events -> integration_keys (key_id));
diesel::joinable!(invitations -> companies (company_id));
diesel::joinable!(invitation_tokens -> invitations (invitation_id));
diesel::joinable!(tasks -> users (assignee_id));
diesel::joinable!(recovery_codes -> users (user_id));
diesel::joinable!(email_changes -> users (user_id));
diesel::joinable!(document_settings -> companies (company_id));

diesel::allow_tables_to_appear_in_same_query!(
    articles,
    audit_log,
    bank_accounts,
    bank_details,
    catalogue_entries,
    closures,
    collection_settings,
    companies,
    company_totals,
    customer_addresses,
    customer_terms,
    customers,
    data_keys,
    document_settings,
    email_changes,
    erp_call_days,
    erp_events,
    erp_users,
    extensions,
    integration_keys,
    invitation_tokens,
    invitations,
    invoices,
    jobs,
    memberships,
    notices,
    occurrences,
    outbox,
    outbox_copies,
    outbox_recipients,
    payments,
    pending_keys,
    recovery_codes,
    schedule_choices,
    schedules,
    sessions,
    settings,
    statement_links,
    stock,
    stock_adjustments,
    subscriptions,
    sync_lists,
    sync_notes,
    sync_runs,
    tasks,
    throttles,
    user_tokens,
    users,
    workers,
);
