"""The calendar: a year of meetings, deadlines, turns, duties and phases, dated and with reasons, without text."""
