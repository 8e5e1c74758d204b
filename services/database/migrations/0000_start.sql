CREATE SCHEMA "census";
--> statement-breakpoint
CREATE SCHEMA "forecaster";
--> statement-breakpoint
CREATE SCHEMA "gateway";
--> statement-breakpoint
CREATE SCHEMA "intake";
--> statement-breakpoint
CREATE SCHEMA "planner";
--> statement-breakpoint
CREATE SCHEMA "platform";
--> statement-breakpoint
CREATE SEQUENCE "forecaster"."hour_revision" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "census"."site" (
	"site" text PRIMARY KEY NOT NULL,
	"time_zone" text,
	"simulated" boolean NOT NULL,
	"known_from" timestamp with time zone,
	"known_until" timestamp with time zone,
	"visits_from" timestamp with time zone,
	"live_at" timestamp with time zone,
	"live_recorded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "census"."counted_hour" (
	"site" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"arrivals" jsonb NOT NULL,
	"imported" jsonb,
	"departed_later" integer NOT NULL,
	CONSTRAINT "counted_hour_site_hour_pk" PRIMARY KEY("site","hour")
);
--> statement-breakpoint
CREATE TABLE "census"."visit" (
	"site" text NOT NULL,
	"visit_id" text NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"departed_at" timestamp with time zone,
	"admission_decided_at" timestamp with time zone,
	"triage" text,
	"mode" text,
	"age_group" text,
	"outcome" text,
	CONSTRAINT "visit_visit_id_site_pk" PRIMARY KEY("visit_id","site")
);
--> statement-breakpoint
CREATE TABLE "census"."visit_movement" (
	"site" text NOT NULL,
	"visit_id" text NOT NULL,
	"movement_id" text NOT NULL,
	"movement_version" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"patch" jsonb NOT NULL,
	"merged_into" text,
	"cancels_movement_id" text,
	CONSTRAINT "visit_movement_visit_id_movement_id_movement_version_site_pk" PRIMARY KEY("visit_id","movement_id","movement_version","site")
);
--> statement-breakpoint
CREATE TABLE "forecaster"."counted_hour" (
	"site" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"arrivals" jsonb NOT NULL,
	"present_at_end" integer,
	"revision" bigint NOT NULL,
	CONSTRAINT "counted_hour_site_hour_pk" PRIMARY KEY("site","hour")
);
--> statement-breakpoint
CREATE TABLE "forecaster"."fitted_model" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"stream" text NOT NULL,
	"quantity" text NOT NULL,
	"name" text NOT NULL,
	"code_version" text NOT NULL,
	"fitted_at" timestamp with time zone NOT NULL,
	"data_from" timestamp with time zone NOT NULL,
	"data_to" timestamp with time zone NOT NULL,
	"facts" jsonb NOT NULL,
	"fallback_reason" text,
	"record" jsonb
);
--> statement-breakpoint
CREATE TABLE "forecaster"."site" (
	"site" text PRIMARY KEY NOT NULL,
	"time_zone" text NOT NULL,
	"calendar" text NOT NULL,
	"school_zone" text,
	"simulated" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forecaster"."issued_forecast" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"stream" text NOT NULL,
	"quantity" text NOT NULL,
	"origin" timestamp with time zone NOT NULL,
	"model_id" text NOT NULL,
	"data_to" timestamp with time zone NOT NULL,
	"fallback_reason" text,
	"points" jsonb NOT NULL,
	"naive" jsonb NOT NULL,
	"scored_pairs" integer DEFAULT 0 NOT NULL,
	"pinball" double precision,
	"naive_pinball" double precision,
	"coverage" jsonb,
	"score_final" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forecaster"."site_progress" (
	"site" text PRIMARY KEY NOT NULL,
	"known_until" timestamp with time zone NOT NULL,
	"forecast_due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "gateway"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"sites" jsonb NOT NULL,
	"units" jsonb NOT NULL,
	"password_hash" text NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "gateway"."audit" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"site" text,
	"unit" text,
	"status" integer NOT NULL,
	"detail" text NOT NULL,
	"correlation_id" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "gateway"."session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake"."imported_count" (
	"site" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"stream" text NOT NULL,
	"arrivals" integer NOT NULL,
	CONSTRAINT "imported_count_site_stream_hour_pk" PRIMARY KEY("site","stream","hour")
);
--> statement-breakpoint
CREATE TABLE "intake"."imported_visit" (
	"site" text NOT NULL,
	"visit_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "imported_visit_visit_id_site_pk" PRIMARY KEY("visit_id","site")
);
--> statement-breakpoint
CREATE TABLE "intake"."site" (
	"id" text PRIMARY KEY NOT NULL,
	"site" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake"."message_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "intake"."message_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"site" text,
	"source" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"control_id" text NOT NULL,
	"message_type" text NOT NULL,
	"outcome" text NOT NULL,
	"ack_code" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "intake"."received_movement" (
	"visit_id" text NOT NULL,
	"movement_id" text NOT NULL,
	"movement_version" bigint NOT NULL,
	"fingerprint" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "received_movement_visit_id_movement_id_movement_version_pk" PRIMARY KEY("visit_id","movement_id","movement_version")
);
--> statement-breakpoint
CREATE TABLE "intake"."source_total" (
	"site" text NOT NULL,
	"source" text NOT NULL,
	"last_received_at" timestamp with time zone NOT NULL,
	"accepted" integer NOT NULL,
	"rejected" integer NOT NULL,
	"last_rejection_at" timestamp with time zone,
	"last_rejection_reason" text,
	CONSTRAINT "source_total_site_source_pk" PRIMARY KEY("site","source")
);
--> statement-breakpoint
CREATE TABLE "planner"."requirement_edit" (
	"unit" text NOT NULL,
	"start" timestamp with time zone NOT NULL,
	"skill" text NOT NULL,
	"required" integer NOT NULL,
	"reason" text NOT NULL,
	"edited_by" text NOT NULL,
	"edited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "requirement_edit_unit_start_skill_pk" PRIMARY KEY("unit","start","skill")
);
--> statement-breakpoint
CREATE TABLE "planner"."roster" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"from" date NOT NULL,
	"days" integer NOT NULL,
	"status" text NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"rule_pack" text NOT NULL,
	"problem" jsonb NOT NULL,
	"requirement" jsonb NOT NULL,
	"assignments" jsonb,
	"contract_minutes" jsonb NOT NULL,
	"locked" jsonb NOT NULL,
	"cost" double precision,
	"bound" double precision,
	"gap" double precision,
	"seconds" double precision DEFAULT 0 NOT NULL,
	"reasons" jsonb NOT NULL,
	"simulated" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planner"."site_paths" (
	"site" text PRIMARY KEY NOT NULL,
	"forecast_id" text NOT NULL,
	"start" timestamp with time zone NOT NULL,
	"recent_arrivals" jsonb NOT NULL,
	"arrivals" jsonb NOT NULL,
	"model_version" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planner"."unit" (
	"id" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"definition" jsonb NOT NULL,
	"planning" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."bus_event" (
	"topic" text NOT NULL,
	"partition" integer NOT NULL,
	"offset" bigint NOT NULL,
	"key" text NOT NULL,
	"id" text NOT NULL,
	"payload" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bus_event_topic_partition_offset_pk" PRIMARY KEY("topic","partition","offset")
);
--> statement-breakpoint
CREATE TABLE "platform"."bus_member" (
	"group" text NOT NULL,
	"topic" text NOT NULL,
	"member" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bus_member_group_topic_member_pk" PRIMARY KEY("group","topic","member")
);
--> statement-breakpoint
CREATE TABLE "platform"."bus_partition" (
	"topic" text NOT NULL,
	"partition" integer NOT NULL,
	"next_offset" bigint NOT NULL,
	CONSTRAINT "bus_partition_topic_partition_pk" PRIMARY KEY("topic","partition")
);
--> statement-breakpoint
CREATE TABLE "platform"."bus_position" (
	"group" text NOT NULL,
	"topic" text NOT NULL,
	"partition" integer NOT NULL,
	"offset" bigint NOT NULL,
	"owner" text,
	"leased_until" timestamp with time zone,
	CONSTRAINT "bus_position_group_topic_partition_pk" PRIMARY KEY("group","topic","partition")
);
--> statement-breakpoint
CREATE TABLE "platform"."inbox" (
	"group" text NOT NULL,
	"event_id" text NOT NULL,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_group_event_id_pk" PRIMARY KEY("group","event_id")
);
--> statement-breakpoint
CREATE TABLE "platform"."outbox" (
	"owner" text NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "platform"."outbox_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"id" text NOT NULL,
	"payload" text NOT NULL,
	CONSTRAINT "outbox_owner_position_pk" PRIMARY KEY("owner","position")
);
--> statement-breakpoint
CREATE INDEX "visit_arrived_at" ON "census"."visit" USING btree ("site","arrived_at");--> statement-breakpoint
CREATE INDEX "visit_movement_merged_into" ON "census"."visit_movement" USING btree ("site","merged_into");--> statement-breakpoint
CREATE INDEX "counted_hour_revision" ON "forecaster"."counted_hour" USING btree ("site","revision");--> statement-breakpoint
CREATE INDEX "issued_forecast_latest" ON "forecaster"."issued_forecast" USING btree ("site","stream","quantity","origin");--> statement-breakpoint
CREATE INDEX "audit_at" ON "gateway"."audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "session_expires_at" ON "gateway"."session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "message_log_site" ON "intake"."message_log" USING btree ("site","id");--> statement-breakpoint
CREATE INDEX "message_log_rejected" ON "intake"."message_log" USING btree ("site","outcome","id");--> statement-breakpoint
CREATE INDEX "roster_by_unit" ON "planner"."roster" USING btree ("unit","created_at");--> statement-breakpoint
CREATE INDEX "bus_event_published_at" ON "platform"."bus_event" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "inbox_handled_at" ON "platform"."inbox" USING btree ("handled_at");