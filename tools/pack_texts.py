"""The packs as they are written. What stands in braces is put in for the day.

A line without an indent is a pillar (sign, colour, name: description); then its areas with their importance, then
each one's project with priority and importance, and by when; then three tasks with minutes, kind, energy, and how
often they come again.
"""

STUDENT = """\
🎓 #3b6ea5 Academics: What I study, and what it leads to.
  5 Coursework
    high 5: Intro to Python final project
      45 planning medium: Choose a topic small enough to finish, and write its goal in three sentences
      180 deep_work high: Build the smallest version that runs from start to end
      20 planning low sundays: Note each week what works, what is stuck and what comes next
  4 Career Planning
    high 5 by summer: Find an internship for {summer}
      90 planning medium: List ten places to apply to, with their deadlines, and bring the CV up to date
      120 creative high: Write and send the first three applications
      30 admin low fridays: Follow up on what was sent, and send one more
  3 Extracurriculars
    medium 4 by term: Take part in the {term} hackathon
      40 planning medium: Find a hackathon that is open to students, and two people to go with
      120 creative high: Sign the team up and try one idea in an evening
      45 creative medium: Write down what we built and what I learnt, for the CV
🌿 #4f8f5b Well-being: A body, a head and people that carry me.
  4 Physical Health
    medium 4: A running routine
      20 planning low: Choose three days, a route of twenty minutes, and put the shoes by the door
      30 routine high: Run the route once, slowly enough to talk
      35 routine high mon-wed-sat: Run, and note how far and how it felt
  5 Mental Health
    medium 4: A meditation practice
      15 planning low: Choose a time of the day, a place and a guide of ten minutes
      30 routine low: Sit for ten minutes on three days in a row
      10 routine low daily: Sit for ten minutes
  3 Social Life
    low 3: Get back in touch with old friends
      15 planning low: Write down five people I miss, and what we last talked about
      20 routine low: Write to two of them and suggest a day
      90 routine medium monthly: Meet or call one of them, and fix the next time before we part
💶 #a5803b Finances: Money that is enough, and that I understand.
  4 Budgeting
    high 4: A monthly budget
      60 admin medium: Add up what came in and went out in the last two months
      45 planning medium: Write the budget for {month}: fixed costs, food, fun, a reserve
      30 admin low monthly: Compare the month with its budget, and set the next one
  3 Income
    medium 3: A part-time job
      30 planning low: Mark the hours that are free each week, and what an hour must bring
      90 admin medium: Ask at five places on or near the campus, and apply to two
      20 planning low: Check after the first month: hours, pay, and whether the coursework suffers
  2 Financial Education
    low 2: Read one book on money
      30 planning low: Choose the book: look into two, take the one I would go on reading
      120 deep_work medium: Read the first three chapters and mark what I can use
      40 deep_work medium sundays: Read a chapter and write down one thing to try
"""

ENTREPRENEUR = """\
📈 #3b6ea5 Business Development: Where the business goes, and what carries it.
  5 Strategy
    high 5 by quarter: Reach the goals of {quarter}
      90 planning high: Look back at the last quarter, and choose three goals for {quarter} with a number each
      60 planning high: Break the first goal down to what must be done in the next two weeks
      30 planning medium mondays: Write the three numbers down, and drop what moves none of them
  4 Fundraising
    high 5: A pitch deck for the seed round
      120 deep_work high: Collect the facts: market, traction, team, what the money is for
      180 creative high: Write the ten slides, one sentence each, then their pictures
      90 creative medium: Pitch it to three people who have raised, and mend what they did not get
  4 Operations
    medium 4: An accounting system that runs by itself
      60 admin medium: List every account, card and contract, and compare two accounting programs
      150 admin medium: Set the program up, connect the bank, and book the current month
      45 admin low monthly: Book what is open, and look at the cash that is left in months
🛠️ #8a5ba5 Product: What we make, and for whom.
  5 Product Roadmap
    high 5: An MVP that people can try
      60 planning high: Write down the one problem it solves, and strike out what it does not need
      240 deep_work high: Build the shortest way through it and put it where five people can use it
      30 planning medium fridays: Count who came back this week, and ask one of them why
  4 User Feedback
    high 4: Ten interviews with users
      45 planning medium: Write five open questions, and a list of twenty people to ask
      120 creative high: Hold the first three interviews, and write down their own words
      60 deep_work medium: Sort what was said into what hurts, what helps and what nobody mentioned
  3 Technical Debt
    medium 3: Refactor how people sign in
      90 deep_work high: Draw how signing in works today, and write tests for what must stay
      180 deep_work high: Move it behind one interface, in steps that can each be released
      45 routine low: Watch failed sign-ins for two weeks, and delete the old code
🌿 #4f8f5b Personal Life: What the work is for.
  5 Mental Clarity
    medium 4: A morning routine
      15 planning low: Choose three things for the first half hour, none of them on a screen
      90 routine low: Do them for three mornings, and change what did not fit
      30 routine low daily: Do the morning routine
  4 Family & Friends
    low 3: A weekly family dinner
      15 planning low: Agree on an evening that suits everybody, and keep it free in the calendar
      120 routine medium: Cook the first dinner, without phones at the table
      120 routine low sundays: Have dinner together
  3 Skill Development
    low 2: A new course
      30 planning low: Choose one course: what could I do after it that I can't do now?
      90 deep_work medium: Finish the first lesson and use it once in real work
      60 deep_work medium saturdays: Take the next lesson
"""

EMPLOYEE = """\
💼 #3b6ea5 Career: Work that I am good at, and where it leads.
  5 Professional Development
    high 5: The PMP certification
      60 planning medium: Check the requirements, choose a date for the exam, and count back the weeks
      180 deep_work high: Work through the first domain, and take its practice questions
      90 deep_work high sundays: Take a mock exam, and write down the score and the weakest topic
  5 Work Projects
    high 5 by quarter: The {quarter} client campaign
      60 planning high: Agree with the client on one goal, one number and one budget
      150 creative high: Write the brief and the schedule, and start the first channel
      30 admin medium fridays: Send the client the number of the week, and what changes because of it
  3 Networking
    medium 3: A wider network
      20 planning low: List ten people whose work I would like to know better
      40 creative medium: Write to three of them with a question that only they can answer
      60 routine medium monthly: Have coffee with somebody new, and write down what I can do for them
💪 #4f8f5b Health & Wellness: A body that keeps up.
  4 Fitness
    medium 4: Ten thousand steps a day
      20 planning low: Count the steps of three usual days, and find two ways that can be walked
      45 routine medium: Walk one way to or from work, and once around the block after lunch
      60 routine medium daily: Walk ten thousand steps, and note the number
  4 Nutrition
    medium 4: Meals for the week, cooked ahead
      30 planning low: Choose three dishes that keep, and write one shopping list for them
      120 routine medium: Cook two of them and fill the boxes for three days
      120 routine medium sundays: Cook for the week
  5 Sleep
    high 5: Better sleep
      15 planning low: Note for three days when I go to bed, get up and how rested I am
      30 routine low: Fix one bedtime, put the phone in another room, and darken the window
      15 planning low sundays: Compare the week: hours slept, mornings rested, what kept me up
🤝 #a55b6e Relationships: The people who matter, myself among them.
  5 Family
    medium 4: A weekend with the family
      20 planning low: Ask everybody for two free weekends and one wish
      60 admin medium: Book the place and the way there, and tell everybody
      20 routine low: Choose the picture of the weekend together, and the date of the next one
  3 Friends
    low 3: Get back in touch
      10 planning low: Write down five friends whom I have not seen this year
      30 routine low: Call one of them on the way home
      120 routine medium monthly: See a friend, and fix the next time before we part
  4 Personal Time
    medium 4: Time of my own in the calendar
      15 planning low: Choose two hours a week that nobody else needs, and block them
      120 routine low: Spend the first two hours on something without a purpose
      120 routine low thursdays: Take the two hours, and move them only to another day
"""
