CREATE TABLE "forecaster"."alert" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"kind" text NOT NULL,
	"stream" text NOT NULL,
	"quantity" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"muted_until" timestamp with time zone,
	"facts" jsonb NOT NULL,
	"history" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forecaster"."issued_outlook" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"origin" timestamp with time zone NOT NULL,
	"beds" jsonb NOT NULL,
	"crossings" jsonb NOT NULL,
	"pace" jsonb NOT NULL,
	"beds_came" jsonb,
	"crossed" jsonb,
	"score_final" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forecaster"."issued_totals" (
	"site" text NOT NULL,
	"stream" text NOT NULL,
	"step" text NOT NULL,
	"origin" timestamp with time zone NOT NULL,
	"totals" jsonb NOT NULL,
	"paths" jsonb,
	CONSTRAINT "issued_totals_site_stream_step_pk" PRIMARY KEY("site","stream","step")
);
--> statement-breakpoint
CREATE TABLE "forecaster"."site_stays" (
	"site" text PRIMARY KEY NOT NULL,
	"here" jsonb,
	"here_at" timestamp with time zone,
	"measured" jsonb,
	"measured_to" timestamp with time zone,
	"seen" jsonb,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "forecaster"."site_watch" (
	"site" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"streams" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forecaster"."weekly_covariate" (
	"site" text NOT NULL,
	"name" text NOT NULL,
	"first_monday" integer NOT NULL,
	"values" jsonb NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "weekly_covariate_site_name_pk" PRIMARY KEY("site","name")
);
--> statement-breakpoint
ALTER TABLE "census"."site" ADD COLUMN "stays_measured_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "census"."site" ADD COLUMN "stays_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "forecaster"."counted_hour" ADD COLUMN "boarding_at_end" integer;--> statement-breakpoint
ALTER TABLE "forecaster"."site" ADD COLUMN "capacity_patients" integer;--> statement-breakpoint
ALTER TABLE "forecaster"."issued_forecast" ADD COLUMN "explanation" jsonb;--> statement-breakpoint
CREATE INDEX "alert_site" ON "forecaster"."alert" USING btree ("site","raised_at");--> statement-breakpoint
CREATE INDEX "issued_outlook_origin" ON "forecaster"."issued_outlook" USING btree ("site","origin");