-- The keys that tokens are signed with, a JSON Web Key Set; one row.
CREATE TABLE token_keys (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL
);

-- Tokens that are not valid although they are signed and not expired.
CREATE TABLE revoked_token (
  id TEXT PRIMARY KEY,
  until BIGINT NOT NULL -- milliseconds since 1970; then it is expired at the latest
);
