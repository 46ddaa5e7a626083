-- Who recommends us, and where we are advised against. Lists of offers: one per line.
CREATE TABLE recommender (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL DEFAULT 'customer',
    reach BIGINT,
    influence INTEGER,
    offers VARCHAR NOT NULL DEFAULT '',
    touchpoint_id BIGINT,
    attribute VARCHAR NOT NULL DEFAULT '',
    "group" VARCHAR NOT NULL DEFAULT '',
    note VARCHAR NOT NULL DEFAULT '',
    last_contact_on DATE,
    thanked_on DATE,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE warning (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    text VARCHAR NOT NULL,
    touchpoint_id BIGINT,
    offer VARCHAR NOT NULL DEFAULT '',
    severity INTEGER NOT NULL DEFAULT 2,
    source VARCHAR NOT NULL DEFAULT '',
    happened_on DATE,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

-- What people write to a question of the guide: one note per question.
CREATE TABLE note (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    question VARCHAR NOT NULL UNIQUE,
    text VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
