-- CreateTable
CREATE TABLE "Confidence" (
    "id" UUID NOT NULL,
    "updateId" UUID NOT NULL,
    "identity" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "writtenById" UUID NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Confidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Confidence_updateId_idx" ON "Confidence"("updateId");

-- AddForeignKey
ALTER TABLE "Confidence" ADD CONSTRAINT "Confidence_updateId_fkey" FOREIGN KEY ("updateId") REFERENCES "LiveUpdate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Confidence" ADD CONSTRAINT "Confidence_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules

ALTER TABLE "Confidence"
  ADD CONSTRAINT "Confidence_says_something" CHECK (btrim("identity") <> '' OR btrim("note") <> '');
