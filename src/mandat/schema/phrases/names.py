"""English names of weekdays and months, as the phrases write them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
POSITIONS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
POSITION_WORDS = {number: word for word, number in POSITIONS.items()}
