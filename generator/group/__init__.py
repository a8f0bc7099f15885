"""Stories -> clusters: duplicates, same event, headline, section."""
