GRANT USAGE ON SCHEMA public TO app_user;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON todo, idempotency TO app_user;
--> statement-breakpoint
CREATE FUNCTION todo_of_another(user_id uuid, todo_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
	SELECT EXISTS (SELECT FROM public.todo WHERE todo.id = $2 AND todo.user_id <> $1)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION todo_of_another(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION todo_of_another(uuid, uuid) TO app_user;
