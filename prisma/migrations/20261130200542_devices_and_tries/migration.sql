-- CreateTable
CREATE TABLE "Device" (
    "contributorId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("secretHash","contributorId")
);

-- CreateTable
CREATE TABLE "TryCount" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "freeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TryCount_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Device_contributorId_idx" ON "Device"("contributorId");

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
