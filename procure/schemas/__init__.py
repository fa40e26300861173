"""JSON Schemas of every file format, as ``*.json`` beside this module.

Those of ``bid``, ``price`` and ``answers`` are written by hand; the others are generated from the
models by ``generate.py``, and a test holds them equal.
"""
