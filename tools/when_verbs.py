"""The verbs with which tasks begin."""

_VERBS = (
    "accept add answer apply arrange ask attend back bake bathe bill book borrow bring brush build buy "
    "call cancel carry catch change charge check clean clear close collect complete compare confirm "
    "contact cook copy cut debug decide deliver deploy deposit design discuss do download draft drink "
    "drive drop dust edit email e-mail empty exercise export fax feed fetch file fill find finish fix "
    "fold follow frame get give go grab green grind hand hang help hire hoover import install inform "
    "invite invoice iron join keep knit learn leave lift list load look mail make measure meditate meet "
    "mend merge message mop move mow order organise organize pack paint pay phone pick plan plant play "
    "post practice practise prep prepare print process proofread publish pull purchase push put read rebook "
    "record refill refund register release remind renew rent repair replace reply report request research "
    "reserve return review rewrite ride ring run save scan schedule see sell send set ship shop sign sketch "
    "sort speak start stop stretch study submit sweep swim take talk teach tell test text thank throw "
    "tidy top train translate trim try turn type unload unpack update upgrade upload vacuum visit wake "
    "walk wash watch water wrap write "
)
VERBS = frozenset(_VERBS.split())
"""In the form in which one writes them down: "call mum"."""
