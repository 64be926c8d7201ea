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
    r"webinars?|presentations?|holidays?|vacations?)"
)
OURS = (
    rf"(?:{LISTS}|{CALENDARS}|tasks?|reminders?|to[- ]?dos?|chores?|errands?|appointments?|appt|meetings?|"
    r"events?|alarms?|deadlines?|projects?|obligations|commitments|engagements|plans?)"
)
FOREIGN = re.compile(
    r"\b(?:weather|forecast|in (?:my|our|the|this) (?:local )?area|in the city|around me|local|in town|"
    r"(?:in )?my location|subscriptions?|membership|my order|umbrella|raining|rain|snow|sunny|humid|"
    r"humidity|degrees|celsius|fahrenheit|"
    r"temperature|"
    r"thermostat|sunrise|sunset|song|songs|music|playlists?|albums?|artist|radio|podcasts?|audiobooks?|"
    r"spotify|pandora|"
    r"youtube|netflix|volume|mute|unmute|louder|track|lyrics|karaoke|channel|tv|television|movies?|"
    r"showtimes?|theaters?|"
    r"lights?|lamps?|bulbs?|thermostats?|heater|heating|air conditioner|ac|fans?|fan speed|blinds|"
    r"curtains|shades?|"
    r"garage door|front door|back door|doors?|vacuum cleaner|roomba|coffee (?:maker|machine)|brightness|"
    r"dim|brighten|"
    r"timers?|stopwatch|countdown|uber|lyft|taxis?|cabs?|flights?|airlines?|airport|hotels?|airbnb|"
    r"rental car|car rental|"
    r"reservations?|table for|restaurants?|nearby|near me|around here|recipes?|calories|nutrition\w*|"
    r"ingredients?|"
    r"exchange rate|dollars?|bucks|euros|pounds|stocks?|shares|nasdaq|bitcoin|crypto\w*|bank accounts?|"
    r"accounts?|"
    r"checkings?|savings|credit|debit|visa|mastercard|amex|apr|pin|routing|transfers?|transferred|balance|"
    r"deposit|w-?2|401k|payday|paycheck|translate|translation|in (?:spanish|french|german|chinese|"
    r"japanese|italian|"
    r"russian|korean|portuguese)|spell|spelled|define|definition|meaning of|synonyms?|jokes?|funny|"
    r"riddle|poem|"
    r"fun fact|trivia|news|headlines|traffic|directions|route|navigate|gps|miles|kilometers|tweets?|twitter|"
    r"facebook|instagram|snapchat|tiktok|whatsapp|text messages?|texts|voicemails?|e-?mails?|inbox mail|"
    r"voice|accent|"
    r"language|your name|robot|human being|tire pressure|tires?|oil change|mpg|gas tank|fuel|square root|"
    r"divided by|"
    r"multiply|times \d|plus \d|percent of|score|nfl|nba|mlb|president|capital of|population|zip code|"
    r"area code|"
    r"time zone|wifi|bluetooth|siri|alexa|photos?|videos?|pics|selfies?|camera|game of|coin|dice|"
    r"random number)\b|[$£€]\d",
    re.IGNORECASE,
)
"""Words of other fields: music, weather, the house, money, travel, knowledge, small talk."""

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
    "wendsday": "wednesday", "wensday": "wednesday", "wednsday": "wednesday", "thrusday": "thursday",
    "thurday": "thursday", "tusday": "tuesday", "satuday": "saturday", "saterday": "saturday", "firday": "friday",
    "remaind": "remind", "remnid": "remind", "plz": "please", "pls": "please", "shoping": "shopping",
    "grocerys": "groceries", "grocerie": "grocery", "delte": "delete", "delet": "delete", "remov": "remove",
    "cancle": "cancel", "dont": "don't", "whats": "what's", "im": "i'm", "ive": "i've",
    "brithday": "birthday", "bday": "birthday", "recuring": "recurring", "reoccurring": "recurring",
}  # fmt: skip
"""Slips of the finger in the words of our field; titles keep all others as they are."""

SLIP = re.compile(rf"\b(?:{'|'.join(SLIPS)})\b|(?<=remind )my(?= to )", re.IGNORECASE)


def corrected(text: str) -> str:
    """A clause with its slips mended; a capital stays one."""

    def mended(found: re.Match[str]) -> str:
        right = SLIPS.get(found[0].lower(), "me")
        return right.capitalize() if found[0][0].isupper() else right

    return SLIP.sub(mended, text)


def foreign(text: str) -> bool:
    """Whether a text speaks of another field than tasks, lists and dates."""
    return bool(FOREIGN.search(text))
