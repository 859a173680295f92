"""Following feeds, sitemaps and pages: decisions are pure; the network and the clock stand at the rim."""
