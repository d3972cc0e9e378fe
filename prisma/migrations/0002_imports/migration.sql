-- AlterTable
ALTER TABLE "members" ADD COLUMN     "sync_alerts" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "guard_people" INTEGER NOT NULL DEFAULT 500,
ADD COLUMN     "guard_percent" INTEGER NOT NULL DEFAULT 20,
ADD COLUMN     "import_company_id" UUID,
ADD COLUMN     "import_mapping" TEXT,
ADD COLUMN     "import_scope" TEXT NOT NULL DEFAULT 'everyone';

-- CreateTable
CREATE TABLE "imports" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'replace',
    "invite_all" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT NOT NULL DEFAULT 'everyone',
    "company_id" UUID,
    "file_name" TEXT NOT NULL DEFAULT '',
    "file_hash" TEXT NOT NULL DEFAULT '',
    "file_bytes" INTEGER NOT NULL DEFAULT 0,
    "choice" TEXT NOT NULL DEFAULT '{}',
    "found" TEXT NOT NULL DEFAULT '{}',
    "refusal" TEXT,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "faulty_rows" INTEGER NOT NULL DEFAULT 0,
    "notices" INTEGER NOT NULL DEFAULT 0,
    "plan" TEXT NOT NULL DEFAULT '{}',
    "plan_hash" TEXT,
    "plan_position" BIGINT,
    "stale_plan_hash" TEXT,
    "guard" TEXT NOT NULL DEFAULT 'free',
    "removals" INTEGER NOT NULL DEFAULT 0,
    "in_scope" INTEGER NOT NULL DEFAULT 0,
    "agreed_hash" TEXT,
    "agreed_by" TEXT,
    "approved_by" TEXT,
    "reverts_id" UUID,
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "phase" TEXT NOT NULL DEFAULT '',
    "phase_done" INTEGER NOT NULL DEFAULT 0,
    "phase_total" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "finished_by" TEXT,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "project_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "id_number" TEXT NOT NULL,
    "sync_id" TEXT,
    "faulty" BOOLEAN NOT NULL DEFAULT false,
    "chosen_id" UUID,
    "restores" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("project_id","import_id","n")
);

-- CreateTable
CREATE TABLE "import_findings" (
    "project_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "i" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "is_fault" BOOLEAN NOT NULL,
    "column" TEXT,
    "reason" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "suggestion" TEXT,
    "other_line" INTEGER,
    "other_id" UUID,
    "other_name" TEXT,
    "own_row" BOOLEAN NOT NULL,

    CONSTRAINT "import_findings_pkey" PRIMARY KEY ("project_id","import_id","n","i")
);

-- CreateTable
CREATE TABLE "import_items" (
    "project_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "i" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "n" INTEGER,
    "line" INTEGER,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "pass_state" TEXT NOT NULL,
    "invites" BOOLEAN NOT NULL DEFAULT false,
    "hit" BOOLEAN NOT NULL DEFAULT false,
    "before" TEXT NOT NULL DEFAULT '{}',
    "after" TEXT NOT NULL DEFAULT '{}',
    "note" TEXT,
    "suggested_id" UUID,

    CONSTRAINT "import_items_pkey" PRIMARY KEY ("project_id","import_id","i")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_from" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateIndex
CREATE INDEX "imports_project_id_created_at_id_idx" ON "imports"("project_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "imports_project_id_kind_file_hash_idx" ON "imports"("project_id", "kind", "file_hash");

-- CreateIndex
CREATE INDEX "import_findings_project_id_import_id_is_fault_reason_n_i_idx" ON "import_findings"("project_id", "import_id", "is_fault", "reason", "n", "i");

-- CreateIndex
CREATE INDEX "import_items_project_id_import_id_kind_i_idx" ON "import_items"("project_id", "import_id", "kind", "i");

-- CreateIndex
CREATE INDEX "import_items_project_id_import_id_user_id_idx" ON "import_items"("project_id", "import_id", "user_id");

-- CreateIndex


-- What Prisma's schema language cannot say --------------------------------------------------------------------------

-- One plan at a time is applied in a project.
CREATE UNIQUE INDEX imports_one_applying ON imports (project_id) WHERE state = 'applying';
CREATE INDEX imports_working ON imports (claimed_until) WHERE state IN ('reading', 'planning', 'applying');
CREATE INDEX imports_uncleared ON imports (created_at) WHERE cleared_at IS NULL;
CREATE UNIQUE INDEX api_tokens_hash ON api_tokens (token_hash);

-- A match by Sync ID looks among the archived too.
CREATE INDEX users_by_sync_id ON users (project_id, sync_id) WHERE sync_id IS NOT NULL;

-- UUID version 7 (RFC 9562 5.7), so that people made in one statement stand together in the indexes. PostgreSQL has one
-- of its own from version 18 on, and the database may be an older one.
CREATE FUNCTION time_ordered_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid;

ALTER TABLE imports ADD CONSTRAINT imports_state CHECK (state IN
  ('reading', 'planning', 'refused', 'faulty', 'ready', 'held', 'applying', 'done', 'cancelled'));
ALTER TABLE imports ADD CONSTRAINT imports_kind CHECK (kind IN ('file', 'sync', 'revert'));
ALTER TABLE imports ADD CONSTRAINT imports_mode CHECK (mode IN ('replace', 'update'));
ALTER TABLE imports ADD CONSTRAINT imports_scope CHECK (scope IN ('everyone', 'by-file', 'company'));
ALTER TABLE projects ADD CONSTRAINT projects_import_scope CHECK (import_scope IN ('everyone', 'by-file', 'company')
  AND (import_scope = 'company') = (import_company_id IS NOT NULL));
ALTER TABLE projects ADD CONSTRAINT projects_guard CHECK (guard_percent BETWEEN 1 AND 100 AND guard_people >= 1);

-- The database itself refuses a reference into another project.
ALTER TABLE imports ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE imports ADD FOREIGN KEY (project_id, reverts_id) REFERENCES imports (project_id, id);
ALTER TABLE imports ADD FOREIGN KEY (project_id, company_id) REFERENCES companies (project_id, id);
ALTER TABLE import_rows ADD FOREIGN KEY (project_id, import_id) REFERENCES imports (project_id, id) ON DELETE CASCADE;
ALTER TABLE import_findings ADD FOREIGN KEY (project_id, import_id) REFERENCES imports (project_id, id) ON DELETE CASCADE;
ALTER TABLE import_items ADD FOREIGN KEY (project_id, import_id) REFERENCES imports (project_id, id) ON DELETE CASCADE;
ALTER TABLE api_tokens ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE projects ADD FOREIGN KEY (id, import_company_id) REFERENCES companies (project_id, id) DEFERRABLE INITIALLY DEFERRED;

-- The same constraint as before, its index in another order: with the project first, which is one value for thousands of
-- numbers, every check walked through the whole index, and ten thousand new numbers took a minute.
ALTER TABLE credentials DROP CONSTRAINT credentials_one_person_per_number;
ALTER TABLE credentials ADD CONSTRAINT credentials_one_person_per_number
  EXCLUDE USING gist (number WITH =, project_id WITH =, user_id WITH <>) WHERE (live);
