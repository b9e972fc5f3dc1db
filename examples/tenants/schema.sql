-- Text and integers only, so that SQLite and PostgreSQL both take it.

create table if not exists tenants (
    id                        text primary key,
    state                     text not null default 'active' check (state in ('active', 'suspended')),
    account_sid               text,
    api_key                   text unique,
    api_secret                text,
    -- The key before the last rotation, whose tokens are accepted until `previous_until`, in seconds since 1970; null: until it is removed.
    previous_api_key          text unique,
    previous_api_secret       text,
    previous_until            bigint,
    region                    text,
    conversations_service_sid text,
    push_credential_sid       text,
    twiml_app_sid             text,
    sync_service_sid          text,
    workspace_sid             text
);

-- Who belongs to a tenant, and what a member may have.
create table if not exists members (
    tenant     text not null references tenants (id) on delete cascade,
    name       text not null,
    role       text not null check (role in ('agent', 'guest')),
    worker_sid text,
    primary key (tenant, name)
);
