CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"position" text collate "C" DEFAULT 'm' || lpad((floor(extract(epoch from now()) * 1000)::bigint)::text, 13, '0') || lpad((pg_current_xact_id()::text::bigint % 1000000)::text, 6, '0') || substr(md5(random()::text), 1, 4) || 'V' NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_user_id_id" UNIQUE("user_id","id"),
	CONSTRAINT "project_color" CHECK (color in ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'))
);
--> statement-breakpoint
ALTER TABLE "project" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"position" text collate "C" DEFAULT 'm' || lpad((floor(extract(epoch from now()) * 1000)::bigint)::text, 13, '0') || lpad((pg_current_xact_id()::text::bigint % 1000000)::text, 6, '0') || substr(md5(random()::text), 1, 4) || 'V' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_user_id_id" UNIQUE("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"todo_id" uuid NOT NULL,
	"title" text NOT NULL,
	"completed" boolean DEFAULT false NOT NULL,
	"position" text collate "C" DEFAULT 'm' || lpad((floor(extract(epoch from now()) * 1000)::bigint)::text, 13, '0') || lpad((pg_current_xact_id()::text::bigint % 1000000)::text, 6, '0') || substr(md5(random()::text), 1, 4) || 'V' NOT NULL,
	CONSTRAINT "step_user_id_id" UNIQUE("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tag" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tag_user_id_id" UNIQUE("user_id","id"),
	CONSTRAINT "tag_user_id_name_key" UNIQUE("user_id","name_key")
);
--> statement-breakpoint
ALTER TABLE "tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "todo_tag" (
	"user_id" uuid NOT NULL,
	"todo_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "todo_tag_user_id_todo_id_tag_id_pk" PRIMARY KEY("user_id","todo_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "todo_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "undo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "undo_user_id_id" UNIQUE("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "undo" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "todo" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "todo" ADD COLUMN "position" text collate "C" DEFAULT 'N' || lpad((9999999999999 - floor(extract(epoch from now()) * 1000)::bigint)::text, 13, '0') || lpad((999999 - pg_current_xact_id()::text::bigint % 1000000)::text, 6, '0') || substr(md5(random()::text), 1, 4) || 'V' NOT NULL;--> statement-breakpoint
-- The newest first, as every list was until now.
UPDATE "todo" SET "position" = 'N' || lpad((9999999999999 - floor(extract(epoch from created_at) * 1000)::bigint)::text, 13, '0') || substr(md5(id::text), 1, 4) || 'V';--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step" ADD CONSTRAINT "step_todo" FOREIGN KEY ("user_id","todo_id") REFERENCES "public"."todo"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag" ADD CONSTRAINT "tag_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "todo_tag" ADD CONSTRAINT "todo_tag_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "todo_tag" ADD CONSTRAINT "todo_tag_todo" FOREIGN KEY ("user_id","todo_id") REFERENCES "public"."todo"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "todo_tag" ADD CONSTRAINT "todo_tag_tag" FOREIGN KEY ("user_id","tag_id") REFERENCES "public"."tag"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undo" ADD CONSTRAINT "undo_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_order" ON "project" USING btree ("user_id","position","id");--> statement-breakpoint
CREATE INDEX "saved_view_order" ON "saved_view" USING btree ("user_id","position","id");--> statement-breakpoint
CREATE INDEX "step_order" ON "step" USING btree ("user_id","todo_id","position","id");--> statement-breakpoint
CREATE INDEX "todo_tag_by_tag" ON "todo_tag" USING btree ("user_id","tag_id","todo_id");--> statement-breakpoint
CREATE INDEX "undo_expires_at" ON "undo" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "todo" ADD CONSTRAINT "todo_project" FOREIGN KEY ("user_id","project_id") REFERENCES "public"."project"("user_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "todo_own_order" ON "todo" USING btree ("user_id","position","id") WHERE not completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_inbox" ON "todo" USING btree ("user_id","position","id") WHERE project_id is null and not completed and deleted_at is null;--> statement-breakpoint
CREATE INDEX "todo_of_project" ON "todo" USING btree ("user_id","project_id","position","id") WHERE not completed and deleted_at is null;--> statement-breakpoint
CREATE POLICY "own_projects" ON "project" AS PERMISSIVE FOR ALL TO "app_user" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_saved_views" ON "saved_view" AS PERMISSIVE FOR ALL TO "app_user" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_steps" ON "step" AS PERMISSIVE FOR ALL TO "app_user" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_tags" ON "tag" AS PERMISSIVE FOR ALL TO "app_user" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_todo_tags" ON "todo_tag" AS PERMISSIVE FOR ALL TO "app_user" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_undo" ON "undo" AS PERMISSIVE FOR ALL TO "app_user" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON project, tag, todo_tag, step, saved_view, undo TO app_user;
--> statement-breakpoint
CREATE FUNCTION is_of_another(user_id uuid, kind text, id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
	SELECT CASE $2
		WHEN 'project' THEN EXISTS (SELECT FROM public.project WHERE project.id = $3 AND project.user_id <> $1)
		WHEN 'tag' THEN EXISTS (SELECT FROM public.tag WHERE tag.id = $3 AND tag.user_id <> $1)
		WHEN 'step' THEN EXISTS (SELECT FROM public.step WHERE step.id = $3 AND step.user_id <> $1)
		WHEN 'view' THEN EXISTS (SELECT FROM public.saved_view WHERE saved_view.id = $3 AND saved_view.user_id <> $1)
		WHEN 'undo' THEN EXISTS (SELECT FROM public.undo WHERE undo.id = $3 AND undo.user_id <> $1)
	END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION is_of_another(uuid, text, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_of_another(uuid, text, uuid) TO app_user;
