"""The windows: Qt Widgets over the verbs of the desk."""
