ALTER TABLE "todo" ADD COLUMN "title_key" text collate "C" GENERATED ALWAYS AS (left(lower(regexp_replace(normalize(title, NFKD), '[\u0300-\u036f]', '', 'g')), 60)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "todo_open_by_priority" ON "todo" USING btree ("user_id","priority" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE not completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_open_by_title" ON "todo" USING btree ("user_id","title_key","id") WHERE not completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_completed_own_order" ON "todo" USING btree ("user_id","position","id") WHERE completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_completed_by_due" ON "todo" USING btree ("user_id","due_key","id") WHERE completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_completed_by_priority" ON "todo" USING btree ("user_id","priority" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_completed_by_title" ON "todo" USING btree ("user_id","title_key","id") WHERE completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_completed_newest" ON "todo" USING btree ("user_id","id" DESC NULLS FIRST) WHERE completed and deleted_at is null;