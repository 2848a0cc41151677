-- The number at which a byline was last withheld in a story, or shown again: open pages that carry another one are read anew.
ALTER TABLE "Story" ADD COLUMN     "bylinesRevision" INTEGER NOT NULL DEFAULT 0;
