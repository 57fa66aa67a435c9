-- One script for SQLite and PostgreSQL; the placeholders are what they call things.

-- Coordinators that are or were alive, by the database's own clock: a lease of each on all that it leads.
CREATE TABLE coordinator (
  id TEXT PRIMARY KEY,
  alive_until BIGINT NOT NULL -- milliseconds since 1970
);

-- Scenarios by the SHA-256 of their message, since many sessions share one.
CREATE TABLE scenario (
  digest TEXT PRIMARY KEY,
  body ${bytes} NOT NULL -- parley.scenario.v1.Scenario
);

CREATE TABLE session (
  number ${identity},
  name TEXT NOT NULL UNIQUE,
  request TEXT UNIQUE, -- null where the client gave no request_id
  scenario TEXT NOT NULL REFERENCES scenario,
  charter ${bytes} NOT NULL, -- parley.store.v1.Charter
  is_over INTEGER NOT NULL DEFAULT 0,
  cancel INTEGER NOT NULL DEFAULT 0, -- 1 when somebody asked for it, until its leader has done it
  leader TEXT, -- id of a coordinator; null for nobody
  fence BIGINT NOT NULL DEFAULT 1, -- one more with every new leader: who knows an older one cannot write
  written BIGINT NOT NULL DEFAULT 0 -- lines of the log
);

CREATE INDEX open_session ON session (number) WHERE is_over = 0;

-- The log: lines that were written at once are one row.
CREATE TABLE line (
  session BIGINT NOT NULL REFERENCES session ON DELETE CASCADE,
  first BIGINT NOT NULL, -- number of the first line in the row, from 1
  body ${bytes} NOT NULL, -- parley.store.v1.Lines
  PRIMARY KEY (session, first)
);
