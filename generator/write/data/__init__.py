"""Pages for machines: the same facts as JSON beside each page, and as JSON-LD in its head.

shapes   what the JSON holds, key by key: the classes are the schema
making   editions and digests -> shapes
schema   JSON Schema of the shapes
linked   shapes -> JSON-LD (https://schema.org)
pages    the files
"""
