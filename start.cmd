@echo off
rem Double click: starts the app in this window; closing the window stops it.
title Touchpoint Management
cd /d "%~dp0"
where py >nul 2>nul && (py -3 start.py %* & goto end)
where python >nul 2>nul && (python start.py %* & goto end)
echo Python 3.11 oder neuer fehlt / Python 3.11 or newer is missing: https://www.python.org/downloads/
:end
if errorlevel 1 pause
