"""The cases, one file for each subject, with the list `CASES`."""
