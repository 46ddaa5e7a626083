-- What else the method asks about a touchpoint. An empty text means: not said. DuckDB adds no column with NOT NULL.
ALTER TABLE touchpoint ADD COLUMN kind VARCHAR DEFAULT '';
ALTER TABLE touchpoint ADD COLUMN department VARCHAR DEFAULT '';
ALTER TABLE touchpoint ADD COLUMN frequency VARCHAR DEFAULT '';
ALTER TABLE touchpoint ADD COLUMN cost_per_contact DOUBLE;
ALTER TABLE touchpoint ADD COLUMN budget_per_year DOUBLE;
ALTER TABLE touchpoint ADD COLUMN revenue_potential DOUBLE;
-- Codes of objectives, separated by spaces.
ALTER TABLE touchpoint ADD COLUMN objectives VARCHAR DEFAULT '';
-- The touchpoint that took over from a retired one; surveys that still name the retired one belong to it.
ALTER TABLE touchpoint ADD COLUMN merged_into BIGINT;

-- A customer group at a touchpoint; `attribute` is empty for a group that stands in no survey. One row per group and touchpoint.
CREATE TABLE encounter (
    id BIGINT PRIMARY KEY DEFAULT nextval('row_id'),
    version INTEGER NOT NULL DEFAULT 1,
    touchpoint_id BIGINT NOT NULL,
    attribute VARCHAR NOT NULL DEFAULT '',
    value VARCHAR NOT NULL,
    occasion VARCHAR NOT NULL DEFAULT '',
    frequency VARCHAR NOT NULL DEFAULT '',
    contact_role VARCHAR NOT NULL DEFAULT '',
    changed_at TIMESTAMP NOT NULL
);
