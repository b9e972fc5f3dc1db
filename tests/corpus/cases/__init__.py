"""The cases, one file a subject; each has its list as `CASES`."""
