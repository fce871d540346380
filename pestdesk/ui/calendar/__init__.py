"""The calendar: its days as a table, in the pane and on a page of its own, and checks that are dragged over them."""
