-- AlterTable
ALTER TABLE "import_items" ADD COLUMN     "keeps_phone" BOOLEAN NOT NULL DEFAULT false;
