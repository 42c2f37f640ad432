"""`procdesk eval`: accuracy, noise, cross-validation."""
