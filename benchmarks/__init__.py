"""Measures the budgets of procdesk beside its peers, in one run, on the same documents and the same questions."""
