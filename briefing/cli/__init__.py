"""The command line: arguments, the clock, the wiring of the rooms, exit codes. Nothing here reads the news."""
