DROP INDEX "todo_due";--> statement-breakpoint
CREATE INDEX "todo_due" ON "todo" USING btree ("user_id","due_key","id","due_zone") WHERE not completed and deleted_at is null;