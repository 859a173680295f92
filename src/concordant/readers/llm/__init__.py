"""A language model as a reader: asked for claims, believed as far as the report's words carry them."""
