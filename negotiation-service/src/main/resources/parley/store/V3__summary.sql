-- A session that is over at a glance, so that lists read no logs: parley.store.v1.Summary; null until a list has asked for it.
ALTER TABLE session ADD COLUMN summary ${bytes};
