-- The blackboard, the rules that judge, and what the user thinks of both.

create table insights (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    type        text not null check (type in (
        'priority_reasoning', 'alignment_analysis', 'pattern_recognition', 'recommendation',
        'goal_coherence', 'time_allocation', 'progress_prediction', 'obstacle_identification')),
    entity_type text not null check (entity_type in ('pillar', 'area', 'project', 'task', 'global')),
    entity_id   uuid,
    title       text not null,
    summary     text not null,
    reasoning   jsonb not null default '{}',
    path        jsonb not null default '[]',
    confidence  double precision not null check (confidence between 0 and 1),
    impact      double precision not null check (impact between 0 and 1),
    tags        text[] not null default '{}',
    source      text not null,
    model       text,
    active      boolean not null default true,
    pinned      boolean not null default false,
    version     integer not null default 1,
    previous_id uuid,
    expires_at  timestamptz,
    created_at  timestamptz not null default now(),
    unique (user_id, id),
    foreign key (user_id, previous_id) references insights (user_id, id)
);
create index insights_active on insights (user_id, created_at desc) where active;
call wall('insights');

create table hrm_rules (
    code            text primary key,
    name            text not null,
    level           text not null check (level in ('pillar', 'area', 'project', 'task', 'cross_level')),
    type            text not null check (type in (
        'scoring', 'filtering', 'relationship', 'temporal', 'constraint', 'pattern_matching')),
    parameters      jsonb not null,
    base_weight     double precision not null check (base_weight between 0 and 1),
    user_adjustable boolean not null default true,
    active          boolean not null default true,
    version         integer not null default 1
);
grant select on hrm_rules to aurum_app;

create table hrm_user_preferences (
    user_id                  uuid primary key references users on delete cascade,
    rule_weight_overrides    jsonb not null default '{}',
    explanation_detail_level text not null default 'balanced'
                             check (explanation_detail_level in ('minimal', 'balanced', 'detailed')),
    show_confidence_scores   boolean not null default true,
    show_reasoning_path      boolean not null default true,
    updated_at               timestamptz not null default now()
);
call wall('hrm_user_preferences');

create table hrm_feedback_log (
    id             uuid primary key default gen_random_uuid(),
    user_id        uuid not null references users on delete cascade,
    insight_id     uuid,
    type           text not null check (type in (
        'insight_helpful', 'insight_not_helpful', 'priority_correct', 'priority_incorrect', 'reasoning_clear',
        'reasoning_unclear', 'recommendation_followed', 'recommendation_ignored')),
    text           text not null default '' check (length(text) <= 20000),
    applied_rules  jsonb not null default '[]',
    original_score double precision,
    created_at     timestamptz not null default now(),
    foreign key (user_id, insight_id) references insights (user_id, id)
);
call wall('hrm_feedback_log');

insert into hrm_rules (code, name, level, type, base_weight, parameters) values
('TEMPORAL_URGENCY_001', 'Task Deadline Urgency', 'task', 'temporal', 0.8, '{
    "confidence": 0.95, "overdue": 1.0,
    "points": [[6, 0.95], [24, 0.9], [72, 0.7], [168, 0.5], [720, 0.2]]
}'),
('PILLAR_ALIGNMENT_001', 'Pillar Importance Scoring', 'cross_level', 'scoring', 0.9, '{
    "confidence": 0.9, "allocation": 0.4, "strength": 0.3, "area": 0.2, "project": 0.1,
    "unaligned": 0.3, "unaligned_confidence": 0.8
}'),
('DEPENDENCY_CHECK_001', 'Task Dependency Analysis', 'task', 'constraint', 0.7, '{
    "confidence": 0.95, "blocked": 0.1, "none": 0.5, "ready": 0.8, "per_unblocked": 0.1
}');
