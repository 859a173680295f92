"""Web archives: WARC files, record by record, however damaged."""
