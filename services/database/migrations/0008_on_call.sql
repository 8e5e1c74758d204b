ALTER TABLE "planner"."ledger_day" ADD COLUMN "on_call" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "planner"."ledger_day" ADD COLUMN "on_call_due" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "planner"."ledger_day" ADD COLUMN "on_call_minutes" integer DEFAULT 0 NOT NULL;