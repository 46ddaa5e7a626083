-- Targets of several scenarios, per customer group, with the day from which they hold; and what shall become of each touchpoint.

-- A scenario without a name is "the plan" in the reader's language. One that is in use is chosen: its targets count everywhere.
CREATE TABLE scenario (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    name VARCHAR NOT NULL DEFAULT '',
    description VARCHAR NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    chosen BOOLEAN NOT NULL DEFAULT false,
    changed_at TIMESTAMP NOT NULL,
    retired_at TIMESTAMP
);

INSERT INTO scenario (position, chosen, changed_at) VALUES (1, true, current_timestamp AT TIME ZONE 'UTC');

ALTER TABLE target RENAME TO target_before;

-- attribute and value: a customer group, both empty for all customers. 1900-01-01: it holds from the beginning.
-- score is empty where only a service level is promised. cost_per_year: euro, what holding the target costs more than today.
CREATE TABLE target (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    scenario_id BIGINT NOT NULL,
    attribute VARCHAR NOT NULL DEFAULT '',
    value VARCHAR NOT NULL DEFAULT '',
    valid_from DATE NOT NULL DEFAULT '1900-01-01',
    score DOUBLE,
    service_level VARCHAR NOT NULL DEFAULT '',
    resources VARCHAR NOT NULL DEFAULT '',
    approach VARCHAR NOT NULL DEFAULT '',
    cost_per_year DOUBLE,
    changed_at TIMESTAMP NOT NULL,
    UNIQUE (touchpoint_id, scenario_id, attribute, value, valid_from)
);

INSERT INTO target (id, version, touchpoint_id, scenario_id, score, service_level, changed_at)
SELECT g.id, g.version, g.touchpoint_id, s.id, g.score, g.service_level, g.changed_at FROM target_before g CROSS JOIN scenario s ORDER BY g.id;
DROP TABLE target_before;

-- What was written down about targets can still be undone: it belongs to the first scenario.
UPDATE audit SET before = json_merge_patch(before, json_object('scenario_id', (SELECT id FROM scenario)))
WHERE "table" = 'target' AND before IS NOT NULL;
UPDATE audit SET after = json_merge_patch(after, json_object('scenario_id', (SELECT id FROM scenario)))
WHERE "table" = 'target' AND after IS NOT NULL;

-- What shall become of a touchpoint in a scenario: new, keep, optimise, merge, drop.
CREATE TABLE decision (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    scenario_id BIGINT NOT NULL,
    decision VARCHAR NOT NULL,
    note VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL,
    UNIQUE (touchpoint_id, scenario_id)
);
