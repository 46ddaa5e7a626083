-- Further journeys over the touchpoints of the catalogue: a customer group, a scenario. The standard journey is the catalogue's own order.
CREATE TABLE journey (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    name VARCHAR NOT NULL,
    description VARCHAR NOT NULL DEFAULT '',
    attribute VARCHAR NOT NULL DEFAULT '',
    value VARCHAR NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

-- What a journey says about a touchpoint. journey_id NULL: the standard journey, which keeps only the mark `broken` here.
CREATE TABLE journey_step (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    journey_id BIGINT,
    touchpoint_id BIGINT NOT NULL,
    phase_id BIGINT,
    position INTEGER NOT NULL DEFAULT 0,
    broken BOOLEAN NOT NULL DEFAULT false,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);
