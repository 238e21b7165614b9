ALTER TABLE "user" ADD COLUMN "week_start" smallint;--> statement-breakpoint
ALTER TABLE "todo" ADD COLUMN "priority" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "todo" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "todo" ADD COLUMN "due_time" time;--> statement-breakpoint
ALTER TABLE "todo" ADD COLUMN "due_zone" text;--> statement-breakpoint
ALTER TABLE "todo" ADD COLUMN "due_key" date GENERATED ALWAYS AS (coalesce(due_on, 'infinity'::date)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "todo_due" ON "todo" USING btree ("user_id","due_key","id") WHERE not completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_trash" ON "todo" USING btree ("user_id","deleted_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is not null;--> statement-breakpoint
ALTER TABLE "todo" ADD CONSTRAINT "todo_priority" CHECK (priority between 0 and 3);--> statement-breakpoint
ALTER TABLE "todo" ADD CONSTRAINT "todo_time_has_date" CHECK (due_time is null or due_on is not null);--> statement-breakpoint
ALTER TABLE "todo" ADD CONSTRAINT "todo_zone_has_time" CHECK (due_zone is null or due_time is not null);