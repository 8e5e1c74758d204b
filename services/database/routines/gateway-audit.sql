-- The audit trail is append-only: what is written stays, whoever is connected.
create or replace function gateway.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'gateway.audit is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create or replace trigger audit_append_only
  before update or delete on gateway.audit
  for each row execute function gateway.refuse_audit_change();
--> statement-breakpoint
create or replace trigger audit_not_truncated
  before truncate on gateway.audit
  for each statement execute function gateway.refuse_audit_change();
--> statement-breakpoint
alter table gateway.audit enable always trigger audit_append_only;
--> statement-breakpoint
alter table gateway.audit enable always trigger audit_not_truncated;
