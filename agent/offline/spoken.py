"""How people speak to an assistant: the words of our own field, those of other fields, and what means nothing."""

import re

LISTS = (
    r"(?:to[- ]?do(?:'?s)?(?: lists?)?|lists? (?:of )?to[- ]?dos?|task lists?|lists? of (?:things|stuff|"
    r"tasks)(?: (?:that )?i (?:have|need|want))?"
    r"(?: to (?:do|buy|get))?|check ?lists?|lists?)"
)
CALENDARS = r"(?:calendar|calender|schedule|agenda|planner|diary|date ?book)"
EVENTS = (
    r"(?:(?:tele)?conference(?: call)?|meetings?|meetup|appointments?|appt|events?|interviews?|"
    r"lunch(?:es)?|dinners?|"
    r"breakfast|brunch|part(?:y|ies)|birthdays?|anniversar(?:y|ies)|class(?:es)?|lessons?|practices?|trips?|"
    r"haircuts?|check-?ups?|exams?|deadlines?|sessions?|games?|recitals?|weddings?|(?:phone )?calls?|visits?|"
    r"stand-?ups?|reviews?|workouts?|concerts?|rehearsals?|surger(?:y|ies)|engagements?|field trips?|"
    r"play ?dates?|"
    r"webinars?|presentations?|holidays?|vacations?|hair cuts?|get[- ]?togethers?|gatherings?|"
    r"celebrations?|reunions?|"
    r"ceremon(?:y|ies)|seminars?|workshops?|functions|programs|programmes|rsvp|"
    r"(?:lunch|dinner|coffee|play|double|study|stargazing) dates?)"
)
OURS = (
    rf"(?:{LISTS}|{CALENDARS}|tasks?|reminders?|to[- ]?dos?|chores?|errands?|appointments?|appt|meetings?|"
    r"events?|alarms?|deadlines?|projects?|obligations|notifications?|alerts?|wake[- ]?up calls?|"
    r"commitments|engagements|plans?)"
)
FIELDS: dict[str, str] = {
    "weather": (
        "weather|forecast|umbrella|raining|rain|snow|sunny|humid|humidity|degrees|celsius|fahrenheit|temperature|"
        "sunrise|sunset"
    ),
    "media": (
        "songs?|music|playlists?|albums?|artist|radio|podcasts?|audiobooks?|spotify|pandora|youtube|netflix|volume|"
        "mute|unmute|louder|track|lyrics|karaoke|channel|tv|television|movies?|showtimes?|theaters?|photos?|videos?|"
        "pics|selfies?|camera"
    ),
    "house": (
        "lights?|lamps?|bulbs?|thermostats?|heater|heating|air conditioner|ac|fans?|blinds|curtains|shades?|"
        r"garage door|front door|back door|doors?|vacuum cleaner|roomba|iroomba|robo\w*|coffee (?:maker|machine)|"
        "brightness|dim|brighten|wifi|bluetooth|timers?|stopwatch|countdown"
    ),
    "travel and food": (
        "uber|lyft|taxis?|cabs?|flights?|airlines?|airport|hotels?|airbnb|rental car|car rental|reservations?|"
        r"tickets?|trains? (?:to|from|ride)|railway|bus to|table for|restaurants?|recipes?|calories|nutrition\w*|"
        "ingredients?|pizza|takeaway|takeout|take out food|carryout|deliver(?:y|s)|traffic|directions|route|navigate|"
        "gps|miles|kilometers|tire pressure|tires?|oil change|mpg|gas tank|fuel"
    ),
    "around here": (
        "in (?:my|our|the|this) (?:local )?area|in the city|around me|local|in town|(?:in )?my location|nearby|"
        "near me|around here"
    ),
    "money": (
        r"exchange rate|dollars?|bucks|euros|pounds|stocks?|shares|nasdaq|bitcoin|crypto\w*|bank accounts?|"
        r"accounts?|"
        "checkings?|savings|credit|debit|visa|mastercard|amex|apr|pin|routing|transfers?|transferred|balance|deposit|"
        "w-?2|my bills (?:for|this|total)|invoice total|tell me the total|"
        "401k|payday|paycheck|subscriptions?|membership|my order"
    ),
    "words": (
        "translate|translation|in (?:spanish|french|german|chinese|japanese|italian|russian|korean|portuguese)|spell|"
        "spelled|define|definition|meaning of|synonyms?|language|voice|accent"
    ),
    "knowledge and fun": (
        r"jokes?|funny|riddle|poem|fun fact|trivia|news|headlines|square root|divided by|multiply|times \d|plus \d|"
        "percent of|score|nfl|nba|mlb|president|capital of|population|zip code|area code|time zone|game of|coin|dice|"
        "random number|your name|robot|human being|siri|alexa"
    ),
    "messages": (
        "tweets?|twitter|facebook|instagram|snapchat|tiktok|whatsapp|text messages?|texts|voicemails?|e-?mails?|"
        "inbox mail|contacts|my contact|(?:new|email) contact|dot com|phonebook|upload|complaints?"
    ),
}
"""Words of other fields, by field: what is said of them is not about tasks, lists and dates."""

FOREIGN = re.compile(rf"\b(?:{'|'.join(FIELDS.values())})\b|[$£€]\d", re.IGNORECASE)

WAKE = re.compile(
    r"^(?:(?:hey|hi|hello|ok|okay|yo|oh)[ ,]+)?(?:aurum|siri|alexa|google|cortana|bixby|olly|jarvis|pda|"
    r"computer|"
    r"assistant)\b[ ,:.!-]+",
    re.IGNORECASE,
)
SLIPS = {
    "calender": "calendar", "calander": "calendar", "tommorow": "tomorrow", "tommorrow": "tomorrow",
    "tomorow": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow", "remider": "reminder", "reminer": "reminder",
    "remainder": "reminder", "apointment": "appointment", "appointmnt": "appointment", "appoitment": "appointment",
    "shedule": "schedule", "scedule": "schedule", "schedual": "schedule", "meating": "meeting", "meetng": "meeting",
    "meting": "meeting",
    "wendsday": "wednesday", "wensday": "wednesday", "wednsday": "wednesday", "thrusday": "thursday",
    "thurday": "thursday", "tusday": "tuesday", "satuday": "saturday", "saterday": "saturday", "firday": "friday",
    "remaind": "remind", "remnid": "remind", "plz": "please", "pls": "please", "shoping": "shopping",
    "grocerys": "groceries", "grocerie": "grocery", "delte": "delete", "delet": "delete", "remov": "remove",
    "cancle": "cancel", "dont": "don't", "whats": "what's", "im": "i'm", "ive": "i've",
    "brithday": "birthday", "bday": "birthday", "recuring": "recurring", "reoccurring": "recurring",
}  # fmt: skip
"""Slips of the finger in the words of our field; titles keep all others as they are."""

SLIP = re.compile(rf"\b(?:{'|'.join(SLIPS)})\b|(?<=remind )my(?= to )", re.IGNORECASE)


APART = re.compile(r"(?<=\w) ?['’] ?(?=(?:s|re|m|ve|ll|d)\b)|(?<=\bo) ?['’] ?(?=clock\b)", re.IGNORECASE)
"""The apostrophe that dictation leaves alone: what ' s next."""
REMIND_TO = re.compile(r"\bremind to\b", re.IGNORECASE)


def corrected(text: str) -> str:
    """A clause with its slips mended; a capital stays one."""

    def mended(found: re.Match[str]) -> str:
        right = SLIPS.get(found[0].lower(), "me")
        return right.capitalize() if found[0][0].isupper() else right

    return SLIP.sub(mended, REMIND_TO.sub("remind me to", APART.sub("'", text)))


def foreign(text: str) -> bool:
    """Whether a text speaks of another field than tasks, lists and dates."""
    return bool(FOREIGN.search(text))
