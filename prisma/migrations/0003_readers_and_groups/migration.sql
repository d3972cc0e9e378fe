-- AlterTable
ALTER TABLE "reader_states" ADD COLUMN     "identity" TEXT,
ADD COLUMN     "install_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "key_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "quarantine" TEXT;

-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "group_id" UUID;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "import_group_id" UUID;

-- CreateTable
CREATE TABLE "reader_setups" (
    "project_id" UUID NOT NULL,
    "reader_id" UUID NOT NULL,
    "bridge_id" UUID NOT NULL,
    "line_id" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "profile" TEXT,
    "security" TEXT,
    "address" INTEGER,
    "drives_lock" BOOLEAN NOT NULL,
    "can_trace" BOOLEAN NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reader_setups_pkey" PRIMARY KEY ("project_id","reader_id")
);

-- CreateTable
CREATE TABLE "line_traces" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bridge_id" UUID NOT NULL,
    "line_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "cause" TEXT,
    "reason" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "ordered_by" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "bytes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "line_traces_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "line_trace_parts" (
    "project_id" UUID NOT NULL,
    "trace_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "line_trace_parts_pkey" PRIMARY KEY ("project_id","trace_id","n")
);

-- CreateTable
CREATE TABLE "groups" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "user_groups" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,

    CONSTRAINT "user_groups_pkey" PRIMARY KEY ("project_id","user_id","group_id")
);

-- CreateIndex
CREATE INDEX "reader_setups_project_id_bridge_id_line_id_idx" ON "reader_setups"("project_id", "bridge_id", "line_id");

-- CreateIndex
CREATE INDEX "line_traces_project_id_bridge_id_ordered_at_idx" ON "line_traces"("project_id", "bridge_id", "ordered_at");

-- CreateIndex
CREATE UNIQUE INDEX "groups_project_id_name_key" ON "groups"("project_id", "name");

-- CreateIndex
CREATE INDEX "user_groups_project_id_group_id_idx" ON "user_groups"("project_id", "group_id");

-- AddForeignKey
ALTER TABLE "line_trace_parts" ADD CONSTRAINT "line_trace_parts_project_id_trace_id_fkey" FOREIGN KEY ("project_id", "trace_id") REFERENCES "line_traces"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_groups" ADD CONSTRAINT "user_groups_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "users"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_groups" ADD CONSTRAINT "user_groups_project_id_group_id_fkey" FOREIGN KEY ("project_id", "group_id") REFERENCES "groups"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema language cannot say --------------------------------------------------------------------------

ALTER TABLE line_traces ADD CONSTRAINT line_traces_state CHECK (state IN ('ordered', 'running', 'done', 'failed'));
-- A line is recorded once at a time.
CREATE UNIQUE INDEX line_traces_one_running ON line_traces (project_id, bridge_id, line_id) WHERE state IN ('ordered', 'running');

ALTER TABLE groups ADD COLUMN search text COLLATE "C" NOT NULL GENERATED ALWAYS AS (plain_text(name)) STORED;
CREATE INDEX groups_search ON groups USING gin (project_id, search gin_trgm_ops);
CREATE INDEX groups_by_name ON groups (project_id, search, id);

ALTER TABLE imports DROP CONSTRAINT imports_scope;
ALTER TABLE imports ADD CONSTRAINT imports_scope CHECK (scope IN ('everyone', 'by-file', 'company', 'group'));
ALTER TABLE projects DROP CONSTRAINT projects_import_scope;
ALTER TABLE projects ADD CONSTRAINT projects_import_scope CHECK (import_scope IN ('everyone', 'by-file', 'company', 'group')
  AND (import_scope = 'company') = (import_company_id IS NOT NULL) AND (import_scope = 'group') = (import_group_id IS NOT NULL));

-- The database itself refuses a reference into another project.
ALTER TABLE reader_setups ADD FOREIGN KEY (project_id, reader_id) REFERENCES readers (project_id, id) ON DELETE CASCADE;
ALTER TABLE reader_setups ADD FOREIGN KEY (project_id, bridge_id) REFERENCES bridges (project_id, id) ON DELETE CASCADE;
ALTER TABLE line_traces ADD FOREIGN KEY (project_id, bridge_id) REFERENCES bridges (project_id, id) ON DELETE CASCADE;
ALTER TABLE groups ADD FOREIGN KEY (project_id) REFERENCES projects (id);
ALTER TABLE imports ADD FOREIGN KEY (project_id, group_id) REFERENCES groups (project_id, id);
ALTER TABLE projects ADD FOREIGN KEY (id, import_group_id) REFERENCES groups (project_id, id) DEFERRABLE INITIALLY DEFERRED;

-- The same constraint again, over a hash of the number: a text in this index costs five times as much to write, and the more the
-- larger it has grown. Two numbers of one project with the same 64 bits are taken for one: in a project of a million
-- numbers the odds of that are one in thirty million.
ALTER TABLE credentials DROP CONSTRAINT credentials_one_person_per_number;
ALTER TABLE credentials ADD CONSTRAINT credentials_one_person_per_number
  EXCLUDE USING gist (hashtextextended(number, 0) WITH =, project_id WITH =, user_id WITH <>) WHERE (live);
