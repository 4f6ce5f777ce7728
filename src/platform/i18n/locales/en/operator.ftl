### Operation of the installation

## Operation
operator-lead = What waits for a decision, and how this installation stands.
operator-overview = Overview
operator-waiting = Tasks
operator-what = What
operator-due = Due on
operator-task-requested = Request for a subscription
operator-task-ending = A subscription ends soon
operator-task-other = Task
operator-refuse = Turn down
operator-refused = The request was turned down.
operator-answered-before = The request had been answered already.
operator-figures = Figures
operator-subscriptions-held = Subscriptions in force
operator-jobs-failed = Failed jobs
operator-calls = Calls to the ERP today
operator-installation = Installation
operator-version = Version
operator-engine = Database
operator-address = Public address
operator-sender = Sender
operator-smtp = Mail server
operator-smtp-well = No faults
operator-smtp-failing = Failing
operator-smtp-fault = The mail server has been failing since { $since }; sending waits and is retried by itself.
operator-workers = Live workers

## Companies
operator-companies = Companies
operator-companies-none = No companies
operator-companies-none-text = Here you will see the registered companies, their last synchronisation and their subscription.
operator-search-company = Name of the company
operator-administrators = Administrators

## Subscriptions
operator-subscriptions = Subscriptions
operator-subscriptions-short = Subscrip­tions
operator-subscriptions-lead = They are granted to a person; registering a company takes one.
operator-subscriptions-none = No subscriptions
operator-subscriptions-none-text = Grant the first one to the address of an account.
operator-search-owner = E-mail or company
operator-owner = Granted to
operator-free = Free
operator-grant = Grant subscription
operator-grant-lead = Valid from today.
operator-grant-do = Grant
operator-grant-email = E-mail address of the account
operator-grant-email-hint = The person needs an account in this installation.
operator-until-hint = Last day, included. Empty: without end.
operator-granted = The subscription was granted.
operator-changed = The changes were saved and hold from now on.
operator-ended = The subscription has ended.
operator-fault-plan = Choose a plan.
operator-fault-until = Enter a date that has not passed, or leave the field empty.
operator-fault-email = Write an address such as name@company.test.
operator-fault-nobody = No account has this address.
operator-subscription = Subscription
operator-terms = Terms
operator-history = History
operator-end = End subscription
operator-end-title = End this subscription?
operator-end-what = It is no longer in force at once: automatic notices and extensions stop.
operator-end-kept = Nothing is deleted. With another last day the subscription is in force again.
operator-end-not = Keep it

operator-release = Release
operator-release-title = Release this company?
operator-release-what = Sending stops, its integration keys and invitations are revoked, and nobody finds it among their companies any more. Statement links that were sent say that they were withdrawn. This cannot be undone.
operator-release-kept = What was written is kept, the audit log too. Its company number in the ERP and its subscription are free to register it again.
operator-release-type = To confirm, type { $slug }
operator-release-unlike = Type exactly { $slug }.
operator-release-not = Keep it
operator-released = { $name } has been released.
operator-seats = Seats by plan
operator-seats-text = Administrators and agents take a seat. The number holds for every company with the plan.
operator-seats-saved = The seats were saved.
operator-fault-seats = Write a number from 1 to 10,000.

## Jobs
operator-jobs = Jobs
operator-jobs-lead = What runs in the background, what failed and what recurs.
operator-failed = Failed
operator-failed-none = No job has failed.
operator-live = Waiting and running
operator-live-none = Nothing runs at this moment.
operator-recurring = Recurring
operator-last = Last time
operator-next = Next time
operator-never = Not yet
operator-took = { $ms } ms
operator-attempts = Attempts
operator-cancel = Cancel
operator-stopping = Stopping
operator-job-retried = The job will begin in a moment.
operator-job-not-retried = That job is no longer among the failed ones, or the same is under way already.
operator-job-cancelled = The job will stop as soon as the present step ends.
operator-job-over = That job has ended already.
operator-task-tick = Plan and prepare notices
operator-task-reap = Take back what dead workers held
operator-task-hourly = Synchronise every company
operator-task-purge = Remove what has expired
operator-task-endings = Tell of subscriptions that end soon
operator-task-hooks = Handle ERP events
operator-task-keys = Look at keys that end soon
operator-job-subscription = Subscribe to ERP events
operator-job-adjustment = Send an adjustment of stock

## Mail
operator-mail = Undelivered mail
operator-mail-lead = Of all companies and of the service itself.
operator-mail-none = Everything arrived
operator-mail-none-text = No mail has failed, has an unknown fate or is being retried.
operator-mail-to = To
operator-mail-unknown = Unknown
operator-mail-failed = Failed
operator-mail-again = Retrying
operator-mail-treat = Treat as sent
operator-mail-resend = Send again
operator-mail-gone = Its text is not kept any more.
operator-mail-link = It carries a personal link; its company sends it again with a new one.
operator-mail-settled = The decision was written down.
operator-mail-not-settled = That mail was settled already or cannot be sent again.
operator-kind-notice = Collection notice
operator-kind-reset = Password reset
operator-kind-changed = Password changed
operator-kind-invitation = Team invitation
operator-kind-test = Test

## Accounts
operator-users = Users
operator-user = User
operator-users-lead = Who has an account in this installation. Disabling one ends its sessions at once.
operator-users-none = Nobody
operator-users-none-text = No account fits the search.
operator-search-user = Name or e-mail
operator-user-active = Active
operator-user-disabled = Disabled
operator-disable = Disable
operator-enable = Enable
operator-disabled = { $who } can no longer sign in.
operator-enabled = { $who } can sign in again.
operator-not-oneself = Nobody disables their own account.

## First operator
operator-setup-title = Run this installation
operator-setup-lead = These details create the account of the person who runs Mostrador. This link works once.
operator-setup-name = Your name
operator-setup-name-fault = Write your name, up to 100 characters.
operator-setup-email = Your e-mail address
operator-setup-do = Make my account
operator-setup-done = Your account was made. Sign in.
operator-setup-taken = This address has an account. Use another one, or make it an operator on the command line.
operator-setup-over = Somebody runs this installation already. If it is you, sign in.
operator-setup-expired = The link has expired. Start the server again: it prints a new one.
operator-setup-unknown = The link is not the last one that the server printed at its start. Use that one, or start it again to get another.
