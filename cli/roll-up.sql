-- What many areas come to together, from the files of whole years that each publishes. `nianbao roll-up` lays them out so and runs this;
-- the DuckDB command line runs it as well:
--
--   duckdb -cmd "SET VARIABLE folder = 'roll-up'; SET VARIABLE year = 2025" -f cli/roll-up.sql
--
--   {folder}/cells/site={area}/report_year={year}/cells.parquet       one row per cell of a report
--   {folder}/reports/site={area}/report_year={year}/reports.parquet   one row per report
--   {folder}/areas/site={area}/report_year={year}/area.json           one line: who owes a report, who has published
--
-- Values are DECIMAL(26, 8), of which DuckDB and Athena make exact sums; nothing here is a floating-point number. A cell without a number
-- is null, and never 0. An area without files has a line of its own in `areas`, with `published` null: what it owes is not known.

CREATE OR REPLACE VIEW areas AS
SELECT site, area, expected, published, counted, counted_expected
FROM read_json(
  getvariable('folder') || '/areas/*/*/*.json', format = 'newline_delimited', hive_partitioning = true, hive_types_autocast = false,
  columns = {area: 'VARCHAR', expected: 'BIGINT', published: 'BIGINT', counted: 'BIGINT', counted_expected: 'BIGINT'}
)
WHERE report_year = getvariable('year')::VARCHAR;

CREATE OR REPLACE VIEW reports AS
SELECT site, agency, agency_name, agency_kind, page, counted = 'true' AS is_counted
FROM read_parquet(
  getvariable('folder') || '/reports/*/*/*.parquet', hive_partitioning = true, hive_types_autocast = false, union_by_name = true
)
WHERE report_year = getvariable('year')::VARCHAR;

CREATE OR REPLACE VIEW cells AS
SELECT site, agency, "table", cell, name_zh, name_en, unit, kind, value
FROM read_parquet(getvariable('folder') || '/cells/*/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)
WHERE report_year = getvariable('year')::VARCHAR;

-- What stands at one address cannot be a report of two areas: then one site was given twice.
CREATE OR REPLACE VIEW given_twice AS
SELECT page, count(*) AS times FROM reports GROUP BY page HAVING count(*) > 1;

-- An index is written with each release, the files of whole years minutes later: until then they do not speak of the same reports.
CREATE OR REPLACE VIEW out_of_step AS
SELECT site, counted AS in_index, count(page) AS in_files
FROM areas LEFT JOIN (SELECT * FROM reports WHERE is_counted) AS counted_reports USING (site)
WHERE published IS NOT NULL AND counted IS NOT NULL
GROUP BY site, counted HAVING count(page) <> counted;

-- A government's report is the sum of what stands below it. Where the sites below are added up as well, it would count twice.
CREATE OR REPLACE VIEW counted_governments AS
SELECT site, agency_name, page FROM reports WHERE is_counted AND agency_kind = 'government';

-- Of how many areas and agencies the sums below speak. `counted_expected` is of the areas that have files. Where one
-- that has published says not how many owe a report, how many owe one in all is not known: null, and no coverage above 100 %.
CREATE OR REPLACE VIEW coverage AS
SELECT
  count(*) AS areas_expected,
  count(published) AS areas,
  CASE WHEN count(published) FILTER (expected IS NULL) = 0 THEN sum(expected)::BIGINT END AS agencies_expected,
  sum(published)::BIGINT AS agencies,
  CASE WHEN count(published) FILTER (counted_expected IS NULL) = 0 THEN sum(counted_expected)::BIGINT END AS counted_expected,
  sum(counted)::BIGINT AS counted
FROM areas;

-- Each cell of the form, over all reports that the scope of their own area adds up.
CREATE OR REPLACE VIEW roll_up AS
SELECT
  "table", cell, any_value(name_zh) AS name_zh, any_value(name_en) AS name_en, any_value(unit) AS unit,
  sum(value) AS total, count(value) AS numbers, count(*) AS reports
FROM cells JOIN reports USING (site, agency)
WHERE is_counted
GROUP BY "table", cell;

-- The same by area: what a province shows beside its sum.
CREATE OR REPLACE VIEW roll_up_by_area AS
SELECT site, "table", cell, sum(value) AS total, count(value) AS numbers, count(*) AS reports
FROM cells JOIN reports USING (site, agency)
WHERE is_counted
GROUP BY site, "table", cell;

SELECT * FROM coverage;
SELECT "table", cell, name_zh, total, numbers, reports FROM roll_up ORDER BY "table", cell;
