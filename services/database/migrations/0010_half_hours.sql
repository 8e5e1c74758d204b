CREATE TABLE "forecaster"."issued_half_hours" (
	"site" text PRIMARY KEY NOT NULL,
	"origin" timestamp with time zone NOT NULL,
	"points" jsonb NOT NULL,
	"measured_hours" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "census"."counted_hour" ADD COLUMN "first_half_arrivals" integer;--> statement-breakpoint
ALTER TABLE "forecaster"."counted_hour" ADD COLUMN "first_half_arrivals" integer;