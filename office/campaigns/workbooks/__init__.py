"""Workbooks that go out to the units of a campaign and come back: one a unit, of lines that stand and lines to add.

What is asked, the app above says (`offers`); `writing` makes the file, `reading` tells what came back, as plain facts.
A row is known by its code (`codes`), which only this program can make and which fits no other unit and no other
campaign: so no row is matched by guess. Nothing here reads or writes the database.
"""
