-- As before, but of the tags only those that a todo outside the trash has, which are those that the page of all tags lists.
-- Each is asked for one such todo, by way of todo_tag: a join could be planned to begin with all todos.
CREATE OR REPLACE FUNCTION counts_of(asker uuid, today date) RETURNS json
LANGUAGE plpgsql STABLE
AS $$
BEGIN
	RETURN json_build_object(
		'inbox', (SELECT count(*) FROM (
			SELECT FROM public.todo WHERE user_id = asker AND NOT completed AND deleted_at IS NULL AND project_id IS NULL LIMIT 1000
		) AS counted),
		'today', (SELECT count(*) FROM (
			SELECT FROM public.todo WHERE user_id = asker AND NOT completed AND deleted_at IS NULL
			AND due_key < today + 1 AND NOT (due_zone IS NOT NULL AND due_key BETWEEN today - 2 AND today + 2) LIMIT 1000
		) AS counted),
		'upcoming', (SELECT count(*) FROM (
			SELECT FROM public.todo WHERE user_id = asker AND NOT completed AND deleted_at IS NULL
			AND due_key >= today + 1 AND due_key < 'infinity'
			AND NOT (due_zone IS NOT NULL AND due_key BETWEEN today - 2 AND today + 2) LIMIT 1000
		) AS counted),
		'all', (SELECT count(*) FROM (
			SELECT FROM public.todo WHERE user_id = asker AND NOT completed AND deleted_at IS NULL LIMIT 1000
		) AS counted),
		'near', (
			SELECT coalesce(json_agg(json_build_object(
				'dueOn', due_on, 'dueTime', left(due_time::text, 5), 'dueZone', due_zone
			)), '[]')
			FROM (
				SELECT due_on, due_time, due_zone FROM public.todo
				WHERE user_id = asker AND NOT completed AND deleted_at IS NULL
				AND due_zone IS NOT NULL AND due_key BETWEEN today - 2 AND today + 2 LIMIT 1000
			) AS near
		),
		'projects', (
			SELECT coalesce(json_agg(json_build_object(
				'id', id, 'name', name, 'color', color, 'archived', archived_at IS NOT NULL,
				'open', (SELECT count(*) FROM (
					SELECT FROM public.todo WHERE todo.user_id = project.user_id AND todo.project_id = project.id
					AND NOT completed AND deleted_at IS NULL LIMIT 100
				) AS counted)
			) ORDER BY position, id), '[]')
			FROM public.project WHERE user_id = asker
		),
		'views', (
			SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'query', query) ORDER BY position, id), '[]')
			FROM public.saved_view WHERE user_id = asker
		),
		'tags', (
			SELECT coalesce(json_agg(name), '[]')
			FROM (
				SELECT name FROM public.tag WHERE user_id = asker AND (
					SELECT true FROM public.todo_tag WHERE todo_tag.user_id = tag.user_id AND todo_tag.tag_id = tag.id AND (
						SELECT deleted_at IS NULL FROM public.todo
						WHERE todo.user_id = todo_tag.user_id AND todo.id = todo_tag.todo_id
					) LIMIT 1
				) ORDER BY name_key LIMIT 100
			) AS named
		)
	);
END
$$;
