CREATE TABLE "todo_words" (
	"user_id" uuid NOT NULL,
	"todo_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "todo_words_user_id_todo_id_pk" PRIMARY KEY("user_id","todo_id")
);
--> statement-breakpoint
ALTER TABLE "todo_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "todo_words" ADD CONSTRAINT "todo_words_todo" FOREIGN KEY ("user_id","todo_id") REFERENCES "public"."todo"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "todo_words_words" ON "todo_words" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE POLICY "own_words" ON "todo_words" AS PERMISSIVE FOR ALL TO "app_user" USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
-- Letters without accents in lower case, and a space for everything that is neither a letter nor a digit. Chinese and
-- Japanese put no spaces between words, so there each character is one. The collation is one that knows every letter.
DO $do$
BEGIN
	EXECUTE format($create$
		CREATE FUNCTION fold(typed text) RETURNS text
		LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
		AS $$
			SELECT regexp_replace(regexp_replace(
				translate(replace(replace(replace(replace(
					lower(normalize(regexp_replace(normalize(typed, NFKD), '[\u0300-\u036f]', '', 'g'), NFKC) COLLATE %1$s),
					'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðıς', 'olddiσ'),
				'([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g') COLLATE %1$s,
				'[^[:alnum:]]+', ' ', 'g')
		$$
	$create$, coalesce((
		SELECT format('pg_catalog.%I', collname) FROM pg_collation
		WHERE collnamespace = 'pg_catalog'::regnamespace AND collname IN ('pg_c_utf8', 'und-x-icu') ORDER BY collname LIMIT 1
	), 'pg_catalog."default"'));
END
$do$;
--> statement-breakpoint
-- How a word of a user's begins in the index. Words are cut, and of a todo the first 7,000 count: a tsvector has its limits.
CREATE FUNCTION search_key(user_id uuid, word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
	SELECT right($1::text, 8) || left(word, 30)
$$;
--> statement-breakpoint
-- Two writers about one todo: the second waits for the lock, and only then reads what the first has written.
CREATE FUNCTION renew_todo_words(ids uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
	PERFORM FROM public.todo WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
	INSERT INTO public.todo_words AS kept (user_id, todo_id, words)
	SELECT user_id, id, coalesce(listed, '')::tsvector
	FROM public.todo CROSS JOIN LATERAL (
		SELECT string_agg(public.search_key(user_id, word) || ':' || place || weight, ' ') AS listed
		FROM (
			SELECT word, weight, row_number() OVER (ORDER BY weight, nth) AS place
			FROM (
				SELECT 'A' AS weight, title AS text
				UNION ALL
				SELECT 'B', string_agg(name, ' ') FROM public.todo_tag JOIN public.tag ON tag.user_id = todo_tag.user_id AND tag.id = tag_id
				WHERE todo_tag.user_id = todo.user_id AND todo_tag.todo_id = todo.id
				UNION ALL
				SELECT 'C', string_agg(step.title, ' ' ORDER BY step.position, step.id) FROM public.step
				WHERE step.user_id = todo.user_id AND step.todo_id = todo.id
				UNION ALL
				SELECT 'D', notes
			) AS parts CROSS JOIN LATERAL string_to_table(public.fold(text), ' ') WITH ORDINALITY AS split (word, nth)
			WHERE word <> '' ORDER BY weight, nth LIMIT 7000
		) AS placed
	) AS words
	WHERE id = ANY (ids) AND deleted_at IS NULL
	ON CONFLICT (user_id, todo_id) DO UPDATE SET words = excluded.words WHERE kept.words <> excluded.words;
END
$$;
--> statement-breakpoint
CREATE FUNCTION todo_words_of_todo() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
	IF NEW.deleted_at IS NULL THEN
		PERFORM public.renew_todo_words(ARRAY[NEW.id]);
	ELSE
		DELETE FROM public.todo_words WHERE user_id = NEW.user_id AND todo_id = NEW.id;
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION todo_words_of_parts() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
	PERFORM public.renew_todo_words((SELECT array_agg(DISTINCT todo_id) FROM changed));
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION todo_words_of_step() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
	PERFORM public.renew_todo_words(ARRAY[NEW.todo_id]);
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION todo_words_of_tag() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
	PERFORM public.renew_todo_words((SELECT array_agg(todo_id) FROM public.todo_tag WHERE user_id = NEW.user_id AND tag_id = NEW.id));
	RETURN NULL;
END
$$;
--> statement-breakpoint
-- What is in todo_words before somebody writes to a todo again.
SELECT renew_todo_words((SELECT array_agg(todo.id) FROM todo WHERE todo.user_id = "user".id)) FROM "user";
--> statement-breakpoint
CREATE TRIGGER todo_words_added AFTER INSERT ON todo FOR EACH ROW WHEN (NEW.deleted_at IS NULL)
EXECUTE FUNCTION todo_words_of_todo();
--> statement-breakpoint
CREATE TRIGGER todo_words_changed AFTER UPDATE OF title, notes, deleted_at ON todo FOR EACH ROW
WHEN (OLD.title <> NEW.title OR OLD.notes <> NEW.notes OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL))
EXECUTE FUNCTION todo_words_of_todo();
--> statement-breakpoint
CREATE TRIGGER todo_words_step_added AFTER INSERT ON step REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
EXECUTE FUNCTION todo_words_of_parts();
--> statement-breakpoint
CREATE TRIGGER todo_words_step_deleted AFTER DELETE ON step REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
EXECUTE FUNCTION todo_words_of_parts();
--> statement-breakpoint
CREATE TRIGGER todo_words_step_changed AFTER UPDATE OF title ON step FOR EACH ROW WHEN (OLD.title <> NEW.title)
EXECUTE FUNCTION todo_words_of_step();
--> statement-breakpoint
CREATE TRIGGER todo_words_tag_added AFTER INSERT ON todo_tag REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
EXECUTE FUNCTION todo_words_of_parts();
--> statement-breakpoint
CREATE TRIGGER todo_words_tag_removed AFTER DELETE ON todo_tag REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
EXECUTE FUNCTION todo_words_of_parts();
--> statement-breakpoint
CREATE TRIGGER todo_words_tag_replaced AFTER UPDATE ON todo_tag REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
EXECUTE FUNCTION todo_words_of_parts();
--> statement-breakpoint
CREATE TRIGGER todo_words_tag_renamed AFTER UPDATE OF name ON tag FOR EACH ROW WHEN (OLD.name <> NEW.name)
EXECUTE FUNCTION todo_words_of_tag();
--> statement-breakpoint
-- Row-level security keeps @@ from using an index, because it does not trust it to keep what it is shown to itself. So this
-- function goes past it, asks the setting that the policies ask, and gives nothing but ids and ranks of that user's todos.
-- Of the newest 1,000 it counts how many match: a frequent word is found fastest by going on like that, a rare one by its
-- index. The settings and IS NOT DISTINCT FROM, which no index serves, hold the planner to that.
CREATE FUNCTION search_todos(user_id uuid, typed text) RETURNS TABLE (todo_id uuid, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' SET plan_cache_mode = 'force_custom_plan'
SET enable_sort = off SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
	asker CONSTANT uuid := nullif(current_setting('app.user_id', true), '')::uuid;
	beginnings tsquery;
	whole tsquery;
	seen int;
	matching int;
BEGIN
	IF asker IS DISTINCT FROM search_todos.user_id OR asker IS NULL THEN
		RETURN;
	END IF;
	SELECT string_agg(key || ':*', '&')::tsquery, string_agg(key, '|')::tsquery INTO beginnings, whole
	FROM (
		SELECT DISTINCT public.search_key(asker, word) AS key FROM string_to_table(public.fold(typed), ' ') AS word
		WHERE word <> '' LIMIT 20
	) AS keys;
	SELECT count(*), count(*) FILTER (WHERE words @@ beginnings) INTO seen, matching
	FROM (SELECT words FROM public.todo_words WHERE user_id = asker ORDER BY todo_id DESC LIMIT 1000) AS newest;
	IF seen < 1000 OR matching > 100 THEN
		RETURN QUERY SELECT todo_id, ts_rank(words, beginnings) + ts_rank(words, whole) FROM (
			SELECT todo_id, words FROM public.todo_words WHERE user_id = asker AND words @@ beginnings
			ORDER BY todo_id DESC LIMIT 1000
		) AS found;
	ELSE
		RETURN QUERY SELECT todo_id, ts_rank(words, beginnings) + ts_rank(words, whole) FROM (
			SELECT todo_id, words FROM public.todo_words WHERE user_id IS NOT DISTINCT FROM asker AND words @@ beginnings
			ORDER BY todo_id DESC LIMIT 1000
		) AS found;
	END IF;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_todos(uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_todos(uuid, text) TO app_user;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON todo_words TO app_user;
