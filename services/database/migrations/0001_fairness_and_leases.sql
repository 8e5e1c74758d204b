CREATE TABLE "planner"."ledger_day" (
	"unit" text NOT NULL,
	"agent" text NOT NULL,
	"date" date NOT NULL,
	"roster" text NOT NULL,
	"minutes" integer NOT NULL,
	"contract_minutes" double precision NOT NULL,
	"sunday" integer NOT NULL,
	"night" integer NOT NULL,
	"night_due" double precision NOT NULL,
	"weekend" integer NOT NULL,
	"weekend_due" double precision NOT NULL,
	"holiday" integer NOT NULL,
	"holiday_due" double precision NOT NULL,
	"wishes" integer NOT NULL,
	"refused" integer NOT NULL,
	"refused_due" double precision NOT NULL,
	CONSTRAINT "ledger_day_unit_agent_date_pk" PRIMARY KEY("unit","agent","date")
);
--> statement-breakpoint
ALTER TABLE "planner"."roster" ADD COLUMN "searched_by" text;--> statement-breakpoint
ALTER TABLE "planner"."roster" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "planner"."roster" ADD COLUMN "stop_asked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "planner"."roster" ADD COLUMN "fairness" jsonb;--> statement-breakpoint
ALTER TABLE "planner"."roster" ADD COLUMN "trade_off" text;