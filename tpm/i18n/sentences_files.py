"""Sentences about files that come in: why one is refused, what is wrong with rows and cells, what is asked."""

_REFUSED: dict[str, str] = {
    "file_missing": "There is no file called {file}. Please check the name and the folder.",
    "file_empty": "The file is empty, so there is nothing to import. Export it again from the survey tool, then try once more.",
    "file_too_large": "The file has {megabytes} MB; up to {limit} MB can be read. Export fewer columns or one wave at a time, or save it as .csv.",
    "file_too_large_inside": "Unpacked, the workbook has more than {limit} MB. Save only the sheet with the answers as .csv and import that.",
    "file_too_wide": (
        "The sheet reaches to row {rows} and column {columns}; that is more than can be read. Usually a stray cell far away is the cause: "
        "delete the empty rows and columns behind the answers, save, and try again."
    ),
    "file_other_kind": "This is no table but a file of another kind ({kind}). Export the answers as .xlsx or .csv, then import that file.",
    "file_markup": "This is a web page or an XML file, even if its name says otherwise. Open it in Excel and save it as .xlsx, then try again.",
    "file_not_text": "This is neither a workbook nor a text file, so it cannot be read. Export the answers again as .xlsx or .csv.",
    "file_password": "The workbook is protected by a password. Open it in Excel, save a copy without a password, then import the copy.",
    "file_broken": "The workbook is damaged or was not copied completely. Export or download it once more, then try again.",
    "file_unreadable": "The file cannot be read; it seems to be damaged. Open it in Excel, save it as .xlsx or .csv, then try again.",
    "file_bomb": "The workbook unpacks to far more than a survey could hold. For safety it was not read; export the answers anew.",
    "file_entities": "The workbook contains instructions that no survey needs. For safety it was not read; save it anew in Excel, then try again.",
    "file_too_slow": "Reading took longer than {seconds} seconds and was stopped. Save only the sheet with the answers as .csv and import that.",
    "file_too_much_memory": "Reading needs more than {megabytes} MB of memory and was stopped. Save only the sheet with the answers as .csv and import that.",
    "file_cancelled": "Reading was cancelled. Nothing was changed.",
    "file_no_data": "No sheet that is shown holds any data. Check that the answers are in the file and that their sheet is not hidden.",
    "sheet_missing": "There is no sheet called {sheet} in this file. Please choose another sheet.",
}
_PROBLEMS: dict[str, str] = {
    "row_header_again": "The row repeats the header; it is no answer and is left out.",
    "row_footer": "The row stands below the answers as a total or a note; it is left out.",
    "row_preview": "The row is a preview or a test; it is left out.",
    "row_spam": "The survey tool marks the row as spam; it is left out.",
    "row_incomplete": "The survey was not finished; the row is left out.",
    "row_ragged": "The line has {cells} cells instead of {expected}; missing ones are taken as blank, further ones are left out.",
    "cell_error": "The cell shows an error ({text}) instead of a value; it is taken as blank.",
    "formula_without_value": "The formula in this cell has no stored result; it is taken as blank. Open the file in Excel and save it to store the results.",
    "cell_cut": "The text is longer than a cell can hold and was cut off by the spreadsheet.",
    "header_twice": "Two columns have this header; they are told apart by their place.",
    "few_answers": "Very few answers (n = {n}): read every figure with care.",
    "answer_unread": "“{text}” is no answer on this scale; the cell is left out.",
    "answer_unread_more": "{n} further cells of this column are no answers on this scale; they are left out.",
    "date_unread": "“{text}” is no date that can be read; the answer is kept without a date.",
    "date_unread_more": "{n} further cells of this column are no dates; these answers are kept without a date.",
    "id_not_unique": "{n} answers share their number with another one. All are kept, but the same answer in two files cannot be recognised.",
}
_QUESTIONS: dict[str, str] = {
    "outside_scale": "“{text}” occurs {n} times in a question from {minimum} to {maximum}. Does it mean “no answer”?",
    "unknown_answer": "“{text}” occurs {n} times. Which point of the scale is it, or does it mean “no answer”?",
    "scale_assumed": "The answers do not show where the scale ends. Does it go from {minimum} to {maximum}?",
    "scale_shifted": "The numbers seem to be shifted by {shift}: does the scale go from {minimum} to {maximum}?",
    "nps_other_scale": "The question asks for willingness to recommend, but from {minimum} to {maximum} instead of 0 to 10. It does not count for the NPS.",
    "maybe_rating": "The numbers from {minimum} to {maximum} could be a rating or a count. Is it a rating?",
    "date_order": "Every date could be read in two ways. Does the day or the month come first?",
    "origin_words": "Which of these origins are recommendations? Not known: {texts}",
    "recommender_name": "The column names people who recommended you. Do you want to import these names?",
}

FILES: dict[str, str] = _REFUSED | _PROBLEMS | _QUESTIONS
