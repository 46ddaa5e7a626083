-- An import can replace an earlier one. What the earlier one brought is kept aside, so that taking out the new one brings it back.
ALTER TABLE import ADD COLUMN replaces BIGINT;

-- Of the same shape as the tables they stand beside; a later column has to be added to both.
CREATE TABLE replaced_respondent AS FROM respondent LIMIT 0;
CREATE TABLE replaced_respondent_segment AS FROM respondent_segment LIMIT 0;
CREATE TABLE replaced_answer AS FROM answer LIMIT 0;
CREATE TABLE replaced_comment AS FROM comment LIMIT 0;
CREATE TABLE replaced_referral AS FROM referral LIMIT 0;
