-- An origin is told in many spellings and counts as one thing. Until now every text stood for itself.
ALTER TABLE origin RENAME TO origin_text;

CREATE TABLE origin (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- Every text that stands in `referral` as an origin belongs to one origin; the referral keeps its text as given.
CREATE TABLE origin_spelling (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    text VARCHAR NOT NULL,
    origin_id BIGINT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

INSERT INTO origin (name, kind, changed_at) SELECT name, kind, changed_at FROM origin_text ORDER BY name;
INSERT INTO origin_spelling (text, origin_id, changed_at) SELECT name, id, changed_at FROM origin ORDER BY name;
DROP TABLE origin_text;
