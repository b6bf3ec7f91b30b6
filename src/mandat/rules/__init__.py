"""The rules of the field as pure functions: working days, deadlines, turns, frequency, membership, duties, phases.

Every function here gives an answer for every value of its types, reads no clock, file or language, and says in its
docstring where its rule comes from. Inputs are phrases of the file format and small values defined beside the rule.
"""
