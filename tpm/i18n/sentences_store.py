"""Sentences about workspaces and what is kept in them."""

STORE: dict[str, str] = {
    "workspace_held": "This workspace is open in another program ({holder}). Close it there, then try again.",
    "workspace_newer": "This workspace was made with a newer version of the program. Update the program, then open it again; nothing was changed.",
    "workspace_damaged": "This workspace file cannot be read. The last backup lies in {folder}; nothing was overwritten.",
    "workspace_exists": "There already is a workspace called {name}. Please choose another name.",
    "workspace_missing": "There is no workspace called {name}.",
    "workspace_name": "A workspace needs a name of 1 to 60 characters with at least one letter or digit.",
    "conflict": "Somebody changed this in the meantime. Your change was not saved; look at the new state, then change it again.",
    "same_file": "This file was already imported on {date}. Nothing was changed; undo the earlier import first if you want to read it again.",
    "disk_full": "There is not enough free space on the disk. Nothing was saved; make room, then try again.",
    "import_gone": "This import has already been taken out. Nothing was changed.",
    "scale_changed": "The question “{question}” has answers from {before} so far, in this file {after}. Nothing was imported: correct its scale, or give this wave a survey of its own by another name.",
    "name_missing": "Please enter a name.",
    "workspace_closed": "This workspace was closed meanwhile. Open it again or choose another one.",
    "memory_full": "There is not enough memory for this. Nothing was saved; close other programs, then try again.",
    "copy_incomplete": "The copy is not complete and was not kept. The workspace itself is unchanged; try again.",
    "touchpoint_exists": "There already is a touchpoint called {name}. Please choose another name.",
    "target_range": "A target lies between 0 and 100. Nothing was saved.",
    "dates_order": "The due date lies before the start. Nothing was saved; please correct one of the two dates.",
    "columns_doubtful": "These columns are doubtful: {columns}. Nothing was imported; check them in the app, or take the guesses with --accept.",
    "segment_missing": "There is no customer group {segment} in this workspace.",
}
