ALTER TABLE "planner"."roster" ADD COLUMN "best_below_minimum" jsonb;--> statement-breakpoint
ALTER TABLE "planner"."roster" ADD COLUMN "publication" jsonb;