CREATE TABLE "planner"."call_out" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"agent" text NOT NULL,
	"start" timestamp with time zone NOT NULL,
	"end" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_out_by_unit" ON "planner"."call_out" USING btree ("unit","start");