-- What is written down about a single touchpoint beside the answers of customers.

-- What disappoints, what is expected, what delights: kind is a zone.
CREATE TABLE factor (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    expectation VARCHAR NOT NULL DEFAULT '',
    delivered VARCHAR NOT NULL DEFAULT '',
    reaction VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE perspective_rating (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    perspective VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    rated_by VARCHAR NOT NULL DEFAULT '',
    score INTEGER NOT NULL,
    note VARCHAR NOT NULL DEFAULT '',
    rated_on DATE NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE quality_check (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    question VARCHAR NOT NULL,
    answer VARCHAR NOT NULL,
    note VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE incident (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    happened_on DATE NOT NULL,
    positive BOOLEAN NOT NULL,
    severity INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    offer VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

-- What goes well, must go, must change; obstacles have a category, a danger of churn how it is noticed
-- and what warns of it early.
CREATE TABLE remark (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    category VARCHAR NOT NULL DEFAULT '',
    notice VARCHAR NOT NULL DEFAULT '',
    early_warning VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE process_step (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    minutes DOUBLE,
    waiting_minutes DOUBLE,
    responsible VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE idea (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    text VARCHAR NOT NULL,
    author VARCHAR NOT NULL DEFAULT '',
    prompt VARCHAR NOT NULL DEFAULT '',
    format VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
