"""Every rule of `procdesk check`."""
