-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "scope_name" TEXT;

-- What Prisma's schema language cannot say --------------------------------------------------------------------------

UPDATE imports i SET scope_name = coalesce(
  (SELECT name FROM companies c WHERE c.project_id = i.project_id AND c.id = i.company_id),
  (SELECT name FROM groups g WHERE g.project_id = i.project_id AND g.id = i.group_id));

-- A company or group that runs are over with may go, and their history keeps its name.
ALTER TABLE imports DROP CONSTRAINT imports_project_id_company_id_fkey;
ALTER TABLE imports DROP CONSTRAINT imports_project_id_group_id_fkey;
ALTER TABLE imports ADD FOREIGN KEY (project_id, company_id) REFERENCES companies (project_id, id) ON DELETE SET NULL (company_id);
ALTER TABLE imports ADD FOREIGN KEY (project_id, group_id) REFERENCES groups (project_id, id) ON DELETE SET NULL (group_id);
