CREATE TABLE "intake"."reported_passage" (
	"site" text NOT NULL,
	"visit_id" text NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reported_passage_visit_id_site_pk" PRIMARY KEY("visit_id","site")
);
--> statement-breakpoint
CREATE INDEX "reported_passage_arrived_at" ON "intake"."reported_passage" USING btree ("site","arrived_at");