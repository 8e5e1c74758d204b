CREATE TABLE "forecaster"."frozen_series" (
	"site" text NOT NULL,
	"stream" text NOT NULL,
	"quantity" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"by_user" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "frozen_series_site_stream_quantity_pk" PRIMARY KEY("site","stream","quantity")
);
--> statement-breakpoint
CREATE TABLE "forecaster"."model_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"stream" text NOT NULL,
	"quantity" text NOT NULL,
	"model_id" text,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_user" text,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forecaster"."training" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"stream" text NOT NULL,
	"quantity" text NOT NULL,
	"model" text NOT NULL,
	"place" jsonb,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"step" text NOT NULL,
	"progress" double precision NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"alive_at" timestamp with time zone NOT NULL,
	"model_id" text,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "forecaster"."fitted_model" ADD COLUMN "state" text DEFAULT 'retired' NOT NULL;--> statement-breakpoint
ALTER TABLE "forecaster"."fitted_model" ADD COLUMN "promoted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "forecaster"."fitted_model" ADD COLUMN "place" jsonb;--> statement-breakpoint
ALTER TABLE "forecaster"."fitted_model" ADD COLUMN "evidence" jsonb;--> statement-breakpoint
ALTER TABLE "forecaster"."fitted_model" ADD COLUMN "losses" jsonb;--> statement-breakpoint
ALTER TABLE "forecaster"."fitted_model" ADD COLUMN "comparison" jsonb;--> statement-breakpoint
CREATE INDEX "model_decision_series" ON "forecaster"."model_decision" USING btree ("site","stream","quantity","at");--> statement-breakpoint
CREATE UNIQUE INDEX "training_open" ON "forecaster"."training" USING btree ("site","stream","quantity") WHERE "forecaster"."training"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "training_asked" ON "forecaster"."training" USING btree ("site","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "fitted_model_champion" ON "forecaster"."fitted_model" USING btree ("site","stream","quantity") WHERE "forecaster"."fitted_model"."state" = 'champion';--> statement-breakpoint
CREATE INDEX "fitted_model_series" ON "forecaster"."fitted_model" USING btree ("site","stream","quantity","fitted_at");