-- CreateSchema
-- CreateTable
CREATE TABLE "blocks" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "closed_how" TEXT,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "blocklist_entries" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "block_id" UUID,
    "user_id" UUID,
    "email" TEXT,
    "phone" TEXT,
    "name" TEXT,
    "birth_date" TEXT,
    "id_number" TEXT,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL DEFAULT 'block',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,

    CONSTRAINT "blocklist_entries_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "standing_repairs" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_repairs_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "blocklist_clearances" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "blocklist_clearances_pkey" PRIMARY KEY ("project_id","user_id","entry_id")
);

-- CreateTable
CREATE TABLE "archivings" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "archivings_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "bridges" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'unpaired',
    "public_key" TEXT,
    "paired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    "connected_at" TIMESTAMPTZ(3),
    "disconnected_at" TIMESTAMPTZ(3),
    "list_position" BIGINT,
    "lease_ends_at" TIMESTAMPTZ(3),
    "key_generation" INTEGER NOT NULL DEFAULT 1,
    "version" TEXT,
    "quarantine" TEXT,
    "lag_ms" INTEGER,
    "backlog" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "bridges_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "bridge_pairings" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bridge_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "bridge_pairings_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "bridge_streams" (
    "project_id" UUID NOT NULL,
    "bridge_id" UUID NOT NULL,
    "epoch" UUID NOT NULL,
    "next_seq" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bridge_streams_pkey" PRIMARY KEY ("project_id","bridge_id","epoch")
);

-- CreateTable
CREATE TABLE "heads" (
    "project_id" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "last_hash" TEXT NOT NULL,
    "stream_epoch" UUID NOT NULL,
    "users_active" INTEGER NOT NULL DEFAULT 0,
    "users_in_review" INTEGER NOT NULL DEFAULT 0,
    "users_blocked" INTEGER NOT NULL DEFAULT 0,
    "users_archived" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "heads_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "commits" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "first_position" BIGINT NOT NULL,
    "n" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "root" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "commits_pkey" PRIMARY KEY ("project_id","first_position")
);

-- CreateTable
CREATE TABLE "changes" (
    "project_id" UUID NOT NULL,
    "commit_id" UUID NOT NULL,
    "i" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("project_id","commit_id","i")
);

-- CreateTable
CREATE TABLE "change_details" (
    "project_id" UUID NOT NULL,
    "commit_id" UUID NOT NULL,
    "i" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "salt" TEXT NOT NULL,

    CONSTRAINT "change_details_pkey" PRIMARY KEY ("project_id","commit_id","i")
);

-- CreateTable
CREATE TABLE "cursors" (
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "cursors_pkey" PRIMARY KEY ("project_id","name")
);

-- CreateTable
CREATE TABLE "credentials" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "doors" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'normal',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "doors_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "readers" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "door_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "badge_qr" TEXT NOT NULL DEFAULT 'identify',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "readers_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "door_heads" (
    "project_id" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "stream_epoch" UUID NOT NULL,

    CONSTRAINT "door_heads_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "door_events" (
    "project_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "bridge_id" UUID NOT NULL,
    "epoch" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "delivery" TEXT NOT NULL,
    "door_id" UUID,
    "reader_id" UUID,
    "user_id" UUID,
    "reason" TEXT,
    "data" TEXT NOT NULL,

    CONSTRAINT "door_events_pkey" PRIMARY KEY ("project_id","position")
);

-- CreateTable
CREATE TABLE "door_states" (
    "project_id" UUID NOT NULL,
    "door_id" UUID NOT NULL,
    "lock" TEXT NOT NULL DEFAULT 'unknown',
    "leaf" TEXT NOT NULL DEFAULT 'unknown',
    "alarm" TEXT NOT NULL DEFAULT 'none',
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "door_states_pkey" PRIMARY KEY ("project_id","door_id")
);

-- CreateTable
CREATE TABLE "reader_states" (
    "project_id" UUID NOT NULL,
    "reader_id" UUID NOT NULL,
    "link" TEXT NOT NULL DEFAULT 'unknown',
    "protection" TEXT NOT NULL DEFAULT 'none',
    "tampered" BOOLEAN NOT NULL DEFAULT false,
    "power_failing" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "reader_states_pkey" PRIMARY KEY ("project_id","reader_id")
);

-- CreateTable
CREATE TABLE "schedules" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "windows" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "grants" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "role_id" UUID,
    "company_id" UUID,
    "user_id" UUID,
    "valid_from" TIMESTAMPTZ(3),
    "valid_to" TIMESTAMPTZ(3),
    "schedule_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grants_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "why" TEXT,
    "token_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "invited_by" TEXT NOT NULL,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "magic_codes" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "magic_codes_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "wrong_tries" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wrong_tries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "project_id" UUID,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "user_id" UUID,
    "invitation_id" UUID,
    "link_id" UUID,
    "params" TEXT NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'queued',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "batch_id" UUID,
    "slot" INTEGER,
    "provider_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "reaction_key" TEXT NOT NULL,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_batches" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'open',
    "error" TEXT,

    CONSTRAINT "mail_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_gates" (
    "id" INTEGER NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_gates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_webhook_receipts" (
    "svix_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,

    CONSTRAINT "mail_webhook_receipts_pkey" PRIMARY KEY ("svix_id")
);

-- CreateTable
CREATE TABLE "admins" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "admin_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "members_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "passes" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'none',
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "key_generation" INTEGER NOT NULL DEFAULT 1,
    "sign_key" TEXT,
    "agree_key" TEXT,
    "server_key" TEXT,
    "mac_key" TEXT,
    "phone" TEXT,
    "activated_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "replacement_until" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3),
    "wipe_due_at" TIMESTAMPTZ(3),
    "wipe_order_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "passes_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "pass_moves" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pass_id" UUID NOT NULL,
    "from_epoch" INTEGER NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "pass_moves_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "pass_calls" (
    "project_id" UUID NOT NULL,
    "pass_id" UUID NOT NULL,
    "called_at" BIGINT NOT NULL,

    CONSTRAINT "pass_calls_pkey" PRIMARY KEY ("project_id","pass_id")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Brussels',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_short_number" INTEGER NOT NULL DEFAULT 1,
    "next_pass_number" INTEGER NOT NULL DEFAULT 1,
    "default_role_id" UUID,
    "invitation_days" INTEGER NOT NULL DEFAULT 7,
    "offline_hours" INTEGER NOT NULL DEFAULT 24,
    "lease_minutes" INTEGER NOT NULL DEFAULT 1440,
    "retention_days" INTEGER,
    "contract_ends_at" TIMESTAMPTZ(3),
    "door_event_days" INTEGER NOT NULL DEFAULT 90,
    "sender_name" TEXT,
    "reply_to" TEXT,
    "contact" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "closed_how" TEXT,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "revocations" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "revocations_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "revocation_acks" (
    "project_id" UUID NOT NULL,
    "revocation_id" UUID NOT NULL,
    "bridge_id" UUID NOT NULL,
    "guaranteed_by" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "measured_ms" INTEGER,

    CONSTRAINT "revocation_acks_pkey" PRIMARY KEY ("project_id","revocation_id","bridge_id")
);

-- CreateTable
CREATE TABLE "roles" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "user_roles" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'accepted',
    "valid_from" TIMESTAMPTZ(3),
    "valid_to" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL DEFAULT 'hand',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_roles_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id_hash" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "admin_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "proved_at" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "admin_id" UUID,
    "token_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "browser_hash" TEXT,
    "wrong_tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_counters" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_counters_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sites" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "zones" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "zones_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "users" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "short_number" INTEGER NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "id_number" TEXT,
    "sync_id" TEXT,
    "birth_date" TEXT,
    "badge_numbers" TEXT NOT NULL DEFAULT '',
    "company_names" TEXT NOT NULL DEFAULT '',
    "standing" TEXT NOT NULL DEFAULT 'active',
    "source" TEXT NOT NULL DEFAULT 'hand',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "companies" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "companies_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "user_companies" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,

    CONSTRAINT "user_companies_pkey" PRIMARY KEY ("project_id","user_id","company_id")
);

-- CreateIndex
CREATE INDEX "blocks_project_id_user_id_idx" ON "blocks"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "blocklist_entries_project_id_email_idx" ON "blocklist_entries"("project_id", "email");

-- CreateIndex
CREATE INDEX "blocklist_entries_project_id_id_number_idx" ON "blocklist_entries"("project_id", "id_number");

-- CreateIndex
CREATE INDEX "standing_repairs_project_id_user_id_idx" ON "standing_repairs"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "archivings_project_id_user_id_idx" ON "archivings"("project_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "bridge_pairings_code_hash_key" ON "bridge_pairings"("code_hash");

-- CreateIndex
CREATE INDEX "commits_project_id_at_idx" ON "commits"("project_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "commits_project_id_id_key" ON "commits"("project_id", "id");

-- CreateIndex
CREATE INDEX "changes_project_id_subject_kind_subject_id_idx" ON "changes"("project_id", "subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "credentials_project_id_user_id_idx" ON "credentials"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "door_events_project_id_door_id_occurred_at_idx" ON "door_events"("project_id", "door_id", "occurred_at");

-- CreateIndex
CREATE INDEX "door_events_project_id_user_id_occurred_at_idx" ON "door_events"("project_id", "user_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "door_events_project_id_bridge_id_epoch_seq_key" ON "door_events"("project_id", "bridge_id", "epoch", "seq");

-- CreateIndex
CREATE INDEX "grants_project_id_role_id_idx" ON "grants"("project_id", "role_id");

-- CreateIndex
CREATE INDEX "grants_project_id_company_id_idx" ON "grants"("project_id", "company_id");

-- CreateIndex
CREATE INDEX "grants_project_id_user_id_idx" ON "grants"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "invitations_project_id_user_id_created_at_idx" ON "invitations"("project_id", "user_id", "created_at");

-- CreateIndex
CREATE INDEX "invitations_token_hash_idx" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_code_hash_idx" ON "invitations"("code_hash");

-- CreateIndex
CREATE INDEX "magic_codes_project_id_user_id_idx" ON "magic_codes"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "magic_codes_code_hash_idx" ON "magic_codes"("code_hash");

-- CreateIndex
CREATE INDEX "wrong_tries_key_at_idx" ON "wrong_tries"("key", "at");

-- CreateIndex
CREATE UNIQUE INDEX "mails_provider_id_key" ON "mails"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "mails_reaction_key_key" ON "mails"("reaction_key");

-- CreateIndex
CREATE INDEX "mails_state_not_before_idx" ON "mails"("state", "not_before");

-- CreateIndex
CREATE INDEX "mails_project_id_created_at_id_idx" ON "mails"("project_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "mails_project_id_user_id_idx" ON "mails"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "mails_project_id_state_created_at_id_idx" ON "mails"("project_id", "state", "created_at", "id");

-- CreateIndex
CREATE INDEX "mails_invitation_id_idx" ON "mails"("invitation_id");

-- CreateIndex
CREATE UNIQUE INDEX "mails_batch_id_slot_key" ON "mails"("batch_id", "slot");

-- CreateIndex
CREATE INDEX "mail_batches_state_lease_until_idx" ON "mail_batches"("state", "lease_until");

-- CreateIndex
CREATE UNIQUE INDEX "admins_email_key" ON "admins"("email");

-- CreateIndex
CREATE INDEX "members_admin_id_idx" ON "members"("admin_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_project_id_admin_id_key" ON "members"("project_id", "admin_id");

-- CreateIndex
CREATE INDEX "passes_project_id_state_idx" ON "passes"("project_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "passes_project_id_user_id_key" ON "passes"("project_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passes_project_id_number_key" ON "passes"("project_id", "number");

-- CreateIndex
CREATE INDEX "pass_moves_code_hash_idx" ON "pass_moves"("code_hash");

-- CreateIndex
CREATE INDEX "pass_moves_project_id_pass_id_idx" ON "pass_moves"("project_id", "pass_id");

-- CreateIndex
CREATE INDEX "reviews_project_id_user_id_idx" ON "reviews"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "revocations_project_id_user_id_at_idx" ON "revocations"("project_id", "user_id", "at");

-- CreateIndex
CREATE INDEX "revocation_acks_project_id_bridge_id_acknowledged_at_idx" ON "revocation_acks"("project_id", "bridge_id", "acknowledged_at");

-- CreateIndex
CREATE UNIQUE INDEX "roles_project_id_name_key" ON "roles"("project_id", "name");

-- CreateIndex
CREATE INDEX "user_roles_project_id_role_id_idx" ON "user_roles"("project_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_roles_project_id_user_id_role_id_key" ON "user_roles"("project_id", "user_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_id_key" ON "sessions"("id");

-- CreateIndex
CREATE INDEX "sessions_admin_id_idx" ON "sessions"("admin_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_links_token_hash_key" ON "sign_in_links"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_links_email_created_at_idx" ON "sign_in_links"("email", "created_at");

-- CreateIndex
CREATE INDEX "sign_in_links_expires_at_idx" ON "sign_in_links"("expires_at");

-- CreateIndex
CREATE INDEX "rate_counters_expires_at_idx" ON "rate_counters"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sites_project_id_name_key" ON "sites"("project_id", "name");

-- CreateIndex
CREATE INDEX "users_project_id_email_idx" ON "users"("project_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "users_project_id_short_number_key" ON "users"("project_id", "short_number");

-- CreateIndex
CREATE UNIQUE INDEX "companies_project_id_name_key" ON "companies"("project_id", "name");

-- CreateIndex
CREATE INDEX "user_companies_project_id_company_id_idx" ON "user_companies"("project_id", "company_id");

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archivings" ADD CONSTRAINT "archivings_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bridges" ADD CONSTRAINT "bridges_project_id_site_id_fkey" FOREIGN KEY ("project_id", "site_id") REFERENCES "sites"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doors" ADD CONSTRAINT "doors_project_id_site_id_fkey" FOREIGN KEY ("project_id", "site_id") REFERENCES "sites"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doors" ADD CONSTRAINT "doors_project_id_zone_id_fkey" FOREIGN KEY ("project_id", "zone_id") REFERENCES "zones"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readers" ADD CONSTRAINT "readers_project_id_door_id_fkey" FOREIGN KEY ("project_id", "door_id") REFERENCES "doors"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_project_id_zone_id_fkey" FOREIGN KEY ("project_id", "zone_id") REFERENCES "zones"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_project_id_schedule_id_fkey" FOREIGN KEY ("project_id", "schedule_id") REFERENCES "schedules"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_admin_id_fkey" FOREIGN KEY ("admin_id") REFERENCES "admins"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passes" ADD CONSTRAINT "passes_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revocation_acks" ADD CONSTRAINT "revocation_acks_project_id_revocation_id_fkey" FOREIGN KEY ("project_id", "revocation_id") REFERENCES "revocations"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_project_id_role_id_fkey" FOREIGN KEY ("project_id", "role_id") REFERENCES "roles"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_admin_id_fkey" FOREIGN KEY ("admin_id") REFERENCES "admins"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zones" ADD CONSTRAINT "zones_project_id_site_id_fkey" FOREIGN KEY ("project_id", "site_id") REFERENCES "sites"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_companies" ADD CONSTRAINT "user_companies_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_companies" ADD CONSTRAINT "user_companies_project_id_company_id_fkey" FOREIGN KEY ("project_id", "company_id") REFERENCES "companies"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema language cannot say --------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE because its dictionary can be changed. Ours is not, and an index needs IMMUTABLE.
CREATE FUNCTION plain_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, given));

-- How a list sorts people, and everything a search looks through.
ALTER TABLE users ADD COLUMN sort_name text COLLATE "C" NOT NULL
  GENERATED ALWAYS AS (plain_text(last_name || ' ' || first_name)) STORED;
ALTER TABLE users ADD COLUMN search text COLLATE "C" NOT NULL
  GENERATED ALWAYS AS (plain_text(first_name || ' ' || last_name || ' ' || email || ' ' || coalesce(phone, '') || ' ' ||
    coalesce(id_number, '') || ' ' || badge_numbers || ' ' || company_names || ' ' || lpad(short_number::text, 6, '0'))) STORED;
CREATE INDEX users_search ON users USING gin (project_id, search gin_trgm_ops);
CREATE INDEX users_by_name ON users (project_id, sort_name, id);
CREATE INDEX users_by_standing_and_name ON users (project_id, standing, sort_name, id);
CREATE INDEX users_by_creation ON users (project_id, created_at, id);
CREATE INDEX users_by_first_name ON users (project_id, (plain_text(first_name)) COLLATE "C" text_pattern_ops);
CREATE INDEX users_by_id_number ON users (project_id, id_number COLLATE "C" text_pattern_ops);
CREATE INDEX users_by_phone ON users (project_id, phone);
CREATE UNIQUE INDEX users_one_sync_id ON users (project_id, sync_id) WHERE sync_id IS NOT NULL AND standing <> 'archived';

-- One number belongs to one person, and there is one open invitation and one open archiving.
CREATE UNIQUE INDEX credentials_one_live_number ON credentials (project_id, number, carrier) WHERE live;
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE credentials ADD CONSTRAINT credentials_one_person_per_number
  EXCLUDE USING gist (project_id WITH =, number WITH =, user_id WITH <>) WHERE (live);
CREATE UNIQUE INDEX invitations_one_open ON invitations (project_id, user_id) WHERE state = 'open';
CREATE UNIQUE INDEX invitations_token ON invitations (token_hash);
CREATE INDEX invitations_open_by_expiry ON invitations (expires_at) WHERE state = 'open';
CREATE UNIQUE INDEX archivings_one_open ON archivings (project_id, user_id) WHERE closed_at IS NULL;
CREATE INDEX blocks_open ON blocks (project_id, user_id) WHERE closed_at IS NULL;
CREATE INDEX blocks_ending ON blocks (until) WHERE closed_at IS NULL AND until IS NOT NULL;
CREATE INDEX reviews_open ON reviews (project_id, user_id) WHERE closed_at IS NULL;
CREATE INDEX passes_due ON passes (deadline_at) WHERE state = 'removing';
CREATE INDEX blocklist_open_phone ON blocklist_entries (project_id, phone) WHERE removed_at IS NULL;
CREATE INDEX blocklist_open_name ON blocklist_entries (project_id, name) WHERE removed_at IS NULL;
CREATE INDEX revocation_acks_open ON revocation_acks (project_id, bridge_id) WHERE acknowledged_at IS NULL;

ALTER TABLE users ADD CONSTRAINT users_standing CHECK (standing IN ('active', 'in-review', 'blocked', 'archived'));
ALTER TABLE passes ADD CONSTRAINT passes_state CHECK (state IN ('none', 'invited', 'active', 'reset', 'removing', 'removed'));
ALTER TABLE invitations ADD CONSTRAINT invitations_state CHECK (state IN ('open', 'used', 'expired', 'withdrawn'));
ALTER TABLE members ADD CONSTRAINT members_role CHECK (role IN ('owner', 'admin', 'desk', 'auditor'));
ALTER TABLE grants ADD CONSTRAINT grants_one_subject CHECK (num_nonnulls(role_id, company_id, user_id) = 1);

-- The database itself refuses a reference into another project.
ALTER TABLE members ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE heads ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE door_heads ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE users ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE companies ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE roles ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE sites ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE schedules ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE bridges ADD CONSTRAINT bridges_project FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE projects ADD FOREIGN KEY (id, default_role_id) REFERENCES roles (project_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pass_moves ADD FOREIGN KEY (project_id, pass_id) REFERENCES passes (project_id, id) ON DELETE CASCADE;
ALTER TABLE magic_codes ADD FOREIGN KEY (project_id, user_id) REFERENCES users (project_id, id) ON DELETE CASCADE;
ALTER TABLE blocklist_entries ADD FOREIGN KEY (project_id, block_id) REFERENCES blocks (project_id, id);
ALTER TABLE blocklist_clearances ADD FOREIGN KEY (project_id, user_id) REFERENCES users (project_id, id) ON DELETE CASCADE;
ALTER TABLE blocklist_clearances ADD FOREIGN KEY (project_id, entry_id) REFERENCES blocklist_entries (project_id, id) ON DELETE CASCADE;
ALTER TABLE grants ADD FOREIGN KEY (project_id, role_id) REFERENCES roles (project_id, id);
ALTER TABLE grants ADD FOREIGN KEY (project_id, company_id) REFERENCES companies (project_id, id);
ALTER TABLE grants ADD FOREIGN KEY (project_id, user_id) REFERENCES users (project_id, id) ON DELETE CASCADE;
ALTER TABLE bridge_pairings ADD FOREIGN KEY (project_id, bridge_id) REFERENCES bridges (project_id, id);
ALTER TABLE bridge_streams ADD FOREIGN KEY (project_id, bridge_id) REFERENCES bridges (project_id, id);
ALTER TABLE revocations ADD FOREIGN KEY (project_id, user_id) REFERENCES users (project_id, id) ON DELETE CASCADE;
ALTER TABLE revocation_acks ADD FOREIGN KEY (project_id, bridge_id) REFERENCES bridges (project_id, id);
ALTER TABLE door_states ADD FOREIGN KEY (project_id, door_id) REFERENCES doors (project_id, id) ON DELETE CASCADE;
ALTER TABLE reader_states ADD FOREIGN KEY (project_id, reader_id) REFERENCES readers (project_id, id) ON DELETE CASCADE;
ALTER TABLE pass_calls ADD FOREIGN KEY (project_id, pass_id) REFERENCES passes (project_id, id) ON DELETE CASCADE;

ALTER TABLE mails ADD CONSTRAINT mails_state CHECK (state IN ('queued', 'sent', 'failed', 'delivered', 'bounced', 'complained'));
ALTER TABLE mail_batches ADD CONSTRAINT mail_batches_state CHECK (state IN ('open', 'done', 'given-up'));

CREATE INDEX door_events_denied ON door_events (project_id, position) WHERE reason IS NOT NULL;
CREATE UNIQUE INDEX bridge_pairings_one_open ON bridge_pairings (project_id, bridge_id) WHERE used_at IS NULL;
CREATE INDEX blocklist_open_name_alike ON blocklist_entries USING gin (project_id, name gin_trgm_ops) WHERE removed_at IS NULL;
CREATE INDEX blocklist_open_birth_date ON blocklist_entries (project_id, birth_date) WHERE removed_at IS NULL;
CREATE INDEX users_email_key ON users (project_id, (lower(email)));
CREATE INDEX users_alike ON users USING gin (project_id, sort_name gin_trgm_ops);
ALTER TABLE companies ADD COLUMN search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (plain_text(name)) STORED;
CREATE INDEX companies_search ON companies USING gin (project_id, search gin_trgm_ops);
CREATE INDEX companies_by_name ON companies (project_id, search, id);
ALTER TABLE standing_repairs ADD FOREIGN KEY (project_id, user_id) REFERENCES users (project_id, id) ON DELETE CASCADE;
CREATE INDEX mails_waiting ON mails ((link_id IS NULL), not_before, id) WHERE state = 'queued' AND batch_id IS NULL;
