-- Roles belong to the whole cluster: another database of it, or another instance, may be creating this one right now.
DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_user') THEN
		BEGIN
			CREATE ROLE app_user NOLOGIN;
		EXCEPTION WHEN duplicate_object OR unique_violation THEN
			NULL;
		END;
	END IF;
	-- Before Postgres 16 a member may always take on the role; since then the grant has to say so.
	IF current_setting('server_version_num')::int < 160000 THEN
		IF NOT pg_has_role(current_user, 'app_user', 'MEMBER') THEN
			GRANT app_user TO CURRENT_USER;
		END IF;
	ELSIF NOT pg_has_role(current_user, 'app_user', 'SET') THEN
		EXECUTE 'GRANT app_user TO CURRENT_USER WITH SET TRUE';
	END IF;
END
$$;
