CREATE OR REPLACE FUNCTION sign_in_end_sessions() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE sign_in_opensession SET ended_at = now() WHERE user_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER sign_in_end_sessions AFTER UPDATE OF password, is_active ON organisation_user FOR EACH ROW
    WHEN (OLD.password IS DISTINCT FROM NEW.password OR (OLD.is_active AND NOT NEW.is_active))
    EXECUTE FUNCTION sign_in_end_sessions();
