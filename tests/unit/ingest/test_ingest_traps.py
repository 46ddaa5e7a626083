"""What goes wrong with survey files, trap by trap, and the tests that prove it does not go wrong here."""

import ast
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[1]
INGEST, TASKS, EXPORT = UNIT / "ingest", UNIT / "tasks", UNIT / "export"
TABLES, ANSWERS, DATES = (INGEST / f"test_ingest_traps_{name}.py" for name in ("tables", "answers", "dates"))
TRAPS = {
    "1 a second header row read as a respondent": (TABLES, "test_a_second_or_third_header_row_is_no_respondent"),
    "2 duplicate headers": (TABLES, "test_the_same_header_twice_stays_two_questions"),
    "3 headers with no-break space, line break, HTML": (
        TABLES,
        "test_headers_that_differ_in_blanks_mark_up_and_line_breaks_are_the_same_question",
    ),
    "3 headers with typing errors between waves": (
        TASKS / "test_tasks_profiles.py",
        "test_a_question_with_a_slightly_changed_header_goes_on_in_time",
    ),
    "4 a scale from 0 to 10 arriving as 1 to 11": (ANSWERS, "test_a_recommendation_from_1_to_11_is_asked_and_counted_from_0_to_10"),
    "5 reversed grades": (ANSWERS, "test_school_grades_count_down"),
    "6 preview, test and incomplete rows": (ANSWERS, "test_previews_tests_and_unfinished_answers_are_left_out_and_told"),
    "7 day or month first, two-digit years, UTC": (DATES, "test_dates_as_text_are_the_days_that_were_meant"),
    "7 a tie is asked": (DATES, "test_dates_that_can_be_read_in_two_ways_are_asked"),
    "7 serial numbers, text and real dates mixed": (DATES, "test_real_dates_serial_numbers_and_text_may_stand_in_one_column"),
    "7 the 1904 system": (DATES, "test_dates_of_a_workbook_that_counts_from_1904_are_right"),
    "8 decimal comma": (ANSWERS, "test_decimal_commas_and_numbers_as_text_are_numbers"),
    "8 thousands point": (ANSWERS, "test_a_thousands_point_is_never_a_small_number"),
    "8 “1-5” turned into a date, in a group": (ANSWERS, "test_a_range_that_a_spreadsheet_turned_into_a_date_is_asked"),
    "8 “1-5” turned into a date, in a rating": (ANSWERS, "test_a_rating_that_a_spreadsheet_turned_into_a_date_is_asked_and_not_counted"),
    "9 semicolon, comma, tab, cp1252, UTF-16, BOM": (DATES, "test_encoding_and_delimiter_of_a_text_file_are_found"),
    "10 leading zeros": (ANSWERS, "test_leading_zeros_stay"),
    "11 commas inside options": (ANSWERS, "test_commas_inside_an_option_do_not_part_it"),
    "12 blank: not chosen or not asked": (ANSWERS, "test_a_blank_option_is_none_of_the_two_answers"),
    "13 hidden and very hidden sheets": (TABLES, "test_a_hidden_sheet_is_no_survey_however_much_it_holds"),
    "13 title lines, total row, merged cells": (TABLES, "test_title_lines_a_total_row_and_merged_cells_are_no_answers"),
    "14 formulas without stored values": (TABLES, "test_formulas_without_a_stored_value_are_told_cell_by_cell"),
    "15 the same file twice": (ANSWERS, "test_the_same_file_comes_in_only_once_whatever_it_is_called"),
    "15 overlapping rows": (TASKS / "test_tasks_overlaps.py", "test_an_export_that_grew_brings_only_what_is_new"),
    "16 numbers that begin anew each wave": (TASKS / "test_tasks_overlaps.py", "test_numbers_that_begin_anew_in_each_wave_are_new_answers"),
    "16 numbers that are not unique": (ANSWERS, "test_numbers_of_respondents_that_are_not_unique_drop_nobody"),
    "17 languages mixed": (ANSWERS, "test_languages_may_be_mixed_in_one_column"),
    "18 a label changed between waves": (ANSWERS, "test_a_label_spelt_otherwise_in_the_next_wave_is_the_same_point"),
    "19 personal columns": (ANSWERS, "test_who_somebody_is_is_recognised_and_not_imported"),
    "20 formulas, kept as text when they come in": (ANSWERS, "test_text_that_begins_like_a_formula_stays_text"),
    "20 formulas, harmless when they go out": (EXPORT / "test_export_tables.py", "test_csv_text_that_looks_like_a_formula_is_guarded"),
    "21 numbers as text": (ANSWERS, "test_decimal_commas_and_numbers_as_text_are_numbers"),
    "22 16,384 columns": (TABLES, "test_a_table_as_wide_as_a_spreadsheet_can_be_is_refused"),
    "23 empty columns": (TABLES, "test_empty_columns_are_passed_over_and_the_others_keep_their_place"),
    "24 “Sonstiges” apart from its option": (ANSWERS, "test_free_text_beside_an_option_is_a_comment_and_no_option"),
    "25 codes outside the scale": (ANSWERS, "test_numbers_that_are_no_point_of_the_scale_are_asked_and_not_averaged"),
    "25 things asked about on different scales": (ANSWERS, "test_topics_on_different_scales_in_one_column_are_asked"),
    "26 one cell at XFD1048576": (TABLES, "test_one_cell_in_the_last_corner_does_not_fill_the_memory"),
    "26 a range declared to XFD1048576": (TABLES, "test_a_declared_range_to_the_last_corner_costs_nothing"),
    "27 zip bomb": (INGEST / "test_ingest_guard.py", "test_a_part_that_unpacks_to_far_more_than_it_is_packed_is_refused"),
    "27 XML bomb": (INGEST / "test_ingest_guard.py", "test_entities_are_refused"),
    "27 truncated": (TABLES, "test_a_file_cut_short_is_refused"),
    "27 password, web page called .csv": (INGEST / "test_ingest_guard.py", "test_a_file_that_is_no_table_is_refused_whatever_its_name"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_has_its_test(trap: str):
    path, name = TRAPS[trap]
    assert name in {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}


def test_no_trap_is_left_out():
    assert {int(trap.split()[0]) for trap in TRAPS} == set(range(1, 28))
