CREATE TABLE "planner"."replan" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"roster" text NOT NULL,
	"revision" integer NOT NULL,
	"status" text NOT NULL,
	"stopped" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ends_by" timestamp with time zone NOT NULL,
	"request" jsonb NOT NULL,
	"seconds" double precision DEFAULT 0 NOT NULL,
	"reason" jsonb,
	"plan" jsonb
);
--> statement-breakpoint
CREATE INDEX "replan_by_roster" ON "planner"."replan" USING btree ("roster","created_at");