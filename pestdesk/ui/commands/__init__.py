"""The command search: actions of the menus, cases and pupils, by a few letters."""
