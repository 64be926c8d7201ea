-- What some text that was kept asks for, and its user does not, waits for their word, too.

alter table approvals drop constraint approvals_reason_check;
alter table approvals add constraint approvals_reason_check
    check (reason in ('destructive', 'bulk', 'always', 'outside', 'read'));
