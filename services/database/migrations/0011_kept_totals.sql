CREATE TABLE "forecaster"."kept_totals" (
	"site" text NOT NULL,
	"step" text NOT NULL,
	"six_hours" integer NOT NULL,
	"origin" timestamp with time zone NOT NULL,
	"spans" jsonb NOT NULL,
	CONSTRAINT "kept_totals_site_step_six_hours_pk" PRIMARY KEY("site","step","six_hours")
);
