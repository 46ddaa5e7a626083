-- How hard a touchpoint is to improve, 1 (very easy) to 5 (very hard); empty where nobody has said.
ALTER TABLE touchpoint ADD COLUMN effort INTEGER;
