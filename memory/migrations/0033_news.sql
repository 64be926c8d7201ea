-- Whether what is noticed and stands in the way is said first, with the morning.

alter table nudge_settings add column insights_on boolean not null default true;
