-- The ten rules in full: what each is for, and its numbers. Three were there before, and get their words.

update hrm_rules set description = 'How close the due date is; without one, 0.'
where code = 'TEMPORAL_URGENCY_001';
update hrm_rules set description =
    'How much of your life it serves: its pillar''s share of time and strength, how much area and project matter.'
where code = 'PILLAR_ALIGNMENT_001';
update hrm_rules set description = 'Whether it can be done, and how much waits for it.'
where code = 'DEPENDENCY_CHECK_001';

insert into hrm_rules (code, name, description, level, type, base_weight, requires_llm, parameters) values
('TEMPORAL_MORNING_PEAK_001', 'Morning Energy Optimization',
 'Deep, creative and planning work into the morning hours.', 'task', 'temporal', 0.5, false, '{
    "confidence": 0.8, "window": [7, 10], "deep_work": 0.3, "creative": 0.25, "planning": 0.2,
    "tags": {
        "deep_work": ["deep work", "deep-work", "deepwork", "focus", "writing", "coding", "research", "study", "analysis"],
        "creative": ["creative", "design", "music", "art", "drawing", "ideas", "brainstorm"],
        "planning": ["planning", "plan", "review", "strategy", "roadmap"],
        "admin": ["admin", "email", "mail", "phone", "call", "calls", "paperwork", "finance", "bills", "taxes"],
        "routine": ["routine", "chore", "chores", "errand", "errands", "household", "shopping", "habit"]
    }
}'),
('GOAL_COHERENCE_001', 'Goal Coherence Analysis',
 'Whether its project collides with others for the same hours, or helps them.', 'cross_level', 'relationship', 0.6, true,
 '{"confidence": 0.7, "conflict": 0.3, "synergy": 0.2, "threshold": 0.7}'),
('PROGRESS_MOMENTUM_001', 'Project Progress Momentum',
 'How its project moves against its own pace.', 'project', 'pattern_matching', 0.5, true,
 '{"confidence": 0.75, "boost": 0.75, "stalled": 0.4, "least_pace": 1}'),
('ENERGY_PATTERN_001', 'Energy-Based Task Matching',
 'The kind of work against the hour, your pattern, and how much energy you said you have.', 'task', 'temporal', 0.6, true, '{
    "confidence": 0.75, "steady": 0.6, "peak_deep": 0.9, "peak_else": 0.4, "off_deep": 0.3, "off_else": 0.7,
    "fit": 0.1, "felt": 0.2,
    "windows": {"morning": [6, 12], "afternoon": [13, 17], "evening": [18, 22]},
    "fits": {"deep_work": "morning", "planning": "morning", "admin": "afternoon", "creative": "evening", "routine": "any"},
    "takes": {"deep_work": 1, "creative": 0.75, "planning": 0.5, "admin": 0.25, "routine": 0},
    "tags": {
        "deep_work": ["deep work", "deep-work", "deepwork", "focus", "writing", "coding", "research", "study", "analysis"],
        "creative": ["creative", "design", "music", "art", "drawing", "ideas", "brainstorm"],
        "planning": ["planning", "plan", "review", "strategy", "roadmap"],
        "admin": ["admin", "email", "mail", "phone", "call", "calls", "paperwork", "finance", "bills", "taxes"],
        "routine": ["routine", "chore", "chores", "errand", "errands", "household", "shopping", "habit"]
    }
}'),
('CONTEXT_SWITCHING_001', 'Context Switch Penalty',
 'Staying in the area you were last in today.', 'cross_level', 'scoring', 0.4, false,
 '{"confidence": 0.9, "switch": 0.2, "same": 0.15}'),
('WORKLIFE_BALANCE_001', 'Work-Life Balance Monitor',
 'What its pillar gets of your time against what it should get.', 'cross_level', 'pattern_matching', 0.5, true, '{
    "confidence": 0.7, "unknown_confidence": 0.35, "imbalance": 0.5, "prior_minutes": 600,
    "targets": {"work": 0.6, "health": 0.2, "relationships": 0.15, "personal": 0.05},
    "icons": {
        "work": ["💼", "📈", "🛠", "🎓", "💻", "🏢", "👔", "🚀", "🧑‍💻", "👩‍💻", "👨‍💻"],
        "health": ["💪", "🌿", "🏃", "🏃‍♀", "🏃‍♂", "🧘", "🧘‍♀", "🧘‍♂", "🍎", "🥗", "🏋", "🚴", "🩺", "😴"],
        "relationships": ["🤝", "❤", "👪", "👨‍👩‍👧", "👨‍👩‍👧‍👦", "💞", "🫶", "👥", "💑", "🥰"],
        "personal": ["📚", "🎨", "🕊", "🏡", "🏠", "💶", "💰", "🌱", "🎵", "✨", "🙏"]
    }
}'),
('SKILL_DEVELOPMENT_001', 'Skill Development Priority',
 'Whether its tags, or its project''s, say that it builds a skill.', 'task', 'scoring', 0.4, true, '{
    "confidence": 0.6, "adds": 0.25,
    "skills": {
        "technical": ["technical", "coding", "programming", "code", "software", "data", "engineering", "python", "sql"],
        "leadership": ["leadership", "management", "mentoring", "team", "delegation", "hiring"],
        "communication": ["communication", "presentation", "speaking", "writing", "negotiation", "language", "networking"],
        "domain_knowledge": ["learning", "course", "study", "reading", "research", "training", "certification", "skill"]
    }
}');
