"""Lists of designated persons, entities and vessels, as their publishers write them."""
