"""How people say when and where Aurum may speak first, and ask what it said: check-ins, quiet hours, pauses."""

HOUR = "\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm|a\\.m\\.?|p\\.m\\.?|o'clock)?|noon|midnight"
AT = f"(?P<at>{HOUR})"
SPAN = f"(from |between )?(?P<from>{HOUR}) ?(to|until|till|and|-|–) ?(?P<to>{HOUR})"
CHECK = "(check[ -]?in|briefing|brief)"
CHECKS = "(check[ -]?ins|briefings|briefs)"
KIND = "(?P<kind>morning|evening|weekly)"
NEWS = "(?P<kind>insight|observation)s?( messages)?"
ALWAYS = "( from now on| any ?more| (every|each) (day|morning|evening)| daily| again| please)*"
DISTURB = "(message|disturb|write|write to|text|ping|notify|bother|nudge)"
REST = "(check[ -]?ins|briefs|nudges|notifications|messages|everything)"
WHAT = (
    "(?P<what>reminders?|(morning |evening )?check[ -]?ins?|(morning )?briefs?|weekly reviews?|reviews?|insights?|"
    "intents?|everything|messages|notifications)"
)
WHERE = "(?P<where>slack|telegram|the web|web)"
WHEN = "( (?P<day>today|yesterday|this morning|this evening|last night|tonight))?"
SENT = "(?P<what>reminder|(morning |evening )?check[ -]?in|(morning )?brief|weekly review|message|notification)s?"
NUMBERS = "an?|half an|one|two|three|four|five|ten|fifteen|twenty|thirty"
LENGTH = f"(?P<length>(\\d{{1,3}}|{NUMBERS}) ?(minutes?|mins?|hours?|h))"

SPEAKING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nudge_settings", (
        "(SHOW |WHATS )?(me )?(my |your |the )?(notification|nudge|check[ -]?in) (settings|preferences|times)",
        f"(when|what time|at what time) do you (check in( with me| on me)?|send( me)? (the |my )?({KIND} )?{CHECKS}?)",
        f"(when|what time) (is|are) (my|the|your) (next )?({KIND} )({CHECK}|{CHECKS}|review)",
        "(WHATS|when are|SHOW( me)?) my quiet hours",
        "(when|how often) do you (message|write to|nudge|notify) me( first)?",
        f"where do you send (my |the |me )*({WHAT})",
        f"are (my |the )?{CHECKS} (paused|on pause|on|off|enabled)",
    )),
    ("checkin_time", (
        f"check in( with me| on me)?( in the (?P<kind>morning|evening))? (at|around) {AT}"
        f"( in the (?P<kind>morning|evening))?{ALWAYS}",
        f"(set|move|change|make|put|do|schedule|start|send) (me )?(my |the |your |a )?({KIND} )?({CHECK}|{CHECKS}) "
        f"(to|at|for) {AT}{ALWAYS}",
        f"(my |the )({KIND} )({CHECK}|{CHECKS}) (should (be|come|start) |is |comes )?at {AT}{ALWAYS}",
    )),
    ("weekly_time", (
        "(set|move|change|do|schedule|make|put) (my |the )?weekly (review|check[ -]?in) (to |on |for )?"
        f"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?( (at|around) {AT})?{ALWAYS}",
        f"(set|move|change|do|schedule|make|put) (my |the )?weekly review (to|at|for) {AT}{ALWAYS}",
    )),
    ("checkins_off", (
        f"(stop|disable|mute)( the| my| all| any| sending| sending me| doing)* ({KIND} )?{CHECKS}"
        f"( in the (?P<kind>morning|evening)s?)?{ALWAYS}",
        f"(turn|switch) off (the |my |all )*({KIND} )?({CHECK}|{CHECKS}){ALWAYS}",
        f"(turn|switch) (the |my |all )*({KIND} )?({CHECK}|{CHECKS}) off{ALWAYS}",
        f"(don't|do not|never) (check in|ask me|brief me)( with me| on me)? in the (?P<kind>morning|evening){ALWAYS}",
        f"(turn|switch) off (the |my )?weekly (?P<kind>review)s?{ALWAYS}",
        f"(stop|disable|mute)( the| my| all| any| your| sending| sending me)* {NEWS}{ALWAYS}",
        f"(turn|switch) off (the |my |your |all )*{NEWS}{ALWAYS}",
        f"(don't|do not|never) (send|message|tell) me( the| my| any| your| about)* {NEWS}{ALWAYS}",
    )),
    ("checkins_on", (
        f"(turn|switch) on (the |my |all )*({KIND} )({CHECK}|{CHECKS}|review|reviews){ALWAYS}",
        f"(turn|switch) (the |my |all )*({KIND} )({CHECK}|{CHECKS}|review|reviews) on{ALWAYS}",
        f"(enable|bring back) (the |my |all )*({KIND} )({CHECK}|{CHECKS}|review|reviews){ALWAYS}",
        f"((turn|switch) on|enable) (the |my |your |all )*{NEWS}{ALWAYS}",
        f"(start sending me|send me|message me)( the| my| your)* {NEWS} (again|(in the|every|each) mornings?){ALWAYS}",
    )),
    ("none_of", (
        f"(more )?(of )?(the |my |any )*({KIND} )?{CHECKS}( in the (?P<kind>morning|evening)s?)?{ALWAYS}",
        f"(more )?(of )?(the |my |any )*weekly (?P<kind>review)s?{ALWAYS}",
        f"(more )?(of )?(the |my |your |any )*{NEWS}{ALWAYS}",
        f"(more )?(the |my |any )*(?P<quiet>quiet hours){ALWAYS}",
        f"(more )?(the |my |any )*{CHECKS} (until|till) (?P<until>.+)",
    )),
    ("quiet_hours", (
        f"(set |make |change |my |the )*quiet (hours|time)( to| are| is| should be|:)? {SPAN}{ALWAYS}",
        f"(don't|do not|never) {DISTURB} me {SPAN}{ALWAYS}",
        f"(leave me alone|be quiet|stay quiet) {SPAN}{ALWAYS}",
    )),
    ("no_quiet_hours", (f"(turn off|switch off|disable|remove|drop) (the |my |all )*quiet hours{ALWAYS}",)),
    ("daily_cap", (
        f"((send|write|give)( me)? )?(at most|no more than|not more than|max|maximum|only|up to) NUMBER "
        f"(messages?|notifications?|nudges?|pings?)( from you)?( a| per| each| every) day{ALWAYS}",
        "(set |make |change )?(my |the )?(daily (message )?cap|message limit) (to|is|of|at) NUMBER( messages)?",
    )),
    ("way", (
        f"send( me)? (my |the |all )*{WHAT} (to|on|in|via|through|by|over) {WHERE}(?P<only> only)?( first)?{ALWAYS}",
        f"use {WHERE} (?P<only>only )?(first )?for (my |the |all )*{WHAT}{ALWAYS}",
        f"(my |the |all )*{WHAT} (should )?(go|come) (to|on|in|via|by|over) {WHERE}(?P<only> only)?{ALWAYS}",
    )),
    ("pause", (
        f"(pause|suspend|mute|stop|hold|silence)( my| the| all| sending| sending me)* {REST} "
        "(until|till|through) (?P<until>.+)",
        f"(pause|suspend|mute|stop|hold|silence)( my| the| all| sending| sending me)* {REST} for (?P<for>.+)",
        f"(pause|suspend)( my| the| all)* {REST}",
        "(i'm|i am|i'll be) (on|going on) (vacation|holidays?|leave) (from (?P<since>.+?) )?(until|till|through|to) "
        "(?P<until>.+)",
        "(i'm|i am|i'll be) (on|going on) (vacation|holidays?|leave) for (?P<for>.+)",
        f"(don't|do not) (check in( with me| on me)?|{DISTURB} me) (until|till|before) (?P<until>.+)",
    )),
    ("resume", (
        f"(resume|continue|unpause|restart|un-pause)( my| the| all| sending| sending me)* {REST}{ALWAYS}",
        f"(end|stop|cancel|lift) (the |my )?(pause|vacation)( of (the |my )?{CHECKS})?",
        "(i'm|i am) back from (my |the |our )?(vacation|holidays?|leave)",
    )),
    ("deliveries", (
        f"did (my|the|that|any) {SENT} (go out|arrive|get (sent|delivered|through|out)|come( through| out)?){WHEN}",
        f"(did|have) you (already |really |even )?(send|sent)( me)? (the |my |a |any |that ){SENT}{WHEN}",
        f"(was|were|has|have) (my|the|that) {SENT} (been )?(sent|delivered)( out)?{WHEN}",
        f"what (did|have) you (send|sent|messaged?)( to)?( me)?{WHEN}",
        "(SHOW )(me )?(my |the |your )?(deliveries|delivery (log|ledger|history)|notification (log|history))",
        "(which|what|did any) (messages|reminders|deliveries|check[ -]?ins) (?P<failed>fail|failed|not arrive|"
        "did not arrive|didn't arrive|did not go out|didn't go out)",
    )),
    ("snooze", (
        f"snooze( it| that| this| the (reminder|check[ -]?in|message|notification))?( for| by)? {LENGTH}",
        f"(remind|ask|tell|nudge|ping) me( of)?( that| it| this| about it| about that)? again (in|after) {LENGTH}",
    )),
)  # fmt: skip
