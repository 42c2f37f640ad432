"""Remedies of the problems that `procdesk check` tells, by what they are about."""
