"""The parts of a document's page, each a light node or the HTML inside one."""
