"""The words by which claims are told from common talk."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""Months by name, 1 to 12; longer names before their short forms, as a pattern wants them."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("Monday Mon", "Tuesday Tue", "Wednesday Wed", "Thursday Thu", "Friday Fri", "Saturday Sat", "Sunday Sun")
    )
    for name in names.split()
}  # fmt: skip
"""Weekdays by name, from Monday as 0."""

COUNTING = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(COUNTING.split())},
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "dozens": 24, "twice": 2, "double": 2,
    "thrice": 3, "triple": 3, "half": 0.5, "quarter": 0.25,
}  # fmt: skip

DEEDS = """
    added, created, made, moved, completed, finished, closed, marked, checked off, ticked off, scheduled,
    rescheduled, planned, postponed, deferred, deleted, removed, cleared, archived, restored, renamed,
    changed, updated, adjusted, edited, set, put, saved, stored, noted, logged, recorded, written, wrote,
    sent, emailed, mailed, messaged, texted, called, notified, informed, told, reminded, booked, ordered,
    bought, paid, submitted, published, posted, shared, invited, cancelled, canceled, undone, blocked out,
    reserved, reached out, taken care of, took care of, handled, fixed, resolved, arranged, organised,
    organized, assigned, filed, linked, duplicated, copied, tagged, prioritised, prioritized, reprioritised,
    reprioritized, started, done, did, reopened, skipped, snoozed, accepted, pinned, dismissed
"""
DEED_VERBS = tuple(" ".join(verb.split()) for verb in DEEDS.split(","))
"""Verbs of deeds as they are told once they are done."""

OUR_WORDS = "i aurum pillar pillars area areas project projects task tasks insight insights journal today ok"
OURS = frozenset(OUR_WORDS.split())
"""Names that need no fact."""

BEGINNINGS = """
    a about above according across act action active actually add after again ahead all allow almost along
    already also although always among an and another any anything apart apply approach are as ask aside at
    attend avoid away back balance based be because before begin behind being below besides better between
    beyond big block book both break bring build but buy by call can carefully catch caution celebrate change
    check choose clear close combine come commit compare complete concentrate confidence confirm
    congratulations consider consistent continue could create currently cut daily deadlines decide dedicate
    delegate deadline defer define delay despite did direct discuss do does doing done don't dont down draft
    drop due during each early ease easy effort either eliminate else encourage end energy enjoy enough ensure
    especially establish evaluate even every everything exactly excellent expect explore extend fewer few file
    finally find fine finish finishing first fix focus focusing follow following for form free from full
    further generally get getting give given giving go good great group growing had half handle has have
    having he help helps her here high hold holding how however if ignore important improve in include
    increase instead into investigate is it its it's just keep keeping know last later lead learn leave less
    let letting lift limit link list little long look looking lots low lower maintain make making many maybe
    measure meet missing momentum more most mostly move moving much must my name narrow nearly need neither
    never next nice no none nor normally not note nothing notice now obstacle obstacles of off offer often on
    once only open or order organise organize other others otherwise our out over overall overdue own part pay
    perhaps pick place plan planning please plus point possible postpone prefer prepare preparing prioritise
    prioritize priority probably progress protect prune pull push put quick quickly quite raise rather reach
    read ready really recent recently recommend recommendation recommendations reconnect reconsider reduce
    refine remember remind remove reorder repeat replace reserve resolve rest revisit review right risk same
    save say schedule score see seems select separate set several shall share she shift short should show
    simple simply since skip slow small so some something soon split spread start starting stay steady step
    stick still stop strong success such suggest sure switch tackle take taking talk tell than thanks that
    that's the their them then there there's these they they've think this those though through throughout
    thus tie time to together too top touch toward towards track treat true trust try turn two under
    understand unless unlike unblock until up update urgency use using usually value very wait waiting want
    was watch way we weekly well were what what's whatever when where whether which while who why will with
    within without work working worth would write yes yet you you're you've your yours
"""
COMMON = frozenset(BEGINNINGS.split())
"""Words that begin a sentence without naming anything."""
