CREATE TABLE "planner"."site_calendar" (
	"site" text PRIMARY KEY NOT NULL,
	"calendar" text NOT NULL
);
