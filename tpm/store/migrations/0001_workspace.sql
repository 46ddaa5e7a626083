-- One workspace. Answers keep the value as given on the question's own scale; figures are made from them on reading.
-- No ENUM columns and no foreign keys: both stand in the way of rebuilding a table later.

CREATE TABLE setting (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE SEQUENCE row_id START 1;

CREATE TABLE phase (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE touchpoint (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    name VARCHAR NOT NULL,
    phase_id BIGINT,
    position INTEGER NOT NULL DEFAULT 0,
    channel VARCHAR NOT NULL DEFAULT 'direct',
    world VARCHAR NOT NULL DEFAULT 'offline',
    person BOOLEAN NOT NULL DEFAULT false,
    status VARCHAR NOT NULL DEFAULT 'existing',
    "key" BOOLEAN NOT NULL DEFAULT false,
    moment_of_truth BOOLEAN NOT NULL DEFAULT false,
    owner VARCHAR NOT NULL DEFAULT '',
    description VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

CREATE TABLE survey (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    name VARCHAR NOT NULL,
    audience VARCHAR NOT NULL DEFAULT 'customer',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

-- One question per survey and normalised header; later waves of the survey answer the same question.
CREATE TABLE question (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    survey_id BIGINT NOT NULL,
    header VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    touchpoint_id BIGINT,
    minimum DOUBLE,
    maximum DOUBLE,
    reversed BOOLEAN NOT NULL DEFAULT false,
    disappointment_to DOUBLE,
    delight_from DOUBLE,
    labels VARCHAR,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP,
    UNIQUE (survey_id, header)
);

CREATE SEQUENCE import_id START 1;

CREATE TABLE import (
    id BIGINT PRIMARY KEY DEFAULT nextval('import_id'),
    survey_id BIGINT NOT NULL,
    change_id BIGINT NOT NULL,
    file_name VARCHAR NOT NULL,
    file_hash VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    imported_by VARCHAR NOT NULL,
    respondents BIGINT NOT NULL,
    answers BIGINT NOT NULL,
    referrals BIGINT NOT NULL,
    mapping VARCHAR NOT NULL,
    undone_at TIMESTAMP
);

CREATE TABLE problem (
    import_id BIGINT NOT NULL,
    code VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    "row" BIGINT NOT NULL,
    "column" VARCHAR NOT NULL,
    detail VARCHAR NOT NULL
);

-- id = import_id * 2^32 + row in the file, so that answers need no look-up of their respondent.
CREATE TABLE respondent (
    id BIGINT NOT NULL,
    import_id BIGINT NOT NULL,
    source_key VARCHAR,
    answered_on DATE
);

CREATE TABLE respondent_segment (respondent_id BIGINT NOT NULL, attribute VARCHAR NOT NULL, value VARCHAR NOT NULL);

CREATE TABLE answer (respondent_id BIGINT NOT NULL, question_id BIGINT NOT NULL, value DOUBLE NOT NULL);

CREATE TABLE comment (respondent_id BIGINT NOT NULL, question_id BIGINT NOT NULL, text VARCHAR NOT NULL);

-- A new customer: imported (respondent_id) or entered by hand.
CREATE TABLE referral (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    respondent_id BIGINT,
    won_on DATE,
    origin VARCHAR NOT NULL DEFAULT '',
    recommender VARCHAR NOT NULL DEFAULT '',
    offer VARCHAR NOT NULL DEFAULT '',
    note VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

-- What each origin text counts as; correcting it here corrects every figure.
CREATE TABLE origin (name VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, version INTEGER NOT NULL DEFAULT 1, changed_at TIMESTAMP NOT NULL);

CREATE TABLE target (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL UNIQUE,
    score DOUBLE NOT NULL,
    service_level VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE measure (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    title VARCHAR NOT NULL,
    touchpoint_id BIGINT,
    owner VARCHAR NOT NULL DEFAULT '',
    starts_on DATE,
    due_on DATE,
    done_on DATE,
    progress VARCHAR NOT NULL DEFAULT 'planned',
    quick_win BOOLEAN NOT NULL DEFAULT false,
    budget DOUBLE,
    note VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

-- Every edit of an editable row: what it was before and after, as JSON. Edits made together share a change_id.
CREATE SEQUENCE change_id START 1;

CREATE TABLE audit (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    change_id BIGINT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by VARCHAR NOT NULL,
    "table" VARCHAR NOT NULL,
    row_id BIGINT NOT NULL,
    before VARCHAR,
    after VARCHAR
);
