"""From a finding to the provisions of sanctions texts that it would concern; never a verdict."""
