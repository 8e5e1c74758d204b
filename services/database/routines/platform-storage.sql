-- Event payloads come and go within seconds: compressing them costs more than it saves.
alter table platform.outbox alter column payload set storage external;
--> statement-breakpoint
alter table platform.bus_event alter column payload set storage external;
