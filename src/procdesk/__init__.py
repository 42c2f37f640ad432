"""procdesk: a desktop knowledge base of a company's internal processes, searched in the customer's own words."""

__version__ = "0.1.0"
