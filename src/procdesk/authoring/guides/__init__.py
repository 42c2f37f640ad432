"""The guide of a page as a flow chart: its boxes and arrows, and where they are drawn."""
